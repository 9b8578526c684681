"""Full-text search over entities and articles, best first (BM25)."""

import sqlite3

from belligraph.graph.sqlite.filters import match
from belligraph.graph.store import Hit

ENTITIES = ("entity", "entity_text", "4.0, 1.0", 12)
ARTICLES = ("article", "article_text", "4.0, 1.0", 24)
"""Table, its index, weights of the index's columns, words of a snippet."""


def search(connection: sqlite3.Connection, text: str, limit: int) -> list[Hit]:
    """Up to `limit` hits, entities before articles; when both abound, half of each.

    Every word must be there, as a word or the start of one. Raises QueryError for a text without words.
    """
    query = match(text)
    entities = _best(connection, query, limit, *ENTITIES[:3])
    articles = _best(connection, query, limit, *ARTICLES[:3])
    entities = entities[: max(limit - len(articles), (limit + 1) // 2)]
    return [
        *(_hit(connection, query, row, *ENTITIES) for row in entities),
        *(_hit(connection, query, row, *ARTICLES) for row in articles[: limit - len(entities)]),
    ]


def _best(
    connection: sqlite3.Connection, query: str, limit: int, table: str, index: str, weights: str
) -> list[tuple[int, str, float]]:
    """(n, id, score), best first."""
    return connection.execute(
        f"SELECT n, id, -bm25({index}, {weights}) AS score FROM {index} JOIN {table} ON n = {index}.rowid "
        f"WHERE {index} MATCH ? ORDER BY score DESC, id LIMIT ?",
        (query, max(limit, 0)),
    ).fetchall()


def _hit(
    connection: sqlite3.Connection,
    query: str,
    row: tuple[int, str, float],
    table: str,
    index: str,
    weights: str,
    words: int,
) -> Hit:
    """The hit with its snippet, which is made only for the rows that are shown."""
    n, id, score = row
    (snippet,) = connection.execute(
        f"SELECT snippet({index}, -1, '«', '»', '…', {words}) FROM {index} "
        f"WHERE {index} MATCH ? AND rowid = ?",
        (query, n),
    ).fetchone()
    return Hit(kind=table, id=id, snippet=snippet, score=score)
