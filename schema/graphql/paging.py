"""Relay connections: pages with cursors, `nodes` for short, the total only when asked."""

from collections.abc import Hashable
from typing import Any, Generic, TypeVar

import strawberry

from belligraph.graph.queries import Page
from belligraph.schema.graphql.context import Ask, Asked
from belligraph.schema.graphql.fields import computed
from belligraph.schema.graphql.node import wrap

T = TypeVar("T")


@strawberry.type(description="Where a page lies in its list.")
class PageInfo:
    has_next_page: bool = strawberry.field(description="Whether more follows.")
    has_previous_page: bool = strawberry.field(description="Whether more comes before.")
    start_cursor: str | None = strawberry.field(description="The cursor of the page's first item.")
    end_cursor: str | None = strawberry.field(description="The cursor of the page's last item.")


@strawberry.type(description="An item of a list, with its cursor.")
class ConnectionEdge(Generic[T]):
    cursor: str = strawberry.field(description="Its place in the list, to go on from.")
    node: T | None = strawberry.field(description="The item.")
    around: strawberry.Private[str | None]


@strawberry.type(description="A page of a list.")
class Connection(Generic[T]):
    nodes: list[T] = strawberry.field(description="The items.")
    edges: list[ConnectionEdge[T]] = strawberry.field(description="The items, each with its cursor.")
    page_info: PageInfo = strawberry.field(description="Where the page lies in the list.")
    source: strawberry.Private[tuple[str, Hashable]]

    @computed("How many the whole list has; counted only when asked.")
    async def total_count(self, info: Asked) -> int:
        return await info.context.counts.load(self.source)


async def connect(
    info: Asked,
    method: str,
    where: Hashable,
    order: Hashable,
    first: int | None,
    after: str | None,
    last: int | None,
    before: str | None,
    around: str | None = None,
) -> Connection[Any]:
    """A page of the reader's list of that name; `around` is the id of the entity whose list it is.

    Raises QueryError for a bad size or cursor.
    """
    page = Page(first=first, after=after, last=last, before=before)
    found = await info.context.pages.load(Ask(method, where, order, page))
    nodes = [wrap(record) for record in found.items]
    return Connection(
        nodes=nodes,
        edges=[
            ConnectionEdge(cursor=c, node=n, around=around) for c, n in zip(found.cursors, nodes, strict=True)
        ],
        page_info=PageInfo(
            has_next_page=found.has_next,
            has_previous_page=found.has_previous,
            start_cursor=found.cursors[0] if found.cursors else None,
            end_cursor=found.cursors[-1] if found.cursors else None,
        ),
        source=(method, where),
    )
