"""Slots: where a role sits beside its trigger, and who stands there.

A slot is a grammatical place (`subj`, `obj`, `iobj`, `poss`, `mod`), a preposition (`to`, `against`), or
one of the named places below (`light`: the subject of the light verb over a noun; `below`: the clauses under
the trigger).
"""

from dataclasses import dataclass

from belligraph.loaders.claims import carriers
from belligraph.loaders.claims.heads import ACTORS, PLACES, heads_of
from belligraph.loaders.gazetteer import load
from belligraph.loaders.grammar import lists, syntax
from belligraph.loaders.grammar.scene import Found, Scene
from belligraph.loaders.grammar.standing import opposed, resolve
from belligraph.loaders.language.lemmas import lemma
from belligraph.loaders.language.tree import Token
from belligraph.loaders.mentions.kinds import kinds
from belligraph.schema.records import EntityType, Resolution


@dataclass(frozen=True, slots=True)
class Filled:
    """What a slot gave: the heads of its phrases and the mentions that they stand for."""

    heads: tuple[Token, ...]
    founds: tuple[Found, ...]


def fill(scene: Scene, trigger: Token, slot: str, types: frozenset[EntityType]) -> Filled:
    """Heads and mentions in a slot of the trigger."""
    key = "fill", trigger, slot, types
    known: Filled | None = scene.memo.get(key)
    if known is None:
        scene.memo[key] = known = _fill(scene, trigger, slot, types)
    return known


def _fill(scene: Scene, trigger: Token, slot: str, types: frozenset[EntityType]) -> Filled:
    owner_only = slot.startswith("owner:")
    if owner_only or slot.startswith("mod:"):
        inner = fill(scene, trigger, slot.split(":", 1)[1], types)
        own = [h for h in inner.heads if not slot.endswith(":of") or _hangs_on(h, trigger)]
        before = [f for h in own for f in _modifiers(scene, h, types)]
        return Filled(inner.heads, tuple(dict.fromkeys(before)))
    if slot in ("obj:of", "subj:from"):
        home, preposition = slot.split(":")
        wanted = ("of", "in", "worth", "including") if preposition == "of" else (preposition,)
        inner_heads = [
            t
            for h in heads_of(scene, trigger, home)
            for c in h.children
            if c.dep_ in ("nmod", "obl") and syntax.preposition(c) in wanted
            for t in syntax.conjuncts(c)
        ]
        met = (f for t in inner_heads for f in resolve(scene, t, types))
        return Filled(tuple(inner_heads), tuple(dict.fromkeys(met)))
    if slot.startswith("poss:"):
        holders = [p for h in heads_of(scene, trigger, slot.split(":", 1)[1]) for p in syntax.possessors(h)]
        return Filled(
            tuple(holders), tuple(dict.fromkeys(f for p in holders for f in resolve(scene, p, types)))
        )
    if slot.startswith("state:"):
        inner = fill(scene, trigger, slot.split(":", 1)[1], ACTORS)
        return Filled(inner.heads, tuple(dict.fromkeys(_state_of(f) for f in inner.founds)))
    heads = heads_of(scene, trigger, slot)
    founds: list[Found] = []
    if slot == "mod":
        founds = [f for f in _modifiers(scene, trigger, types) if not _is_target(scene, f)]
    elif slot == "target":
        founds = [f for f in _modifiers(scene, trigger, types) if _is_target(scene, f)]
    elif slot == "self":
        opposed = syntax.preposition(trigger) in ("against", "on")
        founds = [] if opposed else [f for f in scene.at(trigger.i) if f.type in types]
    elif slot == "stationed":
        named = scene.at(trigger.i)
        if not _fought(trigger) and all(f.kind == "force" for f in named):
            founds = [f for f in named if f.type in types] or _modifiers(scene, trigger, types)
    elif slot == "before":
        founds = _before_hyphen(scene, trigger, types)
    elif slot == "below":
        founds = _below(scene, trigger, types)
    elif slot == "parties":
        founds = carriers.parties(scene, trigger, types)
    elif slot == "noun":
        founds = [
            f
            for h in heads
            for f in scene.within(*syntax.base_phrase(h))
            if f.type in types and f.end > trigger.i
        ]
        if not founds:
            beside = [h.head for h in heads if h.dep_ == "appos"]
            beside += [c for h in heads for c in h.children if c.dep_ == "appos"]
            founds = [f for h in beside for f in resolve(scene, h, types)]
    else:
        founds = [f for h in heads for f in _standing_there(scene, h, types)]
        founds += [f for f in lists.listed_after(scene, founds) if f.type in types]
        if heads and all(head.i > trigger.i for head in heads):
            founds = [f for f in founds if f.start > trigger.i]  # a phrase that swallowed its verb
    return Filled(heads, tuple(dict.fromkeys(founds)))


