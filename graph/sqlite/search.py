"""Full-text search over entities and articles, best first."""

import sqlite3

from belligraph.errors import QueryError
from belligraph.graph.sqlite.filters import match
from belligraph.graph.store import Hit

ENTITY_SQL = """
SELECT 'entity', id, snippet(entity_text, 1, '«', '»', '…', 12), -bm25(entity_text, 0, 10, 4) AS score
FROM entity_text WHERE entity_text MATCH ? ORDER BY score DESC, id LIMIT ?
"""
ARTICLE_SQL = """
SELECT 'article', id, snippet(article_text, -1, '«', '»', '…', 24), -bm25(article_text, 0, 4, 1) AS score
FROM article_text WHERE article_text MATCH ? ORDER BY score DESC, id LIMIT ?
"""


def search(connection: sqlite3.Connection, text: str, limit: int) -> list[Hit]:
    """Entities first, then articles; each word is taken as a prefix. Raises QueryError for no word."""
    if not text.split():
        raise QueryError("search needs at least one word")
    query = match(text)
    found: list[Hit] = []
    for statement in (ENTITY_SQL, ARTICLE_SQL):
        room = limit - len(found)
        if room > 0:
            found += [Hit(*row) for row in connection.execute(statement, (query, room))]
    return found
