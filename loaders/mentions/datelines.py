"""Datelines: "PESHAWAR, Feb 10:", "CÚCUTA, Colombia (Reuters) —", "MANILA/NAGPUR:"."""

import re
from collections.abc import Iterator

from belligraph.loaders.gazetteer import Entry, Gazetteer
from belligraph.loaders.language.tree import Doc
from belligraph.loaders.mentions.names import Name, Shape
from belligraph.schema.ids import entity_id
from belligraph.schema.records import EntityType

T = EntityType
_CITY = r"[A-Z][A-ZÀ-Þ'’.\-]+(?:[ ][A-ZÀ-Þ'’.\-]+){0,3}"
_LINE = re.compile(
    rf"({_CITY}(?:/{_CITY})*)"
    r"((?:, ?[A-Z][\w.’']+(?: [A-Z][\w.’']+){0,3})?)"
    r"((?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:, ?\d{4})?)?)"
    r"((?:,? ?\([^)]{2,30}\))?)"
    r" ?[-–—:]"
)


def dateline(doc: Doc, gazetteer: Gazetteer) -> Iterator[Name]:
    """The places that open a dispatch, as names; nothing where the sentence opens otherwise."""
    match = _LINE.match(doc.text)
    if match is None:
        return
    at = 0
    said = any(match.group(i) for i in (2, 3, 4))
    for city in match.group(1).split("/"):
        label = city.title() if city.isascii() else city[0] + city[1:].lower()
        entry = _entry(label, gazetteer)
        if entry is None and not said:
            return
        span = doc.char_span(at, at + len(city))
        at += len(city) + 1
        if span is None:
            continue
        if entry is None:
            entry = Entry(entity_id(T.PLACE, label), T.PLACE, label, None, "city")
        yield Name(span.start, span.end, label, Shape.DATELINE, (entry,))


def _entry(label: str, gazetteer: Gazetteer) -> Entry | None:
    entries = gazetteer.entries.get(label, ())
    places = [e for e in entries if e.type is T.PLACE]
    bodies = [e for e in entries if e.type is T.ORGANIZATION]
    return next(iter(places or bodies), None)
