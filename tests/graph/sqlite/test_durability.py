"""A process that is killed while it writes leaves the old state or the new one."""

import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from graph_contract import everything
from graph_story import OTHER, REPRINT, STORY

from belligraph.graph.sqlite.store import SqliteStore

WRITER = """
import sys
sys.path.insert(0, sys.argv[2])
from graph_story import OTHER, REPRINT, STORY
from belligraph.graph.sqlite.store import SqliteStore

with SqliteStore(sys.argv[1]) as store:
    print("ready", flush=True)
    while True:
        store.add([STORY, REPRINT])
        store.add([OTHER])
        for extraction in (STORY, OTHER, REPRINT):
            store.remove(extraction.article.id)
"""
KILLS = 6


def test_a_killed_writer_leaves_a_whole_state(path: Path) -> None:
    rng = random.Random(3)
    command = [sys.executable, "-c", WRITER, str(path), str(Path(__file__).parents[1])]
    for _ in range(KILLS):
        process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        with process.stdout:
            assert process.stdout.readline() == "ready\n"
            time.sleep(rng.uniform(0.0, 0.15))
            process.send_signal(signal.SIGKILL)
            process.wait()
        assert_whole(path)


def assert_whole(path: Path) -> None:
    """The file is sound, a batch is in whole or not at all, and what is derived fits the articles."""
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    for index in ("entity_text", "article_text"):
        connection.execute(f"INSERT INTO {index} ({index}) VALUES ('integrity-check')")
    connection.rollback()
    connection.close()
    with SqliteStore(path) as store, SqliteStore(path.with_name("rebuilt.db")) as rebuilt:
        held = [e for e in (STORY, REPRINT, OTHER) if store.has_articles([e.article.id])]
        assert held in ([], [STORY, REPRINT], [STORY, REPRINT, OTHER], [REPRINT, OTHER], [REPRINT])
        rebuilt.add(held)
        assert everything(store) == everything(rebuilt)
        for extraction in held:
            rebuilt.remove(extraction.article.id)
