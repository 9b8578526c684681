"""Places: capitals, regions, waters, sites, and the world's larger cities."""

from collections.abc import Iterator, Mapping
from typing import cast

from belligraph.loaders.gazetteer.forms import unaccented
from belligraph.loaders.gazetteer.rows import Entry, Kind, StateRow
from belligraph.loaders.gazetteer.states import state_of
from belligraph.loaders.gazetteer.tables import forms, table
from belligraph.schema.ids import entity_id
from belligraph.schema.records import EntityType


def capitals(known: Mapping[str, StateRow]) -> Iterator[tuple[str, Entry]]:
    """Every spelling of a capital or seat of government; it may stand for its state (`acts_for`)."""
    for row in known.values():
        for form in row.capital_forms:
            yield form, _place(row.capital or form, row.id, "capital")
        for form in row.seats:
            yield form, _place(form, row.id, "capital")


def places(known: Mapping[str, StateRow]) -> Iterator[tuple[str, Entry]]:
    """Every form of `data/places.tsv`: regions, seas, rivers, islands, bases, plants, towns in the news."""
    for name, kind, state, aliases in table("places", 4):
        entry = _place(name, state_of(state, known, f"places.tsv, {name}"), cast(Kind, kind))
        for form in (name, *forms(aliases)):
            yield form, entry


def cities(known: Mapping[str, StateRow]) -> Iterator[tuple[str, Entry]]:
    """The cities of `data/cities.tsv`, the more populous first."""
    for name, state in table("cities", 2):
        yield name, _place(name, state_of(state, known, f"cities.tsv, {name}"), "city")


def towns(known: Mapping[str, StateRow]) -> dict[str, str | None]:
    """Small towns by name, with and without accents and apostrophes → their state (`data/towns.tsv`)."""
    out: dict[str, str | None] = {}
    for name, state in table("towns", 2):
        home = state_of(state, known, f"towns.tsv, {name}")
        bare = unaccented(name)
        for form in {name, bare, bare.replace("'", "")}:
            out.setdefault(form, home)
    return out


def _place(name: str, state: str | None, kind: Kind) -> Entry:
    return Entry(entity_id(EntityType.PLACE, name), EntityType.PLACE, name, state, kind)
