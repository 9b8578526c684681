"""Which candidates stand: a sharper frame beats a blunter one, and nobody turns against the own side."""

from collections.abc import Sequence

from belligraph.loaders.claims.candidates import Candidate
from belligraph.loaders.claims.traits import traits
from belligraph.loaders.grammar import syntax
from belligraph.loaders.grammar.scene import Found
from belligraph.schema.records import EntityType, Resolution

INDIRECT = frozenset({Resolution.PRONOUN, Resolution.DESCRIPTION, Resolution.METONYM})


def unbeaten(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without those whose relation a frame on the same words rules out (`over`)."""
    beaten: dict[tuple[int, str], str] = {}
    for candidate in candidates:
        if not candidate.over:
            continue
        trigger = candidate.trigger
        objects = syntax.objects(trigger) if syntax.is_verb(trigger) else []
        for token in (trigger, *objects):
            for relation in candidate.over:
                beaten.setdefault((token.i, relation), candidate.rule)
    return [c for c in candidates if beaten.get((c.trigger.i, c.relation), c.rule) == c.rule]


def against_own_side(candidate: Candidate, offices: Sequence[Candidate]) -> bool:
    """Whether somebody would blame or threaten whom they speak for: a wrong tie of "it" or "the country"
    nearly always.
    """
    subject, other = candidate.subject, candidate.object
    if (
        candidate.relation in traits()["relations.verbal"]
        and other.kind == "force"
        and other.resolution is Resolution.DESCRIPTION
        and _serves(subject, offices) in (None, other.acts_for)
    ):
        return True  # an order to one's own forces is no request
    if candidate.relation not in traits()["relations.hostile"] or other.resolution not in INDIRECT:
        return False
    if subject.acts_for == other.entity:
        return True
    return subject.type is EntityType.PERSON and any(
        o.subject.entity == subject.entity and o.object.entity == other.entity for o in offices
    )


def _serves(who: Found, offices: Sequence[Candidate]) -> str | None:
    """The state that somebody is, or speaks for as far as the sentence or the gazetteer tells."""
    if who.type is EntityType.STATE:
        return who.entity
    held = [o.object for o in offices if o.subject.entity == who.entity]
    sides = (b.entity if b.type is EntityType.STATE else b.acts_for for b in held)
    return who.acts_for or next((s for s in sides if s), None)


def told_once(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without those that a fuller one of the sentence tells better: weapons supplied where
    another names the recipient, a weapon used where another names the target.
    """
    fuller = {(c.relation, c.subject.entity, c.item.entity) for c in candidates if c.item is not None}
    return [
        c
        for c in candidates
        if (c.relation, c.subject.entity, c.object.entity) not in fuller
        and (c.relation != "USES" or ("ATTACKS", c.subject.entity, c.object.entity) not in fuller)
    ]
