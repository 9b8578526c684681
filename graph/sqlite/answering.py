"""Running a compiled statement: at once where it is short, else however long it takes."""

import re
import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from belligraph.graph.queries import MAX_PAGE, EntityFilter
from belligraph.graph.selection import Uncompilable
from belligraph.graph.sqlite.filters import entity_where
from belligraph.graph.sqlite.kept import Kept
from belligraph.graph.sqlite.pool import Pool
from belligraph.graph.sqlite.statement import Statement

QUICK_STEPS = 40_000
"""Steps of SQLite's machine that a quick run may take: some milliseconds with pages in memory."""
QUICK_S = 0.05
"""A quick run that took longer (cold pages) sends the next ones the other way, for PATIENCE_S."""
PATIENCE_S = 5.0
LONG_STEPS = re.compile(r"MATCH|count\(\*\) FROM \w+\)")
"""What does much work in one step, so that steps say nothing: full-text search, counting a whole table."""


Bind = Callable[[sqlite3.Connection], Sequence[object]]
"""The connection that will run a statement → the values that it binds."""


class Asking:
    """One run of a statement, on the connection that runs it."""

    def __init__(self, connection: sqlite3.Connection, variables: Mapping[str, Any]) -> None:
        self.connection = connection
        self.variables = variables

    def named(self, name: str) -> Sequence[str]:
        """The ids of the entities that have this name, most claims first."""
        where = entity_where(EntityFilter(name=name))
        found = self.connection.execute(
            f"SELECT id FROM entity{where.sql} ORDER BY claims DESC, id LIMIT ?", [*where.values, MAX_PAGE]
        )
        return [id for (id,) in found]


class Answering:
    """A compiled selection of a SQLite store. Keeps `belligraph.graph.store.Compiled`."""

    def __init__(self, statement: Statement, pool: Pool, kept: Kept) -> None:
        self._statement = statement
        self._pool = pool
        self._kept = kept
        self._not_before = float("inf") if LONG_STEPS.search(statement.sql) else 0.0

    def quickly(self, variables: Mapping[str, Any]) -> bytes | None:
        """The data, or None where that takes more than QUICK_STEPS."""
        return self._answer(variables, self._in_a_moment)

    def __call__(self, variables: Mapping[str, Any]) -> bytes:
        """The data, however long it takes."""
        found = self._answer(variables, self._at_leisure)
        assert found is not None
        return found

    def _answer(self, variables: Mapping[str, Any], make: Callable[[Bind], bytes | None]) -> bytes | None:
        """What is kept for these variables; else what is made."""
        statement = self._statement
        given = statement.given(variables)
        if given is None:  # it looks names up, which takes a connection
            return make(lambda connection: statement.bind(Asking(connection, variables)))
        return self._kept.get((statement.sql, statement.keys, given), lambda: make(lambda _: given))

    def _in_a_moment(self, bind: Bind) -> bytes | None:
        begin = time.monotonic()
        if begin < self._not_before:
            return None
        with self._pool.briefly(QUICK_STEPS) as connection:
            try:
                answer = self._run(connection, bind)
            except sqlite3.OperationalError:  # interrupted, or the file is locked for a moment
                answer = None
        end = time.monotonic()
        if answer is None or end - begin > QUICK_S:
            self._not_before = end + PATIENCE_S
        return answer

    def _at_leisure(self, bind: Bind) -> bytes:
        with self._pool.reading() as connection:
            try:
                return self._run(connection, bind)
            except sqlite3.OperationalError as error:
                if str(error) == "interrupted":
                    raise
                raise Uncompilable(f"SQLite refuses the statement: {error}") from error

    def _run(self, connection: sqlite3.Connection, bind: Bind) -> bytes:
        values = bind(connection)
        connection.text_factory = bytes  # the answer goes on as it is
        try:
            row = connection.execute(self._statement.sql, values).fetchone()
        finally:
            connection.text_factory = str
        return self._statement.data(row)
