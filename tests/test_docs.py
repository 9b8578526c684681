"""What the documents show works: GraphQL and Python blocks run on the sample articles, links lead."""

import asyncio
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from belligraph.adding import Adding
from belligraph.graph.sqlite.store import SqliteStore
from belligraph.schema.graphql.engine import Engine
from belligraph.schema.graphql.writing import Draft
from belligraph.settings import Settings

ROOT = Path(__file__).parent.parent
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "examples/README.md",
    *sorted(ROOT.glob("docs/*.md")),
]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


def blocks(language: str) -> list[Any]:
    """The blocks of that language, each named by its page and number."""
    found = []
    for page in PAGES:
        rows = [code for kind, code in BLOCK.findall(page.read_text("utf-8")) if kind == language]
        found += [
            pytest.param(code, id=f"{page.relative_to(ROOT)}:{number}") for number, code in enumerate(rows, 1)
        ]
    return found


def lists_in(value: Any) -> Iterator[list[Any]]:
    """Every list in an answer."""
    if isinstance(value, list):
        yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner:
        yield from lists_in(one)


def asked(*kinds: str) -> list[Any]:
    """The GraphQL blocks that are operations of these kinds."""
    return [block for block in blocks("graphql") if re.match(r"(\w*)", block.values[0])[1] in kinds]  # type: ignore[index]


@pytest.mark.parametrize("document", asked("query", ""))
def test_queries_find_something_in_the_samples(document: str, samples_store: SqliteStore) -> None:
    settings = Settings()
    engine = Engine(samples_store, settings.limits, settings.timeout)
    body = asyncio.run(engine.answer(document, None, None)).body
    assert "errors" not in body, body
    found = list(lists_in(body["data"]))
    assert found
    assert found[0]


@pytest.fixture
def writing(samples_store: SqliteStore, tmp_path: Path) -> Iterator[tuple[SqliteStore, Adding]]:
    """A copy of the samples to write to, and its writer."""
    shutil.copy(samples_store.path, tmp_path / "copy.db")
    with SqliteStore(tmp_path / "copy.db") as store:
        adding = Adding(store, Settings().bounds, timeout=60.0)
        yield store, adding
        adding.close()


@pytest.mark.parametrize("document", asked("mutation"))
def test_mutations_are_taken(document: str, writing: tuple[SqliteStore, Adding]) -> None:
    store, adding = writing
    body = asyncio.run(Engine(store, writer=adding).answer(document)).body
    assert "errors" not in body, body
    if "addArticles" in body["data"]:
        good, bad = body["data"]["addArticles"]
        assert (good["outcome"], bad["outcome"]) == ("ADDED", "REFUSED")
        assert good["claimCount"] == len(good["article"]["claims"]["nodes"]) > 0
    else:
        assert body["data"] == {"removeArticle": False}


@pytest.mark.parametrize("document", asked("subscription"))
def test_subscriptions_hear_of_what_is_added(document: str, writing: tuple[SqliteStore, Adding]) -> None:
    store, adding = writing
    engine = Engine(store)

    async def hear() -> Any:
        answers = engine.subscribe(document)
        first = asyncio.ensure_future(anext(answers))
        await asyncio.sleep(0.3)
        await adding.add([Draft("Poland sent 14 tanks to Ukraine, President Andrzej Duda said on Monday.")])
        body = (await asyncio.wait_for(first, 30)).body
        await answers.aclose()
        engine.watcher.stop()
        return body

    body = asyncio.run(hear())
    assert "errors" not in body, body
    assert body["data"]["claimAdded"]["claim"]["subject"]["name"] == "Poland"


@pytest.mark.parametrize("code", blocks("python"))
def test_python_runs_where_the_demo_store_is(
    code: str,
    samples_store: SqliteStore,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "build").mkdir()
    shutil.copy(samples_store.path, tmp_path / "build" / "demo.db")
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "example", "exec"), {})
    assert capsys.readouterr().out.strip()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in LINK.findall(page.read_text("utf-8")):
        if not target.startswith(("http://", "https://")):
            assert (page.parent / target).exists(), f"{page.name} points to {target}, which is not there"


def test_readme_counts_the_samples(samples_store: SqliteStore) -> None:
    count = sum(1 for _ in samples_store.all_articles())
    assert f"reads {count} [sample articles]" in (ROOT / "README.md").read_text("utf-8")


def test_make_verbs_that_the_documents_name_exist() -> None:
    verbs = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for page in PAGES:
        named = re.findall(r"(?:^|`)make ([a-z]+)", page.read_text("utf-8"), re.MULTILINE)
        assert set(named) <= verbs, page.name
