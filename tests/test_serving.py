"""The command serve as a process of its own: writing, and how it ends."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from belligraph.graph.sqlite.store import SqliteStore

GOOD = "Poland sent 14 tanks to Ukraine, President Andrzej Duda said on Monday."
ADD = """mutation($articles: [ArticleInput!]!) {
  addArticles(articles: $articles) { articleId outcome message }
}"""


@contextmanager
def serving(path: Path, **settings: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The process and the address of its endpoint; it is told to stop at the end if it still runs."""
    server = subprocess.Popen(
        [sys.executable, "-m", "belligraph.cli", "serve", "--port", "0", "--store", str(path)],
        env={**os.environ, **{f"BELLIGRAPH_{name.upper()}": value for name, value in settings.items()}},
        stderr=subprocess.PIPE,
        text=True,
    )
    assert server.stderr is not None
    try:
        said = re.search(r"http://127\.0\.0\.1:(\d+)/graphql", server.stderr.readline())
        assert said
        yield server, said[0]
    finally:
        if server.poll() is None:
            server.send_signal(signal.SIGINT)
        assert "Traceback" not in server.communicate(timeout=30)[1]


def post(address: str, query: str, **variables: Any) -> Any:
    """The answer's body."""
    return httpx.post(address, json={"query": query, "variables": variables}, timeout=60).json()


def children(process: int) -> list[int]:
    """The processes that this one started and that still run."""
    threads = Path(f"/proc/{process}/task").glob("*/children")
    return [int(found) for thread in threads for found in thread.read_text("utf-8").split()]


def test_what_was_acknowledged_outlives_a_kill(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with serving(path, mutations="true") as (server, address):
        told = post(address, ADD, articles=[{"text": GOOD}, {"text": ""}])["data"]["addArticles"]
        below = children(server.pid)
        server.kill()
        server.wait()
    assert [one["outcome"] for one in told] == ["ADDED", "REFUSED"]
    with SqliteStore(path, read_only=True) as store:
        assert store.has_articles([told[0]["articleId"]])
    assert below
    for _ in range(100):  # the reading process sees that its service is gone
        if not any(Path(f"/proc/{process}/exe").exists() for process in below):
            break
        time.sleep(0.05)
    else:
        raise AssertionError("the reading process goes on")


def test_stopping_is_quick_with_a_reading_process(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with serving(path, mutations="true") as (server, address):
        assert post(address, ADD, articles=[{"text": GOOD}])["data"]["addArticles"][0]["outcome"] == "ADDED"
        gone = post(address, "mutation($id: ID!) { removeArticle(id: $id) }", id="x")
        assert gone["data"] == {"removeArticle": False}
        server.send_signal(signal.SIGINT)
        begin = time.monotonic()
        server.communicate(timeout=30)
        assert time.monotonic() - begin < 5


def test_without_mutations_the_store_is_open_for_reading_only(tmp_path: Path) -> None:
    SqliteStore(tmp_path / "a.db").close()
    with serving(tmp_path / "a.db") as (_, address):
        (error,) = post(address, ADD, articles=[{"text": GOOD}])["errors"]
        assert "BELLIGRAPH_MUTATIONS=true" in error["message"]
        asked = {"query": 'mutation { removeArticle(id: "x") }'}
        assert httpx.get(address, params=asked).status_code == 405
