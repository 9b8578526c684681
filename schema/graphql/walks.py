"""Walks over the graph: what lies around an entity, and the paths between two."""

from asyncio import gather
from typing import Annotated, Any, cast

import strawberry

from belligraph.graph.paths import SEARCHED
from belligraph.graph.queries import EdgeFilter, EdgeOrder
from belligraph.graph.strongest import Path as PathRecord
from belligraph.graph.walks import LOOKS, MAX_AROUND, MAX_DEPTH, MAX_LENGTH, MAX_PATHS, Along, WalkBound
from belligraph.schema.graphql import arguments as args
from belligraph.schema.graphql.conditions import id_of
from belligraph.schema.graphql.context import Asked
from belligraph.schema.graphql.edge import Edge
from belligraph.schema.graphql.enums import RELATIONS
from belligraph.schema.graphql.fields import computed
from belligraph.schema.graphql.filters import EntityRef
from belligraph.schema.graphql.node import wrap
from belligraph.schema.graphql.paging import connect
from belligraph.schema.graphql.parts import AnEntity, end_of
from belligraph.schema.records import EntityType

_COMPLETE = "Whether these are all; if not, see `stoppedBy`."
_STOPPED = "Why there is more than this, or may be; null when it is complete."


@strawberry.type(description="An entity around another.")
class Neighbor:
    distance: int = strawberry.field(description="Steps from the centre; 0 for the centre itself.")
    claim_count: int = strawberry.field(
        description="Claims of the edges that tie it to entities one step nearer; 0 for the centre."
    )
    key: strawberry.Private[str]

    @computed("The entity.")
    async def entity(self, info: Asked) -> AnEntity:
        return await end_of(info, self.key)


@strawberry.type(description="What lies around an entity.")
class Neighborhood:
    entities: list[Neighbor] = strawberry.field(
        description="The entities, the centre first: nearest first, then by claims (most first), then by id."
    )
    complete: bool = strawberry.field(description=_COMPLETE)
    stopped_by: WalkBound | None = strawberry.field(description=_STOPPED)
    among: strawberry.Private[EdgeFilter]

    @computed("The edges with both ends among these entities that have the relations and claims asked for.")
    async def edges(
        self,
        info: Asked,
        order_by: args.EdgeSort = EdgeOrder.CLAIMS,
        first: args.First = None,
        after: args.After = None,
        last: args.Last = None,
        before: args.Before = None,
    ) -> args.Edges:
        found = await connect(info, "edges", self.among, order_by, first, after, last, before)
        return cast(args.Edges, found)


@strawberry.type(
    description="A way from one entity to another that enters none twice. Of several edges between two "
    "entities it takes that with most claims, then the first by relation."
)
class Path:
    length: int = strawberry.field(description="How many edges it has.")
    strength: int = strawberry.field(description="How many claims its weakest edge has.")
    record: strawberry.Private[PathRecord]

    @computed("The entities in order, with both ends: one more than there are edges.")
    async def entities(self, info: Asked) -> list[AnEntity]:
        return list(await gather(*(end_of(info, key) for key in self.record.entities)))

    @computed("The edges in order, each between an entity and the next, whichever is its subject.")
    async def edges(self, info: Asked) -> list[Edge]:
        found = await info.context.edges.load_many(self.record.edges)
        return [wrap(edge) for edge in found if edge is not None]


@strawberry.type(description="Paths between two entities.")
class Paths:
    nodes: list[Path] = strawberry.field(
        description="The paths: shortest first, then by strength (most first), then by their entities' ids."
    )
    complete: bool = strawberry.field(description=_COMPLETE)
    stopped_by: WalkBound | None = strawberry.field(description=_STOPPED)


_Relations: Any = Annotated[
    list[RELATIONS] | None,  # type: ignore[valid-type]
    strawberry.argument(description="Only along edges of these relations."),
]
_MinClaims = Annotated[
    int | None, strawberry.argument(description="Only along edges with at least so many claims.")
]
_Directed = Annotated[
    bool,
    strawberry.argument(
        description="Only from subject to object; edges of symmetric relations go both ways in any case."
    ),
]


def _reference(words: str, name: str | None = None) -> Any:
    """An argument that names one entity."""
    more = "; of several with that name, the one with most claims."
    return Annotated[EntityRef, strawberry.argument(description=f"{words}{more}", name=name)]


def _along(relations: list[Any] | None, min_claims: int | None, directed: bool) -> Along:
    names = None if relations is None else tuple(dict.fromkeys(str(r.value) for r in relations))
    return Along(names, min_claims, directed)


async def neighborhood(
    info: Asked,
    of: _reference("The entity at the centre"),  # type: ignore[valid-type]
    depth: Annotated[int, strawberry.argument(description=f"Up to so many steps, 1 to {MAX_DEPTH}.")] = 1,
    relations: _Relations = None,
    types: Annotated[
        list[EntityType] | None,
        strawberry.argument(description="Only into entities of these types; of others nothing is seen."),
    ] = None,
    min_claims: _MinClaims = None,
    directed: _Directed = False,
    first: Annotated[
        int, strawberry.argument(description=f"So many entities, the centre included, 0 to {MAX_AROUND}.")
    ] = 100,
) -> Neighborhood | None:
    """The field of that name."""
    along = _along(relations, min_claims, directed)
    centre = await id_of(info, of)
    if centre is None:
        return None
    found = await info.context.read(lambda reader: reader.neighborhood(centre, depth, along, types, first))
    ids = tuple(sorted(neighbor.entity for neighbor in found.entities))
    if not ids and found.stopped is None:
        return None
    return Neighborhood(
        entities=[Neighbor(distance=n.distance, claim_count=n.claims, key=n.entity) for n in found.entities],
        complete=found.stopped is None,
        stopped_by=found.stopped,
        among=EdgeFilter(among=ids, relations=along.relations, min_claims=min_claims),
    )


async def paths(
    info: Asked,
    start: _reference("Where the paths begin", "from"),  # type: ignore[valid-type]
    end: _reference("Where they end", "to"),  # type: ignore[valid-type]
    max_length: Annotated[
        int, strawberry.argument(description=f"Of up to so many edges, 1 to {MAX_LENGTH}.")
    ] = 3,
    relations: _Relations = None,
    min_claims: _MinClaims = None,
    directed: _Directed = False,
    first: Annotated[int, strawberry.argument(description=f"So many paths, 0 to {MAX_PATHS}.")] = 10,
) -> Paths:
    """The field of that name."""
    along = _along(relations, min_claims, directed)
    one, other = await gather(id_of(info, start), id_of(info, end))
    if one is None or other is None:
        return Paths(nodes=[], complete=True, stopped_by=None)
    found = await info.context.read(lambda reader: reader.paths(one, other, max_length, along, first))
    return Paths(
        nodes=[Path(length=len(p.edges), strength=p.strength, record=p) for p in found.paths],
        complete=found.stopped is None,
        stopped_by=found.stopped,
    )


_LOOKS = "At most {:,} edges are looked at; `stoppedBy` tells when that was not enough."
AROUND = (
    "What lies around an entity, up to some steps away; null where there is no such entity. "
    f"{_LOOKS.format(LOOKS)}"
)
BETWEEN = (
    "Paths from one entity to another, shortest first; none where an end is unknown. "
    f"{_LOOKS.format(SEARCHED)}"
)
