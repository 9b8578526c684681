"""Claims by time from a day on: those that begin then, and the longer ones that had begun before.

Events are intervals, the list is ordered by their start, and the filter asks for their end: no one index has
both. Nearly all begin on the day or later, which the order's own index finds; the few that had begun before
are looked up by their length, so that only the days that such an event can reach back over are read.
"""

from collections.abc import Iterator

from belligraph.graph.queries import ClaimFilter

LENGTH = (
    "CASE WHEN julianday(last) - julianday(first) <= 31 THEN 31 "
    "WHEN julianday(last) - julianday(first) <= 366 THEN 366 ELSE 0 END"
)
"""As the index claim_long has it (times.sql): at most a month, at most a year, 0 for longer."""
START = "coalesce(first, published, '~')"
NARROW = ("ids", "subjects", "objects", "actors", "item", "place", "attribution", "article", "edge", "any_of")


def is_narrow(where: ClaimFilter) -> bool:
    """Whether the filter has a condition that leaves few claims, so that its own index is the better one."""
    return bool(where.all_of) or any(getattr(where, name) is not None for name in NARROW)


def parts(since: str) -> Iterator[tuple[str, str]]:
    """(index, condition) that share out the claims which end on the day `since` (a parameter) or later.

    They do not overlap; the first gives its claims in the list's order.
    """
    yield "claim_time", f"{START} >= {since}"
    for days in (31, 366):
        yield (
            "claim_long",
            f"last > first AND {LENGTH} = {days} AND first >= date({since}, '-{days} days') "
            f"AND first < {since}",
        )
    yield "claim_long", f"last > first AND {LENGTH} = 0 AND first < {since}"
