"""Operations that are too large are refused, and quickly."""

import contextlib
import time

import pytest
from graphql import OperationDefinitionNode
from hypothesis import given
from hypothesis import strategies as st

from belligraph.schema.graphql.guard import Limits, Refused, check_cost, read
from belligraph.schema.graphql.prepare import Prepared
from belligraph.schema.graphql.schema import executable

SCHEMA = executable()
LIMITS = Limits()
SPREADS = " ".join(["...f{}"] * 10)


def fan(levels: int) -> str:
    """Fragments that each spread the next ten times: ten to the power of `levels` fields when expanded."""
    chain = (f"fragment f{i} on Stats {{ {SPREADS.replace('{}', str(i + 1))} }}" for i in range(levels))
    return " ".join(["{ stats { ...f0 } }", *chain, f"fragment f{levels} on Stats {{ claims }}"])


def nested(levels: int) -> str:
    """An operation that goes along so many edges: three levels each, and three around."""
    return (
        "{entities(first: 1){nodes{"
        + "edgesOut(first: 1){nodes{subject{" * levels
        + "id"
        + "}}}" * levels
        + "}}}"
    )


def weigh(text: str, limits: Limits = LIMITS, **variables: object) -> None:
    """Read the document and weigh its first operation."""
    document = Prepared(SCHEMA, text, limits, None)
    first = document.document.definitions[0]
    assert isinstance(first, OperationDefinitionNode)
    operation = document.operation(first.name.value if first.name else None)
    coerced = operation.coerce(variables)
    assert coerced is not None
    check_cost(operation.cost(coerced), limits)


def refusal(text: str, limits: Limits = LIMITS, **variables: object) -> tuple[str, str]:
    """Code and first message of the refusal."""
    with pytest.raises(Refused) as caught:
        weigh(text, limits, **variables)
    return caught.value.code, caught.value.errors[0].message


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("{ claims(", "GRAPHQL_PARSE_FAILED"),
        ("", "GRAPHQL_PARSE_FAILED"),
        ("{ nothing }", "GRAPHQL_VALIDATION_FAILED"),
        ("{ claims(filter: {relation: LOVES}) { totalCount } }", "GRAPHQL_VALIDATION_FAILED"),
        ("{ claims(filter: {since: 5}) { totalCount } }", "GRAPHQL_VALIDATION_FAILED"),
        ("mutation { a }", "GRAPHQL_VALIDATION_FAILED"),
        ("{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }", "GRAPHQL_VALIDATION_FAILED"),
    ],
)
def test_what_is_no_operation_of_the_schema_is_refused(text: str, code: str) -> None:
    assert refusal(text)[0] == code


@pytest.mark.parametrize(
    "text",
    [
        "{" + "stats { claims } " * 700 + "}",
        "{ stats {" + "claims " * 1_990 + "} }",
        "{" + " ".join(f"a{i}: stats {{ claims }}" for i in range(600)) + "}",
        nested(20),
        nested(300),
        "{ a" * 900 + "}" * 900,
        "{ entities(filter: {ids: " + "[" * 900 + "]" * 900 + "}) { totalCount } }",
        fan(24),
        "{ ...f0 }" + "".join(f" fragment f{i} on Query {{ ...f{i + 1} }}" for i in range(300)),
        "# " + "x" * 900_000 + "\n{ nothing }",
    ],
    ids=range(10),
)
def test_large_documents_are_refused_in_time(text: str) -> None:
    begin = time.process_time()
    code, _ = refusal(text)
    assert code != "INTERNAL_ERROR"
    assert time.process_time() - begin < 3


def test_cost_counts_full_pages() -> None:
    text = "{ entities(first: 250) { nodes { edgesOut(first: 250) { nodes { id relation negated } } } } }"
    code, message = refusal(text)
    assert code == "OPERATION_TOO_LARGE"
    assert "smaller pages" in message


