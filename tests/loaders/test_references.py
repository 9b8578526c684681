"""Whom and what descriptions mean: "the kingdom", "the two men", "the city", "the missiles", "the army"."""

import pytest

from belligraph.loaders.extract import extract
from belligraph.schema.records import Article


def meanings(text: str, words: str) -> set[str]:
    """The entities that `words` stand for in the text."""
    extraction = extract(Article.make(text, source="test"))
    names = {form.id: form.name for form in extraction.forms}
    return {names[m.entity] for m in extraction.mentions if m.text == words}


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        ("Jordan and Iraq met. The kingdom wants oil.", "kingdom", {"Jordan"}),
        ("Azerbaijan took Shusha. The town was empty.", "town", {"Shusha"}),
        ("Iraq bombed Kharg Island and Basra. The island burned.", "island", {"Kharg Island"}),
        ("China warned Taiwan. It will not invade the island.", "island", {"Taiwan"}),
        ("Missiles fell on the Iraqi capital.", "capital", {"Baghdad"}),
        ("India sold BrahMos missiles. The missiles arrived on Friday.", "missiles", {"BrahMos"}),
        ("Poland bought F-16 jets. The aircraft are old.", "aircraft", {"F-16"}),
        ("Malaysia sent ships. Indonesia condemned its neighbour.", "neighbour", {"Malaysia"}),
        (
            "Anwar Sadat met Menachem Begin. The two men shook hands.",
            "men",
            {"Anwar Sadat", "Menachem Begin"},
        ),
        ("Mali, Niger and Chad left. The three countries will meet.", "countries", {"Mali", "Niger", "Chad"}),
        ("Sudan's army shelled Nyala. The army denied it.", "army", {"Sudanese Armed Forces"}),
        ("President Boris Yeltsin spoke. The Russian leader left.", "leader", {"Boris Yeltsin"}),
        ("General Mark Lee signed. The general then left.", "general", {"Mark Lee"}),
    ],
)
def test_a_description_is_tied(text: str, words: str, meant: set[str]) -> None:
    assert meanings(text, words) == meant


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Two countries fought.", "countries"),
        ("France and Italy met. Two leaders of the opposition spoke.", "leaders"),
        ("Iraq bombed Kharg Island. The town of Basra burned.", "town"),
    ],
)
def test_an_open_description_is_left_open(text: str, words: str) -> None:
    assert meanings(text, words) == set()
