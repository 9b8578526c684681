"""Armed forces, their branches, and bodies of every sort."""

from collections.abc import Iterator, Mapping
from typing import cast

from belligraph.loaders.gazetteer.rows import Entry, Kind, StateRow
from belligraph.loaders.gazetteer.states import state_of
from belligraph.loaders.gazetteer.tables import forms, table
from belligraph.schema.ids import entity_id
from belligraph.schema.records import EntityType

BRANCHES = ("Army", "Navy", "Air Force", "Coast Guard")


def forces(known: Mapping[str, StateRow]) -> tuple[dict[str, Entry], list[tuple[str, Entry]]]:
    """Each state's armed forces by state id; and every form of them and of their branches.

    Where `data/forces.tsv` names none, they are "<adjective> Armed Forces"; branches that
    `data/branches.tsv` doesn't name are "<adjective> Navy" and so on.
    """
    special = {state: (name, forms(aliases)) for state, name, aliases in table("forces", 3)}
    armed: dict[str, Entry] = {}
    named: list[tuple[str, Entry]] = []
    for row in known.values():
        if not (row.adjective or row.id in special):
            continue
        usual = f"{row.adjective or row.name} Armed Forces"
        name, aliases = special.get(row.id, (usual, ()))
        armed[row.id] = _organization(name, row.id, "force")
        common = (
            usual,
            f"Armed Forces of {row.name}",
            f"{row.name} Armed Forces",
        )
        for form in dict.fromkeys((name, *aliases, *common)):
            named.append((form, armed[row.id]))
    for state, name, cell in table("branches", 3):
        entry = _organization(name, state_of(state, known, f"branches.tsv, {name}"), "force")
        named += [(form, entry) for form in (name, *forms(cell))]
    taken = {form for form, _ in named}
    for row in known.values():
        for branch in BRANCHES:
            name = f"{row.adjective} {branch}"
            if row.adjective and name not in taken:
                entry = _organization(name, row.id, "force")
                named.append((name, entry))
                if f"{row.name} {branch}" not in taken:  # "Sri Lanka Army"
                    named.append((f"{row.name} {branch}", entry))
    return armed, named


def bodies(known: Mapping[str, StateRow]) -> Iterator[tuple[str, Entry]]:
    """Every form of `data/bodies.tsv`: organs, parties, armed groups, media, companies, institutes."""
    for name, kind, state, aliases in table("bodies", 4):
        entry = _organization(name, state_of(state, known, f"bodies.tsv, {name}"), cast(Kind, kind))
        for form in (name, *forms(aliases)):
            yield form, entry


def _organization(name: str, state: str | None, kind: Kind) -> Entry:
    return Entry(entity_id(EntityType.ORGANIZATION, name), EntityType.ORGANIZATION, name, state, kind)
