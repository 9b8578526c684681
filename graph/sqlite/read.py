"""Reading: filters, pages, look-ups by id, and whole-table walks in order of id."""

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import TypeVar

from belligraph.graph.changes import Added, Change, Place
from belligraph.graph.paths import Paths, find_paths
from belligraph.graph.queries import (
    ArticleFilter,
    ArticleOrder,
    ClaimFilter,
    ClaimOrder,
    EdgeFilter,
    EdgeOrder,
    EntityFilter,
    EntityOrder,
    Page,
    Slice,
)
from belligraph.graph.sqlite import changes, rows, timeline
from belligraph.graph.sqlite.filters import (
    LIST,
    Where,
    article_where,
    claim_where,
    edge_where,
    entity_where,
    list_of,
)
from belligraph.graph.sqlite.pages import fetch
from belligraph.graph.sqlite.search import search
from belligraph.graph.sqlite.walk import SqliteTies
from belligraph.graph.sqlite.write import stored
from belligraph.graph.store import SEARCHED, Hit, SearchIn
from belligraph.graph.timeline import Bucket, TimelineBucket
from belligraph.graph.walks import Along, Neighborhood, neighborhood
from belligraph.schema.records import Article, Claim, Edge, Entity, EntityType, Extraction, Mention, Sentence

T = TypeVar("T")
Make = Callable[[rows.Row], T]


