"""Where an event happens: a place beside its trigger, by tree first and by word order where the tree errs."""

from collections.abc import Iterator

from belligraph.loaders.claims.candidates import Candidate
from belligraph.loaders.claims.heads import ACTORS, PLACES, is_hyphenated
from belligraph.loaders.claims.traits import traits
from belligraph.loaders.grammar import syntax
from belligraph.loaders.grammar.scene import POSSESSIVE, Found, Scene
from belligraph.loaders.grammar.standing import resolve
from belligraph.loaders.language.lemmas import lemma
from belligraph.loaders.language.tree import Token
from belligraph.loaders.mentions.kinds import kinds
from belligraph.schema.records import Resolution

LISTING = frozenset((",", "and", "or", "the"))
REACH = 18  # tokens between an event and the place named after it


def place_of(scene: Scene, candidate: Candidate) -> Found | None:
    """Where it happens: a place or state in a locative phrase of the event, not one of the two ends."""
    words = traits()
    relation, trigger = candidate.relation, candidate.trigger
    if relation in words["relations.placeless"] or is_hyphenated(trigger):
        return None  # "Russian-built jets" were not built where they fly
    ends = {candidate.subject.entity, candidate.object.entity}
    goal = words["places.goal"] if relation in words["relations.goal"] else frozenset()
    impact = words["places.impact"] if relation in words["relations.impact"] else frozenset()
    spoken = relation in words["relations.spoken"]
    for group in (words["places.at"], impact, goal, words["places.from"]):
        by_order = [] if spoken else list(_after(scene, trigger, group))
        for found in (*_in_tree(scene, trigger, group), *by_order):
            if found.entity not in ends and _fits(scene, found, candidate.object):
                return found
    for found in (*_before(scene, trigger), *_speaking(scene, trigger), *_going(scene, trigger)):
        if found.entity not in ends and _fits(scene, found, candidate.object):
            return found
    return None


def _fits(scene: Scene, found: Found, other: Found) -> bool:
    """Whether a name can be the place: no adjective, no owner, not listed beside the object."""
    doc = scene.doc
    if found.resolution in (Resolution.DEMONYM, Resolution.PRONOUN, Resolution.METONYM):
        return False
    if found.end < len(doc) and doc[found.end].text in POSSESSIVE:
        return False
    return not _listed(scene, *sorted((found, other), key=lambda f: f.start))


def _listed(scene: Scene, first: Found, last: Found) -> bool:
    """Whether two names stand in one list ("Algeria, Egypt and Peru"), not a place before its country."""
    doc = scene.doc
    gap = doc[first.end : last.start]
    if not len(gap) or not all(t.text in LISTING or scene.at(t.i) for t in gap):
        return False
    if any(t.lower_ in ("and", "or") for t in gap):
        return True
    follows = [
        f for i in range(last.end, min(last.end + 3, len(doc))) for f in scene.at(i) if f.start > last.end
    ]
    return any(f.type in PLACES for f in follows) and doc[last.end].lower_ in (",", "and", "or")


def _places(scene: Scene, head: Token) -> list[Found]:
    return [f for f in scene.at(head.i) if f.type in PLACES] or resolve(
        scene, head, frozenset(PLACES - ACTORS)
    )


def _in_tree(scene: Scene, trigger: Token, prepositions: frozenset[str]) -> Iterator[Found]:
    if prepositions:
        heads = syntax.phrases(trigger, prepositions)
        for head in sorted(heads, key=lambda h: (h.i < trigger.i, h.i)):
            if not _of_another(head, trigger):
                yield from _places(scene, head)


def _of_another(head: Token, trigger: Token) -> bool:
    """Whether the phrase tells where another event took place: "ties …, amid the war in Ukraine"."""
    over = head.head
    return (
        head.dep_ in ("nmod", "obl")
        and over not in (trigger, trigger.head)
        and over.pos_ == "NOUN"
        and lemma(over.text, "NOUN") in kinds()["event_nouns"]
    )


def _led_by(scene: Scene, found: Found, prepositions: frozenset[str]) -> int | None:
    """Where the preposition stands that leads to a name, over "the northern city of"."""
    doc, at = scene.doc, found.start - 1
    while at >= 0 and doc[at].lower_ in traits()["places.lead"]:
        at -= 1
    return at if at >= 0 and doc[at].lower_ in prepositions else None


def _after(scene: Scene, trigger: Token, prepositions: frozenset[str]) -> Iterator[Found]:
    """Places named after the event, before another clause begins."""
    doc, stop = scene.doc, traits()["places.stop"]
    for found in scene.founds:
        if found.type not in PLACES or not 0 < found.start - trigger.i <= REACH:
            continue
        at = _led_by(scene, found, prepositions)
        if at is None or at <= trigger.i:
            continue
        between = doc[trigger.i + 1 : at]
        if not any(
            t.lower_ in stop
            or t.text in (";", ":", "—", "(", '"', "“")
            or (t.pos_ in ("VERB", "AUX") and not scene.at(t.i))
            for t in between
        ):
            yield found


def _clause_start(trigger: Token) -> Token | None:
    """The main verb over an event, where nothing but coordination and light verbs stands between."""
    node = trigger
    if not syntax.is_verb(node):
        node = syntax.light_verb(node) or node
    while node.dep_ == "conj" and node.head.i < node.i:
        node = node.head
    return node if node.dep_ == "ROOT" else None


def _before(scene: Scene, trigger: Token) -> Iterator[Found]:
    """A place that opens the sentence: "In Geneva, …"; it belongs to the main clause."""
    if _clause_start(trigger) is None:
        return
    for found in scene.founds:
        if found.type in PLACES and found.start <= 8 and found.end < trigger.i:
            at = _led_by(scene, found, traits()["places.at"])
            if at == 0 and scene.doc[found.end].text == ",":
                yield found


def _speaking(scene: Scene, trigger: Token) -> Iterator[Found]:
    """ "Speaking in New York, …": where the doer was when it happened."""
    verb = trigger if syntax.is_verb(trigger) else syntax.light_verb(trigger)
    if verb is None:
        return
    aside = [*verb.children, *(c for s in syntax.subjects(verb) for c in s.children)]
    for child in aside:
        if (
            child.dep_ in ("advcl", "acl")
            and child.lower_.endswith("ing")
            and lemma(child.text, "VERB") in traits()["places.speaking"]
        ):
            yield from _in_tree(scene, child, traits()["places.at"])


def _going(scene: Scene, trigger: Token) -> Iterator[Found]:
    """ "flew to Jeddah to meet …", "arrived in Beirut for talks with …"."""
    head = trigger.head
    if trigger.dep_ in ("advcl", "xcomp", "obl") and lemma(head.text, "VERB") in kinds()["motion"]:
        yield from _in_tree(scene, head, traits()["places.goal"] | traits()["places.at"])
