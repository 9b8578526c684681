"""What else a claim says of its event: how much, when, where, under which treaty."""

from dataclasses import dataclass

from spacy.tokens import Token

from belligraph.loaders.claims.frames import Candidate
from belligraph.loaders.claims.slots import ACTORS, PLACES
from belligraph.loaders.grammar import syntax
from belligraph.loaders.grammar.scene import Found, Scene, resolve
from belligraph.loaders.measures import Measured, find_money, find_quantities, find_times
from belligraph.schema.records import Article, EventTime, Money, Quantity, Resolution

LOCATIVE = (
    "in",
    "at",
    "near",
    "over",
    "off",
    "around",
    "outside",
    "inside",
    "across",
    "along",
    "on",
    "throughout",
    "from",
)
PLACELESS = frozenset({"HOLDS_OFFICE", "LOCATED_IN", "PART_OF", "MEMBER_OF"})
TIMELESS = frozenset({"HOLDS_OFFICE", "LOCATED_IN", "PART_OF"})
PAID = frozenset({"AIDS", "SUPPLIES", "SANCTIONS", "PRODUCES"})


@dataclass(frozen=True, slots=True)
class Measures:
    """All measures of one sentence, found once; offsets count in the sentence."""

    quantities: tuple[Measured[Quantity], ...]
    money: tuple[Measured[Money], ...]
    times: tuple[Measured[EventTime], ...]


def measure(scene: Scene, article: Article) -> Measures:
    """The measures of a sentence."""
    text = scene.doc.text
    return Measures(
        tuple(find_quantities(text)), tuple(find_money(text)), tuple(find_times(text, article.published))
    )


def _verb_of(token: Token) -> Token:
    for node in (token, *token.ancestors):
        if syntax.is_verb(node) and node.dep_ not in ("aux", "aux:pass", "cop"):
            return node
    return token


def _token_at(scene: Scene, offset: int) -> Token | None:
    span = scene.doc.char_span(offset, offset + 1, alignment_mode="expand")
    return span[0] if span is not None and len(span) else None


def quantity_of(scene: Scene, found: Measures, candidate: Candidate) -> Measured[Quantity] | None:
    """The number that counts the candidate's weapons or troops."""
    doc = scene.doc
    for head in candidate.heads:
        start, end = syntax.base_phrase(head)
        first, last = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
        for row in found.quantities:
            if row.start < last and row.end > first:
                return row
    if candidate.item is not None and candidate.item.start < len(doc):
        head = doc[candidate.item.end - 1]
        start, end = syntax.base_phrase(head)
        first, last = doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
        for row in found.quantities:
            if row.start < last and row.end > first:
                return row
    return None


def money_of(scene: Scene, found: Measures, candidate: Candidate) -> Measured[Money] | None:
    """The sum that the candidate speaks of: the one nearest to its trigger."""
    if candidate.relation not in PAID or not found.money:
        return None
    at = candidate.trigger.idx
    return min(found.money, key=lambda row: abs(row.start - at))


def time_of(scene: Scene, found: Measures, candidate: Candidate) -> Measured[EventTime] | None:
    """The time expression that hangs on the candidate's verb."""
    if candidate.relation in TIMELESS or not found.times:
        return None
    trigger = candidate.trigger
    below = {t.i for t in trigger.subtree}
    verb = _verb_of(trigger)
    near: list[tuple[int, Measured[EventTime]]] = []
    for row in found.times:
        token = _token_at(scene, row.start)
        if token is None:
            continue
        ends = [_token_at(scene, row.end - 1) or token, token]
        if any(_verb_of(t) == verb for t in ends) or any(t.i in below for t in ends):
            near.append((abs(token.i - trigger.i), row))
    return min(near, key=lambda pair: pair[0])[1] if near else None


def place_of(scene: Scene, candidate: Candidate) -> Found | None:
    """Where it happens: a place or state in a locative phrase of the trigger, not one of the two ends."""
    if candidate.relation in PLACELESS:
        return None
    ends = {candidate.subject.entity, candidate.object.entity}
    moving = ("to",) if candidate.relation in ("MEETS", "NEGOTIATES_WITH") else ()
    for prepositions in (LOCATIVE[:-1], LOCATIVE[-1:], moving):
        heads = syntax.phrases(candidate.trigger, frozenset(prepositions))
        for head in sorted(heads, key=lambda h: (h.i < candidate.trigger.i, h.i)):
            if head.ent_type_ in ("DATE", "TIME"):
                continue
            places = [f for f in scene.at(head.i) if f.type in PLACES] or resolve(
                scene, head, frozenset(PLACES - ACTORS)
            )
            for found in places:
                if found.entity not in ends and found.resolution not in (
                    Resolution.DEMONYM,
                    Resolution.PRONOUN,
                ):
                    return found
    return None
