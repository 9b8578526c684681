"""Cursors: where in an ordered list an item stands, as opaque text that every engine reads alike.

A cursor is the JSON array [kind, order, key…, id] in hexadecimal, which SQLite can write itself
(graph/sqlite/compile.py): pages then need no second pass in Python.
"""

import json
from collections.abc import Sequence

from belligraph.errors import QueryError

Key = tuple[str | int | float, ...]


def write_cursor(kind: str, order: str, key: Sequence[str | int | float]) -> str:
    """The cursor of the item with these values of the order's columns; its id comes last."""
    text = json.dumps([kind, order, *key], ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass").hex().upper()


def read_cursor(cursor: str, kind: str, order: str, types: Sequence[type]) -> Key:
    """The values in a cursor of this kind and order; `types` says what they are (float takes int too).

    Raises QueryError for a cursor that is none, or is of another list or order.
    """
    try:
        parts = json.loads(bytes.fromhex(cursor).decode("utf-8", "surrogatepass"))
    except (UnicodeError, ValueError, RecursionError):
        raise QueryError(f"{cursor[:40]!r} is no cursor; take one from an earlier page") from None
    if not isinstance(parts, list) or parts[:2] != [kind, order]:
        raise QueryError(
            f"the cursor {cursor[:40]!r} is not of {kind} by {order}; take one from a page in this order"
        )
    key = parts[2:]
    if len(key) != len(types) or not all(_fits(value, kind) for value, kind in zip(key, types, strict=True)):
        raise QueryError(f"{cursor[:40]!r} is no cursor; take one from an earlier page")
    return tuple(key)


def _fits(value: object, kind: type) -> bool:
    if isinstance(value, bool):
        return False
    if kind is float:
        return isinstance(value, int | float)
    if kind is int:
        return isinstance(value, int) and abs(value) < 2**63
    return isinstance(value, str) and _plain(value)


def _plain(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
