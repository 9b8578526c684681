"""The questions, asked of the sample articles."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from belligraph.graph.sqlite.store import SqliteStore
from belligraph.schema.graphql.engine import Engine
from belligraph.schema.vocabulary import relations

Ask = Callable[..., Any]
ENDS = "{ nodes { relation subject { id name type } object { id name type } } }"


def some(ask: Ask, field: str) -> str:
    """The id of some node of the list."""
    found: str = ask(f"{{ {field}(first: 1) {{ nodes {{ id }} }} }}")[field]["nodes"][0]["id"]
    return found


@pytest.mark.parametrize(
    ("field", "many", "kind"),
    [
        ("entity", "entities", "Entity"),
        ("edge", "edges", "Edge"),
        ("claim", "claims", "Claim"),
        ("article", "articles", "Article"),
    ],
)
def test_a_node_is_found_by_its_id_in_each_way(ask: Ask, field: str, many: str, kind: str) -> None:
    key = some(ask, many)
    text = f"""query($id: ID!) {{
      node(id: $id) {{ __typename id }} nodes(ids: [$id, "none"]) {{ id }}
      {field}(id: $id) {{ id }} {many}(filter: {{ids: [$id]}}) {{ totalCount nodes {{ id }} }}
    }}"""
    assert ask(text, id=key) == {
        "node": {"__typename": kind, "id": key},
        "nodes": [{"id": key}, None],
        field: {"id": key},
        many: {"totalCount": 1, "nodes": [{"id": key}]},
    }


@pytest.mark.parametrize("compiled", [True, False])
@pytest.mark.parametrize("field", ["edgesOut", "edgesIn", "meets", "supplies", "accusedBy"])
def test_a_list_of_an_entity_tells_the_other_ends(
    samples_store: SqliteStore, field: str, compiled: bool
) -> None:
    engine = Engine(samples_store, compiled=compiled)
    text = f"""{{
      entity(id: "USA") {{ {field}(first: 250) {{ edges {{
        other {{ id name }} alone: other {{ id }} node {{ subject {{ id name }} object {{ id name }} }}
      }} }} }}
      edges(first: 1) {{ edges {{ other {{ id }} node {{ id }} }} }}
    }}"""
    body = asyncio.run(engine.answer(text)).body
    assert "errors" not in body, body["errors"]
    found = body["data"]["entity"][field]["edges"]
    assert found
    for item in found:
        ends = [end for end in item["node"].values() if end["id"] != "USA"]
        assert [item["other"]] == ends
        assert item["alone"] == {"id": ends[0]["id"]}
    assert body["data"]["edges"]["edges"][0]["other"] is None


def test_two_steps_with_what_is_said_are_one_statement(samples_store: SqliteStore) -> None:
    said = "node { id claims(first: 1) { nodes { id quote time { start } article { source } } } }"
    step = f"meets(first: 10) {{ edges {{ {said} other {{ id name %s }} }} }}"
    text = f'{{ entity(id: "USA") {{ {step % (step % "")} }} }}'
    compiled, resolved = (
        asyncio.run(Engine(samples_store, compiled=way, tell_plan=True).answer(text)).body
        for way in (True, False)
    )
    assert compiled["data"] == resolved["data"]
    assert (compiled["extensions"]["plan"], resolved["extensions"]["plan"]) == ("compiled", "resolved")


def test_what_is_not_there_is_null(ask: Ask) -> None:
    nothing = '{ node(id: "x") { id } entity(id: "x") { id } edge(id: "x") { id } claim(id: "x") { id } }'
    assert set(ask(nothing).values()) == {None}


def test_nodes_are_limited(errors: Ask) -> None:
    assert errors("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", ids=["x"] * 251) == [
        ("BAD_USER_INPUT", "ask for at most 250 nodes at once; got 251 ids")
    ]


def test_a_reference_is_an_id_or_a_name(ask: Ask) -> None:
    text = """query($who: [EntityRef!]) {
      claims(filter: {subject: $who}, orderBy: ID, first: 250) { nodes { id } }
    }"""
    by_id, by_name, by_alias, nobody = (
        ask(text, who=who)["claims"]["nodes"]
        for who in ({"id": "RUS"}, {"name": "russia"}, [{"name": "Kremlin"}], {"name": "Nobody at all"})
    )
    assert by_id == by_name
    assert by_id
    assert {row["id"] for row in by_id} <= {row["id"] for row in by_alias}
    assert nobody == []


@pytest.mark.parametrize("who", ["{}", '{id: "RUS", name: "Russia"}'])
def test_a_reference_is_one_of_the_two(errors: Ask, who: str) -> None:
    ((_, message),) = errors(f"{{ claims(filter: {{subject: {who}}}) {{ totalCount }} }}")
    assert "exactly one key" in message


def test_a_name_can_stand_for_item_and_place(ask: Ask) -> None:
    text = "{ claims(first: 250) { nodes { item { name } place { name } attribution { entity { name } } } } }"
    rows = ask(text)["claims"]["nodes"]
    for role in ("item", "place"):
        name = next(row[role]["name"] for row in rows if row[role])
        found = ask(
            f"query($f: ClaimFilter) {{ claims(filter: $f) {{ nodes {{ {role} {{ name }} }} }} }}",
            f={role: {"name": name}},
        )["claims"]["nodes"]
        assert found
        assert {row[role]["name"] for row in found} == {name}


def test_relations_filter_edges(ask: Ask) -> None:
    rows = ask("{ edges(filter: {relation: [SUPPLIES, MEETS]}, first: 250) " + ENDS + " }")["edges"]["nodes"]
    assert {row["relation"] for row in rows} == {"SUPPLIES", "MEETS"}


def test_among_keeps_both_ends(ask: Ask) -> None:
    ids = [row["id"] for row in ask("{ entities(first: 8) { nodes { id } } }")["entities"]["nodes"]]
    text = "query($ids: [ID!]) { edges(filter: {among: $ids}, first: 250) " + ENDS + " }"
    rows = ask(text, ids=ids)["edges"]["nodes"]
    assert rows
    assert {row[end]["id"] for row in rows for end in ("subject", "object")} <= set(ids)


def test_long_lists_are_told(errors: Ask) -> None:
    text = "query($ids: [ID!]) { edges(filter: {among: $ids}) { totalCount } }"
    ((code, message),) = errors(text, ids=[str(i) for i in range(251)])
    assert (code, message) == ("BAD_USER_INPUT", "give at most 250 values in one list; got 251")


def test_the_fields_of_a_relation_are_its_edges(ask: Ask) -> None:
    names = [(row.name, row.field, True) for row in relations().values()]
    names += [(row.name, row.inverse, False) for row in relations().values() if row.inverse]
    parts = " ".join(
        f"{field}(first: 50) {{ totalCount nodes {{ relation subject {{ id }} object {{ id }} }} }}"
        for _, field, _ in names
    )
    rows = ask(
        "query($ids: [ID!]) { entities(filter: {ids: $ids}) { nodes { id " + parts + " } } }", ids=["USA"]
    )
    usa = rows["entities"]["nodes"][0]
    assert sum(usa[field]["totalCount"] for _, field, _ in names) > 20
    for name, field, out in names:
        for edge in usa[field]["nodes"]:
            assert edge["relation"] == name
            ends = [edge["subject"]["id"], edge["object"]["id"]]
            assert "USA" in ends if relations()[name].symmetric else ends[0 if out else 1] == "USA"


def test_edges_out_and_in_meet_their_filter(ask: Ask) -> None:
    text = """{ entity(id: "USA") {
      none: edgesOut(filter: {subject: {id: "RUS"}, relation: SUPPLIES}) { totalCount }
      other: supplies(filter: {relation: MEETS}) { totalCount }
      all: edgesOut(first: 0) { totalCount }
      same: edgesOut(first: 0, filter: {subject: {id: "USA"}}) { totalCount }
      into: edgesIn(first: 3) { nodes { object { id } subject { id } } }
    } }"""
    usa = ask(text)["entity"]
    assert usa["none"]["totalCount"] == usa["other"]["totalCount"] == 0
    assert usa["all"] == usa["same"]
    assert all("USA" in (edge["object"]["id"], edge["subject"]["id"]) for edge in usa["into"]["nodes"])


def test_an_entity_tells_of_its_claims_and_articles(ask: Ask) -> None:
    text = """{ entity(id: "USA") {
      name aliases actsFor { id } claimCount edgeCount
      claims(first: 250) { totalCount nodes { subject { id } object { id } } }
      articles(first: 250) { totalCount nodes { mentions(entity: "USA") { text entity { id } } } }
      mentions(first: 3) { text start end resolution articleId entity { id } }
    } }"""
    usa = ask(text)["entity"]
    assert usa["claimCount"] == usa["claims"]["totalCount"]
    assert all("USA" in (c["subject"]["id"], c["object"]["id"]) for c in usa["claims"]["nodes"])
    assert all(article["mentions"] for article in usa["articles"]["nodes"])
    assert [mention["entity"]["id"] for mention in usa["mentions"]] == ["USA"] * 3
    assert usa["name"] in usa["aliases"]


def test_an_edge_is_made_of_its_claims(ask: Ask) -> None:
    text = """{ edges(first: 20) { nodes {
      id claimCount actual planned possible negated relation symmetric
      claims(first: 250) { totalCount nodes { mood negated relation edge { id } } }
    } } }"""
    for edge in ask(text)["edges"]["nodes"]:
        claims = edge["claims"]["nodes"]
        assert len(claims) == edge["claims"]["totalCount"] == edge["claimCount"]
        assert {claim["edge"]["id"] for claim in claims} == {edge["id"]}
        assert sum(claim["negated"] for claim in claims) == edge["negated"]
        for mood in ("actual", "planned", "possible"):
            assert sum(claim["mood"] == mood.upper() for claim in claims) == edge[mood]


def test_every_highlight_is_verbatim(ask: Ask, samples_store: SqliteStore) -> None:
    text = """query($ids: [ID!]) { claims(filter: {ids: $ids}, first: 250) { nodes {
      quote sentence { start end text } trigger { start end text } spans { role start end text }
      highlight { before quote after spans { role start end text } } article { content }
    } } }"""
    ids = [claim.id for claim in samples_store.all_claims()]
    for at in range(0, len(ids), 250):
        for claim in ask(text, ids=ids[at : at + 250])["claims"]["nodes"]:
            content, shown = claim["article"]["content"], claim["highlight"]
            for span in (claim["sentence"], claim["trigger"], *claim["spans"]):
                assert content[span["start"] : span["end"]] == span["text"]
            assert shown["quote"] == claim["quote"] == claim["sentence"]["text"]
            paragraph = shown["before"] + shown["quote"] + shown["after"]
            assert paragraph in content
            assert len(shown["spans"]) >= len(claim["spans"])
            for span in shown["spans"]:
                assert paragraph[span["start"] : span["end"]] == span["text"]


def test_an_article_tells_of_itself(ask: Ask) -> None:
    text = """{ articles(first: 5) { nodes {
      id headline text content origin reprints { totalCount nodes { id origin } }
      sentences { index start end text } mentions { text start end sentence }
      entities(first: 0) { totalCount }
      claims(first: 250) { nodes { article { id } } }
    } } }"""
    for article in ask(text)["articles"]["nodes"]:
        assert article["content"].endswith(article["text"])
        assert article["id"] in [row["id"] for row in article["reprints"]["nodes"]]
        assert {row["origin"] for row in article["reprints"]["nodes"]} == {article["origin"]}
        assert [row["index"] for row in article["sentences"]] == list(range(len(article["sentences"])))
        for row in (*article["sentences"], *article["mentions"]):
            assert article["content"][row["start"] : row["end"]] == row["text"]
        assert {row["article"]["id"] for row in article["claims"]["nodes"]} <= {article["id"]}
        assert article["entities"]["totalCount"] > 0


def test_search_finds_entities_and_articles(ask: Ask) -> None:
    text = """{ search(text: "egypt", first: 20) { snippet score node {
      __typename ... on Entity { name } ... on Article { headline }
    } } }"""
    hits = ask(text)["search"]
    assert {hit["node"]["__typename"] for hit in hits} == {"Entity", "Article"}
    assert hits[0]["node"]["name"] == "Egypt"
    assert "«Egypt»" in hits[0]["snippet"]


def test_search_can_be_of_claims(ask: Ask) -> None:
    text = """{ search(text: "egypt israel", first: 20, in: [CLAIM, ENTITY]) { snippet node {
      __typename ... on Claim { quote }
    } } }"""
    hits = ask(text)["search"]
    assert hits[0]["node"]["__typename"] == "Claim"
    for hit in hits:
        if hit["node"]["__typename"] == "Claim":
            assert hit["snippet"].replace("«", "").replace("»", "") == hit["node"]["quote"]
            assert "«Egypt" in hit["snippet"]
            assert "«Israel" in hit["snippet"]


@pytest.mark.parametrize(
    "text", ['search(text: "  ")', 'search(text: "a", first: 101)', 'search(text: "a", first: -1)']
)
def test_a_search_that_can_not_be(errors: Ask, text: str) -> None:
    ((code, _),) = errors(f"{{ {text} {{ score }} }}")
    assert code == "BAD_USER_INPUT"


def test_the_vocabulary_and_the_counts_agree(ask: Ask) -> None:
    text = """{
      relations { name meaning domain range symmetric field inverse plover edgeCount claimCount }
      stats { entities edges claims articles entityTypes { type count } }
      entities(first: 0) { totalCount } edges(first: 0) { totalCount }
      claims(first: 0) { totalCount } articles(first: 0) { totalCount }
    }"""
    found = ask(text)
    stats = found["stats"]
    assert [row["name"] for row in found["relations"]] == list(relations())
    assert sum(row["edgeCount"] for row in found["relations"]) == stats["edges"]
    assert sum(row["claimCount"] for row in found["relations"]) == stats["claims"]
    assert sum(row["count"] for row in stats["entityTypes"]) == stats["entities"]
    for name in ("entities", "edges", "claims", "articles"):
        assert found[name]["totalCount"] == stats[name] > 0
