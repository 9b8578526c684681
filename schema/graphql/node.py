"""What can be fetched again by its id; and the way from a record to the type that shows it."""

from functools import singledispatch
from typing import Any

import strawberry


@strawberry.interface(
    description=(
        "Anything with an id of its own: an entity, edge, claim or article. Ids are the same in all answers, "
        "exports and commands, and no two things share one."
    )
)
class Node:
    id: strawberry.ID = strawberry.field(description="Its id, unique among all nodes.")


@singledispatch
def wrap(record: object) -> Any:
    """The GraphQL object for a record; each type registers its own."""
    raise TypeError(f"no type shows a {type(record).__name__}")
