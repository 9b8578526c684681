"""What the pages ask is what the service's schema has."""

from pathlib import Path

import graphql
import pytest

from belligraph.web.build import SOURCES

GOLDEN = Path(__file__).parents[2] / "schema" / "graphql" / "schema.graphql"


@pytest.mark.parametrize("name", ["explorer/queries.graphql", "graphiql/starters.graphql"])
def test_queries_are_valid(name: str) -> None:
    if not GOLDEN.exists():
        pytest.skip("there is no schema/graphql/schema.graphql to check against")
    schema = graphql.build_schema(GOLDEN.read_text("utf-8"))
    document = graphql.parse((SOURCES / name).read_text("utf-8"))
    assert [error.message for error in graphql.validate(schema, document)] == []
