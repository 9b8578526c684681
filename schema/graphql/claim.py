"""Claim: what one sentence says, with the sentence."""

from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from belligraph.errors import QueryError
from belligraph.schema import records
from belligraph.schema.graphql.article import Article
from belligraph.schema.graphql.context import Asked
from belligraph.schema.graphql.enums import RELATIONS
from belligraph.schema.graphql.fields import computed
from belligraph.schema.graphql.highlight import Highlight, highlight
from belligraph.schema.graphql.node import Node, wrap
from belligraph.schema.graphql.parts import (
    AnEntity,
    Attribution,
    EventTime,
    Money,
    Quantity,
    RoleSpan,
    Span,
    end_of,
    entity_of,
)
from belligraph.schema.records import Mood
from belligraph.schema.vocabulary import relations

if TYPE_CHECKING:
    from belligraph.schema.graphql.edge import Edge

AnEdge = Annotated["Edge", strawberry.lazy("belligraph.schema.graphql.edge")]
_RELATION: Any = RELATIONS


@strawberry.type(description="One statement by one sentence of an article.")
class Claim(Node):
    relation: str = strawberry.field(
        description="What the subject does to the object, or is to it.", graphql_type=_RELATION
    )
    symmetric: bool = strawberry.field(description="Whether the relation goes both ways, as MEETS does.")
    quantity: Quantity | None = strawberry.field(description="How many or how much.")
    money: Money | None = strawberry.field(description="For how much money.")
    time: EventTime | None = strawberry.field(description="When the event was, is or will be.")
    role: str | None = strawberry.field(description="The office held.")
    instrument: str | None = strawberry.field(description="With what it is done, as written.")
    mood: Mood = strawberry.field(description="Whether it happened, is planned, or is possible.")
    negated: bool = strawberry.field(description="Whether the sentence denies it.")
    attribution: Attribution | None = strawberry.field(
        description="Who says so; null where the article itself does."
    )
    quote: str = strawberry.field(description="The sentence that it stands on, verbatim.")
    extractor: str = strawberry.field(description="Name and version of what read it.")
    rule: str = strawberry.field(description="The entry of the codebook that fired.")
    confidence: float = strawberry.field(description="From 0 to 1.")
    record: strawberry.Private[records.Claim]

    @computed("Who does it.")
    async def subject(self, info: Asked) -> AnEntity:
        return await end_of(info, self.record.subject)

    @computed("To whom, or with whom, it is done.")
    async def object(self, info: Asked) -> AnEntity:
        return await end_of(info, self.record.object)

    @computed("The weapon that it is about.")
    async def item(self, info: Asked) -> AnEntity | None:
        return await entity_of(info, self.record.item)

    @computed("Where it happens.")
    async def place(self, info: Asked) -> AnEntity | None:
        return await entity_of(info, self.record.place)

    @computed("Where the sentence stands in the article's content.")
    def sentence(self) -> Span:
        span = self.record.sentence
        return Span(start=span.start, end=span.end, text=self.record.quote)

    @computed("The words that told of the event.")
    async def trigger(self, info: Asked) -> Span:
        content = (await self._stored(info)).content
        span = self.record.trigger
        return Span(start=span.start, end=span.end, text=span.of(content))

    @computed("Where each argument stands, in order of the text.")
    async def spans(self, info: Asked) -> list[RoleSpan]:
        content = (await self._stored(info)).content
        places = sorted((span.start, span.end, role) for role, span in self.record.spans.items())
        return [RoleSpan(role=r, start=s, end=e, text=content[s:e]) for s, e, r in places]

    @computed("The paragraph around the sentence, cut up to be shown.")
    async def highlight(self, info: Asked) -> Highlight:
        return highlight(self.record, (await self._stored(info)).content)

    @computed("The article that says so.")
    async def article(self, info: Asked) -> Article:
        article: Article = wrap(await self._stored(info))
        return article

    @computed("The edge that it stands behind.")
    async def edge(self, info: Asked) -> AnEdge | None:
        key = await info.context.edges_of_claims.load(self.record.id)
        found = await info.context.edges.load(key) if key else None
        return wrap(found) if found else None

    async def _stored(self, info: Asked) -> records.Article:
        found = await info.context.articles.load(self.record.article)
        if found is None:
            raise QueryError(f"the article {self.record.article} was removed meanwhile; ask again")
        return found


@wrap.register
def _(record: records.Claim) -> Claim:
    quantity, money, time, said = record.quantity, record.money, record.time, record.attribution
    return Claim(
        id=strawberry.ID(record.id),
        relation=record.relation,
        symmetric=relations()[record.relation].symmetric,
        quantity=Quantity(**quantity.model_dump()) if quantity else None,
        money=Money(**money.model_dump()) if money else None,
        time=EventTime(**time.model_dump()) if time else None,
        role=record.role,
        instrument=record.instrument,
        mood=record.mood,
        negated=record.negated,
        attribution=Attribution.of(said) if said else None,
        quote=record.quote,
        extractor=record.extractor,
        rule=record.rule,
        confidence=record.confidence,
        record=record,
    )
