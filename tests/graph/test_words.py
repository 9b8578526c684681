"""Words of a search are found in a text as the full-text index finds them."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belligraph.graph.sqlite.filters import match
from belligraph.graph.words import mark

PIECES = st.sampled_from(
    [
        "Korra",
        "korra's",
        "U.S.",
        "Ōsa",
        "Osa",
        "E\u0301cole",
        "T-72",
        "co_op",
        "«",
        "—",
        "300",
        "ß",
        "tank",
        "tanks",
    ]
)
TEXTS = st.lists(PIECES, min_size=1, max_size=6).map(" ".join)


@pytest.mark.parametrize(
    ("quote", "text", "marked"),
    [
        ("Korra sent tanks.", "TANK", "Korra sent «tanks»."),
        ("Ōsa met Korra's men in Korra.", "osa korra", "«Ōsa» met «Korra»'s men in «Korra»."),
        ("The U.S. said so.", "u.s.", "The «U.S». said so."),
        ("The T-72 and the T-90", "t-9", "The T-72 and the «T-90»"),
        ("Korra sent tanks.", "tanks velia", None),
    ],
)
def test_marks(quote: str, text: str, marked: str | None) -> None:
    assert mark(quote, text) == marked


@given(TEXTS, TEXTS.filter(lambda text: any(map(str.isalnum, text))))
def test_words_are_those_of_the_index(quote: str, text: str) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE t USING fts5 (q, tokenize = 'unicode61 remove_diacritics 2')")
    connection.execute("INSERT INTO t VALUES (?)", (quote,))
    found = connection.execute("SELECT count(*) FROM t WHERE t MATCH ?", (match(text),)).fetchone()[0]
    connection.close()
    assert (mark(quote, text) is not None) == bool(found)
