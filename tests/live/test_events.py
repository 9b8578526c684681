"""GraphQL as server-sent events on a real port: what is sent, resuming, bounds, and the end."""

import json
import socket as sockets
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from live_client import CLAIMS, running, socket, stream

from belligraph.app import create_app
from belligraph.graph.changes import Place
from belligraph.graph.sqlite.store import SqliteStore
from belligraph.loaders.extract import extract
from belligraph.schema.graphql.subscription import cursor_of
from belligraph.schema.records import Article, Extraction
from belligraph.settings import Settings

EVENTS = "text/event-stream"
BEGINNING = cursor_of(Place(1))


def claims(events: Iterator[Any], count: int) -> list[tuple[str, str]]:
    """(claim id, event id) of the next so many events, heartbeats left out."""
    found: list[tuple[str, str]] = []
    while len(found) < count:
        event, place, data = next(events)
        if event is None:
            continue
        assert event == "next"
        assert "errors" not in data, data
        assert place == data["data"]["claimAdded"]["cursor"]
        found.append((data["data"]["claimAdded"]["claim"]["id"], place))
    return found


def ids(*extractions: Extraction) -> list[str]:
    """Their claims' ids, as read."""
    return [claim.id for extraction in extractions for claim in extraction.claims]


@pytest.mark.parametrize("get", [False, True])
def test_claims_come_as_they_are_added(
    address: str, store: SqliteStore, stories: list[Extraction], get: bool
) -> None:
    with stream(address, CLAIMS, get=get, filter={"relation": ["CONDEMNS"]}) as events:
        assert next(events) == (None, None, None)  # the stream is open
        time.sleep(0.3)
        store.add(stories[:3])
        expected = [c.id for e in stories[:3] for c in e.claims if c.relation == "CONDEMNS"]
        assert [id for id, _ in claims(events, len(expected))] == expected


def test_a_quiet_stream_gives_signs_of_life(address: str) -> None:
    with stream(address, CLAIMS) as events:
        assert [next(events) for _ in range(4)] == [(None, None, None)] * 4


def test_the_last_event_id_goes_before_the_argument(
    address: str, store: SqliteStore, stories: list[Extraction]
) -> None:
    expected = ids(*stories[:3])
    store.add(stories[:2])
    with stream(address, CLAIMS, after=BEGINNING) as events:
        first = claims(events, 2)
    store.add(stories[2:3])
    with stream(address, CLAIMS, last=first[-1][1], after=BEGINNING) as events:
        rest = claims(events, len(expected) - 2)
    assert [id for id, _ in first + rest] == expected


def test_queries_and_mutations_have_one_answer(address: str) -> None:
    add = 'mutation { addArticles(articles: {text: "Iran condemned Israel."}) { outcome } }'
    for query, data in (
        ("{ stats { articles } }", {"stats": {"articles": 0}}),
        (add, {"addArticles": [{"outcome": "ADDED"}]}),
    ):
        with stream(address, query) as events:
            (event, place, body), end = (e for e in events if e[0])
            assert (event, place, body["data"]) == ("next", None, data)
            assert end == ("complete", None, None)


@pytest.mark.parametrize(
    ("query", "code", "get"),
    [
        ("subscription {", "GRAPHQL_PARSE_FAILED", False),
        ("subscription { nothing }", "GRAPHQL_VALIDATION_FAILED", False),
        ('subscription { claimAdded(after: "x") { cursor } }', "BAD_USER_INPUT", True),
        ('mutation { removeArticle(id: "x") }', "METHOD_NOT_ALLOWED", True),
    ],
)
def test_what_is_not_run_is_told_in_the_stream(address: str, query: str, code: str, get: bool) -> None:
    with stream(address, query, get=get) as events:
        (event, _, body), end = (e for e in events if e[0])
    assert event == "next"
    assert body["errors"][0]["extensions"]["code"] == code
    assert end == ("complete", None, None)


def test_what_is_no_request_is_answered_without_a_stream(address: str) -> None:
    for body, status in ((b"{", 400), (b"{}", 400), (b" " * 30_000, 413)):
        sent = {"accept": EVENTS, "content-type": "application/json"}
        answer = httpx.post(address, content=body, headers=sent)
        assert answer.status_code == status
        assert answer.json()["errors"][0]["message"]
    answer = httpx.post(address, content=b"query={a}", headers={"accept": EVENTS})
    assert answer.status_code == 415


def test_who_asks_for_json_gets_no_stream(address: str) -> None:
    asked = {"query": CLAIMS}
    for accept in ("application/json", "*/*", f"application/graphql-response+json, {EVENTS};q=0.5"):
        answer = httpx.post(address, json=asked, headers={"accept": accept})
        assert answer.headers["content-type"].split(";")[0].endswith("json")
        assert "text/event-stream" in answer.json()["errors"][0]["message"]


def test_streams_and_sockets_are_bounded_together(start: Callable[..., str]) -> None:
    address = start(max_connections=2, heartbeat=0.2)
    for _ in range(2):
        with socket(address) as opened, stream(address, CLAIMS) as events:
            opened.greet()
            next(events)
            answer = httpx.post(address, json={"query": CLAIMS}, headers={"accept": EVENTS})
            assert answer.status_code == 503
            assert "2 live connections" in answer.json()["errors"][0]["message"]
        time.sleep(0.3)


def test_a_client_that_reads_nothing_is_cut(start: Callable[..., str], store: SqliteStore) -> None:
    address = start(stall_timeout=0.5, max_connections=1)
    store.add([extract(Article.make("Iran condemned Israel. " * 500, source="wire"))])
    fields = " ".join(f"a{n}: article {{ content }}" for n in range(150))
    query = "subscription($after: String) { claimAdded(after: $after) { claim { %s } } }"
    body = json.dumps({"query": query % fields, "variables": {"after": BEGINNING}}).encode()
    port = int(address.rsplit(":", 1)[1].split("/")[0])
    with sockets.create_connection(("127.0.0.1", port)) as idle:
        head = f"POST /graphql HTTP/1.1\r\nHost: a\r\nAccept: {EVENTS}\r\nContent-Type: application/json\r\n"
        idle.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        time.sleep(0.3)
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            answer = httpx.post(address, json={"query": "{ stats { articles } }"}, headers={"accept": EVENTS})
            if answer.status_code == 200:
                return
            time.sleep(0.05)
    raise AssertionError("the idle client keeps its place")


def test_stopping_ends_streams_at_once_and_they_are_not_complete(store: SqliteStore) -> None:
    settings = Settings(heartbeat=60)
    with running(settings, create_app(settings, store)) as address:
        context = stream(address, CLAIMS)
        events = context.__enter__()
        next(events)
        time.sleep(0.2)
        begin = time.monotonic()
    assert time.monotonic() - begin < 2.0
    assert list(events) == []
    context.__exit__(None, None, None)
