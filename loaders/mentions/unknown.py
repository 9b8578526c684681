"""Names that the gazetteer does not list → persons, bodies, places, weapons, by what their context says."""

from belligraph.loaders.gazetteer import normalise
from belligraph.loaders.grammar.scene import Found, phrase
from belligraph.loaders.language.tree import Doc
from belligraph.loaders.mentions.bodies import further
from belligraph.loaders.mentions.casebook import Casebook, entry_found, meet, new_found, person_found
from belligraph.loaders.mentions.evidence import BODY, PLACE, SHIP, WEAPON, hint, weak_place
from belligraph.loaders.mentions.names import HYPHENS, INNER, Name
from belligraph.loaders.mentions.people import looks_like_person, strip_titles, title_before
from belligraph.loaders.mentions.titles import titles
from belligraph.schema.records import EntityType, Resolution

T = EntityType


def read_unknown(book: Casebook, doc: Doc, name: Name) -> Found | None:
    """Whom or what a run of capitalised words names; None for no entity."""
    start, end, title = strip_titles(doc, name.start, name.end)
    if start >= end:
        return None
    text = phrase(doc, start, end)
    here = hint(doc, start, end)
    if here == SHIP:
        return None
    if text in book.acronyms:
        return _again(book.acronyms[text], start, end)
    if _no_name(book, doc, start, end, text):
        return None
    if here == PLACE and not title:
        return _place(book, doc, start, end, text, "LOC")
    known = book.cast.called(text)
    if known is not None:
        return person_found(known, start, end, Resolution.NAME if text == known.name else Resolution.ALIAS)
    what = here or book.hints.get(text, "")
    titled = bool(title) or title_before(doc, start)
    town = normalise(text)
    if not (what or titled) and town in book.gazetteer.towns:
        return new_found(T.PLACE, text, start, end, "city", book.gazetteer.towns[town])
    if what and not titled:
        found = _as_hinted(book, doc, start, end, text, what)
        if found is not None:
            return found
    if text.endswith("-class"):
        return None  # a class of ships; `identity` joins it to the ship's kind
    if looks_like_person(doc, start, end, name.label, bool(title)) and not _unlike_person(
        book, doc, start, end, name, titled
    ):
        return person_found(meet(book, text), start, end, Resolution.NAME)
    return _body(book, doc, start, end, text, name.label) or _place(book, doc, start, end, text, name.label)


def _no_name(book: Casebook, doc: Doc, start: int, end: int, text: str) -> bool:
    """Treaties, peoples, operations and everyday words with a capital."""
    words = book.words
    if text in words["deed_acronyms"] or text in words["ship_prefixes"] or doc[start].text == "Operation":
        return True
    if end - start > 1:
        return False
    word = text.lower()
    return word in words["peoples"] | words["not_names"] or (start == 0 and word.endswith("men"))


def _unlike_person(book: Casebook, doc: Doc, start: int, end: int, name: Name, titled: bool) -> bool:
    """What the recogniser calls a person though nothing but the recogniser says so."""
    if titled:
        return False
    if end - start == 1:
        acronym = doc[start].text.isupper() and doc[start].text.isalpha()
        return name.label != "PERSON" or acronym or weak_place(doc, start, end)
    first = next(
        (t.text for t in doc[start:end] if t.text.lower() not in INNER and t.text not in HYPHENS), ""
    )
    return (first not in book.gazetteer.given_names or doc[start].text.lower() in INNER) and weak_place(
        doc, start, end
    )


def _as_hinted(book: Casebook, doc: Doc, start: int, end: int, text: str, what: str) -> Found | None:
    if what == PLACE:
        return _place(book, doc, start, end, text, "LOC")
    if what == BODY:
        return _body(book, doc, start, end, text, "ORG")
    if what == WEAPON and doc[start].lower_ not in titles().words:
        return new_found(T.WEAPON, text, start, end, "system")
    return None


def _again(found: Found, start: int, end: int) -> Found:
    return Found(
        start, end, found.entity, found.type, found.name, Resolution.ALIAS, found.acts_for, found.kind
    )


def _body(book: Casebook, doc: Doc, start: int, end: int, text: str, label: str) -> Found | None:
    last, words = doc[end - 1].lower_, book.words
    if last in words["organization_last"] and end + 1 < len(doc) and doc[end].lower_ in ("of", "for"):
        beyond = further(doc, end)
        if beyond > end:
            text = phrase(doc, start, beyond)
            return _new_body(book, doc, start, beyond, text)
    if text not in book.cast.bodies and end - start == 1 and start and doc[start - 1].lower_ == "the":
        short = book.shortened.get(text)
        if short is not None:
            return entry_found(short, start, end, Resolution.ALIAS)
    if text in book.cast.bodies:
        return _again(book.cast.bodies[text], start, end)
    if last in words["deed_nouns"]:
        return None
    acronym = end - start == 1 and text.isupper() and text.isalpha() and 2 < len(text) <= 6
    spoken_of = start > 0 and doc[start - 1].lower_ in ("the", "(", "its", ",", "of", "by")
    is_body = last in words["organization_last"] and end - start >= 2
    if last in words["place_last"] and not is_body and end - start >= 2:
        return None
    if not (is_body or label == "ORG" or (acronym and label != "LOC" and spoken_of)):
        return None
    if text.lower() in words["not_names"] or text.lower() in titles().words:
        return None
    if not (is_body or acronym) and weak_place(doc, start, end):
        return None
    return _new_body(book, doc, start, end, text)


def _new_body(book: Casebook, doc: Doc, start: int, end: int, text: str) -> Found:
    found = new_found(T.ORGANIZATION, text, start, end, "body")
    book.cast.bodies[text] = found
    return found


def _place(book: Casebook, doc: Doc, start: int, end: int, text: str, label: str) -> Found | None:
    last, first, words = doc[end - 1].lower_, doc[start].lower_, book.words
    shaped = end - start >= 2 and (last in words["place_last"] or first in words["place_first"])
    located = weak_place(doc, start, end) and doc[start].pos_ == "PROPN"
    if not (shaped or label == "LOC" or located):
        return None
    if text.lower() in words["not_names"] or doc[start].lower_ in words["not_names"]:
        return None
    if label != "LOC" and (last in words["deed_nouns"] or text.lower() in titles().words):
        return None
    if end < len(doc) and doc[end].lower_ in words["region_tails"] and end - start <= 2:
        end += 1
    elif end < len(doc) and end - start <= 3 and (size := _site(doc, end, words["site_tails"])):
        end += size
        text = phrase(doc, start, end)
    elif shaped and last in words["place_last"] and end + 1 < len(doc) and doc[end].lower_ == "of":
        end = max(end, further(doc, end))  # "Great Mosque of al-Nuri"
        text = phrase(doc, start, end)
    return new_found(T.PLACE, text, start, end, "place")


def _site(doc: Doc, at: int, tails: frozenset[str]) -> int:
    """How many words after a name belong to a site's: "air base", "airport", "hotel"."""
    if doc[at].lower_ in ("air", "naval", "international") and at + 1 < len(doc):
        return 2 if doc[at + 1].lower_ in tails | {"base"} else 0
    return 1 if doc[at].lower_ in tails else 0
