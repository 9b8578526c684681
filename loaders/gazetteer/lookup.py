"""Finding the gazetteer's names in text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from belligraph.loaders.gazetteer.designations import Designation
from belligraph.loaders.gazetteer.forms import normalise
from belligraph.loaders.gazetteer.rows import Entry, StateRow, WeaponRow
from belligraph.loaders.gazetteer.spelling import Signature

_WORD = re.compile(r"\w+")
KEPT = 2_000  # sentences


class Hit(NamedTuple):
    """A stretch `start:end` of the text that the gazetteer knows, and all that it may mean."""

    start: int
    end: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """All facts, indexed.

    `entries` maps a surface form, case as it stands in text, to what it may mean (present states before
    bygone ones); `classes` maps lower-case forms of generic weapons, singular and plural. `heads` and
    `class_heads` map a first word to the forms that begin with it, longest first. `forces` maps a state's
    id to its armed forces, `prefixes` a combining form ("Anglo") to a state's id. `titles` are offices in
    lower case, `ranks` and `honorifics` stand before names; `given_names` are first names; `sounding` finds
    a listed person whose name is spelt otherwise; `dated` tells until which year a shared surname is whose;
    `towns` maps the names of small towns, which `find` does not look for, to a state's id.
    """

    states: Mapping[str, StateRow]
    entries: Mapping[str, tuple[Entry, ...]]
    classes: Mapping[str, Entry]
    heads: Mapping[str, tuple[str, ...]]
    class_heads: Mapping[str, tuple[str, ...]]
    forces: Mapping[str, Entry]
    weapons: Mapping[str, WeaponRow]
    prefixes: Mapping[str, str]
    titles: frozenset[str]
    ranks: frozenset[str]
    office_states: Mapping[str, str]
    honorifics: frozenset[str]
    given_names: frozenset[str]
    sounding: Mapping[Signature, Entry]
    dated: Mapping[str, tuple[tuple[int, Entry], ...]]
    towns: Mapping[str, str | None]
    weapon_patterns: tuple[Designation, ...]
    any_weapon_pattern: re.Pattern[str]
    found: dict[str, tuple[Hit, ...]] = field(default_factory=dict, compare=False, repr=False)

    def at(self, text: str, start: int) -> Hit | None:
        """The longest name that begins at `start` of `text` (normalised), or None.

        `start` must be the beginning of a word.
        """
        found = _WORD.match(text, start)
        if found is None:
            return None
        head = found.group()
        best = start
        entries: tuple[Entry, ...] = ()
        for form in self.heads.get(head, ()):
            if text.startswith(form, start) and _ends_word(text, start + len(form)):
                best, entries = start + len(form), self.entries[form]
                break
        for form in self.class_heads.get(head.lower(), ()):
            end = start + len(form)
            if end > best and text[start:end].lower() == form and _ends_word(text, end):
                best, entries = end, (self.classes[form],)
                break
        for pattern in self.weapon_patterns if self.any_weapon_pattern.match(text, start) else ():
            match = pattern.regex.match(text, start)
            if match and match.end() > best and _ends_word(text, match.end()):
                known = self.entries.get(pattern.canonical(match))
                best, entries = match.end(), known or (pattern.entry(match),)
        return Hit(start, best, entries) if entries else None

    def find(self, text: str) -> tuple[Hit, ...]:
        """Every name in `text` from left to right, longest first, none within another.

        A sentence is asked for when it is parsed and when it is read, so the last answers are kept.
        """
        hits = self.found.get(text)
        if hits is None:
            if len(self.found) >= KEPT:
                self.found.clear()
            hits = self.found[text] = tuple(self._find(text))
        return hits

    def _find(self, text: str) -> Iterator[Hit]:
        plain = normalise(text)
        position = 0
        while word := _WORD.search(plain, position):
            hit = self.at(plain, word.start())
            if hit:
                yield hit
            position = hit.end if hit else word.end()

    def longest_match(self, tokens: list[str], start: int) -> tuple[int, tuple[Entry, ...]] | None:
        """The number of tokens from `start` on that form the longest name, and what it may mean.

        Tokens are joined with and without spaces at hyphens, dots and apostrophes.
        """
        text = ""
        ends: dict[int, int] = {}
        for count, token in enumerate(tokens[start : start + 12], start=1):
            glued = not text or token[0] in "-.'’" or text[-1] in "-.'’/"
            text += token if glued else f" {token}"
            ends[len(text)] = count
        plain = normalise(text)
        hit = self.at(plain, 0)
        while hit and hit.end not in ends:
            plain = plain[: hit.end - 1]
            hit = self.at(plain, 0)
        return (ends[hit.end], hit.entries) if hit else None


def _ends_word(text: str, end: int) -> bool:
    return end >= len(text) or not (text[end].isalnum() or text[end] == "_") or not text[end - 1].isalnum()
