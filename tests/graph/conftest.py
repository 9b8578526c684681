"""Fixtures for stores. Policy: the smallest articles that show it (graph_story.py); what must hold of all
articles is drawn (graph_strategies.py); what must hold of all engines is in graph_contract.py.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from belligraph.graph.sqlite.store import SqliteStore

sys.path.insert(0, str(Path(__file__).parent))
pytest.register_assert_rewrite("graph_contract", "graph_walks", "graph_timeline")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a store can be made."""
    return tmp_path / "store.db"


@pytest.fixture
def store(path: Path) -> Iterator[SqliteStore]:
    """An empty store."""
    with SqliteStore(path) as store:
        yield store
