"""Is everything there that the service needs, and how to mend what is not."""

import platform
import sqlite3
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from belligraph import __version__
from belligraph.graph.open import open_store
from belligraph.graph.queries import ArticleFilter
from belligraph.loaders.language.pipeline import load_pipeline, reader
from belligraph.pages import HOW
from belligraph.settings import Settings
from belligraph.web import is_built

OLDEST_PYTHON = (3, 11)
REINSTALL = "install the project again: pip install --force-reinstall belligraph"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: `mend` says what to do when it is not right."""

    name: str
    right: bool
    text: str
    mend: str = ""


def examine(settings: Settings) -> Iterator[Finding]:
    """Look at one thing after the other. Nothing is changed, and a store that is not there is not made."""
    yield Finding("belligraph", True, __version__)
    new_enough = sys.version_info >= OLDEST_PYTHON
    yield Finding("Python", new_enough, platform.python_version(), "use Python 3.11 or newer")
    yield _try("spaCy", _spacy, REINSTALL)
    yield _try("SQLite", _sqlite, "use a Python whose SQLite has FTS5, as those of python.org have")
    yield _try("language model", _model, f"unset BELLIGRAPH_MODEL, or {REINSTALL}")
    yield _try("store", lambda: _store(settings.store), "name another file with --store or BELLIGRAPH_STORE")
    built = is_built()
    yield Finding("web pages", built, "built" if built else "not built", HOW)


def _try(name: str, look: Callable[[], str], mend: str) -> Finding:
    try:
        return Finding(name, True, look())
    except Exception as error:
        return Finding(name, False, str(error) or type(error).__name__, mend)


def _spacy() -> str:
    return version("spacy")


def _sqlite() -> str:
    with sqlite3.connect(":memory:") as connection:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5 (x)")
    connection.close()
    return f"{sqlite3.sqlite_version}, with full-text search"


def _model() -> str:
    pipeline = load_pipeline()
    words = len(pipeline("Poland sent tanks to Ukraine."))
    name = reader() or f"{pipeline.meta['name']} {pipeline.meta['version']}"
    return f"{name}, read {words} words"


def _store(path: str) -> str:
    if "://" not in path and not Path(path).exists():
        return f"{path} is not there yet; belligraph load makes it"
    with open_store(path, read_only=True) as store:
        return f"{path}, {store.count_articles(ArticleFilter()):,} articles"
