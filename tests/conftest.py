"""Fixtures for all tests, and what a skipped test means.

Fixture policy: a test takes the smallest data that shows its point, written inline or built in its own
file. The one shared fixture is the store of all sample articles, because reading them takes seconds; it is
open for reading only. Nothing is mocked.

With BELLIGRAPH_TEST_NO_SKIP=1 in the environment a skipped test fails, as on the build machine.
"""

import os
import sys
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from belligraph.graph.sqlite.store import SqliteStore
from belligraph.loaders.extract import extract_many
from belligraph.loaders.sources import read_sources
from belligraph.schema.records import Article

NO_SKIP = os.environ.get("BELLIGRAPH_TEST_NO_SKIP") == "1"
SAMPLES = Path(__file__).parent.parent / "examples" / "articles"

sys.path.insert(0, str(Path(__file__).parent))  # for helpers that several folders use: llm_server


@pytest.fixture(scope="session")
def samples_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SqliteStore]:
    """A store of all sample articles; its `path` is the file."""
    path = tmp_path_factory.mktemp("samples") / "samples.db"
    articles = [item for item in read_sources([str(SAMPLES)]) if isinstance(item, Article)]
    with SqliteStore(path) as filled:
        filled.add(extract_many(articles))
    with SqliteStore(path, read_only=True) as store:
        yield store


def _refuse_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    if NO_SKIP and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.longrepr = f"{reason} (BELLIGRAPH_TEST_NO_SKIP is set: no test may be skipped)"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn skipped tests into failures where none may be skipped."""
    report = yield
    _refuse_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for whole modules."""
    report = yield
    _refuse_skip(report)
    return report
