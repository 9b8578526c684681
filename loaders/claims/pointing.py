""" "The attack", "the talks": the act of the sentences before that a noun points back to."""

from dataclasses import replace

from belligraph.loaders.claims import content
from belligraph.loaders.claims.candidates import Candidate
from belligraph.loaders.claims.heads import ACTORS
from belligraph.loaders.codebook import Codebook, Frame
from belligraph.loaders.grammar import syntax
from belligraph.loaders.grammar.scene import Found, Scene
from belligraph.loaders.grammar.standing import resolve
from belligraph.loaders.language.lemmas import lemma
from belligraph.loaders.language.tree import Token
from belligraph.loaders.mentions.kinds import kinds
from belligraph.schema.records import Resolution


def pointed_at(
    scene: Scene,
    book: Codebook,
    trigger: Token,
    frame: Frame,
    heads: list[Token],
    past: list[Candidate],
    subjects: tuple[Found, ...],
) -> tuple[Found, ...]:
    """Whom "the attack", "the accusation" or "the talks" come from or go to: the latest act of that kind."""
    nouns = heads if syntax.is_verb(trigger) else [trigger]
    named = [h for h in nouns if lemma(h.text, "NOUN") in kinds()["pointing_nouns"]]
    definite = [h for h in named if any(c.lower_ in kinds()["pointing"] for c in h.children if c.i < h.i)]
    for head in named:
        if head not in definite and frame.back_to == "subject" and (actors := content.act_before(head)):
            at = head.i
            found = [f for h in actors for f in resolve(scene, h, ACTORS)]
            return tuple(
                replace(f, start=at, end=at + 1, resolution=Resolution.DESCRIPTION, name_end=None)
                for f in found
                if f.entity not in {s.entity for s in subjects}
            )
    if not definite and not (frame.back_to == "both" and not heads):
        return ()
    at = definite[0].i if definite else trigger.i
    meant = frozenset(f.relation for h in definite for f in book.nouns.get(lemma(h.text, "NOUN"), ()))
    wanted = frame.back & meant or frame.back
    vague = bool(definite) and all(lemma(h.text, "NOUN") in kinds()["vague_acts"] for h in definite)
    own = {f.entity for f in subjects}
    for candidate in reversed(past):
        if candidate.relation not in wanted or (vague and candidate.trigger.doc is not trigger.doc):
            continue
        sides = {"subject": (candidate.subject,), "object": (candidate.object,)}
        ends = sides.get(frame.back_to, (candidate.subject, candidate.object))
        found = [f for f in ends if f.entity not in own]
        if len(found) == len(ends):
            return tuple(
                replace(f, start=at, end=at + 1, resolution=Resolution.DESCRIPTION, name_end=None)
                for f in found
            )
    return ()
