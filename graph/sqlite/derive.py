"""Edges and entities, brought up to date by what changed: the cost follows the change, not the store."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable

from belligraph.graph.assemble import Tally, edge_id, ends_of, fold_entity, votes_of
from belligraph.graph.canonical import to_json
from belligraph.graph.sqlite.reprints import Move
from belligraph.graph.sqlite.rows import day_text
from belligraph.schema.records import Claim, Extraction, Mood
from belligraph.schema.vocabulary import relations

Ends = tuple[str, str, str]
NAMES = frozenset({"name", "alias"})


class Changes:
    """What a transaction adds to and takes from the derived tables, summed up until `apply` writes it."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._edges: defaultdict[Ends, Tally] = defaultdict(Tally)
        self._shrunk: set[str] = set()
        self._supports: Counter[tuple[str, int]] = Counter()
        self._votes: Counter[tuple[str, str, str]] = Counter()
        self._named: Counter[str] = Counter()

    def count(self, extraction: Extraction, cluster: int, sign: int) -> None:
        """The extraction comes (sign 1) or goes (sign -1); `cluster` is its article's."""
        edges = set()
        for claim in extraction.claims:
            subject, object = ends_of(claim)
            self._edges[subject, claim.relation, object].take(claim, sign)
            edges.add(edge_id(subject, claim.relation, object))
            for entity in _named_by(claim):
                self._named[entity] += sign
        for edge in edges:
            self._supports[edge, cluster] += sign
        if sign < 0:
            self._shrunk |= edges
        for vote in votes_of(extraction):
            self._votes[vote] += sign

    def move(self, moves: Iterable[Move]) -> None:
        """Articles went to other clusters."""
        for article, old, new in moves:
            rows = self._connection.execute("SELECT DISTINCT edge FROM claim WHERE article = ?", (article,))
            for (edge,) in rows:
                self._supports[edge, old] -= 1
                self._supports[edge, new] += 1

    def apply(self) -> None:
        """Write it all."""
        self._apply_edges()
        self._apply_supports()
        self._apply_shrunk()
        self._apply_votes()
        for entity in sorted({entity for entity, _, _ in self._votes}):
            self._fold(entity)
        self._connection.executemany(
            "UPDATE entity SET claims = claims + ? WHERE id = ?",
            [(change, entity) for entity, change in sorted(self._named.items()) if change],
        )

    def _apply_edges(self) -> None:
        self._connection.executemany(
            "INSERT INTO edge VALUES (NULL, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (id) DO UPDATE SET "
            "claims = claims + excluded.claims, actual = actual + excluded.actual, "
            "planned = planned + excluded.planned, possible = possible + excluded.possible, "
            "negated = negated + excluded.negated, "
            "first = min(coalesce(first, excluded.first), coalesce(excluded.first, first)), "
            "last = max(coalesce(last, excluded.last), coalesce(excluded.last, last))",
            [_edge_row(ends, tally) for ends, tally in sorted(self._edges.items(), key=lambda item: item[0])],
        )

    def _apply_supports(self) -> None:
        articles: Counter[int] = Counter()
        origins: Counter[int] = Counter()
        for (edge, cluster), change in sorted(self._supports.items()):
            if not change:
                continue
            (n,) = self._connection.execute("SELECT n FROM edge WHERE id = ?", (edge,)).fetchone()
            row = self._connection.execute(
                "SELECT articles FROM support WHERE edge = ? AND cluster = ?", (n, cluster)
            ).fetchone()
            before = row[0] if row else 0
            articles[n] += change
            origins[n] += bool(before + change) - bool(before)
            if before + change:
                self._connection.execute(
                    "INSERT OR REPLACE INTO support VALUES (?, ?, ?)", (n, cluster, before + change)
                )
            else:
                self._connection.execute("DELETE FROM support WHERE edge = ? AND cluster = ?", (n, cluster))
        self._connection.executemany(
            "UPDATE edge SET articles = articles + ?, origins = origins + ? WHERE n = ?",
            [(articles[n], origins[n], n) for n in articles],
        )

    def _apply_shrunk(self) -> None:
        """An edge that lost claims may be gone, or end earlier; its claims must be gone already."""
        for edge in sorted(self._shrunk):
            self._connection.execute("DELETE FROM edge WHERE id = ? AND claims = 0", (edge,))
            self._connection.execute(
                "UPDATE edge SET (first, last) = (SELECT min(first), max(last) FROM claim WHERE edge = ?1) "
                "WHERE id = ?1",
                (edge,),
            )

    def _apply_votes(self) -> None:
        self._connection.executemany(
            "INSERT INTO vote VALUES (?, ?, ?, ?, ?) ON CONFLICT (entity, kind, value) "
            "DO UPDATE SET articles = articles + excluded.articles",
            [
                (entity, kind, value, value.casefold() if kind in NAMES else None, change)
                for (entity, kind, value), change in sorted(self._votes.items())
                if change
            ],
        )
        self._connection.executemany(
            "DELETE FROM vote WHERE entity = ? AND kind = ? AND value = ? AND articles = 0",
            sorted(vote for vote, change in self._votes.items() if change < 0),
        )

    def _fold(self, entity: str) -> None:
        votes: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for kind, value, articles in self._connection.execute(
            "SELECT kind, value, articles FROM vote WHERE entity = ?", (entity,)
        ):
            votes[kind][value] = articles
        stored = self._connection.execute(
            "SELECT n, type, name, acts_for, aliases FROM entity WHERE id = ?", (entity,)
        ).fetchone()
        if not votes:
            self._connection.execute("DELETE FROM entity WHERE id = ?", (entity,))
            self._connection.execute("DELETE FROM entity_text WHERE rowid = ?", stored[:1])
            return
        folded = fold_entity(entity, votes)
        fields = (folded.type.value, folded.name, folded.acts_for, to_json(folded.aliases))
        if stored is None:
            n = self._connection.execute(
                "INSERT INTO entity (id, type, name, acts_for, aliases, sort_name, claims) "
                "VALUES (?, ?, ?, ?, ?, ?, 0)",
                (entity, *fields, folded.name.casefold()),
            ).lastrowid
        elif stored[1:] != fields:
            n = stored[0]
            self._connection.execute(
                "UPDATE entity SET type = ?, name = ?, acts_for = ?, aliases = ?, sort_name = ? WHERE n = ?",
                (*fields, folded.name.casefold(), n),
            )
            self._connection.execute("DELETE FROM entity_text WHERE rowid = ?", (n,))
        else:
            return
        self._connection.execute(
            "INSERT INTO entity_text (rowid, name, aliases) VALUES (?, ?, ?)",
            (n, folded.name, "\n".join(folded.aliases)),
        )


def _named_by(claim: Claim) -> set[str]:
    """The entities that a claim is counted for."""
    return {end for end in (claim.subject, claim.object, claim.item, claim.place) if end is not None}


def _edge_row(ends: Ends, tally: Tally) -> tuple[object, ...]:
    subject, relation, object = ends
    return (
        edge_id(*ends),
        subject,
        relation,
        object,
        int(relations()[relation].symmetric),
        tally.claims,
        tally.moods[Mood.ACTUAL],
        tally.moods[Mood.PLANNED],
        tally.moods[Mood.POSSIBLE],
        tally.negated,
        day_text(tally.first),
        day_text(tally.last),
    )
