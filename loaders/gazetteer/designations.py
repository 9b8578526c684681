"""Weapon designations by pattern: MiG-29, Su-35, SS-N-2, so that a type not in the table is still known."""

import re
import tomllib
from dataclasses import dataclass

from belligraph.loaders.gazetteer.rows import Entry
from belligraph.loaders.gazetteer.tables import DATA
from belligraph.schema.ids import entity_id
from belligraph.schema.records import EntityType


@dataclass(frozen=True, slots=True)
class Designation:
    """A pattern, the canonical name as a format over its groups, and the name of the weapon class."""

    regex: re.Pattern[str]
    name: str
    weapon_class: str

    def canonical(self, match: re.Match[str]) -> str:
        """The name of the system that `match` names: "Mig 29" → "MiG-29"."""
        return self.name.format(*match.groups(default=""))

    def entry(self, match: re.Match[str]) -> Entry:
        """The system that `match` names."""
        name = self.canonical(match)
        return Entry(entity_id(EntityType.WEAPON, name), EntityType.WEAPON, name, None, "system")


def designations() -> tuple[Designation, ...]:
    """The patterns of `data/designations.toml`, in order."""
    rows = tomllib.loads((DATA / "designations.toml").read_text(encoding="utf-8"))["designation"]
    return tuple(Designation(re.compile(row["pattern"]), row["name"], row["class"]) for row in rows)


def any_of(patterns: tuple[Designation, ...]) -> re.Pattern[str]:
    """One pattern that matches where one of these does: asked first, as most words are no designation."""
    return re.compile("|".join(f"(?:{each.regex.pattern})" for each in patterns))
