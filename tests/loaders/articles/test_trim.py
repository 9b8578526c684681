from hypothesis import given
from hypothesis import strategies as st

from belligraph.loaders.articles.lines import lines_of
from belligraph.loaders.articles.trim import without_junk

PROSE = "The navy of Norland said that it had shadowed two boats in the strait, and that no shots were fired."


def kept(text: str) -> list[str]:
    return [line.text for line in without_junk(lines_of(text))]


def test_a_menu_above_the_text_does_not_eat_it() -> None:
    assert kept(f"Top stories\nThe Strait\n{PROSE}") == ["The Strait", PROSE]


def test_a_heading_with_nothing_below_goes_and_a_short_sentence_stays() -> None:
    assert kept(f"{PROSE}\nNobody spoke.\nThe Strait") == [PROSE, "Nobody spoke."]


def test_an_age_right_above_the_text_opens_no_list() -> None:
    assert kept(f"{PROSE}\n3 hours ago\n{PROSE}\nNobody spoke.") == [PROSE, PROSE, "Nobody spoke."]


@given(
    st.lists(st.sampled_from(["", PROSE, "The Strait", "Related", "2 days ago", "Comments", "It rained."]))
)
def test_what_is_kept_is_part_of_the_input_in_order(lines: list[str]) -> None:
    given_lines = iter(lines_of("\n".join(lines)))
    assert all(any(line == one for one in given_lines) for line in without_junk(lines_of("\n".join(lines))))
