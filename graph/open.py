"""From a path or URL to a store."""

from pathlib import Path

from belligraph.errors import StoreError
from belligraph.graph.sqlite.store import SqliteStore
from belligraph.graph.store import Store

SERVERS = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")


def open_store(where: str | Path, read_only: bool = False, *, keep: int = 0) -> Store:
    """The store at a file path, made where there is none (unless it is only to be read).

    `keep`: bytes of answers that it keeps until it changes.

    Raises StoreError for a server's URL (there is no server engine yet), another URL, or an unusable file.
    """
    scheme, mark, _ = str(where).partition("://")
    if mark and scheme.lower() in SERVERS:
        raise StoreError(f"{where}: stores on a Neo4j server are not supported yet; give a file path")
    if mark:
        raise StoreError(f"{where}: a store is a file; give its path")
    return SqliteStore(where, read_only, keep=keep)
