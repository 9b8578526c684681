"""What an operation asks for, as a small tree that every engine's compiler reads.

Built from a GraphQL operation (see belligraph.schema.graphql.select), turned into one statement by an engine
(graph/sqlite/compile.py). Keys are the names under which the answer shows a value; names are those of the
contract, in snake case. Nothing in the tree is text that a user could have slipped into a statement: keys
are GraphQL names, names come from the contract, and all else is bound.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol, TypeAlias

from belligraph.errors import BelligraphError
from belligraph.graph.queries import ArticleFilter, ClaimFilter, EdgeFilter, EntityFilter

AnyFilter: TypeAlias = EntityFilter | EdgeFilter | ClaimFilter | ArticleFilter


class Uncompilable(BelligraphError):
    """What has no statement of its own; the resolvers answer it."""


class Run(Protocol):
    """One run of a compiled operation."""

    @property
    def variables(self) -> Mapping[str, Any]:
        """The operation's variables, coerced."""
        ...

    def named(self, name: str) -> Sequence[str]:
        """The ids of the entities that have this name, most claims first."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Given:
    """A value that is known only when the operation runs. `read` may raise QueryError."""

    read: Callable[[Run], Any]


def later(value: Any, change: Callable[[Any], Any]) -> Any:
    """The value changed: now where it is known, else when it is."""
    if isinstance(value, Given):
        read = value.read
        return Given(lambda run: change(read(run)))
    return change(value)


class Kind(StrEnum):
    """The four kinds of node, by the name of their type."""

    ENTITY = "Entity"
    EDGE = "Edge"
    CLAIM = "Claim"
    ARTICLE = "Article"


@dataclass(frozen=True, slots=True)
class Leaf:
    """A value that the row holds."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Constant:
    """A text that is the same in every row, as `__typename` is."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """An object that the row holds itself; null where it has none."""

    key: str
    name: str
    fields: "Fields"


@dataclass(frozen=True, slots=True)
class Parts:
    """A list of objects that hang on the row alone; `argument` narrows or bounds it, None asks nothing."""

    key: str
    name: str
    fields: "Fields"
    argument: Any = None


@dataclass(frozen=True, slots=True)
class Link:
    """The one node that the row points to; null where there is none."""

    key: str
    name: str
    kind: Kind
    fields: "Fields"


@dataclass(frozen=True, slots=True)
class Listing:
    """A page of nodes: `fields` are Leaf total_count, Part page_info, Nodes and Items.

    `within` says how they hang on the row around (None: they do not): by its type and the field, as in
    "Entity.edges_out", and for the edges of one relation by that relation.
    """

    key: str
    kind: Kind
    where: AnyFilter
    order: str
    fields: "Fields"
    within: str | None = None
    relation: str | None = None
    first: Any = None
    after: Any = None
    last: Any = None
    before: Any = None


@dataclass(frozen=True, slots=True)
class Nodes:
    """The nodes of a listing."""

    key: str
    fields: "Fields"


@dataclass(frozen=True, slots=True)
class Items:
    """The nodes of a listing with their cursors: `fields` are Leaf cursor, Constant, and Nodes for `node`."""

    key: str
    fields: "Fields"


@dataclass(frozen=True, slots=True)
class Lookup:
    """The node with an id; `many`: the nodes with these ids, in their order.

    `fields` by kind; a kind that is not in it is not looked for.
    """

    key: str
    id: Any
    fields: Mapping[Kind, "Fields"]
    many: bool = False


Field: TypeAlias = Leaf | Constant | Part | Parts | Link | Listing | Nodes | Items | Lookup
Fields: TypeAlias = tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Selection:
    """A whole operation: what it asks for, and what must be right though no field needs it."""

    fields: Fields
    checks: tuple[Given, ...] = ()
