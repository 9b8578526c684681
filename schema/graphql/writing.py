"""What mutations ask for: how articles enter the store is the service's to know."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class AddOutcome(StrEnum):
    """What became of an article given to `addArticles`."""

    ADDED = "added"
    KNOWN = "known"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as it was given."""

    text: str
    headline: str | None = None
    url: str | None = None
    source: str | None = None
    published: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a draft. `id` is None where it made no article; `message` says why it was refused."""

    outcome: AddOutcome
    id: str | None = None
    message: str | None = None


class Writer(Protocol):
    """Writes for mutations, without holding the event loop. What is told is committed."""

    async def add(self, drafts: Sequence[Draft]) -> Sequence[Written]:
        """Read the drafts and store what is new, in one transaction; what became of each, in their order.

        Raises QueryError for too many at once, or when the store can't be written.
        """
        ...

    async def remove(self, article: str) -> bool:
        """Take an article away; False when it is not there. Raises QueryError as `add` does."""
        ...
