"""A sentence → names in it: what the gazetteer knows, and runs of capitalised words.

This stage looks at one sentence; `identity.py` decides over the whole article who each name is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from belligraph.loaders.gazetteer import Entry, Gazetteer, load
from belligraph.loaders.language.lemmas import lemma
from belligraph.loaders.language.tree import Doc
from belligraph.loaders.mentions.kinds import kinds
from belligraph.loaders.mentions.titles import ends_title
from belligraph.schema.records import EntityType

INNER = frozenset("al el bin ibn bint abu ben von van de der den del da di du dos la le ul ur y".split())
HYPHENS = frozenset("-‑–&")
_NUMBER = re.compile(r"\d{1,3}(?:st|nd|rd|th)?|[IVXL]{1,5}")


class Shape(StrEnum):
    """How a name was found."""

    LISTED = "listed"  # the gazetteer knows it
    DOUBTFUL = "doubtful"  # the gazetteer knows it, but nothing here tells it from an everyday word
    RUN = "run"  # capitalised words that it does not know
    DATELINE = "dateline"  # the place that a dispatch comes from
    DEFINED = "defined"  # the article says what its acronym stands for


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens `start` to `end` and what they may name: gazetteer entries, or none for an unknown run."""

    start: int
    end: int
    text: str
    shape: Shape
    entries: tuple[Entry, ...] = ()
    label: str = ""  # what the recogniser calls it: PERSON, ORG, LOC, or nothing


def listed(doc: Doc, gazetteer: Gazetteer) -> Iterator[Name]:
    """Longest gazetteer names, left to right, not overlapping."""
    text = doc.text
    hits = gazetteer.find(text)
    at = {t.idx: t.i for t in doc} if hits else {}
    ends = {t.idx + len(t.text): t.i + 1 for t in doc} if hits else {}
    for hit in hits:
        start, end = at.get(hit.start), ends.get(hit.end)
        if end is None:  # "F-16s" or "Houthi's": the hit ends inside a token
            span = doc.char_span(hit.start, hit.end)
            if span is None or start is None or not len(span):
                continue
            end = span.end
        if start is None:
            continue
        if hit.entries[0].kind == "weapon-class" and _no_weapon(doc, start, end):
            continue
        entries = tuple(e for e in hit.entries if not e.weak or _spoken_for(doc, start, end, e))
        if entries:
            yield Name(start, end, text[hit.start : hit.end], Shape.LISTED, entries)
        elif doc[start].pos_ in ("PROPN", "NOUN", "ADJ") and text[hit.start].isupper():
            yield Name(start, end, text[hit.start : hit.end], Shape.DOUBTFUL, hit.entries)


def _no_weapon(doc: Doc, start: int, end: int) -> bool:
    """Permission to bomb, a suicide bomber, a tank battalion: the word names no weapon."""
    if (
        end - start == 1
        and doc[start].pos_ == "VERB"
        and doc[start].dep_ in ("ROOT", "acl", "advcl", "xcomp", "conj")
    ):
        return True
    if start and doc[start - 1].lower_ == "suicide" and doc[end - 1].lower_ in ("bomber", "bombers"):
        return True
    return end < len(doc) and doc[end].lower_ in kinds()["after_class"]


def prefixes(doc: Doc, gazetteer: Gazetteer) -> Iterator[Name]:
    """Combining forms before a hyphen: the "Anglo" of "Anglo-French"."""
    for token in doc[:-1]:
        state = gazetteer.prefixes.get(token.text)
        if state is not None and token.nbor(1).text in HYPHENS and not token.whitespace_:
            entry = Entry(state, EntityType.STATE, gazetteer.states[state].name, None, "demonym")
            yield Name(token.i, token.i + 1, token.text, Shape.LISTED, (entry,))


