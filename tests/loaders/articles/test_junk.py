import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import belligraph.loaders.articles.junk as module
from belligraph.loaders.articles.junk import Junk, crumbs, is_section, judge


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("-----", Junk.RULE), ("* * *", Junk.RULE), ("7 months ago", Junk.STAMP),
        ("Tech2 days ago", Junk.STAMP),
        ("By Ada | an hour ago", Junk.STAMP), ("YOU MAY ALSO LIKE:", Junk.LIST),
        ("Editor’s Picks", Junk.LIST),
        ("Leave a Comment", Junk.END), ("Advertisement", Junk.DROP), ("Read more »", Junk.DROP),
        ("Sailors on deck. Ada Example/Reuters", Junk.DROP), ("© 2021 The Example", Junk.DROP),
        ("Home » World » The strait", Junk.DROP), ("That was 4 years ago.", None), ("Russia and NATO", None),
        ("More in sorrow than in anger, he left.", None), ("The post was taken by a patrol.", None),
        ("The navy said the comments were wrong.", None),
    ],
)  # fmt: skip
def test_lines_are_judged(text: str, kind: Junk | None) -> None:
    assert judge(text, text.count(" ") + 1) is kind


def test_running_text_is_never_judged_by_phrases() -> None:
    text = "Advertisement " * 50
    assert judge(text, 50) is None


def test_crumbs() -> None:
    assert crumbs("Home > News > The Strait - Latest")[:2] == ("Home", "News")
    assert crumbs("News | Sport") == ()
    assert crumbs("The minister of trade said so > and left > again") == ()


def test_sections() -> None:
    assert is_section("MIDDLE EAST")
    assert not is_section("The strait")


def test_the_data_has_only_known_tables_and_lists() -> None:
    data = tomllib.loads(Path(module.__file__).with_name("junk.toml").read_text(encoding="utf-8"))
    assert set(data) == {"drop", "list", "end", "section"}
    for table in data.values():
        assert set(table) <= {"whole", "starts", "ends", "contains"}
        for phrases in table.values():
            assert all(phrase and phrase == phrase.lower() for phrase in phrases)


@given(st.text())
def test_any_line_is_judged_without_an_error(text: str) -> None:
    judge(text, len(text.split()))
