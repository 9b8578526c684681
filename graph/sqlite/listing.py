"""A listing → the SQL of its page: which rows it has, in which order, and what is told of it."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import Any, Protocol

from belligraph.graph.cursors import read_cursor
from belligraph.graph.queries import DEFAULT_PAGE, MAX_PAGE, ClaimFilter, ClaimOrder, check_size
from belligraph.graph.selection import (
    Constant,
    Field,
    Fields,
    Given,
    Items,
    Kind,
    Leaf,
    Link,
    Listing,
    Nodes,
    Part,
    Uncompilable,
    later,
)
from belligraph.graph.sqlite import times
from belligraph.graph.sqlite.expressions import ARTICLE, CLAIM, EDGE, ENTITY, TIES, WITHIN, Shape
from belligraph.graph.sqlite.filters import Where, where_of
from belligraph.graph.sqlite.pages import ORDERS, beyond
from belligraph.schema.vocabulary import relations

SHAPES = {Kind.ENTITY: ENTITY, Kind.EDGE: EDGE, Kind.CLAIM: CLAIM, Kind.ARTICLE: ARTICLE}
TABLES = {Kind.ENTITY: "entity", Kind.EDGE: "edge", Kind.CLAIM: "claim", Kind.ARTICLE: "article"}
WIDE = frozenset({Kind.CLAIM, Kind.ARTICLE})
"""Kinds with long rows: SQLite would carry what they show along while it sorts all that meets the filter."""
INSIDE = "{inside}"  # stands where rows past the page must be left out, if it turns out that there are any
COLUMN = re.compile(r"\b(t\d+)\.(\"end\"|\w+)")
KEY = "'"


class Writer(Protocol):
    """What the compiler of the whole statement does for a listing in it."""

    checks: list[Given]

    def alias(self) -> str: ...
    def bind(self, value: object) -> str: ...
    def conditions(self, where: Where) -> list[str]: ...
    def object(self, fields: Fields, shape: Shape | None, t: str) -> str: ...
    def link(self, f: Link, id: str, row: str) -> str: ...
    def joined(self, t: str) -> str: ...


def json_object(pairs: Iterable[tuple[str, str]]) -> str:
    """A JSON object of keys (GraphQL names) and expressions."""
    return f"json_object({', '.join(f'{KEY}{key}{KEY}, {sql}' for key, sql in pairs)})"


def listing_sql(writer: Writer, f: Listing, around: str) -> str:
    """The connection: its page as rows, all that is asked of it as aggregates over them.

    `around` is the alias of the row that it hangs on.
    """
    conditions = writer.conditions(where_of(f.where))
    if f.within is not None:
        conditions.append(_within(f, around))
    page = _Pager(writer, f, conditions, around if f.within else "")
    made = page.object(f.fields)
    if not page.needs_rows:
        return made
    made = made.replace(INSIDE, f" FILTER (WHERE rn <= {page.size()})" if page.numbered else "")
    return f"(SELECT {made} FROM {page.rows(made)})"


def _within(f: Listing, around: str) -> str:
    """How its nodes hang on the row around."""
    assert f.within is not None
    if f.relation is None:
        return WITHIN[f.within].replace("{p}", around)
    relation = relations()[f.relation]
    tie = TIES[relation.symmetric, f.within].replace("{p}", around)
    return tie.replace("{r}", f"'{relation.name}'")


class _Pager:
    """One listing: which rows its page has, and what is told of it."""

    def __init__(self, writer: Writer, f: Listing, conditions: Sequence[str], around: str) -> None:
        self.writer = writer
        self.f = f
        self.table = TABLES[f.kind]
        self.ordering = ORDERS[self.table][f.order]
        self.conditions = list(conditions)
        self.t = writer.alias()
        self.around = around
        self.backward = f.last is not None
        if f.first is not None and f.last is not None:
            raise Uncompilable("first and last")
        name, size = ("last", f.last) if self.backward else ("first", f.first)
        self._size = later(DEFAULT_PAGE if size is None else size, lambda n: _checked(name, n))
        self._marks: dict[str, str] = {}
        types = [column.type for column in self.ordering]
        self.after = self._key(f.after, types)
        self.before = self._key(f.before, types)
        self.needs_rows = False
        self.numbered = False  # whether rows carry their number, to tell the one past the page
        if isinstance(self._size, Given):
            writer.checks.append(self._size)

    def _key(self, cursor: Any, types: Sequence[type]) -> list[Any] | None:
        """The values in a cursor, each bound by itself."""
        if cursor is None:
            return None
        table, order = self.table, self.f.order
        whole = later(cursor, lambda text: read_cursor(text, table, order, types))
        if isinstance(whole, Given):
            self.writer.checks.append(whole)
        return [later(whole, itemgetter(at)) for at in range(len(types))]

    def size(self, more: int = 0) -> str:
        """The page's size as a parameter; `more` rows than it."""
        name = f"size{more}"
        if name not in self._marks:
            self._marks[name] = self.writer.bind(later(self._size, lambda n: n + more))
        return self._marks[name]

    def object(self, fields: Fields) -> str:
        """The JSON object of the connection."""
        return json_object((f.key, self.value(f)) for f in fields)

    def value(self, f: Field) -> str:
        """One of its fields."""
        shape = SHAPES[self.f.kind]
        if isinstance(f, Constant):
            return f"'{f.text}'"
        if isinstance(f, Nodes):
            return self.gather(self.writer.object(f.fields, shape, self.t))
        if isinstance(f, Items):
            return self.gather(json_object((part.key, self.item(part)) for part in f.fields))
        if isinstance(f, Part):
            return json_object((part.key, self.info(part)) for part in f.fields)
        if isinstance(f, Leaf):
            return f"(SELECT count(*) FROM {self.table}{self.filter(self.conditions)})"
        raise Uncompilable(f"no statement for {f.key}")

    def item(self, f: Field) -> str:
        """A field of a node with its cursor."""
        if isinstance(f, Nodes):
            return self.writer.object(f.fields, SHAPES[self.f.kind], self.t)
        if isinstance(f, Link):
            return self.other(f)
        return f"'{f.text}'" if isinstance(f, Constant) else self.cursor()

    def other(self, f: Link) -> str:
        """The end of an edge that is not the entity around; null where there is none."""
        if not self.around:
            return "null"
        end = f"iif({self.t}.subject = {self.around}.id, {self.t}.object, {self.t}.subject)"
        return self.writer.link(f, end, self.t)

    def gather(self, item: str) -> str:
        """A JSON array of something of each row."""
        self.needs_rows = True
        return f"json_group_array({item}){INSIDE}"

    def info(self, f: Field) -> str:
        """A field of pageInfo."""
        if isinstance(f, Constant):
            return f"'{f.text}'"
        if not isinstance(f, Leaf):
            raise Uncompilable(f"no statement for {f.key}")
        if f.name in ("start_cursor", "end_cursor"):
            at = "0" if f.name == "start_cursor" else "#-1"
            return f"{self.gather(self.cursor())} ->> '$[{at}]'"
        ahead = f.name == "has_next_page"
        if ahead != self.backward:
            self.needs_rows = self.numbered = True
            more = f"count(*) > {self.size()}"
        else:
            more = "0"
        key, towards = (self.before, False) if ahead else (self.after, True)
        if key is not None:
            side = Where()
            beyond(side, self.ordering, key, towards, or_at=True)
            bound = [*self.conditions, *self.writer.conditions(side)]
            more = f"{more} OR EXISTS (SELECT 1 FROM {self.table}{self.filter(bound)})"
        return f"json(CASE WHEN {more} THEN 'true' ELSE 'false' END)"

    def cursor(self) -> str:
        """The cursor of the row (see belligraph.graph.cursors)."""
        keys = ", ".join(self.own(column.sql) for column in self.ordering)
        return f"hex(json_array('{self.table}', '{self.f.order}', {keys}))"

    def own(self, sql: str) -> str:
        """An ordering's column as one of the row: with the row's alias."""
        return re.sub(r"(?<!')\b(?!coalesce\b)([a-z_]+)\b(?!')", rf"{self.t}.\1", sql)

    def filter(self, conditions: Sequence[str]) -> str:
        return f" WHERE {' AND '.join(conditions)}" if conditions else ""

    def chosen(self, columns: str, conditions: Sequence[str], order: str, limit: str) -> str:
        """The page's rows; of claims by time from a day on, each part (see times.py) gives its first."""
        tail = f"ORDER BY {order} LIMIT {limit}"
        where = self.f.where
        if (
            not isinstance(where, ClaimFilter)
            or where.since is None
            or self.f.order != ClaimOrder.TIME
            or self.f.within is not None
            or times.is_narrow(where)
        ):
            return f"SELECT {columns} FROM {self.table}{self.filter(conditions)} {tail}"
        day = self.writer.bind(later(where.since, dt.date.isoformat))
        each = [
            f"SELECT n, id, first, published FROM claim INDEXED BY {index}"
            f"{self.filter([*conditions, part])} {tail}"
            for index, part in times.parts(day)
        ]
        union = " UNION ALL ".join(f"SELECT * FROM ({part})" for part in each)
        return f"SELECT n FROM ({union}) {tail}"

    def rows(self, made: str) -> str:
        """The page's rows in their order, with the columns that `made` uses; `rn` numbers them if need be."""
        inside = Where()
        if self.after is not None:
            beyond(inside, self.ordering, self.after, backward=False)
        if self.before is not None:
            beyond(inside, self.ordering, self.before, backward=True)
        conditions = [*self.conditions, *self.writer.conditions(inside)]
        joined = self.writer.joined(self.t)
        used = sorted({name for t, name in COLUMN.findall(made + joined) if t == self.t})
        wide = self.f.kind in WIDE
        order = ", ".join(f"{c.sql} {'DESC' if c.falling != self.backward else 'ASC'}" for c in self.ordering)
        limit = self.size(1 if self.numbered else 0)
        columns = "n" if wide or not used else ", ".join(used)
        found = self.chosen(columns, conditions, order, limit)
        if self.numbered or self.backward:
            found = f"SELECT *, row_number() OVER () AS rn FROM ({found})"
        if self.backward:
            found = f"SELECT * FROM ({found}) ORDER BY rn DESC"
        if not wide:
            return f"({found}) AS {self.t}{joined}"
        p = self.writer.alias().replace("t", "p")
        return f"({found}) AS {p} CROSS JOIN {self.table} AS {self.t} ON {self.t}.n = {p}.n{joined}"


def _checked(name: str, size: int) -> int:
    check_size(name, size, MAX_PAGE)
    return size
