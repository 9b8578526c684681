"""Entity, with one field for each relation of the vocabulary and one for its inverse."""

from typing import Annotated, Any, cast

import strawberry

from belligraph.graph import queries
from belligraph.graph.queries import DEFAULT_PAGE, MAX_PAGE, ArticleOrder, ClaimOrder, EdgeOrder
from belligraph.schema import records
from belligraph.schema.graphql import arguments as args
from belligraph.schema.graphql import within
from belligraph.schema.graphql.conditions import filter_of
from belligraph.schema.graphql.context import Asked
from belligraph.schema.graphql.fields import computed
from belligraph.schema.graphql.node import Node, wrap
from belligraph.schema.graphql.paging import connect
from belligraph.schema.graphql.parts import Mention, entity_of
from belligraph.schema.records import EntityType
from belligraph.schema.vocabulary import Relation, relations


def _edges_field(words: str, relation: str | None, *, out: bool) -> Any:
    """A field that lists the edges of one relation (None: of all) which start or end at the entity."""

    async def resolve(
        self: "Entity",
        info: Asked,
        filter: args.EdgeWhere = None,
        order_by: args.EdgeSort = EdgeOrder.CLAIMS,
        first: args.First = None,
        after: args.After = None,
        last: args.Last = None,
        before: args.Before = None,
    ) -> args.Edges:
        given = await filter_of(info, queries.EdgeFilter, filter)
        where = within.edges_of(given, self.id, relation, out=out)
        found = await connect(info, "edges", where, order_by, first, after, last, before, self.id)
        return cast(args.Edges, found)

    return strawberry.field(resolver=resolve, description=words)


def _names(relation: Relation) -> list[tuple[str, str, bool]]:
    """Name, description and direction of a relation's fields."""
    shown = f"{relation.name}: {relation.meaning}."
    if relation.symmetric:
        return [(relation.field, f"Edges with it at either end. {shown}", True)]
    found = [(relation.field, f"Edges from it. {shown}", True)]
    if relation.inverse:
        found.append((relation.inverse, f"Edges to it. {shown}", False))
    return found


def _with_relations(cls: type) -> type:
    """The class with the fields that the vocabulary names."""
    for relation in relations().values():
        for name, words, out in _names(relation):
            setattr(cls, name, _edges_field(words, relation.name, out=out))
    return cls


@strawberry.type(
    description="A person, state, organization, weapon or place, put together from all articles."
)
@_with_relations
class Entity(Node):
    type: EntityType = strawberry.field(description="Which of the five kinds.")
    name: str = strawberry.field(description="The name that most articles give it.")
    aliases: list[str] = strawberry.field(description="Every form in which it is named, sorted.")
    state: strawberry.Private[str | None]

    edges_out = _edges_field("Edges that start at it, and symmetric ones.", None, out=True)
    edges_in = _edges_field("Edges that end at it, and symmetric ones.", None, out=False)

    @computed("The state that it acts for or belongs to, where articles say so.")
    async def acts_for(self, info: Asked) -> "Entity | None":
        return await entity_of(info, self.state)

    @computed("How many claims have it as subject or object.")
    async def claim_count(self, info: Asked) -> int:
        return await info.context.counts.load(("claims", queries.ClaimFilter(actors=(self.id,))))

    @computed("How many edges start or end at it.")
    async def edge_count(self, info: Asked) -> int:
        return await info.context.counts.load(("edges", queries.EdgeFilter(actors=(self.id,))))

    @computed("Claims with it as subject or object.")
    async def claims(
        self,
        info: Asked,
        filter: args.ClaimWhere = None,
        order_by: args.ClaimSort = ClaimOrder.ARTICLE,
        first: args.First = None,
        after: args.After = None,
        last: args.Last = None,
        before: args.Before = None,
    ) -> args.Claims:
        where = within.claims_of_entity(await filter_of(info, queries.ClaimFilter, filter), self.id)
        return await connect(info, "claims", where, order_by, first, after, last, before)

    @computed("Articles that mention it.")
    async def articles(
        self,
        info: Asked,
        filter: args.ArticleWhere = None,
        order_by: args.ArticleSort = ArticleOrder.PUBLISHED,
        first: args.First = None,
        after: args.After = None,
        last: args.Last = None,
        before: args.Before = None,
    ) -> args.Articles:
        where = within.articles_of_entity(await filter_of(info, queries.ArticleFilter, filter), self.id)
        return await connect(info, "articles", where, order_by, first, after, last, before)

    @computed("Where articles name it, in order of article id and place.")
    async def mentions(
        self,
        info: Asked,
        first: Annotated[
            int, strawberry.argument(description=f"The first so many, 0 to {MAX_PAGE}.")
        ] = DEFAULT_PAGE,
    ) -> list[Mention]:
        queries.check_size("first", first, MAX_PAGE)
        return [Mention.of(row) for row in await info.context.mentions_of_entity.load((self.id, first))]


@wrap.register
def _(record: records.Entity) -> Entity:
    return Entity(
        id=strawberry.ID(record.id),
        type=record.type,
        name=record.name,
        aliases=list(record.aliases),
        state=record.acts_for,
    )
