"""Paths between two entities, shortest and strongest first. Pure: reads an engine through `Ties`.

The surroundings of both ends are read step by step, those of the cheaper end first, until they cover all
paths of a length; the paths of that length are then taken best first, so that of millions only those wanted
are made.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from itertools import islice

from belligraph.errors import QueryError
from belligraph.graph.deadline import check_deadline
from belligraph.graph.queries import check_size
from belligraph.graph.strongest import CODES, SHIFT, Enough, Layers, Path, Row, best_first
from belligraph.graph.walks import MAX_LENGTH, MAX_PATHS, Along, Ties, WalkBound, Way, check_depth

SEARCHED = 250_000
"""Edges that one search looks at, at the most: two entities of 10⁵ edges each, in about a second."""


@dataclass(frozen=True, slots=True)
class Paths:
    """The first paths: shortest first, then by strength (most first), then by the ids of their entities.

    `stopped` says why there may be more than these; None: these are all.
    """

    paths: Sequence[Path]
    stopped: WalkBound | None = None


def find_paths(
    ties: Ties, start: str, end: str, most: int, along: Along, first: int, looks: int = SEARCHED
) -> Paths:
    """The first paths of up to `most` edges; none where an end is unknown.

    Raises QueryError for numbers out of bounds, or when both ends are the same.
    """
    check_depth("maxLength", most, MAX_LENGTH)
    check_size("first", first, MAX_PATHS)
    if start == end:
        raise QueryError(f"a path ties two entities; both ends are {start}")
    if len(ties.known([start, end])) < 2:
        return Paths([])
    search = _Search(ties, start, end, along.directed, looks)
    found: list[Path] = []
    try:
        for length in range(1, most + 1):
            search.cover(length)
            for path in islice(best_first(search.layers(length), start), first - len(found)):
                found.append(path)  # one by one: what was found stays when the search has to stop
            if len(found) == first:
                return Paths(found, WalkBound.PATHS)
    except Enough:
        return Paths(found, WalkBound.EDGES)
    return Paths(found)


@dataclass(slots=True)
class _Side:
    """The surroundings of one end. `rows`: the entities that were expanded, with their neighbours.

    `balls[r]`: the entities up to r steps away. `ring`: those at the border, which are expanded next.
    """

    way: Way
    ring: set[str]
    balls: list[set[str]]
    rows: dict[str, Row] = field(default_factory=dict)
    cost: int | None = None

    @property
    def radius(self) -> int:
        return len(self.balls) - 1


class _Search:
    """What was read of the graph around both ends."""

    def __init__(self, ties: Ties, start: str, end: str, directed: bool, looks: int) -> None:
        self.ties, self.looks = ties, looks
        self.ends = frozenset((start, end))
        self.ahead = _Side(Way.OUT if directed else Way.BOTH, {start}, [{start}])
        self.behind = _Side(Way.IN if directed else Way.BOTH, {end}, [{end}])
        if not directed:
            self.behind.rows = self.ahead.rows

    def cover(self, length: int) -> None:
        """Read on until every path of that length is covered. Raises Enough."""
        while self.ahead.radius + self.behind.radius < length:
            self._expand(min(self.ahead, self.behind, key=self._cost))

    def _cost(self, side: _Side) -> int:
        if side.cost is None:
            side.cost = self.ties.looks(side.ring - side.rows.keys(), side.way, self.looks + 1)
        return side.cost

    def _expand(self, side: _Side) -> None:
        self.looks -= self._cost(side)
        if self.looks < 0:
            raise Enough
        new = side.ring - side.rows.keys()
        rows = side.rows
        rows.update((entity, {}) for entity in new)
        for near, far, claims, relation, outward in self.ties.of(new, side.way):
            edge = claims << SHIFT | CODES[relation] | (outward == (near < far))
            if edge > rows[near].get(far, 0):
                rows[near][far] = edge
        reached: set[str] = set().union(*(rows[entity] for entity in side.ring))
        side.ring = reached - side.balls[-1]
        side.balls.append(side.balls[-1] | side.ring)
        self.ahead.cost = self.behind.cost = None

    def layers(self, length: int) -> Layers:
        """The ways of exactly that length from start to end; some may enter an entity twice."""
        behind = min(self.behind.radius, length)
        ahead = length - behind
        there = self._reach(self.ahead, ahead)
        back = self._reach(self.behind, behind)
        meeting = there[ahead] & back[behind]
        if ahead and behind:
            meeting -= self.ends
        layers: Layers = []
        wanted: Set[str] = meeting
        check_deadline()
        for place in reversed(range(ahead)):
            layer = {}
            for entity in there[place]:
                row = self.ahead.rows[entity]
                ways = row.keys() & wanted
                if ways:
                    layer[entity] = {on: row[on] for on in ways}
            layers.insert(0, layer)
            wanted = layer.keys()
        wanted = meeting
        check_deadline()
        for left in reversed(range(behind)):
            layer = {}
            for on in back[left]:
                row = self.behind.rows[on]
                for entity in row.keys() & wanted:
                    layer.setdefault(entity, {})[on] = row[entity]
            layers.append(layer)
            wanted = {on for ways in layer.values() for on in ways}
        return layers

    def _reach(self, side: _Side, steps: int) -> list[set[str]]:
        """The entities in reach by exactly 0, 1, …, steps steps; the ends themselves only at ends."""
        reached = [side.balls[0]]
        for _ in range(steps):
            inner = reached[-1] - self.ends if len(reached) > 1 else reached[-1]
            reached[-1] = inner
            reached.append(set().union(*(side.rows[entity] for entity in inner)))
        return reached
