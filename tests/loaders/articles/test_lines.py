import pytest
from hypothesis import given
from hypothesis import strategies as st

from belligraph.loaders.articles.lines import Shape, line_of, lines_of


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("Navy Shadows Boats", Shape.TITLE), ("What next?", Shape.TITLE), ("‘Wrong target’", Shape.TITLE),
        ("Envoys Return to the U.S.", Shape.TITLE), ("The navy sailed.", Shape.SENTENCE),
        ("“We sailed,” he said.”", Shape.SENTENCE),
        ("He said:", Shape.FRAGMENT), ("and sailed away", Shape.FRAGMENT),
        ("Did it sail? Nobody knows", Shape.TITLE),
        ("Did it sail? Nobody knows. Will it?", Shape.SENTENCE),
    ],
)  # fmt: skip
def test_shapes(text: str, shape: Shape) -> None:
    assert line_of(text).shape is shape


def test_gaps_count_blank_lines() -> None:
    assert [(line.text, line.gap) for line in lines_of("a\n\n\nb\n \nc\nd")] == [
        ("a", 0),
        ("b", 2),
        ("c", 1),
        ("d", 0),
    ]


def test_wrapped_words_are_not_torn_at_hyphens() -> None:
    text = (
        "A long line about an Anglo-\nFrench fleet that sailed into the\nnarrow strait and stayed for\na day."
    )
    assert [line.text for line in lines_of(text)] == [
        "A long line about an Anglo-French fleet that sailed into the narrow strait and stayed for a day."
    ]


def test_indented_paragraphs_of_wrapped_text_stay_apart() -> None:
    one = "  The fleet sailed into the narrow\nstrait at night and stayed there\nfor a day without a shot."
    assert len(lines_of(one + "\n" + one)) == 2


@given(st.text())
def test_lines_have_no_stray_space(text: str) -> None:
    for line in lines_of(text):
        assert line.text == " ".join(line.text.split())
        assert line.words == len(line.text.split(" "))
