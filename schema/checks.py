"""The gate: what every extraction must pass before it enters a store."""

from collections.abc import Mapping

from belligraph.errors import ClaimRefused
from belligraph.schema.records import Claim, EntityType, Extraction, Span
from belligraph.schema.vocabulary import relations


def check_claim(claim: Claim, content: str, types: Mapping[str, EntityType]) -> None:
    """Raise ClaimRefused unless the claim's types fit its relation and its quote is verbatim.

    `content` is the article's content; `types` maps entity ids to their types.
    """
    relation = relations().get(claim.relation)
    if relation is None:
        raise ClaimRefused(
            f"unknown relation {claim.relation!r}; the vocabulary has {', '.join(relations())}"
        )
    for side, end, allowed in (
        ("subject", claim.subject, relation.domain),
        ("object", claim.object, relation.range),
    ):
        kind = types.get(end)
        if kind is None:
            raise ClaimRefused(f"{claim.relation}: {side} {end!r} is no entity of this article")
        if kind not in allowed:
            names = ", ".join(sorted(allowed))
            raise ClaimRefused(f"{claim.relation} takes {names} as {side}; {end!r} is a {kind}")
    if claim.subject == claim.object:
        raise ClaimRefused(f"{claim.relation}: {claim.subject!r} can't be tied to itself")
    for role, entity in (("item", claim.item), ("place", claim.place)):
        if entity is not None and entity not in types:
            raise ClaimRefused(f"{claim.relation}: {role} {entity!r} is no entity of this article")
    found = claim.sentence.of(content)
    if found != claim.quote:
        raise ClaimRefused(
            f"the quote is not verbatim at {claim.sentence.start}..{claim.sentence.end}: "
            f"the article has {found[:80]!r}, the claim {claim.quote[:80]!r}"
        )
    for name, span in {"trigger": claim.trigger, **claim.spans}.items():
        if span.end > len(content):
            raise ClaimRefused(f"the {name} span {span.start}..{span.end} lies outside the article")


def check_extraction(extraction: Extraction) -> None:
    """Raise ClaimRefused unless every mention and claim of the extraction is sound."""
    content = extraction.article.content
    _check_belongs(extraction)
    types = {form.id: form.type for form in extraction.forms}
    for mention in extraction.mentions:
        if Span(start=mention.start, end=mention.end).of(content) != mention.text:
            raise ClaimRefused(
                f"the mention {mention.text!r} is not verbatim at {mention.start}..{mention.end}"
            )
        if mention.entity not in types:
            raise ClaimRefused(f"the mention {mention.text!r} names an unknown entity {mention.entity!r}")
    for claim in extraction.claims:
        check_claim(claim, content, types)


def _check_belongs(extraction: Extraction) -> None:
    id = extraction.article.id
    named = {sentence.article for sentence in extraction.sentences}
    named |= {mention.article for mention in extraction.mentions}
    named |= {claim.article for claim in extraction.claims}
    strange = min(named - {id}, default=None)
    if strange is not None:
        raise ClaimRefused(f"the extraction of article {id!r} has a part that belongs to article {strange!r}")
    ids = [claim.id for claim in extraction.claims]
    if len(set(ids)) < len(ids):
        raise ClaimRefused(
            f"the extraction of article {id!r} has the same claim id twice; give each claim once"
        )
