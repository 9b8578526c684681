"""A GraphQL operation → the selection that an engine compiles.

What changes a statement's text (null or not, booleans, enumerations, which conditions a filter has) is read
from the variables now, and told by `shape`, under which the statement is kept; all else is bound at each run.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from belligraph.errors import QueryError
from belligraph.graph import queries
from belligraph.graph.selection import (
    AnyFilter,
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
    Selection,
    Uncompilable,
    later,
)
from belligraph.schema.graphql.conditions import CONDITIONS, NESTING, Condition, check_nesting, snake
from belligraph.schema.graphql.vocabulary import vocabulary_json
from belligraph.schema.vocabulary import relations
from graphql import (
    DirectiveNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLError,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    ListValueNode,
    ObjectValueNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    Undefined,
    ValueNode,
    VariableNode,
    get_named_type,
    value_from_ast,
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
        variables: Mapping[str, Any],
    ) -> None:
        self.schema = schema
        self.fragments = fragments
        self.variables = variables
        self.made = 0

    # What is selected

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
            value = self.of_node(argument.value, GraphQLBoolean)
            if value == (name == "skip"):
                return False
        return True

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
                id = _bounded(id)
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
            where = _Filters(self).read(
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

    # What it is asked with

    def value(self, definition: Any, arguments: Mapping[str, ValueNode], name: str) -> Any:
        """An argument: its value where the document or the shape tells it, else Given; None when left out."""
        argument = definition.args.get(name)
        if argument is None:
            return None
        node = arguments.get(name)
        if isinstance(node, VariableNode) and node.name.value not in self.variables:
            node = None
        if node is None:
            return None
        return self.of_node(node, argument.type)

    def of_node(self, node: ValueNode, kind: Any) -> Any:
        """The value of an argument's or input field's node."""
        if isinstance(node, VariableNode):
            name = node.name.value
            value = self.variables.get(name)
            told = isinstance(value, bool) or isinstance(get_named_type(kind), GraphQLEnumType)
            if value is None or (told and not isinstance(value, list)):
                return value
            return Given(lambda run: run.variables[name])
        if any(True for _ in _variables_in(node)):
            return Given(lambda run: _literal(node, kind, run.variables))
        return _literal(node, kind, None)

    def list_argument(self, definition: Any, arguments: Mapping[str, ValueNode]) -> Any:
        """The one argument of a list that hangs on a row: mentions(first:) and mentions(entity:)."""
        if "first" in definition.args:
            first = self.value(definition, arguments, "first")
            if first is None and "first" in arguments:
                raise Uncompilable("first: null")
            return _sized(queries.DEFAULT_PAGE if first is None else first)
        return self.value(definition, arguments, "entity")


DEFAULT_ORDERS: Mapping[Kind, Any] = {
    Kind.ENTITY: queries.EntityOrder.CLAIMS,
    Kind.EDGE: queries.EdgeOrder.CLAIMS,
    Kind.CLAIM: queries.ClaimOrder.ARTICLE,
    Kind.ARTICLE: queries.ArticleOrder.PUBLISHED,
}
"""As the resolvers have them."""


def _literal(node: ValueNode, kind: Any, variables: Mapping[str, Any] | None) -> Any:
    try:
        value = value_from_ast(node, kind, None if variables is None else dict(variables))
    except GraphQLError as error:
        raise QueryError(error.message) from None
    if value is Undefined:
        raise QueryError("a value that its type can't have")
    return value


def _bounded(ids: Any) -> Any:
    def check(given: Sequence[str]) -> Sequence[str]:
        if len(given) > queries.MAX_PAGE:
            raise QueryError("too many ids")
        return given

    return later(ids, check)


def _sized(first: Any) -> Any:
    def check(size: int) -> int:
        queries.check_size("first", size, queries.MAX_PAGE)
        return size

    return later(first, check)


def _variables_in(node: ValueNode) -> Iterator[VariableNode]:
    if isinstance(node, VariableNode):
        yield node
    elif isinstance(node, ListValueNode):
        for value in node.values:
            yield from _variables_in(value)
    elif isinstance(node, ObjectValueNode):
        for field in node.fields:
            yield from _variables_in(field.value)


class _Filters:
    """Reads one filter argument, filters in it included."""

    def __init__(self, selector: _Selector) -> None:
        self.selector = selector
        self.parts = 0

    def read(self, kind: type, input: Any, node: ValueNode, depth: int = 0) -> Any:
        """From the document; a variable in it goes over to `sample`."""
        if isinstance(node, VariableNode):
            name = node.name.value
            return self.sample(kind, self.selector.variables.get(name), (name,), depth)
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
            value = self.selector.of_node(field.value, input.fields[name].type)
            if value is None:
                continue
            if condition.sets and isinstance(value, Given):
                raise Uncompilable(f"{name} is given in parts")
            found[condition.target] = _converted(condition, value)
        return kind(**found)

    def nested(self, kind: type, input: Any, node: ValueNode, depth: int) -> tuple[Any, ...] | None:
        if isinstance(node, VariableNode):
            name = node.name.value
            value = self.selector.variables.get(name)
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
