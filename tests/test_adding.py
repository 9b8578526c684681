"""Articles that come with mutations: they are read as load reads them, and held to bounds."""

import asyncio
import datetime as dt
import json
import sqlite3
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from belligraph.adding import NOT_WRITTEN, Adding, Bounds
from belligraph.errors import QueryError
from belligraph.graph.export.jsonl import export
from belligraph.graph.sqlite.store import SqliteStore
from belligraph.load import load
from belligraph.schema.graphql.engine import Engine
from belligraph.schema.graphql.writing import AddOutcome, Draft, Written

SAMPLES = Path(__file__).parent.parent / "examples" / "articles" / "wire-2022-2024.jsonl"
GOOD = "Poland sent 14 tanks to Ukraine, President Andrzej Duda said on Monday."
MORE = "Iran condemned Israel. Russia signed a treaty with North Korea."
ADDED, KNOWN, REFUSED = AddOutcome


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[SqliteStore, Adding]]:
    """A store with its writer, whose process is started once."""
    with SqliteStore(tmp_path_factory.mktemp("adding") / "a.db") as store:
        adding = Adding(store, Bounds(articles=14, characters=20_000), timeout=60.0)
        yield store, adding
        adding.close()


@pytest.fixture
def store(shared: tuple[SqliteStore, Adding]) -> SqliteStore:
    """The store, empty."""
    store, _ = shared
    for article in list(store.all_articles()):
        store.remove(article.id)
    return store


@pytest.fixture
def adding(shared: tuple[SqliteStore, Adding], store: SqliteStore) -> Adding:
    """The writer over the empty store."""
    return shared[1]


def add(adding: Adding, *drafts: Draft) -> Sequence[Written]:
    """What became of the drafts."""
    return asyncio.run(adding.add(drafts))


def outcomes(written: Sequence[Written]) -> list[AddOutcome]:
    """The outcomes alone."""
    return [one.outcome for one in written]


def draft_of(row: dict[str, Any]) -> Draft:
    """A line of JSON Lines as a draft."""
    day = dt.date.fromisoformat(row["published"]) if row.get("published") else None
    return Draft(row["text"], row.get("headline"), row.get("url"), row.get("source"), day)


