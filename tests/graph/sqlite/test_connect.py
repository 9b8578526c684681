import sqlite3
from pathlib import Path

import pytest
from graph_story import STORY

from belligraph.errors import StoreError
from belligraph.graph.sqlite.connect import APPLICATION, VERSION, connect, transaction
from belligraph.graph.sqlite.store import SqliteStore


def pragma(connection: sqlite3.Connection, name: str) -> object:
    return connection.execute(f"PRAGMA {name}").fetchone()[0]


def test_pragmas(path: Path) -> None:
    connection = connect(path)
    assert pragma(connection, "journal_mode") == "wal"
    assert pragma(connection, "synchronous") == 2
    assert pragma(connection, "foreign_keys") == 1
    assert pragma(connection, "busy_timeout") == 30_000
    assert pragma(connection, "application_id") == APPLICATION
    assert pragma(connection, "user_version") == VERSION
    connection.close()


def test_parent_folders_are_made(tmp_path: Path) -> None:
    with SqliteStore(tmp_path / "a" / "b" / "store.db") as store:
        store.add([STORY])


def test_an_empty_file_becomes_a_store(path: Path) -> None:
    path.touch()
    with SqliteStore(path) as store:
        assert not list(store.all_articles())


def test_a_newer_store_is_refused(path: Path) -> None:
    SqliteStore(path).close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    for read_only in (False, True):
        with pytest.raises(StoreError, match=r"newer Belligraph .*upgrade"):
            SqliteStore(path, read_only)


@pytest.mark.parametrize(
    "content", [b"x", b"no database " * 400, b"\0" * 5000, b"SQLite format 3\0" + b"y" * 5000]
)
@pytest.mark.parametrize("read_only", [False, True])
def test_other_files_are_refused_and_left_alone(path: Path, content: bytes, read_only: bool) -> None:
    path.write_bytes(content)
    with pytest.raises(StoreError, match="name another"):
        SqliteStore(path, read_only)
    assert path.read_bytes() == content
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_database_of_another_program_is_refused_and_left_alone(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE theirs (x)")
    connection.close()
    content = path.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        SqliteStore(path)
    assert path.read_bytes() == content


def test_folders_and_missing_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no file"):
        SqliteStore(tmp_path)
    with pytest.raises(StoreError, match="no store at"):
        SqliteStore(tmp_path / "none.db", read_only=True)
    assert not (tmp_path / "none.db").exists()
    (tmp_path / "file").touch()
    with pytest.raises(StoreError):
        SqliteStore(tmp_path / "file" / "store.db")


def fill(connection: sqlite3.Connection, error: Exception | None) -> None:
    with transaction(connection):
        connection.execute("INSERT INTO band VALUES (1, 1, 1)")
        if error:
            raise error
        connection.execute("INSERT INTO band VALUES (1, 1, 1)")


def test_a_transaction_keeps_all_or_nothing(path: Path) -> None:
    connection = connect(path)
    with pytest.raises(ZeroDivisionError):
        fill(connection, ZeroDivisionError())
    with pytest.raises(StoreError, match="can't be written"):
        fill(connection, None)
    assert connection.execute("SELECT count(*) FROM band").fetchone() == (0,)
    connection.close()
