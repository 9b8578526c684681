"""A made-up graph of people, bodies, states and weapons, as the extractions that a store takes.

Either invented here, always the same for a size and seed, or read from what the peer loads. An edge
becomes a claim: a sentence that names both ends, in an article that holds the claims of one document.
"""

import datetime as dt
import json
import os
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from belligraph.schema.records import (
    Article,
    Claim,
    EntityForm,
    EntityType,
    EventTime,
    Extraction,
    Mention,
    Resolution,
    Sentence,
    Span,
)

Ends = tuple[EntityType, EntityType]
PERSON, BODY = EntityType.PERSON, EntityType.ORGANIZATION
STATE, WEAPON = EntityType.STATE, EntityType.WEAPON
COUNTS = {PERSON: 8_000, BODY: 8_000, STATE: 200, WEAPON: 3_800}
"""Nodes of each type beside 100,000 edges."""
EDGES: dict[str, tuple[int, Ends]] = {
    "MET": (50_000, (PERSON, PERSON)),
    "MEMBER_OF": (25_000, (PERSON, BODY)),
    "SUPPLIES": (9_000, (BODY, STATE)),
    "HOLDS": (8_000, (STATE, WEAPON)),
    "CITIZEN_OF": (8_000, (PERSON, STATE)),
}
"""Edges of each type, of 100,000."""
RELATIONS = {
    "MET": (os.environ.get("MET", "MEETS"), "met"),
    "MEMBER_OF": ("MEMBER_OF", "joined"),
    "SUPPLIES": ("SUPPLIES", "supplied"),
    "HOLDS": ("PRODUCES", "produced"),
    "CITIZEN_OF": ("HOLDS_OFFICE", "took office in"),
}
"""A type of edge → the relation of the vocabulary that takes such ends, and its word.

MEETS has no direction. With MET=SUPPORTS in the environment it keeps the one that it has with the peer."""
A_DOCUMENT = 20
"""Claims in an article."""
FIRST_DAY, DAYS = dt.date(1990, 1, 1), 12_784
SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in "aeio"]
REGISTER = 200
"""Entities in one article of those that no edge names."""


@dataclass(frozen=True, slots=True)
class Node:
    """An entity to be: `key` is unique among all nodes."""

    key: str
    type: EntityType
    name: str

    @property
    def id(self) -> str:
        """Its id in the store."""
        return f"{self.type.lower()}/{self.key}"


@dataclass(frozen=True, slots=True)
class Tie:
    """One edge."""

    type: str
    a: Node
    b: Node
    date: dt.date
    confidence: float
    note: str


@dataclass(frozen=True, slots=True)
class Graph:
    """All nodes, and the ties of each document by its name; documents may be walked once."""

    nodes: Mapping[str, Node]
    documents: Iterable[tuple[str, list[Tie]]]


def invent(claims: int = 100_000, seed: int = 7) -> Graph:
    """A graph with so many edges, its nodes in proportion; few nodes have many edges."""
    rng = random.Random(seed)

    def word(length: int) -> str:
        return "".join(rng.choices(SYLLABLES, k=length))

    def name(type: EntityType) -> str:
        if type is PERSON:
            return f"{word(2).capitalize()} {word(3).capitalize()}"
        return f"{word(3).capitalize()} {type}"

    scale = claims / 100_000
    by_type = {
        type: [Node(f"{type[0].lower()}{i:05d}", type, name(type)) for i in range(max(2, round(n * scale)))]
        for type, n in COUNTS.items()
    }
    kinds = list(EDGES)
    order = bytearray(b"".join(bytes([i]) * round(EDGES[kind][0] * scale) for i, kind in enumerate(kinds)))
    rng.shuffle(order)

    def pick(type: EntityType) -> Node:
        nodes = by_type[type]
        return nodes[int(len(nodes) * rng.random() ** 1.6)]

    def tie(kind: str) -> Tie:
        a, b = map(pick, EDGES[kind][1])
        while b is a:
            b = pick(b.type)
        day = FIRST_DAY + dt.timedelta(days=rng.randrange(DAYS))
        return Tie(kind, a, b, day, round(rng.random(), 3), " ".join(word(2) for _ in range(5)))

    def documents() -> Iterator[tuple[str, list[Tie]]]:
        for number, at in enumerate(range(0, len(order), A_DOCUMENT)):
            yield f"doc{number:04d}", [tie(kinds[i]) for i in order[at : at + A_DOCUMENT]]

    return Graph({node.key: node for nodes in by_type.values() for node in nodes}, documents())


