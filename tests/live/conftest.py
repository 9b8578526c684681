"""Fixtures for WebSockets and event streams: the service on a real port, its store in the test's hands."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from belligraph.app import create_app
from belligraph.graph.sqlite.store import SqliteStore
from belligraph.loaders.extract import extract_many
from belligraph.schema.records import Article, Extraction
from belligraph.settings import Settings

sys.path.insert(0, str(Path(__file__).parent))
pytest.register_assert_rewrite("live_client")

TEXT = "Poland sent 14 tanks to Ukraine. Iran condemned Israel. Russia signed a treaty with North Korea."


@pytest.fixture(scope="session")
def stories() -> list[Extraction]:
    """A dozen small articles, read; each has three claims."""
    articles = [Article.make(f"{TEXT} Report {n}.", source="wire", headline=f"No. {n}") for n in range(12)]
    return list(extract_many(articles))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    """An empty store, which the test writes to in the service's own process."""
    with SqliteStore(tmp_path / "a.db") as store:
        yield store


@pytest.fixture
def start(store: SqliteStore) -> Iterator[Callable[..., str]]:
    """Start the service over the store with these settings; its address."""
    from live_client import running

    with ExitStack() as stack:

        def begin(**settings: Any) -> str:
            chosen = Settings(**settings)
            return stack.enter_context(running(chosen, create_app(chosen, store, store)))

        yield begin


@pytest.fixture
def address(start: Callable[..., str]) -> str:
    """The service with mutations and tight bounds."""
    return start(mutations=True, max_operations=3, max_body=20_000, init_timeout=0.5, heartbeat=0.3)
