"""GraphQL over WebSockets on a real port: the protocol, its bounds, and that no claim is lost or doubled."""

import asyncio
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from gql import Client, gql
from gql.transport.exceptions import TransportQueryError
from gql.transport.websockets import WebsocketsTransport
from live_client import CLAIMS, Socket, running, socket
from websockets.exceptions import ConnectionClosed, InvalidStatus

from belligraph.app import create_app
from belligraph.graph.changes import Place
from belligraph.graph.queries import ClaimFilter, ClaimOrder, Page
from belligraph.graph.sqlite.store import SqliteStore
from belligraph.loaders.extract import extract
from belligraph.schema.graphql.subscription import cursor_of
from belligraph.schema.records import Article, Extraction
from belligraph.settings import Settings

BEGINNING = cursor_of(Place(1))
TEXT = "Poland sent 14 tanks to Ukraine. Iran condemned Israel."
Start = Callable[..., str]


def ids(extraction: Extraction) -> list[str]:
    """Its claims' ids, as read."""
    return [claim.id for claim in extraction.claims]


def closed(opened: Socket) -> tuple[int, str]:
    """Code and reason with which the service closes the connection."""
    with pytest.raises(ConnectionClosed) as caught:
        read_on(opened)
    assert caught.value.rcvd is not None
    return caught.value.rcvd.code, caught.value.rcvd.reason


def read_on(opened: Socket) -> None:
    """Read whatever comes, until the connection is closed."""
    while True:
        opened.connection.recv(timeout=10)


# The protocol


def test_greeting_ping_and_pong(address: str) -> None:
    with socket(address) as opened:
        opened.send({"type": "ping"})
        assert opened.take() == {"type": "pong"}
        opened.send({"type": "ping", "payload": {"n": 1}})
        assert opened.take() == {"type": "pong", "payload": {"n": 1}}
        opened.send({"type": "pong"})
        opened.send({"type": "connection_init", "payload": {"anything": True}})
        assert opened.take() == {"type": "connection_ack"}


@pytest.mark.parametrize(
    ("messages", "code", "reason"),
    [
        (["{"], 4400, "no JSON"),
        (["[]"], 4400, "JSON object"),
        (["[" * 9_000], 4400, "nested too deeply"),
        ([b"{}"], 4400, "text"),
        ([{"type": "start"}], 4400, "unknown message type 'start'"),
        ([{}], 4400, "unknown message type None"),
        ([{"type": "connection_init", "payload": 5}], 4400, "payload"),
        (
            [{"type": "connection_init"}, {"type": "connection_init"}],
            4429,
            "Too many initialisation requests",
        ),
        ([{"id": "1", "type": "subscribe", "payload": {"query": "{ a }"}}], 4401, "Unauthorized"),
        ([{"type": "connection_init"}, {"type": "subscribe", "payload": {"query": "{ a }"}}], 4400, "id"),
        ([{"type": "connection_init"}, {"id": "", "type": "complete"}], 4400, "id"),
        ([{"type": "connection_init"}, {"id": "1", "type": "subscribe"}], 4400, "query"),
        (
            [{"type": "connection_init"}, {"id": "1", "type": "subscribe", "payload": {"query": 1}}],
            4400,
            "query must be a string",
        ),
        ([], 4408, "Connection initialisation timeout"),
        ([{"type": "ping", "payload": {"x": "x" * 30_000}}], 1009, ""),
        ([{"type": "ping", "payload": {"x": "é" * 19_000}}], 1009, ""),
    ],
)
def test_how_a_connection_is_closed(address: str, messages: list[Any], code: int, reason: str) -> None:
    with socket(address) as opened:
        for message in messages:
            opened.send(message)
        found, words = closed(opened)
        assert found == code
        assert reason in words


def test_an_id_is_taken_until_its_operation_ends(address: str) -> None:
    with socket(address) as opened:
        opened.greet()
        opened.subscribe("a", CLAIMS)
        opened.send({"id": "a", "type": "complete"})
        opened.subscribe("a", "{ stats { articles } }")
        assert opened.take()["payload"]["data"] == {"stats": {"articles": 0}}
        assert opened.take() == {"id": "a", "type": "complete"}
        opened.subscribe("a", CLAIMS)
        opened.subscribe("a", "{ stats { articles } }")
        assert closed(opened) == (4409, "Subscriber for a already exists")


