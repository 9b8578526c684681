"""The log of changes: which articles came and went, in which order. It is no part of the graph."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from belligraph.schema.records import Claim


class ChangeKind(StrEnum):
    """What happened to an article."""

    ADD = "add"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the log. `seq` grows from 1 and is never given twice."""

    seq: int
    kind: ChangeKind
    article: str


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in the log to read from: at this change, from this claim of its article on (0 is the first)."""

    seq: int
    claim: int = 0


@dataclass(frozen=True, slots=True)
class Added:
    """Claims in the order of the log, each with the place after it; `end` is where to read on."""

    claims: Sequence[tuple[Place, Claim]]
    end: Place
