"""Parse + codebook → candidate claims: which frames fire on a sentence, and who fills their roles."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from belligraph.loaders import surface, syntax
from belligraph.loaders.codebook import Codebook, Frame
from belligraph.loaders.kinds import kinds
from belligraph.loaders.language.lemmas import lemma
from belligraph.loaders.scene import Found, Scene, resolve, words_of
from belligraph.schema.records import EntityType, Mood, Resolution
from belligraph.schema.vocabulary import relations

ACTORS = frozenset({EntityType.PERSON, EntityType.STATE, EntityType.ORGANIZATION})
WEAPON = frozenset({EntityType.WEAPON})
NOMINAL = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "nmod"})
VIOLENT = frozenset({"ATTACKS", "DEPLOYS", "INTERCEPTS", "CAPTURES"})
PLACES = frozenset({EntityType.PLACE, EntityType.STATE})
SPECIAL = frozenset(
    """subj obj iobj poss mod target reporter wielder light holder noun before user self subjof
    clausesubj self-appos below names parties item np clause force""".split()
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim in the making: the frame that fired and what fills it, before assertion and measures."""

    relation: str
    subject: Found
    object: Found
    trigger: Token
    rule: str
    item: Found | None = None
    heads: tuple[Token, ...] = ()  # heads of the phrases that quantities may belong to
    instrument: Token | None = None
    role: tuple[int, int] | None = None  # tokens of the office
    mood: Mood | None = None
    negated: bool = False
    asserted: bool = False


@dataclass(frozen=True, slots=True)
class Filled:
    """What a slot gave: the heads of its phrases and the mentions that they stand for."""

    heads: tuple[Token, ...]
    founds: tuple[Found, ...]


def read_frames(scene: Scene, book: Codebook, before: Sequence[Candidate] = ()) -> Iterator[Candidate]:
    """Every candidate of a sentence, in the order of its triggers and of the codebook.

    `before` holds the candidates of the sentences just read: "the attack" and "the talks" point back to them.
    """
    past = list(before)
    for candidate in _read(scene, book, past):
        past.append(candidate)
        yield candidate


def _read(scene: Scene, book: Codebook, past: list[Candidate]) -> Iterator[Candidate]:
    for token in scene.doc:
        if token.dep_ in ("aux", "aux:pass", "cop"):
            continue
        if token.pos_ in ("VERB", "AUX") or (
            token.pos_ == "ADJ" and token.dep_ in ("ROOT", "acl", "ccomp", "advcl")
        ):
            base = lemma(token.text, "VERB")
            for frame in book.verbs.get(base, ()):
                if _hyphenated(token):
                    continue
                if not (
                    frame.particle and (not frame.particle_for or base in frame.particle_for)
                ) or _particle(token, frame.particle):
                    if base in frame.needs_clause_for and not _has_clause(token):
                        continue
                    yield from _fire(scene, book, frame, token, base, past)
        if surface.misread_verb(scene, token):
            base = lemma(token.text, "VERB")
            for frame in book.verbs.get(base, ()):
                if not frame.particle and base not in frame.needs_clause_for:
                    yield from _fire(scene, book, frame, token, base, past)
        if token.pos_ in ("NOUN", "PROPN") or (token.pos_ == "ADJ" and token.dep_ in NOMINAL):
            base = lemma(token.text, "NOUN")
            covered = bool(scene.at(token.i))
            for frame in book.nouns.get(base, ()) or book.nouns.get(token.lower_, ()):
                if covered and "self" not in frame.subject:
                    continue
                yield from _fire(scene, book, frame, token, base, past)
        if _hyphenated(token):
            for frame in book.hyphens.get(token.lower_, ()):
                yield from _fire(scene, book, frame, token, token.lower_, past)


def _hyphenated(token: Token) -> bool:
    return token.i >= 2 and token.nbor(-1).text in ("-", "–", "‑") and not token.nbor(-1).whitespace_


def _particle(verb: Token, wanted: frozenset[str]) -> bool:
    if any(c.lower_ in wanted and c.dep_ in ("compound:prt", "advmod", "case", "obl") for c in verb.children):
        return True
    return verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ in wanted


def _has_clause(verb: Token) -> bool:
    return any(
        c.dep_ in ("xcomp", "ccomp", "advcl", "acl")
        and any(t.lower_ == "to" and t.i < c.i for t in c.children)
        for c in verb.children
    )


