import pytest

from belligraph.loaders.articles.tongue import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The navy of Norland said that it had shadowed two boats in the strait on Monday.", "en"),
        ("Norland attacks Sudmark", "en"),
        (
            "Die Marine teilte mit, dass sie zwei Boote der Nachbarn verfolgt und nicht geschossen hat.",
            "und",
        ),
        ("La marine a suivi deux bateaux dans le détroit et les a laissés partir sans tirer sur eux.", "und"),
        ("Президент заявил, что переговоры продолжатся в Москве на следующей неделе.", "und"),
        ("", "und"),
    ],
)
def test_language_is_guessed_by_function_words(text: str, language: str) -> None:
    assert language_of(text) == language
