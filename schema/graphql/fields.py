"""Fields that compute their value, declared so that type checkers keep the resolver's type."""

from collections.abc import Callable
from typing import Any, TypeVar, cast

import strawberry

Resolver = TypeVar("Resolver", bound=Callable[..., Any])


def computed(words: str) -> Callable[[Resolver], Resolver]:
    """Make the method a GraphQL field with this description."""

    def declare(resolver: Resolver) -> Resolver:
        return cast(Resolver, strawberry.field(resolver=resolver, description=words))

    return declare


def followed(words: str) -> Callable[[Resolver], Resolver]:
    """Make the method, which gives a stream of events, a GraphQL subscription with this description."""

    def declare(resolver: Resolver) -> Resolver:
        return cast(Resolver, strawberry.subscription(resolver=resolver, description=words))

    return declare
