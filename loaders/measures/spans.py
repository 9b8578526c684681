"""A measure and where it stands in the text."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Measured(Generic[R]):
    """A record and its offsets in the text that was searched: `record.text == text[start:end]`."""

    start: int
    end: int
    record: R

    def overlaps(self, start: int, end: int) -> bool:
        """Whether it shares a character with `start` to `end`."""
        return self.start < end and start < self.end


def covered(spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    """Every offset inside one of the spans."""
    return frozenset(i for start, end in spans for i in range(start, end))
