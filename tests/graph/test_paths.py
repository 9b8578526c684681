"""A search for paths that may not go further gives what it has; of millions it makes only the first."""

import time
from itertools import pairwise

import pytest
from graph_networks import ENTITIES, MemoryTies, Network, alongs, networks
from hypothesis import given
from hypothesis import strategies as st

from belligraph.graph import strongest
from belligraph.graph.paths import find_paths
from belligraph.graph.walks import Along, WalkBound

ENDS = st.permutations([*ENTITIES]).map(lambda ids: ids[:2])


@given(networks(), ENDS, alongs(), st.integers(0, 60))
def test_what_is_found_up_to_a_bound_is_the_beginning(
    network: Network, ends: list[str], along: Along, looks: int
) -> None:
    ties = MemoryTies(network, along)
    whole = find_paths(ties, *ends, 6, along, 100)
    found = find_paths(ties, *ends, 6, along, 100, looks)
    assert list(found.paths) == list(whole.paths[: len(found.paths)])
    assert found == whole or found.stopped is WalkBound.EDGES


def ladder(rungs: int, width: int) -> Network:
    """From a to z over so many rungs, each of so many entities that are tied to all of the next."""
    rows = [["a"], *([f"{rung}.{n:03}" for n in range(width)] for rung in range(rungs)), ["z"]]
    pairs = [(one, other) for row, below in pairwise(rows) for one in row for other in below]
    return {(*sorted((one, other)), "MEETS"): 1 + sum(map(ord, one + other)) % 5 for one, other in pairs}  # type: ignore[misc]


class Ladder(MemoryTies):
    """Ties of a ladder, whose entities are all known."""

    def __init__(self, rungs: int, width: int) -> None:
        super().__init__({(a, r, b): n for (a, b, r), n in ladder(rungs, width).items()}, Along())

    def known(self, ids: object) -> frozenset[str]:
        """All of them."""
        return frozenset(ids)  # type: ignore[call-overload, no-any-return]


def test_a_few_of_very_many_paths_are_made_quickly() -> None:
    ties = Ladder(4, 60)  # 60⁴ paths of length 5
    begin = time.process_time()
    found = find_paths(ties, "a", "z", 6, Along(), 100)
    assert time.process_time() - begin < 5
    assert len(found.paths) == 100
    assert found.stopped is WalkBound.PATHS
    assert [path.strength for path in found.paths] == [5] * 100
    assert list(found.paths) == sorted(found.paths, key=lambda path: path.entities)


def test_the_work_of_making_paths_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    ties = Ladder(4, 10)
    whole = find_paths(ties, "a", "z", 6, Along(), 100)
    monkeypatch.setattr(strongest, "STEPS", 100)
    found = find_paths(ties, "a", "z", 6, Along(), 100)
    assert found.stopped is WalkBound.EDGES
    assert 0 < len(found.paths) < 100
    assert list(found.paths) == list(whole.paths[: len(found.paths)])
