"""Slots: where a role sits beside its trigger, and who stands there.

A slot is a grammatical place (`subj`, `obj`, `iobj`, `poss`, `mod`), a preposition (`to`, `against`), or
one of the named places below (`light`: the subject of the light verb over a noun; `below`: the clauses under
the trigger).
"""

from dataclasses import dataclass
from typing import cast

from belligraph.loaders.claims import carriers, content
from belligraph.loaders.gazetteer import load
from belligraph.loaders.grammar import surface, syntax
from belligraph.loaders.grammar.scene import Found, Scene, opposed, resolve, words_of
from belligraph.loaders.language.lemmas import lemma
from belligraph.loaders.language.tree import Token
from belligraph.loaders.mentions.kinds import kinds
from belligraph.schema.records import EntityType, Resolution

ACTORS = frozenset({EntityType.PERSON, EntityType.STATE, EntityType.ORGANIZATION})
WEAPON = frozenset({EntityType.WEAPON})
PLACES = frozenset({EntityType.PLACE, EntityType.STATE})
SPECIAL = frozenset(
    """subj obj iobj poss mod target reporter wielder light holder noun before user self subjof
    clausesubj clauseobj obliged answerer asked aims addressee receiver goer self-appos below names
    parties item np clause force stationed recipient tool accused""".split()
)


@dataclass(frozen=True, slots=True)
class Filled:
    """What a slot gave: the heads of its phrases and the mentions that they stand for."""

    heads: tuple[Token, ...]
    founds: tuple[Found, ...]


def is_hyphenated(token: Token) -> bool:
    """The participle of "Iran-backed": a hyphen without blanks stands before it."""
    if token.i < 2:
        return False
    before = token.doc.tokens[token.i - 1]
    return before.text in ("-", "–", "‑") and not before.whitespace_


def fill(scene: Scene, trigger: Token, slot: str, types: frozenset[EntityType]) -> Filled:
    """Heads and mentions in a slot of the trigger."""
    key = "fill", trigger, slot, types
    known = scene.memo.get(key)
    if known is None:
        scene.memo[key] = known = _fill(scene, trigger, slot, types)
    return cast(Filled, known)


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
        founds += [f for f in surface.listed_after(scene, founds) if f.type in types]
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


def heads_of(scene: Scene, trigger: Token, slot: str) -> tuple[Token, ...]:
    """Heads of the phrases in a slot."""
    key = "heads", trigger, slot
    known = scene.memo.get(key)
    if known is None:
        scene.memo[key] = known = tuple(_heads_of(scene, trigger, slot))
    return cast(tuple[Token, ...], known)


