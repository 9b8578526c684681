"""What sort of thing a mention is: a MiG-21 is a "fighter aircraft", the Sea of Japan is water."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from belligraph.loaders.gazetteer import load
from belligraph.loaders.grammar.scene import Found
from belligraph.loaders.mentions.kinds import kinds
from belligraph.schema.records import EntityType, Resolution


def is_water(found: Found) -> bool:
    """Whether it is a sea or a strait, which nobody attacks."""
    words = found.name.lower().split()
    return found.type is EntityType.PLACE and bool({words[0], words[-1]} & kinds()["waters"])


@cache
def _seats() -> Mapping[str, str]:
    """Capital → the id of its state; present states before bygone ones."""
    out: dict[str, str] = {}
    for row in load().states.values():
        if row.capital:
            out.setdefault(row.capital, row.id)
    return out


def government_of(found: Found) -> Found | None:
    """The state whose capital a place is."""
    state = _seats().get(found.name) if found.type is EntityType.PLACE else None
    if state is None:
        return None
    name = load().states[state].name
    return Found(found.start, found.end, state, EntityType.STATE, name, Resolution.METONYM)


def city_of(found: Found, text: str) -> Found:
    """The capital itself, where its name was taken for the government: "raided Maputo"; others as found."""
    if found.type is not EntityType.STATE or found.resolution is not Resolution.METONYM:
        return found
    for entry in load().entries.get(text, ()):
        if entry.kind == "capital":
            return replace(
                found,
                entity=entry.id,
                type=EntityType.PLACE,
                name=entry.name,
                resolution=Resolution.NAME,
                acts_for=found.entity,
                kind="capital",
            )
    return found


def owner_of(found: Found) -> Found:
    """Of a place, the state that it belongs to: who threatens a city threatens its state."""
    row = load().states.get(found.acts_for or "") if found.type is EntityType.PLACE else None
    if row is None:
        return found
    return Found(found.start, found.end, row.id, EntityType.STATE, row.name, Resolution.METONYM)


@cache
def _class_names() -> Mapping[str, str]:
    return {entry.id: entry.name for entry in load().classes.values()}


def sort_of(weapon: Found) -> frozenset[str]:
    """The words of a weapon's name and of its class."""
    row = load().weapons.get(weapon.entity)
    name = _class_names().get(row.weapon_class, "") if row else ""
    return frozenset(f"{weapon.name} {name}".lower().split())
