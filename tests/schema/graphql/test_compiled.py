"""Compiled answers are the resolvers' answers, errors included."""

import asyncio
import gc
import json
import random
import sys
import warnings
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from graphql import parse, validate

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
from belligraph.graph.sqlite.store import SqliteStore
from belligraph.schema.graphql.engine import Engine
from belligraph.schema.graphql.guard import Limits
from belligraph.schema.graphql.schema import executable

sys.path.insert(0, str(Path(__file__).parent))

from documents import Document, Drawing

# graphql-core leaves the resolvers beside a failed one unawaited; no other test shall hear of them.
pytestmark = [
    pytest.mark.filterwarnings("ignore:coroutine .* was never awaited"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
DOCUMENTS = 2_000
BATCH = 100
SCHEMA = executable()
LIMITS = Limits(depth=40)


@pytest.fixture(scope="module", autouse=True)
def _swept() -> Iterator[None]:
    yield
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        gc.collect()


@pytest.fixture(scope="module")
def pool(samples_store: SqliteStore) -> dict[str, list[Any]]:
    """What arguments may name: things that are there, and some that are not."""
    store = samples_store
    entities = [e.id for e in store.entities(EntityFilter(), EntityOrder.CLAIMS, Page(first=30)).items]
    edges = store.edges(EdgeFilter(), EdgeOrder.CLAIMS, Page(first=10))
    claims = store.claims(ClaimFilter(), ClaimOrder.ARTICLE, Page(first=10))
    articles = store.articles(ArticleFilter(), ArticleOrder.PUBLISHED, Page(first=10))
    cursors: dict[str, list[str]] = {}
    for order in EntityOrder:
        found = store.entities(EntityFilter(), order, Page(first=30)).cursors
        cursors[f"EntityConnection{order.name}"] = list(found)
    for falling in EdgeOrder:
        found = store.edges(EdgeFilter(), falling, Page(first=30)).cursors
        cursors[f"EdgeConnection{falling.name}"] = list(found)
    for by in ClaimOrder:
        found = store.claims(ClaimFilter(), by, Page(first=30)).cursors
        cursors[f"ClaimConnection{by.name}"] = list(found)
    for latest in ArticleOrder:
        found = store.articles(ArticleFilter(), latest, Page(first=30)).cursors
        cursors[f"ArticleConnection{latest.name}"] = list(found)
    for kind, default in (
        ("Entity", "CLAIMS"),
        ("Edge", "CLAIMS"),
        ("Claim", "ARTICLE"),
        ("Article", "PUBLISHED"),
    ):
        cursors[f"{kind}Connection"] = cursors[f"{kind}Connection{default}"]
    ids = [*entities, *(row.id for rows in (edges, claims, articles) for row in rows.items), "nothing"]
    names = [*(e.name for e in store.entities_by_id(entities).values()), "usa", "Nobody", 'a "b" \\ ü']
    return {
        "id": ids,
        "ids": ids,
        "entity": entities,
        "among": entities,
        "name": names,
        "namePrefix": ["I", "u", "", "Zz", "%"],
        "search": ["iran", "tank mis", "nowhere", "…"],
        "source": [a.source for a in articles.items],
        "article": [a.id for a in articles.items],
        "origin": [a.id for a in articles.items],
        "edge": [e.id for e in edges.items],
        "cursor": [found for each in cursors.values() for found in each],
        **cursors,
    }


def told(body: dict[str, Any]) -> dict[str, Any]:
    """An answer without what differs by design; errors in one order, since resolvers run side by side."""
    shown = {key: value for key, value in body.items() if key != "extensions"}
    if "errors" in shown:
        shown["errors"] = sorted(json.dumps(error, sort_keys=True) for error in shown["errors"])
    return shown


def draw(seed: int, pool: dict[str, list[Any]]) -> Document:
    """The document with that number."""
    return Drawing(SCHEMA, random.Random(seed), pool).document()


@pytest.mark.parametrize("batch", range(DOCUMENTS // BATCH))
def test_compiled_and_resolved_answers_are_the_same(
    samples_store: SqliteStore, pool: dict[str, list[Any]], batch: int
) -> None:
    compiled = Engine(samples_store, LIMITS, tell_plan=True)
    resolved = Engine(samples_store, LIMITS, compiled=False)
    plans: Counter[str] = Counter()

    async def compare() -> None:
        for seed in range(batch * BATCH, (batch + 1) * BATCH):
            drawn = draw(seed, pool)
            one = (await compiled.answer(drawn.text, drawn.variables)).body
            other = (await resolved.answer(drawn.text, drawn.variables)).body
            assert told(one) == told(other), f"document {seed}: {drawn.text} {json.dumps(drawn.variables)}"
            plans[one.get("extensions", {}).get("plan", "refused")] += 1

    asyncio.run(compare())
    compiled.close()
    resolved.close()
    assert plans["compiled"] > BATCH * 0.6, plans


def test_drawn_documents_are_valid(pool: dict[str, list[Any]]) -> None:
    sound = sum(not validate(SCHEMA, parse(draw(seed, pool).text)) for seed in range(200))
    assert sound > 180
