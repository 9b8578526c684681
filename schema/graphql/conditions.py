"""Input types → the store's filters, by one table that resolvers and the compiler read.

A filter comes as Strawberry's object (a resolver's argument) or as the dictionary that graphql-core coerced
(a compiled operation's variable); both mean the same.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from belligraph.errors import QueryError
from belligraph.graph import queries
from belligraph.graph.queries import MAX_PAGE
from belligraph.schema.graphql.context import Asked
from belligraph.schema.graphql.enums import RELATIONS

T = TypeVar("T")
F = TypeVar("F", queries.EntityFilter, queries.EdgeFilter, queries.ClaimFilter, queries.ArticleFilter)
Named = Callable[[str], Sequence[str]]
"""A name → the ids of the entities that have it, most claims first."""

MOST_NESTED = 8
MOST_PARTS = 100
NOBODY = "(no entity has that name)"  # an id that nothing has


def ids_of(refs: Sequence[Any], named: Named) -> tuple[str, ...]:
    """The ids that the references name, sorted; a name that nothing has gives none."""
    return tuple(sorted({id for ref in _few(refs) for id in _ids(ref, named)}))


def first_id(ref: Any, named: Named) -> str:
    """The id that the reference names; of several with that name, that with most claims."""
    found = _ids(ref, named)
    return found[0] if found else NOBODY


def _ids(ref: Any, named: Named) -> Sequence[str]:
    id, name = _id_and_name(ref)
    if id is not None:
        return (id,)
    return named(name) if name is not None else ()


def _id_and_name(ref: Any) -> tuple[str | None, str | None]:
    if isinstance(ref, Mapping):
        return ref.get("id"), ref.get("name")
    return (
        None if ref.id is None else str(ref.id.value),
        None if ref.name is None else ref.name.value,
    )


async def id_of(info: Asked, ref: Any) -> str | None:
    """The id that the reference names, as `first_id`; None for a name that nothing has."""
    id, name = _id_and_name(ref)
    if id is not None:
        return id
    found = await info.context.named.load(name) if name is not None else ()
    return found[0] if found else None


def _few(values: Sequence[T]) -> Sequence[T]:
    if len(values) > MAX_PAGE:
        raise QueryError(f"give at most {MAX_PAGE} values in one list; got {len(values)}")
    return values


def plain(value: Any, named: Named) -> Any:
    """As it is."""
    return value


def many(values: Sequence[Any], named: Named) -> tuple[Any, ...]:
    """Each once; relations by their names."""
    return tuple(dict.fromkeys(v.value if isinstance(v, RELATIONS) else v for v in _few(values)))


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition of a filter: its name in the store's filter, and how its value gets there.

    `sets` conditions change the question itself, not only a value in it; `refs` name entities.
    """

    target: str
    convert: Callable[[Any, Named], Any] = plain
    sets: bool = False
    refs: bool = False


_IDS = Condition("ids", many)
_PERIOD = {"since": Condition("since"), "until": Condition("until")}
_ENDS = {
    "relation": Condition("relations", many),
    "subject": Condition("subjects", ids_of, refs=True),
    "object": Condition("objects", ids_of, refs=True),
    "actor": Condition("actors", ids_of, refs=True),
    "item": Condition("item", first_id, refs=True),
    "place": Condition("place", first_id, refs=True),
    "negated": Condition("negated", sets=True),
}

CONDITIONS: Mapping[type, Mapping[str, Condition]] = {
    queries.EntityFilter: {
        "ids": _IDS,
        "type": Condition("types", many),
        "name": Condition("name"),
        "name_prefix": Condition("name_prefix"),
        "search": Condition("search"),
        "acts_for": Condition("acts_for", first_id, refs=True),
        "article": Condition("article"),
    },
    queries.EdgeFilter: {
        "ids": _IDS,
        **_ENDS,
        "among": Condition("among", many),
        "mood": Condition("mood", sets=True),
        "contested": Condition("contested", sets=True),
        "min_claims": Condition("min_claims"),
        "min_origins": Condition("min_origins"),
        **_PERIOD,
    },
    queries.ClaimFilter: {
        "ids": _IDS,
        **_ENDS,
        "mood": Condition("moods", many),
        "attributed": Condition("attributed", sets=True),
        "attribution": Condition("attribution", first_id, refs=True),
        "article": Condition("article"),
        "edge": Condition("edge"),
        "extractor": Condition("extractors", many),
        "min_confidence": Condition("min_confidence"),
        **_PERIOD,
    },
    queries.ArticleFilter: {
        "ids": _IDS,
        "source": Condition("source"),
        "search": Condition("search"),
        "mentions": Condition("mentions", first_id, refs=True),
        "origin": Condition("origin"),
        **_PERIOD,
    },
}
"""By the store's filter: field of the input type, in snake case → its condition."""

NESTING = {"AND": "all_of", "OR": "any_of", "NOT": "none_of"}
"""Fields that hold filters themselves, in every input type."""


def snake(name: str) -> str:
    """minClaims → min_claims."""
    return re.sub(r"(?<=[a-z])[A-Z]", lambda m: f"_{m[0].lower()}", name)


def check_nesting(depth: int, parts: int) -> None:
    """Raise QueryError for a filter with more filters in it than a statement can take."""
    if depth > MOST_NESTED or parts > MOST_PARTS:
        raise QueryError(
            f"AND, OR and NOT may be nested {MOST_NESTED} deep and hold {MOST_PARTS} filters in all; "
            "ask in parts"
        )


async def filter_of(info: Asked, kind: type[F], given: Any) -> F:
    """The store's filter for an input object (None: no condition). Raises QueryError."""
    load = info.context.named.load
    known = {name: await load(name) for name in sorted(_names(kind, given))}
    return _filter(kind, given, known.__getitem__)


def _filter(kind: type[F], given: Any, named: Named) -> F:
    if given is None:
        return kind()
    fields: dict[str, Any] = {
        condition.target: condition.convert(value, named) for condition, value in _given(kind, given)
    }
    for name, target in NESTING.items():
        value = getattr(given, name)
        if value is not None:
            inner = [value] if name == "NOT" else _few(value)
            fields[target] = tuple(_filter(kind, part, named) for part in inner)
    return kind(**fields)


def _given(kind: type, given: Any) -> Iterator[tuple[Condition, Any]]:
    for name, condition in CONDITIONS[kind].items():
        value = getattr(given, name)
        if value is not None:
            yield condition, value


def _names(kind: type, given: Any) -> set[str]:
    """Every name that the filter refers to."""
    found: set[str] = set()
    parts = 0

    def walk(part: Any, depth: int) -> None:
        nonlocal parts
        parts += 1
        check_nesting(depth, parts)
        for condition, value in _given(kind, part):
            if condition.refs:
                refs = value if isinstance(value, list) else [value]
                found.update(name for _, name in map(_id_and_name, _few(refs)) if name is not None)
        for name in NESTING:
            inner = getattr(part, name)
            if inner is not None:
                for one in inner if isinstance(inner, list) else [inner]:
                    walk(one, depth + 1)

    if given is not None:
        walk(given, 0)
    return found
