"""Filters of a compiled operation: which conditions there are is known, what they ask for at a run."""

from typing import Any

from belligraph.graph.selection import Given, Uncompilable
from belligraph.schema.graphql.conditions import CONDITIONS, NESTING, Condition, check_nesting, snake
from belligraph.schema.graphql.given import Variables, value_of_node
from graphql import ListValueNode, ObjectValueNode, ValueNode, VariableNode


class Filters:
    """Reads one filter argument, filters in it included. Raises QueryError or Uncompilable."""

    def __init__(self, variables: Variables) -> None:
        self.variables = variables
        self.parts = 0

    def read(self, kind: type, input: Any, node: ValueNode, depth: int = 0) -> Any:
        """From the document; a variable in it goes over to `sample`."""
        if isinstance(node, VariableNode):
            name = node.name.value
            return self.sample(kind, self.variables.get(name), (name,), depth)
        if not isinstance(node, ObjectValueNode):
            return kind()
        self.count(depth)
        found: dict[str, Any] = {}
        for field in node.fields:
            name = field.name.value
            if name in NESTING:
                parts = self.nested(kind, input, field.value, depth)
                if parts is not None:
                    found[NESTING[name]] = parts
                continue
            condition = CONDITIONS[kind][snake(name)]
            value = value_of_node(field.value, input.fields[name].type, self.variables)
            if value is None:
                continue
            if condition.sets and isinstance(value, Given):
                raise Uncompilable(f"{name} is given in parts")
            found[condition.target] = _converted(condition, value)
        return kind(**found)

    def nested(self, kind: type, input: Any, node: ValueNode, depth: int) -> tuple[Any, ...] | None:
        if isinstance(node, VariableNode):
            name = node.name.value
            value = self.variables.get(name)
            return None if value is None else self.samples(kind, value, (name,), depth)
        nodes = node.values if isinstance(node, ListValueNode) else (node,)
        if not all(isinstance(n, ObjectValueNode | VariableNode) for n in nodes):
            return None  # null
        return tuple(self.read(kind, input, n, depth + 1) for n in nodes)

    def sample(self, kind: type, value: Any, path: tuple[str | int, ...], depth: int) -> Any:
        """From a variable's value, of which only the shape may be looked at."""
        if value is None:
            return kind()
        self.count(depth)
        found: dict[str, Any] = {}
        for name, part in value.items():
            if part is None:
                continue
            if name in NESTING:
                found[NESTING[name]] = self.samples(kind, part, (*path, name), depth)
                continue
            condition = CONDITIONS[kind][snake(name)]
            given = part if condition.sets else Given(_at((*path, name)))
            found[condition.target] = _converted(condition, given)
        return kind(**found)

    def samples(self, kind: type, value: Any, path: tuple[str | int, ...], depth: int) -> tuple[Any, ...]:
        if isinstance(value, list):
            return tuple(self.sample(kind, part, (*path, i), depth + 1) for i, part in enumerate(value))
        return (self.sample(kind, value, path, depth + 1),)

    def count(self, depth: int) -> None:
        self.parts += 1
        check_nesting(depth, self.parts)


def _at(path: tuple[str | int, ...]) -> Any:
    """What reads the value at a path into the variables."""
    first, *rest = path

    def read(run: Any) -> Any:
        value = run.variables[first]
        for step in rest:
            value = value[step]
        return value

    return read


def _converted(condition: Condition, value: Any) -> Any:
    """The value as the store's filter takes it; later, where it is given later or names entities."""
    convert = condition.convert
    if isinstance(value, Given):
        read = value.read
        return Given(lambda run: convert(read(run), run.named))
    if condition.refs:
        return Given(lambda run: convert(value, run.named))
    return convert(value, lambda name: ())
