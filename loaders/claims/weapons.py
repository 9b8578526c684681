"""What sort of weapon a mention is, as words: a MiG-21 is a "fighter aircraft"."""

from collections.abc import Mapping
from functools import cache

from belligraph.loaders.gazetteer import load
from belligraph.loaders.grammar.scene import Found


@cache
def _class_names() -> Mapping[str, str]:
    return {entry.id: entry.name for entry in load().classes.values()}


def sort_of(weapon: Found) -> frozenset[str]:
    """The words of a weapon's name and of its class."""
    row = load().weapons.get(weapon.entity)
    name = _class_names().get(row.weapon_class, "") if row else ""
    return frozenset(f"{weapon.name} {name}".lower().split())
