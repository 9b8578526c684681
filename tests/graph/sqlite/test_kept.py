"""Answers that are kept are never older than the store."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from graph_contract import examples
from graph_story import OTHER, STORY
from graph_strategies import corpora
from hypothesis import given
from hypothesis import strategies as st

from belligraph.graph.queries import ClaimFilter, ClaimOrder
from belligraph.graph.selection import Given, Kind, Leaf, Listing, Nodes, Selection
from belligraph.graph.sqlite.kept import Kept
from belligraph.graph.sqlite.store import SqliteStore
from belligraph.schema.records import Extraction

ROOM = 1_000_000
CLAIMS = Listing(
    "claims",
    Kind.CLAIM,
    ClaimFilter(min_confidence=Given(lambda run: run.variables["least"])),  # type: ignore[arg-type]
    ClaimOrder.ID,
    (Leaf("total", "total_count"), Nodes("nodes", (Leaf("id", "id"), Leaf("quote", "quote")))),
    first=250,
)
OTHERS = """
import sys
sys.path.insert(0, sys.argv[2])
from graph_story import OTHER
from belligraph.graph.sqlite.store import SqliteStore
with SqliteStore(sys.argv[1]) as store:
    store.add([OTHER])
"""


@pytest.fixture
def keeping(path: Path) -> Iterator[SqliteStore]:
    """A store that keeps answers."""
    with SqliteStore(path, keep=ROOM) as store:
        yield store


def held(store: SqliteStore, least: float = 0.0) -> Any:
    """Ids of the claims, as the statement tells them."""
    found = json.loads(store.compile(Selection((CLAIMS,)))({"least": least}))["claims"]
    assert found["total"] == len(found["nodes"])
    return [node["id"] for node in found["nodes"]]


def ids(*extractions: Extraction) -> list[str]:
    """Ids of their claims, in order."""
    return sorted(claim.id for e in extractions for claim in e.claims)


def test_the_same_question_is_answered_once(path: Path) -> None:
    SqliteStore(path).close()
    kept = Kept(path, ROOM)
    made: list[int] = []

    def make() -> bytes:
        made.append(1)
        return b"{}"

    assert [kept.get("a", make), kept.get("a", make), kept.get("b", make)] == [b"{}"] * 3
    assert len(made) == 2
    kept.close()


def test_writes_are_seen_at_once(keeping: SqliteStore) -> None:
    assert held(keeping) == []
    keeping.add([STORY])
    assert held(keeping) == held(keeping) == ids(STORY)
    keeping.add([OTHER])
    assert held(keeping) == ids(STORY, OTHER)
    keeping.remove(STORY.article.id)
    assert held(keeping) == ids(OTHER)


def test_writes_of_another_process_are_seen_at_once(keeping: SqliteStore, path: Path) -> None:
    keeping.add([STORY])
    assert held(keeping) == ids(STORY)
    tests = str(Path(__file__).parents[1])
    subprocess.run([sys.executable, "-c", OTHERS, str(path), tests], check=True)
    assert held(keeping) == ids(STORY, OTHER)


def test_values_tell_answers_apart(keeping: SqliteStore) -> None:
    keeping.add([STORY, OTHER])
    whole = held(keeping)
    assert held(keeping, 2.0) == []
    assert held(keeping) == whole


def test_an_answer_made_while_the_store_changed_is_not_kept(keeping: SqliteStore, path: Path) -> None:
    kept = Kept(path, ROOM)

    def make() -> bytes:
        keeping.add([STORY])
        return b"before"

    assert kept.get("a", make) == b"before"
    assert kept.get("a", lambda: b"after") == b"after"
    kept.close()


def test_the_room_is_kept_to(path: Path) -> None:
    SqliteStore(path).close()
    kept = Kept(path, 1_000)
    for key in range(100):
        kept.get(key, lambda: b"x" * 60)
    assert kept._held <= 1_000
    assert kept.get("large", lambda: b"x" * 500) == b"x" * 500
    assert kept.get("large", lambda: b"y") == b"y"
    assert kept.get(99, lambda: b"new") == b"x" * 60
    assert kept.get(0, lambda: b"new") == b"new"
    kept.close()


@examples
@given(corpora(), st.lists(st.integers(0, 5), max_size=12))
def test_any_sequence_of_writes(tmp_path_factory: Any, corpus: list[Extraction], steps: list[int]) -> None:
    there: dict[int, Extraction] = {}
    with SqliteStore(tmp_path_factory.mktemp("kept") / "store.db", keep=ROOM) as store:
        for step in steps:
            if step >= len(corpus):
                continue
            if step in there:
                store.remove(there.pop(step).article.id)
            else:
                there[step] = corpus[step]
                store.add([corpus[step]])
            assert held(store) == held(store) == ids(*there.values())
