import datetime as dt
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belligraph.loaders.sources import read_bytes
from belligraph.loaders.sources.damaged import Damaged
from belligraph.loaders.sources.json_lines import read_lines
from belligraph.schema.records import Article

PROSE = "The navy of Norland said on Monday that it had shadowed two patrol boats through the strait."


def read(*rows: object) -> list[Article | Damaged]:
    lines = [row if isinstance(row, bytes) else json.dumps(row).encode() for row in rows]
    return list(read_lines(lines, name="a.jsonl"))


def test_all_fields_are_read() -> None:
    row = {
        "headline": "H",
        "text": f"{PROSE}\n\nEnd.",
        "published": "2022-03-01",
        "url": "https://example.org",
        "source": "S",
    }
    (article,) = read(row)
    assert article == Article.make(
        f"{PROSE}\n\nEnd.", source="S", url="https://example.org", headline="H", published=dt.date(2022, 3, 1)
    )


@pytest.mark.parametrize(
    "row",
    [
        {"title": "H", "body": "One.\nTwo."}, {"title": "H", "content": "<p>One.</p><p>Two.</p>"},
        {"headline": "H", "paragraphs": ["One.", " ", "Two."]},
        {"headline": " H ", "text": "One.\r\n\r\nTwo."},
    ],
)  # fmt: skip
def test_other_names_of_fields(row: object) -> None:
    (article,) = read(row)
    assert isinstance(article, Article)
    assert (article.headline, article.text, article.source) == ("H", "One.\n\nTwo.", "a.jsonl")


@pytest.mark.parametrize(
    "line",
    [
        b'{"text": ',
        b"[1]",
        b"null",
        b'{"headline": "x"}',
        b'{"text": 3}',
        b"[" * 100_000,
        b'{"n":' + b"9" * 5000 + b"}",
        b"\x00",
    ],
)
def test_a_malformed_line_is_reported_with_its_number_and_the_rest_loads(line: bytes) -> None:
    first, damaged, last = read({"text": PROSE}, line, b"", {"text": "End."})
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert isinstance(damaged, Damaged)
    assert damaged.source == "a.jsonl, line 2"


def test_a_broken_off_line_is_told_where_it_breaks_off() -> None:
    (damaged,) = read_lines([b'{"text": \r\n'], name="a.jsonl")
    assert damaged == Damaged("a.jsonl, line 1", "it is no JSON: Expecting value at column 9")


def test_a_date_that_is_none_stays_unknown() -> None:
    (article,) = read({"text": PROSE, "date": "yesterday"})
    assert isinstance(article, Article)
    assert article.published is None


def test_a_list_of_articles_in_a_json_file() -> None:
    found = list(read_bytes(json.dumps([{"text": PROSE}, 3], indent=1).encode(), name="a.json"))
    assert isinstance(found[0], Article)
    assert found[1] == Damaged(
        "a.json, entry 2", 'it is no JSON object; an article looks like {"headline": "…", "text": "…"}'
    )


@given(
    st.lists(st.text(min_size=1), min_size=1),
    st.none() | st.text(),
    st.none() | st.dates(dt.date(1900, 1, 1), dt.date(2099, 1, 1)),
)
def test_what_was_read_is_read_back_the_same(
    paragraphs: list[str], headline: str | None, day: dt.date | None
) -> None:
    row = {"headline": headline, "paragraphs": paragraphs, "published": str(day)}
    for article in read(row):
        if isinstance(article, Article):
            assert read(json.loads(article.model_dump_json(exclude={"id"}))) == [article]


def test_halves_of_surrogate_pairs_are_left_out() -> None:
    (article,) = read(rb'{"text": "One \ud800two.", "url": "https://a.example/\udfff1", "source": "\ud83dS"}')
    assert isinstance(article, Article)
    assert (article.text, article.url, article.source) == ("One two.", "https://a.example/1", "S")
