"""World figures whom the news calls by surname alone."""

from collections.abc import Iterable, Iterator, Mapping

from belligraph.errors import SettingError
from belligraph.loaders.gazetteer.rows import Entry, StateRow
from belligraph.loaders.gazetteer.states import state_of
from belligraph.loaders.gazetteer.tables import forms, table
from belligraph.schema.ids import entity_id
from belligraph.schema.records import EntityType


def leaders(known: Mapping[str, StateRow]) -> Iterator[tuple[str, Entry]]:
    """Every form of `data/leaders.tsv`: full names first, then what the news calls them."""
    for name, state, aliases in table("leaders", 3):
        home = state_of(state, known, f"leaders.tsv, {name}")
        entry = Entry(entity_id(EntityType.PERSON, name), EntityType.PERSON, name, home, "person")
        for form in (name, *forms(aliases)):
            yield form, entry


def dated_names(named: Iterable[tuple[str, Entry]]) -> dict[str, tuple[tuple[int, Entry], ...]]:
    """Shared surnames → the last year in which an article means each of their bearers, earliest first
    (`data/dated_names.tsv`)."""
    persons = {entry.name: entry for _, entry in named}
    out: dict[str, tuple[tuple[int, Entry], ...]] = {}
    for form, person, until in table("dated_names", 3):
        if person not in persons:
            raise SettingError(
                f"dated_names.tsv, {form}: no {person!r} in leaders.tsv; add the row or mend the name"
            )
        out[form] = (*out.get(form, ()), (int(until), persons[person]))
    return out


def office_states(known: Mapping[str, StateRow]) -> dict[str, str]:
    """Offices that only one state has → its id (`data/office_states.tsv`)."""
    out: dict[str, str] = {}
    for title, state in table("office_states", 2):
        home = state_of(state, known, f"office_states.tsv, {title}")
        if home is not None:
            out[title] = home
    return out
