"""The protocol, spoken to a real server: right answers, wrong ones, malicious ones, none."""

import gzip
import json
import logging
import time
from collections.abc import Callable
from typing import Any

import anyio
import pytest
from llm_server import (
    KEY,
    Answering,
    Reply,
    Server,
    broken_off,
    claims,
    completion,
    dripping,
    endless,
    failing,
    in_turn,
    raw,
)

from belligraph.errors import LlmError, LlmUnanswered
from belligraph.loaders.llm.client import Answer, Client, Unusable
from belligraph.loaders.llm.endpoint import Endpoint
from belligraph.loaders.llm.prompt import answer_schema, instructions

Serve = Callable[[Answering], Server]
Make = Callable[..., Endpoint]
WELL = claims()


def ask(endpoint: Endpoint, times: int = 1) -> Answer:
    """The last of so many answers."""

    async def run() -> Answer:
        async with Client(endpoint) as client:
            for _ in range(times - 1):
                await client.ask('{"sentences":[]}')
            return await client.ask('{"sentences":[]}')

    return anyio.run(run)


def test_what_is_sent_and_what_comes_back(serve: Serve, endpoint: Make) -> None:
    server = serve(in_turn(completion("{}")))
    assert ask(endpoint(server.url + "/")) == Answer("{}", 1000, 50)
    (request,) = server.requests
    assert request.path == "/v1/chat/completions"
    assert request.headers["authorization"] == f"Bearer {KEY}"
    assert request.body["model"] == "tester"
    assert [m["role"] for m in request.body["messages"]] == ["system", "user"]
    assert request.body["messages"][0]["content"] == instructions()
    form = request.body["response_format"]
    assert form["type"] == "json_schema"
    assert form["json_schema"]["strict"] is True
    assert form["json_schema"]["schema"] == answer_schema()
    assert request.body["temperature"] == 0


def test_further_fields_and_no_key(serve: Serve, endpoint: Make) -> None:
    server = serve(in_turn(WELL))
    ask(endpoint(server.url, key="", body={"temperature": None, "max_tokens": 9}))
    (request,) = server.requests
    assert "authorization" not in request.headers
    assert "temperature" not in request.body
    assert request.body["max_tokens"] == 9


@pytest.mark.parametrize(
    "first",
    [failing(429), failing(500), failing(503, Retry_After="0"), broken_off(b'{"choices"'), raw(b"", 502)],
)
def test_what_passes_is_tried_again(serve: Serve, endpoint: Make, first: Reply) -> None:
    server = serve(in_turn(first, first, WELL))
    assert ask(endpoint(server.url)).text == '{"claims": []}'
    assert len(server.requests) == 3


def test_a_server_says_how_long_to_wait(serve: Serve, endpoint: Make) -> None:
    server = serve(in_turn(failing(429, Retry_After="1"), WELL))
    start = time.monotonic()
    ask(endpoint(server.url))
    assert 1.0 <= time.monotonic() - start < 4.0


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (failing(500, f"worker of {KEY} died\x1b[31m\n"), "3 tries: HTTP 500 worker of … died"),
        (broken_off(b"{"), "RemoteProtocolError"),
        (failing(429, "quota"), "HTTP 429 quota"),
    ],
)
def test_what_does_not_pass_is_told_without_the_key(
    serve: Serve, endpoint: Make, reply: Reply, words: str
) -> None:
    server = serve(in_turn(reply))
    with pytest.raises(LlmUnanswered) as caught:
        ask(endpoint(server.url))
    assert words in str(caught.value)
    assert KEY not in str(caught.value)
    assert "\x1b" not in str(caught.value)
    assert len(server.requests) == 3


@pytest.mark.parametrize("head", [False, True])
def test_a_drip_ends_with_the_timeout(serve: Serve, endpoint: Make, head: bool) -> None:
    server = serve(in_turn(dripping(b" " * 10_000, 0.05, head)))
    start = time.monotonic()
    with pytest.raises(LlmUnanswered, match="it was too slow"):
        ask(endpoint(server.url, timeout=0.4, retries=1))
    assert time.monotonic() - start < 3.0
    assert len(server.requests) == 2


