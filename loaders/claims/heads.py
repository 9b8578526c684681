"""Where a role sits beside its trigger: the heads of the phrases in a slot."""

from belligraph.loaders.claims import carriers, content
from belligraph.loaders.grammar import misread, surface, syntax
from belligraph.loaders.grammar.scene import Scene
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


def is_hyphenated(token: Token) -> bool:
    """The participle of "Iran-backed": a hyphen without blanks stands before it."""
    if token.i < 2:
        return False
    before = token.doc.tokens[token.i - 1]
    return before.text in ("-", "–", "‑") and not before.whitespace_


def heads_of(scene: Scene, trigger: Token, slot: str) -> tuple[Token, ...]:
    """Heads of the phrases in a slot."""
    key = "heads", trigger, slot
    known: tuple[Token, ...] | None = scene.memo.get(key)
    if known is None:
        scene.memo[key] = known = tuple(_heads_of(scene, trigger, slot))
    return known


def _heads_of(scene: Scene, trigger: Token, slot: str) -> list[Token]:
    verb = syntax.is_verb(trigger)
    if slot in ("subj", "obj") and misread.gerund(scene, trigger):
        if slot == "obj":
            return surface.object_heads(scene, trigger)
        carrier = syntax.light_verb(trigger)
        return syntax.subjects(carrier) if carrier is not None else []
    if verb and misread.misread_participle(scene, trigger):
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
