import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belligraph.loaders.gazetteer import load, normalise


def named(text: str) -> dict[str, str]:
    """What the gazetteer finds in `text`: the words, and the first meaning's id."""
    return {text[hit.start : hit.end]: hit.entries[0].id for hit in load().find(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Kremlin warned the U.S.", {"Kremlin": "RUS", "U.S.": "USA"}),
        ("Britons and Iraqis", {"Britons": "GBR", "Iraqis": "IRQ"}),
        ("troops of Côte d’Ivoire", {"Côte d’Ivoire": "CIV"}),
        ("the IDF", {"IDF": "organization/israel-defense-forces"}),
        ("ISIS fighters", {"ISIS": "organization/islamic-state"}),
        ("over the Kursk region", {"Kursk region": "place/kursk-oblast"}),
        ("two F-16s", {"F-16s": "weapon/f-16"}),
        ("Multiple rocket launchers fired", {"Multiple rocket launchers": "weapon/multiple-rocket-launcher"}),
        ("anti-personnel land mines", {"anti-personnel land mines": "weapon/anti-personnel-mine"}),
        ("a MiG-33 and an Mi 8", {"MiG-33": "weapon/mig-33"}),
        ("Sam saw two SAMs", {"SAMs": "weapon/surface-to-air-missile"}),
        ("Zelensky spoke", {"Zelensky": "person/volodymyr-zelenskyy"}),
        ("Erdogan spoke", {"Erdogan": "person/recep-tayyip-erdogan"}),
    ],
)  # fmt: skip
def test_finds(text: str, expected: dict[str, str]) -> None:
    assert named(text) == expected


def test_the_longest_name_wins() -> None:
    assert named("South Korean Navy") == {"South Korean Navy": "organization/republic-of-korea-navy"}


def test_no_name_ends_within_a_word() -> None:
    assert named("Omanis, Malians, Chadwick, tankers") == {"Omanis": "OMN", "Malians": "MLI"}


def test_present_states_come_before_bygone_ones() -> None:
    assert [entry.id for entry in load().entries["Kremlin"]] == ["RUS", "SUN"]


@pytest.mark.parametrize(
    ("state", "name"),
    [
        ("RUS", "Russian Armed Forces"),
        ("GBR", "British Armed Forces"),
        ("PRK", "North Korean Armed Forces"),
        ("CHN", "People's Liberation Army"),
        ("SUN", "Soviet Armed Forces"),
    ],
)
def test_the_forces_of_a_state(state: str, name: str) -> None:
    assert load().forces[state].name == name


def test_tokens_are_joined_at_hyphens() -> None:
    found = load().longest_match(["anti", "-", "personnel", "mines", "were"], 0)
    assert found is not None
    assert (found[0], found[1][0].name) == (4, "anti-personnel mine")


def test_weak_forms_are_marked() -> None:
    gazetteer = load()
    assert gazetteer.entries["Tiger"][0].weak
    assert not gazetteer.entries["Leopard 2"][0].weak


@given(st.text())
def test_hits_are_in_order_and_apart(text: str) -> None:
    position = 0
    for hit in load().find(text):
        assert position <= hit.start < hit.end <= len(text)
        position = hit.end


@given(st.text())
def test_normalising_keeps_the_length(text: str) -> None:
    assert len(normalise(text)) == len(text)


@given(st.sampled_from(sorted(load().entries)))
def test_every_form_is_found_whole(form: str) -> None:
    hit = load().at(form, 0)
    assert hit is not None
    assert hit.end == len(form)


def test_the_hash_seed_changes_nothing() -> None:
    code = (
        "from belligraph.loaders.gazetteer import load; g = load(); print(list(g.entries.items()), g.heads)"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
