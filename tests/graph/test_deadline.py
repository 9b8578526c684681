"""A deadline stops the store's work, and nothing else."""

import time
from pathlib import Path

import pytest

from belligraph.graph.deadline import DeadlineExceeded, deadline, time_is_up
from belligraph.graph.sqlite.store import SqliteStore

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"


def test_a_statement_without_end_is_stopped(tmp_path: Path) -> None:
    with SqliteStore(tmp_path / "store.db") as store:
        begin = time.monotonic()
        with deadline(0.2), pytest.raises(DeadlineExceeded), store.reading() as connection:
            connection.execute(ENDLESS).fetchone()
        assert time.monotonic() - begin < 20
        with store.reading() as connection:  # the same connection, free again
            assert connection.execute("SELECT count(*) FROM article").fetchone() == (0,)


def test_deadlines_end_with_their_block() -> None:
    assert time_is_up() is None
    with deadline(10):
        outer = time_is_up()
        with deadline(1):
            inner = time_is_up()
            assert inner is not None
            assert outer is not None
            assert inner < outer
        assert time_is_up() == outer
    assert time_is_up() is None
