"""Base forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belligraph.loaders.language.lemmas import lemma

VERBS = """shelled shell|repelled repel|freed free|stopped stop|planned plan|raided raid
agreed agree|denied deny
condemning condemn|seizing seize|struck strike|withdrew withdraw|fled flee|tied tie|dying die|supplied supply
vetoes veto|launches launch|bombed bomb|sank sink|overthrown overthrow|sought seek|said say|was be"""


@pytest.mark.parametrize("row", VERBS.replace("\n", "|").split("|"))
def test_verbs(row: str) -> None:
    form, base = row.split()
    assert lemma(form, "VERB") == base


NOUNS = [
    ("allies", "ally"),
    ("treaties", "treaty"),
    ("men", "man"),
    ("aircraft", "aircraft"),
    ("crises", "crisis"),
]


@pytest.mark.parametrize(("form", "base"), NOUNS)
def test_nouns(form: str, base: str) -> None:
    assert lemma(form, "NOUN") == base


@given(st.text(min_size=1, max_size=20), st.sampled_from(["VERB", "NOUN", "ADJ"]))
def test_never_fails_and_is_lower_case(word: str, pos: str) -> None:
    assert lemma(word, pos) == lemma(word, pos).lower() or not word.isascii()
