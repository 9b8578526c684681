"""Files, folders, globs and standard input, good and bad, on real files."""

import io
import json
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belligraph.errors import SourceError
from belligraph.loaders.sources import MAX_ARTICLE, Damaged, read_bytes, read_sources
from belligraph.schema.records import Article

PROSE = (
    "The defence ministry of Norland said on Monday that its navy had shadowed two patrol boats from Sudmark "
    "through the strait, and that no shots had been fired by either side during the night."
)


def articles(*paths: Path | str, limit: int = 50_000_000) -> list[Article | Damaged]:
    return list(read_sources([str(path) for path in paths], limit=limit))


def headlines(found: list[Article | Damaged]) -> list[str | None]:
    return [one.headline for one in found if isinstance(one, Article)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two good files, one in a subfolder, a binary one among them, and a hidden one."""
    (tmp_path / "b.txt").write_text(f"Second Headline of the Day\n\n{PROSE}", encoding="utf-8")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.jsonl").write_text(json.dumps({"title": "First", "body": PROSE}), encoding="utf-8")
    (tmp_path / "c.bin").write_bytes(bytes(range(256)))
    (tmp_path / ".hidden.txt").write_text(PROSE, encoding="utf-8")
    return tmp_path


def test_a_folder_is_read_in_order_and_damage_does_not_stop_it(folder: Path) -> None:
    found = articles(folder)
    assert headlines(found) == ["First", "Second Headline of the Day"]
    damaged = [one for one in found if isinstance(one, Damaged)]
    assert [one.source for one in damaged] == [str(folder / "c.bin")]
    assert "binary" in damaged[0].reason


def test_the_source_is_the_name_of_the_file_and_no_path(folder: Path) -> None:
    assert [one.source for one in articles(folder) if isinstance(one, Article)] == ["x.jsonl", "b.txt"]


def test_a_glob_is_read_and_a_file_given_twice_counts_once(folder: Path) -> None:
    assert headlines(articles(folder / "*.txt", folder / "b.txt")) == ["Second Headline of the Day"]
    assert headlines(articles(folder / "**" / "*.jsonl")) == ["First"]


@pytest.mark.parametrize("name", ["missing.txt", "*.nothing"])
def test_a_missing_path_is_an_error_before_anything_is_read(folder: Path, name: str) -> None:
    with pytest.raises(SourceError, match="check the spelling"):
        read_sources([str(folder / "b.txt"), str(folder / name)])


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="has no files"):
        read_sources([str(tmp_path)])


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b" \r\n\xef\xbb\xbf", "is empty"),
        ("a.txt", b"text\x00text", "binary"),
        ("a.txt", os.urandom(4096), "binary"),
        ("a.pdf", b"%PDF-1.7 text", "is a PDF"),
        ("a.txt", b"-----\n", "has no text"),
        ("a.md", b"---\ntitle: x\n---\n", "has no text"),
        ("a.html", b"<html><head><title>The strait</title><meta na", "no text of an article"),
        ("a.jsonl", b"", "is empty"),
        ("a.json", b'{"text": ', "no JSON"),
    ],
)
def test_a_bad_file_given_alone_is_an_error_with_its_path(
    tmp_path: Path, name: str, data: bytes, reason: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(SourceError, match=reason) as error:
        articles(path)
    assert str(error.value).startswith(str(path))


def test_a_bad_file_among_several_is_reported(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(PROSE, encoding="utf-8")
    (tmp_path / "bad.txt").write_bytes(b"")
    found = articles(tmp_path / "bad.txt", tmp_path / "good.txt")
    assert isinstance(found[0], Damaged)
    assert isinstance(found[1], Article)


def test_a_file_above_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(PROSE, encoding="utf-8")
    with pytest.raises(SourceError, match=r"larger than 0\.0001 MB"):
        articles(path, limit=100)


@pytest.mark.parametrize(
    ("name", "megabytes"),
    [("a.txt", 49), ("a.txt", 51), ("a.md", 3), ("a.html", 49), ("a.rss", 49), ("a.json", 3)],
)
def test_an_article_of_many_megabytes_is_never_an_article(tmp_path: Path, name: str, megabytes: int) -> None:
    path = tmp_path / name
    text = PROSE * (megabytes * 1_000_000 // len(PROSE))
    path.write_text(json.dumps({"text": text}) if name == "a.json" else text, encoding="utf-8")
    with pytest.raises(SourceError, match=r"(longer|larger) than"):
        articles(path)


def test_too_many_lines_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Ab\n" * 1_100_000, encoding="utf-8")
    with pytest.raises(SourceError, match="more than 1,000,000 lines"):
        articles(path)


def test_an_article_may_be_long_but_no_book() -> None:
    assert len(list(read_bytes(b"a" * MAX_ARTICLE, name="a.txt"))) == 1
    assert isinstance(next(read_bytes(b"a" * (MAX_ARTICLE + 1), name="a.txt")), Damaged)
    with pytest.raises(SourceError, match="longer than"):
        list(read_bytes(b"a" * (MAX_ARTICLE + 1), name="a.txt", alone=True))


def test_a_file_that_may_not_be_read_is_an_error(tmp_path: Path) -> None:
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    with pytest.raises(SourceError, match=r"loop\.txt: "):
        articles(loop)


@pytest.mark.parametrize(
    "data",
    [
        f"The Strait\n\n{PROSE}".encode(),
        json.dumps({"headline": "The Strait", "text": PROSE}).encode(),
        f"<!doctype html><h1>The Strait</h1><p>{PROSE}</p>".encode(),
        f"<rss version='2.0'><item><title>The Strait</title><description>{PROSE}</description></item>"
        "</rss>".encode(),
        f"The Strait\n\n{PROSE}".encode("utf-16"),
    ],
)
def test_standard_input_is_told_by_its_beginning(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    (article,) = articles("-")
    assert isinstance(article, Article)
    assert (article.headline, article.text) == ("The Strait", PROSE)


def read_or_refuse(data: bytes, name: str) -> list[Article | Damaged]:
    """A refusal must say something; any other error fails the test."""
    try:
        return list(read_bytes(data, name=name))
    except SourceError as error:
        return [Damaged(name, str(error))]


NAMES = st.sampled_from(["a.txt", "a.md", "a.html", "a.rss", "a.jsonl", "a.json", "a"])


@given(st.binary(max_size=300), NAMES)
def test_any_bytes_give_articles_or_a_clear_error(data: bytes, name: str) -> None:
    found = read_or_refuse(data, name)
    assert all(one.text if isinstance(one, Article) else one.reason for one in found)


@given(st.text(max_size=200), NAMES)
def test_any_text_gives_articles_or_a_clear_error(text: str, name: str) -> None:
    markup = f"<html><body><p>{text}<div>{text}</body>" if name == "a.html" else text
    found = read_or_refuse(markup.encode("utf-8", "surrogatepass"), name)
    assert all(one.text if isinstance(one, Article) else one.reason for one in found)
