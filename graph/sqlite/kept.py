"""Answers kept until the store changes: pages of a front end are asked for again and again.

SQLite tells of every commit, of this process or another, by a number that is read in some microseconds
(https://www.sqlite.org/pragma.html#pragma_data_version). An answer is kept under the number read before
it was made, and only if the same is read after: it can't be older than the store.
"""

import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from pathlib import Path

from belligraph.graph.sqlite.connect import connect

LARGEST = 16
"""An answer may take one part in so many of the room."""


class Kept:
    """Answers by statement and values, `room` bytes of them, those last asked for. Safe for threads."""

    def __init__(self, path: Path, room: int) -> None:
        self._path = path
        self._room = room
        self._lock = threading.Lock()
        self._watch: sqlite3.Connection | None = None
        self._version = -1
        self._answers: OrderedDict[Hashable, bytes] = OrderedDict()
        self._held = 0

    def get(self, key: Hashable, make: Callable[[], bytes | None]) -> bytes | None:
        """The answer that is kept, else what `make` gives (None, where it gives none, is not kept)."""
        if not self._room:
            return make()
        with self._lock:
            before = self._current()
            found = self._answers.get(key)
            if found is not None:
                self._answers.move_to_end(key)
                return found
        made = make()
        if made is not None and len(made) * LARGEST <= self._room:
            with self._lock:
                if self._current() == before:
                    self._keep(key, made)
        return made

    def close(self) -> None:
        """Forget all."""
        with self._lock:
            self._answers.clear()
            self._held = 0
            self._room = 0
            if self._watch is not None:
                self._watch.close()
                self._watch = None

    def _current(self) -> int:
        """The number of the store's state; what was kept of an older one is forgotten."""
        if self._watch is None:
            self._watch = connect(self._path, read_only=True)
        (version,) = self._watch.execute("PRAGMA data_version").fetchone()
        if version != self._version:
            self._version = version
            self._answers.clear()
            self._held = 0
        return int(version)

    def _keep(self, key: Hashable, answer: bytes) -> None:
        self._held += len(answer) - len(self._answers.pop(key, b""))
        self._answers[key] = answer
        while self._held > self._room:
            _, gone = self._answers.popitem(last=False)
            self._held -= len(gone)
