"""From article to claims, whole."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from belligraph.loaders.extract import extract, extract_many
from belligraph.schema.checks import check_extraction
from belligraph.schema.records import Article, Extraction

SUEZ = Article.make(
    "British and French aircraft bombed airfields near Cairo on Wednesday, the Air Ministry said. "
    "Egypt’s president, Gamal Abdel Nasser, rejected the ultimatum. “We shall fight,” he said.\n\n"
    "The Soviet Union condemned Britain and France, and it has supplied Egypt with MiG-15 fighters.",
    source="test",
    headline="Britain, France bomb Egypt",
)


def triples(extraction: Extraction) -> set[tuple[str, str, str]]:
    names = {form.id: form.name for form in extraction.forms}
    return {(names[c.subject], c.relation, names[c.object]) for c in extraction.claims}


def test_who_did_what_to_whom() -> None:
    found = triples(extract(SUEZ))
    assert ("Soviet Union", "CONDEMNS", "France") in found
    assert ("Soviet Union", "SUPPLIES", "Egypt") in found
    assert ("Gamal Abdel Nasser", "HOLDS_OFFICE", "Egypt") in found
    assert any(r == "ATTACKS" and s == "United Kingdom" for s, r, _ in found)


def test_every_quote_mention_and_span_is_verbatim() -> None:
    extraction = extract(SUEZ)
    check_extraction(extraction)
    for claim in extraction.claims:
        assert claim.sentence.of(SUEZ.content) == claim.quote
        for span in claim.spans.values():
            assert claim.sentence.start <= span.start < span.end <= claim.sentence.end


def dump(extraction: Extraction) -> str:
    return json.dumps(extraction.model_dump(mode="json"), sort_keys=True)


def test_neighbours_and_processes_change_nothing() -> None:
    texts = [f"Iran attacked Iraq {n} times. Syria backed Iran." for n in range(40)]
    others = [Article.make(text, source="test") for text in texts]
    alone = {a.id: dump(extract(a)) for a in (SUEZ, *others[:3])}
    one = [dump(e) for e in extract_many([*others, SUEZ])]
    two = [dump(e) for e in extract_many([*others, SUEZ], processes=2)]
    assert one == two
    assert one[-1] == alone[SUEZ.id]
    assert one[0] == alone[others[0].id]


WORDS = st.sampled_from(
    "Russia Ukraine’s the troops attacked Kyiv President Vladimir Putin said that it , . “ ” - ( ) $425 "
    "million drones U.S. F-16s on Wednesday and between with not may \n in of Al-Qaeda 10,000".split(" ")
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.lists(WORDS, min_size=1, max_size=60).map(" ".join), st.text(min_size=1, max_size=300)))
def test_any_text_gives_a_sound_extraction(text: str) -> None:
    check_extraction(extract(Article.make(text, source="test")))


@pytest.mark.parametrize("text", [" ", "\n\n", "a" * 5_000, "“" * 300, "A. " * 500])
def test_odd_texts_are_read_without_a_fuss(text: str) -> None:
    check_extraction(extract(Article.make(text, source="test")))
