"""Which mentions a noun phrase stands for."""

from belligraph.loaders.grammar.heads import base_phrase, conjuncts, preposition
from belligraph.loaders.grammar.scene import POSSESSIVE, Found, Scene
from belligraph.loaders.language.lemmas import lemma
from belligraph.loaders.language.tree import Token
from belligraph.loaders.mentions.kinds import kinds
from belligraph.loaders.mentions.titles import titles
from belligraph.schema.records import EntityType

LOOK_THROUGH = frozenset(
    (
        "of",
        "from",
        "by",
        "in",
        "for",
        "on",
        "against",
        "at",
        "near",
        "around",
        "inside",
        "along",
        "across",
        "off",
        "outside",
        "within",
    )
)
DOERS_ONLY = frozenset(("by", "from"))


def _owner(scene: Scene, head: Token, inside: list[Found]) -> list[Found]:
    """Of the mentions in a noun phrase, those that own it: the possessor, else the coordinated adjectives."""
    doc = scene.doc
    owners = [f for f in inside if f.end < len(doc) and doc[f.end].text in POSSESSIVE and f.end <= head.i]
    if owners:
        last = owners[-1]
        return [f for f in inside if f.end <= last.start and doc[f.end].lower_ in (",", "and", "or")] + [last]
    return inside


def opposed(scene: Scene, found: Found) -> bool:
    """Whether a state's adjective stands before people who do not act for it: "Syrian rebels"."""
    if found.type is not EntityType.STATE or found.end >= len(scene.doc):
        return False
    return lemma(scene.doc[found.end].text, "NOUN") in kinds()["opposed"]


def resolve(scene: Scene, head: Token, types: frozenset[EntityType], depth: int = 0) -> list[Found]:
    """The mentions of the allowed types that a noun phrase stands for.

    The mention that covers the head; else those among its modifiers ("Egyptian airfields" → Egypt); else its
    apposition; else those in its prepositional phrases ("ministers of Britain and Japan").
    """
    covering = [f for f in scene.at(head.i) if f.type in types]
    if covering:
        return _person_after(scene, covering[0], types) or _sharper(scene, head, covering)
    if head.lower_ in titles().heads and EntityType.PERSON in types:
        holder = _holder(scene, head)
        if holder:
            return holder
    start, end = base_phrase(head)
    inside = [f for f in scene.within(start, end) if f.type in types and not opposed(scene, f)]
    if lemma(head.text, "NOUN") in kinds()["related"]:  # its ally is somebody else
        inside = [f for f in inside if f.end > head.i]
    if EntityType.PLACE in types and lemma(head.text, "NOUN") in kinds()["settled"]:
        inner = [c for c in head.children if c.dep_ == "nmod" and c.i > head.i and preposition(c) == "of"]
        places = [f for c in inner for f in scene.at(c.i) if f.type is EntityType.PLACE]
        if places:
            return places
    if inside:
        people = [f for f in inside if f.type is EntityType.PERSON and f.end >= head.i]
        return people or _owner(scene, head, inside)
    if depth >= 2:
        return []
    for child in head.children:
        if child.dep_ in ("appos", "flat", "nmod:desc") and child.i > head.i:
            found = resolve(scene, child, types, depth + 1)
            if found:
                return found
    named = _what_it_says_more_of(head)
    if named is not None:
        found = resolve(scene, named, types, depth + 1)
        if found:
            return found
    covered = scene.at(head.i)
    if covered and covered[0].type is not EntityType.WEAPON:
        return []
    listed = [
        c
        for c in head.children
        if c.dep_ in ("nmod", "obl", "appos") and preposition(c) in ("including", "like", "such")
    ]
    if listed:
        found = [f for c in conjuncts(listed[0]) for f in resolve(scene, c, types, depth + 1)]
        if found:
            return found
    if any(lemma(t.text, "NOUN") in kinds()["opposed"] for t in scene.doc[start:end]):
        return []  # opposition parties in Georgia are not Georgia
    if lemma(head.text, "NOUN") in kinds()["kin_nouns"]:
        return []  # a friend of the Serbs is no Serb
    if lemma(head.text, "NOUN") in kinds()["others"]:
        return []  # nor are the parties in Sudan Sudan
    through = DOERS_ONLY if lemma(head.text, "NOUN") in kinds()["event_nouns"] else LOOK_THROUGH
    for child in head.children:
        if child.dep_ in ("nmod", "obl", "acl") and preposition(child) in through and child.i > head.i:
            found = [f for c in conjuncts(child) for f in resolve(scene, c, types, depth + 1)]
            if found:
                return found
    for child in head.children:  # "a resolution tabled by Britain"
        if (
            child.dep_ in ("acl", "acl:relcl")
            and child.i > head.i
            and lemma(child.text, "VERB") in kinds()["made"]
        ):
            for agent in child.children:
                if preposition(agent) == "by":
                    return [f for c in conjuncts(agent) for f in resolve(scene, c, types, depth + 1)]
    if head.dep_ == "appos" and head.i > head.head.i:  # "Moon, the South's president, who has …"
        return [f for f in scene.at(head.head.i) if f.type in types]
    return []


