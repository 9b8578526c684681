"""The schema, put together."""

import strawberry
from strawberry.schema.config import StrawberryConfig

from belligraph.schema.graphql.mutation import Mutation
from belligraph.schema.graphql.query import Query
from belligraph.schema.graphql.subscription import Subscription
from graphql import GraphQLSchema

CONTRACT = strawberry.Schema(
    query=Query, mutation=Mutation, subscription=Subscription, config=StrawberryConfig()
)


def sdl() -> str:
    """The contract as SDL text, which `schema.graphql` beside this file holds for all to read."""
    return CONTRACT.as_str() + "\n"


def executable() -> GraphQLSchema:
    """The schema that graphql-core runs."""
    return CONTRACT._schema


if __name__ == "__main__":
    print(sdl(), end="")
