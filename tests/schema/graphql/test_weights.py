"""What walks cost: the entities and paths that they may give, and their steps."""

import pytest

from belligraph.schema.graphql.guard import Limits
from belligraph.schema.graphql.prepare import Prepared
from belligraph.schema.graphql.schema import executable

SCHEMA = executable()
AROUND = 'neighborhood(of: {id: "x"}, depth: $n, first: $m)'
BETWEEN = 'paths(from: {id: "x"}, to: {id: "y"}, maxLength: $n, first: $m)'


def cost(text: str, **variables: object) -> int:
    """The cost of an operation with that selection."""
    used = ", ".join(f"${name}: Int! = 1" for name in ("n", "m") if f"${name}" in text)
    prepared = Prepared(SCHEMA, f"query q{f'({used})' if used else ''} {{ {text} }}", Limits(), None)
    operation = prepared.operation("q")
    coerced = operation.coerce(variables)
    assert coerced is not None
    return operation.cost(coerced)


@pytest.mark.parametrize(
    ("text", "variables", "values"),
    [
        (f"{AROUND} {{ complete }}", {"n": 1, "m": 1}, 2_000 + 2),
        (f"{AROUND} {{ complete }}", {"n": 3, "m": 500}, 6_000 + 2),
        (f"{AROUND} {{ entities {{ distance }} }}", {"m": 500}, 2_000 + 2 + 500),
        (f"{AROUND} {{ entities {{ entity {{ id }} }} edges(first: 50) {{ nodes {{ id }} }} }}", {"m": 100},
         2_000 + 3 + 100 * 2 + 50 * 2),
        ('neighborhood(of: {id: "x"}) { entities { distance } edges { nodes { id } } }', {},
         2_000 + 3 + 100 + 25 * 2),
        (f"{BETWEEN} {{ complete }}", {"n": 6, "m": 100}, 12_000 + 2),
        (f"{BETWEEN} {{ nodes {{ length }} }}", {"m": 100}, 2_000 + 2 + 100),
        (f"{BETWEEN} {{ nodes {{ entities {{ id }} edges {{ id }} }} }}", {"m": 100}, 2_000 + 2 + 100 * 15),
        ('paths(from: {id: "x"}, to: {id: "y"}) { nodes { length } }', {}, 6_000 + 2 + 10),
        ('search(text: "x") { score }', {}, 1 + 10),
    ],
)  # fmt: skip
def test_cost_of_walks(text: str, variables: dict[str, object], values: int) -> None:
    assert cost(text, **variables) == values


def test_a_fragment_costs_what_its_neighborhood_is_asked_for() -> None:
    text = (
        'a: neighborhood(of: {id: "x"}, first: 10) { ...f } '
        'b: neighborhood(of: {id: "x"}, first: 300) { ...f } } '
        "fragment f on Neighborhood { entities { distance }"
    )
    assert cost(text) == 2 * (2_000 + 2) + 10 + 300