def test_nobody_there(endpoint: Make) -> None:
    with pytest.raises(LlmUnanswered, match="ConnectError"):
        ask(endpoint("http://127.0.0.1:9/v1", retries=1))


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_gets_no_key(serve: Serve, endpoint: Make, status: int) -> None:
    other = serve(in_turn(WELL))
    server = serve(in_turn(raw(b"", status, Location=f"{other.url}/chat/completions?k={KEY}")))
    with pytest.raises(LlmError, match=r"sends on to http.*k=…; the key is not sent there"):
        ask(endpoint(server.url))
    assert not other.requests


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (failing(401, f"Incorrect API key provided: {KEY}"), "BELLIGRAPH_LLM_KEY: HTTP 401 Incorrect.*: …"),
        (failing(404, "no model tester"), "BELLIGRAPH_LLM_MODEL: HTTP 404 no model tester"),
        (failing(400, "response_format unknown"), "HTTP 400 response_format unknown"),
        (raw(b"<html>It works!</html>"), "speaks no chat completions .no JSON.*<html>It works!"),
        (raw(b'{"ok": true}'), "speaks no chat completions .no completion"),
        (raw(b"[" * 100_000), "speaks no chat completions"),
    ],
)
def test_a_wrong_endpoint_is_told_at_once(serve: Serve, endpoint: Make, reply: Reply, words: str) -> None:
    server = serve(in_turn(reply))
    with pytest.raises(LlmError, match=words) as caught:
        ask(endpoint(server.url))
    assert not isinstance(caught.value, LlmUnanswered)
    assert KEY not in str(caught.value)
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (failing(400, "too long"), "refused with HTTP 400"),
        (raw(b"{"), "no JSON"),
        (raw(b"[]"), "no JSON"),
        (raw(b'{"choices": []}'), "no completion"),
        (raw(b'{"choices": [7]}'), "no completion"),
        (raw(gzip.compress(b"{}"), Content_Encoding="gzip"), "no JSON"),
        (completion('{"claims": [{"sent', finish="length"), "cut off"),
        (completion("no", finish="content_filter"), "refused by the model"),
        (completion(None, refusal="I can't"), "refused by the model"),
        (completion(None), "empty"),
        (completion(["a"]), "empty"),
        (endless(b"x" * 65_536), "too large"),
    ],
)
def test_an_answer_that_is_none(serve: Serve, endpoint: Make, reply: Reply, why: str) -> None:
    server = serve(in_turn(WELL, reply))
    with pytest.raises(Unusable) as caught:
        ask(endpoint(server.url), times=2)
    assert str(caught.value) == why
    assert len(server.requests) == 2


@pytest.mark.parametrize(
    "usage", [{}, [], {"prompt_tokens": "9", "completion_tokens": True}, {"prompt_tokens": -1}]
)
def test_a_count_that_can_not_be_is_none(serve: Serve, endpoint: Make, usage: Any) -> None:
    server = serve(in_turn(completion("{}", usage=usage)))
    assert ask(endpoint(server.url)) == Answer("{}", None, None)


def test_what_a_cut_answer_took_is_counted(serve: Serve, endpoint: Make) -> None:
    server = serve(in_turn(completion("{", finish="length")))
    with pytest.raises(Unusable) as caught:
        ask(endpoint(server.url))
    assert (caught.value.asked, caught.value.answered) == (1000, 50)


def test_the_key_is_in_no_log_and_no_picture(
    serve: Serve, endpoint: Make, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    server = serve(in_turn(failing(500), WELL))
    made = endpoint(server.url)
    ask(made)
    assert "chat/completions" in caplog.text
    assert KEY not in caplog.text
    assert KEY not in repr(made)
    assert KEY not in json.dumps(server.requests[-1].body)
