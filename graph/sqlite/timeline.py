"""Claims over time; the days that all events span, and how many sources there are."""

import datetime as dt
import sqlite3
from collections.abc import Sequence

from belligraph.errors import QueryError
from belligraph.graph.queries import ClaimFilter, check_size
from belligraph.graph.sqlite.expressions import STATS
from belligraph.graph.sqlite.filters import claim_where
from belligraph.graph.sqlite.rows import read_day
from belligraph.graph.timeline import MAX_BUCKETS, Bucket, TimelineBucket

_DAY = "coalesce(first, published)"
STARTS = {
    Bucket.DAY: _DAY,
    Bucket.WEEK: f"date({_DAY}, '-6 days', 'weekday 1')",
    Bucket.MONTH: f"substr({_DAY}, 1, 7) || '-01'",
    Bucket.YEAR: f"substr({_DAY}, 1, 4) || '-01-01'",
}
"""The first day of the stretch that a claim's event begins in."""
_COUNTS = ", ".join(
    ("count(*)", *(f"sum(mood = '{mood}')" for mood in ("actual", "planned", "possible")), "sum(negated)")
)


def timeline(
    connection: sqlite3.Connection, where: ClaimFilter, bucket: Bucket, first: int | None
) -> Sequence[TimelineBucket]:
    """See `belligraph.graph.store.Reader.timeline`."""
    if first is not None:
        check_size("first", first, MAX_BUCKETS)
    conditions = claim_where(where)
    found = connection.execute(
        f"SELECT {STARTS[bucket]} AS bucket, {_COUNTS} FROM claim{conditions.sql} "
        "GROUP BY bucket ORDER BY bucket IS NULL, bucket LIMIT ?",
        (*conditions.values, MAX_BUCKETS + 1 if first is None else first),
    ).fetchall()
    if len(found) > MAX_BUCKETS:
        raise QueryError(
            f"the timeline has more than {MAX_BUCKETS:,} {bucket}s with claims; take longer ones, "
            "narrow the filter (since, until), or say with first how many you want"
        )
    return [TimelineBucket(read_day(start), *counts) for start, *counts in found]


def event_days(connection: sqlite3.Connection) -> tuple[dt.date | None, dt.date | None]:
    """The first and the last day that an event is known to have."""
    first, last = connection.execute(
        f"SELECT {STATS.leaves['first_event']}, {STATS.leaves['last_event']}"
    ).fetchone()
    return read_day(first), read_day(last)


def count_sources(connection: sqlite3.Connection) -> int:
    """How many sources the articles name."""
    (count,) = connection.execute(f"SELECT {STATS.leaves['sources']}").fetchone()
    return int(count)
