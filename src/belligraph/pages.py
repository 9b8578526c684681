"""The routes of the web pages: the explorer, GraphiQL and their assets."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from belligraph.web import DIST

HOW = "python -m belligraph.web.build"
NOT_BUILT = f"The web pages are not built. Build them with: {HOW}\nThe GraphQL endpoint is at /graphql.\n"


def page_routes(*, explorer: bool, graphiql: bool, folder: Path = DIST) -> list[BaseRoute]:
    """Routes for the pages that are wanted; where they are not built, they say how to build them."""
    routes: list[BaseRoute] = []
    if explorer:
        routes.append(_page("/", folder / "index.html"))
    if graphiql:
        routes.append(_page("/graphiql", folder / "graphiql.html"))
    if routes:
        routes.append(Mount("/assets", app=_assets(folder / "assets")))
    return routes


def _assets(folder: Path) -> ASGIApp:
    files = StaticFiles(directory=folder, check_dir=False)

    async def show(scope: Scope, receive: Receive, send: Send) -> None:
        app = files if folder.is_dir() else PlainTextResponse(NOT_BUILT, status_code=503)
        await app(scope, receive, send)

    return show


def _page(path: str, file: Path) -> Route:
    async def show(request: Request) -> Response:
        if not file.is_file():
            return PlainTextResponse(NOT_BUILT, status_code=503)
        return FileResponse(file, headers={"cache-control": "no-cache"})

    return Route(path, show, methods=["GET"])