def test_operations_of_one_connection_are_bounded(address: str) -> None:
    with socket(address) as opened:
        opened.greet()
        for name in "abc":
            opened.subscribe(name, CLAIMS)
        opened.subscribe("d", "{ stats { articles } }")
        refused = opened.take()
        assert (refused["id"], refused["type"]) == ("d", "error")
        assert "3 operations" in refused["payload"][0]["message"]
        opened.send({"id": "b", "type": "complete"})
        opened.subscribe("d", "{ stats { articles } }")
        assert opened.take()["id"] == "d"


def test_what_is_not_run_is_an_error_message(address: str) -> None:
    deep = "{ entities { nodes { " + "actsFor { " * 40 + "id" + " }" * 43
    with socket(address) as opened:
        opened.greet()
        for query, code in (
            ("subscription {", "GRAPHQL_PARSE_FAILED"),
            ("subscription { nothing }", "GRAPHQL_VALIDATION_FAILED"),
            (
                "subscription { a: claimAdded { cursor } b: claimAdded { cursor } }",
                "GRAPHQL_VALIDATION_FAILED",
            ),
            ('subscription { claimAdded(after: "x") { cursor } }', "BAD_USER_INPUT"),
            ('subscription($a: Int!) { claimAdded(after: "x") { cursor } }', "GRAPHQL_VALIDATION_FAILED"),
            ("subscription($a: String!) { claimAdded(after: $a) { cursor } }", "BAD_USER_INPUT"),
            (deep, "OPERATION_TOO_LARGE"),
            ("subscription { claimAdded { claim { article " + deep[1:] + " } }", "OPERATION_TOO_LARGE"),
        ):
            opened.subscribe("a", query)
            message = opened.take()
            assert (message["id"], message["type"]) == ("a", "error")
            assert message["payload"][0]["extensions"]["code"] == code


def test_a_subscription_passes_the_guard_of_queries(address: str) -> None:
    heavy = (
        "subscription { claimAdded { claim { article { claims(first: 250) { nodes { article { "
        "claims(first: 250) { nodes { article { claims(first: 250) { nodes { id } } } } } } } } } } } }"
    )
    with socket(address) as opened:
        opened.greet().subscribe("a", heavy)
        message = opened.take()
        assert message["type"] == "error"
        assert message["payload"][0]["extensions"]["code"] == "OPERATION_TOO_LARGE"


def test_other_origins_and_protocols_are_turned_away(start: Start) -> None:
    address = start(cors_origins=("https://friend.example",))
    with pytest.raises(InvalidStatus) as caught, socket(address, origin="https://other.example"):
        pass
    assert caught.value.response.status_code == 403
    for origin in ("https://friend.example", address.removesuffix("/graphql")):
        with socket(address, origin=origin) as opened:
            opened.greet()
    for protocols in ((), ("graphql-ws",)):
        with socket(address, protocols=protocols) as opened:
            assert closed(opened)[0] == 4406


def test_connections_are_bounded_and_their_places_given_back(start: Start) -> None:
    address = start(max_connections=2)
    for _ in range(3):
        with socket(address) as one, socket(address) as two:
            one.greet()
            two.greet()
            with socket(address) as three:
                code, reason = closed(three)
                assert code == 1013
                assert "2 live connections" in reason
        time.sleep(0.1)


# Following the store


def test_claims_come_as_they_are_added(address: str, store: SqliteStore, stories: list[Extraction]) -> None:
    store.add(stories[:1])
    with socket(address) as opened:
        opened.greet().subscribe("a", CLAIMS)
        assert opened.quiet()
        begin = time.monotonic()
        store.add(stories[1:3])
        expected = [*ids(stories[1]), *ids(stories[2])]
        assert [id for id, _ in opened.claims(len(expected))] == expected
        assert time.monotonic() - begin < 5
        store.add(stories[1:3])
        store.remove(stories[2].article.id)
        assert opened.quiet()


