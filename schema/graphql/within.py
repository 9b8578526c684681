"""A filter narrowed to what hangs on one node: the user's conditions and the node's own both hold."""

from belligraph.graph.queries import ArticleFilter, ClaimFilter, EdgeFilter


def edges_of(given: EdgeFilter, entity: str, relation: str | None, *, out: bool) -> EdgeFilter:
    """Edges of a relation (None: of any) that start (`out`) or end at the entity."""
    relations = None if relation is None else (relation,)
    if out:
        return EdgeFilter(subjects=(entity,), relations=relations, all_of=(given,))
    return EdgeFilter(objects=(entity,), relations=relations, all_of=(given,))


def claims_of_entity(given: ClaimFilter, entity: str) -> ClaimFilter:
    """Claims with the entity at either end."""
    return ClaimFilter(actors=(entity,), all_of=(given,))


def claims_of_edge(given: ClaimFilter, edge: str) -> ClaimFilter:
    """Claims of the edge."""
    return ClaimFilter(edge=edge, all_of=(given,))


def claims_of_article(given: ClaimFilter, article: str) -> ClaimFilter:
    """Claims of the article."""
    return ClaimFilter(article=article, all_of=(given,))


def articles_of_entity(given: ArticleFilter, entity: str) -> ArticleFilter:
    """Articles that mention the entity."""
    return ArticleFilter(mentions=entity, all_of=(given,))
