"""Quotes are found to the character, or refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belligraph.loaders.llm.evidence import Misquoted, places, quoted
from belligraph.schema.records import Span

TEXT = "“We won’t go,” he  said. Iran attacked Iraq. Syria left. Iran attacked Iraq. U.S.–made arms came."


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("We won't go", ["We won’t go"]),
        ('"We won\'t go," he said.', ["“We won’t go,” he  said."]),
        ("he said", ["he  said"]),
        ("he\n said", ["he  said"]),
        ("Iran attacked Iraq", ["Iran attacked Iraq", "Iran attacked Iraq"]),
        ("“Syria left”", ["Syria left"]),
        ("Syria left…", ["Syria left"]),
        ("U.S.-made arms", ["U.S.–made arms"]),
        ("Syr\u200bia le\u00adft", ["Syria left"]),
        ("syria left", []),
        ("Syria lef", []),
        ("Syria  has left", []),
        ("“", ["“", "”"]),
        ("", []),
        (" ", []),
    ],
)
def test_differences_of_marks_and_blanks_are_none(words: str, found: list[str]) -> None:
    assert [span.of(TEXT) for span in places(TEXT, words)] == found


def spans(*sentences: str) -> list[Span]:
    """Where the sentences stand in TEXT, each after the one before."""
    out, at = [], 0
    for sentence in sentences:
        start = TEXT.index(sentence, at)
        at = start + len(sentence)
        out.append(Span(start=start, end=at))
    return out


SENTENCES = spans("“We won’t go,” he  said.", "Iran attacked Iraq.", "Syria left.", "Iran attacked Iraq.")


def test_a_quote_that_stands_twice_is_the_named_sentences() -> None:
    for number in (1, 3):
        found, span = quoted(TEXT, SENTENCES, number, "Iran attacked Iraq")
        assert found == number
        assert SENTENCES[number].start == span.start


@pytest.mark.parametrize("stated", [0, 1, 99, -5])
def test_a_wrong_number_is_mended_where_only_one_sentence_has_the_quote(stated: int) -> None:
    assert quoted(TEXT, SENTENCES, stated, "Syria left")[0] == 2


@pytest.mark.parametrize(
    ("quote", "why"),
    [
        ("Iran attacked Iraq", "quote stands in several sentences"),
        ("Iran attacked Iraq. Syria left", "quote runs over several sentences"),
        ("Iraq attacked Iran", "quote is not in the article"),
        ("U.S.–made arms", "quote is not in the article"),
    ],
)
def test_what_can_not_be_tied_is_refused(quote: str, why: str) -> None:
    with pytest.raises(Misquoted, match=why):
        quoted(TEXT, SENTENCES, 7, quote)


@given(st.text(alphabet="ab “”'’–- \n\u200b.", max_size=40), st.text(alphabet="ab \"'-.", max_size=6))
def test_what_is_found_is_the_texts_own(text: str, words: str) -> None:
    for span in places(text, words, 100):
        assert 100 <= span.start < span.end <= 100 + len(text)
        start, end = span.start - 100, span.end - 100
        assert not (start > 0 and text[start - 1].isalnum() and text[start].isalnum())
        assert not (end < len(text) and text[end - 1].isalnum() and text[end].isalnum())
