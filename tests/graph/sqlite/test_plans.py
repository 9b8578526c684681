"""No question walks a whole table when an index can answer it, as SQLite's own plans tell."""

import datetime as dt
import random
from pathlib import Path

import pytest

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
)
from belligraph.graph.sqlite.connect import connect
from belligraph.graph.sqlite.filters import Where, article_where, claim_where, edge_where, entity_where
from belligraph.graph.sqlite.pages import ORDERS, fetch

ONE = ("a",)
DAY = dt.date(2022, 1, 1)
LOOK_UPS = [
    ("entity", entity_where(EntityFilter(ids=ONE))),
    ("entity", entity_where(EntityFilter(name="a"))),
    ("entity", entity_where(EntityFilter(search="a"))),
    ("entity", entity_where(EntityFilter(acts_for="a"))),
    ("entity", entity_where(EntityFilter(article="a"))),
    ("edge", edge_where(EdgeFilter(ids=ONE))),
    ("edge", edge_where(EdgeFilter(subjects=ONE))),
    ("edge", edge_where(EdgeFilter(objects=ONE))),
    ("edge", edge_where(EdgeFilter(actors=ONE))),
    ("edge", edge_where(EdgeFilter(among=ONE))),
    ("edge", edge_where(EdgeFilter(relations=("MEETS",)))),
    ("edge", edge_where(EdgeFilter(subjects=ONE, relations=("MEETS",), since=DAY))),
    ("edge", edge_where(EdgeFilter(item="a"))),
    ("edge", edge_where(EdgeFilter(place="a"))),
    ("claim", claim_where(ClaimFilter(ids=ONE))),
    ("claim", claim_where(ClaimFilter(subjects=ONE))),
    ("claim", claim_where(ClaimFilter(objects=ONE))),
    ("claim", claim_where(ClaimFilter(actors=ONE))),
    ("claim", claim_where(ClaimFilter(relations=("MEETS",)))),
    ("claim", claim_where(ClaimFilter(subjects=ONE, objects=ONE, relations=("MEETS",), since=DAY))),
    ("claim", claim_where(ClaimFilter(item="a"))),
    ("claim", claim_where(ClaimFilter(place="a"))),
    ("claim", claim_where(ClaimFilter(attribution="a"))),
    ("claim", claim_where(ClaimFilter(article="a"))),
    ("claim", claim_where(ClaimFilter(edge="a"))),
    ("article", article_where(ArticleFilter(ids=ONE))),
    ("article", article_where(ArticleFilter(source="a"))),
    ("article", article_where(ArticleFilter(search="a"))),
    ("article", article_where(ArticleFilter(mentions="a"))),
    ("article", article_where(ArticleFilter(origin="a"))),
]


class Explained:
    """A connection that keeps the plans of what it is asked."""

    def __init__(self, path: Path) -> None:
        self.inner = connect(path)
        self.plans: list[str] = []

    def execute(self, sql: str, values: list[object]) -> object:
        plan = self.inner.execute(f"EXPLAIN QUERY PLAN {sql}", values)
        self.plans += [row[3] for row in plan]
        return self.inner.execute(sql, values)


def scans(plans: list[str], table: str) -> list[str]:
    """The steps that walk the table or one of its indexes whole."""
    return [step for step in plans if step == f"SCAN {table}" or step.startswith(f"SCAN {table} ")]


@pytest.mark.parametrize(("table", "where"), LOOK_UPS)
def test_filters_use_an_index(path: Path, table: str, where: Where) -> None:
    explained = Explained(path)
    for order in ORDERS[table]:
        fetch(explained, table, "id", where, order, Page())  # type: ignore[arg-type]
    explained.execute(f"SELECT count(*) FROM {table}{where.sql}", where.values)
    explained.inner.close()
    assert not scans(explained.plans, table), explained.plans
    assert not scans(explained.plans, "claim")
    assert not scans(explained.plans, "mention")


@pytest.mark.parametrize(
    ("table", "order"), [(table, order) for table, orders in ORDERS.items() for order in orders]
)
@pytest.mark.parametrize("backward", [False, True])
def test_pages_follow_an_index_without_sorting(path: Path, table: str, order: str, backward: bool) -> None:
    explained = Explained(path)
    page = Page(last=10) if backward else Page(first=10)
    fetch(explained, table, "id", Where(), order, page)  # type: ignore[arg-type]
    explained.inner.close()
    assert not any("TEMP B-TREE" in step for step in explained.plans), explained.plans


def test_orders_are_those_of_the_queries() -> None:
    assert list(ORDERS["entity"]) == list(EntityOrder)
    assert list(ORDERS["edge"]) == list(EdgeOrder)
    assert list(ORDERS["claim"]) == list(ClaimOrder)
    assert list(ORDERS["article"]) == list(ArticleOrder)


def test_lists_may_be_long(path: Path) -> None:
    connection = connect(path)
    ids = tuple(str(number) for number in random.Random(1).sample(range(10**6), 100_000))
    fetch(connection, "claim", "id", claim_where(ClaimFilter(ids=ids)), ClaimOrder.ID, Page())
    connection.close()
