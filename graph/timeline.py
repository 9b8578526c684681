"""How many claims there are over time: what a timeline is made of. Pure."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

MAX_BUCKETS = 1_000


class Bucket(StrEnum):
    """Stretches of time; weeks are those of ISO 8601, from Monday."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class TimelineBucket:
    """The claims of one stretch of time, counted; `start` is its first day, None where no date is known."""

    start: dt.date | None
    claims: int
    actual: int
    planned: int
    possible: int
    negated: int


def last_day(start: dt.date, bucket: Bucket) -> dt.date:
    """The last day of the stretch that begins there (of the last week that has dates, their last)."""
    if bucket is Bucket.DAY:
        return start
    if bucket is Bucket.WEEK:
        return dt.date.fromordinal(min(start.toordinal() + 6, dt.date.max.toordinal()))
    if bucket is Bucket.YEAR or start.month == 12:
        return start.replace(month=12, day=31)
    return start.replace(month=start.month + 1) - dt.timedelta(days=1)


def label_of(start: dt.date, bucket: Bucket) -> str:
    """The stretch that begins there as ISO 8601 writes it: 2024-02-05, 2024-W06, 2024-02 or 2024."""
    if bucket is Bucket.WEEK:
        year, week, _ = start.isocalendar()
        return f"{year:04}-W{week:02}"
    length = {Bucket.DAY: 10, Bucket.MONTH: 7, Bucket.YEAR: 4}
    return start.isoformat()[: length[bucket]]
