"""Writing: a batch of extractions enters whole, and all that is derived from it with it, in one transaction."""

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Sequence

from belligraph.graph.assemble import Form, Stand, edge_ends, edge_id, edge_of, entity_of
from belligraph.graph.origins import alike, bands, clusters, pack, sketch, unpack
from belligraph.graph.store import Outcome
from belligraph.schema.checks import check_extraction
from belligraph.schema.records import Article, Claim, EntityType, Extraction, Mood, Record, Resolution

UNNAMED = (Resolution.PRONOUN.value, Resolution.DESCRIPTION.value)
CHUNK = 500  # below SQLite's limit of bound variables


def dump(record: Record) -> str:
    """A record as canonical JSON."""
    return json.dumps(
        record.model_dump(mode="json"), sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )


def add(connection: sqlite3.Connection, batch: Iterable[Extraction]) -> list[tuple[str, Outcome]]:
    """Check and write a batch; what is derived is brought up to date once at its end."""
    rows = list(batch)
    for extraction in rows:
        check_extraction(extraction)
    outcomes: list[tuple[str, Outcome]] = []
    touched = _Touched()
    for extraction in rows:
        article = extraction.article
        if connection.execute("SELECT 1 FROM article WHERE id = ?", (article.id,)).fetchone():
            outcomes.append((article.id, Outcome.KNOWN))
            continue
        _add_article(connection, article)
        _add_reading(connection, extraction)
        touched.extraction(extraction)
        outcomes.append((article.id, Outcome.ADDED))
    _derive(connection, touched)
    return outcomes


def remove(connection: sqlite3.Connection, article: str) -> bool:
    """Take an article away, and bring what rested on it up to date."""
    if not connection.execute("SELECT 1 FROM article WHERE id = ?", (article,)).fetchone():
        return False
    touched = _Touched()
    touched.edges.update(
        connection.execute("SELECT subject, relation, object FROM claim WHERE article = ?", (article,))
    )
    touched.entities.update(
        row[0] for row in connection.execute("SELECT entity FROM form WHERE article = ?", (article,))
    )
    near = connection.execute(
        "SELECT other FROM reprint WHERE one = ? UNION SELECT one FROM reprint WHERE other = ?",
        (article, article),
    )
    touched.articles.update(row[0] for row in near)
    connection.execute("DELETE FROM article_text WHERE id = ?", (article,))
    connection.execute("DELETE FROM article WHERE id = ?", (article,))
    _derive(connection, touched)
    return True


class _Touched:
    """What a change rests on: to be derived anew."""

    def __init__(self) -> None:
        self.articles: set[str] = set()
        self.entities: set[str] = set()
        self.edges: set[tuple[str, str, str]] = set()

    def extraction(self, extraction: Extraction) -> None:
        self.articles.add(extraction.article.id)
        self.entities.update(form.id for form in extraction.forms)
        for claim in extraction.claims:
            self.claim(claim.subject, claim.relation, claim.object)

    def claim(self, subject: str, relation: str, obj: str) -> None:
        first, last = edge_ends(subject, relation, obj)
        self.edges.add((first, relation, last))
        self.entities.update((subject, obj))


def _add_article(connection: sqlite3.Connection, article: Article) -> None:
    kept = sketch(article.content)
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    published = article.published.isoformat() if article.published else None
    connection.execute(
        "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (article.id, article.source, article.headline, published, article.id, pack(kept), now, dump(article)),
    )
    keys = bands(kept)
    connection.execute(
        "INSERT INTO article_text VALUES (?, ?, ?)", (article.id, article.headline, article.text)
    )
    where = " OR ".join(["(band = ? AND key = ?)"] * len(keys))
    candidates = connection.execute(
        f"SELECT DISTINCT a.id, a.sketch FROM band b JOIN article a ON a.id = b.article WHERE {where}",
        [value for key in keys for value in key],
    ).fetchall()
    for other, blob in candidates:
        if alike(kept, unpack(blob)):
            connection.execute("INSERT INTO reprint VALUES (?, ?)", sorted((article.id, other)))
    connection.executemany("INSERT INTO band VALUES (?, ?, ?)", [(*key, article.id) for key in keys])


def _add_reading(connection: sqlite3.Connection, extraction: Extraction) -> None:
    key = extraction.article.id
    published = extraction.article.published
    connection.executemany(
        "INSERT INTO sentence VALUES (?, ?, ?, ?)",
        [(key, s.index, s.start, s.end) for s in extraction.sentences],
    )
    connection.executemany(
        "INSERT INTO form VALUES (?, ?, ?, ?, ?)",
        [(f.id, key, f.type.value, f.name, f.acts_for) for f in extraction.forms],
    )
    connection.executemany(
        "INSERT INTO mention VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (key, i, m.entity, m.sentence, m.start, m.end, m.text, m.resolution.value)
            for i, m in enumerate(extraction.mentions)
        ],
    )
    day = published.isoformat() if published else None
    connection.executemany(
        f"INSERT INTO claim VALUES ({', '.join('?' * 18)})",
        [_claim_row(claim, i, day) for i, claim in enumerate(extraction.claims)],
    )


