"""A few threads beside the event loop, for questions that take their time."""

import asyncio
import contextvars
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


class Offload:
    """A bounded number of threads. What runs there sees the caller's context, its deadline among it."""

    def __init__(self, threads: int) -> None:
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="belligraph-question")

    async def run(self, call: Callable[[], T]) -> T:
        """What the call gives."""
        context = contextvars.copy_context()
        return await asyncio.get_running_loop().run_in_executor(self._threads, context.run, call)

    def close(self) -> None:
        """End the threads once their questions are answered."""
        self._threads.shutdown(wait=False, cancel_futures=True)
