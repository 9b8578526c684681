"""The tables as an analyst edits them: every file says what it is, and they agree with each other."""

from collections import Counter
from pathlib import Path

import pytest

from belligraph.errors import SettingError
from belligraph.loaders.gazetteer import load, tables
from belligraph.loaders.gazetteer.forms import normalise
from belligraph.loaders.gazetteer.rows import Entry
from belligraph.loaders.gazetteer.states import states
from belligraph.schema.records import EntityType

FILES = sorted(path for path in tables.DATA.iterdir() if path.suffix != ".md")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_each_file_says_what_it_is(path: Path) -> None:
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    assert first.startswith("# ")
    assert len(first) > 30


@pytest.mark.parametrize(
    "path", [path for path in FILES if path.suffix == ".tsv"], ids=lambda path: path.name
)
def test_no_cell_repeats_or_pads_a_form(path: Path) -> None:
    rows = [
        line for line in path.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")
    ]
    columns = len(rows[0].split("\t"))
    for cells in tables.table(path.stem, columns):
        for cell in cells:
            listed = cell.split(";")
            assert len(listed) == len(set(listed)), cell
            assert all(form and form == form.strip() for form in listed), cell


def test_no_row_names_the_same_thing_twice() -> None:
    for name, columns, key in (("states", 11, 2), ("bodies", 4, 0), ("systems", 4, 0), ("leaders", 3, 0)):
        counted = Counter(cells[key] for cells in tables.table(name, columns))
        assert [form for form, count in counted.items() if count > 1] == []


def test_no_name_names_two_states() -> None:
    counted = Counter(form for row in states().values() for form in row.names)
    assert [form for form, count in counted.items() if count > 1] == []


def test_every_state_that_something_acts_for_exists() -> None:
    gazetteer = load()
    acting = {entry.acts_for for meanings in gazetteer.entries.values() for entry in meanings}
    makers = {row.maker for row in gazetteer.weapons.values()}
    assert (acting | makers | set(gazetteer.forces)) - {None} <= set(gazetteer.states)


def test_a_canonical_name_is_its_own_form() -> None:
    gazetteer = load()
    for meanings in gazetteer.entries.values():
        for entry in meanings:
            if entry.kind != "weapon-class":
                same = gazetteer.entries[normalise(entry.name)]
                assert entry.id in {other.id for other in same}, entry


def test_weapons_and_states_act_for_nobody() -> None:
    free = (EntityType.WEAPON, EntityType.STATE)
    entries = [entry for meanings in load().entries.values() for entry in meanings if entry.type in free]
    assert all(entry.acts_for is None for entry in entries)


def test_an_id_has_one_name_and_type() -> None:
    seen: dict[str, Entry] = {}
    for meanings in load().entries.values():
        for entry in meanings:
            first = seen.setdefault(entry.id, entry)
            assert (first.type, first.name) == (entry.type, entry.name)


def test_forms_begin_with_a_letter_or_digit() -> None:
    assert [form for form in load().entries if not form[0].isalnum()] == []


def test_every_weak_form_is_a_form() -> None:
    assert tables.words("weak_forms") <= {*load().entries, *load().classes}


def test_pattern_classes_exist() -> None:
    gazetteer = load()
    assert {pattern.weapon_class for pattern in gazetteer.weapon_patterns} <= set(gazetteer.classes)


def test_a_row_with_an_empty_cell_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "towns.tsv").write_text("# towns\nname\tstate\nSparta\t\n", encoding="utf-8")
    monkeypatch.setattr(tables, "DATA", tmp_path)
    with pytest.raises(SettingError, match=r"towns\.tsv, line 3"):
        list(tables.table("towns", 2))


def test_every_weapon_class_is_its_own_form() -> None:
    classes = load().classes
    assert all(classes[entry.name.lower()].id == entry.id for entry in classes.values())
