"""A claim's sentence in the paragraph around it, ready to be shown with its arguments marked."""

import strawberry

from belligraph.graph.paragraph import paragraph_of
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
    shown = paragraph_of(content, claim)
    return Highlight(
        before=shown.before,
        quote=shown.quote,
        after=shown.after,
        spans=[RoleSpan(role=s.role, start=s.start, end=s.end, text=s.text) for s in shown.spans],
    )