def fill(scene: Scene, trigger: Token, slot: str, types: frozenset[EntityType]) -> Filled:
    """Heads and mentions in a slot of the trigger."""
    owner_only = slot.startswith("owner:")
    if owner_only or slot.startswith("mod:"):
        inner = fill(scene, trigger, slot.split(":", 1)[1], types)
        before = [f for h in inner.heads for f in _modifiers(scene, h, types)]
        return Filled(inner.heads, tuple(dict.fromkeys(before)))
    heads = list(_heads(scene, trigger, slot))
    founds: list[Found] = []
    if slot == "mod":
        founds = [f for f in _modifiers(scene, trigger, types) if not _is_target(scene, f)]
    elif slot == "target":
        founds = [f for f in _modifiers(scene, trigger, types) if _is_target(scene, f)]
    elif slot == "self":
        opposed = syntax.preposition(trigger) in ("against", "on")
        founds = [] if opposed else [f for f in scene.at(trigger.i) if f.type in types]
    elif slot == "before":
        founds = _before_hyphen(scene, trigger, types)
    elif slot == "below":
        founds = _below(scene, trigger, types)
    elif slot == "parties":
        sides = syntax.phrases(trigger.head, frozenset(("between", "with", "among")))
        founds = [f for h in sides for f in resolve(scene, h, types)]
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
        founds = [f for h in heads for f in resolve(scene, h, types)]
        founds += [f for f in surface.listed_after(scene, founds) if f.type in types]
    return Filled(tuple(heads), tuple(dict.fromkeys(founds)))


def _heads(scene: Scene, trigger: Token, slot: str) -> list[Token]:
    verb = syntax.is_verb(trigger)
    if slot == "subj":
        beside = surface.adjacent_subject(scene, trigger) if verb and not syntax.is_passive(trigger) else []
        found = beside or (syntax.subjects(trigger) if verb else [])
        return found or (surface.subject_heads(scene, trigger) if surface.is_finite(trigger) else [])
    if slot == "obj":
        found = syntax.objects(trigger) if verb else []
        if not found and verb and syntax.is_passive(trigger):
            found = surface.patient_heads(scene, trigger)
        return found or (surface.object_heads(scene, trigger) if surface.is_finite(trigger) else [])
    if slot == "iobj":
        return (syntax.indirect_objects(trigger) or _glued_recipient(scene, trigger)) if verb else []
    if slot == "poss":
        return syntax.possessors(trigger)
    if slot in ("light", "holder"):
        carrier = syntax.light_verb(trigger) or _misread_carrier(scene, trigger)
        allowed = kinds()["performing"] if slot == "light" else syntax.LIGHT_VERBS
        if carrier is None or lemma(carrier.text, "VERB") not in allowed:
            return []
        return syntax.subjects(carrier) or surface.subject_heads(scene, carrier)
    if slot == "reporter":
        return _reporters(trigger)
    if slot == "wielder":
        return _wielders(trigger)
    if slot in ("noun", "parties", "np"):
        return [trigger.head] if slot == "noun" else [trigger]
    if slot == "user":
        verbs = [a for a in trigger.ancestors if syntax.is_verb(a)]
        return syntax.subjects(verbs[0]) if verbs else []
    if slot == "clausesubj":
        clauses = [c for c in trigger.children if c.dep_ in ("ccomp", "acl", "acl:relcl") and c.i > trigger.i]
        return [
            t for c in clauses for t in c.children if t.dep_ in syntax.SUBJECT for t in syntax.conjuncts(t)
        ]
    if slot in ("subjof", "self-appos", "names"):
        return _predicated(trigger, slot)
    if slot in SPECIAL:
        return []
    if slot == "between":
        sides = surface.between(scene, trigger)
        if sides:
            return sides
    return syntax.phrases(trigger, frozenset({slot}))


def _misread_carrier(scene: Scene, noun: Token) -> Token | None:
    """The verb that a parser took for a participle: "Oman offered mediation"."""
    for child in noun.children:
        if (
            child.dep_ == "amod"
            and child.pos_ == "VERB"
            and child.i >= 1
            and any(f.end == child.i for f in scene.at(child.i - 1))
        ):
            return child
    return None


REPORTING = frozenset("report announce claim confirm say state add declare tell note".split())


def _reporters(trigger: Token) -> list[Token]:
    """Who reports the event, where a body tells of its own side's act ("the ministry reported the downing
    of …").
    """
    if syntax.is_verb(trigger):
        verb = trigger.head if trigger.dep_ == "ccomp" and syntax.is_passive(trigger) else None
    else:
        verb = syntax.light_verb(trigger)
    if verb is None or lemma(verb.text, "VERB") not in REPORTING:
        return []
    return syntax.subjects(verb)


