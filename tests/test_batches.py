"""Batches keep all rows in order."""

from belligraph.batches import batches
from belligraph.load import BATCH


def test_batches_keep_order_and_all() -> None:
    assert [len(batch) for batch in batches(range(2 * BATCH + 1), BATCH)] == [BATCH, BATCH, 1]
    assert [row for batch in batches(range(9), 4) for row in batch] == list(range(9))
