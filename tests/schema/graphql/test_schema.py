"""The contract: its golden text, and that it tells of itself."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    build_schema,
    get_introspection_query,
)

from belligraph.schema.graphql import schema
from belligraph.schema.vocabulary import Relation, relations

Ask = Callable[..., Any]
GOLDEN = Path(schema.__file__).resolve().with_name("schema.graphql")
OWN = [t for name, t in schema.executable().type_map.items() if not name.startswith("__")]


def test_the_golden_text_is_the_schema() -> None:
    assert GOLDEN.read_text("utf-8") == schema.sdl(), (
        "the contract changed; when that is meant: "
        "python -m belligraph.schema.graphql.schema > schema/graphql/schema.graphql"
    )


def test_the_golden_text_can_be_read_by_others() -> None:
    assert build_schema(GOLDEN.read_text("utf-8")).query_type is not None


def _undescribed(kind: GraphQLNamedType) -> list[str]:
    found = [] if kind.description else [kind.name]
    if isinstance(kind, GraphQLEnumType):
        found += [f"{kind.name}.{name}" for name, value in kind.values.items() if not value.description]
    if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType):
        found += [f"{kind.name}.{name}" for name, field in kind.fields.items() if not field.description]
    if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
        found += [
            f"{kind.name}.{name}({argument})"
            for name, field in kind.fields.items()
            for argument, it in field.args.items()
            if not it.description
        ]
    return found


@pytest.mark.parametrize("kind", OWN, ids=lambda kind: kind.name)
def test_everything_is_described(kind: GraphQLNamedType) -> None:
    assert _undescribed(kind) == []


@pytest.mark.parametrize("name", ["Entity", "Edge", "Claim", "Article"])
def test_connections_keep_to_relay(name: str) -> None:
    types = schema.executable().type_map
    connection, edge = types[f"{name}Connection"], types[f"{name}ConnectionEdge"]
    assert isinstance(connection, GraphQLObjectType)
    assert isinstance(edge, GraphQLObjectType)
    assert {"edges", "nodes", "pageInfo", "totalCount"} <= set(connection.fields)
    assert str(connection.fields["pageInfo"].type) == "PageInfo!"
    assert str(edge.fields["cursor"].type) == "String!"
    assert str(edge.fields["node"].type) == name


def test_only_nodes_have_an_id() -> None:
    """Relay keeps what it got by the field `id`: two types with the same id would be one record."""
    objects = [kind for kind in OWN if isinstance(kind, GraphQLObjectType)]
    having = {kind.name for kind in objects if "id" in kind.fields}
    assert having == {kind.name for kind in objects if "Node" in {i.name for i in kind.interfaces}}


@pytest.mark.parametrize("relation", relations().values(), ids=lambda relation: relation.name)
def test_each_relation_has_its_fields_on_entities(relation: Relation) -> None:
    entity = schema.executable().type_map["Entity"]
    assert isinstance(entity, GraphQLObjectType)
    for name in filter(None, (relation.field, relation.inverse)):
        assert str(entity.fields[name].type) == "EdgeConnection!"
        assert {"filter", "orderBy", "first", "after", "last", "before"} == set(entity.fields[name].args)


def test_the_introspection_of_editors_passes(ask: Ask) -> None:
    query = get_introspection_query(input_value_deprecation=True, specified_by_url=True)
    assert len(ask(query)["__schema"]["types"]) > 40


def test_introspection_tells_that_a_reference_is_one_of(ask: Ask) -> None:
    assert ask('{ __type(name: "EntityRef") { isOneOf } }') == {"__type": {"isOneOf": True}}
