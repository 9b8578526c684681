"""The command serve: the app on a socket of ours, so that a busy port is told in one clear line."""

import socket
import sys

import uvicorn
from starlette.applications import Starlette

from belligraph.app import create_app
from belligraph.errors import SettingError
from belligraph.graph.store import Store
from belligraph.output import say
from belligraph.pages import HOW
from belligraph.settings import Settings
from belligraph.web import is_built

BACKLOG = 2048
SWITCH = 0.001  # seconds after which a thread at work lets the event loop have the interpreter
GRACE = 5  # seconds for what is under way when the service is told to stop


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens. Raises SettingError for an address that can't be listened on."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, kind, protocol, _, address = found[0]
        bound = socket.socket(family, kind, protocol)
    except OSError as error:
        raise SettingError(f"--host {host}: {error.strerror}") from None
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind(address)
        bound.listen(BACKLOG)  # from here on askers wait, and are not turned away
    except OSError as error:
        bound.close()
        raise SettingError(
            f"can't listen on {host}:{port}: {error.strerror}; choose another --port"
        ) from None
    return bound


class Server(uvicorn.Server):
    """Ends the app's subscriptions when it is told to stop; uvicorn would wait for them forever."""

    def __init__(self, settings: Settings, app: Starlette) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                log_level="warning",
                server_header=False,
                ws_max_size=settings.max_body,
                ws_per_message_deflate=False,  # it costs memory for each connection
                timeout_graceful_shutdown=GRACE,
            )
        )
        self._end = app.state.end

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop: live connections first, then requests under way, then the app."""
        self._end()
        await super().shutdown(sockets)


def run_server(settings: Settings, store: Store) -> None:
    """Serve until told to stop. The store must be open for writing where mutations are on."""
    bound = listen(settings.host, settings.port)
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    address = f"http://{host}:{bound.getsockname()[1]}"
    say(f"Belligraph serves {settings.store} at {address}/graphql; stop it with Ctrl+C")
    if settings.explorer and is_built():
        say(f"explorer: {address}/")
    if not is_built():
        say(f"the web pages are not built; build them with: {HOW}")
    sys.setswitchinterval(SWITCH)
    try:
        Server(settings, create_app(settings, store, store)).run(sockets=[bound])
    except KeyboardInterrupt:
        say("stopped")
    finally:
        bound.close()
