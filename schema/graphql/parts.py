"""Parts of records: spans, mentions, measures, who says so."""

import datetime as dt
from typing import TYPE_CHECKING, Annotated

import strawberry

from belligraph.errors import QueryError
from belligraph.schema import records
from belligraph.schema.graphql.context import Asked
from belligraph.schema.graphql.fields import computed
from belligraph.schema.graphql.node import wrap
from belligraph.schema.records import Resolution

if TYPE_CHECKING:
    from belligraph.schema.graphql.entity import Entity

AnEntity = Annotated["Entity", strawberry.lazy("belligraph.schema.graphql.entity")]

START = "Offset of its first character, in Unicode code points of the article's content."
END = "Offset after its last character, in Unicode code points of the article's content."


async def entity_of(info: Asked, key: str | None) -> AnEntity | None:
    """The entity with that id, from the operation's loader."""
    found = await info.context.entities.load(key) if key else None
    return wrap(found) if found else None


async def end_of(info: Asked, key: str) -> AnEntity:
    """The entity at an end of an edge or claim, which every store has."""
    found = await entity_of(info, key)
    if found is None:
        raise QueryError(f"the entity {key} was removed meanwhile; ask again")
    return found


@strawberry.type(description="A stretch of an article's content.")
class Span:
    start: int = strawberry.field(description=START)
    end: int = strawberry.field(description=END)
    text: str = strawberry.field(description="The characters in it.")


@strawberry.type(description="Where one argument of a claim stands.")
class RoleSpan:
    role: str = strawberry.field(description="Which argument: subject, object, item, place, …")
    start: int = strawberry.field(description=START)
    end: int = strawberry.field(description=END)
    text: str = strawberry.field(description="The characters in it.")


@strawberry.type(description="One sentence (or headline, or heading) of an article.")
class Sentence:
    index: int = strawberry.field(description="Its number in the article, from 0.")
    start: int = strawberry.field(description=START)
    end: int = strawberry.field(description=END)
    text: str = strawberry.field(description="The characters in it.")


@strawberry.type(description="A stretch of text that names an entity.")
class Mention:
    text: str = strawberry.field(description="The words that name it.")
    start: int = strawberry.field(description=START)
    end: int = strawberry.field(description=END)
    sentence: int = strawberry.field(description="The number of its sentence in the article, from 0.")
    resolution: Resolution = strawberry.field(description="How it was tied to its entity.")
    article_id: strawberry.ID = strawberry.field(description="The id of its article.")
    key: strawberry.Private[str]

    @computed("The entity that it names.")
    async def entity(self, info: Asked) -> AnEntity | None:
        return await entity_of(info, self.key)

    @classmethod
    def of(cls, record: records.Mention) -> "Mention":
        """The mention for a record."""
        return cls(
            text=record.text,
            start=record.start,
            end=record.end,
            sentence=record.sentence,
            resolution=record.resolution,
            article_id=strawberry.ID(record.article),
            key=record.entity,
        )


@strawberry.type(description="A number with its unit, as written and as read.")
class Quantity:
    text: str = strawberry.field(description="As written.")
    low: float | None = strawberry.field(description="Lower bound; equals the upper one when exact.")
    high: float | None = strawberry.field(description="Upper bound; null when open, as in “at least 8,000”.")
    unit: str | None = strawberry.field(description="What is counted.")
    approximate: bool = strawberry.field(description="Whether the text says that it is about so many.")


@strawberry.type(description="An amount of money, as written and as read.")
class Money:
    text: str = strawberry.field(description="As written.")
    amount: float = strawberry.field(description="The amount, in whole units of the currency.")
    currency: str = strawberry.field(description="ISO 4217 code of the currency.")
    approximate: bool = strawberry.field(description="Whether the text says that it is about so much.")


@strawberry.type(description="When an event was, as written, and the days that it covers.")
class EventTime:
    text: str = strawberry.field(description="As written.")
    start: dt.date | None = strawberry.field(description="Its first day; null when not known.")
    end: dt.date | None = strawberry.field(description="Its last day; null when not known.")


@strawberry.type(description="Who says so.")
class Attribution:
    text: str = strawberry.field(description="The words for who says so.")
    via: "Attribution | None" = strawberry.field(description="Who passes it on: “A said that B had said …”.")
    key: strawberry.Private[str | None]

    @computed("The entity that says so, where it is one.")
    async def entity(self, info: Asked) -> AnEntity | None:
        return await entity_of(info, self.key)

    @classmethod
    def of(cls, record: records.Attribution) -> "Attribution":
        """The attribution for a record."""
        return cls(text=record.text, via=cls.of(record.via) if record.via else None, key=record.entity)
