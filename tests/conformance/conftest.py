"""What others' tools are run with: Node with their packages, and a service over the sample articles.

Where Node or the packages are missing, the tests are skipped and say how to get them.
"""

import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from belligraph.graph.sqlite.store import SqliteStore
from belligraph.schema.graphql import schema
from belligraph.web.build import find_node

HERE = Path(__file__).resolve().parent
GOLDEN = Path(schema.__file__).resolve().with_name("schema.graphql")
Run = Callable[..., str]


def _missing() -> list[str]:
    """The packages of package.json that are not there in the version that it wants."""
    wanted = json.loads((HERE / "package.json").read_text("utf-8"))["dependencies"]

    def version(name: str) -> str | None:
        found = HERE / "node_modules" / name / "package.json"
        return json.loads(found.read_text("utf-8"))["version"] if found.is_file() else None

    return [name for name, exact in wanted.items() if version(name) != exact]


@pytest.fixture(scope="session")
def node() -> str:
    """The path of Node, its packages in place."""
    found = find_node()
    if found is None:
        pytest.skip("no Node 20 or newer with npm on PATH")
    missing = _missing()
    if missing:
        pytest.skip(f"npm packages are missing ({missing[0]}, …); run python tests/conformance/install.py")
    return found.node[0]


@pytest.fixture
def client(node: str, tmp_path: Path) -> Callable[[str], Path]:
    """Copies one of the clients here, with the schema and the packages beside it; its folder comes back."""

    def copy(name: str) -> Path:
        folder = tmp_path / name
        shutil.copytree(HERE / name, folder)
        shutil.copy(GOLDEN, folder)
        (folder / "node_modules").symlink_to(HERE / "node_modules", target_is_directory=True)
        return folder

    return copy


@pytest.fixture
def run(node: str) -> Run:
    """Runs a script with Node; what it prints comes back. It must end well, and say nothing on stderr."""

    def call(script: Path | str, *arguments: str, folder: Path = HERE) -> str:
        done = subprocess.run(
            [node, str(script), *arguments],
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
            env={**os.environ, "NODE_NO_WARNINGS": "1"},
        )
        assert done.returncode == 0, f"{done.stdout[-4000:]}\n{done.stderr[-4000:]}"
        assert done.stderr == ""
        return done.stdout

    return call


@pytest.fixture(scope="session")
def store_path(samples_store: SqliteStore, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample store that may be written to."""
    path = tmp_path_factory.mktemp("conformance") / "samples.db"
    source, target = sqlite3.connect(samples_store.path), sqlite3.connect(path)
    with source, target:
        source.backup(target)
    source.close()
    target.close()
    return path


@pytest.fixture(scope="session")
def service(store_path: Path) -> Iterator[str]:
    """The address of /graphql of `belligraph serve` with mutations turned on."""
    server = subprocess.Popen(
        [sys.executable, "-m", "belligraph.cli", "serve", "--port", "0", "--store", str(store_path)],
        env={**os.environ, "BELLIGRAPH_MUTATIONS": "true"},
        stderr=subprocess.PIPE,
        text=True,
    )
    assert server.stderr is not None
    try:
        said = re.search(r"http://127\.0\.0\.1:\d+/graphql", server.stderr.readline())
        assert said
        yield said[0]
    finally:
        server.send_signal(signal.SIGINT)
        assert "Traceback" not in server.communicate(timeout=30)[1]
