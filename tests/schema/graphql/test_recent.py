"""What was asked for last is still there, and no more than that."""

import pytest

from belligraph.schema.graphql.recent import Recent


def test_what_was_not_asked_for_longest_goes_first() -> None:
    recent: Recent[str, int] = Recent(2)
    recent["a"] = 1
    recent["b"] = 2
    assert recent["a"] == 1
    recent["c"] = 3
    assert ("a" in recent, "b" in recent, "c" in recent) == (True, False, True)
    with pytest.raises(KeyError):
        recent["b"]


def test_a_value_can_be_replaced() -> None:
    recent: Recent[str, int | None] = Recent(2)
    recent["a"] = 1
    recent["a"] = None
    assert recent["a"] is None
