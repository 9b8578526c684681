"""Documents made ready to run: read once for each text; weighed and compiled once for each operation."""

from collections.abc import Callable, Mapping
from typing import Any

from strawberry.exceptions import StrawberryInputCoercionError

from belligraph.errors import QueryError
from belligraph.graph.selection import Selection, Uncompilable
from belligraph.graph.store import Compiled
from belligraph.schema.graphql.given import shape
from belligraph.schema.graphql.guard import Cost, Limits, Refused, fragments_of, read, reckon
from belligraph.schema.graphql.recent import Recent
from belligraph.schema.graphql.select import select
from graphql import (
    DocumentNode,
    FieldNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    get_operation_ast,
    type_from_ast,
)
from graphql.execution.values import get_variable_values

Compile = Callable[[Selection], Compiled]
SHAPES = 64
"""Statements kept for one operation: one for each shape of its variables."""
_ABSENT = object()


class Operation:
    """One operation of a document."""

    def __init__(
        self,
        schema: GraphQLSchema,
        document: DocumentNode,
        node: OperationDefinitionNode,
        compile: Compile | None,
    ) -> None:
        self.node = node
        self.is_query = node.operation is OperationType.QUERY
        self.is_subscription = node.operation is OperationType.SUBSCRIPTION
        self.is_static = (
            self.is_query and not node.variable_definitions and _asks_schema_alone(document, node)
        )
        self.known: bytes | None = None
        """Of a static operation: its answer as JSON, once it was given."""
        self._schema = schema
        self._document = document
        self._compile = compile if self.is_query else None
        self._cost: Cost = reckon(schema, document, node)
        self._definitions = node.variable_definitions or ()
        self._types = [(d.variable.name.value, type_from_ast(schema, d.type)) for d in self._definitions]
        self._statements: Recent[Any, Compiled | None] = Recent(SHAPES)

    def coerce(self, variables: Mapping[str, Any]) -> dict[str, Any] | None:
        """The variables as the schema has them; None when they don't fit (running it tells why)."""
        if not self._definitions:
            return {}
        try:
            found = get_variable_values(self._schema, self._definitions, dict(variables))
        except StrawberryInputCoercionError:
            return None
        return None if isinstance(found, list) else found.coerced

    def cost(self, variables: Mapping[str, Any]) -> int:
        """How many values it may give with these variables (coerced), its pages full."""
        return self._cost(variables)

    def statement(self, variables: Mapping[str, Any]) -> Compiled | None:
        """What answers it with variables of this shape (coerced); None where only resolvers can."""
        if self._compile is None:
            return None
        key = self._shape(variables)
        if key not in self._statements:
            self._statements[key] = self._compiled(variables)
        return self._statements[key]

    def give_up(self, variables: Mapping[str, Any]) -> None:
        """The statement for this shape turned out to be none."""
        self._statements[self._shape(variables)] = None

    def _shape(self, variables: Mapping[str, Any]) -> Any:
        return tuple([shape(kind, variables.get(name, _ABSENT)) for name, kind in self._types])

    def _compiled(self, variables: Mapping[str, Any]) -> Compiled | None:
        assert self._compile is not None
        try:
            return self._compile(select(self._schema, self.node, fragments_of(self._document), variables))
        except (Uncompilable, QueryError, StrawberryInputCoercionError):
            return None


class Prepared:
    """A document that was read."""

    def __init__(self, schema: GraphQLSchema, text: str, limits: Limits, compile: Compile | None) -> None:
        self.document = read(schema, text, limits)
        self._schema = schema
        self._compile = compile
        self._operations: dict[str | None, Operation] = {}

    def operation(self, name: str | None) -> Operation:
        """The operation with that name, or the only one. Raises Refused when there is none."""
        found = self._operations.get(name)
        if found is None:
            node = _chosen(self.document, name)
            found = Operation(self._schema, self.document, node, self._compile)
            self._operations[name] = found
        return found


def _asks_schema_alone(document: DocumentNode, operation: OperationDefinitionNode) -> bool:
    """Whether nothing but introspection is asked, which never changes while the service runs."""
    fragments = fragments_of(document)
    seen: set[str] = set()

    def walk(selections: SelectionSetNode) -> bool:
        for node in selections.selections:
            if isinstance(node, FieldNode):
                if not node.name.value.startswith("__"):
                    return False
            elif isinstance(node, FragmentSpreadNode):
                name = node.name.value
                if name not in seen:
                    seen.add(name)
                    if not walk(fragments[name].selection_set):
                        return False
            elif isinstance(node, InlineFragmentNode) and not walk(node.selection_set):
                return False
        return True

    return walk(operation.selection_set)


def _chosen(document: DocumentNode, name: str | None) -> OperationDefinitionNode:
    chosen = get_operation_ast(document, name)
    if chosen is None:
        named = [
            d.name.value
            for d in document.definitions
            if isinstance(d, OperationDefinitionNode) and d.name is not None
        ]
        hint = f"it has {', '.join(named)}" if named else "it has none with a name"
        wanted = f"the document has no operation {name!r}" if name else "operationName must say which to run"
        raise Refused("BAD_USER_INPUT", [GraphQLError(f"{wanted}; {hint}")])
    return chosen
