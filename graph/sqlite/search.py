"""Full-text search over entities, articles and claims, best first."""

import sqlite3
from collections.abc import Sequence

from belligraph.graph.deadline import check_deadline
from belligraph.graph.sqlite.filters import words_of
from belligraph.graph.store import ARTICLES_READ, Hit, SearchIn
from belligraph.graph.words import mark

EXACT = 20.0
"""What an entity gains that has just these words as a name: it goes before all others."""
KNOWN = "8.0 * claims / (claims + 20.0)"
"""What an entity gains by its claims: as much as words do, so that few letters find what is in the news."""


def search(connection: sqlite3.Connection, text: str, limit: int, kinds: Sequence[SearchIn]) -> list[Hit]:
    """Up to `limit` hits in order of `kinds`; where several abound, as many of each.

    Every word must be there, as a word or the start of one. Raises QueryError for a text without words.
    """
    query = " AND ".join(f"({_forms(word)})" for word in words_of(text))
    found = [list(_SEARCHES[kind](connection, query, text, limit)) for kind in dict.fromkeys(kinds)]
    taken = [0] * len(found)
    while sum(taken) < limit and any(n < len(hits) for n, hits in zip(taken, found, strict=True)):
        for at, hits in enumerate(found):
            taken[at] += taken[at] < len(hits) and sum(taken) < limit
    return [hit for n, hits in zip(taken, found, strict=True) for hit in hits[:n]]


def _forms(word: str) -> str:
    """The word and its prefix, so that whole words count twice; of a few letters also as an abbreviation."""
    letters = word.strip('"')
    dotted = f' OR "{" ".join(letters)}"' if letters.isalpha() and 2 <= len(letters) <= 4 else ""
    return f"{word} OR {word}*{dotted}"


def _folded(text: str) -> list[str]:
    """The text as a name is kept for look-up, and as an abbreviation: us, u.s."""
    name = " ".join(text.split()).casefold()
    return [name, ".".join([*name, ""])]


def _entities(connection: sqlite3.Connection, query: str, text: str, limit: int) -> list[Hit]:
    """By BM25, names before aliases; with more claims, and with just these words as a name, before others."""
    rows = connection.execute(
        f"SELECT n, id, -bm25(entity_text, 4.0, 1.0) + {KNOWN} "
        "+ ? * (id IN (SELECT entity FROM vote WHERE folded IN (?, ?))) AS score "
        "FROM entity_text JOIN entity ON n = entity_text.rowid "
        "WHERE entity_text MATCH ? ORDER BY score DESC, id LIMIT ?",
        (EXACT, *_folded(text), query, max(limit, 0)),
    ).fetchall()
    return [Hit(SearchIn.ENTITY, id, _names(connection, query, n), score) for n, id, score in rows]


def _names(connection: sqlite3.Connection, query: str, n: int) -> str:
    """The entity's name where it matches, else its aliases that do."""
    name, aliases = connection.execute(
        "SELECT highlight(entity_text, 0, '«', '»'), highlight(entity_text, 1, '«', '»') FROM entity_text "
        "WHERE entity_text MATCH ? AND rowid = ?",
        (query, n),
    ).fetchone()
    return name if "«" in name else ", ".join(line for line in aliases.split("\n") if "«" in line)


def _best_articles(connection: sqlite3.Connection, query: str, limit: int) -> list[tuple[int, str, float]]:
    return connection.execute(
        "SELECT n, id, -bm25(article_text, 4.0, 1.0) AS score FROM article_text "
        "JOIN article ON n = article_text.rowid WHERE article_text MATCH ? ORDER BY score DESC, id LIMIT ?",
        (query, max(limit, 0)),
    ).fetchall()


def _articles(connection: sqlite3.Connection, query: str, text: str, limit: int) -> list[Hit]:
    """By BM25, headlines before texts."""
    hits = []
    for n, id, score in _best_articles(connection, query, limit):
        (snippet,) = connection.execute(
            "SELECT snippet(article_text, -1, '«', '»', '…', 24) FROM article_text "
            "WHERE article_text MATCH ? AND rowid = ?",
            (query, n),
        ).fetchone()
        hits.append(Hit(SearchIn.ARTICLE, id, " ".join(snippet.split()), score))
    return hits


def _claims(connection: sqlite3.Connection, query: str, text: str, limit: int) -> list[Hit]:
    """Claims whose sentence has all the words, by their article's score and place in it; one a sentence."""
    hits: list[Hit] = []
    for _, article, score in _best_articles(connection, query, ARTICLES_READ):
        check_deadline()
        rows = connection.execute(
            "SELECT start, id, quote FROM claim WHERE article = ? ORDER BY position",
            (article,),
        )
        sentences: dict[int, tuple[str, str]] = {}
        for start, id, quote in rows:
            sentences.setdefault(start, (id, quote))
        for _, (id, quote) in sorted(sentences.items()):
            if len(hits) >= limit:
                return hits
            marked = mark(quote, text)
            if marked is not None:
                hits.append(Hit(SearchIn.CLAIM, id, marked, score))
    return hits


_SEARCHES = {SearchIn.ENTITY: _entities, SearchIn.ARTICLE: _articles, SearchIn.CLAIM: _claims}