def read(folder: Path) -> Graph:
    """The peer's graph: nodes.jsonl and edges.jsonl in `folder`. An edge to itself goes to the next node."""

    def lines(name: str) -> Iterator[dict[str, str]]:
        with (folder / name).open(encoding="utf-8") as file:
            yield from map(json.loads, file)

    nodes = {
        line["id"]: Node(line["id"], EntityType(line["label"]), line["name"]) for line in lines("nodes.jsonl")
    }
    keys = list(nodes)
    after = dict(zip(keys, keys[1:] + keys[:1], strict=True))
    documents: defaultdict[str, list[Tie]] = defaultdict(list)
    for line in lines("edges.jsonl"):
        b = line["to"] if line["to"] != line["from"] else after[line["to"]]
        day = dt.date.fromisoformat(line["date"])
        tie = Tie(line["type"], nodes[line["from"]], nodes[b], day, float(line["confidence"]), line["note"])
        documents[line["source"]].append(tie)
    return Graph(nodes, sorted(documents.items()))


def extractions(graph: Graph) -> Iterator[Extraction]:
    """An article a document, and at the end registers of the nodes that no document names."""
    named: set[str] = set()
    for source, ties in graph.documents:
        named.update(node.key for tie in ties for node in (tie.a, tie.b))
        yield _document(source, ties)
    rest = [node for node in graph.nodes.values() if node.key not in named]
    for at in range(0, len(rest), REGISTER):
        yield _register(f"register{at // REGISTER:04d}", rest[at : at + REGISTER])


def _document(source: str, ties: list[Tie]) -> Extraction:
    lines = [f"{t.a.name} {RELATIONS[t.type][1]} {t.b.name}: {t.note}." for t in ties]
    article = Article.make(
        "\n".join(lines),
        source=source,
        headline=f"Report {source}",
        published=max(tie.date for tie in ties),
    )
    at = len(article.content) - len(article.text)
    sentences, mentions, claims = [], [], []
    for index, (tie, line) in enumerate(zip(ties, lines, strict=True)):
        relation, verb = RELATIONS[tie.type]
        a = Span(start=at, end=at + len(tie.a.name))
        trigger = Span(start=a.end + 1, end=a.end + 1 + len(verb))
        b = Span(start=trigger.end + 1, end=trigger.end + 1 + len(tie.b.name))
        sentences.append(Sentence(article=article.id, index=index, start=at, end=at + len(line)))
        mentions += [_mention(article.id, index, node, span) for node, span in ((tie.a, a), (tie.b, b))]
        claims.append(
            Claim.make(
                article=article.id,
                subject=tie.a.id,
                relation=relation,
                object=tie.b.id,
                time=EventTime(text=tie.date.isoformat(), start=tie.date, end=tie.date),
                quote=line,
                sentence=Span(start=at, end=at + len(line)),
                trigger=trigger,
                spans={"subject": a, "object": b},
                extractor="bench",
                confidence=tie.confidence,
            )
        )
        at += len(line) + 1
    return Extraction(
        article=article,
        sentences=tuple(sentences),
        forms=_forms(node for tie in ties for node in (tie.a, tie.b)),
        mentions=tuple(mentions),
        claims=tuple(claims),
    )


def _register(source: str, nodes: list[Node]) -> Extraction:
    article = Article.make("\n".join(node.name for node in nodes), source=source)
    at, sentences, mentions = 0, [], []
    for index, node in enumerate(nodes):
        span = Span(start=at, end=at + len(node.name))
        sentences.append(Sentence(article=article.id, index=index, start=span.start, end=span.end))
        mentions.append(_mention(article.id, index, node, span))
        at = span.end + 1
    return Extraction(
        article=article, sentences=tuple(sentences), forms=_forms(nodes), mentions=tuple(mentions)
    )


def _mention(article: str, sentence: int, node: Node, span: Span) -> Mention:
    return Mention(
        article=article,
        sentence=sentence,
        start=span.start,
        end=span.end,
        text=node.name,
        entity=node.id,
        resolution=Resolution.NAME,
    )


def _forms(nodes: Iterable[Node]) -> tuple[EntityForm, ...]:
    found = {node.id: node for node in nodes}
    return tuple(EntityForm(id=id, type=node.type, name=node.name) for id, node in sorted(found.items()))
