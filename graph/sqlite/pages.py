"""Keyset pages: a cursor holds the order key of its row, so a page costs the same wherever it lies."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from belligraph.graph.cursors import Key, read_cursor, write_cursor
from belligraph.graph.queries import ArticleOrder, ClaimOrder, EdgeOrder, EntityOrder, Page
from belligraph.graph.sqlite.filters import LIST, Where, list_of


@dataclass(frozen=True, slots=True)
class Column:
    """An expression to order by, never NULL, as one of the table's indexes has it."""

    sql: str
    type: type = str
    falling: bool = False


Ordering = tuple[Column, ...]

ID = Column("id")
ORDERS: dict[str, dict[str, Ordering]] = {
    "entity": {
        EntityOrder.NAME: (Column("sort_name"), ID),
        EntityOrder.CLAIMS: (Column("claims", int, falling=True), ID),
        EntityOrder.ID: (ID,),
    },
    "edge": {
        EdgeOrder.CLAIMS: (Column("claims", int, falling=True), ID),
        EdgeOrder.ORIGINS: (Column("origins", int, falling=True), ID),
        EdgeOrder.LAST: (Column("coalesce(last, '')", falling=True), ID),
        EdgeOrder.ID: (ID,),
    },
    "claim": {
        ClaimOrder.ARTICLE: (
            Column("coalesce(published, '~')"),
            Column("article"),
            Column("start", int),
            ID,
        ),
        ClaimOrder.TIME: (Column("coalesce(first, published, '~')"), ID),
        ClaimOrder.CONFIDENCE: (Column("confidence", float, falling=True), ID),
        ClaimOrder.ID: (ID,),
    },
    "article": {
        ArticleOrder.PUBLISHED: (Column("coalesce(published, '')", falling=True), ID),
        ArticleOrder.HEADLINE: (Column("coalesce(headline, '')"), ID),
        ArticleOrder.ID: (ID,),
    },
}
"""Table → order → columns. What is unknown comes last, except that articles without headline come first."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a page, their cursors, and whether more lie on either side."""

    rows: Sequence[tuple[Any, ...]]
    cursors: Sequence[str]
    has_next: bool
    has_previous: bool


def fetch(
    connection: sqlite3.Connection, table: str, columns: str, where: Where, order: str, page: Page
) -> Rows:
    """One page of a table. Raises QueryError for a cursor that is not of this table and order."""
    ordering = ORDERS[table][order]
    types = [column.type for column in ordering]
    after = None if page.after is None else read_cursor(page.after, table, order, types)
    before = None if page.before is None else read_cursor(page.before, table, order, types)
    backward = page.last is not None

    inside = where.copy()
    if after is not None:
        beyond(inside, ordering, after, backward=False)
    if before is not None:
        beyond(inside, ordering, before, backward=True)
    directions = ", ".join(f"{c.sql} {'DESC' if c.falling != backward else 'ASC'}" for c in ordering)
    keys = ", ".join(c.sql for c in ordering)
    found = connection.execute(
        f"SELECT n, {keys} FROM {table}{inside.sql} ORDER BY {directions} LIMIT ?",
        [*inside.values, page.size + 1],
    ).fetchall()
    more, found = len(found) > page.size, found[: page.size]
    if backward:
        found.reverse()
    # The columns come apart: SQLite would carry them along while it sorts all that meets the filter.
    numbers = [row[0] for row in found]
    shown = {
        row[0]: row[1:]
        for row in connection.execute(
            f"SELECT n, {columns} FROM {table} WHERE n IN {LIST}", (list_of(numbers),)
        )
    }

    ahead = more if not backward else False
    behind = more if backward else False
    return Rows(
        rows=[shown[n] for n in numbers],
        cursors=[write_cursor(table, order, row[1:]) for row in found],
        has_next=ahead or (before is not None and _any(connection, table, where, ordering, before, False)),
        has_previous=behind or (after is not None and _any(connection, table, where, ordering, after, True)),
    )


def _any(
    connection: sqlite3.Connection, table: str, where: Where, ordering: Ordering, key: Key, backward: bool
) -> bool:
    """Whether a row stands at the key, or past it in that direction."""
    side = where.copy()
    beyond(side, ordering, key, backward, or_at=True)
    return connection.execute(f"SELECT 1 FROM {table}{side.sql} LIMIT 1", side.values).fetchone() is not None


def beyond(where: Where, ordering: Ordering, key: Sequence[Any], backward: bool, or_at: bool = False) -> None:
    """Rows after the key (backward: before it; `or_at`: that row too).

    "a >= x AND (a > x OR (b >= y AND …))" rather than "a > x OR (a = x AND …)": the first term is a range
    that an index can serve.
    """
    condition = ""
    values: list[object] = []
    for column, value in reversed(list(zip(ordering, key, strict=True))):
        mark = "<" if column.falling != backward else ">"
        if condition:
            condition = f"({column.sql} {mark}= ? AND ({column.sql} {mark} ? OR {condition}))"
            values = [value, value, *values]
        else:
            condition = f"{column.sql} {mark}{'=' if or_at else ''} ?"
            values = [value]
    where.add(condition, *values)
