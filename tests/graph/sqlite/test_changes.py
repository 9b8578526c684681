"""The log of changes in the file: older files get one, and other processes are heard."""

import gzip
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from graph_contract import everything
from graph_story import OTHER, REPRINT, STORY

from belligraph.errors import StoreError
from belligraph.graph.changes import Change, ChangeKind, Place
from belligraph.graph.queries import ClaimFilter
from belligraph.graph.sqlite import changes, connect
from belligraph.graph.sqlite.changes import WINDOW, claims_added
from belligraph.graph.sqlite.store import SqliteStore

OTHERS = """
import sys
sys.path.insert(0, sys.argv[2])
from graph_story import STORY
from belligraph.graph.sqlite.store import SqliteStore

with SqliteStore(sys.argv[1]) as store:
    print("ready", flush=True)
    input()
    store.add([STORY])
"""
KILLED = """
import itertools, os, signal, sys
from belligraph.graph.sqlite import connect

whole = connect._statements

def part(script):
    yield from itertools.islice(whole(script), int(sys.argv[2]))
    os.kill(os.getpid(), signal.SIGKILL)

connect._statements = part
connect.connect(__import__("pathlib").Path(sys.argv[1]))
"""
OLD = Path(__file__).with_name("version1.db.gz")
STATEMENTS = 5  # of the script that lifts a store to version 2


@pytest.fixture
def old(path: Path) -> Path:
    """A store that version 1 wrote, with three articles, one of them removed and added again."""
    path.write_bytes(gzip.decompress(OLD.read_bytes()))
    return path


def version(path: Path) -> int:
    """What the file says."""
    connection = sqlite3.connect(path)
    (found,) = connection.execute("PRAGMA user_version").fetchone()
    connection.close()
    return int(found)


def held(path: Path) -> list[tuple[object, ...]]:
    """All rows of the tables that the first version has, with the columns that it has.

    But for the claims' records, which gave their quotes to a column; what they say is compared as exported.
    """
    first = sqlite3.connect(":memory:")
    first.deserialize(gzip.decompress(OLD.read_bytes()))
    names = [name for (name,) in first.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    columns = {
        n: [f'"{row[1]}"' for row in first.execute(f"PRAGMA table_info({n})") if row[1] != "record"]
        for n in names
    }
    first.close()
    connection = sqlite3.connect(path)
    found = [
        (name, *row)
        for name in names
        for row in connection.execute(f"SELECT {', '.join(columns[name])} FROM {name}")
    ]
    connection.close()
    return found


def test_a_store_of_version_1_is_lifted_and_keeps_everything(old: Path) -> None:
    before = held(old)
    assert version(old) == 1
    with SqliteStore(old) as store:
        assert version(old) == connect.VERSION
        assert held(old) == before
        assert list(store.changes(0, 10)) == [
            Change(n, ChangeKind.ADD, e.article.id) for n, e in enumerate((OTHER, REPRINT, STORY), 1)
        ]
        store.remove(OTHER.article.id)
        assert list(store.changes(3, 10)) == [Change(4, ChangeKind.REMOVE, OTHER.article.id)]
        with SqliteStore(old.with_name("new.db")) as new:
            new.add([STORY, REPRINT])
            assert everything(store) == everything(new)


def test_a_store_of_version_1_is_lifted_before_it_is_read(old: Path) -> None:
    before = held(old)
    with SqliteStore(old, read_only=True) as store:
        assert version(old) == connect.VERSION
        assert held(old) == before
        assert store.last_change() == 3


@pytest.mark.parametrize("statements", range(STATEMENTS + 1))
def test_a_lift_that_is_killed_leaves_the_old_store_whole(old: Path, statements: int) -> None:
    before = held(old)
    killed = subprocess.run([sys.executable, "-c", KILLED, str(old), str(statements)])
    assert killed.returncode == -signal.SIGKILL
    assert version(old) == 1
    assert held(old) == before
    connection = sqlite3.connect(old)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'change'").fetchall()
    connection.close()
    with SqliteStore(old) as store:
        assert store.last_change() == 3


def test_the_log_is_written_with_the_change_or_not_at_all(store: SqliteStore) -> None:
    store.add([STORY])
    connection = sqlite3.connect(store.path, isolation_level=None)
    connection.execute("BEGIN")
    connection.execute("DELETE FROM article_text")
    connection.execute("DELETE FROM article")
    assert connection.execute("SELECT max(seq) FROM change").fetchone() == (2,)
    connection.execute("ROLLBACK")
    connection.close()
    assert store.last_change() == 1


def test_writes_of_another_process_are_heard(path: Path) -> None:
    SqliteStore(path).close()
    command = [sys.executable, "-c", OTHERS, str(path), str(Path(__file__).parents[1])]
    with SqliteStore(path, read_only=True) as store:
        other = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert other.stdout is not None
        assert other.stdout.readline() == "ready\n"
        assert store.wait_for_change(0, 0.05) is False
        other.communicate("\n")
        assert other.returncode == 0
        begin = time.monotonic()
        assert store.wait_for_change(0, 30) is True
        assert time.monotonic() - begin < 2 * changes.POLL


def test_closing_wakes_who_waits(path: Path) -> None:
    store = SqliteStore(path)
    threading.Timer(0.1, store.close).start()
    begin = time.monotonic()
    with pytest.raises(StoreError, match="closed"):
        store.wait_for_change(0, 30)
    assert time.monotonic() - begin < 10


def test_the_log_is_read_along_its_key_and_claims_by_their_article(store: SqliteStore) -> None:
    store.add([STORY, OTHER, REPRINT])
    plans: list[str] = []
    with store.reading() as connection:
        asked: list[str] = []
        connection.set_trace_callback(asked.append)
        claims_added(connection, ClaimFilter(relations=("SUPPLIES",), subjects=("KOR",)), Place(1), 3, 10)
        connection.set_trace_callback(None)
        plans = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {asked[0]}")]
    assert not any("TEMP B-TREE" in step or step.startswith("SCAN claim") for step in plans), plans
    assert any("claim USING INDEX claim_article" in step for step in plans), plans


def test_a_filter_that_fits_nothing_reads_a_long_log_in_parts(store: SqliteStore) -> None:
    connection = sqlite3.connect(store.path)
    connection.executemany("INSERT INTO change (kind, article) VALUES ('add', ?)", [("gone",)] * 1200)
    connection.commit()
    connection.close()
    part = store.claims_added(ClaimFilter(), Place(1), 1200, 10)
    assert (part.claims, part.end) == ([], Place(WINDOW + 1))
