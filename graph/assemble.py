"""Claims → edges, forms and mentions → entities. Pure and deterministic: same input in any order, same output."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from belligraph.schema.records import Edge, Entity, EntityType, Mood, content_id
from belligraph.schema.vocabulary import relations


def edge_ends(subject: str, relation: str, obj: str) -> tuple[str, str]:
    """Subject and object as the edge has them: of a symmetric relation, the smaller id first."""
    if relations()[relation].symmetric and obj < subject:
        return obj, subject
    return subject, obj


def edge_id(subject: str, relation: str, obj: str) -> str:
    """The id of the edge that a claim belongs to."""
    first, last = edge_ends(subject, relation, obj)
    return content_id("edge", first, relation, last)


@dataclass(frozen=True, slots=True)
class Stand:
    """What an edge needs to know of one claim."""

    article: str
    origin: str
    mood: Mood
    negated: bool
    start: dt.date | None
    end: dt.date | None


def edge_of(subject: str, relation: str, obj: str, stands: Iterable[Stand]) -> Edge:
    """The edge that these claims make; contested when some of them deny what others assert."""
    rows = list(stands)
    moods = Counter(row.mood for row in rows)
    negated = sum(row.negated for row in rows)
    first, last = edge_ends(subject, relation, obj)
    return Edge(
        id=edge_id(subject, relation, obj),
        subject=first,
        relation=relation,
        object=last,
        claims=len(rows),
        articles=len({row.article for row in rows}),
        origins=len({row.origin for row in rows}),
        actual=moods[Mood.ACTUAL],
        planned=moods[Mood.PLANNED],
        possible=moods[Mood.POSSIBLE],
        negated=negated,
        contested=0 < negated < len(rows),
        first=min((row.start for row in rows if row.start), default=None),
        last=max((row.end for row in rows if row.end), default=None),
    )


@dataclass(frozen=True, slots=True)
class Form:
    """What one article says of an entity."""

    type: EntityType
    name: str
    acts_for: str | None


def _most(counts: Counter[str]) -> str | None:
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None


def entity_of(entity: str, forms: Iterable[Form], names: Iterable[str]) -> Entity:
    """The entity folded from its forms: the name that most articles give (ties: the first by alphabet), every
    surface form as an alias, the state that most articles say it acts for."""
    rows = list(forms)
    name = _most(Counter(row.name for row in rows)) or entity
    return Entity(
        id=entity,
        type=EntityType(_most(Counter(row.type.value for row in rows)) or EntityType.ORGANIZATION),
        name=name,
        aliases=tuple(sorted({*names, name})),
        acts_for=_most(Counter(row.acts_for for row in rows if row.acts_for)),
    )
