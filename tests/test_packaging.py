"""The source distribution and the wheel made from it hold what they should, each file once."""

import re
import shutil
import subprocess
import sys
import tarfile
from collections import Counter
from importlib.metadata import version
from pathlib import Path
from zipfile import ZipFile

import pytest

from belligraph.settings import PREFIX, Settings

ROOT = Path(__file__).parent.parent
COPIED = ("graph", "schema", "loaders", "src", "docker")
LOOSE = ("pyproject.toml", "README.md", "LICENSE", ".gitignore")
BUILT_PAGE = "src/belligraph/web/dist/index.html"
LAYERS = ("graph", "schema", "loaders")
PLACES = {"src/belligraph": "belligraph", **{name: f"belligraph/{name}" for name in LAYERS}}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with one built page in place of all."""
    copy = tmp_path_factory.mktemp("packaging") / "project"
    leave = shutil.ignore_patterns("__pycache__", "dist", "dist.new", "node_modules", ".*_cache")
    for name in COPIED:
        shutil.copytree(ROOT / name, copy / name, symlinks=True, ignore=leave)
    for name in LOOSE:
        shutil.copy(ROOT / name, copy / name)
    tests = copy / "tests"
    tests.mkdir()
    shutil.copy(__file__, tests)
    (copy / BUILT_PAGE).parent.mkdir()
    (copy / BUILT_PAGE).write_text("built")
    return copy


@pytest.fixture(scope="module")
def built(project: Path) -> Path:
    """The folder with the source distribution and the wheel made from it; needs no network."""
    out = project.parent / "out"
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(project)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


@pytest.fixture(scope="module")
def names(built: Path) -> list[str]:
    """Every name in the wheel."""
    (wheel,) = built.glob("*.whl")
    with ZipFile(wheel) as archive:
        return archive.namelist()


def in_wheel(path: str) -> str:
    """Where a file of the project lies in the wheel."""
    source = max((place for place in PLACES if path.startswith(f"{place}/")), key=len)
    return PLACES[source] + path.removeprefix(source)


def sources(project: Path) -> list[str]:
    """Every file of the project that belongs in the wheel."""
    found = [path for place in PLACES for path in (project / place).rglob("*") if path.is_file()]
    paths = (path.relative_to(project).as_posix() for path in found)
    links = tuple(f"src/belligraph/{name}/" for name in LAYERS)
    return [path for path in paths if not path.startswith(links)]


def test_wheel_has_each_source_once_and_nothing_else(project: Path, names: list[str]) -> None:
    wanted = {in_wheel(path) for path in sources(project)}
    assert [name for name, times in Counter(names).items() if times > 1] == []
    assert wanted - set(names) == set()
    assert {name for name in set(names) - wanted if ".dist-info/" not in name} == set()


@pytest.mark.parametrize(
    "name",
    [
        "belligraph/py.typed",
        "belligraph/cli.py",
        "belligraph/graph/sqlite/schema.sql",
        "belligraph/schema/vocabulary.toml",
        "belligraph/schema/graphql/schema.graphql",
        "belligraph/loaders/codebook/supplies.toml",
        "belligraph/loaders/gazetteer/data/NOTICE.md",
        "belligraph/loaders/language/model/english.bin",
        "belligraph/web/dist/index.html",
    ],
)
def test_wheel_has(name: str, names: list[str]) -> None:
    assert name in names


def test_wheel_says_what_it_needs(built: Path, names: list[str]) -> None:
    (wheel,) = built.glob("*.whl")
    with ZipFile(wheel) as archive:
        (entry,) = (name for name in names if name.endswith(".dist-info/entry_points.txt"))
        (metadata,) = (name for name in names if name.endswith(".dist-info/METADATA"))
        assert "belligraph = belligraph.cli:main" in archive.read(entry).decode()
        told = archive.read(metadata).decode()
    assert f"Version: {version('belligraph')}" in told
    assert "Requires-Python: >=3.11" in told


def test_source_distribution_has_what_the_wheel_is_made_from(project: Path, built: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as tar:
        names = {member.name.partition("/")[2] for member in tar.getmembers() if member.isfile()}
    assert set(sources(project)) - names == set()
    assert {"pyproject.toml", "README.md", "LICENSE", "docker/Dockerfile", "tests/test_packaging.py"} <= names


def test_container_files_name_what_there_is() -> None:
    recipe = (ROOT / "docker" / "Dockerfile").read_text("utf-8")
    copied = [
        line.split()[1:-1]
        for line in recipe.splitlines()
        if line.startswith("COPY ") and "--from" not in line
    ]
    let_through = (ROOT / "docker" / "Dockerfile.dockerignore").read_text("utf-8").splitlines()
    for path in (name for names in copied for name in names):
        assert (ROOT / path).exists(), path
        assert f"!{path}" in let_through, path
    for name in re.findall(rf"\b{PREFIX}(\w+)", recipe):
        assert name.lower() in Settings.model_fields, name