class SqliteReader:
    """The questions of `belligraph.graph.store.Reader`, over connections that `reading` hands out."""

    def reading(self) -> AbstractContextManager[sqlite3.Connection]:
        """A connection for one question; it sees one state of the store."""
        raise NotImplementedError

    def entities(self, where: EntityFilter, order: EntityOrder, page: Page) -> Slice[Entity]:
        """A page of entities."""
        return self._page("entity", rows.ENTITY, entity_where(where), order, page, rows.read_entity)

    def edges(self, where: EdgeFilter, order: EdgeOrder, page: Page) -> Slice[Edge]:
        """A page of edges."""
        return self._page("edge", rows.EDGE, edge_where(where), order, page, rows.read_edge)

    def claims(self, where: ClaimFilter, order: ClaimOrder, page: Page) -> Slice[Claim]:
        """A page of claims."""
        return self._page("claim", rows.CLAIM, claim_where(where), order, page, rows.read_claim)

    def articles(self, where: ArticleFilter, order: ArticleOrder, page: Page) -> Slice[Article]:
        """A page of articles."""
        return self._page("article", rows.ARTICLE, article_where(where), order, page, rows.read_article)

    def count_entities(self, where: EntityFilter) -> int:
        """How many entities meet the filter."""
        return self._count("entity", entity_where(where))

    def count_edges(self, where: EdgeFilter) -> int:
        """How many edges meet the filter."""
        return self._count("edge", edge_where(where))

    def count_claims(self, where: ClaimFilter) -> int:
        """How many claims meet the filter."""
        return self._count("claim", claim_where(where))

    def count_articles(self, where: ArticleFilter) -> int:
        """How many articles meet the filter."""
        return self._count("article", article_where(where))

    def entities_by_id(self, ids: Sequence[str]) -> Mapping[str, Entity]:
        """The entities with these ids."""
        return self._by_id("entity", rows.ENTITY, ids, rows.read_entity)

    def edges_by_id(self, ids: Sequence[str]) -> Mapping[str, Edge]:
        """The edges with these ids."""
        return self._by_id("edge", rows.EDGE, ids, rows.read_edge)

    def claims_by_id(self, ids: Sequence[str]) -> Mapping[str, Claim]:
        """The claims with these ids."""
        return self._by_id("claim", rows.CLAIM, ids, rows.read_claim)

    def articles_by_id(self, ids: Sequence[str]) -> Mapping[str, Article]:
        """The articles with these ids."""
        return self._by_id("article", rows.ARTICLE, ids, rows.read_article)

    def origins_of(self, articles: Sequence[str]) -> Mapping[str, str]:
        """Article → origin: the smallest id in its cluster of reprints."""
        return self._by_id("article", "origin", articles, lambda row: str(row[0]))

    def edges_of_claims(self, claims: Sequence[str]) -> Mapping[str, str]:
        """Claim → edge."""
        return self._by_id("claim", "edge", claims, lambda row: str(row[0]))

    def has_articles(self, ids: Sequence[str]) -> frozenset[str]:
        """Which of these articles are stored."""
        return frozenset(self._by_id("article", "1", ids, bool))

    def sentences_of(self, article: str) -> Sequence[Sentence]:
        """The article's sentences in order of index."""
        with self.reading() as connection:
            row = connection.execute("SELECT sentences FROM article WHERE id = ?", (article,)).fetchone()
        return sorted(rows.read_sentences(article, row[0]), key=lambda s: s.index) if row else []

    def mentions_of(self, article: str) -> Sequence[Mention]:
        """The article's mentions in the order in which they were read."""
        return list(
            self._all(
                rows.MENTIONS,
                rows.MENTION,
                "WHERE article.id = ? ORDER BY position",
                rows.read_mention,
                article,
            )
        )

    def mentions_of_entity(self, entity: str) -> Iterator[Mention]:
        """The entity's mentions, by article and order in it."""
        return self._all(
            rows.MENTIONS,
            rows.MENTION,
            "WHERE entity = ? ORDER BY article.id, position",
            rows.read_mention,
            entity,
        )

    def search(self, text: str, limit: int, kinds: Sequence[SearchIn] = SEARCHED) -> Sequence[Hit]:
        """Full-text search. Raises QueryError for a text without words."""
        with self.reading() as connection:
            return search(connection, text, limit, kinds)

    def neighborhood(
        self, of: str, depth: int, along: Along, types: Sequence[EntityType] | None, first: int
    ) -> Neighborhood:
        """What lies around an entity."""
        with self.reading() as connection:
            return neighborhood(SqliteTies(connection, along), of, depth, along, types, first)

    def paths(self, start: str, end: str, most: int, along: Along, first: int) -> Paths:
        """The paths between two entities."""
        with self.reading() as connection:
            return find_paths(SqliteTies(connection, along), start, end, most, along, first)

    def timeline(self, where: ClaimFilter, bucket: Bucket, first: int | None) -> Sequence[TimelineBucket]:
        """How many claims there are over time."""
        with self.reading() as connection:
            return timeline.timeline(connection, where, bucket, first)

    def event_days(self) -> tuple[dt.date | None, dt.date | None]:
        """The first and the last day that an event is known to have."""
        with self.reading() as connection:
            return timeline.event_days(connection)

    def count_sources(self) -> int:
        """How many sources the articles name."""
        with self.reading() as connection:
            return timeline.count_sources(connection)

    def changes(self, after: int, limit: int) -> Sequence[Change]:
        """The first entries of the log of changes later than `after`."""
        with self.reading() as connection:
            return changes.changes(connection, after, limit)

    def last_change(self) -> int:
        """The number of the latest change; 0 where nothing was ever written."""
        with self.reading() as connection:
            return changes.last_change(connection)

    def claims_added(self, where: ClaimFilter, start: Place, upto: int, limit: int) -> Added:
        """Claims of the articles that were added, from `start` to the change `upto`."""
        with self.reading() as connection:
            return changes.claims_added(connection, where, start, upto, limit)

    def all_entities(self) -> Iterator[Entity]:
        """Every entity, by id."""
        return self._all("entity", rows.ENTITY, "ORDER BY id", rows.read_entity)

    def all_edges(self) -> Iterator[Edge]:
        """Every edge, by id."""
        return self._all("edge", rows.EDGE, "ORDER BY id", rows.read_edge)

    def all_claims(self) -> Iterator[Claim]:
        """Every claim, by id."""
        return self._all("claim", rows.CLAIM, "ORDER BY id", rows.read_claim)

    def all_articles(self) -> Iterator[Article]:
        """Every article, by id."""
        return self._all("article", rows.ARTICLE, "ORDER BY id", rows.read_article)

    def all_mentions(self) -> Iterator[Mention]:
        """Every mention, by article and order in it."""
        return self._all(rows.MENTIONS, rows.MENTION, "ORDER BY article.id, position", rows.read_mention)

    def all_extractions(self) -> Iterator[Extraction]:
        """Every extraction as it was added, by article id."""
        with self.reading() as connection:
            for (article,) in connection.execute("SELECT id FROM article ORDER BY id"):
                yield stored(connection, article)

    def _page(
        self, table: str, columns: str, where: Where, order: str, page: Page, make: Make[T]
    ) -> Slice[T]:
        with self.reading() as connection:
            found = fetch(connection, table, columns, where, order, page)
        return Slice([make(row) for row in found.rows], found.cursors, found.has_next, found.has_previous)

    def _count(self, table: str, where: Where) -> int:
        with self.reading() as connection:
            (count,) = connection.execute(f"SELECT count(*) FROM {table}{where.sql}", where.values).fetchone()
        return int(count)

    def _by_id(self, table: str, columns: str, ids: Sequence[str], make: Make[T]) -> dict[str, T]:
        with self.reading() as connection:
            found = connection.execute(
                f"SELECT id, {columns} FROM {table} WHERE id IN {LIST}", (list_of(ids),)
            ).fetchall()
        return {row[0]: make(row[1:]) for row in found}

    def _all(self, table: str, columns: str, rest: str, make: Make[T], *values: str) -> Iterator[T]:
        with self.reading() as connection:
            yield from map(make, connection.execute(f"SELECT {columns} FROM {table} {rest}", values))
