"""The embedded store: a reader whose connections are one a thread, and one writer at a time."""

import sqlite3
import threading
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Self

from belligraph.errors import StoreError
from belligraph.graph.sqlite import search as full_text
from belligraph.graph.sqlite import write
from belligraph.graph.sqlite.connect import connect
from belligraph.graph.sqlite.read import SqliteReader
from belligraph.graph.store import Hit, Outcome
from belligraph.schema.records import Extraction


class SqliteStore(SqliteReader):
    """A store in one SQLite file (WAL, synchronous FULL). Keeps `belligraph.graph.store.Store`.

    Any number of threads may read; each sees the last committed state. Raises StoreError for a file that
    can't be used.
    """

    def __init__(self, path: str | Path, *, read_only: bool = False) -> None:
        self.path = Path(path)
        self.read_only = read_only
        self._local = threading.local()
        self._all: list[sqlite3.Connection] = []
        self._guard = threading.Lock()
        self._writing = threading.Lock()
        self._writer = None if read_only else connect(self.path)
        self.connection()

    def connection(self) -> sqlite3.Connection:
        """The reading connection of this thread."""
        own: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if own is None:
            own = connect(self.path, read_only=True)
            self._local.connection = own
            with self._guard:
                self._all.append(own)
        return own

    def add(self, batch: Iterable[Extraction]) -> Sequence[tuple[str, Outcome]]:
        """Check and write a batch in one transaction; nothing of it is kept when one is refused."""
        rows = list(batch)
        with self._transaction() as connection:
            return write.add(connection, rows)

    def remove(self, article: str) -> bool:
        """Take an article and all that rests on it away; False when it is not there."""
        with self._transaction() as connection:
            return write.remove(connection, article)

    def _transaction(self) -> "_Transaction":
        if self._writer is None:
            raise StoreError(f"{self.path} is open for reading only")
        return _Transaction(self._writer, self._writing)

    def search(self, text: str, limit: int) -> Sequence[Hit]:
        """Full-text search over entities and articles."""
        return full_text.search(self.connection(), text, limit)

    def close(self) -> None:
        """Close every connection."""
        with self._guard:
            for connection in (*self._all, *([self._writer] if self._writer else [])):
                connection.close()
            self._all.clear()
            self._writer = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()


class _Transaction:
    """BEGIN IMMEDIATE … COMMIT, or ROLLBACK when anything goes wrong; one at a time."""

    def __init__(self, connection: sqlite3.Connection, lock: threading.Lock) -> None:
        self._connection = connection
        self._lock = lock

    def __enter__(self) -> sqlite3.Connection:
        self._lock.acquire()
        try:
            self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            self._lock.release()
            raise StoreError(
                f"the store is busy ({error}); another process writes to it, try again"
            ) from None
        return self._connection

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        try:
            self._connection.execute("ROLLBACK" if kind else "COMMIT")
        finally:
            self._lock.release()
