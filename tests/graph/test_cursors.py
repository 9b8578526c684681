import pytest
from hypothesis import given
from hypothesis import strategies as st

from belligraph.errors import QueryError
from belligraph.graph.cursors import read_cursor, write_cursor

TEXT = st.text(st.characters(exclude_categories=("Cs",)))


@given(TEXT, st.integers(-(2**62), 2**62), st.floats(allow_nan=False, allow_infinity=False))
def test_what_is_written_is_read(text: str, whole: int, real: float) -> None:
    cursor = write_cursor("edge", "claims", (text, whole, real))
    assert read_cursor(cursor, "edge", "claims", (str, int, float)) == (text, whole, real)


@given(st.text() | st.binary().map(lambda b: b.decode("latin-1")))
def test_any_other_text_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match="cursor"):
        read_cursor(text, "edge", "claims", (int, str))


@pytest.mark.parametrize("key", [("a", "b"), (1,), (1, "a", "b"), (True, "a"), (2**70, "a"), (1, "\ud800")])
def test_keys_that_do_not_fit_are_refused(key: tuple[str | int, ...]) -> None:
    with pytest.raises(QueryError, match="cursor"):
        read_cursor(write_cursor("edge", "claims", key), "edge", "claims", (int, str))
