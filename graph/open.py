"""From a path or URL to a store."""

from pathlib import Path

from belligraph.errors import StoreError
from belligraph.graph.sqlite.store import SqliteStore

SERVERS = ("neo4j://", "neo4j+s://", "neo4j+ssc://", "bolt://", "bolt+s://", "bolt+ssc://")


def open_store(where: str | Path, *, read_only: bool = False) -> SqliteStore:
    """The store at a file path. Raises StoreError for a server's URL (no server engine yet) or an unusable file."""
    if str(where).startswith(SERVERS):
        raise StoreError(f"{where}: a Neo4j server can't be used as the store yet; give a file path")
    return SqliteStore(where, read_only=read_only)
