"""The paragraph around a claim's sentence, with where its arguments stand in it."""

from dataclasses import asdict, dataclass
from typing import Any

from belligraph.schema.records import Claim


@dataclass(frozen=True, slots=True)
class RoleSpan:
    """Where the trigger or an argument stands; offsets count from the paragraph's first character."""

    role: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """before + quote + after are the paragraph's characters, without a gap."""

    before: str
    quote: str
    after: str
    spans: tuple[RoleSpan, ...]

    def fields(self) -> dict[str, Any]:
        """Its fields, those of the spans too."""
        return asdict(self)


def paragraph_of(content: str, claim: Claim) -> Paragraph:
    """The paragraph of the article's content that holds the claim's sentence; it ends at a line end.

    Spans come in order of start, end, role; one that sticks out of the paragraph is left out.
    """
    start, end = claim.sentence.start, claim.sentence.end
    left = content.rfind("\n", 0, start) + 1
    right = content.find("\n", end)
    right = len(content) if right < 0 else right
    inside = sorted(
        (span.start, span.end, role)
        for role, span in {"trigger": claim.trigger, **claim.spans}.items()
        if left <= span.start and span.end <= right
    )
    return Paragraph(
        before=content[left:start],
        quote=content[start:end],
        after=content[end:right],
        spans=tuple(RoleSpan(role, s - left, e - left, content[s:e]) for s, e, role in inside),
    )
