"""Article: what was published, what it mentions and what it claims."""

import datetime as dt
from typing import Annotated

import strawberry

from belligraph.graph import queries
from belligraph.graph.queries import ArticleOrder, ClaimOrder, EntityOrder
from belligraph.schema import records
from belligraph.schema.graphql import arguments as args
from belligraph.schema.graphql import within
from belligraph.schema.graphql.conditions import filter_of
from belligraph.schema.graphql.context import Asked
from belligraph.schema.graphql.fields import computed
from belligraph.schema.graphql.node import Node, wrap
from belligraph.schema.graphql.paging import connect
from belligraph.schema.graphql.parts import Mention, Sentence


@strawberry.type(description="One article, as stored: without the junk of the page around it.")
class Article(Node):
    source: str = strawberry.field(description="A feed's or site's name, else the name of the file.")
    url: str | None = strawberry.field(description="Its address, where known.")
    headline: str | None = strawberry.field(description="Its headline, where it has one.")
    published: dt.date | None = strawberry.field(description="The date that its text or page gives.")
    language: str = strawberry.field(description="Its language, as an ISO 639-1 code.")
    text: str = strawberry.field(description="Its text, without the headline.")
    content: str = strawberry.field(
        description="Headline, blank line, text: what every offset counts into, in Unicode code points."
    )

    @computed("The id of the first article of its cluster of reprints; its own when alone.")
    async def origin(self, info: Asked) -> strawberry.ID:
        return strawberry.ID(await info.context.origins.load(self.id) or self.id)

    @computed("The articles with the same origin, this one among them.")
    async def reprints(
        self,
        info: Asked,
        first: args.First = None,
        after: args.After = None,
        last: args.Last = None,
        before: args.Before = None,
    ) -> args.Articles:
        origin = await info.context.origins.load(self.id) or self.id
        where = queries.ArticleFilter(origin=origin)
        return await connect(info, "articles", where, ArticleOrder.PUBLISHED, first, after, last, before)

    @computed("Its sentences, in order; the headline is the first.")
    async def sentences(self, info: Asked) -> list[Sentence]:
        rows = await info.context.sentences.load(self.id)
        return [
            Sentence(index=r.index, start=r.start, end=r.end, text=self.content[r.start : r.end])
            for r in rows
        ]

    @computed("Where it names entities, in order.")
    async def mentions(
        self,
        info: Asked,
        entity: Annotated[
            strawberry.ID | None, strawberry.argument(description="Only of the entity with this id.")
        ] = None,
    ) -> list[Mention]:
        rows = await info.context.mentions.load(self.id)
        return [Mention.of(row) for row in rows if entity is None or row.entity == entity]

    @computed("The entities that it mentions.")
    async def entities(
        self,
        info: Asked,
        order_by: args.EntitySort = EntityOrder.CLAIMS,
        first: args.First = None,
        after: args.After = None,
        last: args.Last = None,
        before: args.Before = None,
    ) -> args.Entities:
        where = queries.EntityFilter(article=self.id)
        return await connect(info, "entities", where, order_by, first, after, last, before)

    @computed("The claims that it makes.")
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
        where = within.claims_of_article(await filter_of(info, queries.ClaimFilter, filter), self.id)
        return await connect(info, "claims", where, order_by, first, after, last, before)


@wrap.register
def _(record: records.Article) -> Article:
    return Article(
        id=strawberry.ID(record.id),
        source=record.source,
        url=record.url,
        headline=record.headline,
        published=record.published,
        language=record.language,
        text=record.text,
        content=record.content,
    )
