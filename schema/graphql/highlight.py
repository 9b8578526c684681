"""A claim's sentence in the paragraph around it, ready to be shown with its arguments marked."""

import strawberry

from belligraph.schema import records
from belligraph.schema.graphql.parts import RoleSpan


@strawberry.type(
    description="The paragraph around a claim: before + quote + after are its characters, without a gap."
)
class Highlight:
    before: str = strawberry.field(description="What the paragraph says before the quote.")
    quote: str = strawberry.field(description="The sentence that the claim stands on, verbatim.")
    after: str = strawberry.field(description="What the paragraph says after the quote.")
    spans: list[RoleSpan] = strawberry.field(
        description="Where the trigger and the arguments stand, in order; offsets count code points from the "
        "paragraph's first character."
    )


def highlight(claim: records.Claim, content: str) -> Highlight:
    """The paragraph of the content that holds the claim's sentence; a paragraph ends at a line end."""
    start, end = claim.sentence.start, claim.sentence.end
    left = content.rfind("\n", 0, start) + 1
    right = content.find("\n", end)
    right = len(content) if right < 0 else right
    inside = [
        (span.start, span.end, role)
        for role, span in {"trigger": claim.trigger, **claim.spans}.items()
        if left <= span.start and span.end <= right
    ]
    return Highlight(
        before=content[left:start],
        quote=content[start:end],
        after=content[end:right],
        spans=[
            RoleSpan(role=r, start=s - left, end=e - left, text=content[s:e]) for s, e, r in sorted(inside)
        ],
    )
