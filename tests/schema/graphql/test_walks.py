"""Neighbourhoods and paths, asked of the sample articles."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest

Ask = Callable[..., Any]
ENDS = "subject { id } object { id }"


def ends(edge: dict[str, Any]) -> set[str]:
    """The ids of both ends."""
    return {edge["subject"]["id"], edge["object"]["id"]}


def test_a_neighborhood_of_one_step_is_the_entitys_edges(ask: Ask) -> None:
    text = """{
      neighborhood(of: {name: "Egypt"}, first: 500) {
        complete stoppedBy entities { distance claimCount entity { id name } }
        edges(first: 250) { totalCount nodes { subject { id } object { id } claimCount } }
      }
      edges(filter: {actor: [{name: "Egypt"}]}, first: 250) {
        nodes { claimCount subject { id } object { id } }
      }
    }"""
    found = ask(text)
    around, edges = found["neighborhood"], found["edges"]["nodes"]
    assert (around["complete"], around["stoppedBy"]) == (True, None)
    centre, *others = around["entities"]
    assert (centre["distance"], centre["entity"]["name"]) == (0, "Egypt")
    egypt = centre["entity"]["id"]
    claims: dict[str, int] = {}
    for edge in edges:
        (other,) = ends(edge) - {egypt}
        claims[other] = claims.get(other, 0) + edge["claimCount"]
    assert {row["entity"]["id"]: row["claimCount"] for row in others} == claims
    assert {row["distance"] for row in others} == {1}
    inside = {row["entity"]["id"] for row in around["entities"]}
    assert all(ends(edge) <= inside for edge in around["edges"]["nodes"])
    assert around["edges"]["totalCount"] >= len(edges)


def test_a_neighborhood_keeps_to_what_it_is_asked_for(ask: Ask) -> None:
    text = """{ neighborhood(
      of: {id: "USA"}, depth: 2, relations: [SUPPLIES, MEETS], types: [STATE], first: 9
    ) {
      complete stoppedBy entities { distance entity { type } }
      edges(first: 250) { nodes { relation } }
    } }"""
    around = ask(text)["neighborhood"]
    assert (around["complete"], around["stoppedBy"]) == (False, "ENTITIES")
    assert len(around["entities"]) == 9
    assert {row["entity"]["type"] for row in around["entities"]} == {"STATE"}
    assert {edge["relation"] for edge in around["edges"]["nodes"]} <= {"SUPPLIES", "MEETS"}


def test_paths_lead_from_one_to_the_other(ask: Ask) -> None:
    text = """{ paths(from: {name: "Egypt"}, to: {name: "Russia"}, maxLength: 4, first: 20) {
      complete stoppedBy nodes {
        length strength entities { id name } edges { claimCount subject { id } object { id } }
      }
    } }"""
    found = ask(text)["paths"]
    assert (found["complete"], found["stoppedBy"]) == (False, "PATHS")
    assert len(found["nodes"]) == 20
    assert [path["length"] for path in found["nodes"]] == sorted(path["length"] for path in found["nodes"])
    for path in found["nodes"]:
        ids = [entity["id"] for entity in path["entities"]]
        assert len(ids) == len(set(ids)) == path["length"] + 1
        assert (path["entities"][0]["name"], path["entities"][-1]["name"]) == ("Egypt", "Russia")
        assert [ends(edge) for edge in path["edges"]] == [set(pair) for pair in pairwise(ids)]
        assert path["strength"] == min(edge["claimCount"] for edge in path["edges"])


def test_directed_paths_run_from_subject_to_object(ask: Ask) -> None:
    text = """{ paths(from: {id: "USA"}, to: {id: "RUS"}, directed: true, relations: [SUPPLIES, ATTACKS]) {
      nodes { entities { id } edges { subject { id } object { id } } }
    } }"""
    for path in ask(text)["paths"]["nodes"]:
        ids = [entity["id"] for entity in path["entities"]]
        assert [(e["subject"]["id"], e["object"]["id"]) for e in path["edges"]] == [*pairwise(ids)]


def test_nobody_has_no_neighborhood_and_no_paths(ask: Ask) -> None:
    text = """{
      a: neighborhood(of: {name: "Nobody at all"}) { complete }
      b: neighborhood(of: {id: "x"}) { complete }
      c: paths(from: {name: "Nobody at all"}, to: {id: "USA"}) { complete nodes { length } }
      d: paths(from: {id: "x"}, to: {id: "USA"}) { complete nodes { length } }
    }"""
    nothing = {"complete": True, "nodes": []}
    assert ask(text) == {"a": None, "b": None, "c": nothing, "d": nothing}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('neighborhood(of: {id: "USA"}, depth: 4) { complete }', "depth must lie between 1 and 3; got 4"),
        ('neighborhood(of: {id: "USA"}, first: 501) { complete }', "first must lie between 0 and 500"),
        ('paths(from: {id: "USA"}, to: {id: "USA"}) { complete }', "both ends are USA"),
        ('paths(from: {id: "USA"}, to: {id: "RUS"}, maxLength: 0) { complete }', "maxLength must lie"),
        ('paths(from: {id: "USA"}, to: {id: "RUS"}, first: 101) { complete }', "first must lie between"),
    ],
)
def test_walks_that_can_not_be(errors: Ask, text: str, message: str) -> None:
    ((code, told),) = errors(f"{{ {text} }}")
    assert code == "BAD_USER_INPUT"
    assert message in told
