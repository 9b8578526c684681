"""The records that flow through Belligraph: Article → Sentence → Mention → Claim → Entity, Edge.

All are frozen. Every offset is a count of Unicode code points into `Article.content` (headline, blank
line, text), half-open: `content[start:end]`.
"""

import datetime as dt
import hashlib
import json
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator


class Record(BaseModel):
    """A frozen record that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class EntityType(StrEnum):
    """The five kinds of entity."""

    PERSON = "Person"
    STATE = "State"
    ORGANIZATION = "Organization"
    WEAPON = "Weapon"
    PLACE = "Place"


class Mood(StrEnum):
    """Whether the claim says that the event happened or holds, is planned, or is possible."""

    ACTUAL = "actual"
    PLANNED = "planned"
    POSSIBLE = "possible"


class Resolution(StrEnum):
    """How a mention was tied to its entity."""

    NAME = "name"
    ALIAS = "alias"
    METONYM = "metonym"
    DEMONYM = "demonym"
    TITLE = "title"
    PRONOUN = "pronoun"
    DESCRIPTION = "description"


def content_id(*parts: Any) -> str:
    """32 hex digits of SHA-256 over the parts as canonical JSON (sorted keys, no spaces, UTF-8).

    Joined strings would be ambiguous ("ab"+"c" = "a"+"bc"); JSON is not.
    """
    blob = json.dumps(parts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(blob.encode("utf-8", "surrogatepass")).hexdigest()[:32]


class Span(Record):
    """A stretch of an article's content."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end <= self.start:
            raise ValueError(f"a span must end after it starts; got {self.start}..{self.end}")
        return self

    def of(self, content: str) -> str:
        """The characters that the span covers."""
        return content[self.start : self.end]


class Article(Record):
    """One article as stored: what was published, without page junk.

    `id` comes from headline, text and url, so the same article loaded twice is one. `published` is the
    date that the text or page gives; unknown stays None.
    """

    id: str
    source: str = Field(description="where it was read from: a feed's or site's name, else the file's name")
    url: str | None = None
    headline: str | None = None
    published: dt.date | None = None
    text: str
    language: str = "en"

    @classmethod
    def make(
        cls,
        text: str,
        *,
        source: str,
        url: str | None = None,
        headline: str | None = None,
        published: dt.date | None = None,
        language: str = "en",
    ) -> Self:
        """An article with the id that its content gives it."""
        return cls(
            id=content_id("article", headline, text, url),
            source=source,
            url=url,
            headline=headline,
            published=published,
            text=text,
            language=language,
        )

    @property
    def content(self) -> str:
        """Headline, blank line, text: what every offset counts into."""
        return f"{self.headline}\n\n{self.text}" if self.headline else self.text


class Sentence(Record):
    """One sentence (or headline, or heading) of an article, in order of `index`."""

    article: str
    index: int = Field(ge=0)
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class EntityForm(Record):
    """What one article says of an entity; the entity itself is folded from all its forms.

    `id` is a pure function of type and canonical name (states: ISO 3166-1 alpha-3 where there is one),
    so that articles read apart agree on it.
    """

    id: str
    type: EntityType
    name: str
    acts_for: str | None = Field(default=None, description="id of the State that it acts for or belongs to")


class Mention(Record):
    """A stretch of text that names an entity."""

    article: str
    sentence: int = Field(ge=0, description="index of the sentence")
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str
    entity: str = Field(description="entity id")
    resolution: Resolution


class Quantity(Record):
    """A number with its unit, as written and as read.

    `low` and `high` bound the value: equal when exact, one None when open ("at least 8,000").
    """

    text: str
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    approximate: bool = False


class Money(Record):
    """An amount of money, as written and as read; `currency` is ISO 4217."""

    text: str
    amount: float
    currency: str
    approximate: bool = False


class EventTime(Record):
    """The time expression as written and the days that it covers (inclusive); unknown stays None."""

    text: str
    start: dt.date | None = None
    end: dt.date | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.start and self.end and self.end < self.start:
            raise ValueError(f"an event cannot end ({self.end}) before it starts ({self.start})")
        return self


class Attribution(Record):
    """Who says so: the entity where it is one, the words always; `via` is who passes it on
    ("A said that B had said …": text B, via A)."""

    text: str
    entity: str | None = None
    via: "Attribution | None" = None


class Claim(Record):
    """One statement by one sentence: subject, relation, object; of the event; of the assertion; evidence.

    `sentence` holds the offsets of the quote; `quote` is verbatim there (checked by
    `belligraph.schema.checks.check_claim`, without which no claim enters a store).
    """

    id: str
    article: str
    subject: str
    relation: str
    object: str
    item: str | None = None
    place: str | None = None
    quantity: Quantity | None = None
    money: Money | None = None
    time: EventTime | None = None
    role: str | None = None
    instrument: str | None = None
    mood: Mood = Mood.ACTUAL
    negated: bool = False
    attribution: Attribution | None = None
    quote: str
    sentence: Span
    trigger: Span
    spans: dict[str, Span] = Field(
        default_factory=dict, description="where each argument stands: subject, object, item, place, …"
    )
    extractor: str = Field(description="name and version of what read it")
    rule: str = Field(default="", description="the codebook entry that fired")
    confidence: Annotated[float, AfterValidator(lambda given: round(given, 4))] = Field(
        default=1.0, ge=0.0, le=1.0, description="how sure it is, to four digits"
    )

    @classmethod
    def make(cls, **fields: Any) -> Self:
        """A claim with the id that its content gives it (all fields but id and confidence)."""
        draft = cls(id="", **fields)
        return draft.model_copy(
            update={"id": content_id("claim", draft.model_dump(mode="json", exclude={"id", "confidence"}))}
        )


class Extraction(Record):
    """All that was read from one article: what `loaders.extract` gives and a store takes."""

    article: Article
    sentences: tuple[Sentence, ...] = ()
    forms: tuple[EntityForm, ...] = ()
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()


class Entity(Record):
    """An entity, folded from its forms in all articles."""

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...] = Field(default=(), description="every surface form, sorted")
    acts_for: str | None = None


class Edge(Record):
    """A derived tie: all claims with the same subject, relation and object.

    `contested` is true when some of its claims deny what others assert. Symmetric relations keep the
    smaller id as subject. `origins` counts clusters of near-duplicate articles: forty reprints are one.
    """

    id: str
    subject: str
    relation: str
    object: str
    claims: int
    articles: int
    origins: int
    actual: int
    planned: int
    possible: int
    negated: int
    contested: bool
    first: dt.date | None = None
    last: dt.date | None = None