def test_articles_are_what_load_makes_of_them(store: SqliteStore, adding: Adding, tmp_path: Path) -> None:
    odd = [
        {"text": "<p>Poland sent tanks to Ukraine.</p><script>x()</script>\n<p>Iran condemned Israel.</p>"},
        {"headline": "  Two\n lines ", "text": f"{GOOD}\r\n\r\n\r\n{MORE}\u200b &amp; more\n", "url": "https://a.example"},
        {"text": "Il presidente della Repubblica ha detto che non è più il caso di parlare di guerra."},
    ]  # fmt: skip
    rows = [*map(json.loads, SAMPLES.read_text("utf-8").splitlines()), *odd]
    lines = tmp_path / "unknown"
    lines.with_suffix(".jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    with SqliteStore(tmp_path / "loaded.db") as loaded:
        load(
            lambda: SqliteStore(tmp_path / "loaded.db"),
            [str(lines.with_suffix(".jsonl"))],
            on_damage=lambda damaged: pytest.fail(damaged.reason),
            on_progress=lambda progress: None,
        )
        assert set(outcomes(add(adding, *map(draft_of, rows)))) == {ADDED}
        for kind in ("claims", "edges", "entities", "extractions"):
            told = [line.replace('"unknown.jsonl"', '"unknown"') for line in export(loaded, kind)]
            assert list(export(store, kind)) == told
    assert [a.language for a in store.all_articles()].count("und") == 1


def test_each_article_is_told_of_by_itself_in_order(store: SqliteStore, adding: Adding) -> None:
    drafts = [
        Draft(GOOD),
        Draft(" \n "),
        Draft("<script>alert(1)</script><p> </p>"),
        Draft(MORE),
        Draft(GOOD),
        Draft("x" * 20_001),
        Draft(MORE, published=dt.date(1400, 1, 1)),
    ]
    first = add(adding, *drafts)
    assert outcomes(first) == [ADDED, REFUSED, REFUSED, ADDED, KNOWN, REFUSED, REFUSED]
    assert first[0].id == first[4].id
    messages = [one.message or "" for one in first if one.outcome is REFUSED]
    for message, words in zip(messages, ("no text", "no text", "20,001 characters", "1800"), strict=True):
        assert words in message
    assert outcomes(add(adding, *drafts)) == [KNOWN, REFUSED, REFUSED, KNOWN, KNOWN, REFUSED, REFUSED]
    assert sum(1 for _ in store.all_articles()) == 2


def test_a_batch_is_one_transaction(store: SqliteStore, adding: Adding) -> None:
    before = store.last_change()
    seen = set()

    async def watch() -> None:
        task = asyncio.create_task(adding.add([Draft(GOOD), Draft(MORE)]))
        while not task.done():
            seen.add(await asyncio.to_thread(store.last_change) - before)
        await task

    asyncio.run(watch())
    assert seen <= {0, 2}
    assert store.last_change() == before + 2


def test_too_many_at_once_are_refused_whole(store: SqliteStore, adding: Adding) -> None:
    with pytest.raises(QueryError, match="at most 14 articles at once; got 15"):
        add(adding, *[Draft(f"{GOOD} {n}") for n in range(15)])
    assert not list(store.all_articles())


def test_a_process_that_dies_costs_one_article(store: SqliteStore, adding: Adding) -> None:
    async def kill() -> Sequence[Written]:
        task = asyncio.create_task(adding.add([Draft(f"{GOOD} " * 60 + f"Number {n}.") for n in range(8)]))
        await asyncio.sleep(0.3)
        assert not task.done()
        assert adding._worker._process is not None
        adding._worker._process.kill()
        return await task

    add(adding, Draft(MORE))
    written = asyncio.run(kill())
    assert sorted(outcomes(written)) == [ADDED] * 7 + [REFUSED]
    assert sum(1 for _ in store.all_articles()) == 8


def test_a_store_that_can_not_be_written_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    SqliteStore(path).close()
    with SqliteStore(path, read_only=True) as store:
        adding = Adding(store, Bounds(), timeout=60.0)
        try:
            with pytest.raises(QueryError, match="can't be written now"):
                add(adding, Draft(GOOD))
            with pytest.raises(QueryError) as caught:
                asyncio.run(adding.remove("unknown"))
            assert str(caught.value) == NOT_WRITTEN
            assert str(path) not in str(caught.value)
        finally:
            adding.close()


def test_the_event_loop_stays_free_while_articles_are_read(store: SqliteStore, adding: Adding) -> None:
    async def both() -> tuple[list[float], float]:
        long = " ".join(f"{GOOD} It was number {n}." for n in range(150))
        task = asyncio.create_task(adding.add([Draft(f"{long} End {n}.") for n in range(3)]))
        gaps = []
        begin = time.perf_counter()
        while not task.done():
            before = time.perf_counter()
            await asyncio.sleep(0.005)
            gaps.append(time.perf_counter() - before - 0.005)
        assert set(outcomes(await task)) == {ADDED}
        return sorted(gaps), time.perf_counter() - begin

    add(adding, Draft(MORE))
    gaps, whole = asyncio.run(both())
    assert whole > 0.5
    assert gaps[len(gaps) * 95 // 100] < 0.1
    assert gaps[-1] < whole / 3


def test_one_operation_sees_what_it_wrote(store: SqliteStore, adding: Adding) -> None:
    engine = Engine(store, writer=adding)
    sent = """mutation($a: [ArticleInput!]!, $b: [ArticleInput!]!) {
      a: addArticles(articles: $a) { ...Told }
      b: addArticles(articles: $b) { ...Told }
    }
    fragment Told on ArticleOutcome {
      articleId outcome claimCount article { headline claims { nodes { edge { claimCount } } } }
    }"""
    given = {"a": {"text": GOOD}, "b": {"text": GOOD, "headline": "Tanks"}}
    body = asyncio.run(engine.answer(sent, given)).body
    assert "errors" not in body, body
    counts = []
    for name, headline in (("a", None), ("b", "Tanks")):
        (told,) = body["data"][name]
        claims = told["article"]["claims"]["nodes"]
        assert told["outcome"] == "ADDED"
        assert told["claimCount"] == len(claims) > 0
        assert told["article"]["headline"] == headline
        counts.append({claim["edge"]["claimCount"] for claim in claims})
    assert counts == [{1}, {2}]
    removed = "mutation($id: ID!) { one: removeArticle(id: $id) two: removeArticle(id: $id) }"
    body = asyncio.run(engine.answer(removed, {"id": body["data"]["a"][0]["articleId"]})).body
    assert body["data"] == {"one": True, "two": False}


def test_without_a_writer_mutations_say_how_to_turn_them_on(store: SqliteStore) -> None:
    for sent in ('{ removeArticle(id: "x") }', '{ addArticles(articles: {text: "x"}) { outcome } }'):
        (error,) = asyncio.run(Engine(store).answer("mutation" + sent)).body["errors"]
        assert "BELLIGRAPH_MUTATIONS=true" in error["message"]


def test_a_killed_service_keeps_what_it_acknowledged(store: SqliteStore, adding: Adding) -> None:
    (written,) = add(adding, Draft(GOOD))
    other = sqlite3.connect(f"file:{store.path}?mode=ro", uri=True)  # another's view of the file: committed
    assert other.execute("SELECT id FROM article").fetchall() == [(written.id,)]
    other.close()