def _wielders(trigger: Token) -> list[Token]:
    """Who fired the weapon that does it: "Russia launched a missile targeting Dnipro"."""
    for head in syntax.subjects(trigger) if syntax.is_verb(trigger) else []:
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


GIVING = frozenset(
    "give send sell offer lend promise grant hand deny refuse supply deliver ship owe pay".split()
)


def _glued_recipient(scene: Scene, verb: Token) -> list[Token]:
    """The recipient that a parser took for a modifier of the gift: "gave Sri Lanka radars"."""
    if lemma(verb.text, "VERB") not in GIVING:
        return []
    gifts = [c for c in verb.children if c.dep_ == "obj"]
    if len(gifts) >= 2:
        return list(syntax.conjuncts(gifts[0]))
    for gift in gifts:
        for found in scene.within(verb.i + 1, gift.i):
            plain = found.type in ACTORS and found.resolution in (Resolution.NAME, Resolution.METONYM)
            first = found.start == verb.i + 1 or (
                found.start == verb.i + 2 and scene.doc[verb.i + 1].pos_ in ("DET", "ADV")
            )
            if (
                plain
                and first
                and not _hyphenated(scene.doc[found.end])
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
    return [f for f in scene.within(start, end) if f.type in types and f.start < noun.i]


def _before_hyphen(scene: Scene, token: Token, types: frozenset[EntityType]) -> list[Found]:
    return [f for f in scene.at(token.i - 2) if f.type in types]


def _below(scene: Scene, trigger: Token, types: frozenset[EntityType]) -> list[Found]:
    """Mentions in the clauses that hang on the trigger."""
    out: list[Found] = []
    if types & ACTORS:
        clauses = [c for c in trigger.children if c.dep_ in ("ccomp", "xcomp") and c.i > trigger.i]
        heads = [t for c in clauses for t in (*syntax.subjects(c), *syntax.objects(c)) if t.i > trigger.i]
        found = [f for h in heads for f in resolve(scene, h, types)]
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


def _words_in(scene: Scene, trigger: Token, slots: tuple[str, ...]) -> set[str]:
    out: set[str] = set()
    for slot in slots:
        if slot == "clause":
            out |= {lemma(t.text, "NOUN") for t in trigger.subtree}
        elif slot == "below":
            for child in trigger.children:
                if child.dep_ in ("xcomp", "ccomp", "acl", "advcl"):
                    out |= {lemma(t.text, "VERB" if t.pos_ == "VERB" else "NOUN") for t in child.subtree}
        else:
            for head in _heads(scene, trigger, slot):
                out |= words_of(head)
    return out


def _holds(
    scene: Scene, book: Codebook, trigger: Token, name: str, slots: tuple[str, ...], item: tuple[Found, ...]
) -> bool:
    if name == "arms" and item:
        return True
    return bool(_words_in(scene, trigger, slots) & book.classes[name])


def _fire(
    scene: Scene, book: Codebook, frame: Frame, trigger: Token, base: str, past: list[Candidate]
) -> Iterator[Candidate]:
    relation = relations()[frame.relation]
    domain = frozenset(frame.subject_types) or relation.domain
    span = frozenset(frame.object_types) or relation.range
    if frame.object_nouns:
        nouns = {lemma(t.text, "NOUN") for t in _heads(scene, trigger, "obj")} | {
            t.lower_ for t in _heads(scene, trigger, "obj")
        }
        if not nouns & frame.object_nouns and not (
            frame.needs == "arms"
            and any(f for s in frame.item for f in fill(scene, trigger, s, WEAPON).founds)
        ):
            return
        needs = None if nouns & frame.object_nouns else frame.needs
    else:
        needs = frame.needs
    if frame.unless and any(
        resolve(scene, h, ACTORS | PLACES) for h in syntax.phrases(trigger, frame.unless)
    ):
        return
    if frame.unless_object and fill(scene, trigger, "obj", ACTORS | PLACES).founds:
        return
    items: tuple[Found, ...] = ()
    heads: list[Token] = []
    for slot in frame.item:
        if slot == "subj" and items:
            continue
        got = fill(scene, trigger, slot, WEAPON)
        heads += got.heads
        if got.founds:
            items = got.founds
            break
    if frame.needs_item and not items:
        return
    if needs and not _holds(scene, book, trigger, needs, frame.needs_in, items if needs == "arms" else ()):
        return
    if frame.needs_also and not _words_in(scene, trigger, ("clause",)) & book.classes[frame.needs_also]:
        return
    if frame.without and _particle(trigger, frame.without):
        return
    if frame.lacks and _words_in(scene, trigger, frame.lacks_in) & book.classes[frame.lacks]:
        return
    subjects = _first(scene, trigger, frame.subject, domain)
    if frame.needs_person or base in frame.person_for:
        subjects = tuple(f for f in subjects if f.type is EntityType.PERSON)
    objects, object_heads, slot = _objects(scene, trigger, frame, span, items)
    if not objects and frame.back:
        objects = _pointed_at(trigger, frame, object_heads, past, subjects)
    if frame.relation in VIOLENT:
        objects = tuple(f for f in objects if f.kind != "media")
    if base in frame.person_for:
        objects = tuple(f for f in objects if f.type is EntityType.PERSON)
    heads += object_heads
    if frame.needs_person and not subjects:
        objects = tuple(f for f in objects if f.type is EntityType.PERSON)
    between = slot in ("between", "among")
    pairs = _pairs(frame, subjects, objects, between and len({f.entity for f in objects}) > 1)
    instrument = _instrument(scene, book, trigger, frame)
    for one, other in pairs:
        if one.entity == other.entity:
            continue
        for item in items or (None,):
            if item is not None and item.entity in (one.entity, other.entity):
                item = None
            yield Candidate(
                relation=frame.relation,
                subject=one,
                object=other,
                trigger=trigger,
                rule=frame.key,
                item=item,
                heads=tuple(dict.fromkeys(heads)),
                instrument=instrument,
                mood=frame.mood,
                negated=frame.negated,
                asserted=frame.asserted,
            )


POINTING = frozenset("the this that these those any such its their his both".split())


def _pointed_at(
    trigger: Token, frame: Frame, heads: list[Token], past: list[Candidate], subjects: tuple[Found, ...]
) -> tuple[Found, ...]:
    """Whom "the attack", "the accusation" or "the talks" come from or go to: the latest act of that kind."""
    nouns = heads if syntax.is_verb(trigger) else [trigger]
    named = [h for h in nouns if lemma(h.text, "NOUN") in kinds()["pointing_nouns"]]
    definite = [h for h in named if any(c.lower_ in POINTING for c in h.children if c.i < h.i)]
    if not definite and not (frame.back_to == "both" and not heads):
        return ()
    at = definite[0].i if definite else trigger.i
    own = {f.entity for f in subjects}
    for candidate in reversed(past):
        if candidate.relation not in frame.back:
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


def _first(
    scene: Scene, trigger: Token, slots: tuple[str, ...], types: frozenset[EntityType]
) -> tuple[Found, ...]:
    for slot in slots:
        got = fill(scene, trigger, slot, types)
        if got.founds:
            return got.founds
    return ()


def _objects(
    scene: Scene, trigger: Token, frame: Frame, types: frozenset[EntityType], items: tuple[Found, ...]
) -> tuple[tuple[Found, ...], list[Token], str]:
    heads: list[Token] = []
    for slot in frame.object:
        if slot == "item":
            if items and EntityType.WEAPON in types:
                return items, heads, slot
            continue
        allowed = types - WEAPON if frame.item and slot not in ("obj", "noun", "mod", "of") else types
        if slot in frame.weak:
            allowed = allowed & PLACES
        for narrow in (*(frozenset({t}) for t in frame.prefer), allowed):
            got = fill(scene, trigger, slot, narrow & allowed)
            if got.founds:
                return got.founds, [*heads, *got.heads], slot
        heads += got.heads
    return (), heads, ""


def _pairs(
    frame: Frame, subjects: tuple[Found, ...], objects: tuple[Found, ...], both_sides: bool
) -> list[tuple[Found, Found]]:
    if not frame.pairs:
        return [(s, o) for s in subjects for o in objects]
    if subjects and objects and not both_sides:
        return [(s, o) for s in subjects for o in objects]
    group = objects if both_sides else subjects
    return [(a, b) for i, a in enumerate(group) for b in group[i + 1 :]]


def _instrument(scene: Scene, book: Codebook, trigger: Token, frame: Frame) -> Token | None:
    if frame.instrument is None:
        return None
    if frame.instrument == "self":
        return trigger
    for head in _heads(scene, trigger, frame.instrument):
        if lemma(head.text, "NOUN") in book.classes["accord"]:
            return head
    return None
