"""Statements: what is refused, what is bound, what is looked up. What they answer is compared in
tests/schema/graphql/test_compiled.py, document by document."""

import json
from typing import Any

import pytest
from graph_story import OTHER, STORY

from belligraph.errors import QueryError
from belligraph.graph.queries import ClaimFilter, ClaimOrder, EdgeFilter, EdgeOrder, EntityFilter, EntityOrder
from belligraph.graph.selection import (
    Constant,
    Given,
    Items,
    Kind,
    Leaf,
    Link,
    Listing,
    Lookup,
    Nodes,
    Part,
    Selection,
    Uncompilable,
)
from belligraph.graph.sqlite.compile import compile_selection
from belligraph.graph.sqlite.store import SqliteStore

HOSTILE = "'); DROP TABLE claim; --"


def names(**more: Any) -> Listing:
    """Names of entities, in order."""
    fields = (Nodes("nodes", (Leaf("name", "name"),)),)
    return Listing("entities", Kind.ENTITY, EntityFilter(), EntityOrder.NAME, fields, **more)


def ask(store: SqliteStore, *fields: Any, **variables: Any) -> Any:
    """The answer's data."""
    return json.loads(store.compile(Selection(fields))(variables))


def test_a_page_of_nodes(store: SqliteStore) -> None:
    store.add([STORY, OTHER])
    found = ask(store, names(first=2))["entities"]["nodes"]
    assert [node["name"] for node in found] == sorted(node["name"] for node in found)
    assert len(found) == 2


def test_values_are_bound(store: SqliteStore) -> None:
    store.add([STORY])
    before = list(store.all_claims())
    where = EntityFilter(name=Given(lambda run: run.variables["name"]))  # type: ignore[arg-type]
    listing = Listing("x", Kind.ENTITY, where, EntityOrder.ID, (Leaf("n", "total_count"),))
    assert ask(store, listing, name=HOSTILE) == {"x": {"n": 0}}
    assert ask(store, listing, name="korra") == {"x": {"n": 1}}
    found = ask(store, Lookup("x", HOSTILE, {Kind.ENTITY: (Leaf("id", "id"),)}))
    assert found == {"x": None}
    assert HOSTILE not in compile_selection(Selection((listing,))).sql
    assert list(store.all_claims()) == before


def test_an_id_alone_looks_nothing_up() -> None:
    subject = Link("subject", "subject", Kind.ENTITY, (Leaf("id", "id"), Constant("__typename", "Entity")))
    edges = Listing("edges", Kind.EDGE, EdgeFilter(), EdgeOrder.ID, (Nodes("nodes", (subject,)),))
    assert "entity" not in compile_selection(Selection((edges,))).sql


def test_rows_are_numbered_only_where_a_page_must_know_what_follows() -> None:
    plain = names(first=1)
    info = Part("pageInfo", "page_info", (Leaf("hasNextPage", "has_next_page"),))
    asked = Listing("entities", Kind.ENTITY, EntityFilter(), EntityOrder.NAME, (*plain.fields, info), first=1)
    assert "row_number" not in compile_selection(Selection((plain,))).sql
    assert "row_number" in compile_selection(Selection((asked,))).sql


def test_the_total_alone_reads_no_page() -> None:
    listing = Listing("x", Kind.CLAIM, ClaimFilter(), ClaimOrder.ID, (Leaf("n", "total_count"),))
    assert "LIMIT" not in compile_selection(Selection((listing,))).sql


@pytest.mark.parametrize(
    "more", [{"first": 1, "last": 1}, {"first": 251}, {"last": -1}, {"after": "nonsense"}, {"before": "5B5D"}]
)
def test_what_can_not_be_asked_is_refused(more: dict[str, Any]) -> None:
    with pytest.raises((Uncompilable, QueryError)):
        compile_selection(Selection((names(**more),)))


def test_bounds_are_checked_at_each_run(store: SqliteStore) -> None:
    store.add([STORY])
    compiled = store.compile(Selection((names(first=Given(lambda run: run.variables["n"])),)))
    assert len(json.loads(compiled({"n": 1}))["entities"]["nodes"]) == 1
    for ask in (compiled, compiled.quickly):
        with pytest.raises(QueryError, match="first must lie between"):
            ask({"n": 251})


def test_a_bad_page_is_refused_though_no_row_is_asked_for(store: SqliteStore) -> None:
    listing = Listing(
        "x",
        Kind.CLAIM,
        ClaimFilter(),
        ClaimOrder.ID,
        (Leaf("n", "total_count"),),
        after=Given(lambda run: run.variables["at"]),
    )
    with pytest.raises(QueryError, match="cursor"):
        ask(store, listing, at="nonsense")


def test_too_many_fields_are_left_to_resolvers() -> None:
    many = tuple(Leaf(f"n{i}", "name") for i in range(61))
    with pytest.raises(Uncompilable):
        compile_selection(Selection((Lookup("x", "USA", {Kind.ENTITY: many}),)))


def test_cursors_are_those_of_pages(store: SqliteStore) -> None:
    from belligraph.graph.queries import Page

    store.add([STORY, OTHER])
    for order in ClaimOrder:
        items = (Items("edges", (Leaf("cursor", "cursor"),)),)
        found = ask(store, Listing("x", Kind.CLAIM, ClaimFilter(), order, items))["x"]["edges"]
        assert [edge["cursor"] for edge in found] == list(store.claims(ClaimFilter(), order, Page()).cursors)


def test_a_quick_run_gives_up_where_it_takes_long(store: SqliteStore) -> None:
    store.add([STORY, OTHER])
    quick = store.compile(Selection((names(),)))
    assert quick.quickly({}) == quick({})
    searching = Listing(
        "x", Kind.ENTITY, EntityFilter(search="kor"), EntityOrder.ID, (Leaf("n", "total_count"),)
    )
    slow = store.compile(Selection((searching,)))
    assert slow.quickly({}) is None
    assert json.loads(slow({})) == {"x": {"n": 1}}
