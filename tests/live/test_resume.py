"""Clients that are cut again and again while another process writes: every claim once, in the same order."""

import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from live_client import CLAIMS, socket, stream

from belligraph.graph.canonical import to_json
from belligraph.graph.changes import Place
from belligraph.graph.sqlite.store import SqliteStore
from belligraph.schema.graphql.subscription import cursor_of
from belligraph.schema.records import Extraction

WRITER = """
import sys, time
from belligraph.graph.export.jsonl import read_extractions
from belligraph.graph.sqlite.store import SqliteStore

with SqliteStore(sys.argv[1]) as store, open(sys.argv[2], encoding="utf-8") as lines:
    for extraction in read_extractions(lines):
        store.add([extraction])
        time.sleep(0.05)
"""
Take = Callable[[str, str, int], list[tuple[str, str]]]


def over_a_socket(address: str, after: str, count: int) -> list[tuple[str, str]]:
    """(claim id, cursor) of so many events after the cursor."""
    with socket(address) as opened:
        opened.greet().subscribe("a", CLAIMS, after=after)
        return opened.claims(count, timeout=30)


def as_events(address: str, after: str, count: int) -> list[tuple[str, str]]:
    """The same."""
    found = []
    with stream(address, CLAIMS, last=after) as events:
        while len(found) < count:
            event, place, body = next(events)
            if event == "next":
                found.append((body["data"]["claimAdded"]["claim"]["id"], place))
    return found


@pytest.mark.parametrize("take", [over_a_socket, as_events])
def test_every_claim_comes_once_over_many_cuts(
    address: str, store: SqliteStore, stories: list[Extraction], tmp_path: Path, take: Take
) -> None:
    lines = tmp_path / "stories.jsonl"
    lines.write_text("".join(f"{to_json(e.model_dump(mode='json'))}\n" for e in stories), "utf-8")
    expected = [claim.id for story in stories for claim in story.claims]
    seen: list[str] = []
    cursor = cursor_of(Place(1))
    rng = random.Random(7)
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(store.path), str(lines)])
    try:
        while len(seen) < len(expected):
            size = min(rng.randint(1, 4), len(expected) - len(seen))
            found = take(address, cursor, size)
            seen += [id for id, _ in found]
            cursor = found[-1][1]
    finally:
        assert writer.wait(timeout=60) == 0
    assert seen == expected
