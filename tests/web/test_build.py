"""The build: fixed versions, nothing from other hosts, nothing done twice."""

import json
import os
import re
from pathlib import Path

import pytest

from belligraph.web import DIST, build, is_built

EXACT = re.compile(r"\d+\.\d+\.\d+")


def _json(name: str) -> dict[str, dict[str, str]]:
    parsed: dict[str, dict[str, str]] = json.loads((build.SOURCES / name).read_text("utf-8"))
    return parsed


def test_every_version_is_exact() -> None:
    package = _json("package.json")
    for version in (package["dependencies"] | package["devDependencies"]).values():
        assert EXACT.fullmatch(version)


def test_the_lock_names_no_registry() -> None:
    assert '"resolved"' not in (build.SOURCES / "package-lock.json").read_text("utf-8")


def test_node_that_is_too_old_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("node", "npm"):
        tool = tmp_path / name
        tool.write_text("#!/bin/sh\necho v18.20.1\n")
        tool.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    found = build.find_node()
    assert found is None or str(tmp_path) not in found.node[0]


def test_a_changed_source_changes_the_fingerprint() -> None:
    paths = list(build.source_files())
    assert build.fingerprint(paths) != build.fingerprint(paths[1:])
    assert build.fingerprint(paths) == build.fingerprint(build.source_files())


@pytest.mark.usefixtures("built")
def test_what_is_current_is_not_built_again() -> None:
    assert is_built()
    assert build.is_current()
    assert build.build() is False


@pytest.mark.usefixtures("built")
@pytest.mark.parametrize("name", ["index.html", "graphiql.html"])
def test_pages_load_only_what_is_there(name: str) -> None:
    html = (DIST / name).read_text("utf-8")
    loaded = re.findall(r'<(?:link|script|img)[^>]*(?:href|src)="([^"]+)"', html)
    assert loaded
    for address in loaded:
        assert address.startswith("/assets/")
        assert (DIST / address.removeprefix("/")).is_file()


@pytest.mark.usefixtures("built")
def test_licences_of_what_is_bundled_are_told() -> None:
    text = (DIST / "licenses.txt").read_text("utf-8")
    for package in ("graphiql", "react", "monaco-editor", "@fontsource-variable/inter"):
        assert re.search(rf"^{package} \d", text, re.MULTILINE)
