import pytest
from hypothesis import given
from hypothesis import strategies as st

from belligraph.loaders.articles.characters import MAX_MARKS, clean, one_line


def test_line_ends_are_one() -> None:
    assert clean("a\r\nb\rc\u2028d\x0ce") == "a\nb\nc\nd\ne"


def test_what_looks_the_same_is_the_same() -> None:
    assert clean("Orba\u0301n") == "Orb\u00e1n"
    assert clean("mis\u00adsile\u200b \ufeffstrike") == "missile strike"


def test_typographic_signs_and_joiners_stay() -> None:
    text = "“don’t” — ‘no’ … می\u200cخواهم"
    assert clean(text) == text


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Ukraine&#8217;s &quot;Leopard&quot;&nbsp;tanks", 'Ukraine’s "Leopard"\u00a0tanks'),
        ("Poland &amp; Germany, &amp;amp;quot;allies&amp;#x27;", "Poland & Germany, \"allies'"),
        ("a&#13;\nb&shy;c&#0;&#xD800;", "a\nbc\ufffd\ufffd"),
        ("&" + "amp;" * 50 + "lt;", "<"),
        ("AT&T; R&D; A&B &unknown; &; &#; &#97;", "AT&T; R&D; A&B &unknown; &; &#; &#97;"),
    ],
)
def test_entities_left_in_plain_text_are_decoded(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned
    assert clean(cleaned) == cleaned


def test_halves_of_surrogate_pairs_go() -> None:
    assert clean("a\ud800b") == "ab"


def test_a_pile_of_marks_is_cut_before_it_costs_quadratic_time() -> None:
    assert len(clean("a" + "\u0323\u0301" * 1_000_000)) <= MAX_MARKS + 1


def test_one_line_tidies_every_kind_of_space() -> None:
    assert one_line("  a\u00a0b\t\tc\nd ") == "a b c d"


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert one_line(one_line(text)) == one_line(text)
