"""The service, asked over HTTP on a real port."""

import asyncio
import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from gql import Client, gql
from gql.transport.exceptions import TransportQueryError, TransportServerError
from gql.transport.httpx import HTTPXTransport
from starlette.applications import Starlette

from belligraph.app import create_app
from belligraph.graph.sqlite.store import SqliteStore
from belligraph.pages import page_routes
from belligraph.serving import listen
from belligraph.settings import Settings

NEW, OLD = "application/graphql-response+json", "application/json"


@contextmanager
def running(app: Starlette) -> Iterator[str]:
    """The address of the app on a free port."""
    bound = listen("127.0.0.1", 0)
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", ws="none"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
    thread.start()
    try:
        yield f"http://127.0.0.1:{bound.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()
        bound.close()


@pytest.fixture(scope="module")
def server(samples_store: SqliteStore) -> Iterator[str]:
    """The service over the sample articles."""
    with running(create_app(Settings(), samples_store)) as address:
        yield address


@pytest.fixture
def client(server: str) -> Client:
    """A GraphQL client that checks what it sends against the schema that the service tells."""
    return Client(transport=HTTPXTransport(url=f"{server}/graphql"), fetch_schema_from_transport=True)


@pytest.fixture
def post(server: str) -> Callable[..., httpx.Response]:
    """POST this body, as JSON unless it is bytes."""

    def send(body: Any, accept: str = "*/*", kind: str = OLD) -> httpx.Response:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        return httpx.post(f"{server}/graphql", content=data, headers={"accept": accept, "content-type": kind})

    return send


def test_a_client_learns_who_supplies_which_weapons_to_whom(client: Client) -> None:
    query = gql("""query($who: [EntityRef!]) {
      edges(filter: {relation: SUPPLIES, subject: $who}) {
        totalCount
        nodes {
          subject { name } object { name } first last
          claims { nodes { item { name } quantity { text } quote article { headline published } } }
        }
      }
    }""")
    query.variable_values = {"who": [{"name": "United States"}]}
    edges = client.execute(query)["edges"]
    assert edges["totalCount"] == len(edges["nodes"]) > 0
    assert {edge["subject"]["name"] for edge in edges["nodes"]} == {"United States"}
    assert all(claim["quote"] for edge in edges["nodes"] for claim in edge["claims"]["nodes"])


def test_a_client_walks_all_pages_both_ways(client: Client) -> None:
    def walk(size: str, at: str, more: str, end: str) -> list[str]:
        query = gql(
            f"query($n: Int, $at: String) {{ articles({size}: $n, {at}: $at) "
            f"{{ totalCount edges {{ node {{ id }} }} pageInfo {{ {more} {end} }} }} }}"
        )
        found: list[str] = []
        cursor = None
        while True:
            query.variable_values = {"n": 10, "at": cursor}
            page = client.execute(query)["articles"]
            ids = [edge["node"]["id"] for edge in page["edges"]]
            found = [*found, *ids] if size == "first" else [*ids, *found]
            if not page["pageInfo"][more]:
                assert len(found) == page["totalCount"]
                return found
            cursor = page["pageInfo"][end]

    there = walk("first", "after", "hasNextPage", "endCursor")
    assert there == walk("last", "before", "hasPreviousPage", "startCursor")
    assert len(there) == len(set(there))


@pytest.mark.parametrize(
    "arguments", ["first: -1", "first: 100000", 'after: "nonsense"', "first: 1, last: 1"]
)
def test_a_client_is_told_of_bad_pages(client: Client, arguments: str) -> None:
    with pytest.raises(TransportQueryError) as caught:
        client.execute(gql(f"{{ claims({arguments}) {{ totalCount }} }}"))
    assert caught.value.errors
    assert caught.value.errors[0]["extensions"]["code"] == "BAD_USER_INPUT"


def test_an_unknown_relation_is_told(server: str) -> None:
    unchecked = Client(transport=HTTPXTransport(url=f"{server}/graphql"))
    with pytest.raises((TransportQueryError, TransportServerError), match=r"LOVES|400"):
        unchecked.execute(gql("{ claims(filter: {relation: LOVES}) { totalCount } }"))


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("{ claims(", "GRAPHQL_PARSE_FAILED"),
        ("{ nothing }", "GRAPHQL_VALIDATION_FAILED"),
        ("{ claims(filter: {relation: LOVES}) { totalCount } }", "GRAPHQL_VALIDATION_FAILED"),
        ("query($n: Int!) { claims(first: $n) { totalCount } }", "BAD_USER_INPUT"),
        ("{" + "{a" * 5_000, "GRAPHQL_PARSE_FAILED"),
        ("{ " + "a " * 5_000 + "}", "OPERATION_TOO_LARGE"),
    ],
)
@pytest.mark.parametrize(
    ("accept", "status", "kind"),
    [("*/*", 400, OLD), (NEW, 400, NEW), (f"{NEW}, {OLD};q=0.9", 400, NEW), (OLD, 200, OLD)],
)
def test_what_is_not_run_is_a_bad_request(
    post: Callable[..., httpx.Response], query: str, code: str, accept: str, status: int, kind: str
) -> None:
    answer = post({"query": query}, accept)
    assert answer.status_code == status
    assert answer.headers["content-type"] == f"{kind}; charset=utf-8"
    body = answer.json()
    assert "data" not in body
    assert body["errors"][0]["extensions"]["code"] == code


