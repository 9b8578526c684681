"""GraphQL as server-sent events: graphql-sse's distinct connections, a request for each operation.

https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md. Each answer is an event `next` whose id is
the cursor to go on after; a client that sends it back as Last-Event-ID, as browsers do, misses nothing.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing, suppress
from functools import lru_cache

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from belligraph.endpoint import BadRequest, Endpoint
from belligraph.live import SLOW, Doors, Full, first_of
from belligraph.schema.graphql.engine import Answer

EVENTS = "text/event-stream"
COMPLETE = b"event: complete\ndata:\n\n"
HEARTBEAT = b":\n\n"
ENDING = 1.0  # seconds for the last bytes
log = logging.getLogger("belligraph.events")


def wants_events(request: Request) -> bool:
    """Does the request accept an event stream, before any JSON that it accepts?"""
    return _events_before_json(request.headers.get("accept", ""))


@lru_cache(64)
def _events_before_json(header: str) -> bool:
    accepted = [part.split(";")[0].strip().lower() for part in header.split(",")]
    first = next((media for media in accepted if media == EVENTS or media.endswith("json")), None)
    return first == EVENTS


class Events:
    """Answers the endpoint's requests as event streams."""

    def __init__(self, endpoint: Endpoint, doors: Doors) -> None:
        self.endpoint = endpoint
        self.doors = doors

    async def answer(self, request: Request) -> Response:
        """The stream of an operation of any kind; mutations only with POST."""
        try:
            asking = await self.endpoint.asked(request)
        except BadRequest as bad:
            return _refused(bad.status, str(bad))
        answers = self.endpoint.engine.subscribe(
            asking.query,
            asking.variables,
            asking.operation,
            resume=request.headers.get("last-event-id") or None,
            only_reads=request.method == "GET",
        )
        return EventStream(answers, self.doors)


def _refused(status: int, message: str) -> Response:
    code = "BAD_REQUEST" if status < 500 else "UNAVAILABLE"
    return JSONResponse({"errors": [{"message": message, "extensions": {"code": code}}]}, status)


class EventStream(Response):
    """The response; it ends with its operation, its client, or the service."""

    def __init__(self, answers: AsyncGenerator[Answer, None], doors: Doors) -> None:
        super().__init__(media_type=EVENTS, headers={"cache-control": "no-store", "x-accel-buffering": "no"})
        del self.headers["content-length"]
        self.answers = answers
        self.doors = doors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the events."""
        try:
            with self.doors.entered():
                await first_of(self._send_all(send), _left(receive), self.doors.closing.wait())
                with suppress(TimeoutError):
                    async with asyncio.timeout(ENDING):
                        await send({"type": "http.response.body", "body": b"", "more_body": False})
        except Full as full:
            await _refused(503, str(full))(scope, receive, send)

    async def _send_all(self, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
        try:
            async with aclosing(self._pieces()) as pieces:
                async for piece in pieces:
                    async with asyncio.timeout(self.doors.limits.stall):
                        await send({"type": "http.response.body", "body": piece, "more_body": True})
        except TimeoutError:
            log.warning("an event stream was cut: %s", SLOW)

    async def _pieces(self) -> AsyncGenerator[bytes, None]:
        yield HEARTBEAT  # so that the headers leave at once
        pending: asyncio.Task[Answer | None] | None = None
        async with aclosing(self.answers) as answers:
            try:
                while True:
                    pending = pending or asyncio.create_task(_next(answers))
                    if not (await asyncio.wait({pending}, timeout=self.doors.limits.heartbeat))[0]:
                        yield HEARTBEAT
                        continue
                    answer, pending = pending.result(), None
                    if answer is None:
                        break
                    yield _event(answer)
            finally:
                if pending is not None:
                    pending.cancel()
                    await asyncio.wait({pending})
        if not self.doors.closing.is_set():  # the client is to come back then
            yield COMPLETE


async def _next(answers: AsyncIterator[Answer]) -> Answer | None:
    return await anext(answers, None)


def _event(answer: Answer) -> bytes:
    place = f"id: {answer.cursor}\n" if answer.cursor else ""
    return f"event: next\n{place}data: ".encode() + answer.json + b"\n\n"


async def _left(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
