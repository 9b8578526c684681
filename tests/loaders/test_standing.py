"""What holds rather than happens: who has which office, what lies where, what belongs to whom."""

import pytest

from belligraph.loaders.extract import extract
from belligraph.schema.records import Article


def claims(text: str) -> set[str]:
    """The claims of the text as "Subject RELATION Object"."""
    extraction = extract(Article.make(text, source="test"))
    names = {form.id: form.name for form in extraction.forms}
    return {f"{names[c.subject]} {c.relation} {names[c.object]}" for c in extraction.claims}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Iraq hid it, said Hans Blix, the chief UN inspector.", "Hans Blix HOLDS_OFFICE United Nations"),
        ("Ann Lee, the former South Korean envoy, left.", "Ann Lee HOLDS_OFFICE South Korea"),
        ("Boris Yeltsin and his foreign minister, Ivan Orlov, left.", "Ivan Orlov HOLDS_OFFICE Russia"),
        ("The Hamas head of operations, Ali Naser, fled.", "Ali Naser HOLDS_OFFICE Hamas"),
        ("Secretary of State Jane Roe left.", "Jane Roe HOLDS_OFFICE United States"),
        ("The spokesman of the Israeli government, Dan Poraz, left.", "Dan Poraz HOLDS_OFFICE Israel"),
        ("The Derg, led by Mengistu Haile Mariam, fell.", "Mengistu Haile Mariam HOLDS_OFFICE Derg"),
        ("They took Palma, a town in Mozambique's Cabo Delgado province.", "Palma LOCATED_IN Cabo Delgado"),
        ("Drones hit Taganrog, in Russia's Rostov region.", "Taganrog LOCATED_IN Rostov Oblast"),
        ("Clashes erupted in El Fasher, the capital of North Darfur.", "El Fasher LOCATED_IN North Darfur"),
        ("It hit regions across Ukraine, including Sumy and Kherson.", "Kherson LOCATED_IN Ukraine"),
        ("The GRU, Russia's military intelligence agency, denied it.", "GRU PART_OF Russia"),
        ("Washington listed Unit 29155, a branch of the GRU.", "Unit 29155 PART_OF GRU"),
        ("Georgia was admitted to the Council of Europe.", "Georgia MEMBER_OF Council of Europe"),
    ],
)  # fmt: skip
def test_is_said(text: str, claim: str) -> None:
    assert claim in claims(text)


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Dan Poraz, a Ukrainian military observer, saw it.", "Dan Poraz HOLDS_OFFICE Ukraine"),
        ("They built it at Al Kharj, south of Riyadh.", "Al Kharj LOCATED_IN Riyadh"),
        (
            "Two North Korean generals, Kim Yong Bok and Ri Chol, died.",
            "Kim Yong Bok HOLDS_OFFICE North Korea",
        ),
        ("The ministry denied it.", "Ministry of Defence of Russia PART_OF Russia"),
    ],
)
def test_is_not_said(text: str, claim: str) -> None:
    assert claim not in claims(text)