@pytest.mark.parametrize(
    ("body", "status", "words"),
    [
        (b"", 400, "no JSON"),
        (b"{", 400, "no JSON"),
        (b"\xff{}", 400, "no JSON"),
        (b"[" * 100_000, 400, "nested too deeply"),
        (b'{"query": "{ stats { claims } }", "variables": {"a": NaN}}', 400, "no JSON"),
        (b'{"query": "{ stats { claims } }", "variables": {"a": "\\ud800"}}', 400, "no JSON"),
        ([], 400, "one object"),
        ({}, 400, "query is missing"),
        ({"query": 5}, 400, "query must be a string"),
        ({"query": "{ stats { claims } }", "variables": []}, 400, "variables must be an object"),
        ({"query": "{ stats { claims } }", "operationName": 1}, 400, "operationName must be a string"),
        (b" " * 1_100_000, 413, "1,000,000 bytes"),
    ],
)
def test_what_is_no_graphql_request(
    post: Callable[..., httpx.Response], body: Any, status: int, words: str
) -> None:
    answer = post(body)
    assert answer.status_code == status
    assert words in answer.json()["errors"][0]["message"]


def test_other_content_types_are_not_taken(post: Callable[..., httpx.Response]) -> None:
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data"):
        assert post({"query": "{ stats { claims } }"}, kind=kind).status_code == 415
    assert (
        post({"query": "{ stats { claims } }"}, kind="application/json; charset=latin-1").status_code == 415
    )
    assert post({"query": "{ stats { claims } }"}, kind="Application/JSON; charset=UTF-8").status_code == 200


def test_no_answer_in_a_type_that_is_not_spoken(post: Callable[..., httpx.Response]) -> None:
    assert post({"query": "{ stats { claims } }"}, "text/csv").status_code == 406
    assert post({"query": "{ stats { claims } }"}, "application/json;q=0").status_code == 406


def test_queries_can_be_asked_with_get(server: str) -> None:
    asked = {"query": "query A($id: ID!) { entity(id: $id) { name } }", "variables": '{"id": "USA"}'}
    answer = httpx.get(f"{server}/graphql", params=asked)
    assert answer.json()["data"] == {"entity": {"name": "United States"}}
    assert httpx.get(f"{server}/graphql", params={"query": "mutation { a }"}).status_code in (400, 405)
    assert httpx.get(f"{server}/graphql", params={**asked, "variables": "{"}).status_code == 400
    assert httpx.get(f"{server}/graphql").status_code == 400


def test_browsers_are_sent_to_graphiql(server: str) -> None:
    answer = httpx.get(f"{server}/graphql", headers={"accept": "text/html,*/*;q=0.8"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/graphiql")


def test_health(server: str) -> None:
    assert httpx.get(f"{server}/healthz").json()["status"] == "ok"


def test_health_tells_of_a_store_that_is_gone(tmp_path: Path) -> None:
    store = SqliteStore(tmp_path / "a.db")
    with running(create_app(Settings(), store)) as address:
        assert httpx.get(f"{address}/healthz").status_code == 200
        store.close()
        assert httpx.get(f"{address}/healthz").status_code == 503


def test_many_askers_at_once(server: str) -> None:
    async def ask() -> list[int]:
        async with httpx.AsyncClient(timeout=30) as client:
            asked = {"query": "{ claims(first: 20) { nodes { subject { name } quote } } }"}
            answers = await asyncio.gather(*(client.post(f"{server}/graphql", json=asked) for _ in range(20)))
            return [len(answer.json()["data"]["claims"]["nodes"]) for answer in answers]

    assert asyncio.run(ask()) == [20] * 20


def test_pages_that_are_not_built_say_how(tmp_path: Path) -> None:
    with running(Starlette(routes=page_routes(explorer=True, graphiql=True, folder=tmp_path))) as address:
        for path in ("/", "/graphiql", "/assets/explorer.js"):
            answer = httpx.get(address + path)
            assert answer.status_code == 503
            assert "python -m belligraph.web.build" in answer.text


def test_pages_and_their_assets_are_served(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    for name in ("index.html", "graphiql.html", "assets/explorer.js"):
        (tmp_path / name).write_text(name, "utf-8")
    with running(Starlette(routes=page_routes(explorer=True, graphiql=True, folder=tmp_path))) as address:
        assert httpx.get(f"{address}/").text == "index.html"
        assert httpx.get(f"{address}/graphiql").text == "graphiql.html"
        assert httpx.get(f"{address}/assets/explorer.js").text == "assets/explorer.js"
        assert httpx.get(f"{address}/assets/none.js").status_code == 404
        assert httpx.get(f"{address}/assets/%2e%2e/index.html").status_code == 404


def test_pages_introspection_and_cors_can_be_set(samples_store: SqliteStore) -> None:
    closed = Settings(
        explorer=False, graphiql=False, introspection=False, cors_origins=("https://a.example",)
    )
    with running(create_app(closed, samples_store)) as address:
        assert httpx.get(f"{address}/").status_code == 404
        assert httpx.get(f"{address}/graphiql").status_code == 404
        asked = {"query": "{ __schema { types { name } } }"}
        answer = httpx.post(f"{address}/graphql", json=asked, headers={"origin": "https://a.example"})
        assert answer.status_code == 400
        assert answer.headers["access-control-allow-origin"] == "https://a.example"
        answer = httpx.post(f"{address}/graphql", json=asked, headers={"origin": "https://b.example"})
        assert "access-control-allow-origin" not in answer.headers
