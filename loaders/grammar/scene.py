"""A sentence made ready for reading: its tree and the mentions found in it."""

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from belligraph.loaders.grammar.heads import base_phrase, conjuncts, preposition
from belligraph.loaders.language.lemmas import lemma
from belligraph.loaders.language.tree import Doc, Token
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
        known: frozenset[str] | None = self.memo.get(("forms",))
        if known is None:
            every = frozenset({"", "from"}).union(*[_forms(t.text) for t in self.doc])  # "out of" is "from"
            self.memo["forms",] = known = every
        return known

    def types(self) -> frozenset[EntityType]:
        """What kinds of thing it names."""
        known: frozenset[EntityType] | None = self.memo.get(("types",))
        if known is None:
            self.memo["types",] = known = frozenset(f.type for f in self.founds)
        return known

    def within(self, start: int, end: int) -> list[Found]:
        """The mentions that touch the token range, in order, each once."""
        return [f for f in self.founds if f.start < end and f.end > start]


@lru_cache(maxsize=50_000)
def _forms(text: str) -> tuple[str, ...]:
    return text.lower(), *(lemma(text, pos) for pos in ("VERB", "NOUN", "ADJ"))


def phrase(doc: Doc, start: int, end: int) -> str:
    """The words of a token range, with single blanks."""
    return re.sub(r"\s+", " ", doc[start:end].text)


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


POSSESSIVE = frozenset(("'s", "’s", "'", "’"))
