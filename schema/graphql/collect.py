"""The fields that a selection set asks of a type, its fragments and directives worked out."""

from collections.abc import Mapping, Sequence

from belligraph.graph.selection import Uncompilable
from belligraph.schema.graphql.given import Variables, value_of_node
from graphql import (
    DirectiveNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLBoolean,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    SelectionSetNode,
)


class Collector:
    """Collects fields of one run of an operation."""

    def __init__(
        self,
        schema: GraphQLSchema,
        fragments: Mapping[str, FragmentDefinitionNode],
        variables: Variables,
    ) -> None:
        self.schema = schema
        self.fragments = fragments
        self.variables = variables

    def collect(
        self, sets: Sequence[SelectionSetNode], parent: GraphQLNamedType
    ) -> Mapping[str, list[FieldNode]]:
        """Fields by response key, as https://spec.graphql.org/draft/#CollectFields() has it."""
        found: dict[str, list[FieldNode]] = {}
        seen: set[str] = set()

        def walk(selections: SelectionSetNode) -> None:
            for node in selections.selections:
                if not self.included(node.directives):
                    continue
                if isinstance(node, FieldNode):
                    found.setdefault((node.alias or node.name).value, []).append(node)
                elif isinstance(node, FragmentSpreadNode):
                    name = node.name.value
                    if name not in seen:
                        seen.add(name)
                        fragment = self.fragments[name]
                        if self.applies(fragment.type_condition.name.value, parent):
                            walk(fragment.selection_set)
                else:
                    condition = getattr(node, "type_condition", None)
                    if condition is None or self.applies(condition.name.value, parent):
                        walk(node.selection_set)  # type: ignore[attr-defined]

        for selections in sets:
            walk(selections)
        return found

    def applies(self, condition: str, parent: GraphQLNamedType) -> bool:
        if condition == parent.name:
            return True
        kind = self.schema.get_type(condition)
        return (
            isinstance(kind, GraphQLInterfaceType)
            and isinstance(parent, GraphQLObjectType)
            and kind in parent.interfaces
        )

    def included(self, directives: Sequence[DirectiveNode] | None) -> bool:
        for directive in directives or ():
            name = directive.name.value
            if name not in ("skip", "include"):
                raise Uncompilable(f"the directive @{name}")
            (argument,) = directive.arguments or ()
            value = value_of_node(argument.value, GraphQLBoolean, self.variables)
            if value == (name == "skip"):
                return False
        return True
