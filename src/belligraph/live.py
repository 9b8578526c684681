"""What WebSockets and event streams share: their bounds, how many are open, and the end of them all."""

import asyncio
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from belligraph.errors import QueryError

SLOW = "the client reads too slowly; subscribe again after the last cursor"


@dataclass(frozen=True, slots=True)
class LiveLimits:
    """How much clients may hold open. Times are in seconds."""

    connections: int = 500  # WebSockets and event streams, in all
    operations: int = 20  # at once on one WebSocket
    message: int = 1_000_000  # bytes of one message
    init: float = 3.0  # until a WebSocket's connection_init
    stall: float = 30.0  # until a client that takes nothing is cut
    heartbeat: float = 15.0  # between signs of life on a quiet event stream


class Full(QueryError):
    """No more connections are taken."""


class Doors:
    """Counts who is in, and tells them all to leave when the service ends."""

    def __init__(self, limits: LiveLimits) -> None:
        self.limits = limits
        self.inside = 0
        self.closing = asyncio.Event()

    @contextmanager
    def entered(self) -> Iterator[None]:
        """A place for one connection. Raises Full where there is none."""
        if self.inside >= self.limits.connections:
            raise Full(
                f"{self.limits.connections} live connections are open, and no more are taken; try later"
            )
        self.inside += 1
        try:
            yield
        finally:
            self.inside -= 1


async def first_of(*ways: Coroutine[Any, Any, object]) -> None:
    """Run them until the first has ended, and leave the others. Raises what the first raised."""
    tasks = [asyncio.create_task(way) for way in ways]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for task in done:
        task.result()
