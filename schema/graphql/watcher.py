"""One wait for changes of the store that all subscriptions share, off the event loop."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from belligraph.graph.store import Reader

SLICE = 0.5  # seconds of one wait in the thread: so long may closing take


class Stopped(Exception):
    """The service ends; subscriptions end with it."""


class Watcher:
    """Waits for changes while somebody asks for them. Belongs to one event loop."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="belligraph-watcher")
        self._waiting: dict[asyncio.Future[int], int] = {}
        self._task: asyncio.Task[None] | None = None
        self._last = 0
        self._stopped = False

    async def later(self, after: int) -> int:
        """The number of the latest change, as soon as it is greater than `after`.

        Raises Stopped when the service ends, StoreError when the store can't be read.
        """
        if self._stopped:
            raise Stopped
        if self._last > after:
            return self._last
        future: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._waiting[future] = after
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._watch())
        try:
            return await future
        finally:
            self._waiting.pop(future, None)

    def stop(self) -> None:
        """Raise Stopped wherever somebody waits, now and later."""
        self._stopped = True
        self._thread.shutdown(wait=False, cancel_futures=True)
        for future in self._waiting:
            if not future.done():
                future.set_exception(Stopped())

    async def _watch(self) -> None:
        loop = asyncio.get_running_loop()
        while self._waiting and not self._stopped:
            after = min(self._waiting.values())
            try:
                if not await loop.run_in_executor(self._thread, self._reader.wait_for_change, after, SLICE):
                    continue
                self._last = await loop.run_in_executor(self._thread, self._reader.last_change)
            except Exception as error:
                self._fail(error)
                return
            for future, seen in list(self._waiting.items()):
                if self._last > seen:
                    self._waiting.pop(future)
                    if not future.done():
                        future.set_result(self._last)

    def _fail(self, error: Exception) -> None:
        for future in list(self._waiting):
            self._waiting.pop(future)
            if not future.done():
                future.set_exception(Stopped() if self._stopped else error)
