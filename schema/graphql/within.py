"""A filter narrowed to what hangs on one node: the user's conditions and the node's own both hold."""

from collections.abc import Sequence
from dataclasses import replace

from belligraph.graph.queries import ArticleFilter, ClaimFilter, EdgeFilter

NOTHING: tuple[str, ...] = ()


def both(given: Sequence[str] | None, own: str) -> tuple[str, ...]:
    """The node's own value, unless the user's list rules it out."""
    return (own,) if given is None or own in given else NOTHING


def edges_of(given: EdgeFilter, entity: str, relation: str | None, *, out: bool) -> EdgeFilter:
    """Edges of a relation (None: of any) that start (`out`) or end at the entity."""
    if out:
        given = replace(given, subjects=both(given.subjects, entity))
    else:
        given = replace(given, objects=both(given.objects, entity))
    return given if relation is None else replace(given, relations=both(given.relations, relation))


def claims_of_entity(given: ClaimFilter, entity: str) -> ClaimFilter:
    """Claims with the entity at either end; actors that the user asks for must include it."""
    return replace(given, actors=both(given.actors, entity))


def claims_of_edge(given: ClaimFilter, edge: str) -> ClaimFilter:
    """Claims of the edge."""
    return replace(given, edge=edge, ids=NOTHING if given.edge not in (None, edge) else given.ids)


def claims_of_article(given: ClaimFilter, article: str) -> ClaimFilter:
    """Claims of the article."""
    return replace(given, article=article, ids=NOTHING if given.article not in (None, article) else given.ids)


def articles_of_entity(given: ArticleFilter, entity: str) -> ArticleFilter:
    """Articles that mention the entity."""
    return replace(given, mentions=entity, ids=NOTHING if given.mentions not in (None, entity) else given.ids)
