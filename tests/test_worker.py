"""The process beside the service, with functions of the standard library: they can be called anywhere."""

import asyncio
import math
import os
import signal
import threading
import time
from collections.abc import Iterator

import pytest

from belligraph.worker import Worker, WorkerLost


@pytest.fixture
def worker() -> Iterator[Worker]:
    """A worker that gives a call three seconds."""
    worker = Worker(timeout=3.0)
    yield worker
    worker.close()


async def pid(worker: Worker) -> int:
    """The worker's process id, asked of itself."""
    return await worker.call(eval, "__import__('os').getpid()")


def alive(process: int) -> bool:
    """Is there a process with this id?"""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_it_calls_in_another_process_and_keeps_it(worker: Worker) -> None:
    async def twice() -> tuple[int, int, int]:
        return await worker.call(math.factorial, 10), await pid(worker), await pid(worker)

    product, one, other = asyncio.run(twice())
    assert product == 3_628_800
    assert one == other != os.getpid()


def test_what_a_call_raises_is_raised_here(worker: Worker) -> None:
    with pytest.raises(ValueError, match="factorial"):
        asyncio.run(worker.call(math.factorial, -1))
    with pytest.raises(RuntimeError, match="lock"):  # an answer that can't be sent
        asyncio.run(worker.call(eval, "__import__('threading').Lock()"))
    assert asyncio.run(worker.call(math.factorial, 3)) == 6


def test_a_process_that_dies_is_replaced(worker: Worker) -> None:
    async def die() -> tuple[int, int]:
        before = await pid(worker)
        with pytest.raises(WorkerLost):
            await worker.call(os._exit, 3)
        after = await pid(worker)
        os.kill(after, signal.SIGKILL)
        await asyncio.sleep(0.2)
        assert await worker.call(math.factorial, 3) == 6
        return before, after

    before, after = asyncio.run(die())
    assert before != after


def test_a_call_that_takes_too_long_is_given_up(worker: Worker) -> None:
    async def hang() -> int:
        assert await worker.call(math.factorial, 3) == 6
        with pytest.raises(WorkerLost):
            await worker.call(time.sleep, 60)
        return await worker.call(math.factorial, 3)

    begin = time.monotonic()
    assert asyncio.run(hang()) == 6
    assert time.monotonic() - begin < 30


def test_who_is_cancelled_before_his_turn_is_not_called(worker: Worker) -> None:
    async def leave() -> list[int]:
        slow = asyncio.create_task(worker.call(time.sleep, 0.5))
        await asyncio.sleep(0.1)
        calls = [asyncio.create_task(worker.call(math.factorial, n)) for n in range(3)]
        await asyncio.sleep(0)
        calls[1].cancel()
        await slow
        done = await asyncio.gather(*calls, return_exceptions=True)
        assert isinstance(done[1], asyncio.CancelledError)
        return [number for number in done if isinstance(number, int)]

    assert asyncio.run(leave()) == [1, 2]


def test_closing_ends_the_process_in_the_middle_of_a_call() -> None:
    worker = Worker(timeout=60.0)

    async def close() -> int:
        process = await pid(worker)
        threading.Timer(0.3, worker.close).start()
        with pytest.raises(WorkerLost):
            await worker.call(time.sleep, 60)
        return process

    begin = time.monotonic()
    process = asyncio.run(close())
    worker.close()
    assert time.monotonic() - begin < 30
    assert not alive(process)


def test_a_worker_that_was_never_called_closes() -> None:
    worker = Worker(timeout=1.0)
    worker.close()
    with pytest.raises(RuntimeError):
        asyncio.run(worker.call(math.factorial, 3))
