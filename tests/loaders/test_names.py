"""Who and what the names of a text are, listed or not."""

import pytest

from belligraph.loaders.extract import extract
from belligraph.schema.records import Article, EntityType, Extraction

T = EntityType


def read(text: str) -> Extraction:
    return extract(Article.make(text, source="test"))


def mentions(text: str) -> set[tuple[str, EntityType, str]]:
    """Surface form, type and canonical name of every mention of the text."""
    extraction = read(text)
    forms = {form.id: form for form in extraction.forms}
    return {(m.text, forms[m.entity].type, forms[m.entity].name) for m in extraction.mentions}


PLACE, BODY, WEAPON = T.PLACE, T.ORGANIZATION, T.WEAPON


@pytest.mark.parametrize(
    ("text", "form", "kind", "name"),
    [
        # datelines
        ("PESHAWAR, Feb 10: The guns fell silent.", "PESHAWAR", PLACE, "Peshawar"),
        ("GOMA, Congo — M23 rebels captured Kibumba.", "GOMA", PLACE, "Goma"),
        ("UNITED NATIONS, March 28 - Russia vetoed it.", "UNITED NATIONS", BODY, "United Nations"),
        # places by what stands around them
        ("M23 rebels captured the village of Kibumba.", "Kibumba", PLACE, "Kibumba"),
        ("Rockets hit a camp at Zemer Kotal, a town in the hills.", "Zemer Kotal", PLACE, "Zemer Kotal"),
        ("The jets left Tarvel air base at dawn.", "Tarvel air base", PLACE, "Tarvel air base"),
        ("It hit Great Mosque of al-Sadri.", "Great Mosque of al-Sadri", PLACE, "Great Mosque of al-Sadri"),
        # bodies
        ("The 57 Division entered the town.", "57 Division", BODY, "57 Division"),
        ("The 3rd Assault Brigade held the ridge.", "3rd Assault Brigade", BODY, "3rd Assault Brigade"),
        ("The Zintan Brigade seized the airport.", "Zintan Brigade", BODY, "Zintan Brigade"),
        ("Fighters of Ansar Jabal, a rebel group, fled.", "Ansar Jabal", BODY, "Ansar Jabal"),
        (
            "The Free Northern Front (FNF) fought on. The FNF lost a tank.",
            "FNF",
            BODY,
            "Free Northern Front",
        ),
        # weapons: the class is no part of the name
        ("Tomahawk cruise missiles hit the port.", "Tomahawk", WEAPON, "Tomahawk"),
        ("RAF Tornado and Typhoon jets hit it.", "Tornado", WEAPON, "Tornado"),
        ("It has Hobart-class destroyers.", "Hobart-class destroyers", WEAPON, "Hobart-class destroyer"),
        ("Kabul dropped KZ55 cratering bombs on the road.", "KZ55", WEAPON, "KZ55"),
    ],
)  # fmt: skip
def test_a_name_is_read(text: str, form: str, kind: EntityType, name: str) -> None:
    assert (form, kind, name) in mentions(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The frigate Ibrahim al-Wali shelled the port.", "Ibrahim al-Wali"),
        ("Missiles flew from the battleships Missouri and Wisconsin.", "Wisconsin"),
        ("The Shiite militia captured two soldiers.", "Shiite"),
        ("Moscow suspended New START on Tuesday.", "START"),
    ],
)
def test_no_name_is_read(text: str, name: str) -> None:
    assert name not in {form.name for form in read(text).forms}


def test_headings_name_only_what_the_text_names() -> None:
    text = "Kasavubu Dismisses Lumumba\n\nJoseph Kasavubu dismissed Patrice Lumumba on Monday."
    assert {name for _, _, name in mentions(text)} == {"Joseph Kasavubu", "Patrice Lumumba"}


def test_the_divided_land_is_a_place_and_its_halves_are_states() -> None:
    text = "North Korea and South Korea agreed. American forces left Korea."
    assert ("Korea", PLACE, "Korea") in mentions(text)


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("Aleksandr Lukashenka", "Alexander Lukashenko"),
        ("Sergey Viktorovich Lavrov", "Sergei Lavrov"),
        ("Omar Hassan al-Bashir", "Omar al-Bashir"),
        ("George P. Shultz", "George Shultz"),
        ("S Jaishankar", "Subrahmanyam Jaishankar"),
    ],
)
def test_a_person_is_one_however_spelt(form: str, name: str) -> None:
    assert (form, T.PERSON, name) in mentions(f"Envoys met {form} on Monday.")


def test_the_class_of_a_weapon_may_say_more_than_its_name() -> None:
    named = {name for _, _, name in mentions("Ukraine got Bohdana howitzers and Patriot missiles.")}
    assert {"2S22 Bohdana", "howitzer"} <= named or {"Bohdana", "howitzer"} <= named
    assert "missile" not in named


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In 1990 President Bush sent troops.", "George H. W. Bush"),
        ("In 2003 President Bush sent troops.", "George W. Bush"),
        ("President Assad met Henry Kissinger in 1974.", "Hafez al-Assad"),
        ("President Assad fled in 2024.", "Bashar al-Assad"),
    ],
)
def test_a_shared_surname_is_told_by_the_year(text: str, name: str) -> None:
    assert name in {name for _, _, name in mentions(text)}