def _heads_of(scene: Scene, trigger: Token, slot: str) -> list[Token]:
    verb = syntax.is_verb(trigger)
    if slot in ("subj", "obj") and surface.gerund(scene, trigger):
        if slot == "obj":
            return surface.object_heads(scene, trigger)
        carrier = syntax.light_verb(trigger)
        return syntax.subjects(carrier) if carrier is not None else []
    if verb and surface.misread_participle(scene, trigger):
        if slot == "subj":
            return surface.subject_heads(scene, trigger)
        if slot == "obj":
            return list(syntax.conjuncts(trigger.head))
        if slot not in SPECIAL:
            return syntax.phrases(trigger.head, frozenset({slot}))
    if slot == "subj":
        beside = surface.adjacent_subject(scene, trigger) if verb and not syntax.is_passive(trigger) else []
        found = beside or (syntax.subjects(trigger) if verb else [])
        if not beside and trigger.dep_ in ("advcl", "conj") and verb and not syntax.is_passive(trigger):
            above = trigger.head
            if syntax.is_verb(above) and not any(c.dep_ in syntax.SUBJECT for c in trigger.children):
                found = surface.apposed_subject(scene, above) or found
        if found and all(t.lower_ in ("i", "we") for t in found):
            found = content.speakers(trigger)
        return found or (surface.subject_heads(scene, trigger) if surface.is_finite(trigger) else [])
    if slot == "obj":
        found = syntax.objects(trigger) if verb else []
        if not found and verb and syntax.is_passive(trigger):
            found = surface.patient_heads(scene, trigger)
        return found or (surface.object_heads(scene, trigger) if surface.is_finite(trigger) else [])
    if slot == "iobj":
        return (syntax.indirect_objects(trigger) if verb else []) or _glued_recipient(scene, trigger)
    if slot == "poss":
        return syntax.possessors(trigger)
    if slot in ("light", "holder"):
        return carriers.performers(scene, trigger, slot)
    if slot == "goer":
        return carriers.goers(scene, trigger)
    if slot == "receiver":
        return carriers.receivers(trigger)
    if slot == "tool":
        clauses = [c for c in trigger.children if c.dep_ in ("advcl", "xcomp", "acl") and c.i > trigger.i]
        return [t for c in clauses if lemma(c.text, "VERB") in ("use", "employ") for t in syntax.objects(c)]
    if slot == "accused":
        verb_over = trigger.head
        blamed = trigger.dep_ in ("obl", "nmod") and syntax.preposition(trigger) in ("of", "for", "with")
        if blamed and lemma(verb_over.text, "VERB") in kinds()["blaming"] and syntax.is_verb(verb_over):
            return syntax.objects(verb_over) or syntax.indirect_objects(verb_over)
        return []
    if slot == "reporter":
        return _reporters(trigger)
    if slot == "wielder":
        return _wielders(trigger)
    if slot == "recipient":
        verbs = [a for a in trigger.ancestors if syntax.is_verb(a)]
        if not verbs or lemma(verbs[0].text, "VERB") not in kinds()["arriving"]:
            return []
        ends = frozenset(("in", "at", "for", "to"))
        reached = [] if syntax.is_passive(verbs[0]) else syntax.objects(verbs[0])
        return [*reached, *syntax.phrases(verbs[0], ends)]
    if slot in ("noun", "parties", "np"):
        return [trigger.head] if slot == "noun" else [trigger]
    if slot == "user":
        verbs = [a for a in trigger.ancestors if syntax.is_verb(a)]
        return syntax.subjects(verbs[0]) if verbs else []
    if slot == "clausesubj":
        return content.subjects(trigger)
    if slot == "clauseobj":
        return content.patients(trigger)
    if slot == "answerer":
        return carriers.answerers(scene, trigger)
    if slot == "asked":
        return content.asked(trigger)
    if slot == "aims":
        return content.aims(trigger)
    if slot == "addressee":
        return content.addressees(trigger)
    if slot == "obliged":
        return content.obliged(trigger)
    if slot in ("subjof", "self-appos", "names"):
        return _predicated(trigger, slot)
    if slot in SPECIAL:
        return []
    if slot == "between":
        sides = surface.between(scene, trigger)
        if sides:
            return sides
    return syntax.phrases(trigger, frozenset({slot}))


def _reporters(trigger: Token) -> list[Token]:
    """Who reports the event, where a body tells of its own side's act ("the ministry reported the downing
    of …").
    """
    if syntax.is_verb(trigger):
        verb = trigger.head if trigger.dep_ == "ccomp" and syntax.is_passive(trigger) else None
    else:
        verb = syntax.light_verb(trigger)
    if verb is None or lemma(verb.text, "VERB") not in kinds()["reporting"]:
        return []
    return syntax.subjects(verb)


def _wielders(trigger: Token) -> list[Token]:
    """Who fired the weapon that does it: "Russia launched a missile targeting Dnipro"."""
    for head in syntax.subjects(trigger) if syntax.is_verb(trigger) else []:
        for clause in head.children:
            if clause.dep_ == "acl" and clause.i > head.i and syntax.is_passive(clause):
                found = syntax.subjects(clause)
                if found:
                    return found
        if head.dep_ in ("obj", "nsubj:pass") and syntax.is_verb(head.head) and head.head != trigger:
            return syntax.subjects(head.head)
    return []


