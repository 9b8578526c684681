"""What every operation must pass before it runs: its syntax, its size, the schema.

All checks take time in proportion to the document: fragments are measured once, however often they are
spread, and nothing is walked deeper than the limit.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from belligraph.graph.queries import DEFAULT_PAGE
from belligraph.schema.graphql.given import variables_in
from belligraph.schema.graphql.weights import MOST, SIZED_AROUND, SIZES, SIZING, STEP, STEPS, default_of
from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    NoSchemaIntrospectionCustomRule,
    OperationDefinitionNode,
    SelectionSetNode,
    get_named_type,
    parse,
    specified_rules,
    validate,
    value_from_ast_untyped,
)

MOST_ERRORS = 10
SUGGESTION = re.compile(r" Did you mean .*\?$", re.DOTALL)
REPEATED = 20  # times that a field may stand in one selection set: tools merge selections so
LIST = 25  # what a list without a size of its own is reckoned at
PAGES = ("first", "last", "ids", "articles")
"""Arguments that say how many items a list has."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How large an operation may be."""

    tokens: int = 2_000
    depth: int = 30
    cost: int = 100_000
    aliases: int = 200
    directives: int = 100
    introspection: bool = True
    suggestions: bool = True


class Refused(Exception):
    """An operation that is not run; `errors` say why, `code` what kind of reason it is."""

    def __init__(self, code: str, errors: list[GraphQLError]) -> None:
        super().__init__(code)
        self.code = code
        self.errors = errors


def _too_large(message: str) -> Refused:
    return Refused("OPERATION_TOO_LARGE", [GraphQLError(message)])


def read(schema: GraphQLSchema, text: str, limits: Limits) -> DocumentNode:
    """The document, parsed and valid. Raises Refused."""
    try:
        document = parse(text, max_tokens=limits.tokens)
        _measure_depth(document, limits)
        _count(document, limits)
        rules = [*specified_rules, *([] if limits.introspection else [NoSchemaIntrospectionCustomRule])]
        errors = validate(schema, document, rules, max_errors=MOST_ERRORS)
    except GraphQLError as error:
        if "tokens" in error.message:
            raise _too_large(f"the document has more than {limits.tokens} tokens; ask in parts") from None
        raise Refused("GRAPHQL_PARSE_FAILED", [error]) from None
    except RecursionError:
        raise _too_large(f"the document is nested deeper than {limits.depth} levels") from None
    if errors and errors[-1].message == "Validation aborted.":  # graphql-core ran out of stack
        raise _too_large("the document repeats or nests its fields too often; ask in parts")
    if errors:
        raise Refused(
            "GRAPHQL_VALIDATION_FAILED", errors if limits.suggestions else list(map(_unsuggested, errors))
        )
    return document


def _unsuggested(error: GraphQLError) -> GraphQLError:
    return GraphQLError(SUGGESTION.sub("", error.message), error.nodes, error.source, error.positions)


def fragments_of(document: DocumentNode) -> dict[str, FragmentDefinitionNode]:
    """The document's fragments by name."""
    return {d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)}


def _measure_depth(document: DocumentNode, limits: Limits) -> None:
    """Raise Refused when selections are nested too deeply, fragments that are spread counted in."""
    fragments = fragments_of(document)
    known: dict[str, int] = {}

    def height(selections: SelectionSetNode | None, level: int) -> int:
        if selections is None:
            return 0
        if level >= limits.depth:
            raise _too_large(f"the operation is nested deeper than {limits.depth} levels")
        tallest = 0
        for node in selections.selections:
            if isinstance(node, FragmentSpreadNode):
                name = node.name.value
                if name in fragments and name not in known:
                    known[name] = 0  # a cycle ends here; validation reports it
                    known[name] = height(fragments[name].selection_set, level + 1)
                below = known.get(name, 0)
                if level + below >= limits.depth:
                    raise _too_large(f"the operation is nested deeper than {limits.depth} levels")
            elif isinstance(node, FieldNode | InlineFragmentNode):
                below = height(node.selection_set, level + 1)
            tallest = max(tallest, 1 + below)
        return tallest

    for definition in document.definitions:
        if isinstance(definition, OperationDefinitionNode | FragmentDefinitionNode):
            height(definition.selection_set, 0)


def check_cost(asked: int, limits: Limits) -> None:
    """Raise Refused when an operation asks for more values than the limit."""
    if asked > limits.cost:
        raise _too_large(
            f"the operation may give {asked:,} values, more than {limits.cost:,}; "
            "ask for smaller pages (first: …), or in parts"
        )


def _count(document: DocumentNode, limits: Limits) -> None:
    """Raise Refused for too many aliases or directives, or a field repeated in one place.

    Validation compares each two fields of a name: hundreds of them would take seconds.
    """
    aliases = directives = 0
    sets: list[SelectionSetNode] = []
    for definition in document.definitions:
        if isinstance(definition, OperationDefinitionNode | FragmentDefinitionNode):
            directives += len(definition.directives or ())
            sets.append(definition.selection_set)
    while sets:
        repeated = Counter[str]()
        for node in sets.pop().selections:
            directives += len(node.directives or ())
            if isinstance(node, FieldNode):
                aliases += node.alias is not None
                repeated[(node.alias or node.name).value] += 1
            inner = getattr(node, "selection_set", None)
            if inner is not None:
                sets.append(inner)
        name, times = max(repeated.items(), key=lambda item: item[1], default=("", 0))
        if times > REPEATED:
            raise _too_large(f"{name} is asked for {times} times in one place; once is enough")
    counted = ((aliases, limits.aliases, "aliases"), (directives, limits.directives, "directives"))
    for number, most, what in counted:
        if number > most:
            raise _too_large(f"the document has {number:,} {what}, more than {most:,}; ask in parts")


