"""One process beside the service, for work that would hold its event loop."""

import asyncio
import pickle
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

A = TypeVar("A")
T = TypeVar("T")


class WorkerLost(Exception):
    """The process died, or took too long, over this call; the next call has a new one."""


class Worker:
    """Calls functions in a process of its own, one after the other. The first call starts it.

    `timeout`: seconds that one call may take before the process is given up.
    """

    def __init__(self, timeout: float) -> None:
        self.timeout = timeout
        self._calls = ThreadPoolExecutor(1, thread_name_prefix="belligraph-worker")
        self._changing = threading.Lock()
        self._closed = False
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    async def call(self, function: Callable[[A], T], argument: A) -> T:
        """What the function gives there, or raises. Raises WorkerLost when the process does not answer.

        Function, argument and result are pickled, so the function must be a module's own. Who is cancelled
        while waiting for its turn is not called.
        """
        return await asyncio.get_running_loop().run_in_executor(self._calls, self._ask, function, argument)

    def close(self) -> None:
        """End the process, whatever it does; calls under way raise WorkerLost."""
        with self._changing:
            self._closed = True
            if self._process is not None:
                self._process.kill()
        self._calls.shutdown(wait=True, cancel_futures=True)
        self._end()

    def _ask(self, function: Callable[[A], T], argument: A) -> T:
        try:
            if self._process is not None and not self._process.is_alive():
                self._end()  # it died while it had nothing to do
            pipe = self._pipe or self._start()
            pipe.send((function, argument))
            if not pipe.poll(self.timeout):
                raise EOFError
            right, value = pipe.recv()
        except (EOFError, OSError):
            self._end()
            raise WorkerLost("the process that reads articles was lost") from None
        if not right:
            raise value
        result: T = value
        return result

    def _start(self) -> Connection:
        with self._changing:
            if self._closed:
                raise EOFError
            context = get_context("spawn")
            ours, theirs = context.Pipe()
            process = context.Process(target=_work, args=(theirs,), name="belligraph-worker", daemon=True)
            process.start()
            theirs.close()
            self._process, self._pipe = process, ours
            return ours

    def _end(self) -> None:
        """Only where no call is under way: nobody else may use the pipe."""
        with self._changing:
            process, pipe = self._process, self._pipe
            self._process = self._pipe = None
            if process is not None and pipe is not None:
                process.kill()
                process.join()
                process.close()
                pipe.close()


def _work(pipe: Connection) -> None:
    """The life of the process: it ends when the other end of the pipe is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is the service's to answer
    while True:
        try:
            function, argument = pipe.recv()
        except EOFError:
            return
        answer: tuple[bool, Any]
        try:
            answer = (True, function(argument))
        except Exception as error:
            answer = (False, error)
        try:
            data = pickle.dumps(answer)
        except Exception:
            data = pickle.dumps((False, RuntimeError(repr(answer[1])[:500])))
        pipe.send_bytes(data)
