"""A GraphQL operation → the selection that an engine compiles.

What changes a statement's text (null or not, booleans, enumerations, which conditions a filter has) is read
from the variables now, and told by `shape`, under which the statement is kept; all else is bound at each run.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from belligraph.graph import queries
from belligraph.graph.selection import (
    AnyFilter,
    Constant,
    Field,
    Fields,
    Items,
    Kind,
    Leaf,
    Link,
    Listing,
    Lookup,
    Nodes,
    Part,
    Parts,
    Selection,
    Uncompilable,
)
from belligraph.schema.graphql.collect import Collector
from belligraph.schema.graphql.conditions import snake
from belligraph.schema.graphql.given import Variables, few, sized, value_of
from belligraph.schema.graphql.given_filters import Filters
from belligraph.schema.graphql.vocabulary import vocabulary_json
from belligraph.schema.vocabulary import relations
from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    GraphQLEnumType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    ValueNode,
    get_named_type,
)

MOST_FIELDS = 400
"""Above this a selection is left to the resolvers: its statement would be longer than SQLite reads."""
FILTERS: Mapping[Kind, type] = {
    Kind.ENTITY: queries.EntityFilter,
    Kind.EDGE: queries.EdgeFilter,
    Kind.CLAIM: queries.ClaimFilter,
    Kind.ARTICLE: queries.ArticleFilter,
}
CONNECTIONS = {f"{kind.value}Connection": kind for kind in Kind}
KINDS = {kind.value: kind for kind in Kind}


@cache
def _ties() -> Mapping[str, tuple[str, str]]:
    """Field of an entity → relation and direction."""
    found = {}
    for relation in relations().values():
        found[relation.field] = (relation.name, "Entity.edges_out")
        if relation.inverse:
            found[relation.inverse] = (relation.name, "Entity.edges_in")
    return found


def select(
    schema: GraphQLSchema,
    operation: OperationDefinitionNode,
    fragments: Mapping[str, FragmentDefinitionNode],
    variables: Mapping[str, Any],
) -> Selection:
    """The selection of a valid query, for variables (coerced) of this shape.

    Raises Uncompilable, or QueryError for an argument that can't be.
    """
    if operation.operation is not OperationType.QUERY or schema.query_type is None:
        raise Uncompilable("only queries are compiled")
    if operation.directives:
        raise Uncompilable("a directive on the operation")
    selector = _Selector(schema, fragments, variables)
    fields = selector.fields([operation.selection_set], schema.query_type)
    return Selection(fields)


class _Selector:
    def __init__(
        self,
        schema: GraphQLSchema,
        fragments: Mapping[str, FragmentDefinitionNode],
        variables: Variables,
    ) -> None:
        self.schema = schema
        self.variables = variables
        self.collect = Collector(schema, fragments, variables).collect
        self.made = 0

    def fields(self, sets: Sequence[SelectionSetNode], parent: GraphQLObjectType) -> Fields:
        """The fields of an object."""
        return tuple(self.field(key, nodes, parent) for key, nodes in self.collect(sets, parent).items())

    def field(self, key: str, nodes: Sequence[FieldNode], parent: GraphQLObjectType) -> Field:
        """One field of an object."""
        self.made += 1
        if self.made > MOST_FIELDS:
            raise Uncompilable("too many fields")
        node = nodes[0]
        name = node.name.value
        if name == "__typename":
            return Constant(key, parent.name)
        definition = parent.fields.get(name)
        if definition is None:
            raise Uncompilable(f"the field {name}")
        inner = [n.selection_set for n in nodes if n.selection_set is not None]
        kind = get_named_type(definition.type)
        arguments = {a.name.value: a.value for a in node.arguments or ()}
        own = snake(name)
        if parent is self.schema.query_type:
            return self.root(key, name, inner, kind, definition, arguments)
        if isinstance(kind, GraphQLScalarType | GraphQLEnumType):
            return Leaf(key, own)
        if not isinstance(kind, GraphQLObjectType):
            raise Uncompilable(f"the field {name}")
        if kind.name in CONNECTIONS:
            return self.listing(key, kind, inner, definition, arguments, parent.name, name)
        if "[" in str(definition.type):
            return Parts(key, own, self.fields(inner, kind), self.list_argument(definition, arguments))
        if kind.name in KINDS:
            return Link(key, own, KINDS[kind.name], self.fields(inner, kind))
        return Part(key, own, self.fields(inner, kind))

    def root(
        self,
        key: str,
        name: str,
        inner: Sequence[SelectionSetNode],
        kind: GraphQLNamedType,
        definition: Any,
        arguments: Mapping[str, ValueNode],
    ) -> Field:
        """A field of Query."""
        if kind.name in CONNECTIONS:
            return self.listing(key, kind, inner, definition, arguments, None, name)
        if name in ("node", "nodes"):
            id = self.value(definition, arguments, "ids" if name == "nodes" else "id")
            if name == "nodes":
                id = few(id)
            each = {k: self.fields(inner, self.type(k.value)) for k in Kind}
            return Lookup(key, id, each, many=name == "nodes")
        if kind.name in KINDS:
            one = KINDS[kind.name]
            return Lookup(
                key, self.value(definition, arguments, "id"), {one: self.fields(inner, self.type(one))}
            )
        if name == "stats" and isinstance(kind, GraphQLObjectType):
            return Part(key, "stats", self.fields(inner, kind))
        if name == "relations" and isinstance(kind, GraphQLObjectType):
            return Parts(key, "relations", self.fields(inner, kind), vocabulary_json())
        raise Uncompilable(f"the field {name}")

    def type(self, name: str) -> GraphQLObjectType:
        found = self.schema.get_type(name)
        assert isinstance(found, GraphQLObjectType)
        return found

    def listing(
        self,
        key: str,
        connection: GraphQLNamedType,
        inner: Sequence[SelectionSetNode],
        definition: Any,
        arguments: Mapping[str, ValueNode],
        owner: str | None,
        name: str,
    ) -> Listing:
        """A connection."""
        kind = CONNECTIONS[connection.name]
        relation: str | None = None
        within: str | None = None
        if owner is not None:
            relation, within = _ties().get(name, (None, f"{owner}.{snake(name)}"))
        order = definition.args.get("orderBy")
        chosen = self.value(definition, arguments, "orderBy") if order is not None else None
        where: AnyFilter = FILTERS[kind]()
        if "filter" in arguments:
            where = Filters(self.variables).read(
                FILTERS[kind], get_named_type(definition.args["filter"].type), arguments["filter"]
            )
        return Listing(
            key,
            kind,
            where,
            (chosen or DEFAULT_ORDERS[kind if name != "reprints" else Kind.ARTICLE]).value,
            tuple(self.connection_fields(inner, self.type(connection.name), kind)),
            within,
            relation,
            **{n: self.value(definition, arguments, n) for n in ("first", "after", "last", "before")},
        )

    def connection_fields(
        self, sets: Sequence[SelectionSetNode], connection: GraphQLObjectType, kind: Kind
    ) -> Iterator[Field]:
        for key, nodes in self.collect(sets, connection).items():
            name = nodes[0].name.value
            inner = [n.selection_set for n in nodes if n.selection_set is not None]
            if name == "nodes":
                yield Nodes(key, self.fields(inner, self.type(kind.value)))
            elif name == "edges":
                item = get_named_type(connection.fields["edges"].type)
                assert isinstance(item, GraphQLObjectType)
                yield Items(key, tuple(self.item_fields(inner, item, kind)))
            else:
                yield self.field(key, nodes, connection)

    def item_fields(
        self, sets: Sequence[SelectionSetNode], item: GraphQLObjectType, kind: Kind
    ) -> Iterator[Field]:
        for key, nodes in self.collect(sets, item).items():
            if nodes[0].name.value == "node":
                inner = [n.selection_set for n in nodes if n.selection_set is not None]
                yield Nodes(key, self.fields(inner, self.type(kind.value)))
            else:
                yield self.field(key, nodes, item)

    def value(self, definition: Any, arguments: Mapping[str, ValueNode], name: str) -> Any:
        return value_of(definition, arguments, name, self.variables)

    def list_argument(self, definition: Any, arguments: Mapping[str, ValueNode]) -> Any:
        """The one argument of a list that hangs on a row: mentions(first:) and mentions(entity:)."""
        if "first" in definition.args:
            first = self.value(definition, arguments, "first")
            if first is None and "first" in arguments:
                raise Uncompilable("first: null")
            return sized(queries.DEFAULT_PAGE if first is None else first)
        return self.value(definition, arguments, "entity")


DEFAULT_ORDERS: Mapping[Kind, Any] = {
    Kind.ENTITY: queries.EntityOrder.CLAIMS,
    Kind.EDGE: queries.EdgeOrder.CLAIMS,
    Kind.CLAIM: queries.ClaimOrder.ARTICLE,
    Kind.ARTICLE: queries.ArticleOrder.PUBLISHED,
}
"""As the resolvers have them."""
