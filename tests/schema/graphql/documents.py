"""Draws GraphQL documents from the schema: every field of a query, with arguments sound and unsound."""

import datetime as dt
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLSchema,
    get_named_type,
    is_leaf_type,
)

LEFT_OUT = frozenset(
    {"search", "changeCursor", "neighborhood", "paths", "timeline"}
)  # resolvers alone answer them
ODD = 0.04  # how often an argument is drawn that can't be


@dataclass
class Document:
    """A document's text and its variables."""

    text: str
    variables: dict[str, Any]


@dataclass
class Drawing:
    """One document in the making. `pool` has what arguments may name, by the argument's name."""

    schema: GraphQLSchema
    rng: random.Random
    pool: Mapping[str, Sequence[Any]]
    left_out: frozenset[str] = LEFT_OUT
    variables: dict[str, Any] = field(default_factory=dict)
    declared: list[str] = field(default_factory=list)
    fragments: list[str] = field(default_factory=list)
    left: int = 30
    cursors: tuple[str, str] = ("", "")

    def document(self) -> Document:
        """A document."""
        query = self.schema.query_type
        assert query is not None
        body = self.selections(query, 0)
        declared = f"({', '.join(self.declared)})" if self.declared else ""
        return Document(" ".join([f"query Q{declared} {body}", *self.fragments]), self.variables)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def selections(self, parent: Any, depth: int) -> str:
        """A selection set of a type."""
        parts = [self.selection(parent, depth) for _ in range(self.rng.randint(1, 4))]
        return "{ " + " ".join(["__typename", *parts] if self.chance(0.15) else parts) + " }"

    def selection(self, parent: Any, depth: int) -> str:
        if isinstance(parent, GraphQLInterfaceType):
            kind = self.rng.choice(self.schema.get_possible_types(parent))
            return f"... on {kind.name} {self.selections(kind, depth)}"
        if self.chance(0.08):
            return f"... on {parent.name} {self.directive()}{self.selections(parent, depth)}"
        if self.chance(0.08):
            name = f"F{len(self.fragments)}"
            self.fragments.append("")
            at = len(self.fragments) - 1
            self.fragments[at] = f"fragment {name} on {parent.name} {self.selections(parent, depth)}"
            return f"...{name} {self.directive()}"
        return self.field(parent, depth)

    def field(self, parent: Any, depth: int) -> str:
        self.left -= 1
        small = depth >= 5 or self.left <= 0
        names = [
            name
            for name, one in parent.fields.items()
            if name not in self.left_out and (not small or is_leaf_type(get_named_type(one.type)))
        ]
        if not names:
            return "__typename"
        name = self.rng.choice(names)
        one = parent.fields[name]
        kind = get_named_type(one.type)
        # An alias of its own, since the same field may be drawn twice with other arguments.
        alias = f"a{self.rng.randrange(10**6)}: "
        inner = "" if is_leaf_type(kind) else f" {self.selections(kind, depth + 1)}"
        return f"{alias}{name}{self.arguments(one.args, kind.name)} {self.directive()}{inner}"

    def directive(self) -> str:
        if not self.chance(0.08):
            return ""
        word = self.rng.choice(["skip", "include"])
        value = self.rng.choice(["true", "false", ""]) or self.variable("Boolean!", self.chance(0.5))
        return f"@{word}(if: {value}) "

    def variable(self, kind: str, value: Any) -> str:
        name = f"v{len(self.declared)}"
        self.declared.append(f"${name}: {kind}")
        self.variables[name] = value
        return f"${name}"

    def arguments(self, given: Mapping[str, Any], kind: str) -> str:
        """A field's arguments; cursors are mostly of the list and order that the field has."""
        parts = []
        self.cursors = kind, ""
        chosen = {name for name in given if self.chance(0.45)}
        if {"first", "last"} <= chosen and not self.chance(ODD):
            chosen.discard(self.rng.choice(["first", "last"]))
        for name, argument in given.items():
            needed = isinstance(argument.type, GraphQLNonNull) and not has_default(argument)
            if name == "orderBy" and name in chosen:
                order = self.rng.choice(list(get_named_type(argument.type).values))
                self.cursors = kind, order
                shown = self.variable(str(argument.type), order) if self.chance(0.3) else order
                parts.append(f"{name}: {shown}")
            elif name in chosen or needed:
                parts.append(f"{name}: {self.value(name, argument.type)}")
        return f"({', '.join(parts)})" if parts else ""

    def value(self, name: str, kind: Any) -> str:
        """An argument's value as text; some of it in variables."""
        if self.chance(0.35):
            return self.variable(str(kind), self.plain(name, kind))
        return self.text(name, kind)

    def text(self, name: str, kind: Any) -> str:
        """As a literal, in which variables may stand."""
        if isinstance(kind, GraphQLNonNull):
            if is_leaf_type(kind.of_type):
                return literal(self.plain(name, kind), kind.of_type)
            return self.text(name, kind.of_type)
        if isinstance(kind, GraphQLList):
            if self.chance(0.1):
                return self.text(name, kind.of_type)
            size = self.rng.randint(0, 3)
            return "[" + ", ".join(self.value_in(name, kind.of_type) for _ in range(size)) + "]"
        if isinstance(kind, GraphQLInputObjectType):
            fields = self.input_fields(kind)
            return "{" + ", ".join(f"{n}: {self.value_in(n, f.type)}" for n, f in fields.items()) + "}"
        return literal(self.plain(name, kind), kind)

    def value_in(self, name: str, kind: Any) -> str:
        if self.chance(0.15):
            return self.variable(str(kind), self.plain(name, kind))
        return self.text(name, kind)

    def input_fields(self, kind: GraphQLInputObjectType) -> dict[str, Any]:
        if kind.name == "EntityRef":
            name = self.rng.choice(list(kind.fields))
            return {name: type("Field", (), {"type": GraphQLNonNull(kind.fields[name].type)})}
        share = 2 / len(kind.fields)
        return {name: f for name, f in kind.fields.items() if self.chance(share)}

    def plain(self, name: str, kind: Any) -> Any:
        """A value as JSON has it."""
        if isinstance(kind, GraphQLNonNull):
            found = self.plain(name, kind.of_type)
            return self.plain(name, kind) if found is None else found
        if self.chance(0.05):
            return None
        if isinstance(kind, GraphQLList):
            if name == "ids" and self.chance(ODD):
                return ["x"] * 251
            inner = GraphQLNonNull(get_inner(kind))
            return [self.plain(name, inner) for _ in range(self.rng.randint(0, 3))]
        if isinstance(kind, GraphQLInputObjectType):
            return {n: self.plain(n, f.type) for n, f in self.input_fields(kind).items()}
        if isinstance(kind, GraphQLEnumType):
            return self.rng.choice(list(kind.values))
        if kind.name == "Boolean":
            return self.chance(0.5)
        if kind.name == "Date":
            return (dt.date(1960, 1, 1) + dt.timedelta(days=self.rng.randrange(24_000))).isoformat()
        if kind.name == "Float":
            return round(self.rng.random(), 2)
        if kind.name == "Int":
            if name in ("first", "last"):
                return self.rng.choice([-1, 251, 10**6]) if self.chance(ODD) else self.rng.randint(0, 4)
            return self.rng.randint(0, 3)
        if name in ("after", "before"):
            odd = ["", "nonsense", *self.pool["cursor"]]
            sound = self.pool.get("".join(self.cursors), odd)
            return self.rng.choice(odd if self.chance(ODD) else sound)
        return self.rng.choice(self.pool.get(name) or self.pool["id"])


def get_inner(kind: Any) -> Any:
    """The type of a list's items, null or not."""
    inner = kind.of_type
    return inner.of_type if isinstance(inner, GraphQLNonNull) else inner


def has_default(argument: Any) -> bool:
    """Whether an argument may be left out though it is not null."""
    return not (repr(argument.default_value) == "Undefined" and getattr(argument, "default", None) is None)


def literal(value: Any, kind: Any) -> str:
    """A value as GraphQL writes it."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(kind, GraphQLEnumType) or isinstance(value, int | float):
        return str(value)
    return '"' + str(value).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'
