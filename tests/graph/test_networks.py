import datetime as dt

import networkx as nx
from graph_story import OTHER, REPRINT, STORY

from belligraph.graph.networks import to_networkx
from belligraph.graph.queries import EdgeFilter
from belligraph.graph.sqlite.store import SqliteStore


def test_nodes_and_edges_have_their_attributes(store: SqliteStore) -> None:
    store.add([STORY, REPRINT, OTHER])
    graph = to_networkx(store)
    assert isinstance(graph, nx.MultiDiGraph)
    assert set(graph) == {"KOR", "VEL", "person/osa-lund"}
    assert graph.nodes["person/osa-lund"] == {"type": "Person", "name": "Ōsa Lund", "acts_for": "KOR"}
    assert graph.number_of_edges() == 5
    tie = graph.edges["KOR", "VEL", "SUPPLIES"]
    assert (tie["claims"], tie["articles"], tie["origins"], tie["weight"]) == (2, 2, 1, 2)
    assert (tie["first"], tie["last"]) == (dt.date(2022, 1, 10), dt.date(2022, 1, 11))
    assert graph.edges["KOR", "person/osa-lund", "MEETS"]["symmetric"] is True


def test_a_filter_chooses_edges_and_their_ends(store: SqliteStore) -> None:
    store.add([STORY, OTHER])
    graph = to_networkx(store, EdgeFilter(relations=("TRAINS",)))
    assert list(graph.edges(keys=True)) == [("KOR", "VEL", "TRAINS")]
    assert to_networkx(store, EdgeFilter(ids=())).number_of_nodes() == 0
