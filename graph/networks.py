"""The graph as NetworkX sees it."""

import networkx as nx

from belligraph.graph.queries import MAX_PAGE, EdgeFilter, EdgeOrder, Page
from belligraph.graph.store import Reader
from belligraph.schema.vocabulary import relations

ALL = EdgeFilter()


def to_networkx(reader: Reader, where: EdgeFilter = ALL) -> "nx.MultiDiGraph[str]":
    """The edges that meet the filter, and their ends.

    Nodes are entity ids, with `type`, `name` and `acts_for` (id of a state, or None).

    Edges are keyed by relation, with `id`, `claims`, `articles`, `origins`, `actual`, `planned`, `possible`,
    `negated` (counts), `contested`, `first` and `last` (dates of events, or None), `symmetric`, and `weight`
    (= claims, for NetworkX's algorithms). A symmetric tie is one edge, from the smaller id.

    Nodes and edges come in order of edge id, so the same graph gives the same result.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    after: str | None = None
    while True:
        page = reader.edges(where, EdgeOrder.ID, Page(first=MAX_PAGE, after=after))
        ends = [end for edge in page.items for end in (edge.subject, edge.object)]
        entities = reader.entities_by_id(sorted({end for end in ends if end not in graph}))
        for end in ends:
            if end not in graph and end in entities:
                entity = entities[end]
                graph.add_node(end, type=entity.type.value, name=entity.name, acts_for=entity.acts_for)
        for edge in page.items:
            facts = edge.model_dump(exclude={"subject", "object", "relation"})
            symmetric = relations()[edge.relation].symmetric
            graph.add_edge(
                edge.subject, edge.object, key=edge.relation, weight=edge.claims, symmetric=symmetric, **facts
            )
        if not page.has_next:
            return graph
        after = page.cursors[-1]
