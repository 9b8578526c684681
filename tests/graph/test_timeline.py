"""Stretches of time end where the next begins, and are called as ISO 8601 calls them."""

import datetime as dt

import pytest
from graph_timeline import begin
from hypothesis import given
from hypothesis import strategies as st

from belligraph.graph.timeline import Bucket, label_of, last_day


@given(st.dates(), st.sampled_from(Bucket))
def test_a_stretch_ends_on_the_day_before_the_next(day: dt.date, bucket: Bucket) -> None:
    start = begin(day, bucket)
    assert start is not None
    last = last_day(start, bucket)
    assert start <= day <= last
    assert last == dt.date.max or begin(last + dt.timedelta(days=1), bucket) == last + dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("start", "bucket", "label"),
    [
        (dt.date(2024, 2, 5), Bucket.DAY, "2024-02-05"),
        (dt.date(2024, 2, 5), Bucket.WEEK, "2024-W06"),
        (dt.date(2024, 12, 30), Bucket.WEEK, "2025-W01"),
        (dt.date(2024, 2, 1), Bucket.MONTH, "2024-02"),
        (dt.date(987, 1, 1), Bucket.YEAR, "0987"),
    ],
)
def test_labels(start: dt.date, bucket: Bucket, label: str) -> None:
    assert label_of(start, bucket) == label