def _spoken_for(doc: Doc, start: int, end: int, entry: Entry) -> bool:
    """Whether the context speaks for a form that is also an everyday word or a common name."""
    token = doc[start]
    if token.pos_ not in ("PROPN", "ADJ", "NOUN") or (start == 0 and token.pos_ != "PROPN"):
        return False
    after = doc[end].text if end < len(doc) else ""
    before = doc[start - 1] if start else None
    if entry.type is EntityType.PERSON and start and ends_title(doc, start - 1) and not after[:1].isupper():
        return True
    if before is not None and before.text[:1].isupper() and before.pos_ == "PROPN" and entry.kind != "system":
        return False
    if entry.kind == "system":
        if after.lower() in load().classes or (before is not None and before.pos_ == "NUM"):
            return True
        return _beside_a_class(doc, end)
    return not after[:1].isupper()


def _beside_a_class(doc: Doc, end: int) -> bool:
    """ "Tornado and Typhoon jets": another name and then a class of weapon follows."""
    if end + 2 >= len(doc) or doc[end].lower_ not in ("and", "or", ","):
        return False
    at = end + 1
    while at < min(len(doc), end + 6) and (doc[at].text[:1].isupper() or doc[at].lower_ in ("and", ",")):
        at += 1
    if at >= len(doc) or not doc[at - 1].text[:1].isupper():
        return False
    return doc[at].lower_ in load().classes or lemma(doc[at].text, "NOUN") in kinds()["weapon_heads"]


def runs(doc: Doc, taken: list[Name]) -> Iterator[Name]:
    """Runs of capitalised words that no listed name covers; particles and hyphens inside them stay."""
    covered = {i for name in taken for i in range(name.start, name.end)}
    labels = {i: label for start, end, label in doc.ents for i in range(start, end)}
    words = [t.text for t in doc]
    size = len(words)
    i = 0
    while i < size:
        if (
            i in covered
            or not _capital(words[i])
            or (doc[i].pos_ not in ("PROPN", "ADJ", "NOUN", "X") and i not in labels and i == 0)
        ):
            i += 1
            continue
        end = i + 1
        while end < size and end not in covered:
            if _capital(words[end]):
                end += 1
            elif (words[end] in HYPHENS and _joined(doc, end)) or (
                end + 1 < size
                and _capital(words[end + 1])
                and end + 1 not in covered
                and (words[end] in INNER or (words[end] in HYPHENS and _glued(doc, end)))
            ):  # "Ki-moon", "En-lai"
                end += 2
            elif (
                words[end] in INNER
                and end + 2 < size
                and words[end + 1] in HYPHENS
                and _capital(words[end + 2])
            ):
                end += 3
            else:
                break
        if i >= 2 and words[i - 1] in HYPHENS and words[i - 2] in INNER:
            i -= 2
        label = next((labels[k] for k in range(end - 1, i - 1, -1) if k in labels), "")
        if words[end - 1] in ("Unit", "Bureau", "Room") and end < size and words[end].isdigit():
            end, label = end + 1, "ORG"
        first = _numbered(doc, i, end)
        yield Name(first, end, doc[first:end].text, Shape.RUN, (), "ORG" if first < i else label)
        i = end


def _numbered(doc: Doc, start: int, end: int) -> int:
    """Where the name of a unit begins: with its number, "1st Marine Division", "57 Division", "X Corps"."""
    if not start or doc[end - 1].lower_ not in kinds()["unit_nouns"]:
        return start
    return start - 1 if _NUMBER.fullmatch(doc[start - 1].text) else start


def _glued(doc: Doc, hyphen: int) -> bool:
    if doc[hyphen].text == "&":
        return True
    return not doc[hyphen].whitespace_ and not doc[hyphen - 1].whitespace_


def _joined(doc: Doc, hyphen: int) -> bool:
    """Whether a hyphen joins two words without blanks, the second in lower case and of a name's length."""
    if hyphen + 1 >= len(doc) or not _glued(doc, hyphen):
        return False
    after = doc[hyphen + 1]
    return after.text.islower() and 2 <= len(after) <= 5 and after.pos_ in ("PROPN", "X", "NOUN", "ADJ")


def _capital(word: str) -> bool:
    return (
        (word[:1].isupper() and any(c.islower() or c.isdigit() for c in word[1:]))
        or (word.isupper() and word.isalpha() and 1 < len(word) <= 6)
        or bool(re.fullmatch(r"(?:[A-Z]\.)+", word))
    )
