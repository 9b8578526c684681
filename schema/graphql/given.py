"""Arguments of a compiled operation: what the document tells of them, and what is known only at a run."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from belligraph.errors import QueryError
from belligraph.graph import queries
from belligraph.graph.selection import Given, later
from graphql import (
    GraphQLEnumType,
    GraphQLError,
    GraphQLInputObjectType,
    GraphQLList,
    GraphQLNonNull,
    ListValueNode,
    ObjectValueNode,
    Undefined,
    ValueNode,
    VariableNode,
    get_named_type,
    value_from_ast,
)

Variables = Mapping[str, Any]
"""An operation's variables as graphql-core coerced them."""


def shape(kind: Any, value: Any) -> Any:
    """What of a variable's value a statement's text depends on; hashable."""
    if value is None:
        return None
    if isinstance(kind, GraphQLNonNull):
        kind = kind.of_type
    if isinstance(kind, GraphQLInputObjectType):
        if kind.name == "EntityRef":
            return True
        return tuple(
            (name, shape(kind.fields[name].type, part)) for name, part in value.items() if part is not None
        )
    if isinstance(kind, GraphQLList):
        if isinstance(get_named_type(kind), GraphQLInputObjectType):
            return tuple(shape(kind.of_type, part) for part in value)
        return True
    if isinstance(kind, GraphQLEnumType) or isinstance(value, bool):
        return value
    return True


def value_of(definition: Any, arguments: Mapping[str, ValueNode], name: str, variables: Variables) -> Any:
    """A field's argument: its value where document or shape tell it, else Given; None when left out."""
    argument = definition.args.get(name)
    node = arguments.get(name)
    if argument is None or node is None:
        return None
    if isinstance(node, VariableNode) and node.name.value not in variables:
        return None
    return value_of_node(node, argument.type, variables)


def value_of_node(node: ValueNode, kind: Any, variables: Variables) -> Any:
    """The value of an argument's or input field's node. Raises QueryError for one that can't be."""
    if isinstance(node, VariableNode):
        name = node.name.value
        value = variables.get(name)
        told = isinstance(value, bool) or isinstance(get_named_type(kind), GraphQLEnumType)
        if value is None or (told and not isinstance(value, list)):
            return value
        return Given(lambda run: run.variables[name])
    if any(True for _ in variables_in(node)):
        return Given(lambda run: _literal(node, kind, run.variables))
    return _literal(node, kind, None)


def few(ids: Any) -> Any:
    """Ids, no more than a page."""

    def check(given: Sequence[str]) -> Sequence[str]:
        if len(given) > queries.MAX_PAGE:
            raise QueryError("too many ids")
        return given

    return later(ids, check)


def sized(first: Any) -> Any:
    """A size, no more than a page."""

    def check(size: int) -> int:
        queries.check_size("first", size, queries.MAX_PAGE)
        return size

    return later(first, check)


def _literal(node: ValueNode, kind: Any, variables: Mapping[str, Any] | None) -> Any:
    try:
        value = value_from_ast(node, kind, None if variables is None else dict(variables))
    except GraphQLError as error:
        raise QueryError(error.message) from None
    if value is Undefined:
        raise QueryError("a value that its type can't have")
    return value


def variables_in(node: ValueNode) -> Iterator[VariableNode]:
    """The variables that stand in a value."""
    if isinstance(node, VariableNode):
        yield node
    elif isinstance(node, ListValueNode):
        for value in node.values:
            yield from variables_in(value)
    elif isinstance(node, ObjectValueNode):
        for field in node.fields:
            yield from variables_in(field.value)
