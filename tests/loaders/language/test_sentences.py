"""Where sentences begin and end."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belligraph.loaders.language.sentences import split


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        ("Gen. Omar Bradley spoke. He left.", ["Gen. Omar Bradley spoke.", "He left."]),
        ("The U.S. Army left at 5 p.m. He saw it.", ["The U.S. Army left at 5 p.m.", "He saw it."]),
        ("“We will go,” he said. “Now.” They went.", ["“We will go,” he said.", "“Now.”", "They went."]),
        ("Is it over? No one knows!", ["Is it over?", "No one knows!"]),
        ("A line\nAnother line.", ["A line", "Another line."]),
        (
            "CAIRO, Oct. 6 - Egyptian troops crossed the canal at noon.",
            ["CAIRO, Oct. 6 -", "Egyptian troops crossed the canal at noon."],
        ),
        ("He paid $1.5 million. It was late.", ["He paid $1.5 million.", "It was late."]),
        ("J. Robert Smith came on No. 7 ferry.", ["J. Robert Smith came on No. 7 ferry."]),
    ],
)
def test_splits_as_a_reader_would(text: str, pieces: list[str]) -> None:
    assert [text[a:b] for a, b in split(text)] == pieces


@given(st.text(max_size=400))
def test_pieces_are_in_order_and_lose_no_word(text: str) -> None:
    spans = list(split(text))
    assert all(a < b for a, b in spans)
    assert all(b <= c for (_, b), (c, _) in itertools.pairwise(spans))
    kept = "".join("".join(text[a:b].split()) for a, b in spans)
    assert kept == "".join(text.split())
