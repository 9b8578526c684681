"""The behaviour of every engine, on this one; and threads."""

import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from graph_contract import StoreContract, everything
from graph_story import OTHER, REPRINT, STORY

from belligraph.errors import StoreError
from belligraph.graph.queries import EntityFilter, EntityOrder, Page
from belligraph.graph.sqlite.store import SqliteStore
from belligraph.graph.store import Store


class TestSqlite(StoreContract):
    @contextmanager
    def fresh(self) -> Iterator[Store]:
        with tempfile.TemporaryDirectory() as folder, SqliteStore(Path(folder) / "store.db") as store:
            yield store


def test_readers_run_beside_a_writer(store: SqliteStore) -> None:
    def read(_: int) -> set[tuple[int, int]]:
        seen = set()
        for _ in range(40):
            entities = len(list(store.all_entities()))
            seen.add((entities, len(store.entities(EntityFilter(), EntityOrder.NAME, Page()).items)))
        return seen

    def write() -> None:
        for _ in range(10):
            store.add([STORY, OTHER, REPRINT])
            for extraction in (STORY, OTHER, REPRINT):
                store.remove(extraction.article.id)

    with ThreadPoolExecutor(5) as pool:
        reads = [pool.submit(read, n) for n in range(4)]
        pool.submit(write).result()
        seen = set().union(*(task.result() for task in reads))
    assert {count for pair in seen for count in pair} <= {0, 4}
    assert not list(store.all_articles())


def test_a_walk_sees_the_state_in_which_it_began(store: SqliteStore) -> None:
    store.add([STORY, OTHER])
    walk = store.all_articles()
    first = next(walk)
    store.remove(STORY.article.id)
    store.remove(OTHER.article.id)
    assert {first.id, *(article.id for article in walk)} == {STORY.article.id, OTHER.article.id}
    assert not list(store.all_articles())


def test_a_walk_left_early_gives_its_connection_back(store: SqliteStore) -> None:
    store.add([STORY, OTHER])
    for _ in range(50):
        walk = store.all_articles()
        next(walk)
        walk.close()  # type: ignore[attr-defined]
    assert len(store._pool._idle or ()) == 1


def test_a_read_only_store_reads_and_does_not_write(path: Path) -> None:
    with SqliteStore(path) as store:
        store.add([STORY])
        before = everything(store)
    with SqliteStore(path, read_only=True) as store:
        assert everything(store) == before
        with pytest.raises(StoreError, match="reading only"):
            store.add([OTHER])
        with pytest.raises(StoreError, match="reading only"):
            store.remove(STORY.article.id)


def test_a_closed_store_says_so(path: Path) -> None:
    store = SqliteStore(path)
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.has_articles([])
    with pytest.raises(StoreError, match="closed"):
        store.add([])


def test_two_stores_on_one_file_see_each_other(path: Path) -> None:
    with SqliteStore(path) as one, SqliteStore(path) as other:
        one.add([STORY])
        other.add([OTHER])
        assert everything(one) == everything(other)
        assert len(list(one.all_articles())) == 2