Size = Callable[[Mapping[str, Any]], int] | int
"""How many items, for variables as coerced."""


class Cost:
    """How many values a selection may give: some always, and some for each item of lists.

    Sizes that the document tells are reckoned once; those that variables tell, at each run.
    """

    __slots__ = ("always", "lists")

    def __init__(self) -> None:
        self.always = 0
        self.lists: list[tuple[Size, Cost]] = []

    def add(self, other: "Cost", size: Size = 1) -> None:
        """`size` times as much as the other."""
        if isinstance(size, int) and not other.lists:
            self.always += size * other.always
        elif other.always or other.lists:
            self.lists.append((size, other))

    def __call__(self, variables: Mapping[str, Any]) -> int:
        """The number, for variables as coerced."""
        known: dict[int, int] = {}  # parts stand in many places: each is reckoned once

        def of(cost: Cost) -> int:
            if not cost.lists:
                return cost.always
            found = known.get(id(cost))
            if found is None:
                found = cost.always + sum(
                    (size if isinstance(size, int) else size(variables)) * of(part)
                    for size, part in cost.lists
                )
                known[id(cost)] = found
            return found

        return of(self)


def reckon(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode) -> Cost:
    """What the operation of a valid document may give."""
    fragments = fragments_of(document)
    known: dict[tuple[str, Size], Cost] = {}

    def selection(selections: SelectionSetNode | None, parent: Any, around: Size = 0) -> Cost:
        """`around`: the size that the field around the selections is asked for."""
        total = Cost()
        for node in selections.selections if selections else ():
            if isinstance(node, FieldNode):
                field_cost(node, parent, around, total)
            elif isinstance(node, InlineFragmentNode):
                condition = node.type_condition
                kind = schema.get_type(condition.name.value) if condition else parent
                total.add(selection(node.selection_set, kind, around))
            elif isinstance(node, FragmentSpreadNode):
                key = (node.name.value, around)
                if key not in known:
                    fragment = fragments[node.name.value]
                    kind = schema.get_type(fragment.type_condition.name.value)
                    known[key] = selection(fragment.selection_set, kind, around)
                total.add(known[key])
        return total

    def field_cost(node: FieldNode, parent: Any, around: Size, total: Cost) -> None:
        total.always += 1
        if not isinstance(parent, GraphQLObjectType | GraphQLInterfaceType):
            return
        field = parent.fields.get(node.name.value)
        if field is None or node.selection_set is None:
            return
        kind = get_named_type(field.type)
        name = f"{parent.name}.{node.name.value}"
        if name in STEPS:
            argument, most = STEPS[name]
            total.add(_step(), _sized(node, default_of(field, argument) or 1, (argument,), most))
        unsized = DEFAULT_PAGE if kind.name.endswith("Connection") else SIZES.get(name, LIST)
        size = _sized(node, default_of(field, "first") or unsized)
        if _is_list(field, kind.name, parent):
            inner = selection(node.selection_set, kind)
            total.add(inner, around if name in SIZED_AROUND else size)
        else:
            total.add(selection(node.selection_set, kind, size if kind.name in SIZING else 0))

    return selection(operation.selection_set, schema.get_root_type(operation.operation))


def _step() -> Cost:
    cost = Cost()
    cost.always = STEP
    return cost


def _sized(node: FieldNode, unsized: int, names: Sequence[str] = PAGES, most: int = MOST) -> Size:
    """How many items (or steps) the field is asked for in arguments of these names."""
    if any(True for value in _size_values(node) for _ in variables_in(value)):
        return lambda variables: _size(node, variables, unsized, names, most)
    return _size(node, {}, unsized, names, most)


def _size_values(node: FieldNode) -> Iterator[Any]:
    """The values in a field's arguments that bound how many items it gives (see _size)."""
    for argument in node.arguments or ():
        if argument.name.value != "filter" or not hasattr(argument.value, "fields"):
            yield argument.value
            continue
        yield from (part.value for part in argument.value.fields if part.name.value == "ids")


def _is_list(field: Any, kind: str, parent: Any) -> bool:
    if parent.name.endswith("Connection"):
        return False  # reckoned where the connection was asked for
    return kind.endswith("Connection") or "[" in str(field.type)


def _size(
    node: FieldNode, variables: Mapping[str, Any], unsized: int, names: Sequence[str], most: int
) -> int:
    """How many items the field may give, by its arguments; `unsized` when they don't tell."""
    given = {a.name.value: value_from_ast_untyped(a.value, dict(variables)) for a in node.arguments or ()}
    page = [_number(given[name], most) for name in names if given.get(name) is not None]
    size = max(0, *page) if page else unsized
    chosen = given.get("filter")
    ids = chosen.get("ids") if isinstance(chosen, dict) else None
    return size if ids is None else min(size, _number(ids))


def _number(value: Any, most: int = MOST) -> int:
    """A size as a number: of a list its length (one value stands for a list of one)."""
    if isinstance(value, list):
        return len(value)
    return int(min(value, most)) if isinstance(value, int | float) else 1
