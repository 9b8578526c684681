"""The log of changes: reading it, and waiting for what is written next, by whatever process."""

import sqlite3
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from belligraph.errors import StoreError
from belligraph.graph.changes import Added, Change, ChangeKind, Place
from belligraph.graph.queries import ClaimFilter
from belligraph.graph.sqlite import rows
from belligraph.graph.sqlite.connect import connect
from belligraph.graph.sqlite.filters import claim_where

POLL = 0.25  # seconds between looks for writes of other processes
WINDOW = 500  # changes looked through at once, so that a filter that fits little reads no whole log


def changes(connection: sqlite3.Connection, after: int, limit: int) -> Sequence[Change]:
    """The first changes later than `after`, at most `limit`."""
    found = connection.execute(
        "SELECT seq, kind, article FROM change WHERE seq > ? ORDER BY seq LIMIT ?", (after, limit)
    )
    return [Change(seq, ChangeKind(kind), article) for seq, kind, article in found]


def last_change(connection: sqlite3.Connection) -> int:
    """The number of the latest change; 0 where nothing was ever written."""
    (last,) = connection.execute("SELECT coalesce(max(seq), 0) FROM change").fetchone()
    return int(last)


def claims_added(
    connection: sqlite3.Connection, where: ClaimFilter, start: Place, upto: int, limit: int
) -> Added:
    """Claims of the articles that were added from `start` to the change `upto`; see `Reader.claims_added`."""
    last = min(upto, start.seq + WINDOW - 1)
    conditions = claim_where(where)
    conditions.add("(seq > ? OR position >= ?)", start.seq, start.claim)
    # CROSS keeps SQLite to this order: along the log, and by the articles' own index to their claims.
    found = connection.execute(
        f"SELECT seq, position, {rows.CLAIM} FROM ("
        " SELECT seq, article AS added FROM change AS entry WHERE seq BETWEEN ? AND ? AND kind = 'add'"
        " AND NOT EXISTS (SELECT 1 FROM change WHERE article = entry.article AND seq > entry.seq)"
        f") CROSS JOIN claim ON claim.article = added{conditions.sql} ORDER BY seq, position LIMIT ?",
        (start.seq, last, *conditions.values, limit),
    ).fetchall()
    claims = [(Place(seq, position + 1), rows.read_claim(tuple(row))) for seq, position, *row in found]
    full = len(claims) == limit
    return Added(claims, claims[-1][0] if full else max(start, Place(last + 1)))


class Watch:
    """Waits for changes: woken by writes of this process, and looking for those of others."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._looking = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._version: int | None = None
        self._last = 0
        self._told = threading.Condition()
        self._times = 0
        self._closed = False

    def tell(self) -> None:
        """Wake who waits: this process has written."""
        with self._told:
            self._times += 1
            self._told.notify_all()

    def wait(self, after: int, timeout: float) -> bool:
        """Whether there is a change later than `after`; waits for one, `timeout` seconds at most."""
        deadline = time.monotonic() + timeout
        while True:
            times = self._times
            if self._look() > after:
                return True
            left = deadline - time.monotonic()
            if left <= 0 or self._closed:
                return False
            with self._told:
                if self._times == times:
                    self._told.wait(min(left, POLL))

    def close(self) -> None:
        """Wake who waits, and look no more."""
        self._closed = True
        self.tell()
        with self._looking:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _look(self) -> int:
        """The latest change. Only data_version is read until somebody has written."""
        with self._looking:
            if self._closed:
                raise StoreError(f"the store {self._path} is closed")
            if self._connection is None:
                self._connection = connect(self._path, read_only=True)
            try:
                (version,) = self._connection.execute("PRAGMA data_version").fetchone()
                if version != self._version:
                    self._last = last_change(self._connection)
                    self._version = version
            except sqlite3.Error as error:
                with suppress(sqlite3.Error):
                    self._connection.close()
                self._connection = self._version = None
                raise StoreError(f"{self._path} can't be read: {error}") from error
            return self._last
