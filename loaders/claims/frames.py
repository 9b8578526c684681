"""Parse + codebook → candidate claims: which frames fire on a sentence, and who fills their roles."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from belligraph.loaders.claims import content
from belligraph.loaders.claims.slots import ACTORS, PLACES, WEAPON, fill, heads_of, is_hyphenated, words_in
from belligraph.loaders.claims.sorts import city_of, government_of, is_water, owner_of, sort_of
from belligraph.loaders.claims.traits import traits
from belligraph.loaders.codebook import Codebook, Frame
from belligraph.loaders.grammar import surface, syntax
from belligraph.loaders.grammar.scene import Found, Scene, resolve
from belligraph.loaders.language.lemmas import lemma
from belligraph.loaders.language.tree import Token
from belligraph.loaders.mentions.kinds import kinds
from belligraph.schema.records import EntityType, Mood, Resolution
from belligraph.schema.vocabulary import relations

SORTED = frozenset(
    {"flying", "aircraft", "craft", "vessel", "projectiles"}
)  # word classes that a weapon's class may meet
ACTS = frozenset({"VERB", "AUX", "NOUN", "PROPN", "ADJ"})  # what may name an act
NOMINAL = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "nmod"})


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
    over: frozenset[str] = frozenset()  # relations that the same word does not mean here


def read_frames(scene: Scene, book: Codebook, before: Sequence[Candidate] = ()) -> Iterator[Candidate]:
    """Every candidate of a sentence, in the order of its triggers and of the codebook.

    `before` holds the candidates of the sentences just read: "the attack" and "the talks" point back to them.
    """
    if not scene.founds:  # nobody is named, so nobody does anything
        return
    past = list(before)
    for candidate in _read(scene, book, past):
        past.append(candidate)
        yield candidate


def _read(scene: Scene, book: Codebook, past: list[Candidate]) -> Iterator[Candidate]:
    for token in scene.doc:
        if token.dep_ in ("aux", "aux:pass", "cop"):
            continue
        if token.pos_ not in ACTS and not is_hyphenated(token):
            continue
        if syntax.is_verb(token) or (token.pos_ == "ADJ" and token.dep_ in ("ROOT", "acl", "ccomp", "advcl")):
            base = _compounded(token, lemma(token.text, "VERB"))
            for frame in book.verbs.get(base, ()):
                if _comes_with(frame, token, base):
                    if base in frame.needs_clause_for and not _has_clause(token):
                        continue
                    yield from _fire(scene, book, frame, token, base, past)
        if surface.misread_verb(scene, token) or surface.gerund(scene, token):
            base = lemma(token.text, "VERB")
            for frame in book.verbs.get(base, ()):
                if base not in frame.needs_clause_for and _comes_with(frame, token, base):
                    yield from _fire(scene, book, frame, token, base, past)
        if token.pos_ in ("NOUN", "PROPN") or (token.pos_ in ("ADJ", "VERB") and _is_nominal(token)):
            base = _compounded(token, lemma(token.text, "NOUN"))
            covered = bool(scene.at(token.i))
            carrier = syntax.light_verb(token)
            threatened = carrier is not None and _threatened(carrier)
            for frame in book.nouns.get(base, ()) or book.nouns.get(token.lower_, ()):
                if threatened and frame.relation != "THREATENS":
                    continue
                if covered and not {"self", "state:stationed"} & set(frame.subject):
                    continue
                yield from _fire(scene, book, frame, token, base, past)
        if is_hyphenated(token):
            for frame in book.hyphens.get(token.lower_, ()):
                yield from _fire(scene, book, frame, token, token.lower_, past)


def _is_nominal(token: Token) -> bool:
    """Whether a word tagged adjective or verb stands where a noun does: "denied U.S. claims"."""
    if token.dep_ not in NOMINAL:
        return False
    return token.pos_ == "ADJ" or any(c.dep_ in ("compound", "amod", "nmod:poss", "det") for c in token.lefts)


def _comes_with(frame: Frame, verb: Token, base: str) -> bool:
    bound = frame.particle and (not frame.particle_for or base in frame.particle_for)
    return not bound or _particle(verb, frame.particle)


def _particle(verb: Token, wanted: frozenset[str]) -> bool:
    if any(c.lower_ in wanted and c.dep_ in ("compound:prt", "advmod", "case", "obl") for c in verb.children):
        return True
    if any(
        t.lower_ in wanted
        for c in verb.children
        if c.dep_ in ("obl", "nmod", "obj") and c.i > verb.i
        for t in c.children
        if t.dep_ in ("case", "advmod", "compound:prt")
    ):
        return True  # "pulled its troops out of X"
    return verb.i + 1 < len(verb.doc) and verb.nbor(1).lower_ in wanted


def _is_sort(weapon: Found, book: Codebook, name: str) -> bool:
    return bool(sort_of(weapon) & book.classes[name])


def _strikes(weapon: Token, book: Codebook) -> bool:
    """Whether the weapon hits something named in the sentence: that is an attack, not a mere use."""
    clauses = [c for c in weapon.children if c.dep_ in ("acl", "acl:relcl") and c.i > weapon.i]
    return any(
        f.relation == "ATTACKS" and syntax.objects(c) and not syntax.is_passive(c)
        for c in clauses
        for f in book.verbs.get(lemma(c.text, "VERB"), ())
    )


def _threatened(trigger: Token) -> bool:
    """What is only threatened: the threat is the act ("threatened to bomb Tehran")."""
    head = trigger.head
    infinitive = trigger.dep_ in ("xcomp", "acl", "advcl", "ccomp") and any(
        c.lower_ == "to" and c.dep_ == "mark" for c in trigger.lefts
    )
    return infinitive and lemma(head.text, head.pos_) in ("threaten", "threat")


def _compounded(token: Token, base: str) -> str:
    """The base form of a word written with a hyphen: "test-fired" is "test-fire"."""
    return f"{token.nbor(-2).lower_}-{base}" if is_hyphenated(token) else base


def _has_clause(verb: Token) -> bool:
    bare = lemma(verb.text, "VERB") == "let"
    homes = [verb, *(c for c in verb.children if c.dep_ in ("obj", "iobj", "nsubj:pass"))]
    return any(
        c.dep_ in ("xcomp", "ccomp", "advcl", "acl", "obl")
        and c.i > verb.i
        and (bare or any(t.lower_ in ("to", "from") and t.i < c.i for t in c.children))
        for h in homes
        for c in h.children
    )


def _holds(
    scene: Scene, book: Codebook, trigger: Token, name: str, slots: tuple[str, ...], item: tuple[Found, ...]
) -> bool:
    if name == "arms" and item:
        return True
    if name in SORTED and any(
        _is_sort(f, book, name) for s in slots for f in fill(scene, trigger, s, WEAPON).founds
    ):
        return True
    return bool(words_in(scene, trigger, slots) & book.classes[name])


def _may_hold(scene: Scene, book: Codebook, name: str, instead: frozenset[str]) -> bool:
    """Whether the sentence has a word of the class at all, or a weapon that may be of it."""
    armed = (name == "arms" or name in SORTED) and EntityType.WEAPON in scene.types()
    return armed or not scene.forms().isdisjoint(book.classes[name] | instead)


def _fire(
    scene: Scene, book: Codebook, frame: Frame, trigger: Token, base: str, past: list[Candidate]
) -> Iterator[Candidate]:
    if _threatened(trigger):
        return
    if frame.voice and (frame.voice == "passive") != syntax.is_passive(trigger):
        return
    if frame.without_agent and syntax.subjects(trigger):
        return
    if frame.needs and not _may_hold(scene, book, frame.needs, frame.object_nouns):
        return
    relation = relations()[frame.relation]
    domain = frozenset(frame.subject_types) or relation.domain
    span = frozenset(frame.object_types) or relation.range
    if frame.object_nouns:
        nouns = {lemma(t.text, "NOUN") for t in heads_of(scene, trigger, "obj")} | {
            t.lower_ for t in heads_of(scene, trigger, "obj")
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
        not is_water(f)
        for h in syntax.phrases(trigger, frame.unless)
        for f in resolve(scene, h, ACTORS | PLACES)
    ):
        return
    if frame.unless_object and fill(scene, trigger, "obj", ACTORS | PLACES).founds:
        return
    if frame.plain and any(c.dep_ == "xcomp" and c.i > trigger.i for c in trigger.children):
        return
    if frame.intransitive and any(c.dep_ == "obj" for c in trigger.children):
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
    if frame.needs_also and not words_in(scene, trigger, ("clause",)) & book.classes[frame.needs_also]:
        return
    if frame.without and _particle(trigger, frame.without):
        return
    given = heads_of(scene, trigger, "obj") if frame.lacks == "people" and items else ()
    goods_too = any(f.start <= h.i < f.end for f in items for h in given)  # "sent troops and drones to"
    if frame.lacks and not goods_too and words_in(scene, trigger, frame.lacks_in) & book.classes[frame.lacks]:
        return
    if frame.lacks in SORTED and any(_is_sort(f, book, frame.lacks) for f in items):
        return
    subjects = _first(scene, trigger, frame.subject, domain)
    if frame.pairs and len(subjects) == 1 and not heads_of(scene, trigger, "obj"):
        named = surface.subject_heads(scene, trigger) if syntax.is_verb(trigger) else []
        listed = [f for h in named for f in resolve(scene, h, domain)]
        subjects = tuple(dict.fromkeys(listed)) if subjects[0] in listed else subjects
    if frame.needs_person or base in frame.person_for:
        subjects = tuple(f for f in subjects if f.type is EntityType.PERSON)
    if not subjects and not frame.pairs:
        return
    objects, object_heads, slot = _objects(scene, trigger, frame, span, items)
    mutual = not objects and _mutual(trigger, object_heads)
    if not objects and frame.back:
        objects = _pointed_at(scene, book, trigger, frame, object_heads, past, subjects)
    if frame.relation in traits()["relations.verbal"]:
        objects = tuple(dict.fromkeys(owner_of(f) for f in objects))
    if frame.relation in traits()["relations.violent"]:
        objects = tuple(f for f in objects if f.kind != "media")
    if frame.needs in SORTED:
        objects = tuple(
            f for f in objects if f.type is not EntityType.WEAPON or _is_sort(f, book, frame.needs)
        )
    if frame.relation == "USES" and any(_strikes(h, book) for h in object_heads):
        return
    if frame.relation == "ATTACKS":
        objects = tuple(f for f in objects if not is_water(f))
    if base in frame.person_for:
        objects = tuple(f for f in objects if f.type is EntityType.PERSON)
    heads += object_heads
    if frame.needs_person and not subjects:
        objects = tuple(f for f in objects if f.type is EntityType.PERSON)
    between = slot in ("between", "among")
    pairs = _pairs(frame, subjects, objects, between and len({f.entity for f in objects}) > 1)
    if mutual and not frame.pairs:
        pairs = [(a, b) for a in subjects for b in subjects]
    instrument = _instrument(scene, book, trigger, frame)
    for one, other in pairs:
        if one.entity == other.entity or (frame.abroad and other.acts_for == one.entity):
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
                over=frame.over,
            )


def _mutual(trigger: Token, heads: list[Token]) -> bool:
    """Whether each does it to the other: "accused each other", "traded accusations"."""
    if any(syntax.is_reciprocal(h) for h in heads):
        return True
    carrier = None if syntax.is_verb(trigger) else syntax.light_verb(trigger)
    return carrier is not None and lemma(carrier.text, "VERB") in kinds()["exchanging"]


def _pointed_at(
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
    spatial = traits()["relations.spatial"]
    for slot in frame.object:
        if slot == "item":
            if items and EntityType.WEAPON in types:
                return items, heads, slot
            continue
        allowed = types - WEAPON if frame.item and slot not in ("obj", "noun", "mod", "of") else types
        if slot in frame.weak:
            allowed = allowed & PLACES
        stormed = _cities(scene, trigger, slot, allowed) if frame.relation in spatial else ()
        if stormed:
            return stormed, [*heads, *heads_of(scene, trigger, slot)], slot
        if frame.prefer or frame.direct:
            got = fill(scene, trigger, slot, allowed)
            covering = tuple(f for f in got.founds if any(f.start <= h.i < f.end for h in got.heads))
            if covering and frame.prefer:
                return covering, [*heads, *got.heads], slot
            if frame.direct:
                kept = tuple(f for f in got.founds if any(_belongs(f, h) for h in got.heads))
                if kept != got.founds:
                    return kept, [*heads, *got.heads], slot
        for narrow in (*(frozenset({t}) for t in frame.prefer), allowed):
            got = fill(scene, trigger, slot, narrow & allowed)
            if got.founds:
                return got.founds, [*heads, *got.heads], slot
        heads += got.heads
        ruled = (
            _governments(scene, got.heads)
            if slot not in frame.literal and _wants_a_state(allowed, slot)
            else ()
        )
        if ruled:
            return ruled, heads, slot
    return (), heads, ""


def _cities(scene: Scene, trigger: Token, slot: str, allowed: frozenset[EntityType]) -> tuple[Found, ...]:
    """The capitals in a slot, where all there are capitals taken for their governments."""
    if EntityType.PLACE not in allowed or slot in ("against", "with"):
        return ()
    founds = fill(scene, trigger, slot, allowed | {EntityType.STATE}).founds
    cities = tuple(city_of(f, scene.doc[f.start : f.end].text) for f in founds)
    return cities if cities and all(c.type is EntityType.PLACE for c in cities) and cities != founds else ()


def _wants_a_state(types: frozenset[EntityType], slot: str) -> bool:
    return EntityType.STATE in types and EntityType.PLACE not in types and slot not in ("in", "at", "for")


def _governments(scene: Scene, heads: tuple[Token, ...]) -> tuple[Found, ...]:
    """The governments that capitals stand for, where a place makes no sense: "sold tanks to Cairo"."""
    cities = (f for h in heads for f in scene.at(h.i))
    return tuple(state for f in cities if (state := government_of(f)) is not None)


def _belongs(found: Found, head: Token) -> bool:
    """Whether a mention is the phrase's own, its modifier, or what an "of" adds; not where it stands."""
    node = head.doc[found.end - 1]
    while node.i != head.i:
        if node.dep_ in ("nmod", "obl") and syntax.preposition(node) not in ("of", "including", "like"):
            return False
        if node.head.i == node.i or node.dep_ in ("acl", "acl:relcl"):
            return head.dep_ == "appos"
        node = node.head
    return True


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
    for head in heads_of(scene, trigger, frame.instrument):
        if lemma(head.text, "NOUN") in book.classes["accord"]:
            return head
    return None
