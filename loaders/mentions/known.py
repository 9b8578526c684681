"""Names that the gazetteer lists → which of their meanings the context wants."""

import re

from belligraph.loaders.gazetteer import Entry
from belligraph.loaders.grammar.scene import Found
from belligraph.loaders.language.tree import Doc
from belligraph.loaders.mentions.capitals import is_location
from belligraph.loaders.mentions.casebook import Casebook, entry_found, new_found, person_found
from belligraph.loaders.mentions.cast import Person
from belligraph.loaders.mentions.evidence import SHIP, hint
from belligraph.loaders.mentions.names import Name
from belligraph.loaders.mentions.people import title_before
from belligraph.schema.records import EntityType, Resolution

T = EntityType
INITIAL = re.compile(r"[A-Z]\.?")
QUARTERS = frozenset("North South East West".split())
DIRECTIONS = QUARTERS | frozenset("Northern Southern Eastern Western Central".split())


def read_listed(book: Casebook, doc: Doc, name: Name, number: int) -> Found | None:
    """The mention that a listed name makes in sentence `number`; None for no entity."""
    entries = name.entries
    if all(e.type is not T.WEAPON for e in entries) and hint(doc, name.start, name.end) == SHIP:
        return None
    people = [e for e in entries if e.type == T.PERSON]
    if people:
        found = _human(book, doc, name, people)
        if found is not None:
            return found
    known = book.cast.called(name.text)
    if known is not None and all(e.type == T.PLACE or e.type == T.PERSON for e in entries):
        return person_found(known, name.start, name.end, Resolution.ALIAS)
    states = [e for e in entries if e.type is T.STATE]
    if states and states[0].kind == "name" and name.start and doc[name.start - 1].text in DIRECTIONS:
        part = f"{doc[name.start - 1].text} {name.text}"
        return new_found(T.PLACE, part, name.start - 1, name.end, "region", states[0].id)
    places = [e for e in entries if e.type is T.PLACE]
    ways = DIRECTIONS if name.start >= 2 else QUARTERS
    if places and not states and name.start and doc[name.start - 1].text in ways:
        part = f"{doc[name.start - 1].text} {name.text}"
        return new_found(T.PLACE, part, name.start - 1, name.end, "region", places[0].acts_for)
    seats = [e for e in places if e.kind == "capital" and e.acts_for]
    if states and (split := _divided(book, states[0])):
        if states[0].kind == "demonym":
            return None
        return new_found(T.PLACE, split, name.start, name.end, "region")
    if states and _people_at_large(doc, name, states[0]):
        return None
    if states:
        return _as_state(book, name, states)
    if seats and (_governs(book, doc, name, seats) or not is_location(doc, name, number)):
        return _as_state(book, name, seats)
    others = [e for e in entries if e.type is not T.PERSON]
    return _as_entry(book, doc, name, others[0]) if others else None


def _divided(book: Casebook, entry: Entry) -> str:
    """ "Korea" beside North and South Korea is the land, not a state: its name, else nothing."""
    row = book.gazetteer.states[entry.id]
    named = {book.gazetteer.states[key].name for key in book.named}
    for name in row.names:
        for pair in (("North", "South"), ("East", "West")):
            parts = {f"{way} {name}" for way in pair}
            if parts & named and all(part in book.gazetteer.entries for part in parts):
                return row.name
    return ""


def _governs(book: Casebook, doc: Doc, name: Name, seats: list[Entry]) -> bool:
    """ "in Washington" beside the United States is its government, but for a dateline."""
    if name.text not in book.words["government_seats"] or doc[name.start].is_upper:
        return False
    return any(book.named[seat.acts_for or ""] for seat in seats)


def _people_at_large(doc: Doc, name: Name, entry: Entry) -> bool:
    """ "two young Ukrainians", "ordinary Syrians": people of the nation, not the state."""
    if entry.kind != "demonym" or not name.text.endswith("s") or name.text.endswith(("ss", "us")):
        return False
    token = doc[name.end - 1]
    if token.pos_ == "ADJ" or name.start == 0:
        return False
    return any(c.dep_ == "amod" and c.pos_ == "ADJ" for c in token.children)


def listed_person(book: Casebook, entry: Entry) -> Person:
    """The person of the cast that an entry is, introduced if new."""
    person = book.cast.meet(entry.name)
    person.acts_for = person.acts_for or entry.acts_for
    return person


def _human(book: Casebook, doc: Doc, name: Name, people: list[Entry]) -> Found | None:
    known = book.cast.called(name.text)
    if known is None and " " not in name.text and len({e.id for e in people}) > 1:
        known = next((book.cast.people[e.id] for e in people if e.id in book.cast.people), None)
    if known is None and book.year is not None:
        dated = book.gazetteer.dated.get(name.text, ())
        people = [e for until, e in dated if book.year <= until][:1] or people
    others = [e for e in name.entries if e.type != T.PERSON]
    if known is None and others and not title_before(doc, name.start):
        return None
    person = known or listed_person(book, people[0])
    if known is not None:
        same = next((e for e in people if e.id == known.id), None)
        if same is not None:
            known.acts_for = known.acts_for or same.acts_for
    full = name.text == person.name
    start = name.start
    while start and INITIAL.fullmatch(doc[start - 1].text):
        start -= 1  # "S Jaishankar", "J. R. Jayewardene"
    return person_found(person, start, name.end, Resolution.NAME if full else Resolution.ALIAS)


def _as_state(book: Casebook, name: Name, entries: list[Entry]) -> Found:
    """The state that a name, demonym, building or capital stands for; of several, the one that the article
    names elsewhere (Moscow is the Soviet Union's in an article on the Soviet Union)."""
    by_id = {(e.id if e.type is T.STATE else e.acts_for or ""): e for e in reversed(entries)}
    entry = entries[0]
    state = entry.id if entry.type is T.STATE else entry.acts_for or ""
    if len(by_id) > 1:
        state = max(by_id, key=lambda code: (book.named[code], code == state))
        entry = by_id[state]
    if state == "RUS" and book.named["SUN"] and entry.kind == "demonym" and "Russia" not in book.spoken:
        state = "SUN"
    how = {
        "demonym": Resolution.DEMONYM,
        "metonym": Resolution.METONYM,
        "capital": Resolution.METONYM,
        "alias": Resolution.ALIAS,
    }.get(entry.kind, Resolution.NAME)
    label = book.gazetteer.states[state].name
    return Found(name.start, name.end, state, T.STATE, label, how, None, entry.kind)


def _as_entry(book: Casebook, doc: Doc, name: Name, entry: Entry) -> Found | None:
    end = name.end
    if entry.type == T.PLACE and end < len(doc) and entry.kind in ("city", "capital"):
        region = _region(book, doc, name, entry)
        if region is not None:
            return region
    how = Resolution.NAME if name.text == entry.name else Resolution.ALIAS
    return entry_found(entry, name.start, end, how)


def _region(book: Casebook, doc: Doc, name: Name, entry: Entry) -> Found | None:
    """ "the Kursk region" is the region, not the city."""
    end = name.end
    if doc[end].lower_ not in book.words["region_tails"]:
        return None
    for label in (f"{name.text} {doc[end].text.lower()}", f"{name.text} Oblast", f"{name.text} Province"):
        for other in book.gazetteer.entries.get(label, ()):
            if other.type == T.PLACE:
                return entry_found(other, name.start, end + 1, Resolution.ALIAS)
    title = f"{name.text} {doc[end].text.capitalize()}"
    return new_found(T.PLACE, title, name.start, end + 1, "region", entry.acts_for)