@pytest.mark.parametrize("default", ["", " = 250"])
def test_cost_reads_sizes_from_variables(default: str) -> None:
    text = (
        f"query($n: Int{default}) "
        "{ entities(first: $n) { nodes { edgesOut(first: $n) { nodes { id relation negated } } } } }"
    )
    given: dict[str, object] = {} if default else {"n": 250}
    assert refusal(text, LIMITS, **given)[0] == "OPERATION_TOO_LARGE"
    weigh(text, n=5)


def test_cost_knows_that_ids_bound_a_page() -> None:
    text = (
        "query($f: EntityFilter) { entities(filter: $f) { nodes { edgesOut(first: 250) { nodes { id } } } } }"
    )
    weigh(text, Limits(cost=1_000), f={"ids": ["USA"]})
    assert refusal(text, Limits(cost=1_000), f={})[0] == "OPERATION_TOO_LARGE"


@given(levels=st.integers(1, 8))
def test_depth_is_exact(levels: int) -> None:
    deep = 3 * levels + 3
    read(SCHEMA, nested(levels), Limits(depth=deep))
    assert refusal(nested(levels), Limits(depth=deep - 1)) == (
        "OPERATION_TOO_LARGE",
        f"the operation is nested deeper than {deep - 1} levels",
    )


@given(levels=st.integers(0, 5))
def test_cost_of_fragments_is_that_of_what_they_stand_for(levels: int) -> None:
    limit = 10**levels + 1
    weigh(fan(levels), Limits(cost=limit))
    with pytest.raises(Refused):
        weigh(fan(levels), Limits(cost=limit - 1))


def test_introspection_can_be_turned_off() -> None:
    closed = Limits(introspection=False)
    assert refusal("{ __schema { types { name } } }", closed)[0] == "GRAPHQL_VALIDATION_FAILED"
    read(SCHEMA, "{ stats { __typename } }", closed)


def test_introspection_can_not_be_nested_at_will() -> None:
    text = "{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }"
    assert refusal(text)[0] == "GRAPHQL_VALIDATION_FAILED"


def test_suggestions_can_be_turned_off() -> None:
    text = "{ entites { nodes { id } } }"
    assert "Did you mean 'entities'" in refusal(text)[1]
    assert refusal(text, Limits(suggestions=False))[1] == "Cannot query field 'entites' on type 'Query'."


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{ stats {" + "claims " * 800 + "} }", "claims is asked for 800 times in one place"),
        ("{" + " ".join(f"a{i}: stats {{ claims }}" for i in range(201)) + "}", "201 aliases, more than 200"),
        ("{ stats { claims " + "@skip(if: false) " * 101 + "} }", "101 directives, more than 100"),
        ("{" + " ".join(f"a{i}: stats {{ claims }}" for i in range(5_000)) + "}", "more than 2000 tokens"),
        ("{" + "a{" * 1_000 + "b" + "}" * 1_001, "nested too deeply"),
        ("{" + "a{" * 5_000, "nested too deeply"),
    ],
    ids=["duplicates", "aliases", "directives", "5,000 aliases", "depth 1,000", "open braces"],
)
def test_what_grows_without_end_is_refused(text: str, words: str) -> None:
    assert words in refusal(text)[1]


@pytest.mark.parametrize("levels", [10, 50, 100, 200])
@pytest.mark.parametrize(
    "pattern", ["{{ ...f{n} ...f{n} }}", "{{ a: actsFor {{ ...f{n} }} b: actsFor {{ ...f{n} }} }}"]
)
def test_doubling_fragments_are_read_once(levels: int, pattern: str) -> None:
    chain = "".join(f" fragment f{i} on Entity {pattern.format(n=i + 1)}" for i in range(levels))
    text = f'{{ entity(id: "x") {{ ...f0 }} }}{chain} fragment f{levels} on Entity {{ name }}'
    with contextlib.suppress(Refused):  # it would not end, were they read wherever they are spread
        weigh(text)
