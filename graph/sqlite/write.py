"""Writing: a batch of extractions enters whole, with all that is derived from it, in one transaction."""

import sqlite3
from collections.abc import Iterable, Sequence

from belligraph.errors import ClaimRefused
from belligraph.graph.sqlite import rows
from belligraph.graph.sqlite.connect import transaction
from belligraph.graph.sqlite.derive import Changes
from belligraph.graph.sqlite.reprints import displace, place
from belligraph.graph.store import Outcome
from belligraph.schema.checks import check_extraction
from belligraph.schema.records import Extraction


def add(connection: sqlite3.Connection, batch: Iterable[Extraction]) -> Sequence[tuple[str, Outcome]]:
    """Check and write a batch; (article id, outcome) in its order. A stored article stays as it is.

    Raises ClaimRefused for the first unsound extraction, and then nothing of the batch is kept.
    """
    extractions = list(batch)
    for extraction in extractions:
        check_extraction(extraction)
    outcomes: list[tuple[str, Outcome]] = []
    with transaction(connection):
        changes = Changes(connection)
        for extraction in extractions:
            id = extraction.article.id
            if connection.execute("SELECT 1 FROM article WHERE id = ?", (id,)).fetchone():
                outcomes.append((id, Outcome.KNOWN))
                continue
            cluster = _insert(connection, extraction, changes)
            changes.count(extraction, cluster, 1)
            outcomes.append((id, Outcome.ADDED))
        changes.apply()
    return outcomes


def remove(connection: sqlite3.Connection, article: str) -> bool:
    """Take an article and all that rests on it away; False when it is not there."""
    with transaction(connection):
        row = connection.execute("SELECT n, cluster FROM article WHERE id = ?", (article,)).fetchone()
        if row is None:
            return False
        n, cluster = row
        changes = Changes(connection)
        changes.count(stored(connection, article), cluster, -1)
        connection.execute(
            "INSERT INTO article_text (article_text, rowid, headline, text) "
            "SELECT 'delete', n, headline, text FROM article WHERE n = ?",
            (n,),
        )
        connection.execute("DELETE FROM claim WHERE article = ?", (article,))
        connection.execute("DELETE FROM mention WHERE article = ?", (n,))
        connection.execute("DELETE FROM article WHERE n = ?", (n,))
        changes.move(displace(connection, n, cluster))
        changes.apply()
    return True


def stored(connection: sqlite3.Connection, article: str) -> Extraction:
    """The extraction as it was added; the article must be there."""
    *columns, sentences, forms = connection.execute(
        f"SELECT {rows.ARTICLE}, sentences, forms FROM article WHERE id = ?", (article,)
    ).fetchone()
    claims = connection.execute(
        f"SELECT {rows.CLAIM} FROM claim WHERE article = ? ORDER BY position", (article,)
    )
    mentions = connection.execute(
        f"SELECT {rows.MENTION} FROM {rows.MENTIONS} WHERE article.id = ? ORDER BY position", (article,)
    )
    return Extraction(
        article=rows.read_article(tuple(columns)),
        sentences=rows.read_sentences(article, sentences),
        forms=rows.read_forms(forms),
        mentions=tuple(map(rows.read_mention, mentions)),
        claims=tuple(map(rows.read_claim, claims)),
    )


def _insert(connection: sqlite3.Connection, extraction: Extraction, changes: Changes) -> int:
    """Write what was read; the article's cluster comes back."""
    article = extraction.article
    (n,) = connection.execute("SELECT coalesce(max(n), 0) + 1 FROM article").fetchone()
    placed = place(connection, n, article.id, article.text)
    changes.move(placed.moves)
    connection.execute(
        f"INSERT INTO article (n, cluster, origin, sentences, forms, {rows.ARTICLE}) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            n,
            placed.cluster,
            placed.origin,
            rows.sentences_text(extraction),
            rows.forms_text(extraction),
            article.id,
            article.source,
            article.url,
            article.headline,
            rows.day_text(article.published),
            article.text,
            article.language,
        ),
    )
    connection.execute(
        "INSERT INTO article_text (rowid, headline, text) VALUES (?, ?, ?)",
        (n, article.headline, article.text),
    )
    connection.executemany(
        "INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [rows.mention_row(mention, n, i) for i, mention in enumerate(extraction.mentions)],
    )
    try:
        connection.executemany(
            f"INSERT INTO claim ({rows.CLAIM_COLUMNS}) VALUES ({', '.join('?' * 22)})",
            [rows.claim_row(claim, i, article.published) for i, claim in enumerate(extraction.claims)],
        )
    except sqlite3.IntegrityError:
        raise ClaimRefused(
            f"article {article.id}: one of its claims has the id of a stored claim; "
            "ids must come from the content (Claim.make)"
        ) from None
    return placed.cluster
