"""A small real HTTP server that speaks chat completions, well or badly, as each test wants it."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

KEY = "sk-very-secret-0123456789"


@dataclass(frozen=True)
class Request:
    """What came in."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def question(self) -> dict[str, Any]:
        """The part of an article that is asked about."""
        asked: dict[str, Any] = json.loads(self.body["messages"][-1]["content"])
        return asked


Reply = Callable[[BaseHTTPRequestHandler], None]
Answering = Callable[[Request], Reply]


@dataclass
class Server:
    """Answers each request as `answering` says, and remembers it."""

    answering: Answering
    url: str = ""
    requests: list[Request] = field(default_factory=list)


def raw(data: bytes, status: int = 200, **headers: str) -> Reply:
    """These bytes."""

    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in {"Content-Type": "application/json", **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(data)))
        handler.end_headers()
        handler.wfile.write(data)

    return send


def completion(text: Any, finish: str = "stop", usage: Any = None, **message: Any) -> Reply:
    """An answer of the protocol with this text in it."""
    row = {
        "id": "1",
        "object": "chat.completion",
        "choices": [
            {
                "index": 0,
                "finish_reason": finish,
                "message": {"role": "assistant", "content": text, **message},
            }
        ],
        "usage": {"prompt_tokens": 1000, "completion_tokens": 50} if usage is None else usage,
    }
    return raw(json.dumps(row).encode())


def claims(*rows: dict[str, Any]) -> Reply:
    """An answer that proposes these claims."""
    return completion(json.dumps({"claims": rows}))


def failing(status: int, message: str = "no", **headers: str) -> Reply:
    """An error in the protocol's form."""
    return raw(json.dumps({"error": {"message": message}}).encode(), status, **headers)


def dripping(data: bytes, pause: float, head: bool = False) -> Reply:
    """One byte at a time; with `head` the very header drips."""

    def send(handler: BaseHTTPRequestHandler) -> None:
        start = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(data)
        if not head:
            handler.wfile.write(start)
        for byte in start + data if head else data:
            handler.wfile.write(bytes([byte]))
            time.sleep(pause)

    return send


def endless(piece: bytes) -> Reply:
    """The same piece without an end, as long as somebody reads."""

    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
        while True:
            handler.wfile.write(piece)

    return send


def broken_off(data: bytes) -> Reply:
    """Half of what was promised, then nothing."""

    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % (2 * len(data)))
        handler.wfile.write(data)
        handler.close_connection = True

    return send


def in_turn(*replies: Reply) -> Answering:
    """One after the other; the last one stays."""
    left = list(replies)
    return lambda request: left.pop(0) if len(left) > 1 else left[0]


@contextmanager
def serving(answering: Answering) -> Iterator[Server]:
    """The server, on a port of its own."""
    server = Server(answering)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            data = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            request = Request(self.path, {k.lower(): v for k, v in self.headers.items()}, json.loads(data))
            server.requests.append(request)
            try:
                server.answering(request)(self)
            except OSError:  # the asker has left
                self.close_connection = True

        def log_message(self, *args: Any) -> None:
            """Say nothing."""

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    http.block_on_close = False
    thread = Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    server.url = f"http://127.0.0.1:{http.server_port}/v1"
    try:
        yield server
    finally:
        http.shutdown()
        thread.join()
        http.server_close()
