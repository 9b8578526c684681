"""What walks give on every engine, against plain NetworkX on drawn graphs; a part of `StoreContract`."""

from contextlib import AbstractContextManager
from itertools import pairwise

import networkx as nx
import pytest
from graph_networks import ENTITIES, KINDS, Network, alongs, article_of, followed, networks
from graph_story import STORY
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from belligraph.errors import QueryError
from belligraph.graph.assemble import edge_id
from belligraph.graph.deadline import DeadlineExceeded, deadline
from belligraph.graph.paths import Paths
from belligraph.graph.store import Store
from belligraph.graph.strongest import Path
from belligraph.graph.walks import Along, Neighbor, Neighborhood, WalkBound
from belligraph.schema.records import EntityType

examples = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
ID = st.sampled_from([*ENTITIES])


def around(
    network: Network, of: str, depth: int, along: Along, types: list[EntityType] | None
) -> list[Neighbor]:
    """The whole neighbourhood, in order."""
    graph = followed(network, along)
    entered = [id for id, kind in ENTITIES.items() if types is None or kind in types or id == of]
    graph = graph.subgraph(entered)
    distances = nx.single_source_shortest_path_length(graph, of, cutoff=depth)
    found = [
        Neighbor(
            id,
            distance,
            sum(graph[a][id]["claims"] for a in graph.predecessors(id) if distances.get(a) == distance - 1),
        )
        for id, distance in distances.items()
    ]
    return sorted(found, key=lambda n: (n.distance, -n.claims, n.entity))


def between(network: Network, start: str, end: str, most: int, along: Along) -> list[Path]:
    """All paths, in order."""
    graph = followed(network, along)
    found = []
    for entities in nx.all_simple_paths(graph, start, end, cutoff=most):
        edges = [graph[a][b]["strongest"] for a, b in pairwise(entities)]
        ids = tuple(edge_id(ends[0], relation, ends[1]) for _, relation, ends in edges)
        found.append(Path(tuple(entities), ids, min(-claims for claims, _, _ in edges)))
    return sorted(found, key=lambda path: (len(path.entities), -path.strength, path.entities))


class WalksContract:
    """The behaviour of walks."""

    def fresh(self) -> AbstractContextManager[Store]:
        """A new, empty store."""
        raise NotImplementedError

    @examples
    @given(networks(), st.data())
    def test_a_neighborhood_is_what_networkx_finds(self, network: Network, data: st.DataObject) -> None:
        with self.fresh() as store:
            store.add([article_of(network)])
            for _ in range(10):
                of, depth, along = data.draw(ID), data.draw(st.integers(1, 3)), data.draw(alongs())
                types = data.draw(st.none() | st.lists(st.sampled_from(KINDS), max_size=2, unique=True))
                first = data.draw(st.integers(0, 8))
                whole = around(network, of, depth, along, types)
                found = store.neighborhood(of, depth, along, types, first)
                assert list(found.entities) == whole[:first]
                assert found.stopped == (WalkBound.ENTITIES if len(whole) > first else None)

    @examples
    @given(networks(), st.data())
    def test_paths_are_what_networkx_finds(self, network: Network, data: st.DataObject) -> None:
        with self.fresh() as store:
            store.add([article_of(network)])
            for _ in range(10):
                start, end = data.draw(st.tuples(ID, ID).filter(lambda ends: ends[0] != ends[1]))
                most, along = data.draw(st.integers(1, 6)), data.draw(alongs())
                first = data.draw(st.integers(0, 100))
                whole = between(network, start, end, most, along)
                found = store.paths(start, end, most, along, first)
                assert list(found.paths) == whole[:first]
                assert found.stopped == (WalkBound.PATHS if len(whole) >= first else None)
                edges = [edge for path in found.paths for edge in path.edges]
                assert store.edges_by_id(edges).keys() == set(edges)

    def test_nothing_is_around_or_between_the_unknown(self) -> None:
        with self.fresh() as store:
            store.add([STORY])
            assert store.neighborhood("unknown", 2, Along(), None, 10) == Neighborhood([])
            assert store.paths("KOR", "unknown", 6, Along(), 10) == Paths([])
            assert store.paths("unknown", "KOR", 6, Along(), 10) == Paths([])

    def test_walks_end_at_the_deadline(self) -> None:
        with self.fresh() as store:
            store.add([STORY])
            with deadline(0), pytest.raises(DeadlineExceeded):
                store.neighborhood("KOR", 1, Along(), None, 10)
            with deadline(0), pytest.raises(DeadlineExceeded):
                store.paths("KOR", "VEL", 1, Along(), 10)
            with deadline(60):
                assert len(store.paths("KOR", "VEL", 1, Along(), 10).paths) == 1

    def test_walks_out_of_bounds_are_refused(self) -> None:
        with self.fresh() as store:
            store.add([STORY])
            for depth in (0, 4):
                with pytest.raises(QueryError, match=f"depth must lie between 1 and 3; got {depth}"):
                    store.neighborhood("KOR", depth, Along(), None, 10)
            with pytest.raises(QueryError, match="first must lie between 0 and 500; got 501"):
                store.neighborhood("KOR", 1, Along(), None, 501)
            for most in (0, 7):
                with pytest.raises(QueryError, match=f"maxLength must lie between 1 and 6; got {most}"):
                    store.paths("KOR", "VEL", most, Along(), 10)
            with pytest.raises(QueryError, match="first must lie between 0 and 100; got 101"):
                store.paths("KOR", "VEL", 3, Along(), 101)
            with pytest.raises(QueryError, match="both ends are KOR"):
                store.paths("KOR", "KOR", 3, Along(), 10)
            with pytest.raises(QueryError, match="unknown relation 'HUGS'"):
                store.paths("KOR", "VEL", 3, Along(("HUGS",)), 10)
