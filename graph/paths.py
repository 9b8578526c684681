"""Paths between two entities, shortest and strongest first. Pure: reads an engine through `Ties`.

The surroundings of both ends are read step by step, those of the cheaper end first, until they cover all
paths of a length; the paths of that length are then taken best first, so that of millions only those wanted
are made.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice

from belligraph.errors import QueryError
from belligraph.graph.deadline import check_deadline
from belligraph.graph.queries import check_size
from belligraph.graph.strongest import CODES, SHIFT, Enough, Layers, Path, Row, best_first
from belligraph.graph.walks import MAX_LENGTH, MAX_PATHS, Along, Ties, WalkBound, Way

SEARCHED = 250_000
"""Edges that one search reads, at the most: two entities of 10⁵ edges each, in about a second."""
SIFTED = 4
"""Edges that an engine sifts in the time that it takes to read one."""


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
    check_size("maxLength", most, MAX_LENGTH, least=1)
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
            for path in islice(best_first(search.layers(), start), first - len(found)):
                found.append(path)  # one by one: what was found stays when the search has to stop
            if len(found) == first:
                return Paths(found, WalkBound.PATHS)
    except Enough:
        return Paths(found, WalkBound.EDGES)
    return Paths(found)


@dataclass(slots=True)
class _Side:
    """The surroundings of one end.

    `balls[r]`: the entities up to r steps away. `ring`: those at the border, which are expanded next. `rows`:
    the entities that were expanded, with all neighbours; `links`: those at the border, with neighbours at the
    other side's border.
    """

    way: Way
    ring: set[str]
    balls: list[set[str]]
    rows: dict[str, Row] = field(default_factory=dict)
    links: dict[str, Row] = field(default_factory=dict)

    @property
    def radius(self) -> int:
        return len(self.balls) - 1

    def border(self) -> set[str]:
        """What would have to be expanded next."""
        return self.ring - self.rows.keys()

    def row(self, entity: str) -> Row:
        """What is known of the entity's neighbours."""
        return self.rows.get(entity) or self.links.get(entity) or {}


class _Search:
    """What was read of the graph around both ends.

    For paths of a length both sides together are read to one step less; the edges between their borders close
    the gap. Those an engine can sift, which is a fraction of the work of reading all edges of the border.
    """

    def __init__(self, ties: Ties, start: str, end: str, directed: bool, looks: int) -> None:
        self.ties, self.looks = ties, looks * SIFTED
        self.ends = frozenset((start, end))
        self.ahead = _Side(Way.OUT if directed else Way.BOTH, {start}, [{start}])
        self.behind = _Side(Way.IN if directed else Way.BOTH, {end}, [{end}])
        if not directed:
            self.behind.rows = self.ahead.rows
        self._choice: tuple[_Side, int] | None = None

    def cover(self, length: int) -> None:
        """Read on until every path of that length is covered. Raises Enough."""
        while self.ahead.radius + self.behind.radius < length - 1:
            self._expand()
        side, cost = self._cheaper()
        self._pay(cost)
        self.ahead.links, self.behind.links = {}, {}
        other = self.behind if side is self.ahead else self.ahead
        self._read(side, side.links, side.border(), other.ring)

    def _cheaper(self) -> tuple[_Side, int]:
        """The side with fewer edges at its border, and how many."""
        if self._choice is None:
            few, many = sorted((self.ahead, self.behind), key=lambda side: len(side.border()))
            cost = self.ties.looks(few.border(), few.way, self.looks + 1)
            self._choice = few, cost
            if len(many.border()) < cost:  # nearly every entity has an edge, so that counting those is idle
                less = self.ties.looks(many.border(), many.way, cost)
                if less < cost:
                    self._choice = many, less
        return self._choice

    def _pay(self, looks: int) -> None:
        self.looks -= looks
        if self.looks < 0:
            raise Enough

    def _expand(self) -> None:
        side, cost = self._cheaper()
        self._pay(cost * SIFTED)
        new = side.border()
        side.rows.update((entity, {}) for entity in new)
        self._read(side, side.rows, new)
        reached: set[str] = set().union(*(side.rows[entity] for entity in side.ring))
        side.ring = reached - side.balls[-1]
        side.balls.append(side.balls[-1] | side.ring)
        self._choice = None

    def _read(self, side: _Side, rows: dict[str, Row], ids: set[str], to: set[str] | None = None) -> None:
        for near, far, claims, relation, outward in self.ties.of(ids, side.way, to):
            edge = claims << SHIFT | CODES[relation] | (outward == (near < far))
            row = rows.setdefault(near, {})
            if edge > row.get(far, 0):
                row[far] = edge

    def layers(self) -> Layers:
        """The ways of the length that is covered; some may enter an entity twice."""
        there, back = self._reach(self.ahead), self._reach(self.behind)
        middle: dict[str, Row] = {}
        for entity in there[-1]:
            row = self.ahead.row(entity)
            ways = row.keys() & back[-1]
            if ways:
                middle[entity] = {on: row[on] for on in ways}
        for on in back[-1]:
            row = self.behind.row(on)
            for entity in row.keys() & there[-1]:
                middle.setdefault(entity, {})[on] = row[entity]
        layers = [middle]
        for place in reversed(there[:-1]):
            check_deadline()
            layer: dict[str, Row] = {}
            for entity in place:
                row = self.ahead.rows[entity]
                ways = row.keys() & layers[0].keys()
                if ways:
                    layer[entity] = {on: row[on] for on in ways}
            layers.insert(0, layer)
        for place in reversed(back[:-1]):
            check_deadline()
            wanted = {on for ways in layers[-1].values() for on in ways}
            layer = {}
            for on in place:
                row = self.behind.rows[on]
                for entity in row.keys() & wanted:
                    layer.setdefault(entity, {})[on] = row[entity]
            layers.append(layer)
        return layers

    def _reach(self, side: _Side) -> list[set[str]]:
        """The entities in reach by exactly 0, 1, … steps, without the ends themselves from 1 on."""
        reached = [side.balls[0]]
        for _ in range(side.radius):
            reached.append(set().union(*(side.rows[entity] for entity in reached[-1])) - self.ends)
        return reached
