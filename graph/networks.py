"""The graph as NetworkX sees it."""

import networkx as nx

from belligraph.graph.queries import EdgeFilter, EdgeOrder, Page
from belligraph.graph.sqlite.read import SqliteReader


def to_networkx(reader: SqliteReader, where: EdgeFilter | None = None) -> "nx.MultiDiGraph[str]":
    """The edges that meet the filter, and their ends, as a MultiDiGraph.

    Nodes are entity ids with `type`, `name`, `acts_for`. Edges are keyed by relation, with `id`, `claims`,
    `articles`, `origins`, `actual`, `planned`, `possible`, `negated`, `contested`, `first`, `last` (dates or None)
    and `weight` (= claims). A symmetric tie is one edge, from the smaller id.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    after: str | None = None
    while True:
        page = reader.edges(where or EdgeFilter(), EdgeOrder.ID, Page(first=250, after=after))
        ends = reader.entities_by_id([x for edge in page.items for x in (edge.subject, edge.object)])
        for entity in ends.values():
            graph.add_node(entity.id, type=entity.type.value, name=entity.name, acts_for=entity.acts_for)
        for edge in page.items:
            facts = edge.model_dump(exclude={"subject", "object", "relation"})
            graph.add_edge(edge.subject, edge.object, key=edge.relation, weight=edge.claims, **facts)
        if not page.has_next:
            return graph
        after = page.cursors[-1]
