"""Edge: a tie between two entities, with how much stands behind it."""

import datetime as dt
from typing import Any

import strawberry

from belligraph.graph import queries
from belligraph.graph.queries import ClaimOrder
from belligraph.schema import records
from belligraph.schema.graphql import arguments as args
from belligraph.schema.graphql import within
from belligraph.schema.graphql.conditions import filter_of
from belligraph.schema.graphql.context import Asked
from belligraph.schema.graphql.enums import RELATIONS
from belligraph.schema.graphql.fields import computed
from belligraph.schema.graphql.node import Node, wrap
from belligraph.schema.graphql.paging import connect
from belligraph.schema.graphql.parts import AnEntity, end_of
from belligraph.schema.vocabulary import relations

_RELATION: Any = RELATIONS


@strawberry.type(
    description="A derived tie: all claims with the same subject, relation and object. "
    "Symmetric relations keep the smaller id as subject."
)
class Edge(Node):
    relation: str = strawberry.field(
        description="What the subject does to the object, or is to it.", graphql_type=_RELATION
    )
    symmetric: bool = strawberry.field(description="Whether it goes both ways, as MEETS does.")
    claim_count: int = strawberry.field(description="How many claims stand behind it.")
    article_count: int = strawberry.field(description="How many articles state it.")
    origin_count: int = strawberry.field(
        description="How many independent origins it has; forty reprints of one report are one origin."
    )
    actual: int = strawberry.field(description="How many of its claims say that it happened or holds.")
    planned: int = strawberry.field(description="How many of its claims say that it is planned.")
    possible: int = strawberry.field(description="How many of its claims say that it is possible.")
    negated: int = strawberry.field(description="How many of its claims deny it.")
    contested: bool = strawberry.field(description="Whether some of its claims deny what others assert.")
    first: dt.date | None = strawberry.field(description="The first event date that its claims give.")
    last: dt.date | None = strawberry.field(description="The last event date that its claims give.")
    ends: strawberry.Private[tuple[str, str]]

    @computed("Who does it.")
    async def subject(self, info: Asked) -> AnEntity:
        return await end_of(info, self.ends[0])

    @computed("To whom, or with whom, it is done.")
    async def object(self, info: Asked) -> AnEntity:
        return await end_of(info, self.ends[1])

    @computed("The claims that it is made of.")
    async def claims(
        self,
        info: Asked,
        filter: args.ClaimWhere = None,
        order_by: args.ClaimSort = ClaimOrder.ARTICLE,
        first: args.First = None,
        after: args.After = None,
        last: args.Last = None,
        before: args.Before = None,
    ) -> args.Claims:
        where = within.claims_of_edge(await filter_of(info, queries.ClaimFilter, filter), self.id)
        return await connect(info, "claims", where, order_by, first, after, last, before)


@wrap.register
def _(record: records.Edge) -> Edge:
    return Edge(
        id=strawberry.ID(record.id),
        relation=record.relation,
        symmetric=relations()[record.relation].symmetric,
        claim_count=record.claims,
        article_count=record.articles,
        origin_count=record.origins,
        actual=record.actual,
        planned=record.planned,
        possible=record.possible,
        negated=record.negated,
        contested=record.contested,
        first=record.first,
        last=record.last,
        ends=(record.subject, record.object),
    )