def _what_it_says_more_of(head: Token) -> Token | None:
    """The noun that this one stands beside: "the Atlacatl Battalion, a unit created by …"."""
    if head.dep_ == "appos" and head.head.i < head.i:
        return head.head
    if head.dep_ == "nsubj" and head.i >= 2:  # two subjects, a comma between: the parser missed an apposition
        first = next((c for c in head.head.lefts if c.dep_ == "nsubj" and c.i < head.i), None)
        if first is not None and head.left_edge.i >= 1 and head.left_edge.nbor(-1).text == ",":
            return first
    return None


def _holder(scene: Scene, title: Token) -> list[Found]:
    """The person named right after an office, with or without a comma: "its envoy, X"."""
    doc, bare = scene.doc, True
    for i in range(title.i + 1, min(len(doc), title.i + 9)):
        people = [f for f in scene.at(i) if f.type is EntityType.PERSON and f.start == i]
        if people:
            return people if bare or doc[i - 1].text == "," else []
        word = doc[i].lower_.rstrip(".")
        if word == "," or word in titles().honorifics or word in titles().ranks:
            continue
        if bare and word not in ("of", "for", "to", "in", "at"):
            return []
        if doc[i].pos_ in ("VERB", "AUX", "PUNCT", "PRON", "CCONJ"):
            return []
        bare = False  # "its head of operations, X": the name must follow a comma
    return []


def _person_after(scene: Scene, covering: Found, types: frozenset[EntityType]) -> list[Found]:
    """ "Japan's Minoru Kihara" is the person."""
    doc, at = scene.doc, covering.end
    if (
        covering.type is not EntityType.STATE
        or EntityType.PERSON not in types
        or at >= len(doc)
        or doc[at].text not in POSSESSIVE
    ):
        return []
    return [f for f in scene.at(at + 1) if f.type is EntityType.PERSON] if at + 1 < len(doc) else []


def _sharper(scene: Scene, head: Token, covering: list[Found]) -> list[Found]:
    """For a class of weapon with a named system beside it ("a jet, the FCAS"; "BrahMos cruise missiles"), the
    system.
    """
    if covering[0].type is not EntityType.WEAPON or covering[0].kind == "system":
        return covering
    if head.dep_ == "appos" and head.head.i < head.i:
        named = [f for f in scene.at(head.head.i) if f.type is EntityType.WEAPON and f.kind == "system"]
        if named:
            return named
    before = [
        f
        for f in scene.within(base_phrase(head)[0], covering[0].start)
        if f.type is EntityType.WEAPON and f.kind == "system"
    ]
    if before and not any(
        t.lower_ in ("and", "or", ",") for t in scene.doc[before[-1].end : covering[0].start]
    ):
        return before[-1:]
    for child in head.children:
        if child.dep_ == "appos":
            named = [f for f in scene.at(child.i) if f.type is EntityType.WEAPON and f.kind == "system"]
            if named:
                return named
    return covering
