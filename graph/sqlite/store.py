"""The embedded store: readers side by side, one writer at a time."""

import sqlite3
import threading
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Self

from belligraph.errors import StoreError
from belligraph.graph.selection import Selection, Uncompilable
from belligraph.graph.sqlite import write
from belligraph.graph.sqlite.answering import Answering
from belligraph.graph.sqlite.changes import Watch
from belligraph.graph.sqlite.compile import compile_selection
from belligraph.graph.sqlite.connect import connect
from belligraph.graph.sqlite.kept import Kept
from belligraph.graph.sqlite.pool import Pool
from belligraph.graph.sqlite.read import SqliteReader
from belligraph.graph.store import Compiled, Outcome
from belligraph.schema.records import Extraction

OLDEST = (3, 38)
"""The first SQLite with the operators -> and ->>."""


class SqliteStore(SqliteReader):
    """A store in one SQLite file (WAL, synchronous FULL). Keeps `belligraph.graph.store.Store`.

    Any number of threads may read, each question sees one committed state; writes wait for one another.
    `keep`: bytes of answers to compiled selections that are kept until the store changes.
    Raises StoreError for a file that can't be used.
    """

    def __init__(self, path: str | Path, read_only: bool = False, *, keep: int = 0) -> None:
        self.path = Path(path)
        self.read_only = read_only
        self._writing = threading.Lock()
        self._writer = None if read_only else connect(self.path)
        self._pool = Pool(self.path)
        self._kept = Kept(self.path, keep)
        self._watch = Watch(self.path)
        try:
            with self.reading():
                pass
        except BaseException:
            self.close()
            raise

    def reading(self) -> AbstractContextManager[sqlite3.Connection]:
        """A connection for one question; it sees one state of the store."""
        return self._pool.reading()

    def compile(self, selection: Selection) -> Compiled:
        """What answers the selection with one statement. Raises Uncompilable where there is none."""
        if sqlite3.sqlite_version_info < OLDEST:
            raise Uncompilable(f"SQLite {sqlite3.sqlite_version} can't read JSON in place")
        return Answering(compile_selection(selection), self._pool, self._kept)

    def add(self, batch: Iterable[Extraction]) -> Sequence[tuple[str, Outcome]]:
        """Check and write a batch in one transaction; (article id, outcome) in the batch's order.

        Raises ClaimRefused for the first unsound extraction, and then nothing of the batch is kept;
        StoreError when the store can't be written.
        """
        extractions = list(batch)  # before the lock: what gives them may be slow
        with self._writing:
            outcomes = write.add(self._open_writer(), extractions)
        self._watch.tell()
        return outcomes

    def remove(self, article: str) -> bool:
        """Take an article and all that rests on it away; False when it is not there."""
        with self._writing:
            removed = write.remove(self._open_writer(), article)
        self._watch.tell()
        return removed

    def wait_for_change(self, after: int, timeout: float) -> bool:
        """Whether there is a change later than `after`, waiting for one up to `timeout` seconds."""
        return self._watch.wait(after, timeout)

    def close(self) -> None:
        """Close every connection; waits for a write to end."""
        self._watch.close()
        self._kept.close()
        self._pool.close()
        with self._writing:
            if self._writer is not None:
                self._writer.close()
                self._writer = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.close()

    def _open_writer(self) -> sqlite3.Connection:
        if self._writer is None:
            raise StoreError(
                f"the store {self.path} is {'open for reading only' if self.read_only else 'closed'}"
            )
        return self._writer
