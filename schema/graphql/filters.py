"""What can be asked for: the input types of filters."""

import datetime as dt
from typing import Any, Optional

import strawberry

from belligraph.schema.graphql.enums import RELATIONS
from belligraph.schema.records import EntityType, Mood

NAMES: Any = list[RELATIONS] | None  # type: ignore[valid-type]


def _condition(words: str) -> Any:
    """An optional condition of a filter."""
    return strawberry.field(default=None, description=words)


def _combination(words: str, name: str) -> Any:
    """A condition made of filters."""
    return strawberry.field(default=None, description=words, name=name)


_ALL = "Meets each of these filters, too."
_ANY = "Meets one of these filters, too; an empty list finds nothing."
_NONE = "Does not meet this filter."


@strawberry.input(one_of=True, description="An entity, by its id or by its name. Give exactly one.")
class EntityRef:
    id: strawberry.Maybe[strawberry.ID] = strawberry.field(
        default=None, description="The entity's id, as in `RUS` or `weapon/f-16`."
    )
    name: strawberry.Maybe[str] = strawberry.field(
        default=None,
        description="Its name or an alias, whatever the case; where several entities have it, all of them.",
    )


@strawberry.input(description="Entities that meet every condition given.")
class EntityFilter:
    ids: list[strawberry.ID] | None = _condition("One of these ids.")
    type: list[EntityType] | None = _condition("One of these types.")
    name: str | None = _condition("The exact name or an alias, whatever the case.")
    name_prefix: str | None = _condition("How its name begins, whatever the case.")
    search: str | None = _condition("Words, or their beginnings, of names and aliases.")
    acts_for: EntityRef | None = _condition("Acts for this state, or belongs to it.")
    article: strawberry.ID | None = _condition("Mentioned in the article with this id.")
    AND: list["EntityFilter"] | None = _combination(_ALL, "AND")
    OR: list["EntityFilter"] | None = _combination(_ANY, "OR")
    NOT: Optional["EntityFilter"] = _combination(_NONE, "NOT")


@strawberry.input(description="Edges that meet every condition given.")
class EdgeFilter:
    ids: list[strawberry.ID] | None = _condition("One of these ids.")
    relation: list[str] | None = strawberry.field(
        default=None, description="One of these relations.", graphql_type=NAMES
    )
    subject: list[EntityRef] | None = _condition(
        "One of these as subject; of a symmetric relation, at either end."
    )
    object: list[EntityRef] | None = _condition(
        "One of these as object; of a symmetric relation, at either end."
    )
    actor: list[EntityRef] | None = _condition("One of these at either end.")
    among: list[strawberry.ID] | None = _condition("Both ends among the entities with these ids.")
    item: EntityRef | None = _condition("Some claim of the edge is about this weapon.")
    place: EntityRef | None = _condition("Some claim of the edge names this place.")
    mood: Mood | None = _condition("Some claim of the edge has this mood.")
    negated: bool | None = _condition("True: all its claims deny it; false: some claim asserts it.")
    contested: bool | None = _condition("Whether some of its claims deny what others assert.")
    min_claims: int | None = _condition("At least so many claims.")
    min_origins: int | None = _condition("At least so many independent origins.")
    since: dt.date | None = _condition("The last event date is on this day or later.")
    until: dt.date | None = _condition("The first event date is on this day or earlier.")
    AND: list["EdgeFilter"] | None = _combination(_ALL, "AND")
    OR: list["EdgeFilter"] | None = _combination(_ANY, "OR")
    NOT: Optional["EdgeFilter"] = _combination(_NONE, "NOT")


@strawberry.input(description="Claims that meet every condition given.")
class ClaimFilter:
    ids: list[strawberry.ID] | None = _condition("One of these ids.")
    relation: list[str] | None = strawberry.field(
        default=None, description="One of these relations.", graphql_type=NAMES
    )
    subject: list[EntityRef] | None = _condition(
        "One of these as subject; of a symmetric relation, at either end."
    )
    object: list[EntityRef] | None = _condition(
        "One of these as object; of a symmetric relation, at either end."
    )
    actor: list[EntityRef] | None = _condition("One of these at either end.")
    item: EntityRef | None = _condition("The weapon that it is about.")
    place: EntityRef | None = _condition("The place that it names.")
    mood: list[Mood] | None = _condition("One of these moods.")
    negated: bool | None = _condition("Whether the claim denies the event.")
    attributed: bool | None = _condition("Whether the article says who says so.")
    attribution: EntityRef | None = _condition("The entity that says so.")
    article: strawberry.ID | None = _condition("In the article with this id.")
    edge: strawberry.ID | None = _condition("Of the edge with this id.")
    extractor: list[str] | None = _condition("Read by one of these: name and version, as a claim tells them.")
    min_confidence: float | None = _condition("At least this confidence, from 0 to 1.")
    since: dt.date | None = _condition(
        "The event ends on this day or later; where its date is unknown, the article's date counts."
    )
    until: dt.date | None = _condition(
        "The event starts on this day or earlier; where its date is unknown, the article's date counts."
    )
    AND: list["ClaimFilter"] | None = _combination(_ALL, "AND")
    OR: list["ClaimFilter"] | None = _combination(_ANY, "OR")
    NOT: Optional["ClaimFilter"] = _combination(_NONE, "NOT")


@strawberry.input(description="Articles that meet every condition given.")
class ArticleFilter:
    ids: list[strawberry.ID] | None = _condition("One of these ids.")
    source: str | None = _condition("From this source.")
    search: str | None = _condition("Words of headline and text.")
    mentions: EntityRef | None = _condition("Mentions this entity.")
    origin: strawberry.ID | None = _condition("Of this cluster of reprints.")
    since: dt.date | None = _condition("Published on this day or later.")
    until: dt.date | None = _condition("Published on this day or earlier.")
    AND: list["ArticleFilter"] | None = _combination(_ALL, "AND")
    OR: list["ArticleFilter"] | None = _combination(_ANY, "OR")
    NOT: Optional["ArticleFilter"] = _combination(_NONE, "NOT")
