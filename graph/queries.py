"""What can be asked of a store: filters, orderings, pages. Every engine answers them alike."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Self, TypeVar

from belligraph.errors import QueryError
from belligraph.schema.records import EntityType, Mood
from belligraph.schema.vocabulary import relations

T = TypeVar("T")

MAX_PAGE = 250
DEFAULT_PAGE = 25


def check_size(name: str, size: int, most: int, least: int = 0) -> None:
    """Raise QueryError for a size out of least..most."""
    if not least <= size <= most:
        raise QueryError(f"{name} must lie between {least} and {most}; got {size}")


def check_relations(names: Sequence[str] | None) -> None:
    """Raise QueryError for a relation that the vocabulary lacks."""
    for name in names or ():
        if name not in relations():
            raise QueryError(f"unknown relation {name!r}; the vocabulary has {', '.join(relations())}")


@dataclass(frozen=True, slots=True)
class Page:
    """A slice of an ordered list, as Relay has it: `first` after `after`, or `last` before `before`.

    Raises QueryError for a size out of 0..250, or both sizes at once.
    """

    first: int | None = None
    after: str | None = None
    last: int | None = None
    before: str | None = None

    def __post_init__(self) -> None:
        if self.first is not None and self.last is not None:
            raise QueryError("give first or last, not both")
        for name, size in (("first", self.first), ("last", self.last)):
            if size is not None:
                check_size(name, size, MAX_PAGE)

    @property
    def size(self) -> int:
        """How many items at the most."""
        if self.last is not None:
            return self.last
        return DEFAULT_PAGE if self.first is None else self.first


@dataclass(frozen=True, slots=True)
class Slice(Generic[T]):
    """The items of one page, with their cursors and whether more lie on either side."""

    items: Sequence[T]
    cursors: Sequence[str]
    has_next: bool
    has_previous: bool


class EntityOrder(StrEnum):
    """Orderings of entities; ties are broken by id."""

    NAME = "name"
    CLAIMS = "claims"
    ID = "id"


class EdgeOrder(StrEnum):
    """Orderings of edges; ties are broken by id. CLAIMS and LAST run from most and latest."""

    CLAIMS = "claims"
    ORIGINS = "origins"
    LAST = "last"
    ID = "id"


class ClaimOrder(StrEnum):
    """Orderings of claims; ties are broken by id. ARTICLE is by publication date, article, place in it."""

    ARTICLE = "article"
    TIME = "time"
    CONFIDENCE = "confidence"
    ID = "id"


class ArticleOrder(StrEnum):
    """Orderings of articles; ties are broken by id. PUBLISHED runs from the latest."""

    PUBLISHED = "published"
    HEADLINE = "headline"
    ID = "id"


@dataclass(frozen=True, slots=True)
class EntityFilter:
    """Entities that meet every condition given; an empty filter takes all."""

    ids: tuple[str, ...] | None = None
    types: tuple[EntityType, ...] | None = None
    name: str | None = None  # the exact name or an alias, whatever the case
    name_prefix: str | None = None  # how its name begins, whatever the case
    search: str | None = None  # words or prefixes of names and aliases (full text)
    acts_for: str | None = None
    article: str | None = None  # mentioned in it
    all_of: tuple[Self, ...] = ()  # and meet each of these
    any_of: tuple[Self, ...] | None = None  # and meet one of these; an empty list finds nothing
    none_of: tuple[Self, ...] = ()  # and meet none of these


@dataclass(frozen=True, slots=True)
class EdgeFilter:
    """Edges that meet every condition given. `between` bounds event dates."""

    ids: tuple[str, ...] | None = None
    relations: tuple[str, ...] | None = None
    subjects: tuple[str, ...] | None = None  # of a symmetric relation: either end
    objects: tuple[str, ...] | None = None  # of a symmetric relation: either end
    actors: tuple[str, ...] | None = None  # either end
    among: tuple[str, ...] | None = None  # both ends
    item: str | None = None  # some claim has it
    place: str | None = None  # some claim has it
    contested: bool | None = None
    mood: Mood | None = None  # some claim has it
    negated: bool | None = None  # True: all its claims deny; False: some claim asserts
    min_claims: int | None = None
    min_origins: int | None = None
    since: dt.date | None = None  # last event date on or after
    until: dt.date | None = None  # first event date on or before
    all_of: tuple[Self, ...] = ()  # and meet each of these
    any_of: tuple[Self, ...] | None = None  # and meet one of these; an empty list finds nothing
    none_of: tuple[Self, ...] = ()  # and meet none of these


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Claims that meet every condition given."""

    ids: tuple[str, ...] | None = None
    relations: tuple[str, ...] | None = None
    subjects: tuple[str, ...] | None = None  # of a symmetric relation: either end
    objects: tuple[str, ...] | None = None  # of a symmetric relation: either end
    actors: tuple[str, ...] | None = None
    item: str | None = None
    place: str | None = None
    moods: tuple[Mood, ...] | None = None
    negated: bool | None = None
    attributed: bool | None = None
    attribution: str | None = None  # entity id of who says so
    article: str | None = None
    edge: str | None = None
    extractors: tuple[str, ...] | None = None
    min_confidence: float | None = None
    since: dt.date | None = None  # event ends on or after (claims of unknown date: the article's date)
    until: dt.date | None = None  # event starts on or before (likewise)
    all_of: tuple[Self, ...] = ()  # and meet each of these
    any_of: tuple[Self, ...] | None = None  # and meet one of these; an empty list finds nothing
    none_of: tuple[Self, ...] = ()  # and meet none of these


@dataclass(frozen=True, slots=True)
class ArticleFilter:
    """Articles that meet every condition given."""

    ids: tuple[str, ...] | None = None
    source: str | None = None
    search: str | None = None  # full text over headline and text
    mentions: str | None = None  # entity id
    origin: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    all_of: tuple[Self, ...] = ()  # and meet each of these
    any_of: tuple[Self, ...] | None = None  # and meet one of these; an empty list finds nothing
    none_of: tuple[Self, ...] = ()  # and meet none of these
