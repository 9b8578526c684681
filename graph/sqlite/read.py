"""Reading: filters, pages, look-ups by id, and whole-table walks in order of id."""

import datetime as dt
import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

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
from belligraph.graph.sqlite.filters import Where, article_where, claim_where, edge_where, entity_where
from belligraph.graph.sqlite.pages import Ordering, fetch
from belligraph.schema.records import Article, Claim, Edge, Entity, EntityType, Mention, Resolution, Sentence

T = TypeVar("T")
Row = tuple[Any, ...]

ENTITY = "id, type, name, acts_for, aliases"
EDGE = "id, subject, relation, object, claims, articles, origins, actual, planned, possible, negated, contested, first, last"
RECORD = "record"
CHUNK = 500  # bound variables a statement

ENTITY_ORDER = {
    EntityOrder.NAME: Ordering(("name COLLATE NOCASE", "id")),
    EntityOrder.CLAIMS: Ordering(("claims", "id"), down=True),
    EntityOrder.ID: Ordering(("id",)),
}
EDGE_ORDER = {
    EdgeOrder.CLAIMS: Ordering(("claims", "id"), down=True),
    EdgeOrder.ORIGINS: Ordering(("origins", "id"), down=True),
    EdgeOrder.LAST: Ordering(("last", "id"), down=True),
    EdgeOrder.ID: Ordering(("id",)),
}
CLAIM_ORDER = {
    ClaimOrder.ARTICLE: Ordering(("published", "article", "position", "id")),
    ClaimOrder.TIME: Ordering(("ifnull(start, published)", "id")),
    ClaimOrder.CONFIDENCE: Ordering(("confidence", "id"), down=True),
    ClaimOrder.ID: Ordering(("id",)),
}
ARTICLE_ORDER = {
    ArticleOrder.PUBLISHED: Ordering(("published", "id"), down=True),
    ArticleOrder.HEADLINE: Ordering(("headline", "id")),
    ArticleOrder.ID: Ordering(("id",)),
}


def _date(text: object) -> dt.date | None:
    return dt.date.fromisoformat(text) if isinstance(text, str) else None


def entity_from(row: Row) -> Entity:
    """A row of ENTITY columns as a record."""
    key, kind, name, acts_for, aliases = row
    return Entity.model_construct(
        id=key, type=EntityType(kind), name=name, acts_for=acts_for, aliases=tuple(json.loads(str(aliases)))
    )


def edge_from(row: Row) -> Edge:
    """A row of EDGE columns as a record."""
    names = EDGE.split(", ")
    values = dict(zip(names, row, strict=True))
    values |= {
        "contested": bool(values["contested"]),
        "first": _date(values["first"]),
        "last": _date(values["last"]),
    }
    return Edge.model_construct(**values)


def claim_from(row: Row) -> Claim:
    """A stored claim as a record."""
    return Claim.model_validate_json(str(row[0]))


def article_from(row: Row) -> Article:
    """A stored article as a record."""
    return Article.model_validate_json(str(row[0]))


def _slice(
    connection: sqlite3.Connection,
    table: str,
    columns: str,
    where: Where,
    ordering: Ordering,
    page: Page,
    make: Callable[[Row], T],
) -> Slice[T]:
    rows = fetch(connection, table, columns, where, ordering, page)
    return Slice([make(row) for row in rows.rows], rows.cursors, rows.has_next, rows.has_previous)


