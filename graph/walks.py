"""Walks: what lies around an entity, and what a walk reads of an engine. Pure; paths are in `paths.py`.

Walks look at a bounded number of edges. Where they would have to look at more they stop, and say so; what
they give up to there is what an unbounded walk would give first.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from heapq import nsmallest
from typing import Protocol

from belligraph.graph.deadline import check_deadline
from belligraph.graph.queries import check_relations, check_size
from belligraph.schema.records import EntityType

MAX_DEPTH = 3
MAX_AROUND = 500
MAX_LENGTH = 6
MAX_PATHS = 100
LOOKS = 1_000_000
"""Edges that a walk around an entity looks at, at the most: ten of 10⁵ edges each, in 1.5 seconds."""


class Way(StrEnum):
    """In which direction edges are followed; symmetric ones go both ways."""

    OUT = "out"
    IN = "in"
    BOTH = "both"


class WalkBound(StrEnum):
    """Why a walk gives less than there is."""

    ENTITIES = "entities"  # as many entities as were asked for
    PATHS = "paths"  # as many paths as were asked for
    EDGES = "edges"  # it would have to look at too many edges


@dataclass(frozen=True, slots=True)
class Along:
    """The edges that a walk follows: of these relations, with so many claims; directed, only from subject to
    object, but symmetric ones both ways in any case.

    Raises QueryError for a relation that the vocabulary lacks.
    """

    relations: tuple[str, ...] | None = None
    min_claims: int | None = None
    directed: bool = False

    def __post_init__(self) -> None:
        check_relations(self.relations)


Tie = tuple[str, str, int, str, bool]
"""An edge as seen from one end: that end, the other end, claims, relation, is the near end the subject?"""


class Ties(Protocol):
    """What a walk reads of an engine: the edges that it may follow, all from one state of the store."""

    def known(self, ids: Collection[str]) -> frozenset[str]:
        """Those of the ids that entities have."""
        ...

    def of_types(self, ids: Collection[str], types: Collection[EntityType]) -> frozenset[str]:
        """Those of the entities that have one of the types."""
        ...

    def looks(self, ids: Collection[str], way: Way, most: int) -> int:
        """How many edges `of` would look at; counted up to `most`."""
        ...

    def of(self, ids: Collection[str], way: Way, to: Collection[str] | None = None) -> Iterable[Tie]:
        """The edges at these entities (`to`: only with the other end there), in any order.

        An edge among them comes once from each end.
        """
        ...


@dataclass(frozen=True, slots=True)
class Neighbor:
    """An entity around another. `claims`: of the edges to entities one step nearer; 0 for the centre."""

    entity: str
    distance: int
    claims: int


@dataclass(frozen=True, slots=True)
class Neighborhood:
    """Entities around one: nearest first, then by claims (most first), then by id; the centre is the first.

    `stopped` says why there are more than these; None: these are all.
    """

    entities: Sequence[Neighbor]
    stopped: WalkBound | None = None


def neighborhood(
    ties: Ties,
    of: str,
    depth: int,
    along: Along,
    types: Collection[EntityType] | None,
    first: int,
    looks: int = LOOKS,
) -> Neighborhood:
    """The first entities up to `depth` steps away, `of` among them; nothing for an unknown one.

    `types`: the walk enters only entities of these types. Raises QueryError for numbers out of bounds.
    """
    check_size("depth", depth, MAX_DEPTH, least=1)
    check_size("first", first, MAX_AROUND)
    if not ties.known([of]):
        return Neighborhood([])
    found = [Neighbor(of, 0, 0)][:first]
    if not found:
        return Neighborhood([], WalkBound.ENTITIES)
    way = Way.OUT if along.directed else Way.BOTH
    seen = {of}
    ring = [of]
    for distance in range(1, depth + 1):
        check_deadline()
        looks -= ties.looks(ring, way, looks + 1)
        if looks < 0:
            return Neighborhood(found, WalkBound.EDGES)
        claims: dict[str, int] = {}
        for _, far, count, _, _ in ties.of(ring, way):
            if far not in seen:
                claims[far] = claims.get(far, 0) + count
        if types is not None:
            claims = {id: claims[id] for id in ties.of_types(claims, types)}
        room = first - len(found)
        ring = nsmallest(room, claims, key=lambda id: (-claims[id], id))
        found += [Neighbor(id, distance, claims[id]) for id in ring]
        if len(claims) > room:
            return Neighborhood(found, WalkBound.ENTITIES)
        if not ring:
            break
        seen.update(ring)
    return Neighborhood(found)
