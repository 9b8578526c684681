"""The tables under `data/` → one indexed Gazetteer, built once a process."""

from collections.abc import Iterable
from functools import cache

from belligraph.loaders.gazetteer.designations import any_of, designations
from belligraph.loaders.gazetteer.forms import normalise, plural, unaccented
from belligraph.loaders.gazetteer.lookup import Gazetteer
from belligraph.loaders.gazetteer.organizations import bodies, forces
from belligraph.loaders.gazetteer.people import dated_names, leaders, office_states
from belligraph.loaders.gazetteer.places import capitals, cities, places, towns
from belligraph.loaders.gazetteer.rows import Entry
from belligraph.loaders.gazetteer.spelling import by_signature
from belligraph.loaders.gazetteer.states import state_entries, states
from belligraph.loaders.gazetteer.tables import words
from belligraph.loaders.gazetteer.weapons import classes, systems

Named = tuple[str, Entry]


@cache
def load() -> Gazetteer:
    """The gazetteer. Raises SettingError where a table is malformed or names an unknown state."""
    known = states()
    figures = list(leaders(known))
    armed, force_forms = forces(known)
    class_rows, acronyms = classes()
    weapons, system_forms = systems(class_rows)
    weak = words("weak_forms")
    found: dict[str, list[Entry]] = {}
    for form, entry in (
        *state_entries(known),
        *force_forms,
        *bodies(known),
        *system_forms,
        *acronyms,
        *figures,
        *capitals(known),
        *places(known),
        *cities(known),
    ):
        _add(found, form, entry, weak)
    lowered: dict[str, Entry] = {}
    for form, entry in class_rows:
        lowered.setdefault(form, entry._replace(weak=form in weak))
        lowered.setdefault(plural(form), entry)
    patterns = designations()
    entries = {form: tuple(meanings) for form, meanings in found.items()}
    return Gazetteer(
        states=known,
        entries=entries,
        classes=lowered,
        heads=_heads(entries),
        class_heads=_heads(lowered),
        forces=armed,
        weapons=weapons,
        prefixes={prefix: row.id for row in known.values() for prefix in row.prefixes},
        titles=words("titles"),
        ranks=words("ranks"),
        office_states=office_states(known),
        honorifics=words("honorifics"),
        given_names=words("given_names"),
        dated=dated_names(figures),
        sounding=by_signature(figures),
        towns=towns(known),
        weapon_patterns=patterns,
        any_weapon_pattern=any_of(patterns),
    )


def _add(found: dict[str, list[Entry]], form: str, entry: Entry, weak: frozenset[str]) -> None:
    form = normalise(form)
    if form in weak:
        entry = entry._replace(weak=True)
    for spelling in (form,) if form.isascii() else (form, unaccented(form)):
        meanings = found.get(spelling)
        if meanings is None:
            found[spelling] = [entry]
        elif all(other.id != entry.id or other.acts_for != entry.acts_for for other in meanings):
            meanings.append(entry)


def _heads(forms: Iterable[str]) -> dict[str, tuple[str, ...]]:
    heads: dict[str, list[str]] = {}
    for form in forms:
        end = 0
        while end < len(form) and (form[end].isalnum() or form[end] == "_"):
            end += 1
        heads.setdefault(form[:end], []).append(form)
    return {
        head: tuple(sorted(group, key=len, reverse=True)) if len(group) > 1 else (group[0],)
        for head, group in heads.items()
    }
