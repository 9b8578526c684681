"""Articles asked about, answers kept, tokens counted, and what happens when the endpoint fails midway."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from llm_server import (
    KEY,
    Answering,
    Reply,
    Request,
    Server,
    claims,
    completion,
    failing,
    in_turn,
)

from belligraph.errors import LlmError, LlmUnanswered
from belligraph.loaders.extract import extract
from belligraph.loaders.llm.endpoint import Endpoint
from belligraph.loaders.llm.proposer import Proposed, Proposer
from belligraph.schema.checks import check_extraction
from belligraph.schema.records import Article, Extraction

Serve = Callable[[Answering], Server]
Make = Callable[..., Endpoint]
WORDS = "Iran attacked Iraq"


def article(number: int) -> Article:
    """One like no other."""
    return Article.make(f"Report {number}. {WORDS}. Syria condemned the attack.", source="t")


ARTICLES = [extract(article(number)) for number in range(6)]


def says(request: Request) -> Reply:
    """A model that finds the attack in each article, and one thing that is not there."""
    number = next(row["n"] for row in request.question["sentences"] if row["text"].startswith(WORDS))
    row = {
        "sentence": number,
        "quote": WORDS,
        "trigger": "attacked",
        "subject": "Iran",
        "relation": "ATTACKS",
        "object": "Iraq",
        "mood": "actual",
        "negated": False,
    }
    return claims(row, row | {"subject": "Atlantis"})


def run(proposer: Proposer, extractions: list[Extraction] = ARTICLES) -> list[Proposed]:
    """All outcomes."""
    return list(proposer.propose_all(extractions))


def made(endpoint: Endpoint) -> tuple[Proposer, list[str]]:
    """A proposer, and what it tells."""
    told: list[str] = []
    return Proposer(endpoint, told.append), told


def test_claims_stand_beside_the_rules_own(serve: Serve, endpoint: Make) -> None:
    server = serve(says)
    proposer, told = made(endpoint(server.url, price_in=1.0, price_out=2.0))
    found = run(proposer)
    assert [a.id for a, _ in found] == [e.article.id for e in ARTICLES]
    for before, (_, after) in zip(ARTICLES, found, strict=True):
        assert isinstance(after, Extraction)
        check_extraction(after)
        assert after.claims[: len(before.claims)] == before.claims
        assert [c.extractor for c in after.claims[len(before.claims) :]] == ["llm:tester"]
        assert after.forms == before.forms
    proposer.end()
    assert told == [
        "tester: 6 requests, 6,000 tokens in and 300 out, cost 0.0066",
        "6 claims accepted, 6 dropped (6 subject is no entity of the article)",
    ]


def test_with_answers_kept_nothing_is_sent_and_all_is_the_same(serve: Serve, endpoint: Make) -> None:
    server = serve(says)
    first = run(made(endpoint(server.url))[0])
    sent = len(server.requests)
    again, _ = made(endpoint("http://127.0.0.1:9/v1", parallel=1))
    assert again.estimate(e.article for e in ARTICLES).requests == 0
    assert run(again) == first
    assert len(server.requests) == sent == 6
    assert again.tally.spent.cached == 6
    assert again.tally.spent.tokens == 0


@pytest.mark.parametrize("other", [{"model": "another"}, {"body": {"seed": 1}}])
def test_another_model_is_asked_anew(serve: Serve, endpoint: Make, other: dict[str, Any]) -> None:
    server = serve(says)
    run(made(endpoint(server.url))[0], ARTICLES[:1])
    run(made(endpoint(server.url, **other))[0], ARTICLES[:1])
    assert len(server.requests) == 2


def test_the_cache_has_no_key_and_damage_in_it_is_mended(serve: Serve, endpoint: Make) -> None:
    server = serve(says)
    here = endpoint(server.url)
    run(made(here)[0], ARTICLES[:1])
    (kept,) = [path for path in here.cache.rglob("*") if path.is_file()]
    assert KEY not in kept.read_text("utf-8")
    assert WORDS in json.loads(kept.read_text("utf-8"))["answer"]
    for damage in ("", "{", "[]", '{"answer": 7}', "[" * 100_000, "\ud800".encode("utf-8", "surrogatepass")):
        kept.write_bytes(damage if isinstance(damage, bytes) else damage.encode())
        run(made(here)[0], ARTICLES[:1])
    assert len(server.requests) == 7


def test_a_cache_that_can_not_be_written_is_told(serve: Serve, endpoint: Make, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    server = serve(says)
    with pytest.raises(LlmError, match="BELLIGRAPH_LLM_CACHE"):
        run(made(endpoint(server.url, cache=tmp_path / "file"))[0], ARTICLES[:1])


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (completion("I found no claims."), "no JSON in the answer"),
        (completion('{"claims": [{"sentence": 1, "quo'), "no JSON in the answer"),
        (completion("[]"), "no list of claims in the answer"),
        (completion('{"claims": {}}'), "no list of claims in the answer"),
        (completion("[" * 100_000), "no JSON in the answer"),
        (completion("{", finish="length"), "cut off"),
    ],
)
def test_an_answer_of_no_use_leaves_the_rules_claims(
    serve: Serve, endpoint: Make, reply: Reply, why: str
) -> None:
    proposer, told = made(endpoint(serve(in_turn(reply)).url))
    assert run(proposer, ARTICLES[:1]) == [(ARTICLES[0].article, ARTICLES[0])]
    assert proposer.tally.unusable == {why: 1}
    assert proposer.tally.spent.tokens == 1050
    assert not proposer.cache.folder.exists()
    proposer.end()
    assert told[-1] == f"answers of no use: 1 passed over (1 {why})"


def test_an_article_without_an_answer_is_told_and_the_rest_goes_on(serve: Serve, endpoint: Make) -> None:
    def answering(request: Request) -> Reply:
        text = request.question["sentences"][0]["text"]
        return failing(500) if text.startswith("Report 2") else says(request)

    found = run(made(endpoint(serve(answering).url, parallel=1))[0])
    assert [type(outcome) for _, outcome in found].count(Extraction) == 5
    assert isinstance(found[2][1], LlmUnanswered)


def test_an_endpoint_that_goes_down_ends_the_run(serve: Serve, endpoint: Make) -> None:
    server = serve(in_turn(says(Request("", {}, {"messages": [{"content": QUESTION}]})), failing(500)))
    proposer, _ = made(endpoint(server.url, parallel=1, retries=0))
    outcomes = []
    with pytest.raises(LlmError, match="no answer in 1 tries: HTTP 500"):
        outcomes.extend(proposer.propose_all(ARTICLES))
    assert len(server.requests) == 1 + 3


QUESTION = json.dumps({"sentences": [{"n": 1, "text": WORDS}]})


def test_an_endpoint_that_never_worked_ends_it_at_once(serve: Serve, endpoint: Make) -> None:
    server = serve(in_turn(failing(500)))
    with pytest.raises(LlmError, match="HTTP 500"):
        run(made(endpoint(server.url, parallel=1, retries=1))[0])
    assert len(server.requests) == 2


def test_who_stops_listening_leaves_nothing_running(serve: Serve, endpoint: Make) -> None:
    outcomes = made(endpoint(serve(says).url))[0].propose_all(ARTICLES)
    next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]


def test_the_budget_holds_before_and_while(serve: Serve, endpoint: Make) -> None:
    server = serve(says)
    proposer, told = made(endpoint(server.url, budget=1_000))
    with pytest.raises(LlmError, match=r"needed and BELLIGRAPH_LLM_BUDGET allows 1,000; .* Nothing was sent"):
        proposer.begin([e.article for e in ARTICLES])
    assert told[0].startswith("6 articles for tester: 6 requests, about ")
    assert not server.requests
    other, _ = made(replace(proposer.endpoint, budget=2_000, parallel=1))
    with pytest.raises(LlmError, match="the 2,000 tokens of BELLIGRAPH_LLM_BUDGET are spent"):
        run(other)
    assert len(server.requests) == 2


def test_the_estimate_is_near_what_is_sent(serve: Serve, endpoint: Make) -> None:
    text = (
        "Poland sent 14 tanks to Ukraine on Monday, President Andrzej Duda said in Warsaw. "
        "He thanked Germany, which had permitted the export of the Leopard 2. Russia condemned the move. "
    )
    long = extract(Article.make(text * 60, source="t"))
    server = serve(in_turn(claims()))
    proposer, _ = made(endpoint(server.url))
    expected = proposer.estimate([long.article])
    run(proposer, [long])
    sent = sum(len(m["content"]) for r in server.requests for m in r.body["messages"]) / 4
    assert expected.requests == len(server.requests) > 1
    assert 0.75 < expected.asked / sent < 1.33


def test_an_empty_answer_and_no_counts(serve: Serve, endpoint: Make) -> None:
    proposer, told = made(endpoint(serve(in_turn(completion('{"claims": []}', usage=[]))).url))
    assert run(proposer, ARTICLES[:1]) == [(ARTICLES[0].article, ARTICLES[0])]
    proposer.end()
    assert "1 requests, about " in told[0]
    assert told[1] == "0 claims accepted, 0 dropped"
