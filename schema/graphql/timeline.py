"""How many claims there are over time."""

import datetime as dt
from typing import Annotated

import strawberry

from belligraph.graph import queries
from belligraph.graph.timeline import MAX_BUCKETS, Bucket, label_of, last_day
from belligraph.schema.graphql import arguments as args
from belligraph.schema.graphql import within
from belligraph.schema.graphql.conditions import filter_of, id_of
from belligraph.schema.graphql.context import Asked
from belligraph.schema.graphql.filters import EntityRef

TIMELINE = (
    "How many claims there are over time, from the earliest. A claim counts where its event begins, or where "
    "that is unknown, on the date of its article; those without either come last. Stretches without claims "
    "are left out."
)


@strawberry.type(description="The claims of one stretch of time, counted.")
class TimelineBucket:
    label: str | None = strawberry.field(
        description="It as ISO 8601 writes it: 2024-02-05, 2024-W06, 2024-02 or 2024. Null without date."
    )
    start: dt.date | None = strawberry.field(description="Its first day; null for claims without any date.")
    end: dt.date | None = strawberry.field(description="Its last day; null for claims without any date.")
    claims: int = strawberry.field(description="How many claims.")
    actual: int = strawberry.field(description="How many of them say that it happened or holds.")
    planned: int = strawberry.field(description="How many of them say that it is planned.")
    possible: int = strawberry.field(description="How many of them say that it is possible.")
    negated: int = strawberry.field(description="How many of them deny it.")


async def timeline(
    info: Asked,
    entity: Annotated[
        EntityRef | None,
        strawberry.argument(
            description="Only claims with this entity as subject or object; of several with that name, the "
            "one with most claims."
        ),
    ] = None,
    filter: args.ClaimWhere = None,
    bucket: Annotated[Bucket, strawberry.argument(description="How long the stretches are.")] = Bucket.MONTH,
    first: Annotated[
        int | None,
        strawberry.argument(
            description=f"The first so many stretches, 0 to {MAX_BUCKETS:,}. When left out, all; more than "
            f"{MAX_BUCKETS:,} are refused."
        ),
    ] = None,
) -> list[TimelineBucket]:
    """The field of that name."""
    where = await filter_of(info, queries.ClaimFilter, filter)
    if entity is not None:
        key = await id_of(info, entity)
        if key is None:
            return []
        where = within.claims_of_entity(where, key)
    found = await info.context.read(lambda reader: reader.timeline(where, bucket, first))
    return [
        TimelineBucket(
            label=None if row.start is None else label_of(row.start, bucket),
            start=row.start,
            end=None if row.start is None else last_day(row.start, bucket),
            claims=row.claims,
            actual=row.actual,
            planned=row.planned,
            possible=row.possible,
            negated=row.negated,
        )
        for row in found
    ]
