"""A walk that may not look further gives what it has, and says so."""

from graph_networks import ENTITIES, MemoryTies, Network, alongs, networks
from hypothesis import given
from hypothesis import strategies as st

from belligraph.graph.walks import Along, Neighbor, WalkBound, neighborhood


@given(networks(), st.sampled_from([*ENTITIES]), alongs(), st.integers(0, 40))
def test_what_is_found_up_to_a_bound_is_the_beginning(
    network: Network, of: str, along: Along, looks: int
) -> None:
    ties = MemoryTies(network, along)
    whole = neighborhood(ties, of, 3, along, None, 100)
    found = neighborhood(ties, of, 3, along, None, 100, looks)
    assert whole.stopped is None
    if found.stopped is None:
        assert found == whole
    else:
        assert found.stopped is WalkBound.EDGES
        assert list(found.entities) == list(whole.entities[: len(found.entities)])
        last = found.entities[-1].distance  # whole rings
        assert list(found.entities) == [n for n in whole.entities if n.distance <= last]


def test_each_edge_that_is_looked_at_counts() -> None:
    ties = MemoryTies({("e0", "ATTACKS", "e1"): 5, ("e1", "ATTACKS", "e2"): 1}, Along())
    one, two, three = Neighbor("e0", 0, 0), Neighbor("e1", 1, 5), Neighbor("e2", 2, 1)
    found = [neighborhood(ties, "e0", 2, Along(), None, 100, looks) for looks in (0, 1, 2, 3)]
    assert [list(n.entities) for n in found] == [[one], [one, two], [one, two], [one, two, three]]
    assert [n.stopped for n in found] == [WalkBound.EDGES, WalkBound.EDGES, WalkBound.EDGES, None]
