import json
from typing import Any

import pytest
from graph_story import LINES, OTHER, REPRINT, STORY

from belligraph.errors import InputError
from belligraph.graph.export.jsonl import export, read_extractions
from belligraph.graph.sqlite.store import SqliteStore


def rows(store: SqliteStore, what: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in export(store, what)]


def test_a_claim_has_its_ends_by_name_and_its_evidence(store: SqliteStore) -> None:
    store.add([STORY])
    (row,) = [row for row in rows(store, "claims") if row["relation"] == "SUPPLIES"]
    assert row["subject"] == {"id": "KOR", "type": "State", "name": "Korra"}
    assert row["object"] == {"id": "VEL", "type": "State", "name": "Velia"}
    assert row["item"] == {"id": "weapon/tank", "type": "Weapon", "name": "tank"}
    assert (row["sentence"], row["article"]) == (LINES[0], STORY.article.id)
    assert STORY.article.content[row["start"] : row["end"]] == LINES[0]
    assert (row["mood"], row["negated"], row["date"]) == ("planned", False, "on Monday")
    assert (row["place"], row["quantity"], row["attribution"], row["role"]) == (None, None, None, None)


def test_an_entity_has_its_mentions(store: SqliteStore) -> None:
    store.add([STORY, REPRINT, OTHER])
    found = {row["id"]: row for row in rows(store, "entities")}
    assert list(found) == sorted(found)
    lund = found["person/osa-lund"]
    assert (lund["name"], lund["aliases"], lund["acts_for"]) == ("Ōsa Lund", ["Ōsa Lund"], "KOR")
    (mention,) = lund["mentions"]
    assert (mention["text"], mention["article"]) == ("Ōsa Lund", OTHER.article.id)
    assert mention["sentence"].startswith("Ōsa Lund met")


def test_articles_and_edges(store: SqliteStore) -> None:
    store.add([STORY, REPRINT])
    found = {row["id"]: row for row in rows(store, "articles")}
    assert found[STORY.article.id]["text"] == STORY.article.text
    assert found[STORY.article.id]["headline"] == "Forty tanks"
    assert {row["origin"] for row in found.values()} == {min(found)}
    (edge,) = [row for row in rows(store, "edges") if row["relation"] == "SUPPLIES"]
    assert (edge["subject"]["name"], edge["claims"], edge["origins"]) == ("Korra", 2, 1)


def test_lines_are_canonical(store: SqliteStore) -> None:
    store.add([STORY, OTHER])
    for line in export(store, "entities"):
        assert line == json.dumps(json.loads(line), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def test_an_unknown_kind_is_refused(store: SqliteStore) -> None:
    with pytest.raises(InputError, match="choose one of claims"):
        export(store, "people")


@pytest.mark.parametrize("line", ["{", "[]", '{"article": 1}', "null", '{"more": 1}'])
def test_a_bad_line_is_named(store: SqliteStore, line: str) -> None:
    store.add([STORY])
    good = list(export(store, "extractions"))
    with pytest.raises(InputError, match="line 3 is no extraction"):
        list(read_extractions([*good, "", line]))
