"""The questions: the fields of Query."""

from asyncio import gather
from collections.abc import Sequence
from typing import Annotated, Any, cast

import strawberry

from belligraph.errors import QueryError
from belligraph.graph import queries
from belligraph.graph.changes import Place
from belligraph.graph.queries import MAX_PAGE, ArticleOrder, ClaimOrder, EdgeOrder, EntityOrder, check_size
from belligraph.graph.store import ARTICLES_READ, SEARCHED, SearchIn
from belligraph.schema.graphql import arguments as args
from belligraph.schema.graphql.article import Article
from belligraph.schema.graphql.claim import Claim
from belligraph.schema.graphql.conditions import filter_of
from belligraph.schema.graphql.context import Asked
from belligraph.schema.graphql.edge import Edge
from belligraph.schema.graphql.entity import Entity
from belligraph.schema.graphql.fields import computed
from belligraph.schema.graphql.node import Node, wrap
from belligraph.schema.graphql.paging import connect
from belligraph.schema.graphql.subscription import cursor_of
from belligraph.schema.graphql.timeline import TIMELINE, TimelineBucket, timeline
from belligraph.schema.graphql.vocabulary import Relation, Stats, all_relations
from belligraph.schema.graphql.walks import AROUND, BETWEEN, Neighborhood, Paths, neighborhood, paths

MAX_HITS = 100
Id = Annotated[strawberry.ID, strawberry.argument(description="Its id.")]


@strawberry.type(description="One result of a search.")
class SearchHit:
    snippet: str = strawberry.field(description="The words that matched, marked with « and ».")
    score: float = strawberry.field(
        description="How well it matches; comparable among hits of one kind only."
    )
    node: Node = strawberry.field(description="What was found: an entity, an article or a claim.")


async def _find(info: Asked, key: str) -> Node | None:
    """The node with that id, whatever it is: ids of different kinds never coincide."""
    context = info.context
    for loader in (context.entities, context.edges, context.claims, context.articles):
        found = await loader.load(key)
        if found is not None:
            node: Node = wrap(found)
            return node
    return None


async def _find_all(info: Asked, ids: Sequence[str]) -> list[Node | None]:
    return list(await gather(*(_find(info, key) for key in ids)))


@strawberry.type(description="What can be asked.")
class Query:
    @computed("The entity, edge, claim or article with that id.")
    async def node(self, info: Asked, id: Id) -> Node | None:
        return await _find(info, id)

    @computed("The nodes with these ids, in their order; null for an id that nothing has.")
    async def nodes(
        self,
        info: Asked,
        ids: Annotated[list[strawberry.ID], strawberry.argument(description=f"At most {MAX_PAGE} ids.")],
    ) -> list[Node | None]:
        if len(ids) > MAX_PAGE:
            raise QueryError(f"ask for at most {MAX_PAGE} nodes at once; got {len(ids)} ids")
        return await _find_all(info, ids)

    @computed("An entity by its id.")
    async def entity(self, info: Asked, id: Id) -> Entity | None:
        found = await info.context.entities.load(id)
        return wrap(found) if found else None

    @computed("Entities.")
    async def entities(
        self,
        info: Asked,
        filter: args.EntityWhere = None,
        order_by: args.EntitySort = EntityOrder.CLAIMS,
        first: args.First = None,
        after: args.After = None,
        last: args.Last = None,
        before: args.Before = None,
    ) -> args.Entities:
        where = await filter_of(info, queries.EntityFilter, filter)
        return await connect(info, "entities", where, order_by, first, after, last, before)

    @computed("An edge by its id.")
    async def edge(self, info: Asked, id: Id) -> Edge | None:
        found = await info.context.edges.load(id)
        return wrap(found) if found else None

    @computed("Edges: ties between entities.")
    async def edges(
        self,
        info: Asked,
        filter: args.EdgeWhere = None,
        order_by: args.EdgeSort = EdgeOrder.CLAIMS,
        first: args.First = None,
        after: args.After = None,
        last: args.Last = None,
        before: args.Before = None,
    ) -> args.Edges:
        where = await filter_of(info, queries.EdgeFilter, filter)
        found = await connect(info, "edges", where, order_by, first, after, last, before)
        return cast(args.Edges, found)

    @computed("A claim by its id.")
    async def claim(self, info: Asked, id: Id) -> Claim | None:
        found = await info.context.claims.load(id)
        return wrap(found) if found else None

    @computed("Claims: what single sentences say.")
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
        where = await filter_of(info, queries.ClaimFilter, filter)
        return await connect(info, "claims", where, order_by, first, after, last, before)

    @computed("An article by its id.")
    async def article(self, info: Asked, id: Id) -> Article | None:
        found = await info.context.articles.load(id)
        return wrap(found) if found else None

    @computed("Articles.")
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
        where = await filter_of(info, queries.ArticleFilter, filter)
        return await connect(info, "articles", where, order_by, first, after, last, before)

    @computed(
        "Entities, articles and claims that match all the words: by kind, and of each kind the best first. "
        "Entities that many claims name, or that have just this name, go before others; sentences of claims "
        f"come from the {ARTICLES_READ} best articles."
    )
    async def search(
        self,
        info: Asked,
        text: Annotated[str, strawberry.argument(description="Words, or their beginnings.")],
        first: Annotated[int, strawberry.argument(description=f"How many, 0 to {MAX_HITS}.")] = 10,
        kinds: Annotated[
            list[SearchIn] | None,
            strawberry.argument(
                name="in", description="Of which kinds, in this order; entities and articles when left out."
            ),
        ] = None,
    ) -> list[SearchHit]:
        check_size("first", first, MAX_HITS)
        wanted = SEARCHED if kinds is None else kinds
        hits = await info.context.read(lambda reader: reader.search(text, first, wanted))
        context = info.context
        loaders: dict[SearchIn, Any] = {
            SearchIn.ENTITY: context.entities,
            SearchIn.ARTICLE: context.articles,
            SearchIn.CLAIM: context.claims,
        }
        found = await gather(*(loaders[hit.kind].load(hit.id) for hit in hits))
        return [
            SearchHit(snippet=hit.snippet, score=hit.score, node=wrap(record))
            for hit, record in zip(hits, found, strict=True)
            if record is not None
        ]

    neighborhood: Neighborhood | None = strawberry.field(resolver=neighborhood, description=AROUND)
    timeline: list[TimelineBucket] = strawberry.field(resolver=timeline, description=TIMELINE)
    paths: Paths = strawberry.field(resolver=paths, description=BETWEEN)

    @computed("The vocabulary: every relation that edges and claims can have.")
    def relations(self) -> list[Relation]:
        return all_relations()

    @computed(
        "Where the log of changes stands. Take it first, then read what there is, then subscribe to "
        "`claimAdded` after it: nothing is missed in between."
    )
    async def change_cursor(self, info: Asked) -> str:
        last = await info.context.read(lambda reader: reader.last_change())
        return cursor_of(Place(last + 1))

    @computed("How much the store has.")
    def stats(self) -> Stats:
        return Stats()
