"""The vocabulary, as the service tells it; and how much of what there is."""

import datetime as dt
from functools import cache
from typing import Any

import strawberry

from belligraph.graph import queries
from belligraph.graph.canonical import to_json
from belligraph.schema import vocabulary
from belligraph.schema.graphql.context import Asked
from belligraph.schema.graphql.enums import RELATIONS
from belligraph.schema.graphql.fields import computed
from belligraph.schema.records import EntityType

_RELATION: Any = RELATIONS


@strawberry.type(description="One kind of tie that the vocabulary knows.")
class Relation:
    name: str = strawberry.field(description="Its name, as edges and claims give it.", graphql_type=_RELATION)
    meaning: str = strawberry.field(description="What the subject does, in words.")
    domain: list[EntityType] = strawberry.field(description="What its subject may be.")
    range: list[EntityType] = strawberry.field(description="What its object may be.")
    symmetric: bool = strawberry.field(description="Whether it goes both ways.")
    field: str = strawberry.field(description="The field of an entity that lists its edges of this kind.")
    inverse: str | None = strawberry.field(
        description="The field of an entity that lists the edges to it; null where symmetric."
    )
    plover: str | None = strawberry.field(description="The nearest PLOVER event type, where one is near.")

    @computed("How many edges are of this kind.")
    async def edge_count(self, info: Asked) -> int:
        return await info.context.counts.load(("edges", queries.EdgeFilter(relations=(self.name,))))

    @computed("How many claims are of this kind.")
    async def claim_count(self, info: Asked) -> int:
        return await info.context.counts.load(("claims", queries.ClaimFilter(relations=(self.name,))))


def all_relations() -> list[Relation]:
    """Every relation, in the vocabulary's order."""
    kinds = list(EntityType)
    return [
        Relation(
            name=row.name,
            meaning=row.meaning,
            domain=sorted(row.domain, key=kinds.index),
            range=sorted(row.range, key=kinds.index),
            symmetric=row.symmetric,
            field=row.field,
            inverse=row.inverse,
            plover=row.plover or None,
        )
        for row in vocabulary.relations().values()
    ]


@cache
def vocabulary_json() -> str:
    """Every relation as the contract shows it, for engines that answer with JSON."""
    return to_json(
        [
            {
                "name": row.name,
                "meaning": row.meaning,
                "domain": [kind.name for kind in row.domain],
                "range": [kind.name for kind in row.range],
                "symmetric": row.symmetric,
                "field": row.field,
                "inverse": row.inverse,
                "plover": row.plover,
            }
            for row in all_relations()
        ]
    )


@strawberry.type(description="How many entities are of one type.")
class TypeCount:
    type: EntityType = strawberry.field(description="The type.")

    @computed("How many entities are of it.")
    async def count(self, info: Asked) -> int:
        return await info.context.counts.load(("entities", queries.EntityFilter(types=(self.type,))))


@strawberry.type(description="How much the store has.")
class Stats:
    @computed("Entities.")
    async def entities(self, info: Asked) -> int:
        return await info.context.counts.load(("entities", queries.EntityFilter()))

    @computed("Edges.")
    async def edges(self, info: Asked) -> int:
        return await info.context.counts.load(("edges", queries.EdgeFilter()))

    @computed("Claims.")
    async def claims(self, info: Asked) -> int:
        return await info.context.counts.load(("claims", queries.ClaimFilter()))

    @computed("Articles.")
    async def articles(self, info: Asked) -> int:
        return await info.context.counts.load(("articles", queries.ArticleFilter()))

    @computed("Sources that its articles come from.")
    async def sources(self, info: Asked) -> int:
        return await info.context.read(lambda reader: reader.count_sources())

    @computed("The first day of the earliest event whose day is known.")
    async def first_event(self, info: Asked) -> dt.date | None:
        return (await info.context.read(lambda reader: reader.event_days()))[0]

    @computed("The last day of the latest event whose day is known.")
    async def last_event(self, info: Asked) -> dt.date | None:
        return (await info.context.read(lambda reader: reader.event_days()))[1]

    @computed("Entities by type.")
    def entity_types(self) -> list[TypeCount]:
        return [TypeCount(type=kind) for kind in EntityType]
