"""A selection → one SQL statement that writes the answer's JSON.

Nested listings become correlated subqueries, each cut to its page before anything is written. A listing's
rows are chosen in their order first; what they show is looked up for the rows of the page alone.
"""

import datetime as dt
import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any

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
    Lookup,
    Nodes,
    Part,
    Parts,
    Run,
    Selection,
    Uncompilable,
    later,
)
from belligraph.graph.sqlite import times
from belligraph.graph.sqlite.expressions import (
    ARTICLE,
    CLAIM,
    EDGE,
    ENTITY,
    RELATIONS,
    STATS,
    TIES,
    WITHIN,
    Shape,
)
from belligraph.graph.sqlite.filters import Where, list_of, where_of
from belligraph.graph.sqlite.pages import ORDERS, Ordering, beyond
from belligraph.schema.vocabulary import relations

SHAPES = {Kind.ENTITY: ENTITY, Kind.EDGE: EDGE, Kind.CLAIM: CLAIM, Kind.ARTICLE: ARTICLE}
TABLES = {Kind.ENTITY: "entity", Kind.EDGE: "edge", Kind.CLAIM: "claim", Kind.ARTICLE: "article"}
WIDE = frozenset({Kind.CLAIM, Kind.ARTICLE})
"""Kinds with long rows: SQLite would carry what they show along while it sorts all that meets the filter."""
MOST_FIELDS = 60
"""In one object: json_object takes 127 arguments at the most."""
MOST_VALUES = 900
KEY = "'"
SURE = frozenset({"subject", "object", "other", "article", "edge"})
"""Links that are never null."""
INSIDE = "{inside}"  # stands where rows past the page must be left out, if it turns out that there are any
MARK = re.compile(r"\?(\d+)")
COLUMN = re.compile(r"\b(t\d+)\.(\"end\"|\w+)")


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

    def given(self, variables: Mapping[str, Any]) -> Hashable | None:
        """What the variables make of its values, to tell runs apart; None where only the store knows.

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


def compile_selection(selection: Selection) -> Statement:
    """The statement, whose only row has the JSON of each field of the answer. Raises Uncompilable."""
    compiler = _Compiler()
    try:
        sql = f"SELECT {', '.join(compiler.root(f) for f in selection.fields)}"
    except KeyError as unknown:
        raise Uncompilable(f"no statement for {unknown}") from None
    used = list(
        dict.fromkeys(int(n) for n in MARK.findall(sql))
    )  # of a list's filter, say, whose rows nobody wants
    marks = {n: f"?{at}" for at, n in enumerate(used, 1)}
    sql = MARK.sub(lambda mark: marks[int(mark[1])], sql)
    values = tuple(compiler.values[n - 1] for n in used)
    return Statement(
        sql, tuple(f.key for f in selection.fields), values, (*selection.checks, *compiler.checks)
    )


@dataclass(slots=True)
class _Compiler:
    values: list[object] = field(default_factory=list)
    checks: list[Given] = field(default_factory=list)
    aliases: int = 0
    row_of: dict[str, str] = field(default_factory=dict)  # a joined row's alias → that of the row that has it
    joins: dict[str, list[str]] = field(default_factory=dict)  # by the alias of a row that is read

    def joined(self, t: str) -> str:
        """The joins that a row's links need, to stand behind where it is read from."""
        return "".join(self.joins.pop(t, ()))

    def alias(self) -> str:
        self.aliases += 1
        return f"t{self.aliases}"

    def bind(self, value: object) -> str:
        """A numbered parameter: statements are not written in the order in which they are read."""
        if len(self.values) >= MOST_VALUES:
            raise Uncompilable("too many values")
        self.values.append(value)
        return f"?{len(self.values)}"

    def place(self, where: Where, condition: str) -> str:
        """A condition of `where`, its question marks bound."""
        parts = condition.split("?")
        marks = [self.bind(where.values.pop(0)) for _ in parts[1:]]
        return "".join(a + b for a, b in zip(parts, [*marks, ""], strict=True))

    def conditions(self, where: Where) -> list[str]:
        """All its conditions, bound."""
        left = where.copy()
        return [self.place(left, condition) for condition in left.conditions]

    def root(self, f: Field) -> str:
        """A field of the whole answer."""
        return f"json_quote('{f.text}')" if isinstance(f, Constant) else self.value(f, None, "")

    def object(self, fields: Fields, shape: Shape | None, t: str) -> str:
        """A JSON object of the fields, of the row with alias `t`."""
        if len(fields) > MOST_FIELDS:
            raise Uncompilable("too many fields")
        return _json((f.key, self.value(f, shape, t)) for f in fields)

    def value(self, f: Field, shape: Shape | None, t: str) -> str:
        """One field of it."""
        if isinstance(f, Constant):
            return f"'{f.text}'"
        if isinstance(f, Listing):
            return self.listing(f, t)
        if isinstance(f, Lookup):
            return self.lookup(f)
        if isinstance(f, Part) and shape is None and f.name == "stats":
            return self.object(f.fields, STATS, "")
        if isinstance(f, Parts) and shape is None and f.name == "relations":
            return self.parts(f, RELATIONS, "")
        if shape is None or isinstance(f, Nodes | Items):
            raise Uncompilable(f"no statement for {f.key}")
        if isinstance(f, Leaf):
            return shape.leaves[f.name].replace("{t}", t)
        if isinstance(f, Link):
            return self.link(f, shape.links[f.name].replace("{t}", t), t)
        if isinstance(f, Parts):
            return self.parts(f, shape.lists[f.name], t)
        return self.part(f, shape, t)

    def part(self, f: Part, around: Shape, t: str) -> str:
        shape = around.parts.get(f.name)
        if shape is None:
            raise Uncompilable(f"{f.name} is nested too deeply")
        if shape.rows:
            inner = self.alias()
            rows = shape.rows.replace("{t}", inner).replace("{p}", t)
            return f"(SELECT {self.object(f.fields, shape, inner)} FROM {rows}{self.joined(inner)})"
        made = self.object(f.fields, shape, t)
        return f"CASE WHEN {shape.when} THEN {made} END".replace("{t}", t) if shape.when else made

    def parts(self, f: Parts, shape: Shape, t: str) -> str:
        inner = self.alias()
        rows = shape.rows.replace("{t}", inner).replace("{p}", t)
        if "?" in rows:
            rows = rows.replace("?", self.bind(f.argument))
        made = self.object(f.fields, shape, inner)
        return f"(SELECT json_group_array({made}) FROM {rows}{self.joined(inner)})"

    def link(self, f: Link, id: str, row: str) -> str:
        """The row with that id; where no more than the id is asked of it, it is not looked up.

        One that must be there is joined to the row that points to it: SQLite's parser is not deep, and a
        subquery for each link would soon be deeper.
        """
        sure = f.name in SURE
        if sure and all(_is_id(part) for part in f.fields):
            return _json((p.key, id if isinstance(p, Leaf) else self.value(p, None, "")) for p in f.fields)
        t, table = self.alias(), TABLES[f.kind]
        if not sure:
            made = self.object(f.fields, SHAPES[f.kind], t)
            return f"(SELECT {made} FROM {table} AS {t}{self.joined(t)} WHERE {t}.id = {id})"
        self.row_of[t] = self.row_of.get(row, row)
        self.joins.setdefault(self.row_of[t], []).append(f" CROSS JOIN {table} AS {t} ON {t}.id = {id}")
        return self.object(f.fields, SHAPES[f.kind], t)

    def lookup(self, f: Lookup) -> str:
        if not f.many:
            return self.by_id(f, self.bind(f.id))
        t = self.alias()
        return (
            f"(SELECT json_group_array({self.by_id(f, t + '.value')}) "
            f"FROM (SELECT value FROM json_each({self.bind(later(f.id, list_of))}) ORDER BY key) AS {t})"
        )

    def by_id(self, f: Lookup, id: str) -> str:
        found = []
        for kind, fields in f.fields.items():
            t = self.alias()
            made = self.object(fields, SHAPES[kind], t)
            found.append(f"(SELECT {made} FROM {TABLES[kind]} AS {t}{self.joined(t)} WHERE {t}.id = {id})")
        return found[0] if len(found) == 1 else f"json(coalesce({', '.join(found)}))"

    def listing(self, f: Listing, around: str) -> str:
        """The connection: its page as rows, all that is asked of it as aggregates over them."""
        table = TABLES[f.kind]
        ordering = ORDERS[table][f.order]
        where = where_of(f.where)
        conditions = self.conditions(where)
        if f.within is not None:
            conditions.append(_within(f, around))
        page = _Pager(self, f, table, ordering, conditions, around if f.within else "")
        made = page.object(f.fields)
        if not page.needs_rows:
            return made
        made = made.replace(INSIDE, f" FILTER (WHERE rn <= {page.size()})" if page.numbered else "")
        return f"(SELECT {made} FROM {page.rows(made)})"


