"""Timelines, asked of the sample articles."""

from collections.abc import Callable
from typing import Any

import pytest

Ask = Callable[..., Any]


@pytest.mark.parametrize("bucket", ["DAY", "WEEK", "MONTH", "YEAR"])
def test_a_timeline_has_each_claim_once(ask: Ask, bucket: str) -> None:
    text = """query($bucket: Bucket!) {
      timeline(bucket: $bucket) { label start end claims actual planned possible negated }
      claims(first: 0) { totalCount } denied: claims(first: 0, filter: {negated: true}) { totalCount }
    }"""
    found = ask(text, bucket=bucket)
    rows = found["timeline"]
    assert sum(row["claims"] for row in rows) == found["claims"]["totalCount"]
    assert sum(row["negated"] for row in rows) == found["denied"]["totalCount"]
    assert all(row["claims"] == row["actual"] + row["planned"] + row["possible"] > 0 for row in rows)
    dated = [row for row in rows if row["start"]]
    assert [row["start"] for row in dated] == sorted(row["start"] for row in dated)
    assert all(row["start"] <= row["end"] for row in dated)
    assert len({row["label"] for row in dated}) == len(dated) > 10


def test_a_timeline_of_an_entity_and_a_filter(ask: Ask) -> None:
    text = """{
      timeline(entity: {name: "Egypt"}, filter: {relation: [ATTACKS]}, bucket: YEAR) { label claims }
      claims(filter: {actor: [{name: "Egypt"}], relation: [ATTACKS]}) { totalCount }
      other: timeline(entity: {name: "Egypt"}, filter: {actor: [{id: "RUS"}], ids: ["x"]}) { claims }
      nobody: timeline(entity: {name: "Nobody at all"}) { claims }
      years: timeline(bucket: YEAR) { label }
      first: timeline(bucket: YEAR, first: 2) { label }
      year: timeline(filter: {since: "1973-01-01", until: "1973-12-31"}, bucket: YEAR) { label start end }
    }"""
    found = ask(text)
    assert sum(row["claims"] for row in found["timeline"]) == found["claims"]["totalCount"] > 0
    assert found["other"] == found["nobody"] == []
    assert found["first"] == found["years"][:2]
    assert {"label": "1973", "start": "1973-01-01", "end": "1973-12-31"} in found["year"]


def test_a_timeline_that_can_not_be(errors: Ask) -> None:
    ((code, message),) = errors("{ timeline(first: 1001) { claims } }")
    assert code == "BAD_USER_INPUT"
    assert "first must lie between 0 and 1000" in message


def test_stats_tell_of_sources_and_days(ask: Ask) -> None:
    text = "{ stats { sources firstEvent lastEvent } timeline(bucket: YEAR) { label } }"
    found = ask(text)
    assert found["stats"]["sources"] > 20
    assert found["stats"]["firstEvent"][:4] >= found["timeline"][0]["label"]
    assert found["stats"]["firstEvent"] < found["stats"]["lastEvent"]
