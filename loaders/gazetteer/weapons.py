"""Generic weapon classes and named systems."""

from collections.abc import Sequence

from belligraph.errors import SettingError
from belligraph.loaders.gazetteer.forms import plural
from belligraph.loaders.gazetteer.rows import Entry, WeaponRow
from belligraph.loaders.gazetteer.tables import forms, table
from belligraph.schema.ids import entity_id
from belligraph.schema.records import EntityType


def classes() -> tuple[list[tuple[str, Entry]], list[tuple[str, Entry]]]:
    """Every singular form of `data/weapon_classes.tsv` with the class that it names: the words in lower
    case; and the acronyms, singular and plural, which stand in capitals ("SAM" is no Sam)."""
    words: list[tuple[str, Entry]] = []
    acronyms: list[tuple[str, Entry]] = []
    for name, aliases in table("weapon_classes", 2):
        entry = Entry(entity_id(EntityType.WEAPON, name), EntityType.WEAPON, name, None, "weapon-class")
        for form in (name, *forms(aliases)):
            if form.isupper():
                acronyms += [(form, entry), (f"{form}s", entry)]
            else:
                words.append((form.lower(), entry))
    return words, acronyms


def systems(
    known: Sequence[tuple[str, Entry]],
) -> tuple[dict[str, WeaponRow], list[tuple[str, Entry]]]:
    """The named systems of `data/systems.tsv` by id, and their forms, singular and plural.

    Raises SettingError for a class that the table of classes doesn't have.
    """
    ids = {entry.name: entry.id for _, entry in known}
    rows: dict[str, WeaponRow] = {}
    named: list[tuple[str, Entry]] = []
    for name, weapon_class, maker, aliases in table("systems", 4):
        if weapon_class not in ids:
            raise SettingError(f"systems.tsv, {name}: no class {weapon_class!r} in weapon_classes.tsv")
        key = entity_id(EntityType.WEAPON, name)
        rows[key] = WeaponRow(key, name, ids[weapon_class], None if maker == "-" else maker)
        entry = Entry(key, EntityType.WEAPON, name, None, "system")
        for form in (name, *forms(aliases)):
            named += [(form, entry), (plural(form), entry)]
    return rows, named