def _hangs_on(head: Token, trigger: Token) -> bool:
    return head.head == trigger or (head.dep_ == "conj" and _hangs_on(head.head, trigger))


def _state_of(found: Found) -> Found:
    """The state behind its armed forces; anyone else stays as found."""
    if found.type is not EntityType.ORGANIZATION or found.kind != "force" or not found.acts_for:
        return found
    row = load().states.get(found.acts_for)
    if row is None:
        return found
    return Found(found.start, found.end, row.id, EntityType.STATE, row.name, Resolution.DEMONYM)


def _fought(forces: Token) -> bool:
    """Whether the forces suffer the clause's act ("against Armenian forces in …")."""
    for node in (forces, *forces.ancestors):
        if syntax.preposition(node) in ("against", "on", "upon"):
            return True
        if node.dep_ == "obj":
            return lemma(node.head.text, "VERB") not in kinds()["stationing"]
        if syntax.is_verb(node):
            return False
    return False


def _standing_there(scene: Scene, head: Token, types: frozenset[EntityType]) -> list[Found]:
    """Who stands there; of a person ("Russian envoy X") no state or body, where only those are asked for."""
    if EntityType.PERSON in types or not {EntityType.STATE, EntityType.ORGANIZATION} <= types:
        return resolve(scene, head, types)
    found = resolve(scene, head, types | {EntityType.PERSON})
    return [] if any(f.type is EntityType.PERSON for f in found) else found


def _is_target(scene: Scene, found: Found) -> bool:
    """A country's or place's plain name before an act is its target ("Lebanon offensive"), an adjective
    its doer.
    """
    doc = scene.doc
    if found.type not in PLACES or found.resolution not in (Resolution.NAME, Resolution.METONYM):
        return False
    return found.end >= len(doc) or doc[found.end].text not in ("'s", "’s", "'", "’", "-")


def _modifiers(scene: Scene, noun: Token, types: frozenset[EntityType]) -> list[Found]:
    """Mentions before the noun in its own phrase: "Russian", "U.S. and British", "Iran's" are modifiers."""
    start, end = syntax.base_phrase(noun)
    before = [f for f in scene.within(start, end) if f.type in types and f.start < noun.i]
    return [f for f in before if not opposed(scene, f)]


def _before_hyphen(scene: Scene, token: Token, types: frozenset[EntityType]) -> list[Found]:
    return [f for f in scene.at(token.i - 2) if f.type in types]


def _below(scene: Scene, trigger: Token, types: frozenset[EntityType]) -> list[Found]:
    """Mentions in the clauses that hang on the trigger."""
    out: list[Found] = []
    if types & ACTORS:
        clauses = [c for c in trigger.children if c.dep_ in ("ccomp", "xcomp") and c.i > trigger.i]
        found = [f for c in clauses for h in _told(trigger, c) for f in resolve(scene, h, types)]
        if found:
            return found
    for child in trigger.children:
        if child.dep_ in ("xcomp", "ccomp", "acl", "advcl") and child.i > trigger.i:
            tokens = {t.i for t in child.subtree}
            out += [
                f for f in scene.founds if f.type in types and f.end - 1 in tokens and f.start > trigger.i
            ]
    if not syntax.is_verb(trigger):
        carrier = syntax.light_verb(trigger)
        if not out and carrier is not None:
            return _below(scene, carrier, types)
    return out


def _told(trigger: Token, clause: Token) -> list[Token]:
    """Who is to act in a clause, else whom it would hit; of a clause misread as a noun, the noun."""
    if not syntax.is_verb(clause) and not any(c.dep_ == "cop" for c in clause.children):
        return [clause]
    doers = [t for t in syntax.subjects(clause) if t.i > trigger.i]
    if not doers:  # "that Ukraine pull out of the parts it still holds": the verb taken for a subject
        inner = [c for c in clause.children if c.dep_ in syntax.SUBJECT and syntax.is_verb(c)]
        doers = [t for c in inner for t in syntax.subjects(c) if t.i > trigger.i]
    return doers or [t for t in syntax.objects(clause) if t.i > trigger.i]
