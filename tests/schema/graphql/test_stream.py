"""Subscriptions as the engine runs them: what goes wrong with one event, and how they end."""

import asyncio
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from belligraph.graph.changes import Place
from belligraph.graph.sqlite.store import SqliteStore
from belligraph.loaders.extract import extract
from belligraph.schema.graphql.engine import Answer, Engine
from belligraph.schema.graphql.subscription import cursor_of
from belligraph.schema.records import Article

CLAIMS = "subscription($after: String) { claimAdded(after: $after) { cursor claim { id article { id } } } }"
TEXTS = (
    "Iran condemned Israel.",
    "Poland sent 14 tanks to Ukraine.",
    "Russia signed a treaty with North Korea.",
)


class Odd:
    """A store that does something more before it looks articles up."""

    def __init__(self, store: SqliteStore, more: Callable[[], None]) -> None:
        self.store = store
        self.more = more

    def __getattr__(self, name: str) -> Any:
        return getattr(self.store, name)

    def articles_by_id(self, ids: Any) -> Any:
        """Articles, after what is more."""
        self.more()
        return self.store.articles_by_id(ids)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    """A store of three articles with a claim each."""
    with SqliteStore(tmp_path / "a.db") as store:
        for text in TEXTS:
            store.add([extract(Article.make(text, source="wire"))])
        assert [len(list(e.claims)) for e in store.all_extractions()] == [1, 1, 1]
        yield store


def follow(engine: Engine, count: int, query: str = CLAIMS, **more: Any) -> list[Answer]:
    """So many answers from the beginning of the log, or all where the stream ends before."""

    async def take() -> list[Answer]:
        answers = engine.subscribe(query, {"after": cursor_of(Place(1))}, **more)
        found = []
        async for answer in answers:
            found.append(answer)
            if len(found) == count:
                break
        await answers.aclose()
        engine.watcher.stop()
        return found

    return asyncio.run(asyncio.wait_for(take(), 30))


def codes(answers: list[Answer]) -> list[str | None]:
    """The code of each answer's first error, None for one without."""
    return [a.body["errors"][0]["extensions"]["code"] if "errors" in a.body else None for a in answers]


def test_an_event_that_takes_too_long_is_told_and_the_next_comes(store: SqliteStore) -> None:
    naps = iter([3.0])
    odd: Any = Odd(store, lambda: time.sleep(next(naps, 0)))
    answers = follow(Engine(odd, timeout=2.0), 3)
    assert codes(answers) == ["TIMEOUT", None, None]
    assert [a.cursor for a in answers] == [cursor_of(Place(n, 1)) for n in (1, 2, 3)]


def test_a_claim_whose_article_is_removed_before_its_turn_is_passed_over(store: SqliteStore) -> None:
    first = store.changes(0, 1)[0].article
    answers = follow(Engine(Odd(store, lambda: store.remove(first) and None)), 2)  # type: ignore[arg-type]
    assert codes(answers) == [None, None]
    assert first not in [a.body["data"]["claimAdded"]["claim"]["article"]["id"] for a in answers]


def test_a_store_that_fails_ends_it_without_a_word_too_much(
    store: SqliteStore, caplog: pytest.LogCaptureFixture
) -> None:
    answers = follow(Engine(Odd(store, store.close)), 9)  # type: ignore[arg-type]
    assert codes(answers)[-1] == "INTERNAL_ERROR"
    assert str(store.path) not in answers[-1].body["errors"][0]["message"]
    assert str(store.path) in caplog.text


def test_stopping_ends_it(store: SqliteStore) -> None:
    engine = Engine(store)

    async def stop() -> int:
        answers = engine.subscribe(CLAIMS)
        waiting = asyncio.ensure_future(anext(answers, None))
        await asyncio.sleep(0.2)
        engine.watcher.stop()
        assert await asyncio.wait_for(waiting, 5) is None
        late = engine.subscribe(CLAIMS, {"after": cursor_of(Place(4))})
        return len([answer async for answer in late])

    assert asyncio.run(stop()) == 0


def test_queries_pass_and_mutations_may_be_kept_out(store: SqliteStore) -> None:
    (answer,) = follow(Engine(store), 9, "{ stats { articles } }", only_reads=True)
    assert answer.body["data"] == {"stats": {"articles": 3}}
    refused = follow(Engine(store), 9, 'mutation { removeArticle(id: "x") }', only_reads=True)
    assert codes(refused) == ["METHOD_NOT_ALLOWED"]
    assert refused[0].refused


def test_a_subscription_is_no_single_answer(store: SqliteStore) -> None:
    answer = asyncio.run(Engine(store).answer(CLAIMS))
    assert codes([answer]) == ["BAD_REQUEST"]
    assert answer.refused


def test_who_leaves_in_the_middle_leaves_nothing_behind(store: SqliteStore) -> None:
    async def leave() -> int:
        engine = Engine(store)
        for _ in range(20):
            task = asyncio.create_task(anext(engine.subscribe(CLAIMS)))
            await asyncio.sleep(0.005)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        engine.watcher.stop()
        await asyncio.sleep(0.7)
        return len(asyncio.all_tasks())

    assert asyncio.run(leave()) == 1
