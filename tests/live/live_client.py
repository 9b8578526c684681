"""Clients of the service's live side: raw WebSockets and raw event streams, to see every byte of them."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
from starlette.applications import Starlette
from websockets.sync.client import ClientConnection, connect

from belligraph.serving import Server, listen
from belligraph.settings import Settings

PROTOCOL: Any = "graphql-transport-ws"
CLAIMS = """subscription($filter: ClaimFilter, $after: String) {
  claimAdded(filter: $filter, after: $after) { cursor claim { id quote article { id } } }
}"""


@contextmanager
def running(settings: Settings, app: Starlette) -> Iterator[str]:
    """The address of the app's endpoint on a free port, served as the command does it."""
    bound = listen("127.0.0.1", 0)
    server = Server(settings, app)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
    thread.start()
    try:
        yield f"http://127.0.0.1:{bound.getsockname()[1]}/graphql"
    finally:
        server.should_exit = True
        thread.join()
        bound.close()


class Socket:
    """A WebSocket that speaks JSON; not greeted yet."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection

    def send(self, message: Any) -> None:
        """Send a message; text goes as it is."""
        self.connection.send(message if isinstance(message, str | bytes) else json.dumps(message))

    def take(self, timeout: float = 10) -> Any:
        """The next message."""
        return json.loads(self.connection.recv(timeout=timeout))

    def greet(self) -> "Socket":
        """Open the connection for operations."""
        self.send({"type": "connection_init"})
        assert self.take() == {"type": "connection_ack"}
        return self

    def subscribe(self, id: str, query: str, /, **variables: Any) -> None:
        """Start an operation."""
        self.send({"id": id, "type": "subscribe", "payload": {"query": query, "variables": variables}})

    def claims(self, count: int, timeout: float = 10) -> list[tuple[str, str]]:
        """(claim id, cursor) of the next so many events, which must be claims without errors."""
        found = []
        for _ in range(count):
            message = self.take(timeout)
            assert message["type"] == "next", message
            assert "errors" not in message["payload"], message
            event = message["payload"]["data"]["claimAdded"]
            found.append((event["claim"]["id"], event["cursor"]))
        return found

    def quiet(self, seconds: float = 0.7) -> bool:
        """Does nothing come for a while?"""
        try:
            self.connection.recv(timeout=seconds)
        except TimeoutError:
            return True
        return False


@contextmanager
def socket(address: str, origin: str | None = None, protocols: Any = (PROTOCOL,)) -> Iterator[Socket]:
    """An open WebSocket."""
    url = address.replace("http://", "ws://")
    origins: Any = {} if origin is None else {"origin": origin}
    with connect(url, subprotocols=protocols or None, max_size=None, **origins) as connection:
        yield Socket(connection)


@contextmanager
def stream(address: str, query: str, last: str = "", get: bool = False, **variables: Any) -> Iterator[Any]:
    """An event stream as (event, id, data); heartbeats come as (None, None, None)."""
    headers = {"accept": "text/event-stream", **({"last-event-id": last} if last else {})}
    asked = {"query": query, "variables": variables}
    with httpx.Client(timeout=20) as client:
        if get:
            params = {"query": query, "variables": json.dumps(variables)}
            request = client.build_request("GET", address, params=params, headers=headers)
        else:
            request = client.build_request("POST", address, json=asked, headers=headers)
        response = client.send(request, stream=True)
        try:
            assert response.status_code == 200, response.read()
            assert response.headers["content-type"].startswith("text/event-stream")
            yield _events(response.iter_lines())
        finally:
            response.close()


def _events(lines: Iterator[str]) -> Iterator[tuple[str | None, str | None, Any]]:
    fields: dict[str, str] = {}
    for line in lines:
        if line.startswith(":"):
            yield None, None, None
        elif line:
            name, _, value = line.partition(":")
            fields[name] = value.removeprefix(" ")
        elif fields:
            data = fields.get("data")
            yield fields.get("event"), fields.get("id"), json.loads(data) if data else None
            fields = {}
