"""GraphQL over HTTP: from a request to the engine's answer, in the media type that the asker takes.

Follows https://graphql.github.io/graphql-over-http/draft/: POST with JSON, GET for queries. A request that is
not run (syntax, unknown field, wrong variable) is answered with 400; only askers that name nothing but
application/json get 200 there, as that draft has it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pydantic_core import from_json, to_json
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response

from belligraph.schema.graphql.engine import Answer, Engine
from belligraph.trusted import NotTrusted, Trusted

GRAPHQL = "application/graphql-response+json"
JSON = "application/json"
WILD = ("*/*", "application/*")


class BadRequest(Exception):
    """A request that is no GraphQL request; answered with this status."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


@dataclass(frozen=True, slots=True)
class Asking:
    """The parameters of a GraphQL request."""

    query: str
    variables: Mapping[str, Any] | None
    operation: str | None


class Endpoint:
    """The route /graphql. `graphiql`: where browsers are sent that come without a query."""

    def __init__(
        self, engine: Engine, *, max_body: int, trusted: Trusted, graphiql: str | None = None
    ) -> None:
        self.engine = engine
        self.trusted = trusted
        self.max_body = max_body
        self.graphiql = graphiql

    async def answer(self, request: Request) -> Response:
        """Answer one request."""
        kind, lenient = _accepted(request)
        try:
            if kind is None:
                raise BadRequest(406, f"the answer comes as {GRAPHQL} or {JSON}; accept one of them")
            if self.graphiql and _wants_page(request):
                return RedirectResponse(self.graphiql, status_code=303)
            asking = await self.asked(request)
        except BadRequest as bad:
            body = {"errors": [{"message": str(bad), "extensions": {"code": "BAD_REQUEST"}}]}
            return _response(to_json(body), bad.status, kind or JSON)
        answer = await self.engine.answer(
            asking.query, asking.variables, asking.operation, only_queries=request.method == "GET"
        )
        return _response(answer.json, _status(answer, lenient), kind or JSON)

    async def asked(self, request: Request) -> Asking:
        """What a request with GET or POST asks. Raises BadRequest."""
        if request.method == "GET":
            return parameters(_from_url(request), self.trusted)
        return parameters(await self._from_body(request), self.trusted)

    async def _from_body(self, request: Request) -> Any:
        media, _, rest = request.headers.get("content-type", "").partition(";")
        if media.strip().lower() != JSON:
            raise BadRequest(415, f"send the request as {JSON} (header content-type)")
        if "charset" in rest.lower() and "utf-8" not in rest.lower() and "utf8" not in rest.lower():
            raise BadRequest(415, "send the request in UTF-8")
        length = request.headers.get("content-length", "")
        if length.isdecimal() and int(length) > self.max_body:
            raise self._too_long()
        body = bytearray()
        try:
            async for part in request.stream():
                body += part
                if len(body) > self.max_body:
                    raise self._too_long()
        except ClientDisconnect:
            raise BadRequest(400, "the request broke off") from None
        return read_json(bytes(body), "the body")

    def _too_long(self) -> BadRequest:
        return BadRequest(413, f"the request has more than {self.max_body:,} bytes")


def read_json(data: bytes | str, what: str) -> Any:
    """The value of JSON text in UTF-8. Raises BadRequest that says what is wrong with `what`."""
    try:
        return from_json(data, allow_inf_nan=False)
    except ValueError as error:
        if "recursion" in str(error):
            raise BadRequest(400, f"{what} is nested too deeply") from None
        raise BadRequest(400, f"{what} is no JSON in UTF-8: {error}"[:200]) from None


def _from_url(request: Request) -> dict[str, Any]:
    given: dict[str, Any] = dict(request.query_params)
    for name in ("variables", "extensions"):
        if given.get(name):
            given[name] = read_json(given[name], name)
        else:
            given.pop(name, None)
    if not given.get("operationName"):
        given.pop("operationName", None)
    return given


def parameters(given: Any, trusted: Trusted) -> Asking:
    """The request that an object asks. Raises BadRequest."""
    if not isinstance(given, dict):
        raise BadRequest(400, "send one object with query, variables and operationName")
    try:
        given = trusted.resolve(given)
    except NotTrusted as error:
        raise BadRequest(400, str(error)) from None
    for name, kind, words in (
        ("query", str, "a string"),
        ("operationName", str | None, "a string"),
        ("variables", dict | None, "an object"),
        ("extensions", dict | None, "an object"),
    ):
        if not isinstance(given.get(name), kind):
            problem = "is missing" if name not in given else f"must be {words}"
            raise BadRequest(400, f"{name} {problem}")
    return Asking(given["query"], given.get("variables"), given.get("operationName"))


def _accepted(request: Request) -> tuple[str | None, bool]:
    """The media type to answer with (None: none fits), and whether to answer 200 whatever is wrong."""
    return _chosen_media(request.headers.get("accept", "").strip(), request.method)


@lru_cache(64)
def _chosen_media(header: str, method: str) -> tuple[str | None, bool]:
    if not header:
        return JSON, False
    best: tuple[float, str | None, bool] = (0.0, None, False)
    for entry in header.split(","):
        media, *parameters = (part.strip().lower() for part in entry.split(";"))
        weight = _weight(parameters)
        kind = media if media in (GRAPHQL, JSON) else JSON if media in WILD else None
        if kind and weight > best[0]:
            best = (weight, kind, media == JSON)
    if best[1] is None and "text/html" in header and method == "GET":
        return JSON, False
    return best[1], best[2]


def _weight(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                return float(value)
            except ValueError:
                return 0.0
    return 1.0


def _wants_page(request: Request) -> bool:
    """Is it a browser that comes without a query?"""
    page = "text/html" in request.headers.get("accept", "")
    return page and request.method == "GET" and "query" not in request.query_params


def _status(answer: Answer, lenient: bool) -> int:
    if not answer.refused:
        return 200
    if "METHOD_NOT_ALLOWED" in answer.codes:
        return 405
    return 200 if lenient else 400


def _response(body: bytes, status: int, kind: str) -> Response:
    headers = {"cache-control": "no-store", "vary": "accept"}
    if status == 405:
        headers["allow"] = "POST"
    return Response(body, status, headers, media_type=f"{kind}; charset=utf-8")
