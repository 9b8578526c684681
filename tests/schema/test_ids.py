import pytest
from hypothesis import given
from hypothesis import strategies as st

from belligraph.schema.ids import entity_id, slug
from belligraph.schema.records import EntityType


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Côte d'Ivoire", "cote-divoire"),
        ("Recep Tayyip Erdoğan", "recep-tayyip-erdogan"),
        ("Władysław Gomułka", "wladyslaw-gomulka"),
        ("U.S. Navy", "us-navy"),
        ("People's Liberation Army", "peoples-liberation-army"),
        ("F/A-18 Hornet", "f-a-18-hornet"),
        ("Кремль", "кремль"),
        ("OPEC+", "opec-plus"),
        ("!!", "21-21"),
    ],
)
def test_slug(name: str, expected: str) -> None:
    assert slug(name) == expected


def test_an_id_starts_with_its_type() -> None:
    assert entity_id(EntityType.WEAPON, "F-16") == "weapon/f-16"
    assert entity_id(EntityType.PLACE, "Kursk Oblast") == "place/kursk-oblast"


def test_straight_and_curly_apostrophes_give_one_id() -> None:
    assert slug("Ba'ath Party") == slug("Ba’ath Party")


@given(st.text(min_size=1))
def test_no_slug_is_empty_or_has_spaces(name: str) -> None:
    made = slug(name)
    assert made
    assert not any(letter.isspace() for letter in made)


@given(st.text(alphabet=st.characters(codec="ascii", categories=["L", "N"]), min_size=1))
def test_a_slug_is_its_own_slug(name: str) -> None:
    assert slug(slug(name)) == slug(name)
