"""Drawn graphs for walks: few entities; parallel, opposite and symmetric edges."""

from collections.abc import Collection, Iterator, Mapping

import networkx as nx
from hypothesis import strategies as st

from belligraph.graph.walks import Along, Tie, Way
from belligraph.schema.records import Article, Claim, EntityForm, EntityType, Extraction, Span
from belligraph.schema.vocabulary import relations

KINDS = (EntityType.STATE, EntityType.PERSON, EntityType.ORGANIZATION)
ENTITIES = {f"e{number}": KINDS[number % 3] for number in range(7)}
RELATIONS = ("ATTACKS", "MEETS", "SUPPORTS")
"""The second is symmetric."""

Network = Mapping[tuple[str, str, str], int]
"""Subject, relation, object (of a symmetric relation the smaller id first) → number of claims."""


@st.composite
def networks(draw: st.DrawFn) -> dict[tuple[str, str, str], int]:
    """Up to 20 edges."""
    ends = st.tuples(st.sampled_from([*ENTITIES]), st.sampled_from([*ENTITIES])).filter(
        lambda e: e[0] != e[1]
    )
    found = {}
    for (a, b), relation in draw(st.lists(st.tuples(ends, st.sampled_from(RELATIONS)), max_size=20)):
        if relations()[relation].symmetric and b < a:
            a, b = b, a
        found[a, relation, b] = draw(st.integers(1, 4))
    return found


@st.composite
def alongs(draw: st.DrawFn) -> Along:
    """Which edges a walk follows."""
    names = draw(st.none() | st.lists(st.sampled_from(RELATIONS), max_size=2, unique=True))
    least = draw(st.none() | st.integers(1, 3))
    return Along(None if names is None else tuple(names), least, draw(st.booleans()))


def article_of(network: Network) -> Extraction:
    """An article that says all that: each claim stands on a word of its own."""
    text = "x " * (sum(network.values()) + 1)
    article = Article.make(text, source="test")
    edges = [edge for edge, claims in network.items() for _ in range(claims)]
    places = [Span(start=2 * number, end=2 * number + 1) for number in range(len(edges))]
    return Extraction(
        article=article,
        forms=tuple(EntityForm(id=id, type=kind, name=id) for id, kind in ENTITIES.items()),
        claims=tuple(
            Claim.make(
                article=article.id,
                subject=subject,
                relation=relation,
                object=object,
                quote="x",
                sentence=place,
                trigger=place,
                extractor="test 1",
            )
            for (subject, relation, object), place in zip(edges, places, strict=True)
        ),
    )


def followed(network: Network, along: Along) -> "nx.DiGraph[str]":
    """The graph that a walk goes along: `claims` of all edges from one to the other, `strongest` of one."""
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_nodes_from(ENTITIES)
    for (a, relation, b), claims in network.items():
        if along.relations is not None and relation not in along.relations:
            continue
        if claims < (along.min_claims or 0):
            continue
        both = not along.directed or relations()[relation].symmetric
        for one, other in ((a, b), (b, a)) if both else ((a, b),):
            held = graph.get_edge_data(one, other, {"claims": 0, "strongest": (0, "", ())})
            best = min(held["strongest"], (-claims, relation, (a, b)))
            graph.add_edge(one, other, claims=held["claims"] + claims, strongest=best)
    return graph


class MemoryTies:
    """`Ties` over a drawn network."""

    def __init__(self, network: Network, along: Along) -> None:
        self.network, self.along = network, along

    def known(self, ids: Collection[str]) -> frozenset[str]:
        """Those of the ids that entities have."""
        return frozenset(ids) & ENTITIES.keys()

    def of_types(self, ids: Collection[str], types: Collection[EntityType]) -> frozenset[str]:
        """Those of the entities that have one of the types."""
        return frozenset(id for id in ids if ENTITIES[id] in types)

    def looks(self, ids: Collection[str], way: Way, most: int) -> int:
        """How many edges `of` would look at."""
        return min(most, sum(1 for _ in self.of(ids, way)))

    def of(self, ids: Collection[str], way: Way, to: Collection[str] | None = None) -> Iterator[Tie]:
        """The edges at these entities."""
        return (tie for tie in self._at(ids, way) if to is None or tie[1] in to)

    def _at(self, ids: Collection[str], way: Way) -> Iterator[Tie]:
        for (a, relation, b), claims in self.network.items():
            names = self.along.relations
            if (names is not None and relation not in names) or claims < (self.along.min_claims or 0):
                continue
            symmetric = relations()[relation].symmetric
            if a in ids and (symmetric or way is not Way.IN):
                yield a, b, claims, relation, True
            if b in ids and (symmetric or way is not Way.OUT):
                yield b, a, claims, relation, False
