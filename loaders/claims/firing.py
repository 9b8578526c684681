"""Whether a frame holds at a trigger, and who stands in its roles."""

from collections.abc import Iterator

from belligraph.loaders.claims.candidates import Candidate
from belligraph.loaders.claims.ends import far_end
from belligraph.loaders.claims.heads import ACTORS, PLACES, WEAPON, heads_of
from belligraph.loaders.claims.pointing import pointed_at
from belligraph.loaders.claims.slots import fill
from belligraph.loaders.claims.sorts import is_water, owner_of, sort_of
from belligraph.loaders.claims.traits import traits
from belligraph.loaders.claims.wording import words_in
from belligraph.loaders.codebook import Codebook, Frame
from belligraph.loaders.grammar import surface, syntax
from belligraph.loaders.grammar.scene import Found, Scene
from belligraph.loaders.grammar.standing import resolve
from belligraph.loaders.language.lemmas import lemma
from belligraph.loaders.language.tree import Token
from belligraph.loaders.mentions.kinds import kinds
from belligraph.schema.records import EntityType
from belligraph.schema.vocabulary import relations

SORTED = frozenset(
    {"flying", "aircraft", "craft", "vessel", "projectiles"}
)  # word classes that a weapon's class may meet


def particle(verb: Token, wanted: frozenset[str]) -> bool:
    """Whether one of these particles stands with the verb, wherever the tree hangs it."""
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


def is_threatened(trigger: Token) -> bool:
    """What is only threatened: the threat is the act ("threatened to bomb Tehran")."""
    head = trigger.head
    infinitive = trigger.dep_ in ("xcomp", "acl", "advcl", "ccomp") and any(
        c.lower_ == "to" and c.dep_ == "mark" for c in trigger.lefts
    )
    return infinitive and lemma(head.text, head.pos_) in ("threaten", "threat")


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


def fire(
    scene: Scene, book: Codebook, frame: Frame, trigger: Token, base: str, past: list[Candidate]
) -> Iterator[Candidate]:
    """The candidates of one frame at one trigger; none where the frame does not hold."""
    if is_threatened(trigger):
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
    if frame.without and particle(trigger, frame.without):
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
    objects, object_heads, slot = far_end(scene, trigger, frame, span, items)
    mutual = not objects and _mutual(trigger, object_heads)
    if not objects and frame.back:
        objects = pointed_at(scene, book, trigger, frame, object_heads, past, subjects)
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


def _first(
    scene: Scene, trigger: Token, slots: tuple[str, ...], types: frozenset[EntityType]
) -> tuple[Found, ...]:
    for slot in slots:
        got = fill(scene, trigger, slot, types)
        if got.founds:
            return got.founds
    return ()


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
