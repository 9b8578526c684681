""" "The attack", "the talks": the act of the sentences before that a noun points back to."""

from collections.abc import Iterable
from dataclasses import replace

from belligraph.loaders.assertion import assess
from belligraph.loaders.claims import content
from belligraph.loaders.claims.candidates import Candidate
from belligraph.loaders.claims.deeds import PROPOSES, deeds
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
            found = [f for h in actors for f in resolve(scene, h, ACTORS)]
            return _meant((f for f in found if f.entity not in {s.entity for s in subjects}), head.i)
    carrier = None if syntax.is_verb(trigger) else syntax.light_verb(trigger)
    if carrier is not None and any(c.trigger == carrier for c in past):
        return ()  # "France called the raid a crime": France did not raid
    answering = not nouns and _answers(trigger, frame)
    if not definite and not answering and not (frame.back_to == "both" and not heads):
        return ()
    at = definite[0].i if definite else trigger.i
    past = [c for c in past if c.trigger.doc is not trigger.doc or c.trigger.i < trigger.i]
    wanted = _relations(book, frame, definite)
    vague = bool(definite) and all(lemma(h.text, "NOUN") in kinds()["vague_acts"] for h in definite)
    fits = [c for c in past if c.relation in wanted and not (vague and c.trigger.doc is not trigger.doc)]
    fits = [c for c in fits if c.relation == PROPOSES or not assess(c.trigger).negated]
    if frame.back_to == "subject":
        if any(_says_whose(h) for h in definite) or any(syntax.preposition(h) == "by" for h in nouns):
            return ()
        several = any(lemma(h.text, "NOUN") != h.lower_ for h in definite)
        return _meant(_doers(fits, subjects, several, frame.relation == "SUPPORTS"), at)
    own = {f.entity for f in subjects}
    for candidate in reversed(fits):
        ends = (candidate.object,) if frame.back_to == "object" else (candidate.subject, candidate.object)
        others = [f for f in ends if f.entity not in own]
        if len(others) == len(ends):
            return _meant(others, at)
    return ()


def _meant(founds: Iterable[Found], at: int) -> tuple[Found, ...]:
    return tuple(
        replace(f, start=at, end=at + 1, resolution=Resolution.DESCRIPTION, name_end=None) for f in founds
    )


def _relations(book: Codebook, frame: Frame, definite: list[Token]) -> frozenset[str]:
    """The relations of the acts that the nouns can mean, of those that the frame points back to."""
    nouns = [lemma(h.text, "NOUN") for h in definite]
    told = frozenset(r for n in nouns for r in deeds().get(n, ()))
    if told:
        return (frame.back | (frozenset({PROPOSES}) if "REQUESTS" in frame.back else frozenset())) & told
    meant = frozenset(f.relation for n in nouns for f in book.nouns.get(n, ()))
    return frame.back & meant or frame.back


def _answers(trigger: Token, frame: Frame) -> bool:
    """Whether the act answers another without naming it: "vowed to retaliate", "swore revenge"."""
    if not frame.bare:
        return False
    below = [c for c in trigger.children if c.i > trigger.i and c.dep_ in ("xcomp", "ccomp", "obj")]
    return any(lemma(c.text, "VERB") in frame.bare or lemma(c.text, "NOUN") in frame.bare for c in below)


def _says_whose(noun: Token) -> bool:
    """Whether the phrase itself says whose act it is, the doer no entity: "the raid by bandits"."""
    return any(
        (c.dep_ in ("nmod", "obl") and syntax.preposition(c) in ("by", "from")) or c.dep_ == "acl:relcl"
        for c in noun.children
        if c.i > noun.i
    )


def _doers(fits: list[Candidate], subjects: tuple[Found, ...], several: bool, stops: bool) -> list[Found]:
    """Who did the latest of these acts; nobody where two compete for it, over sentences for a plural."""
    own = {e for f in subjects for e in (f.entity, f.acts_for) if e}
    for latest in reversed(fits):
        if _side(latest.subject) in own or latest.subject.entity in own:
            if stops:
                return []
            continue
        near = fits if several else [c for c in fits if c.trigger.doc is latest.trigger.doc]
        others = [c for c in near if _side(c.subject) not in own]
        same = [c.subject for c in others if c.trigger == latest.trigger]
        sides = {_side(f) for f in same}
        if any(_side(c.subject) not in sides for c in others):
            return []
        return list({f.entity: f for f in same}.values())
    return []


def _side(found: Found) -> str:
    """Whom the act binds: a state's forces and officials act for it, a group is based there."""
    return found.entity if found.kind == "group" else found.acts_for or found.entity