def _claim_row(claim: Claim, position: int, published: str | None) -> tuple[object, ...]:
    time, said = claim.time, claim.attribution
    start = time.start if time else None
    end = time.end if time else None
    return (
        claim.id,
        claim.article,
        position,
        edge_id(claim.subject, claim.relation, claim.object),
        claim.subject,
        claim.relation,
        claim.object,
        claim.item,
        claim.place,
        claim.mood.value,
        int(claim.negated),
        int(said is not None),
        said.entity if said else None,
        claim.confidence,
        start.isoformat() if start else None,
        end.isoformat() if end else None,
        published,
        dump(claim),
    )


def _derive(connection: sqlite3.Connection, touched: _Touched) -> None:
    for origin_changed in _origins(connection, touched.articles):
        touched.edges.update(
            connection.execute(
                "SELECT subject, relation, object FROM claim WHERE article = ?", (origin_changed,)
            )
        )
    edges = {(edge_ends(s, r, o)[0], r, edge_ends(s, r, o)[1]) for s, r, o in touched.edges}
    for subject, relation, obj in sorted(edges):
        touched.entities.update((subject, obj))
        _edge(connection, subject, relation, obj)
    for entity in sorted(touched.entities):
        _entity(connection, entity)


def _origins(connection: sqlite3.Connection, articles: set[str]) -> list[str]:
    """Bring the origins of these articles' clusters up to date; the articles whose origin changed."""
    seen: set[str] = set()
    waiting = sorted(articles)
    pairs: list[tuple[str, str]] = []
    while waiting:
        article = waiting.pop()
        if article in seen:
            continue
        seen.add(article)
        near = connection.execute(
            "SELECT one, other FROM reprint WHERE one = ? UNION ALL SELECT one, other FROM reprint WHERE other = ?",
            (article, article),
        ).fetchall()
        pairs += near
        waiting += [x for pair in near for x in pair if x not in seen]
    changed = []
    for article, origin in sorted(clusters(seen, pairs).items()):
        if connection.execute(
            "UPDATE article SET origin = ? WHERE id = ? AND origin <> ?", (origin, article, origin)
        ).rowcount:
            changed.append(article)
    return changed


def _date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _edge(connection: sqlite3.Connection, subject: str, relation: str, obj: str) -> None:
    key = edge_id(subject, relation, obj)
    rows = connection.execute(
        "SELECT c.article, a.origin, c.mood, c.negated, c.start, c.stop FROM claim c JOIN article a ON a.id = c.article "
        "WHERE c.edge = ?",
        (key,),
    ).fetchall()
    connection.execute("DELETE FROM edge WHERE id = ?", (key,))
    if not rows:
        return
    stands = [
        Stand(a, origin, Mood(mood), bool(no), _date(start), _date(end))
        for a, origin, mood, no, start, end in rows
    ]
    e = edge_of(subject, relation, obj, stands)
    connection.execute(
        f"INSERT INTO edge VALUES ({', '.join('?' * 14)})",
        (
            *(
                e.id,
                e.subject,
                e.relation,
                e.object,
                e.claims,
                e.articles,
                e.origins,
                e.actual,
                e.planned,
                e.possible,
            ),
            *(e.negated, int(e.contested), e.first and e.first.isoformat(), e.last and e.last.isoformat()),
        ),
    )


def _entity(connection: sqlite3.Connection, entity: str) -> None:
    forms = connection.execute("SELECT type, name, acts_for FROM form WHERE entity = ?", (entity,)).fetchall()
    known = connection.execute("SELECT number FROM entity WHERE id = ?", (entity,)).fetchone()
    if known:
        connection.execute("DELETE FROM entity_text WHERE rowid = ?", known)
    connection.execute("DELETE FROM alias WHERE entity = ?", (entity,))
    if not forms:
        connection.execute("DELETE FROM entity WHERE id = ?", (entity,))
        return
    names = connection.execute(
        f"SELECT DISTINCT text FROM mention WHERE entity = ? AND resolution NOT IN ({', '.join('?' * len(UNNAMED))})",
        (entity, *UNNAMED),
    )
    folded = entity_of(entity, [Form(EntityType(t), n, a) for t, n, a in forms], [row[0] for row in names])
    claims = connection.execute(
        "SELECT count(*) FROM claim WHERE subject = ?1 OR object = ?1", (entity,)
    ).fetchone()[0]
    aliases = json.dumps(folded.aliases, ensure_ascii=False, separators=(",", ":"))
    number = connection.execute(
        "INSERT INTO entity (number, id, type, name, acts_for, claims, aliases) VALUES (?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET type = excluded.type, name = excluded.name, acts_for = excluded.acts_for, "
        "claims = excluded.claims, aliases = excluded.aliases RETURNING number",
        (
            known[0] if known else None,
            entity,
            folded.type.value,
            folded.name,
            folded.acts_for,
            claims,
            aliases,
        ),
    ).fetchone()[0]
    connection.execute(
        "INSERT INTO entity_text (rowid, id, name, aliases) VALUES (?, ?, ?, ?)",
        (number, entity, folded.name, "\n".join(folded.aliases)),
    )
    connection.executemany(
        "INSERT OR IGNORE INTO alias VALUES (?, ?)", [(a, entity) for a in _folded(folded.aliases)]
    )


def _folded(aliases: Sequence[str]) -> list[str]:
    return list({alias.casefold(): alias for alias in aliases}.values())
