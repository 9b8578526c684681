"""A model's names are tied to the article's own entities, or to none."""

import pytest

from belligraph.loaders.extract import extract
from belligraph.loaders.llm.names import Names, Unresolved
from belligraph.schema.records import Article, EntityType

T = EntityType
ACTORS = (T.PERSON, T.STATE, T.ORGANIZATION)
NAMES = Names(
    extract(
        Article.make(
            "Britain armed Ukraine. President George W. Bush met President George H. W. Bush in Texas. "
            "Moscow’s troops shelled Kyiv. Russia’s capital is Moscow.",
            source="t",
        )
    )
)


@pytest.mark.parametrize(
    ("name", "sentence", "types", "entity"),
    [
        ("Britain", 0, ACTORS, "GBR"),
        ("the United Kingdom", 0, ACTORS, "GBR"),
        ("UK", 0, ACTORS, "GBR"),
        ("Russia's", 3, ACTORS, "RUS"),
        ("Russia’s", 2, ACTORS, "RUS"),
        ("“Ukraine”,", 0, ACTORS, "UKR"),
        ("Russian Armed Forces", 2, ACTORS, "organization/russian-armed-forces"),
    ],
)
def test_names_of_the_article(name: str, sentence: int, types: tuple[EntityType, ...], entity: str) -> None:
    assert NAMES.resolve(name, sentence, types) == entity


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("Atlantis", "is no entity"),
        ("France", "is no entity"),
        ("Britai", "is no entity"),
        ("armed", "is no entity"),
        ("Bush", "may be several"),
        ("", "is no entity"),
        ("the", "is no entity"),
    ],
)
def test_other_names(name: str, why: str) -> None:
    with pytest.raises(Unresolved, match=why):
        NAMES.resolve(name, 1, ACTORS)


def test_a_type_that_does_not_fit() -> None:
    with pytest.raises(Unresolved, match="has a type"):
        NAMES.resolve("Britain", 0, (T.WEAPON,))


def test_what_is_near() -> None:
    assert NAMES.named("GBR", 0)
    assert not NAMES.named("GBR", 2)
    assert NAMES.near("GBR", 2)
    assert not NAMES.near("GBR", 3)
