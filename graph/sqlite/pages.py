"""Keyset pages: a cursor holds the order key of its row, so a page costs the same wherever it lies."""

import base64
import binascii
import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from belligraph.errors import QueryError
from belligraph.graph.queries import Page
from belligraph.graph.sqlite.filters import Where


@dataclass(frozen=True, slots=True)
class Ordering:
    """Columns (or expressions) to order by; the last is unique. `down` reverses all but the last."""

    keys: tuple[str, ...]
    down: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a page, their cursors, and whether more lie on either side."""

    rows: Sequence[tuple[Any, ...]]
    cursors: Sequence[str]
    has_next: bool
    has_previous: bool


def encode(values: Sequence[object]) -> str:
    """Order key values as an opaque cursor."""
    text = json.dumps(list(values), ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode("utf-8")).decode("ascii").rstrip("=")


def decode(cursor: str, size: int) -> list[object]:
    """The values in a cursor; raises QueryError for one that is none of ours."""
    try:
        values = json.loads(
            base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        )
    except (ValueError, binascii.Error, UnicodeError, RecursionError):
        values = None
    if (
        not isinstance(values, list)
        or len(values) != size
        or any(isinstance(v, (list, dict)) for v in values)
    ):
        raise QueryError(f"bad cursor {cursor[:40]!r}; use a cursor of the same list, as it was given")
    return values


def _beyond(keys: Sequence[str], up: Sequence[bool], values: Sequence[object], where: Where) -> None:
    """Rows after the key in the given directions (NULLs come first going up, last going down)."""
    parts: list[str] = []
    bound: list[object] = []
    for i, (key, rising, value) in enumerate(zip(keys, up, values, strict=True)):
        same = "".join(f"{k} IS ? AND " for k in keys[:i])
        if value is None:
            step = f"{key} IS NOT NULL" if rising else "0"
        else:
            step = f"{key} > ?" if rising else f"({key} < ? OR {key} IS NULL)"
        parts.append(f"({same}{step})")
        bound += [*values[:i], *([] if value is None else [value])]
    where.add(f"({' OR '.join(parts)})", *bound)


def fetch(
    connection: sqlite3.Connection, table: str, columns: str, where: Where, ordering: Ordering, page: Page
) -> Rows:
    """One page of a table."""
    keys = ordering.keys
    up = [not ordering.down] * (len(keys) - 1) + [True]
    backward = page.last is not None
    for cursor, reverse in ((page.after, False), (page.before, True)):
        if cursor is not None:
            _beyond(keys, [u != reverse for u in up], decode(cursor, len(keys)), where)
    directions = [u != backward for u in up]
    order = ", ".join(
        f"{k} {'ASC' if rising else 'DESC'}" for k, rising in zip(keys, directions, strict=True)
    )
    found = connection.execute(
        f"SELECT {', '.join(keys)}, {columns} FROM {table}{where.sql} ORDER BY {order} LIMIT ?",
        [*where.values, page.size + 1],
    ).fetchall()
    more, rows = len(found) > page.size, found[: page.size]
    if backward:
        rows.reverse()
    return Rows(
        rows=[row[len(keys) :] for row in rows],
        cursors=[encode(row[: len(keys)]) for row in rows],
        has_next=page.before is not None if backward else more,
        has_previous=more if backward else page.after is not None,
    )
