"""Weapons that a frame did not find: what does the deed, what is used for it, what is given."""

from collections.abc import Iterator
from dataclasses import replace

from belligraph.loaders.claims.candidates import Candidate
from belligraph.loaders.claims.heads import WEAPON
from belligraph.loaders.claims.traits import traits
from belligraph.loaders.grammar import syntax
from belligraph.loaders.grammar.scene import Found, Scene
from belligraph.loaders.language.lemmas import lemma
from belligraph.loaders.language.tree import Token
from belligraph.loaders.mentions.kinds import kinds

INWARD = frozenset(
    {"obj", "obl", "nmod", "conj", "appos", "compound", "amod", "xcomp", "nsubj:pass", "flat", "nmod:desc"}
)
REACH = 6  # steps down the tree from the trigger to the weapon


def with_items(scene: Scene, candidate: Candidate) -> Iterator[Candidate]:
    """The candidate, once for each weapon of its event; as it is where there is none."""
    lists = traits()
    ends = {candidate.subject.entity, candidate.object.entity}
    if candidate.relation in lists["relations.fought"]:
        found = _used(scene, candidate.trigger)
        if candidate.item is None:
            found = [*_doing(scene, candidate.subject, candidate.trigger), *found]
    elif candidate.relation in lists["relations.given"] and candidate.item is None:
        found = _given(scene, candidate.trigger)
    else:
        found = []
    own = candidate.item.entity if candidate.item else None
    extra = {f.entity: f for f in found if f.entity not in ends and f.entity != own}
    if candidate.item is not None or not extra:
        yield candidate
    for item in extra.values():
        yield replace(candidate, item=item)


def _weapons(scene: Scene, start: int, end: int) -> list[Found]:
    return [f for f in scene.within(start, end) if f.type in WEAPON]


def _doing(scene: Scene, subject: Found, trigger: Token) -> list[Found]:
    """The weapons in the noun phrase that the subject belongs to: "Indian aircraft carried out strikes"."""
    head = scene.doc[min(subject.end, len(scene.doc)) - 1]
    for _ in range(4):
        if (
            head.dep_ not in ("amod", "compound", "nmod:poss", "flat", "nmod:desc", "nmod")
            or head.head == trigger
        ):
            break
        if not 0 < head.head.i - subject.end + 1 <= 6:
            break
        head = head.head
    return [f for f in _weapons(scene, *syntax.base_phrase(head)) if f.start >= subject.start]


def _used(scene: Scene, trigger: Token) -> list[Found]:
    """What the event is done with: "with artillery", "using cluster munitions", "…, dropping napalm"."""
    words = traits()
    carrier = None if syntax.is_verb(trigger) else syntax.light_verb(trigger)
    out: list[Found] = []
    for home in (trigger, carrier):
        for child in home.children if home is not None else ():
            if child.i < trigger.i:
                continue
            if child.dep_ in ("obl", "nmod") and syntax.preposition(child) in words["items.by"]:
                heads = list(syntax.conjuncts(child))
            elif (
                child.dep_ in ("advcl", "acl", "xcomp", "obl")
                and syntax.is_verb(child)
                and lemma(child.text, "VERB") in words["items.using"]
                and not any(c.dep_ in syntax.SUBJECT for c in child.children)
            ):
                heads = syntax.objects(child)
            else:
                continue
            out += [f for h in heads for f in _weapons(scene, *syntax.base_phrase(h))]
    return out


def _given(scene: Scene, trigger: Token) -> list[Found]:
    """Weapons in the phrases that hang on the trigger, not in clauses of their own."""
    out = []
    if trigger.dep_ == "compound" and trigger.head.pos_ == "NOUN":
        trigger = trigger.head  # "a military aid package with …"
    for found in scene.founds:
        head = scene.doc[min(found.end, len(scene.doc)) - 1]
        wielded = (
            head.dep_ in ("compound", "amod") and lemma(head.head.text, "NOUN") in kinds()["event_nouns"]
        )
        if found.type in WEAPON and _hangs(head, trigger) and not wielded:  # "drone attacks" are not given
            out.append(found)
    return out


def _hangs(token: Token, trigger: Token) -> bool:
    for _ in range(REACH):
        if token.head == trigger:
            return token.dep_ in INWARD
        if token.dep_ not in INWARD or token.head == token:
            return False
        token = token.head
    return False
