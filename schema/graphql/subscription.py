"""What can be followed: the fields of Subscription, each a walk along the store's log of changes."""

from collections.abc import AsyncGenerator, Callable
from typing import Annotated, Any

import strawberry
from strawberry.types import Info

from belligraph.errors import QueryError
from belligraph.graph import queries
from belligraph.graph.changes import Added, Place
from belligraph.graph.cursors import read_cursor, write_cursor
from belligraph.graph.deadline import deadline
from belligraph.graph.store import Reader
from belligraph.schema.graphql import arguments as args
from belligraph.schema.graphql.claim import Claim
from belligraph.schema.graphql.conditions import filter_of
from belligraph.schema.graphql.context import Context
from belligraph.schema.graphql.fields import followed
from belligraph.schema.graphql.filters import ClaimFilter
from belligraph.schema.graphql.node import wrap
from belligraph.schema.graphql.watcher import Watcher

BATCH = 100  # claims read at once; a slow client holds no more of them in memory


class Following(Context):
    """The context of a subscription. `resume`: a cursor that goes before the argument `after`.

    `timeout`: seconds that one reading of the store may take.
    """

    def __init__(self, reader: Reader, watcher: Watcher, timeout: float, resume: str | None = None) -> None:
        super().__init__(reader)
        self.watcher = watcher
        self.timeout = timeout
        self.resume = resume


@strawberry.type(description="A claim that came into the store.")
class ClaimAdded:
    claim: Claim = strawberry.field(description="The claim.")
    cursor: str = strawberry.field(
        description="Its place in the log of changes: subscribe `after` it to go on without loss."
    )


def cursor_of(place: Place) -> str:
    """The cursor from which the log is read on at this place."""
    return write_cursor("change", "claim", (place.seq, place.claim))


async def _start(context: Following, after: str | None) -> Place:
    last = await context.read(lambda reader: reader.last_change())
    given = context.resume or after
    if given is None:
        return Place(last + 1)
    place = Place(*(int(part) for part in read_cursor(given, "change", "claim", (int, int))))
    if place.seq > last + 1:
        raise QueryError("the cursor lies beyond the log of this store; subscribe without it")
    return place


async def _claims(info: Any, where: ClaimFilter | None, place: Place) -> AsyncGenerator[ClaimAdded, None]:
    context: Following = info.context
    while True:
        last = await context.watcher.later(place.seq - 1)
        # What the filter names is looked up after `last` is known: the names of all articles up to it count.
        context.forget()
        with deadline(context.timeout):
            chosen = await filter_of(info, queries.ClaimFilter, where)
        while place.seq <= last:
            with deadline(context.timeout):
                added = await context.read(_reading(chosen, place, last))
            for after, claim in added.claims:
                yield ClaimAdded(claim=wrap(claim), cursor=cursor_of(after))
            place = added.end
            context.forget()


def _reading(where: queries.ClaimFilter, start: Place, last: int) -> Callable[[Reader], Added]:
    return lambda reader: reader.claims_added(where, start, last, BATCH)


@strawberry.type(description="What can be followed, over a WebSocket or as server-sent events.")
class Subscription:
    @followed(
        "The claims of articles that are added, in the order of the log, then of reading. After a cursor: "
        "first what came since, then what comes; each claim once. Claims of articles that were removed "
        "meanwhile are passed over. Without a cursor: what comes from now on."
    )
    async def claim_added(
        self,
        info: Info[Following, None],
        filter: args.ClaimWhere = None,
        after: Annotated[
            str | None,
            strawberry.argument(description="The cursor of the last event, or of `changeCursor`."),
        ] = None,
    ) -> AsyncGenerator[ClaimAdded, None]:
        named: Any = info
        await filter_of(named, queries.ClaimFilter, filter)  # so that a wrong one is told at once
        return _claims(info, filter, await _start(info.context, after))
