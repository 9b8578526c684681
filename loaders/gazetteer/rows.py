"""What the gazetteer's tables hold, as frozen rows."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from belligraph.schema.records import EntityType

Kind = Literal[
    "name", "alias", "demonym", "metonym", "capital", "city", "region", "feature", "site",
    "force", "body", "group", "media", "company", "institute", "weapon-class", "system", "person",
]  # fmt: skip


class Entry(NamedTuple):
    """One meaning of a surface form.

    `acts_for` is the id of the State that it acts for, belongs to or lies in; None for states and weapons.
    `kind` says how the form names the entity. A `weak` form is also an everyday word or a common name
    (Tiger, Labour, IS): take it only where the context speaks for it.
    """

    id: str
    type: EntityType
    name: str
    acts_for: str | None
    kind: Kind
    weak: bool = False


@dataclass(frozen=True, slots=True)
class StateRow:
    """A state: ISO 3166 code or state/<name>, and every way to name it.

    `names` starts with `name`. `demonyms` are adjectives, then people in the singular; `plurals` people in
    the plural; `prefixes` combining forms without the hyphen (Anglo). `capital` is the city's usual English
    name, `capital_forms` its spellings; `seats` are other cities that stand for the government.
    `metonyms` are buildings and streets that always mean the government. `years` are the first and last
    year of a bygone state.
    """

    id: str
    name: str
    names: tuple[str, ...]
    adjective: str | None
    demonyms: tuple[str, ...]
    plurals: tuple[str, ...]
    prefixes: tuple[str, ...]
    capital: str | None
    capital_forms: tuple[str, ...]
    seats: tuple[str, ...]
    metonyms: tuple[str, ...]
    years: tuple[int | None, int] | None

    @property
    def bygone(self) -> bool:
        """Whether the state is no more."""
        return self.years is not None


@dataclass(frozen=True, slots=True)
class WeaponRow:
    """A named system: the id of its class and of the State that makes it, where known."""

    id: str
    name: str
    weapon_class: str
    maker: str | None
