"""A sentence made ready for reading: its tree and the mentions found in it."""

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, cast

from belligraph.loaders.grammar.syntax import base_phrase, conjuncts, preposition
from belligraph.loaders.language.lemmas import lemma
from belligraph.loaders.language.tree import Doc, Token
from belligraph.loaders.mentions.kinds import kinds
from belligraph.loaders.mentions.titles import titles
from belligraph.schema.records import EntityType, Resolution


@dataclass(frozen=True, slots=True)
class Found:
    """A mention in a sentence: tokens `start` to `end` (half-open) and the entity that they name."""

    start: int
    end: int
    entity: str
    type: EntityType
    name: str
    resolution: Resolution
    acts_for: str | None = None
    kind: str = ""
    name_end: int | None = (
        None  # where the name proper ends, when the mention takes in its class ("F-16 jets")
    )
    inner: "Found | None" = (
        None  # the class that says more than the name: the howitzer of "Bohdana howitzers"
    )


@dataclass(slots=True)
class Scene:
    """One sentence with its mentions, and which mentions stand at which token."""

    index: int
    start: int
    doc: Doc
    founds: Sequence[Found]
    headline: bool = False
    text: str = ""  # the sentence; spaCy puts it together anew each time that it is asked
    memo: dict[tuple[Hashable, ...], Any] = field(default_factory=dict)  # answers that do not change
    _at: dict[int, list[Found]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.text = self.text or self.doc.text
        for found in self.founds:
            for i in range(found.start, found.end):
                self._at.setdefault(i, []).append(found)

    def at(self, i: int) -> list[Found]:
        """The mentions that cover token `i` (more than one where a phrase names several: "the two
        leaders").
        """
        return self._at.get(i, [])

    def forms(self) -> frozenset[str]:
        """Every word of the sentence as written and in each of its base forms: no word class has more."""
        known = self.memo.get(("forms",))
        if known is None:
            every = frozenset({"", "from"}).union(*[_forms(t.text) for t in self.doc])  # "out of" is "from"
            self.memo["forms",] = known = every
        return cast(frozenset[str], known)

    def types(self) -> frozenset[EntityType]:
        """What kinds of thing it names."""
        known = self.memo.get(("types",))
        if known is None:
            self.memo["types",] = known = frozenset(f.type for f in self.founds)
        return cast(frozenset[EntityType], known)

    def within(self, start: int, end: int) -> list[Found]:
        """The mentions that touch the token range, in order, each once."""
        return [f for f in self.founds if f.start < end and f.end > start]


@lru_cache(maxsize=50_000)
def _forms(text: str) -> tuple[str, ...]:
    return text.lower(), *(lemma(text, pos) for pos in ("VERB", "NOUN", "ADJ"))


def phrase(doc: Doc, start: int, end: int) -> str:
    """The words of a token range, with single blanks."""
    return re.sub(r"\s+", " ", doc[start:end].text)


def lemma_of(token: Token) -> str:
    """Base form by the token's own part of speech."""
    return lemma(token.text, token.pos_)


def words_of(head: Token) -> set[str]:
    """Base forms of the noun phrase around a head and of the "of" and "for" phrases in it."""
    start, end = base_phrase(head)
    out = {_base(t) for t in head.doc[start:end]}
    for child in head.children:
        if child.dep_ in ("nmod", "obl") and preposition(child) in ("of", "for", "worth", "in", "with"):
            for token in conjuncts(child):
                first, last = base_phrase(token)
                out |= {_base(t) for t in head.doc[first:last]}
                if token.pos_ in ("SYM", "NUM"):  # "the sale of $8 billion in munitions"
                    out |= words_of(token)
        if child.dep_ in ("conj", "appos"):
            first, last = base_phrase(child)
            out |= {_base(t) for t in head.doc[first:last]}
    return out


def _base(token: Token) -> str:
    return lemma(token.text, "NOUN" if token.pos_ in ("NOUN", "PROPN") else token.pos_)


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
POSSESSIVE = frozenset(("'s", "’s", "'", "’"))


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
