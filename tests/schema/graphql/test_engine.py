"""What askers are told when something is wrong, and how often the store is asked."""

import asyncio
import gc
import logging
import re
import sqlite3
import time
import tracemalloc
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from belligraph.graph.deadline import deadline
from belligraph.graph.sqlite.store import SqliteStore
from belligraph.schema.graphql.engine import Engine


class Counted:
    """A store that counts how often each of its methods is called."""

    def __init__(self, store: SqliteStore) -> None:
        self.store = store
        self.calls: Counter[str] = Counter()

    def __getattr__(self, name: str) -> Any:
        method = getattr(self.store, name)

        def call(*args: Any) -> Any:
            self.calls[name] += 1
            return method(*args)

        return call


def run(engine: Engine, text: str, **more: Any) -> dict[str, Any]:
    """The body of the answer."""
    return asyncio.run(engine.answer(text, **more)).body


def test_what_is_not_the_askers_doing_is_masked(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "secret.db"
    with SqliteStore(path) as store:
        sqlite3.connect(path).execute("DROP TABLE claim").connection.close()
        with caplog.at_level(logging.ERROR):
            (error,) = run(Engine(store), "{ claims { nodes { id } } }")["errors"]
    assert error["extensions"]["code"] == "INTERNAL_ERROR"
    assert "claim" not in error["message"]
    reference = re.search(r"under ([0-9a-f]{8})$", error["message"])
    assert reference
    assert reference[1] in caplog.text
    assert "no such table: claim" in caplog.text


def test_one_bad_field_leaves_the_others(samples_store: SqliteStore) -> None:
    text = (
        '{ entity(id: "USA") { name } node(id: "USA") { ... on Entity { mentions(first: 900) { text } } } }'
    )
    body = run(Engine(samples_store), text)
    assert body["data"] == {"entity": {"name": "United States"}, "node": None}
    assert body["errors"][0]["path"] == ["node", "mentions"]


def test_many_items_take_no_more_calls_than_one(samples_store: SqliteStore) -> None:
    text = """query($n: Int) { claims(first: $n) { nodes {
      subject { name actsFor { name } } object { name } item { name } highlight { quote }
      article { headline origin } edge { claimCount subject { name } } attribution { entity { name } }
    } } }"""
    calls = []
    for size in (1, 200):
        counted = Counted(samples_store)
        run(Engine(counted, compiled=False), text, variables={"n": size})
        calls.append(counted.calls)
    few, many = calls
    assert set(few) <= set(many)
    assert sum(many.values()) <= sum(few.values()) + 5  # references of 200 claims are looked up in one go
    assert max(many.values()) <= 5


def test_the_total_is_counted_only_when_asked(samples_store: SqliteStore) -> None:
    counted = Counted(samples_store)
    run(Engine(counted, compiled=False), "{ claims { nodes { id } } }")
    assert counted.calls == {"claims": 1}


def test_same_questions_in_one_operation_are_asked_once(samples_store: SqliteStore) -> None:
    counted = Counted(samples_store)
    run(Engine(counted, compiled=False), "{ a: claims { totalCount } b: claims { totalCount } }")
    assert counted.calls == {"claims": 1, "count_claims": 1}


def test_a_slow_store_does_not_hold_the_others_up(samples_store: SqliteStore) -> None:
    class Slow(Counted):
        def __getattr__(self, name: str) -> Any:
            time.sleep(0.3 if name == "claims" else 0)
            return super().__getattr__(name)

    async def both() -> float:
        slow = asyncio.create_task(
            Engine(Slow(samples_store), compiled=False).answer("{ claims { nodes { id } } }")
        )
        await asyncio.sleep(0.05)
        begin = time.perf_counter()
        await Engine(samples_store).answer("{ stats { articles } }")
        waited = time.perf_counter() - begin
        assert not slow.done()
        await slow
        return waited

    assert asyncio.run(both()) < 0.25


def test_long_documents_are_not_kept(samples_store: SqliteStore) -> None:
    engine = Engine(samples_store)
    tracemalloc.start()
    try:
        for number in range(20):
            assert "data" in run(engine, f"{{ stats {{ claims }} }} #{number}" + "x" * 500_000)
        gc.collect()
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held < 5_000_000


def test_what_takes_too_long_is_given_up(samples_store: SqliteStore) -> None:
    (error,) = run(Engine(samples_store, timeout=1e-6), "{ claims { nodes { id } } }")["errors"]
    assert error["extensions"]["code"] == "TIMEOUT"


def test_a_question_that_the_store_gave_up_is_told_as_such(samples_store: SqliteStore) -> None:
    class Late(Counted):
        def neighborhood(self, *args: Any) -> Any:
            with deadline(0):
                return self.store.neighborhood(*args)

    text = '{ stats { claims } neighborhood(of: {id: "USA"}) { complete } }'
    body = run(Engine(Late(samples_store)), text)
    assert body["errors"][0]["extensions"]["code"] == "TIMEOUT"
    assert body["data"]["stats"]["claims"] > 0


@pytest.mark.parametrize(
    ("text", "operation", "message"),
    [
        ("query A { stats { claims } } query B { stats { claims } }", None, "operationName must say"),
        ("query A { stats { claims } }", "B", "no operation 'B'; it has A"),
        ("{ stats { claims } }", "B", "it has none with a name"),
        ("fragment F on Stats { claims }", None, "never used"),
    ],
)
def test_which_operation(samples_store: SqliteStore, text: str, operation: str | None, message: str) -> None:
    body = run(Engine(samples_store), text, operation=operation)
    assert "data" not in body
    assert message in body["errors"][0]["message"]
