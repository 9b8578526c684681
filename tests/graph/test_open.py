from pathlib import Path

import pytest

from belligraph.errors import StoreError
from belligraph.graph.open import open_store
from belligraph.graph.sqlite.store import SqliteStore


def test_a_path_is_an_embedded_store(path: Path) -> None:
    for where in (path, str(path)):
        with open_store(where) as store:
            assert isinstance(store, SqliteStore)


@pytest.mark.parametrize("url", ["neo4j://localhost", "bolt://localhost:7687", "neo4j+s://x"])
def test_servers_are_not_supported_yet(url: str) -> None:
    with pytest.raises(StoreError, match="not supported yet"):
        open_store(url)


def test_other_urls_are_refused() -> None:
    with pytest.raises(StoreError, match="give its path"):
        open_store("https://example.org/store")
