"""The contract that every store keeps; one behaviour suite runs on each engine.

Writers take whole extractions; a batch enters whole or not at all. Readers answer from one consistent
snapshot each call.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol, Self

from belligraph.graph.changes import Added, Change, Place
from belligraph.graph.paths import Paths
from belligraph.graph.queries import (
    ArticleFilter,
    ArticleOrder,
    ClaimFilter,
    ClaimOrder,
    EdgeFilter,
    EdgeOrder,
    EntityFilter,
    EntityOrder,
    Page,
    Slice,
)
from belligraph.graph.selection import Selection
from belligraph.graph.timeline import Bucket, TimelineBucket
from belligraph.graph.walks import Along, Neighborhood
from belligraph.schema.records import Article, Claim, Edge, Entity, EntityType, Extraction, Mention, Sentence


class Outcome(StrEnum):
    """What became of an article given to `add`."""

    ADDED = "added"
    KNOWN = "known"


class SearchIn(StrEnum):
    """What can be searched."""

    ENTITY = "entity"  # names and aliases
    ARTICLE = "article"  # headline and text
    CLAIM = "claim"  # the sentence


SEARCHED = (SearchIn.ENTITY, SearchIn.ARTICLE)
ARTICLES_READ = 200
"""Best articles whose claims a search looks through: they need no index of their own then."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One result of a search: what was found, and the words that matched, marked with « and »."""

    kind: SearchIn
    id: str
    snippet: str
    score: float


class Reader(Protocol):
    """Questions. Unknown ids give nothing, not an error; bad cursors raise QueryError."""

    def entities(self, where: EntityFilter, order: EntityOrder, page: Page) -> Slice[Entity]: ...
    def edges(self, where: EdgeFilter, order: EdgeOrder, page: Page) -> Slice[Edge]: ...
    def claims(self, where: ClaimFilter, order: ClaimOrder, page: Page) -> Slice[Claim]: ...
    def articles(self, where: ArticleFilter, order: ArticleOrder, page: Page) -> Slice[Article]: ...

    def count_entities(self, where: EntityFilter) -> int: ...
    def count_edges(self, where: EdgeFilter) -> int: ...
    def count_claims(self, where: ClaimFilter) -> int: ...
    def count_articles(self, where: ArticleFilter) -> int: ...

    def entities_by_id(self, ids: Sequence[str]) -> Mapping[str, Entity]: ...
    def edges_by_id(self, ids: Sequence[str]) -> Mapping[str, Edge]: ...
    def claims_by_id(self, ids: Sequence[str]) -> Mapping[str, Claim]: ...
    def articles_by_id(self, ids: Sequence[str]) -> Mapping[str, Article]: ...
    def origins_of(self, articles: Sequence[str]) -> Mapping[str, str]: ...
    def edges_of_claims(self, claims: Sequence[str]) -> Mapping[str, str]: ...
    def sentences_of(self, article: str) -> Sequence[Sentence]: ...
    def mentions_of(self, article: str) -> Sequence[Mention]: ...
    def mentions_of_entity(self, entity: str) -> Iterator[Mention]: ...
    def search(self, text: str, limit: int, kinds: Sequence[SearchIn] = SEARCHED) -> Sequence[Hit]:
        """At most `limit` hits in order of `kinds`, each best first; where several abound, as many of each.

        Of claims, those in the ARTICLES_READ best articles. Raises QueryError for a text without words.
        """
        ...

    def neighborhood(
        self, of: str, depth: int, along: Along, types: Sequence[EntityType] | None, first: int
    ) -> Neighborhood:
        """What lies around an entity; see `belligraph.graph.walks.neighborhood`."""
        ...

    def paths(self, start: str, end: str, most: int, along: Along, first: int) -> Paths:
        """The paths between two entities; see `belligraph.graph.paths.find_paths`."""
        ...

    def timeline(self, where: ClaimFilter, bucket: Bucket, first: int | None) -> Sequence[TimelineBucket]:
        """How many claims there are over time: by the day on which the event begins, else the article's date.

        From the earliest, claims without either date last; stretches without claims are left out. `first`: so
        many at the most. Raises QueryError for a number out of 0..1,000, and without it for more than 1,000.
        """
        ...

    def event_days(self) -> tuple[dt.date | None, dt.date | None]:
        """The first and the last day that an event is known to have."""
        ...

    def count_sources(self) -> int:
        """How many sources the articles name."""
        ...

    def changes(self, after: int, limit: int) -> Sequence[Change]:
        """The first entries of the log later than `after`, at most `limit`."""
        ...

    def last_change(self) -> int:
        """The number of the latest change; 0 where nothing was ever written."""
        ...

    def claims_added(self, where: ClaimFilter, start: Place, upto: int, limit: int) -> Added:
        """Claims of the articles that were added, from `start` to the change `upto`, at most `limit`.

        They come in order of the log, then of reading. An article counts where it was added last: one that
        was removed since gives nothing, one that was added again gives its claims there. The answer may hold
        fewer claims than there are, even none: read on from its `end` until that lies beyond `upto`.
        """
        ...

    def wait_for_change(self, after: int, timeout: float) -> bool:
        """Whether there is a change later than `after`, waiting for one up to `timeout` seconds.

        Sees the writes of other processes too, within half a second.
        """
        ...

    def all_entities(self) -> Iterator[Entity]: ...
    def all_edges(self) -> Iterator[Edge]: ...
    def all_claims(self) -> Iterator[Claim]: ...
    def all_articles(self) -> Iterator[Article]: ...
    def all_mentions(self) -> Iterator[Mention]: ...
    def all_extractions(self) -> Iterator[Extraction]: ...


class Compiled(Protocol):
    """A selection made ready: variables → the answer's data as JSON.

    Both ways raise Uncompilable or QueryError where only resolvers can tell what is wrong.
    """

    def quickly(self, variables: Mapping[str, Any]) -> bytes | None:
        """The data, or None where that takes more than a moment (a few milliseconds).

        For callers that others wait for, such as an event loop.
        """
        ...

    def __call__(self, variables: Mapping[str, Any]) -> bytes:
        """The data, however long it takes (until the deadline: see belligraph.graph.deadline)."""
        ...


class Compiler(Protocol):
    """What a store is, too, that answers whole selections with one statement."""

    def compile(self, selection: Selection) -> Compiled:
        """What answers the selection. Raises Uncompilable where there is no statement for it."""
        ...


class Store(Reader, Protocol):
    """A reader that also writes."""

    def add(self, batch: Iterable[Extraction]) -> Sequence[tuple[str, Outcome]]:
        """Check and write a batch in one transaction; (article id, outcome) in the batch's order.

        Raises ClaimRefused for the first unsound extraction, and then nothing of the batch is kept.
        """
        ...

    def has_articles(self, ids: Sequence[str]) -> frozenset[str]:
        """Which of these articles are stored, so that a loader reads only new ones."""
        ...

    def remove(self, article: str) -> bool:
        """Take an article and all that rests on it away; False when it is not there."""
        ...

    def close(self) -> None: ...
    def __enter__(self) -> Self: ...
    def __exit__(self, *exc: object) -> None: ...
