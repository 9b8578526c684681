"""A selection → one SQL statement that writes the answer's JSON.

Nested listings become correlated subqueries, each cut to its page before anything is written. A listing's
rows are chosen in their order first; what they show is looked up for the rows of the page alone.
"""

import re
from dataclasses import dataclass, field

from belligraph.graph.selection import (
    Constant,
    Field,
    Fields,
    Given,
    Items,
    Leaf,
    Link,
    Listing,
    Lookup,
    Nodes,
    Part,
    Parts,
    Selection,
    Uncompilable,
    later,
)
from belligraph.graph.sqlite.expressions import RELATIONS, STATS, Shape
from belligraph.graph.sqlite.filters import Where, list_of
from belligraph.graph.sqlite.listing import SHAPES, TABLES, json_object, listing_sql
from belligraph.graph.sqlite.statement import Statement

MOST_FIELDS = 60
"""In one object: json_object takes 127 arguments at the most."""
MOST_VALUES = 900
SURE = frozenset({"subject", "object", "other", "article", "edge"})
"""Links that are never null."""
MARK = re.compile(r"\?(\d+)")


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
        return json_object((f.key, self.value(f, shape, t)) for f in fields)

    def value(self, f: Field, shape: Shape | None, t: str) -> str:
        """One field of it."""
        if isinstance(f, Constant):
            return f"'{f.text}'"
        if isinstance(f, Listing):
            return listing_sql(self, f, t)
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
            return json_object(
                (p.key, id if isinstance(p, Leaf) else self.value(p, None, "")) for p in f.fields
            )
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


def _is_id(f: Field) -> bool:
    return isinstance(f, Constant) or (isinstance(f, Leaf) and f.name == "id")
