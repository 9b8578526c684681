"""What is reported of an input that gives no article."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Damaged:
    """One file, feed item or line that was skipped: where it is, and why in one sentence."""

    source: str
    reason: str
