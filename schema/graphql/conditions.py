"""Input types → the store's filters. Names are looked up on the way, many at once."""

from collections.abc import Awaitable, Callable, Sequence
from enum import Enum
from typing import TypeVar

from belligraph.errors import QueryError
from belligraph.graph import queries
from belligraph.graph.queries import MAX_PAGE
from belligraph.schema.graphql.filters import ArticleFilter, ClaimFilter, EdgeFilter, EntityFilter, EntityRef

T = TypeVar("T")
Named = Callable[[str], Awaitable[Sequence[str]]]
"""A name → the ids of the entities that have it, most claims first."""


async def ids_of(named: Named, refs: Sequence[EntityRef] | None) -> tuple[str, ...] | None:
    """The ids that the references name, sorted; a name that nothing has gives none."""
    if refs is None:
        return None
    found: set[str] = set()
    for ref in _few(refs):
        found.update(await _ids(named, ref))
    return tuple(sorted(found))


async def first_id(named: Named, ref: EntityRef | None) -> str | None:
    """The id that the reference names; of several with that name, that with most claims."""
    if ref is None:
        return None
    found = await _ids(named, ref)
    return found[0] if found else "(no entity has that name)"  # an id that nothing has


async def _ids(named: Named, ref: EntityRef) -> Sequence[str]:
    if ref.id is not None:
        return (str(ref.id.value),)
    return await named(ref.name.value) if ref.name is not None else ()


def _few(values: Sequence[T]) -> Sequence[T]:
    if len(values) > MAX_PAGE:
        raise QueryError(f"give at most {MAX_PAGE} values in one list; got {len(values)}")
    return values


def _tuple(values: Sequence[T] | None) -> tuple[T, ...] | None:
    return None if values is None else tuple(dict.fromkeys(_few(values)))


def _relations(values: Sequence[str | Enum] | None) -> tuple[str, ...] | None:
    if values is None:
        return None
    return _tuple([str(value.value) if isinstance(value, Enum) else value for value in values])


async def entity_filter(named: Named, given: EntityFilter | None) -> queries.EntityFilter:
    """The store's filter for entities."""
    if given is None:
        return queries.EntityFilter()
    return queries.EntityFilter(
        ids=_tuple(given.ids),
        types=_tuple(given.type),
        name=given.name,
        search=given.search,
        acts_for=await first_id(named, given.acts_for),
        article=given.article,
    )


async def edge_filter(named: Named, given: EdgeFilter | None) -> queries.EdgeFilter:
    """The store's filter for edges."""
    if given is None:
        return queries.EdgeFilter()
    return queries.EdgeFilter(
        ids=_tuple(given.ids),
        relations=_relations(given.relation),
        subjects=await ids_of(named, given.subject),
        objects=await ids_of(named, given.object),
        actors=await ids_of(named, given.actor),
        among=_tuple(given.among),
        item=await first_id(named, given.item),
        place=await first_id(named, given.place),
        contested=given.contested,
        mood=given.mood,
        negated=given.negated,
        min_claims=given.min_claims,
        min_origins=given.min_origins,
        since=given.since,
        until=given.until,
    )


async def claim_filter(named: Named, given: ClaimFilter | None) -> queries.ClaimFilter:
    """The store's filter for claims."""
    if given is None:
        return queries.ClaimFilter()
    return queries.ClaimFilter(
        ids=_tuple(given.ids),
        relations=_relations(given.relation),
        subjects=await ids_of(named, given.subject),
        objects=await ids_of(named, given.object),
        actors=await ids_of(named, given.actor),
        item=await first_id(named, given.item),
        place=await first_id(named, given.place),
        moods=_tuple(given.mood),
        negated=given.negated,
        attributed=given.attributed,
        attribution=await first_id(named, given.attribution),
        article=given.article,
        edge=given.edge,
        min_confidence=given.min_confidence,
        since=given.since,
        until=given.until,
    )


async def article_filter(named: Named, given: ArticleFilter | None) -> queries.ArticleFilter:
    """The store's filter for articles."""
    if given is None:
        return queries.ArticleFilter()
    return queries.ArticleFilter(
        ids=_tuple(given.ids),
        source=given.source,
        search=given.search,
        mentions=await first_id(named, given.mentions),
        origin=given.origin,
        since=given.since,
        until=given.until,
    )