def test_another_process_that_loads_is_heard(address: str, store: SqliteStore, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    with socket(address) as opened:
        opened.greet().subscribe("a", CLAIMS, filter={"subject": [{"name": "Iran"}]})  # no such name as yet
        assert opened.quiet()
        command = [sys.executable, "-m", "belligraph.cli", "load", "a.txt", "--store", str(store.path)]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
        ((id, _),) = opened.claims(1)
        assert store.claims_by_id([id])[id].subject == "IRN"
        assert opened.quiet()


def test_a_filter_takes_what_meets_it(address: str, store: SqliteStore, stories: list[Extraction]) -> None:
    with socket(address) as opened:
        opened.greet()
        opened.subscribe("a", CLAIMS, filter={"relation": ["CONDEMNS"]})
        assert opened.quiet()
        store.add(stories)
        expected = [claim.id for e in stories for claim in e.claims if claim.relation == "CONDEMNS"]
        assert [id for id, _ in opened.claims(len(expected))] == expected
        assert opened.quiet()


def test_a_cut_at_any_event_is_mended_by_its_cursor(
    address: str, store: SqliteStore, stories: list[Extraction]
) -> None:
    with socket(address) as opened:
        opened.greet().subscribe("q", "{ changeCursor }")
        cursor = opened.take()["payload"]["data"]["changeCursor"]
    store.add(stories[:2])
    seen: list[str] = []
    expected = [*ids(stories[0]), *ids(stories[1])]
    for number in range(len(expected) + 4):
        if number == 2:
            store.add(stories[2:4])
            store.remove(stories[3].article.id)
            expected += ids(stories[2])
        with socket(address) as opened:
            opened.greet().subscribe("a", CLAIMS, after=cursor)
            if len(seen) < len(expected):
                ((id, cursor),) = opened.claims(1)
                seen.append(id)
    assert seen == expected
    with socket(address) as opened:
        opened.greet().subscribe("a", CLAIMS, after=cursor)
        assert opened.quiet()
        store.add(stories[3:4])
        assert [id for id, _ in opened.claims(len(ids(stories[3])))] == ids(stories[3])


def test_the_seam_between_what_came_and_what_comes(
    address: str, store: SqliteStore, stories: list[Extraction]
) -> None:
    """Articles are added while subscriptions start: each sees every claim once."""
    with socket(address) as opened:
        opened.greet().subscribe("q", "{ changeCursor }")
        cursor = opened.take()["payload"]["data"]["changeCursor"]
        opened.take()
        expected = [id for story in stories for id in ids(story)]
        for number, story in enumerate(stories):
            if number % 5 == 1:
                opened.subscribe(str(number), CLAIMS, after=cursor)
            store.add([story])
        found: dict[str, list[str]] = {}
        while sum(map(len, found.values())) < 3 * len(expected):
            message = opened.take()
            assert message["type"] == "next", message
            found.setdefault(message["id"], []).append(
                message["payload"]["data"]["claimAdded"]["claim"]["id"]
            )
        assert found == dict.fromkeys(("1", "6", "11"), expected)
        assert opened.quiet()


def test_mutations_and_queries_over_the_socket(address: str, store: SqliteStore) -> None:
    with socket(address) as opened:
        opened.greet().subscribe("live", CLAIMS)
        add = "mutation($a: [ArticleInput!]!) { addArticles(articles: $a) { articleId outcome claimCount } }"
        opened.subscribe("add", add, a=[{"text": TEXT}])
        messages = [opened.take(60)]
        while messages[-1] != {"id": "add", "type": "complete"}:
            messages.append(opened.take())
        (told,) = next(m["payload"]["data"]["addArticles"] for m in messages if m.get("id") == "add")
        assert told["outcome"] == "ADDED"
        count = sum(m["id"] == "live" for m in messages)
        opened.claims(told["claimCount"] - count)
        opened.subscribe("ask", "query($id: ID!) { article(id: $id) { text } }", id=told["articleId"])
        assert opened.take()["payload"]["data"]["article"] == {"text": TEXT}


def test_gql_subscribes_and_resumes(address: str, store: SqliteStore, stories: list[Extraction]) -> None:
    async def take(count: int, after: str | None, then: Callable[[], object]) -> list[Any]:
        transport = WebsocketsTransport(url=address.replace("http", "ws"))
        async with Client(transport=transport, fetch_schema_from_transport=True) as session:
            query = gql(CLAIMS)
            query.variable_values = {"after": after}
            events = session.subscribe(query)
            waiting = asyncio.ensure_future(anext(events))
            await asyncio.sleep(0.5)
            await asyncio.to_thread(then)
            found = [(await waiting)["claimAdded"]]
            while len(found) < count:
                found.append((await anext(events))["claimAdded"])
            await events.aclose()  # type: ignore[attr-defined]
            wrong = gql('subscription { claimAdded(after: "x") { cursor } }')
            with pytest.raises(TransportQueryError, match="no cursor"):
                async for _ in session.subscribe(wrong):
                    pass
            return found

    expected = [id for story in stories[:4] for id in ids(story)]
    first = asyncio.run(take(3, None, lambda: store.add(stories[:3])))
    rest = asyncio.run(take(len(expected) - 3, first[-1]["cursor"], lambda: store.add(stories[3:4])))
    assert [event["claim"]["id"] for event in first + rest] == expected


def test_a_removed_article_is_passed_over_in_a_replay(
    address: str, store: SqliteStore, stories: list[Extraction]
) -> None:
    store.add(stories[:4])
    with socket(address) as opened:
        opened.greet().subscribe("a", CLAIMS, after=BEGINNING)
        opened.claims(len([id for story in stories[:4] for id in ids(story)]))
    store.remove(stories[0].article.id)
    store.remove(stories[2].article.id)
    store.add(stories[2:3])
    expected = [*ids(stories[1]), *ids(stories[3]), *ids(stories[2])]
    with socket(address) as opened:
        opened.greet().subscribe("a", CLAIMS, after=BEGINNING)
        assert [id for id, _ in opened.claims(len(expected))] == expected
        assert opened.quiet()


def test_a_client_that_reads_nothing_is_cut_and_the_others_are_not(start: Start, store: SqliteStore) -> None:
    address = start(stall_timeout=1.0, max_connections=2)
    fields = " ".join(f"a{n}: article {{ content }}" for n in range(150))
    big = f"subscription($after: String) {{ claimAdded(after: $after) {{ claim {{ {fields} }} }} }}"
    store.add([extract(Article.make("Iran condemned Israel. " * 500, source="wire"))])
    count = store.count_claims(ClaimFilter())
    with socket(address) as idle, socket(address) as busy:
        idle.greet().subscribe("a", big, after=BEGINNING)
        busy.greet().subscribe("a", CLAIMS, after=BEGINNING)
        busy.claims(count)
        deadline = time.monotonic() + 20
        while not is_let_in(address):
            assert time.monotonic() < deadline, "the idle client keeps its place"
            time.sleep(0.1)
        busy.subscribe("q", "{ stats { articles } }")
        assert busy.take()["payload"]["data"]["stats"]["articles"] == 1


def is_let_in(address: str) -> bool:
    """Is there a place for one more connection?"""
    with socket(address) as one:
        try:
            one.send({"type": "connection_init"})
            return bool(one.take())
        except ConnectionClosed:
            return False


def test_stopping_closes_subscriptions_at_once(store: SqliteStore) -> None:
    settings = Settings()
    with running(settings, create_app(settings, store)) as address, socket(address) as opened:
        opened.greet().subscribe("a", CLAIMS)
        assert opened.quiet(0.3)
        begin = time.monotonic()
    assert time.monotonic() - begin < 2.0


def test_who_is_left_is_told_to_come_back(store: SqliteStore) -> None:
    settings = Settings()
    with ExitStack() as stack:
        with running(settings, create_app(settings, store)) as address:
            opened = stack.enter_context(socket(address))
            opened.greet().subscribe("a", CLAIMS)
            assert opened.quiet(0.2)
        assert closed(opened)[0] == 1012


def test_claims_of_the_page_and_of_the_log_are_the_same(
    address: str, store: SqliteStore, stories: list[Extraction]
) -> None:
    store.add(stories)
    page = store.claims(ClaimFilter(), ClaimOrder.ID, Page(first=250))
    with socket(address) as opened:
        opened.greet().subscribe("a", CLAIMS, after=BEGINNING)
        found = opened.claims(len(page.items))
    assert sorted(id for id, _ in found) == [claim.id for claim in page.items]
