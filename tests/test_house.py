"""The rules of the house that hold for every file: who may import whom, and that modules say what they are.

Imports point back along text → claims → graph → answers: schema's records import nothing of ours, loaders
and graph import schema, the GraphQL layer imports graph and schema, the app imports all.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LAYERS = ("graph", "schema", "loaders")
COMMON = ("belligraph.errors", "belligraph.batches", "belligraph.__version__")
ALLOWED = {
    "schema/records.py": (),
    "schema/graphql": ("belligraph.schema", "belligraph.graph", *COMMON),
    "schema": ("belligraph.schema", *COMMON),
    "loaders": ("belligraph.loaders", "belligraph.schema", *COMMON),
    "graph": ("belligraph.graph", "belligraph.schema", *COMMON),
    "src/belligraph": ("belligraph",),
}
ABOVE = "belligraph.schema.graphql"
"""The GraphQL layer lies under schema/, but above graph: only itself and the app may import it."""


def modules() -> list[str]:
    """Paths of all our modules, relative to the project's root."""
    found = [path for layer in LAYERS for path in (ROOT / layer).rglob("*.py")]
    app = ROOT / "src" / "belligraph"
    found += [*app.glob("*.py"), *(app / "web").rglob("*.py")]
    paths = (path.relative_to(ROOT) for path in found)
    return sorted(path.as_posix() for path in paths if "node_modules" not in path.parts)


MODULES = modules()


def tree_of(path: str) -> ast.Module:
    """The module's syntax tree."""
    return ast.parse((ROOT / path).read_text("utf-8"), path)


def imports_of(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """(line, dotted name) of everything imported; names taken from a module are joined to it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = "." * node.level + (node.module or "")
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def rule_for(path: str) -> tuple[str, ...]:
    """What the module may import of ours: the rule of the longest path that fits."""
    fits = [place for place in ALLOWED if path == place or path.startswith(f"{place}/")]
    return ALLOWED[max(fits, key=len)]


def within(name: str, places: tuple[str, ...]) -> bool:
    """Is the dotted name one of these or below one?"""
    return any(name == place or name.startswith(f"{place}.") for place in places)


@pytest.mark.parametrize("path", MODULES)
def test_imports_point_back(path: str) -> None:
    for line, name in imports_of(tree_of(path)):
        assert not name.startswith("."), f"{path}:{line}: relative import {name}"
        assert not within(name, LAYERS), f"{path}:{line}: {name} is another package; import belligraph.{name}"
        if not within(name, ("belligraph",)):
            continue
        assert within(name, rule_for(path)), f"{path}:{line}: may not import {name}"
        if within(name, (ABOVE,)):
            assert path.startswith(("schema/graphql/", "src/belligraph/")), f"{path}:{line}: {name} is above"


@pytest.mark.parametrize("path", MODULES)
def test_modules_say_what_they_are(path: str) -> None:
    tree = tree_of(path)
    assert not tree.body or (ast.get_docstring(tree) or "").strip(), f"{path} has no docstring"


@pytest.mark.parametrize("layer", LAYERS)
def test_layers_are_namespace_packages_behind_links(layer: str) -> None:
    link = ROOT / "src" / "belligraph" / layer
    assert link.readlink().as_posix() == f"../../{layer}"
    # With an __init__.py, `import schema` from the root would find ours and not the package of that name.
    assert not (ROOT / layer / "__init__.py").exists()
    for folder in {path.parent for path in (ROOT / layer).rglob("*.py")} - {ROOT / layer}:
        assert (folder / "__init__.py").is_file(), f"{folder.relative_to(ROOT)} has no __init__.py"
