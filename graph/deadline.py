"""When a question must be answered: engines stop what runs longer."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from belligraph.errors import BelligraphError

_DEADLINE: ContextVar[float | None] = ContextVar("deadline", default=None)


class DeadlineExceeded(BelligraphError):
    """A question that was stopped because its time was up."""


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Questions asked within the block, and in threads started by asyncio.to_thread there, end in time.

    They raise DeadlineExceeded.
    """
    token = _DEADLINE.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _DEADLINE.reset(token)


def check_deadline() -> None:
    """Raise DeadlineExceeded when the time is up: for work that is no statement of an engine."""
    end = _DEADLINE.get()
    if end is not None and time.monotonic() > end:
        raise DeadlineExceeded("the question took too long")


def time_is_up() -> float | None:
    """The moment (of time.monotonic) at which questions asked now must end; None: no such moment."""
    return _DEADLINE.get()
