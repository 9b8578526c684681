"""The web service: /graphql, /healthz, the explorer at /, GraphiQL at /graphiql."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route, WebSocketRoute

from belligraph import __version__
from belligraph.adding import Adding
from belligraph.endpoint import Endpoint
from belligraph.events import Events, wants_events
from belligraph.graph.queries import EntityFilter
from belligraph.graph.store import Reader, Store
from belligraph.live import Doors
from belligraph.pages import page_routes
from belligraph.schema.graphql.engine import Engine
from belligraph.schema.graphql.offload import Offload
from belligraph.settings import Settings
from belligraph.sockets import Sockets
from belligraph.trusted import load_trusted

log = logging.getLogger("belligraph.app")


def create_app(settings: Settings, store: Reader, writable: Store | None = None) -> Starlette:
    """The ASGI application over an open store, which stays the caller's to close.

    `writable`: the same store, open for writing; without it, or with mutations off, mutations are refused.
    Its state has `end`: what ends all subscriptions, so that a server does not wait for them.
    """
    adding = None
    if settings.mutations and writable is not None:
        adding = Adding(writable, settings.bounds, settings.timeout)
    engine = Engine(store, settings.limits, settings.timeout, adding, tell_plan=settings.tell_plan)
    trusted = load_trusted(settings.documents, only=settings.only_documents)
    endpoint = Endpoint(
        engine,
        max_body=settings.max_body,
        trusted=trusted,
        graphiql="/graphiql" if settings.graphiql else None,
    )
    doors = Doors(settings.live)
    events = Events(endpoint, doors)
    sockets = Sockets(engine, doors, settings.cors_origins, trusted)

    async def answer(request: Request) -> Response:
        return await (events if wants_events(request) else endpoint).answer(request)

    def end() -> None:
        doors.closing.set()
        engine.close()

    app = Starlette(
        routes=[
            Route("/graphql", answer, methods=["GET", "POST"]),
            WebSocketRoute("/graphql", sockets.serve),
            Route("/healthz", _health(store), methods=["GET"]),
            *page_routes(explorer=settings.explorer, graphiql=settings.graphiql),
        ],
        middleware=_middleware(settings),
        lifespan=_lifespan(end, adding),
    )
    app.state.end = end
    return app


def _lifespan(
    end: Callable[[], None], adding: Adding | None
) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        yield
        end()
        if adding is not None:
            await asyncio.to_thread(adding.close)

    return lifespan


def _middleware(settings: Settings) -> list[Middleware]:
    if not settings.cors_origins:
        return []
    return [
        Middleware(
            CORSMiddleware,
            allow_origins=list(settings.cors_origins),
            allow_methods=["GET", "POST"],
            allow_headers=["content-type"],
        )
    ]


def _health(store: Reader) -> Callable[[Request], Awaitable[Response]]:
    aside = Offload(threads=1)  # of its own: those of the questions may all be busy

    async def health(request: Request) -> Response:
        try:
            await aside.run(lambda: store.count_entities(EntityFilter(ids=())))
        except Exception:
            log.exception("the store does not answer")
            return JSONResponse({"status": "the store does not answer"}, status_code=503)
        return JSONResponse({"status": "ok", "version": __version__})

    return health
