"""What the reading of one article's names holds in common: tables, cast, and what the context has told."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from belligraph.loaders.gazetteer import Entry, Gazetteer
from belligraph.loaders.gazetteer.spelling import Signature, signature
from belligraph.loaders.grammar.scene import Found
from belligraph.loaders.mentions.cast import Cast, Person
from belligraph.schema.ids import entity_id
from belligraph.schema.records import EntityType, Resolution

T = EntityType


@dataclass(slots=True)
class Casebook:
    """One article's knowledge of its names.

    `shortened` maps a word of a listed body to that body, `named` counts the plain mentions of states,
    `hints` holds what the context says an unknown name is, `acronyms` what an acronym was said to stand for.
    """

    gazetteer: Gazetteer
    words: Mapping[str, frozenset[str]]
    cast: Cast
    shortened: dict[str, Entry] = field(default_factory=dict)
    named: Counter[str] = field(default_factory=Counter)
    spoken: frozenset[str] = frozenset()
    hints: dict[str, str] = field(default_factory=dict)
    year: int | None = None
    acronyms: dict[str, Found] = field(default_factory=dict)
    sounds: dict[Signature, Person] = field(default_factory=dict)


def person_found(person: Person, start: int, end: int, how: Resolution) -> Found:
    """A mention of a person of the cast."""
    return Found(start, end, person.id, T.PERSON, person.name, how, person.acts_for, "person")


def entry_found(entry: Entry, start: int, end: int, how: Resolution) -> Found:
    """A mention of what the gazetteer lists."""
    return Found(start, end, entry.id, T(entry.type), entry.name, how, entry.acts_for, entry.kind)


def new_found(
    kind: EntityType, name: str, start: int, end: int, label: str, acts_for: str | None = None
) -> Found:
    """A mention of something that the gazetteer does not list; `label` is its kind."""
    return Found(start, end, entity_id(kind, name), kind, name, Resolution.NAME, acts_for, label)


def meet(book: Casebook, name: str) -> Person:
    """The person of the cast with this full name, however it is spelt; introduced if new."""
    key = signature(name)
    entry = book.gazetteer.sounding.get(key) if key else None
    if entry is not None:
        person = book.cast.meet(entry.name)
        person.acts_for = person.acts_for or entry.acts_for
    else:
        person = book.sounds.get(key) or book.cast.meet(name) if key else book.cast.meet(name)
    if key:
        book.sounds.setdefault(key, person)
    if person.name != name:
        book.cast.alias(name, person)
    return person
