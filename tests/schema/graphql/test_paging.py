"""Pages: walking a list either way gives every item once, in its order."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

Ask = Callable[..., Any]
LISTS = [
    ("entities", "NAME"),
    ("entities", "CLAIMS"),
    ("entities", "ID"),
    ("edges", "CLAIMS"),
    ("edges", "ORIGINS"),
    ("edges", "LAST"),
    ("edges", "ID"),
    ("claims", "ARTICLE"),
    ("claims", "TIME"),
    ("claims", "CONFIDENCE"),
    ("claims", "ID"),
    ("articles", "PUBLISHED"),
    ("articles", "HEADLINE"),
    ("articles", "ID"),
]


def walk(ask: Ask, field: str, order: str, size: int, *, forward: bool) -> list[str]:
    """The ids of all items, page by page."""
    page = "first: $size, after: $at" if forward else "last: $size, before: $at"
    kind = field[:-1].title() if field != "entities" else "Entity"
    text = f"""query($size: Int!, $at: String, $order: {kind}Order!) {{
      {field}({page}, orderBy: $order) {{
        nodes {{ id }} edges {{ cursor node {{ id }} }}
        pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }}
      }}
    }}"""
    found: list[str] = []
    at = None
    while True:
        got = ask(text, size=size, at=at, order=order)[field]
        ids = [node["id"] for node in got["nodes"]]
        assert ids == [edge["node"]["id"] for edge in got["edges"]]
        info = got["pageInfo"]
        assert [info["startCursor"], info["endCursor"]] == [
            got["edges"][0]["cursor"],
            got["edges"][-1]["cursor"],
        ]
        found = [*found, *ids] if forward else [*ids, *found]
        if not info["hasNextPage" if forward else "hasPreviousPage"]:
            return found
        at = info["endCursor" if forward else "startCursor"]


@pytest.mark.parametrize(("field", "order"), LISTS)
def test_both_ways_give_all_in_the_same_order(ask: Ask, field: str, order: str) -> None:
    total = ask(f"{{ {field}(first: 0) {{ totalCount }} }}")[field]["totalCount"]
    there = walk(ask, field, order, 150, forward=True)
    back = walk(ask, field, order, 150, forward=False)
    assert there == back
    assert len(there) == len(set(there)) == total


@given(size=st.integers(1, 30), forward=st.booleans())
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_size_of_pages_does_not_matter(ask: Ask, size: int, forward: bool) -> None:
    whole = [node["id"] for node in ask("{ articles(first: 250) { nodes { id } } }")["articles"]["nodes"]]
    assert walk(ask, "articles", "PUBLISHED", size, forward=forward) == whole


def test_the_page_is_25_when_no_size_is_given(ask: Ask) -> None:
    found = ask("{ entities { nodes { id } pageInfo { hasNextPage hasPreviousPage } } }")["entities"]
    assert len(found["nodes"]) == 25
    assert found["pageInfo"] == {"hasNextPage": True, "hasPreviousPage": False}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ("first: -1", "first must lie between 0 and 250; got -1"),
        ("first: 100000", "first must lie between 0 and 250; got 100000"),
        ("last: 251", "last must lie between 0 and 250; got 251"),
        ("first: 1, last: 1", "give first or last, not both"),
        ('after: "nonsense"', "cursor"),
        ('before: "W10"', "cursor"),
        ('after: ""', "cursor"),
        ('after: "WzEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MCwieCJd"', "cursor"),
    ],
)
@pytest.mark.parametrize("field", ["entities", "edges", "claims", "articles"])
def test_bad_pages_are_told(errors: Ask, field: str, arguments: str, message: str) -> None:
    ((code, told),) = errors(f"{{ {field}({arguments}) {{ nodes {{ id }} }} }}")
    assert code == "BAD_USER_INPUT"
    assert message in told


def test_a_cursor_of_another_list_is_told(ask: Ask, errors: Ask) -> None:
    cursor = ask("{ entities(first: 1, orderBy: ID) { pageInfo { endCursor } } }")["entities"]["pageInfo"]
    ((code, told),) = errors(
        "query($at: String) { entities(orderBy: NAME, after: $at) { nodes { id } } }", at=cursor["endCursor"]
    )
    assert code == "BAD_USER_INPUT"
    assert "cursor" in told