def _json(pairs: Iterable[tuple[str, str]]) -> str:
    """A JSON object of keys (GraphQL names) and expressions."""
    return f"json_object({', '.join(f'{KEY}{key}{KEY}, {sql}' for key, sql in pairs)})"


def _is_id(f: Field) -> bool:
    return isinstance(f, Constant) or (isinstance(f, Leaf) and f.name == "id")


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

    def __init__(
        self,
        compiler: _Compiler,
        f: Listing,
        table: str,
        ordering: Ordering,
        conditions: Sequence[str],
        around: str,
    ) -> None:
        self.compiler = compiler
        self.f = f
        self.table = table
        self.ordering = ordering
        self.conditions = list(conditions)
        self.t = compiler.alias()
        self.around = around
        self.backward = f.last is not None
        if f.first is not None and f.last is not None:
            raise Uncompilable("first and last")
        name, size = ("last", f.last) if self.backward else ("first", f.first)
        self._size = later(DEFAULT_PAGE if size is None else size, lambda n: _checked(name, n))
        self._marks: dict[str, str] = {}
        types = [column.type for column in ordering]
        self.after = self._key(f.after, types)
        self.before = self._key(f.before, types)
        self.needs_rows = False
        self.numbered = False  # whether rows carry their number, to tell the one past the page
        if isinstance(self._size, Given):
            compiler.checks.append(self._size)

    def _key(self, cursor: Any, types: Sequence[type]) -> list[Any] | None:
        """The values in a cursor, each bound by itself."""
        if cursor is None:
            return None
        table, order = self.table, self.f.order
        whole = later(cursor, lambda text: read_cursor(text, table, order, types))
        if isinstance(whole, Given):
            self.compiler.checks.append(whole)
        return [later(whole, itemgetter(at)) for at in range(len(types))]

    def size(self, more: int = 0) -> str:
        """The page's size as a parameter; `more` rows than it."""
        name = f"size{more}"
        if name not in self._marks:
            self._marks[name] = self.compiler.bind(later(self._size, lambda n: n + more))
        return self._marks[name]

    def object(self, fields: Fields) -> str:
        """The JSON object of the connection."""
        return _json((f.key, self.value(f)) for f in fields)

    def value(self, f: Field) -> str:
        """One of its fields."""
        shape = SHAPES[self.f.kind]
        if isinstance(f, Constant):
            return f"'{f.text}'"
        if isinstance(f, Nodes):
            return self.gather(self.compiler.object(f.fields, shape, self.t))
        if isinstance(f, Items):
            return self.gather(_json((part.key, self.item(part)) for part in f.fields))
        if isinstance(f, Part):
            return _json((part.key, self.info(part)) for part in f.fields)
        if isinstance(f, Leaf):
            return f"(SELECT count(*) FROM {self.table}{self.filter(self.conditions)})"
        raise Uncompilable(f"no statement for {f.key}")

    def item(self, f: Field) -> str:
        """A field of a node with its cursor."""
        if isinstance(f, Nodes):
            return self.compiler.object(f.fields, SHAPES[self.f.kind], self.t)
        if isinstance(f, Link):
            return self.other(f)
        return f"'{f.text}'" if isinstance(f, Constant) else self.cursor()

    def other(self, f: Link) -> str:
        """The end of an edge that is not the entity around; null where there is none."""
        if not self.around:
            return "null"
        end = f"iif({self.t}.subject = {self.around}.id, {self.t}.object, {self.t}.subject)"
        return self.compiler.link(f, end, self.t)

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
            bound = [*self.conditions, *self.compiler.conditions(side)]
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
        day = self.compiler.bind(later(where.since, dt.date.isoformat))
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
        conditions = [*self.conditions, *self.compiler.conditions(inside)]
        joined = self.compiler.joined(self.t)
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
        p = self.compiler.alias().replace("t", "p")
        return f"({found}) AS {p} CROSS JOIN {self.table} AS {self.t} ON {self.t}.n = {p}.n{joined}"


def _checked(name: str, size: int) -> int:
    check_size(name, size, MAX_PAGE)
    return size
