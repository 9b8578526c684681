"""Names that lie partly in the gazetteer and partly not: "Elliott | Abrams", "Zintan | Brigade"."""

from belligraph.loaders.grammar.scene import Found, phrase
from belligraph.loaders.language.lemmas import lemma
from belligraph.loaders.language.tree import Doc
from belligraph.loaders.mentions.casebook import Casebook, meet, new_found, person_found
from belligraph.loaders.mentions.evidence import PLACE, hint
from belligraph.loaders.mentions.names import INNER, Name, Shape
from belligraph.loaders.mentions.people import looks_like_person, strip_titles, title_after, title_before
from belligraph.schema.records import EntityType, Resolution

T = EntityType


def joined_run(book: Casebook, doc: Doc, names: list[Name], position: int) -> Found | None:
    """What an unknown run names together with the listed name right after it."""
    following = _following(names, position)
    if following is None or following.shape is not Shape.LISTED:
        return None
    return (
        _ship_class(names[position], following)
        or _royal_body(book, doc, names, position)
        or _given_name_first(book, doc, names[position], following)
    )


def joined_listed(book: Casebook, doc: Doc, names: list[Name], position: int) -> Found | None:
    """What a listed name names together with the unknown run right after it."""
    name = names[position]
    at = position + 1
    following = names[at] if at < len(names) else None
    if following is None or following.shape is not Shape.RUN:
        return None
    if following.start == name.end:
        body = _body(book, doc, name.start, name, following)
        if body is not None:
            return body
    return _longer_person(book, doc, name, following)


def _following(names: list[Name], position: int) -> Name | None:
    following = names[position + 1] if position + 1 < len(names) else None
    return following if following is not None and following.start == names[position].end else None


def _ship_class(name: Name, following: Name) -> Found | None:
    """ "Hobart-class destroyers" → the weapon "Hobart-class destroyer"."""
    if not name.text.endswith("-class") or following.entries[0].type is not T.WEAPON:
        return None
    words = following.text.split()
    label = " ".join([name.text, *words[:-1], lemma(words[-1], "NOUN")])
    return new_found(T.WEAPON, label, name.start, following.end, "system")


def _royal_body(book: Casebook, doc: Doc, names: list[Name], position: int) -> Found | None:
    """ "Royal Irish Regiment", "Free Syrian Brigades": a state's name within a body's."""
    last = _following(names, position + 1)
    if last is None or last.shape is not Shape.RUN:
        return None
    return _body(book, doc, names[position].start, names[position + 1], last)


def _body(book: Casebook, doc: Doc, start: int, name: Name, following: Name) -> Found | None:
    """ "Zintan Brigade", "Iraqi National Congress", "L3Harris Wescam": a place, state or firm comes first."""
    first = name.entries[0]
    last = doc[following.end - 1].lower_
    words = book.words
    if first.type is T.ORGANIZATION and first.kind == "company":
        if following.label == "PERSON" or last in words["deed_nouns"] or title_before(doc, following.end):
            return None
        _, end, title = strip_titles(doc, following.start, following.end)
        if title or looks_like_person(doc, following.start, end, following.label, False):
            return None
    elif (
        first.type not in (T.STATE, T.PLACE)
        or first.kind == "metonym"
        or last not in words["organization_last"] - words["owned_last"]
    ):
        return None
    text = phrase(doc, start, following.end)
    known = book.gazetteer.entries.get(text, ())
    side = first.id if first.type is T.STATE else first.acts_for
    found = new_found(T.ORGANIZATION, text, start, following.end, "body", side)
    if known and known[0].type is T.ORGANIZATION:
        found = Found(
            start,
            following.end,
            known[0].id,
            T.ORGANIZATION,
            known[0].name,
            Resolution.ALIAS,
            known[0].acts_for,
            "body",
        )
    book.cast.bodies[text] = found
    return found


def _longer_person(book: Casebook, doc: Doc, name: Name, following: Name) -> Found | None:
    """A listed given name or surname inside a longer unknown name ("Muhammad Ali Jinnah")."""
    if not any(e.type in (T.PERSON, T.PLACE) for e in name.entries):
        return None
    between = doc[name.end : following.start]
    if any(t.text not in INNER for t in between) or len(between) > 1:
        return None
    if any(e.type == T.STATE or e.kind == "demonym" for e in name.entries):
        return None
    _, end, title = strip_titles(doc, following.start, following.end)
    if title or not looks_like_person(doc, name.start, end, following.label, False):
        return None
    if hint(doc, name.start, end) == PLACE:
        return None
    person = meet(book, phrase(doc, name.start, end))
    return person_found(person, name.start, end, Resolution.NAME)


def _given_name_first(book: Casebook, doc: Doc, name: Name, following: Name) -> Found | None:
    """An unknown given name before a listed word ("Elliott Abrams", where Abrams is a tank)."""
    if following.entries[0].type not in (T.PERSON, T.WEAPON, T.PLACE):
        return None
    if not following.text[:1].isupper() and following.entries[0].type is not T.PERSON:
        return None
    start, _, title = strip_titles(doc, name.start, name.end)
    end = following.end
    if start >= name.end or doc[name.end - 1].lower_ in book.words["organization_last"]:
        return None
    signs = bool(title) or doc[start].text in book.gazetteer.given_names or name.label == "PERSON"
    if not (signs or title_before(doc, start) or title_after(doc, end)):
        return None
    return person_found(meet(book, phrase(doc, start, end)), start, end, Resolution.NAME)