def _is_target(scene: Scene, found: Found) -> bool:
    """A country's or place's plain name before an act is its target ("Lebanon offensive"), an adjective
    its doer.
    """
    doc = scene.doc
    if found.type not in PLACES or found.resolution not in (Resolution.NAME, Resolution.METONYM):
        return False
    return found.end >= len(doc) or doc[found.end].text not in ("'s", "’s", "'", "’", "-")


def _glued_recipient(scene: Scene, verb: Token) -> list[Token]:
    """The recipient that a parser took for a modifier of the gift: "gave Sri Lanka radars"."""
    if lemma(verb.text, "VERB") not in kinds()["giving"]:
        return []
    if not syntax.is_verb(verb):  # "Peru lent Argentina jets", the verb taken for a noun
        after = scene.at(verb.i + 1)[:1] if verb.i + 1 < len(verb.doc) else []
        return [scene.doc[f.end - 1] for f in after if f.type in ACTORS]
    gifts = [c for c in verb.children if c.dep_ == "obj"]
    if len(gifts) >= 2:
        return list(syntax.conjuncts(gifts[0]))
    for gift in gifts:
        for found in scene.within(verb.i + 1, gift.i):
            plain = found.type in ACTORS and found.resolution is not Resolution.DEMONYM
            first = found.start == verb.i + 1 or (
                found.start == verb.i + 2 and scene.doc[verb.i + 1].pos_ in ("DET", "ADV")
            )
            if (
                plain
                and first
                and not is_hyphenated(scene.doc[found.end])
                and scene.doc[found.end].text not in ("'s", "’s")
            ):
                return [scene.doc[found.end - 1]]
    return []


def _predicated(noun: Token, slot: str) -> list[Token]:
    """What a noun is said of: "X is an ally", "X, an ally", "its ally X"."""
    if slot == "subjof":
        own = [t for c in noun.children if c.dep_ in syntax.SUBJECT for t in syntax.conjuncts(c)]
        if own:
            return own
        head = noun.head
        if (
            noun.dep_ in ("obl", "xcomp", "obj")
            and syntax.is_verb(head)
            and lemma(head.text, "VERB") in ("become", "remain", "serve", "act")
        ):
            return syntax.subjects(head)
        return []
    if slot == "self-appos":
        return [noun.head] if noun.dep_ == "appos" else [c for c in noun.children if c.dep_ == "appos"]
    return [c for c in noun.children if c.dep_ in ("flat", "nmod:desc") and c.i > noun.i]


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


def words_in(scene: Scene, trigger: Token, slots: tuple[str, ...]) -> frozenset[str]:
    """Base forms of the words in these slots."""
    key = "words", trigger, slots
    known = scene.memo.get(key)
    if known is None:
        scene.memo[key] = known = frozenset(_words_in(scene, trigger, slots))
    return cast(frozenset[str], known)


def _words_in(scene: Scene, trigger: Token, slots: tuple[str, ...]) -> set[str]:
    out: set[str] = set()
    for slot in slots:
        if slot == "predicate":
            out |= content.predicate(trigger)
        elif slot == "governor":
            out |= {lemma(trigger.head.text, "NOUN"), lemma(trigger.head.text, "VERB")}
        elif slot == "own":
            out |= {str(c.lower_) for c in trigger.children}
        elif slot == "case":
            out.add(syntax.preposition(trigger))
        elif slot == "xcomp":
            inner = [c for c in trigger.children if content.is_aim(c)]
            out |= {lemma(c.text, "VERB") for c in inner}
            out |= {lemma(t.text, "NOUN") for c in inner for t in syntax.objects(c)}
        elif slot == "clause":
            out |= {lemma(t.text, "NOUN") for t in trigger.subtree}
        elif slot == "below":
            for child in trigger.children:
                if child.dep_ in ("xcomp", "ccomp", "acl", "advcl"):
                    out |= {lemma(t.text, "VERB" if t.pos_ == "VERB" else "NOUN") for t in child.subtree}
        else:
            for head in heads_of(scene, trigger, slot):
                out |= words_of(head)
    return out
