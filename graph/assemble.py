"""What is derived: claims → edges, forms and mentions → entities. Pure: the same in any order of articles."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from belligraph.schema.records import (
    Claim,
    Edge,
    Entity,
    EntityType,
    Extraction,
    Mood,
    Resolution,
    content_id,
)
from belligraph.schema.vocabulary import relations

UNNAMED = frozenset({Resolution.PRONOUN, Resolution.DESCRIPTION})
"""Mentions that name nobody outside their article: no aliases come of them."""

Votes = Mapping[str, Mapping[str, int]]
"""What articles say of an entity: kind ("type", "name", "acts_for", "alias") → value → articles saying so."""


def ends_of(claim: Claim) -> tuple[str, str]:
    """Subject and object of the claim's edge: of a symmetric relation, the smaller id first."""
    if claim.object < claim.subject and relations()[claim.relation].symmetric:
        return claim.object, claim.subject
    return claim.subject, claim.object


@lru_cache(maxsize=65536)
def edge_id(subject: str, relation: str, object: str) -> str:
    """The id of the edge with these ends, given as `ends_of` gives them."""
    return content_id("edge", subject, relation, object)


def edge_of(claim: Claim) -> str:
    """The id of the edge that the claim supports."""
    subject, object = ends_of(claim)
    return edge_id(subject, claim.relation, object)


def days_of(claim: Claim) -> tuple[dt.date | None, dt.date | None]:
    """First and last known day of the claim's event; where one end is unknown, the other stands for it."""
    start, end = (claim.time.start, claim.time.end) if claim.time else (None, None)
    return start or end, end or start


def votes_of(extraction: Extraction) -> list[tuple[str, str, str]]:
    """(entity, kind, value) that the article says, each once, sorted."""
    votes = {(m.entity, "alias", m.text) for m in extraction.mentions if m.resolution not in UNNAMED}
    for form in extraction.forms:
        votes |= {(form.id, "type", form.type.value), (form.id, "name", form.name)}
        if form.acts_for is not None:
            votes.add((form.id, "acts_for", form.acts_for))
    return sorted(votes)


def fold_entity(id: str, votes: Votes) -> Entity:
    """The entity that these votes make: each field as most articles have it, ties to the smallest value.

    Aliases are all surface forms, with the names that lost.
    """
    return Entity(
        id=id,
        type=EntityType(_winner(votes["type"])),
        name=_winner(votes["name"]) or id,
        aliases=tuple(sorted({*votes.get("alias", ()), *votes.get("name", ())} - {""})),
        acts_for=_winner(votes["acts_for"]) if votes.get("acts_for") else None,
    )


def _winner(counts: Mapping[str, int]) -> str:
    return min(counts, key=lambda value: (-counts[value], value))


@dataclass(slots=True)
class Tally:
    """The claims of one edge, counted; what `fold_edge` makes an edge of."""

    claims: int = 0
    moods: Counter[Mood] = field(default_factory=Counter)
    negated: int = 0
    first: dt.date | None = None
    last: dt.date | None = None

    def take(self, claim: Claim, sign: int = 1) -> None:
        """Count the claim, or with sign -1 count it out; first and last only ever widen."""
        self.claims += sign
        self.moods[claim.mood] += sign
        self.negated += sign * claim.negated
        start, end = days_of(claim)
        if sign > 0:
            self.first = min(filter(None, (self.first, start)), default=None)
            self.last = max(filter(None, (self.last, end)), default=None)


def fold_edge(claim: Claim, tally: Tally, articles: int, origins: int) -> Edge:
    """The edge that a claim supports together with the others of the tally."""
    subject, object = ends_of(claim)
    return Edge(
        id=edge_id(subject, claim.relation, object),
        subject=subject,
        relation=claim.relation,
        object=object,
        claims=tally.claims,
        articles=articles,
        origins=origins,
        actual=tally.moods[Mood.ACTUAL],
        planned=tally.moods[Mood.PLANNED],
        possible=tally.moods[Mood.POSSIBLE],
        negated=tally.negated,
        contested=0 < tally.negated < tally.claims,
        first=tally.first,
        last=tally.last,
    )


def assemble_edges(extractions: Iterable[Extraction], origins: Mapping[str, str]) -> list[Edge]:
    """All edges of these extractions, by id; `origins` maps article ids to their origins."""
    tallies: defaultdict[str, Tally] = defaultdict(Tally)
    articles: defaultdict[str, set[str]] = defaultdict(set)
    sample: dict[str, Claim] = {}
    for extraction in extractions:
        for claim in extraction.claims:
            edge = edge_of(claim)
            sample[edge] = claim
            tallies[edge].take(claim)
            articles[edge].add(claim.article)
    return [
        fold_edge(sample[edge], tallies[edge], len(articles[edge]), len({origins[a] for a in articles[edge]}))
        for edge in sorted(sample)
    ]


def assemble_entities(extractions: Sequence[Extraction]) -> list[Entity]:
    """All entities of these extractions, by id."""
    votes: defaultdict[str, defaultdict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for extraction in extractions:
        for entity, kind, value in votes_of(extraction):
            votes[entity][kind][value] += 1
    return [fold_entity(entity, votes[entity]) for entity in sorted(votes)]
