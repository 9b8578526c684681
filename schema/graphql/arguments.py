"""Arguments that several fields share, each with its description, and the connections' types."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from belligraph.graph.queries import DEFAULT_PAGE, MAX_PAGE, ArticleOrder, ClaimOrder, EdgeOrder, EntityOrder
from belligraph.schema.graphql.context import Asked
from belligraph.schema.graphql.fields import computed
from belligraph.schema.graphql.filters import ArticleFilter, ClaimFilter, EdgeFilter, EntityFilter
from belligraph.schema.graphql.paging import Connection, ConnectionEdge
from belligraph.schema.graphql.parts import AnEntity, end_of

if TYPE_CHECKING:
    from belligraph.schema.graphql.article import Article
    from belligraph.schema.graphql.claim import Claim
    from belligraph.schema.graphql.edge import Edge
    from belligraph.schema.graphql.entity import Entity

AnEdge = Annotated["Edge", strawberry.lazy("belligraph.schema.graphql.edge")]


@strawberry.type(name="EdgeConnectionEdge", description="An edge of a list, with its cursor.")
class EdgeItem(ConnectionEdge[AnEdge]):
    @computed("The end that is not the entity whose list this is; null in lists that are no entity's.")
    async def other(self, info: Asked) -> AnEntity | None:
        if self.around is None or self.node is None:
            return None
        subject, object = self.node.ends
        return await end_of(info, object if subject == self.around else subject)


@strawberry.type(name="EdgeConnection", description="A page of a list.")
class Edges(Connection[AnEdge]):
    edges: list[EdgeItem] = strawberry.field(  # type: ignore[assignment]
        description="The edges, each with its cursor."
    )


Entities = Connection[Annotated["Entity", strawberry.lazy("belligraph.schema.graphql.entity")]]
Claims = Connection[Annotated["Claim", strawberry.lazy("belligraph.schema.graphql.claim")]]
Articles = Connection[Annotated["Article", strawberry.lazy("belligraph.schema.graphql.article")]]

First = Annotated[
    int | None,
    strawberry.argument(
        description=f"The first so many, 0 to {MAX_PAGE}; {DEFAULT_PAGE} when first and last are left out."
    ),
]
Last = Annotated[int | None, strawberry.argument(description=f"The last so many, 0 to {MAX_PAGE}.")]
After = Annotated[str | None, strawberry.argument(description="Only what comes after this cursor.")]
Before = Annotated[str | None, strawberry.argument(description="Only what comes before this cursor.")]

EntityWhere = Annotated[EntityFilter | None, strawberry.argument(description="Only entities that meet it.")]
EntitySort = Annotated[EntityOrder, strawberry.argument(description="In which order.")]
EdgeWhere = Annotated[EdgeFilter | None, strawberry.argument(description="Only edges that meet it.")]
EdgeSort = Annotated[EdgeOrder, strawberry.argument(description="In which order.")]
ClaimWhere = Annotated[ClaimFilter | None, strawberry.argument(description="Only claims that meet it.")]
ClaimSort = Annotated[ClaimOrder, strawberry.argument(description="In which order.")]
ArticleWhere = Annotated[ArticleFilter | None, strawberry.argument(description="Only articles that meet it.")]
ArticleSort = Annotated[ArticleOrder, strawberry.argument(description="In which order.")]