class SqliteReader:
    """The questions of `belligraph.graph.store.Reader`, over connections that `connection` hands out."""

    def connection(self) -> sqlite3.Connection:
        """The connection of the current thread."""
        raise NotImplementedError

    def entities(self, where: EntityFilter, order: EntityOrder, page: Page) -> Slice[Entity]:
        """A page of entities."""
        return _slice(
            self.connection(), "entity", ENTITY, entity_where(where), ENTITY_ORDER[order], page, entity_from
        )

    def edges(self, where: EdgeFilter, order: EdgeOrder, page: Page) -> Slice[Edge]:
        """A page of edges."""
        return _slice(self.connection(), "edge", EDGE, edge_where(where), EDGE_ORDER[order], page, edge_from)

    def claims(self, where: ClaimFilter, order: ClaimOrder, page: Page) -> Slice[Claim]:
        """A page of claims."""
        return _slice(
            self.connection(), "claim", RECORD, claim_where(where), CLAIM_ORDER[order], page, claim_from
        )

    def articles(self, where: ArticleFilter, order: ArticleOrder, page: Page) -> Slice[Article]:
        """A page of articles."""
        return _slice(
            self.connection(),
            "article",
            RECORD,
            article_where(where),
            ARTICLE_ORDER[order],
            page,
            article_from,
        )

    def _count(self, table: str, where: Where) -> int:
        row = self.connection().execute(f"SELECT count(*) FROM {table}{where.sql}", where.values).fetchone()
        return int(row[0])

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

    def _by_id(self, table: str, columns: str, ids: Sequence[str], make: Callable[[Row], T]) -> dict[str, T]:
        out: dict[str, T] = {}
        unique = list(dict.fromkeys(ids))
        for at in range(0, len(unique), CHUNK):
            part = unique[at : at + CHUNK]
            marks = ", ".join("?" * len(part))
            for row in self.connection().execute(
                f"SELECT id, {columns} FROM {table} WHERE id IN ({marks})", part
            ):
                out[row[0]] = make(row[1:])
        return out

    def entities_by_id(self, ids: Sequence[str]) -> Mapping[str, Entity]:
        """The entities with these ids."""
        return self._by_id("entity", ENTITY, ids, entity_from)

    def edges_by_id(self, ids: Sequence[str]) -> Mapping[str, Edge]:
        """The edges with these ids."""
        return self._by_id("edge", EDGE, ids, edge_from)

    def claims_by_id(self, ids: Sequence[str]) -> Mapping[str, Claim]:
        """The claims with these ids."""
        return self._by_id("claim", RECORD, ids, claim_from)

    def articles_by_id(self, ids: Sequence[str]) -> Mapping[str, Article]:
        """The articles with these ids."""
        return self._by_id("article", RECORD, ids, article_from)

    def origins_of(self, articles: Sequence[str]) -> Mapping[str, str]:
        """Article → origin: the smallest id in its cluster of reprints."""
        return self._by_id("article", "origin", articles, lambda row: str(row[0]))

    def edges_of_claims(self, claims: Sequence[str]) -> Mapping[str, str]:
        """Claim → edge."""
        return self._by_id("claim", "edge", claims, lambda row: str(row[0]))

    def has_articles(self, ids: Sequence[str]) -> frozenset[str]:
        """Which of these articles are stored."""
        return frozenset(self._by_id("article", "1", ids, lambda _: True))

    def sentences_of(self, article: str) -> Sequence[Sentence]:
        """The article's sentences in order."""
        rows = self.connection().execute(
            "SELECT position, start, stop FROM sentence WHERE article = ? ORDER BY position", (article,)
        )
        return [Sentence(article=article, index=i, start=a, end=b) for i, a, b in rows]

    def mentions_of(self, article: str) -> Sequence[Mention]:
        """The article's mentions in order."""
        return list(self._mentions("WHERE article = ? ORDER BY position", (article,)))

    def _mentions(self, rest: str, values: Sequence[object] = ()) -> Iterator[Mention]:
        rows = self.connection().execute(
            f"SELECT article, sentence, start, stop, text, entity, resolution FROM mention {rest}", values
        )
        for article, sentence, start, stop, text, entity, how in rows:
            yield Mention.model_construct(
                article=article,
                sentence=sentence,
                start=start,
                end=stop,
                text=text,
                entity=entity,
                resolution=Resolution(how),
            )

    def forms_of(self, article: str) -> Iterator[tuple[str, str, str, str | None]]:
        """(entity, type, name, acts_for) of every entity in the article, by id."""
        yield from self.connection().execute(
            "SELECT entity, type, name, acts_for FROM form WHERE article = ? ORDER BY entity", (article,)
        )

    def all_entities(self) -> Iterator[Entity]:
        """Every entity, by id."""
        return map(entity_from, self.connection().execute(f"SELECT {ENTITY} FROM entity ORDER BY id"))

    def all_edges(self) -> Iterator[Edge]:
        """Every edge, by id."""
        return map(edge_from, self.connection().execute(f"SELECT {EDGE} FROM edge ORDER BY id"))

    def all_claims(self) -> Iterator[Claim]:
        """Every claim, by id."""
        return map(claim_from, self.connection().execute("SELECT record FROM claim ORDER BY id"))

    def all_articles(self) -> Iterator[Article]:
        """Every article, by id."""
        return map(article_from, self.connection().execute("SELECT record FROM article ORDER BY id"))

    def all_mentions(self) -> Iterator[Mention]:
        """Every mention, by article and place in it."""
        return self._mentions("ORDER BY article, position")
