"""GraphQL over WebSockets: the protocol graphql-transport-ws, any number of operations on a connection.

https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md. Subscriptions read the store's log as fast as
the client takes their events, so nothing piles up here; a client that takes nothing for a while is cut.
"""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import aclosing, suppress
from typing import Any

from pydantic_core import to_json
from starlette.websockets import WebSocket, WebSocketDisconnect

from belligraph.endpoint import Asking, BadRequest, parameters, read_json
from belligraph.live import SLOW, Doors, Full, LiveLimits, first_of
from belligraph.origins import may_ask
from belligraph.schema.graphql.engine import Engine
from belligraph.trusted import Trusted

PROTOCOL = "graphql-transport-ws"
ENDING = 1.0  # seconds for the last words
LONGEST_REASON = 123  # bytes, as WebSockets have it
log = logging.getLogger("belligraph.sockets")


class Closing(Exception):
    """The connection is to be closed with this code and reason."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(code, reason)
        self.code = code
        self.reason = reason.encode("utf-8", "replace")[:LONGEST_REASON].decode("utf-8", "ignore")


class Sockets:
    """The route for WebSockets. `origins`: other sites whose pages may open one."""

    def __init__(self, engine: Engine, doors: Doors, origins: Sequence[str], trusted: Trusted) -> None:
        self.engine = engine
        self.doors = doors
        self.origins = origins
        self.trusted = trusted

    async def serve(self, socket: WebSocket) -> None:
        """Serve one connection from its handshake to its end."""
        if not may_ask(socket.headers.get("origin"), socket.headers.get("host", ""), self.origins):
            await socket.close()  # before it is accepted: HTTP 403
            return
        spoken = PROTOCOL in socket.scope.get("subprotocols", ())
        await socket.accept(subprotocol=PROTOCOL if spoken else None)
        try:
            if not spoken:
                raise Closing(4406, f"speak the subprotocol {PROTOCOL}")
            with self.doors.entered():
                connection = Connection(socket, self.engine, self.doors.limits, self.trusted)
                await first_of(connection.run(), self.doors.closing.wait())
                raise Closing(1012, "the service ends; come back soon")
        except Full as full:
            await _close(socket, Closing(1013, str(full)))
        except Closing as closing:
            await _close(socket, closing)
        except WebSocketDisconnect:
            pass


async def _close(socket: WebSocket, closing: Closing) -> None:
    with suppress(TimeoutError, RuntimeError, WebSocketDisconnect):
        async with asyncio.timeout(ENDING):
            await socket.close(closing.code, closing.reason)


class Connection:
    """One accepted connection and its operations."""

    def __init__(self, socket: WebSocket, engine: Engine, limits: LiveLimits, trusted: Trusted) -> None:
        self.socket = socket
        self.engine = engine
        self.trusted = trusted
        self.limits = limits
        self.operations: dict[str, asyncio.Task[None]] = {}
        self.sending = asyncio.Lock()
        self.acknowledged = False

    async def run(self) -> None:
        """Answer messages. Raises Closing or WebSocketDisconnect at the end."""
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._read(group))
        except BaseExceptionGroup as ends:
            raise ends.exceptions[0] from None

    async def _read(self, group: asyncio.TaskGroup) -> None:
        try:
            async with asyncio.timeout(self.limits.init):
                while not self.acknowledged:
                    await self._take(await self._message(), group)
        except TimeoutError:
            raise Closing(4408, "Connection initialisation timeout") from None
        while True:
            await self._take(await self._message(), group)

    async def _message(self) -> dict[str, Any]:
        received = await self.socket.receive()
        if received["type"] == "websocket.disconnect":
            raise WebSocketDisconnect(received.get("code", 1005))
        text = received.get("text")
        if text is None:
            raise Closing(4400, "messages are text")
        if len(text) > self.limits.message or len(text.encode("utf-8", "replace")) > self.limits.message:
            raise Closing(1009, f"a message may have {self.limits.message:,} bytes")
        try:
            message = read_json(text, "the message")
        except BadRequest as bad:
            raise Closing(4400, str(bad)) from None
        if not isinstance(message, dict):
            raise Closing(4400, "a message is a JSON object")
        return message

    async def _take(self, message: dict[str, Any], group: asyncio.TaskGroup) -> None:
        if not isinstance(message.get("payload"), dict | None):
            raise Closing(4400, "a payload is a JSON object")
        match message.get("type"):
            case "connection_init":
                if self.acknowledged:
                    raise Closing(4429, "Too many initialisation requests")
                self.acknowledged = True
                await self._send({"type": "connection_ack"})
            case "ping":
                echo = {"payload": message["payload"]} if "payload" in message else {}
                await self._send({"type": "pong", **echo})
            case "pong":
                pass
            case "subscribe":
                await self._subscribe(_id(message), message.get("payload"), group)
            case "complete":
                if (task := self.operations.pop(_id(message), None)) is not None:
                    task.cancel()
            case other:
                raise Closing(4400, f"unknown message type {other!r}"[:100])

    async def _subscribe(self, id: str, payload: Any, group: asyncio.TaskGroup) -> None:
        if not self.acknowledged:
            raise Closing(4401, "Unauthorized")
        if id in self.operations:
            raise Closing(4409, f"Subscriber for {id} already exists")
        try:
            asking = parameters(payload, self.trusted)
        except BadRequest as bad:
            raise Closing(4400, str(bad)) from None
        if len(self.operations) >= self.limits.operations:
            words = f"{self.limits.operations} operations run on this connection; complete one first"
            error = {"message": words, "extensions": {"code": "TOO_MANY_OPERATIONS"}}
            await self._send({"id": id, "type": "error", "payload": [error]})
            return
        self.operations[id] = group.create_task(self._operate(id, asking))

    async def _operate(self, id: str, asking: Asking) -> None:
        answers = self.engine.subscribe(asking.query, asking.variables, asking.operation)
        refused = False
        async with aclosing(answers):
            async for answer in answers:
                refused = answer.refused
                if refused:
                    self._forget(id)
                    await self._send({"id": id, "type": "error", "payload": answer.body["errors"]})
                else:
                    await self._put(b'{"id":%b,"type":"next","payload":%b}' % (to_json(id), answer.json))
        self._forget(id)
        if not refused:
            await self._send({"id": id, "type": "complete"})

    def _forget(self, id: str) -> None:
        """The id is free again, unless another operation has it by now."""
        if self.operations.get(id) is asyncio.current_task():
            del self.operations[id]

    async def _send(self, message: dict[str, Any]) -> None:
        await self._put(to_json(message))

    async def _put(self, message: bytes) -> None:
        try:
            async with asyncio.timeout(self.limits.stall), self.sending:
                await self.socket.send_text(message.decode())
        except TimeoutError:
            log.warning("a WebSocket was cut: %s", SLOW)
            raise Closing(1013, SLOW) from None


def _id(message: dict[str, Any]) -> str:
    id = message.get("id")
    if not isinstance(id, str) or not id:
        raise Closing(4400, "the message lacks an id, which is a string")
    return id
