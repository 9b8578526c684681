"""The command line, as people and scripts use it: what it writes, where, and its exit codes."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner, Result

from belligraph import __version__
from belligraph.cli import app
from belligraph.graph.sqlite.store import SqliteStore

COMMAND = [sys.executable, "-m", "belligraph.cli"]
GOOD = "Poland sent 14 tanks to Ukraine, President Andrzej Duda said on Monday."
MORE = "Iran condemned Israel. Russia signed a treaty with North Korea."

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in an empty folder; an exception that comes through fails the test."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("BELLIGRAPH_STORE", raising=False)

    def call(*arguments: str, text: str | bytes | None = None) -> Result:
        result = CliRunner().invoke(app, list(arguments), input=text)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert "Traceback" not in result.output
        return result

    return call


@pytest.fixture
def stored(run: Run, tmp_path: Path) -> str:
    """A store of two articles."""
    (tmp_path / "a.txt").write_text(GOOD, "utf-8")
    (tmp_path / "b.txt").write_text(MORE, "utf-8")
    assert run("load", "a.txt", "b.txt", "--store", "s.db").exit_code == 0
    return "s.db"


def test_version_and_help(run: Run) -> None:
    assert run("--version").stdout == f"belligraph {__version__}\n"
    assert run("--help").exit_code == 0
    for name in ("load", "serve", "export", "import", "query", "remove", "doctor"):
        shown = run(name, "--help")
        assert shown.exit_code == 0
        assert "--store" in shown.stdout


@pytest.mark.parametrize("arguments", [["--store", "s.db", "a.txt"], ["a.txt", "--store", "s.db"]])
def test_load_and_load_again(run: Run, tmp_path: Path, arguments: list[str]) -> None:
    (tmp_path / "a.txt").write_text(GOOD, "utf-8")
    first, second = run("load", *arguments), run("load", *arguments)
    assert (first.exit_code, second.exit_code) == (0, 0)
    assert re.fullmatch(r"1 articles added with [1-9]\d* claims\n", first.stdout)
    assert second.stdout == "0 articles added with 0 claims; 1 were there already\n"
    assert first.stderr == ""


def test_load_from_standard_input_into_the_store_of_the_environment(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BELLIGRAPH_STORE", str(tmp_path / "deep" / "e.db"))
    assert run("load", "-", text=GOOD).exit_code == 0
    assert (tmp_path / "deep" / "e.db").is_file()


def test_damaged_ones_are_told_and_the_rest_is_loaded(run: Run, tmp_path: Path) -> None:
    lines = [json.dumps({"text": GOOD}), "{", json.dumps({"text": MORE})]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), "utf-8")
    done = run("load", "a.jsonl", "--store", "s.db")
    assert done.exit_code == 1
    assert "2 articles added" in done.stdout
    assert "1 damaged and skipped" in done.stdout
    assert re.fullmatch(r"skipped a\.jsonl, line 2: .+\n", done.stderr)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("none.txt", None, "there is no such file"),
        ("*.none", None, "no file matches"),
        ("a.bin", bytes(range(256)) * 8, "binary"),
        ("a.txt", b"", "empty"),
        ("a.txt", b"x" * 50_000_001, "50 MB"),
        ("a.jsonl", b'{"text": ', "no sound article"),
        ("a.html", b"<html><body><p>", ""),
        (
            "a.rss",
            b'<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>'
            b"<rss><channel><title>&b;</title></channel></rss>",
            "",
        ),
    ],
)
def test_bad_input_stores_nothing(
    run: Run, tmp_path: Path, stored: str, name: str, content: bytes | None, words: str
) -> None:
    before = run("export", "extractions", "--store", stored).stdout
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = run("load", name, "--store", "new.db")
    assert done.exit_code == 2
    assert done.stdout == ""
    assert words in done.stderr
    assert done.stderr.splitlines()[-1].startswith("error: ")
    assert not (tmp_path / "new.db").exists()
    assert run("load", name, "--store", stored).exit_code == 2
    assert run("export", "extractions", "--store", stored).stdout == before


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["load"], "Missing argument"),
        (["load", "--processes", "0", "a.txt"], "Invalid value"),
        (["export", "poems"], "Invalid value"),
        (["export", "claims", "--format", "xml"], "Invalid value"),
        (["nothing"], "No such command"),
        (["query", "--variables", "[1]", "{ stats { claims } }"], "must be a JSON object"),
        (["query", "--variables", "{", "{ stats { claims } }"], "is no JSON"),
        (["serve", "--port", "70000"], "--port: "),
        (["export", "claims", "--store", "neo4j://here"], "give a file path"),
    ],
)
def test_wrong_usage(run: Run, arguments: list[str], words: str) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert words in done.output


@pytest.mark.parametrize(
    "arguments", [["export", "claims"], ["serve"], ["query", "{ stats { claims } }"], ["remove", "x"]]
)
@pytest.mark.parametrize(
    ("store", "words"), [("none.db", "no store at"), ("other.txt", "no Belligraph store")]
)
def test_a_store_that_is_none(run: Run, tmp_path: Path, arguments: list[str], store: str, words: str) -> None:
    (tmp_path / "other.txt").write_text("not a store " * 100, "utf-8")
    done = run(*arguments, "--store", store)
    assert done.exit_code == 2
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "none.db").exists()


def test_export_to_standard_output_and_to_a_file(run: Run, tmp_path: Path, stored: str) -> None:
    for what in ("claims", "entities", "articles", "edges", "extractions"):
        out = run("export", what, "--store", stored)
        assert out.exit_code == 0
        assert all(isinstance(json.loads(line), dict) for line in out.stdout.splitlines())
        assert run("export", what, "--store", stored, "--output", "x.jsonl").exit_code == 0
        assert (tmp_path / "x.jsonl").read_text("utf-8") == out.stdout != ""
    for path in ("no/x.jsonl", "x.jsonl/y.jsonl"):
        refused = run("export", "claims", "--store", stored, "--output", path)
        assert refused.exit_code == 2
        assert f"{path} can't be written" in refused.stderr


def test_what_is_exported_can_be_imported(run: Run, stored: str) -> None:
    whole = run("export", "extractions", "--store", stored).stdout
    assert run("import", "-", "--store", "t.db", text=whole).stdout == "2 articles added\n"
    assert run("export", "extractions", "--store", "t.db").stdout == whole
    assert (
        run("export", "claims", "--store", "t.db").stdout == run("export", "claims", "--store", stored).stdout
    )
    again = run("import", "-", "--store", "t.db", text=whole)
    assert again.stdout == "0 articles added; 2 were there already\n"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda text: text + "{", "line 3"),
        (lambda text: text.replace('"quote":"', '"quote":"X', 1), "verbatim"),
        (lambda text: "", "no extractions"),
        (lambda text: text.encode().replace(b"tanks", b"t\xffnks"), "not UTF-8"),
    ],
)
def test_a_bad_import_stores_nothing(
    run: Run, tmp_path: Path, stored: str, change: Callable[[str], str | bytes], words: str
) -> None:
    done = run(
        "import", "-", "--store", "t.db", text=change(run("export", "extractions", "--store", stored).stdout)
    )
    assert done.exit_code == 2
    assert words in done.stderr
    assert not (tmp_path / "t.db").exists()
    assert run("import", "none.jsonl", "--store", "t.db").exit_code == 2


def test_query(run: Run, stored: str) -> None:
    text = "query($t: [EntityType!]) { entities(filter: {type: $t}, orderBy: NAME) { nodes { name } } }"
    done = run("query", text, "--variables", '{"t": "PERSON"}', "--store", stored)
    assert done.exit_code == 0
    assert json.loads(done.stdout)["data"] == {"entities": {"nodes": [{"name": "Andrzej Duda"}]}}
    asked = run("query", "-", "--store", stored, text="query A { stats { articles } }")
    assert json.loads(asked.stdout)["data"] == {"stats": {"articles": 2}}


@pytest.mark.parametrize(
    "text",
    [
        "{ claims(",
        "{ claims(filter: {relation: LOVES}) { totalCount } }",
        "{ claims(first: -1) { totalCount } }",
    ],
)
def test_a_query_with_errors(run: Run, stored: str, text: str) -> None:
    done = run("query", text, "--store", stored)
    assert done.exit_code == 2
    assert json.loads(done.stdout)["errors"]


def test_remove(run: Run, stored: str) -> None:
    key = json.loads(run("export", "articles", "--store", stored).stdout.splitlines()[0])["id"]
    assert run("remove", key, "--store", stored).exit_code == 0
    assert len(run("export", "articles", "--store", stored).stdout.splitlines()) == 1
    done = run("remove", key, "--store", stored)
    assert done.exit_code == 2
    assert "has no article" in done.stderr


def test_doctor(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from belligraph.web import is_built

    done = run("doctor", "--store", "none.db")
    assert done.exit_code == (0 if is_built() else 1)
    assert "not there yet" in done.stdout
    assert not (tmp_path / "none.db").exists()
    (tmp_path / "bad.db").write_text("x" * 1_000, "utf-8")
    done = run("doctor", "--store", "bad.db")
    assert done.exit_code == 1
    assert "mend it: name another file" in done.stdout


def test_a_reader_that_closes_the_pipe_is_no_error(samples_store: SqliteStore) -> None:
    export = subprocess.Popen(
        [*COMMAND, "export", "claims", "--store", str(samples_store.path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert export.stdout is not None
    assert export.stderr is not None
    assert export.stdout.readline().startswith(b"{")
    export.stdout.close()
    assert export.stderr.read() == b""
    export.stderr.close()
    assert export.wait(30) == 0


@pytest.mark.parametrize(
    ("arguments", "code"), [("export claims", 0), ("load -", 2), ("explain -", 2), ("explain Poland.", 0)]
)
def test_closed_standard_streams(samples_store: SqliteStore, arguments: str, code: int) -> None:
    """What a shell does for `<&- >&-`."""
    command = f'"{sys.executable}" -m belligraph.cli {arguments} <&- >&-'
    env = {**os.environ, "BELLIGRAPH_STORE": str(samples_store.path)}
    done = subprocess.run(["sh", "-c", command], env=env, capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stderr
    assert len(done.stderr.splitlines()) == (1 if code else 0)


def test_bytes_that_are_no_text_are_passed_over_by_explain() -> None:
    command = [*COMMAND, "explain", b"Poland\xff sent tanks to Ukraine."]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "Poland SUPPLIES Ukraine" in done.stdout


def test_the_program_is_installed(samples_store: SqliteStore) -> None:
    program = Path(sys.executable).with_name("belligraph")
    done = subprocess.run(
        [program, "query", "{ stats { articles } }"],
        env={**os.environ, "BELLIGRAPH_STORE": str(samples_store.path)},
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout)["data"]["stats"]["articles"] > 30


def test_serve_until_stopped(samples_store: SqliteStore) -> None:
    server = subprocess.Popen(
        [*COMMAND, "serve", "--port", "0", "--store", str(samples_store.path)],
        stderr=subprocess.PIPE,
        text=True,
    )
    assert server.stderr is not None
    try:
        said = re.search(r"http://127\.0\.0\.1:(\d+)/graphql", server.stderr.readline())
        assert said
        answer = httpx.post(said[0], json={"query": "{ stats { articles } }"}, timeout=30)
        assert answer.json()["data"]["stats"]["articles"] > 30
    finally:
        server.send_signal(signal.SIGINT)
        rest = server.communicate(timeout=30)[1]
    assert "Traceback" not in rest


def test_a_busy_port_is_told(run: Run, stored: str) -> None:
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        done = run("serve", "--store", stored, "--port", str(busy.getsockname()[1]))
    assert done.exit_code == 2
    assert "Address already in use" in done.stderr


def test_progress_is_shown_on_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD, "utf-8")
    terminal, inside = os.openpty()
    done = subprocess.run(
        [*COMMAND, "load", str(tmp_path / "a.txt"), "--store", str(tmp_path / "s.db")],
        stdout=subprocess.PIPE,
        stderr=inside,
        env={**os.environ, "TERM": "xterm"},
        text=True,
        check=True,
    )
    os.close(inside)
    shown = os.read(terminal, 100_000).decode()
    os.close(terminal)
    assert done.stdout.startswith("1 articles added")
    assert "articles/s" in shown
