"""The best of all paths of one length, taken one by one: of millions only those wanted are made. Pure."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise

from belligraph.graph.assemble import edge_id
from belligraph.graph.deadline import check_deadline
from belligraph.schema.vocabulary import relations

STEPS = 1_000_000
"""Steps of taking paths before the search stops: about a second."""

Row = dict[str, int]
"""Neighbour → the strongest edge to it, see CODES."""
Layers = list[dict[str, Row]]
"""For each place on the paths of one length: the entities that can stand there → those that can come next."""


@dataclass(frozen=True, slots=True)
class Path:
    """A way from one entity to another that enters none twice; `edges` stand between the `entities`, by id.

    Of several edges between two entities it takes that with most claims, then the first by relation.
    `strength`: the claims of its weakest edge.
    """

    entities: tuple[str, ...]
    edges: tuple[str, ...]
    strength: int


class Enough(Exception):
    """More work than one search may do."""


def best_first(layers: Layers, start: str) -> Iterator[Path]:
    """The paths through the layers, strongest first, then by ids. Raises Enough."""
    best: list[dict[str, float]] = [{}]
    for layer in reversed(layers):
        rest = best[0] or dict.fromkeys((on for ways in layer.values() for on in ways), math.inf)
        best.insert(
            0,
            {e: max(min(edge >> SHIFT, rest[on]) for on, edge in ways.items()) for e, ways in layer.items()},
        )
    orders: dict[tuple[int, str, float], list[tuple[float, str]]] = {}
    heap: list[tuple[float, tuple[str, ...], float, list[tuple[float, str]], int]] = []
    steps = STEPS

    def follow(path: tuple[str, ...], strength: float) -> None:
        """Take the best way on from the path."""
        nonlocal steps
        check_deadline()
        place = len(path) - 1
        key = (place, path[-1], strength)
        if key not in orders:
            rest = best[place + 1]
            orders[key] = sorted(
                (-min(strength, edge >> SHIFT, rest.get(on, math.inf)), on)
                for on, edge in layers[place].get(path[-1], {}).items()
            )
            steps -= len(orders[key])
        push(path, strength, orders[key], 0)

    def push(path: tuple[str, ...], strength: float, order: list[tuple[float, str]], at: int) -> None:
        """Of the ways on from the path, the first from `at` on."""
        while at < len(order) and order[at][1] in path:
            at += 1
        if at < len(order):
            bound, on = order[at]
            heappush(heap, (bound, (*path, on), strength, order, at))

    follow((start,), math.inf)
    while heap:
        steps -= 1
        if steps < 0:
            raise Enough
        bound, path, strength, order, at = heappop(heap)
        push(path[:-1], strength, order, at + 1)
        if len(path) > len(layers):
            edges = [layers[place][a][b] for place, (a, b) in enumerate(pairwise(path))]
            ids = (_edge(a, b, edge) for (a, b), edge in zip(pairwise(path), edges, strict=True))
            yield Path(path, tuple(ids), int(-bound))
        else:
            follow(path, min(strength, layers[len(path) - 2][path[-2]][path[-1]] >> SHIFT))


SHIFT = 16
_NAMES = sorted(relations())
CODES = {name: (len(_NAMES) - rank) << 1 for rank, name in enumerate(_NAMES)}
"""An edge is held as a number that is greater for a stronger one, since walks hold hundreds of thousands:
claims, above this code of its relation (greater for a name that comes earlier), above one bit: whether its
subject is the smaller id."""


def _edge(a: str, b: str, edge: int) -> str:
    """The id of the edge between a and b."""
    relation = _NAMES[len(_NAMES) - ((edge & (1 << SHIFT) - 1) >> 1)]
    return edge_id(min(a, b), relation, max(a, b)) if edge & 1 else edge_id(max(a, b), relation, min(a, b))
