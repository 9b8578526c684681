"""The load job: what is known is passed over, what is damaged is told, and the rest is stored."""

from pathlib import Path

import pytest

from belligraph.errors import SourceError
from belligraph.graph.sqlite.store import SqliteStore
from belligraph.load import Job, Progress, load
from belligraph.loaders.extract import extract
from belligraph.loaders.sources import Damaged
from belligraph.schema.records import Article

SENTENCE = "Poland sent 14 tanks to Ukraine."
NO_TEXT = Article.make("half a pair: \ud800", source="b")  # no encoder takes it, so reading it fails


def article(number: int) -> Article:
    """A small article like no other."""
    return Article.make(f"{SENTENCE} Report {number}.", source="a")


def job(processes: int = 1) -> tuple[Job, list[Damaged]]:
    """A job, and what it tells of damage."""
    told: list[Damaged] = []
    return Job(processes, told.append, lambda progress: None), told


@pytest.mark.parametrize("processes", [1, 2])
def test_a_failure_costs_one_article(processes: int) -> None:
    at_work, told = job(processes)
    articles = [article(1), NO_TEXT, article(2), article(3)]
    found = [extraction.article.id for extraction in at_work.extracted(articles)]
    assert found == [article(n).id for n in (1, 2, 3)]
    assert [damaged.source for damaged in told] == [f"b, “{NO_TEXT.text}”"]
    assert "bug of ours: UnicodeEncodeError" in told[0].reason
    assert at_work.done.damaged == 1


def test_known_articles_are_not_read_again(tmp_path: Path) -> None:
    at_work, _ = job()
    with SqliteStore(tmp_path / "a.db") as store:
        store.add([extract(article(1))])
        new = list(at_work.unknown(store, [article(1), article(2), article(2)]))
    assert new == [article(2)]
    assert at_work.done.known == 2


def test_a_refused_extraction_costs_one_article(tmp_path: Path) -> None:
    at_work, told = job()
    sound = [extract(article(n)) for n in range(3)]
    claim = sound[1].claims[0].model_copy(update={"relation": "LOVES"})
    wrong = sound[1].model_copy(update={"claims": (claim,)})
    with SqliteStore(tmp_path / "a.db") as store:
        at_work.write(store, [sound[0], wrong, sound[2]])
        assert [found.id for found in store.all_articles()] == sorted([article(0).id, article(2).id])
    assert "unknown relation 'LOVES'" in told[0].reason
    assert (at_work.done.added, at_work.done.damaged) == (2, 1)


def test_a_source_that_breaks_off_is_damage_only_after_some_articles() -> None:
    def broken(*items: Article):  # type: ignore[no-untyped-def]
        yield from items
        raise SourceError("it ends here")

    at_work, told = job()
    assert list(at_work.sound(broken(article(1)))) == [article(1)]
    assert told == [Damaged("the rest", "it ends here")]
    with pytest.raises(SourceError, match="it ends here"):
        list(at_work.sound(broken()))


def test_progress_is_told_and_nothing_is_opened_without_articles(tmp_path: Path) -> None:
    opened: list[SqliteStore] = []
    seen: list[int] = []

    def open_store() -> SqliteStore:
        opened.append(SqliteStore(tmp_path / "a.db"))
        return opened[0]

    def run(path: Path) -> Progress:
        return load(
            open_store,
            [str(path)],
            on_damage=lambda damaged: None,
            on_progress=lambda progress: seen.append(progress.articles),
        )

    empty = tmp_path / "empty.jsonl"
    empty.write_text("{\n", "utf-8")
    assert run(empty).articles == 0
    assert not opened
    (tmp_path / "a.txt").write_text(SENTENCE, "utf-8")
    assert run(tmp_path / "a.txt") == Progress(read=1, added=1, claims=1)
    assert seen[-1] == 1
