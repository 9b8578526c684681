"""The sample articles are read as they were written, and show what examples/README.md promises."""

from pathlib import Path

import pytest

from belligraph.graph.queries import (
    ArticleFilter,
    ArticleOrder,
    ClaimFilter,
    ClaimOrder,
    EdgeFilter,
    EdgeOrder,
    Page,
)
from belligraph.graph.sqlite.store import SqliteStore
from belligraph.loaders.sources import Damaged, read_sources
from belligraph.schema.records import Article

SAMPLES = Path(__file__).parent.parent / "examples" / "articles"
DUMP = (
    "Israel and PLO sign declaration on the White House lawn",
    "Presidents initial Bosnia peace at air base in Ohio",
    "Lebed and Maskhadov sign truce to end war in Chechnya",
    "Parties in Northern Ireland reach agreement on Good Friday",
    "Cuba completes withdrawal from Angola ahead of plan",
)
JUNK = ("cookie", "newsletter", "You may also like", "ago", "Advertisement", "rights reserved", "Subscribe")


def read(name: str) -> list[Article]:
    """The articles of one sample file; none may be damaged."""
    items = list(read_sources([str(SAMPLES / name)]))
    assert not [item for item in items if isinstance(item, Damaged)]
    return [item for item in items if isinstance(item, Article)]


@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.iterdir()))
def test_every_article_has_headline_date_and_running_text(name: str) -> None:
    for article in read(name):
        assert article.headline
        assert article.published
        assert 150 <= len(article.text.split()) <= 350, article.headline
        assert article.language == "en"


@pytest.mark.parametrize(
    ("name", "count"),
    [("alliances.rss", 5), ("middle-east.atom", 5), ("wire-2022-2024.jsonl", 10), ("aukus.html", 1)],
)
def test_each_kind_of_source_gives_its_articles(name: str, count: int) -> None:
    assert len(read(name)) == count


def test_dump_is_cut_and_its_junk_left_out() -> None:
    articles = read("newsdesk-1990s.txt")
    assert tuple(article.headline for article in articles) == DUMP
    for article in articles:
        assert not [junk for junk in JUNK if f" {junk} " in f" {article.text} "]


def test_page_is_read_without_menu_and_notice() -> None:
    (article,) = read("aukus.html")
    assert article.source == "The Northern Gazette"
    assert article.text.startswith("WASHINGTON - The United States and Britain will help Australia")
    assert article.text.endswith("the union had not been consulted.")


def test_a_reprint_shares_its_origin(samples_store: SqliteStore) -> None:
    where = ArticleFilter(search="Pentagon North Korean 10,000 Kursk Singh Rutte")
    articles = samples_store.articles(where, ArticleOrder.PUBLISHED, Page(first=10)).items
    both = {
        a.source: a.id for a in articles if a.published and str(a.published) in ("2024-10-28", "2024-10-29")
    }
    assert set(both) == {"Harbour Wire", "Meridian Post"}
    origins = samples_store.origins_of(list(both.values()))
    assert len(set(origins.values())) == 1


def test_a_figure_grows_from_report_to_report(samples_store: SqliteStore) -> None:
    where = ClaimFilter(relations=("DEPLOYS",), objects=("RUS",))
    claims = samples_store.claims(where, ClaimOrder.ARTICLE, Page(first=50)).items
    lows = [int(claim.quantity.low) for claim in claims if claim.quantity and claim.quantity.low]
    steps = [low for low in lows if low in (1_500, 3_000, 10_000)]
    assert {1_500, 3_000, 10_000} <= set(steps)


def test_a_claim_and_its_denial_make_a_contested_edge(samples_store: SqliteStore) -> None:
    where = EdgeFilter(relations=("SUPPLIES",), subjects=("IRN",), objects=("RUS",), contested=True)
    assert samples_store.count_edges(where) == 1
    (edge,) = samples_store.edges(where, EdgeOrder.CLAIMS, Page(first=1)).items
    assert 0 < edge.negated < edge.claims
