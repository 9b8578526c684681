"""What walks read of the SQLite store: look-ups by subject and object, many entities at once."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator

from belligraph.graph.sqlite.filters import LIST, list_of
from belligraph.graph.walks import Along, Tie, Way
from belligraph.schema.records import EntityType
from belligraph.schema.vocabulary import relations

FEW = 1_000
"""Entities that SQLite sifts by; a longer list takes it more time to read than its rows take us."""


class SqliteTies:
    """`belligraph.graph.walks.Ties` on one connection."""

    def __init__(self, connection: sqlite3.Connection, along: Along) -> None:
        self._connection = connection
        self._relations = along.relations
        self._least = along.min_claims or 0

    def known(self, ids: Collection[str]) -> frozenset[str]:
        """Those of the ids that entities have."""
        found = self._connection.execute(f"SELECT id FROM entity WHERE id IN {LIST}", (list_of(ids),))
        return frozenset(row[0] for row in found)

    def of_types(self, ids: Collection[str], types: Collection[EntityType]) -> frozenset[str]:
        """Those of the entities that have one of the types."""
        found = self._connection.execute(
            f"SELECT id FROM entity WHERE id IN {LIST} AND +type IN {LIST}",
            (list_of(ids), list_of([kind.value for kind in types])),
        )
        return frozenset(row[0] for row in found)

    def looks(self, ids: Collection[str], way: Way, most: int) -> int:
        """How many edges `of` would look at; counted up to `most`."""
        counts = (
            self._connection.execute(f"SELECT count(*) FROM (SELECT 1{rest} LIMIT ?)", (*values, most))
            for _, _, rest, values in self._parts(ids, way)
        )
        return min(most, sum(int(count.fetchone()[0]) for count in counts))

    def of(self, ids: Collection[str], way: Way, to: Collection[str] | None = None) -> Iterable[Tie]:
        """The edges at these entities (`to`: only with the other end there), in any order."""
        few = to is not None and len(to) <= FEW
        goals = [list_of(to)] if to is not None and few else []
        for near, far, rest, values in self._parts(ids, way):
            columns = f"{near}, {far}, claims, relation, {int(near == 'subject')}"
            sift = f" AND +{far} IN {LIST}" if few else ""
            found = self._connection.execute(
                f"SELECT {columns}{rest} AND +claims >= ?{sift}", (*values, self._least, *goals)
            )
            yield from found if to is None or few else (row for row in found if row[1] in to)

    def _parts(self, ids: Collection[str], way: Way) -> Iterator[tuple[str, str, str, list[str]]]:
        """Near end, far end, FROM clause, values. Each goes by the one index that serves it."""
        if not ids:
            return
        given = list_of(ids)
        for near, far, own in (("subject", "object", Way.OUT), ("object", "subject", Way.IN)):
            names = self._relations
            if way not in (own, Way.BOTH):  # against the direction go only those without one
                given_names = relations() if names is None else names
                names = tuple(name for name in given_names if relations()[name].symmetric)
            rest, values = f" FROM edge INDEXED BY edge_{near} WHERE {near} IN {LIST}", [given]
            if names is not None:
                rest, values = f"{rest} AND relation IN {LIST}", [given, list_of(names)]
            yield near, far, rest, values
