"""`load --llm` as people use it: off unless asked for, told before and after, and never the key."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from llm_server import KEY, Server, claims, dripping, failing, in_turn, serving
from typer.testing import CliRunner, Result

from belligraph import __version__
from belligraph.cli import app

NEWS = "Iran attacked Iraq. Syria spoke."
ROW = {
    "sentence": 0,
    "quote": "Iran attacked Iraq",
    "trigger": "attacked",
    "subject": "Iran",
    "relation": "ATTACKS",
    "object": "Iraq",
    "mood": "actual",
    "negated": False,
}


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A model that finds the attack; the environment names it."""
    for name in [name for name in os.environ if name.startswith("BELLIGRAPH_LLM_")]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    (tmp_path / "a.txt").write_text(NEWS, "utf-8")
    with serving(in_turn(claims(ROW, ROW | {"object": "Atlantis"}))) as server:
        monkeypatch.setenv("BELLIGRAPH_LLM_URL", server.url)
        monkeypatch.setenv("BELLIGRAPH_LLM_MODEL", "tester")
        monkeypatch.setenv("BELLIGRAPH_LLM_KEY", f"{KEY}\n")
        monkeypatch.setenv("BELLIGRAPH_LLM_CACHE", str(tmp_path / "answers"))
        yield server


def run(*arguments: str) -> Result:
    """Run a command; an exception that comes through fails the test, and so does the key."""
    result = CliRunner().invoke(app, list(arguments))
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert "Traceback" not in result.output
    assert KEY not in result.output
    return result


def exported(store: str) -> list[dict[str, Any]]:
    """The claims of a store."""
    out = run("export", "claims", "--store", store)
    return [json.loads(line) for line in out.stdout.splitlines()]


def test_a_load_tells_before_and_after(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BELLIGRAPH_LLM_PRICE_IN", "0.5")
    result = run("load", "a.txt", "--store", "s.db", "--llm")
    assert result.exit_code == 0
    before, after, kept = result.stderr.splitlines()
    assert before.startswith("llm: 1 articles for tester: 1 requests, about ")
    assert ", cost about 0.00" in before
    assert after == "llm: tester: 1 requests, 1,000 tokens in and 50 out, cost 0.0005"
    assert kept == "llm: 1 claims accepted, 1 dropped (1 object is no entity of the article)"
    assert result.stdout == "1 articles added with 2 claims\n"
    rows = exported("s.db")
    assert sorted(row["extractor"].partition(":")[0] for row in rows) == [f"belligraph {__version__}", "llm"]
    assert KEY.encode() not in Path("s.db").read_bytes()
    again = run("load", "a.txt", "--store", "other.db", "--llm")
    assert again.exit_code == 0
    assert exported("other.db") == rows
    assert len(server.requests) == 1


def test_nothing_is_sent_without_it(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: Any) -> None:
        raise AssertionError("a load without --llm opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert run("load", "a.txt", "--store", "s.db").exit_code == 0
    assert not server.requests


def test_an_estimate_sends_and_stores_nothing(server: Server) -> None:
    result = run("load", "a.txt", "--store", "s.db", "--llm", "--estimate")
    assert result.exit_code == 0
    assert "llm: 1 articles for tester: 1 requests, about " in result.stderr
    assert not server.requests
    assert not Path("s.db").exists()
    run("load", "a.txt", "--store", "s.db")
    known = run("load", "a.txt", "--store", "s.db", "--llm", "--estimate")
    assert known.exit_code == 2
    assert "no new article" in known.stderr
    alone = run("load", "a.txt", "--store", "s.db", "--estimate")
    assert (alone.exit_code, "give both" in alone.stderr) == (2, True)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("URL", "", "set BELLIGRAPH_LLM_URL"),
        ("MODEL", "", "and BELLIGRAPH_LLM_MODEL"),
        ("URL", f"http://u:{KEY}@host/v1", "bare address"),
        ("BODY", "{", "BELLIGRAPH_LLM_BODY must be"),
        ("RETRIES", "-1", "BELLIGRAPH_LLM_RETRIES"),
        ("BUDGET", "10", "BELLIGRAPH_LLM_BUDGET allows 10"),
        ("KEY", f"{KEY} {KEY}", "BELLIGRAPH_LLM_KEY holds"),
    ],
)
def test_wrong_settings_are_told(
    server: Server, monkeypatch: pytest.MonkeyPatch, name: str, value: str, words: str
) -> None:
    monkeypatch.setenv(f"BELLIGRAPH_LLM_{name}", value)
    result = run("load", "a.txt", "--store", "s.db", "--llm")
    assert result.exit_code == 2
    assert words in result.stderr
    assert not server.requests


def test_a_refused_key_ends_it(server: Server) -> None:
    server.answering = in_turn(failing(401, f"bad key {KEY}"))
    result = run("load", "a.txt", "--store", "s.db", "--llm")
    assert result.exit_code == 2
    assert "error: the endpoint refuses the key in BELLIGRAPH_LLM_KEY: HTTP 401 bad key …" in result.stderr
    assert "llm: tester: 0 requests" in result.stderr


def test_ctrl_c_does_not_wait_for_an_answer(server: Server, tmp_path: Path) -> None:
    server.answering = in_turn(dripping(b" " * 1_000, 0.1))
    command = [sys.executable, "-m", "belligraph.cli", "load", "a.txt", "--store", "s.db", "--llm"]
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True) as process:
        deadline = time.monotonic() + 60
        while not server.requests and time.monotonic() < deadline:
            time.sleep(0.05)
        start = time.monotonic()
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "stopped; what is stored stays" in told
    assert "Traceback" not in told
    assert time.monotonic() - start < 15
