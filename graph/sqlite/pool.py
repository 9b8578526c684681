"""Reading connections, handed from thread to thread."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from belligraph.errors import StoreError
from belligraph.graph.deadline import DeadlineExceeded, time_is_up
from belligraph.graph.sqlite.connect import connect

IDLE = 16
STEPS = 20_000
"""Steps of SQLite's machine between two looks at the clock: well under a millisecond."""


class Pool:
    """As many connections as there are readers at a time; up to IDLE of them stay open between.

    A pool rather than a connection a thread: a web server's threads come and go.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._idle: list[sqlite3.Connection] | None = []

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A connection that sees one state of the store for as long as the block runs.

        Raises DeadlineExceeded in a statement that runs past the deadline (see belligraph.graph.deadline).
        """
        connection = self._take()
        end = time_is_up()
        try:
            if end is not None:
                connection.set_progress_handler(lambda: time.monotonic() > end, STEPS)
            connection.execute("BEGIN")
            yield connection
        except sqlite3.Error as error:
            if end is not None and time.monotonic() > end:
                raise DeadlineExceeded("the store took too long") from None
            raise StoreError(f"{self._path} can't be read: {error}") from error
        finally:
            if end is not None:
                connection.set_progress_handler(None, STEPS)
            self._give(connection)

    @contextmanager
    def briefly(self, steps: int) -> Iterator[sqlite3.Connection]:
        """A connection for at least so many steps, and at most twice as many.

        A longer statement is interrupted (sqlite3.OperationalError).
        """
        connection = self._take()
        # SQLite counts a kept statement's steps on from its last run, so the first call may come at once.
        calls = iter((0,))
        connection.set_progress_handler(lambda: next(calls, 1), steps)
        try:
            connection.execute("BEGIN")
            yield connection
        finally:
            connection.set_progress_handler(None, steps)
            self._give(connection)

    def close(self) -> None:
        """Close the idle connections now, those in use when they come back."""
        with self._lock:
            idle, self._idle = self._idle or [], None
        for connection in idle:
            connection.close()

    def _take(self) -> sqlite3.Connection:
        with self._lock:
            if self._idle is None:
                raise StoreError(f"the store {self._path} is closed")
            if self._idle:
                return self._idle.pop()
        return connect(self._path, read_only=True)

    def _give(self, connection: sqlite3.Connection) -> None:
        if connection.in_transaction:
            connection.execute("COMMIT")
        with self._lock:
            if self._idle is not None and len(self._idle) < IDLE:
                self._idle.append(connection)
                return
        connection.close()
