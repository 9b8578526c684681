"""A compiled statement: its SQL, and what it binds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from belligraph.graph.selection import Given, Run


@dataclass(frozen=True, slots=True)
class Statement:
    """The SQL, and what it binds: values, some of them Given."""

    sql: str
    keys: tuple[str, ...]
    values: tuple[object, ...]
    checks: tuple[Given, ...] = ()

    def bind(self, run: Run) -> list[object]:
        """The values of one run. Raises QueryError for an argument that is out of bounds."""
        for check in self.checks:
            check.read(run)
        return [value.read(run) if isinstance(value, Given) else value for value in self.values]

    def given(self, variables: Mapping[str, Any]) -> tuple[object, ...] | None:
        """The values of one run from its variables alone; None where a name must be looked up in the store.

        Raises QueryError as `bind` does.
        """
        try:
            return tuple(self.bind(_Unread(variables)))
        except _Named:
            return None

    def data(self, row: Sequence[bytes | None]) -> bytes:
        """The answer's data from the statement's only row."""
        pairs = zip(self.keys, row, strict=True)
        return b"{%b}" % b",".join(b'"%b":%b' % (key.encode(), part or b"null") for key, part in pairs)


class _Named(Exception):
    """A name would have to be looked up."""


@dataclass(frozen=True, slots=True)
class _Unread:
    """A run before there is a connection."""

    variables: Mapping[str, Any]

    def named(self, name: str) -> Sequence[str]:
        raise _Named
