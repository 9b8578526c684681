"""States, and every form that names one."""

from collections.abc import Iterator, Mapping

from belligraph.errors import SettingError
from belligraph.loaders.gazetteer.rows import Entry, Kind, StateRow
from belligraph.loaders.gazetteer.tables import forms, table
from belligraph.schema.records import EntityType


def states() -> dict[str, StateRow]:
    """The rows of `data/states.tsv` by id, in the file's order: present states, then bygone ones."""
    rows: dict[str, StateRow] = {}
    for cells in table("states", 11):
        key, years, name, aliases, adjectives, singular, plurals, prefixes, capital, seats, metonyms = cells
        cities = forms(capital)
        rows[key] = StateRow(
            id=key,
            name=name,
            names=(name, *forms(aliases)),
            adjective=next(iter(forms(adjectives)), None),
            demonyms=tuple(dict.fromkeys((*forms(adjectives), *forms(singular)))),
            plurals=forms(plurals),
            prefixes=forms(prefixes),
            capital=next(iter(cities), None),
            capital_forms=cities,
            seats=forms(seats),
            metonyms=forms(metonyms),
            years=_years(years),
        )
    return rows


def state_entries(known: Mapping[str, StateRow]) -> Iterator[tuple[str, Entry]]:
    """Names, demonyms and metonyms of every state."""
    for row in known.values():
        kinds: tuple[tuple[Kind, tuple[str, ...]], ...] = (
            ("name", row.names[:1]),
            ("alias", row.names[1:]),
            ("demonym", (*row.demonyms, *row.plurals)),
            ("metonym", row.metonyms),
        )
        for kind, spelt in kinds:
            entry = Entry(row.id, EntityType.STATE, row.name, None, kind)
            for form in spelt:
                yield form, entry


def state_of(cell: str, known: Mapping[str, StateRow], place: str) -> str | None:
    """The state id in a cell; "-" is None. Raises SettingError, naming `place`, for an unknown one."""
    if cell == "-":
        return None
    if cell not in known:
        raise SettingError(f"{place}: no state {cell!r} in states.tsv; add it there or mend the row")
    return cell


def _years(cell: str) -> tuple[int | None, int] | None:
    if cell == "-":
        return None
    first, last = cell.split("-")
    return (int(first) if first else None, int(last))
