"""The peer run measures like against like: the statements written by hand give what the service gives."""

import asyncio
import json
import random
import sqlite3
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from belligraph.graph.queries import ClaimFilter, EntityFilter
from belligraph.graph.sqlite.store import SqliteStore
from belligraph.schema.graphql.engine import Engine

FOLDER = Path(__file__).parents[2] / "bench" / "graphql"


@pytest.fixture(scope="module")
def bench() -> Iterator[dict[str, ModuleType]]:
    """The modules of bench/graphql, imported as the scripts import them."""
    sys.path.insert(0, str(FOLDER))
    try:
        yield {name: import_module(name) for name in ("invent", "make", "limit", "scale")}
    finally:
        sys.path.remove(str(FOLDER))


@pytest.fixture(scope="module")
def path(bench: dict[str, ModuleType], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of a small graph."""
    made: Path = tmp_path_factory.mktemp("peer") / "small.db"
    bench["make"].fill(made, bench["invent"].invent(1_000))
    return made


def test_every_node_and_edge_is_in_the_store(bench: dict[str, ModuleType], path: Path) -> None:
    graph = bench["invent"].invent(1_000)
    with SqliteStore(path, read_only=True) as store:
        assert store.count_claims(ClaimFilter()) == 1_000
        assert store.count_entities(EntityFilter()) == len(graph.nodes)


@pytest.mark.parametrize("question", ["i", "ii", "iii"])
def test_the_limit_answers_as_the_service_does(
    bench: dict[str, ModuleType], path: Path, question: str
) -> None:
    people = json.loads(Path(f"{path}.people.json").read_text("utf-8"))
    draw = bench["scale"].draws(people, random.Random(3))[question]
    text = bench["scale"].texts()[question]
    found = 0
    with SqliteStore(path, read_only=True) as store:
        engine = Engine(store, tell_plan=True)
        by_hand = sqlite3.connect(path)
        for _ in range(10):
            variables = draw()
            body = asyncio.run(engine.answer(text, variables)).body
            (limit,) = by_hand.execute(bench["limit"].STATEMENTS[question], variables).fetchone()
            assert body["data"] == json.loads(limit)["data"]
            assert body["extensions"]["plan"] == "compiled"
            found += len(limit)
        by_hand.close()
    assert found > 1_000
