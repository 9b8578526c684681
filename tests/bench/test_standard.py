"""The annotated standard is sound, and its scorer gives full marks to the truth."""

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from belligraph.schema.vocabulary import relations

BENCH = Path(__file__).parents[2] / "bench"


@pytest.fixture(scope="module")
def bench() -> Iterator[dict[str, ModuleType]]:
    """The modules of bench/reading, imported as the scripts import them."""
    from importlib import import_module

    sys.path.insert(0, str(BENCH))
    try:
        yield {
            name: import_module(f"reading.{name}") for name in ("standard", "said", "score", "calibration")
        }
    finally:
        sys.path.remove(str(BENCH))


def test_claims_quote_their_article_and_name_its_entities(bench: dict[str, ModuleType]) -> None:
    standard = bench["standard"].load(BENCH / "reading" / "standard")
    assert len(standard.articles) >= 40
    assert {bench["standard"].half_of(id) for id in standard.articles} == {"tune", "check"}
    for claim in standard.claims:
        content = bench["standard"].squashed(standard.articles[claim.article].content)
        assert claim.quote in content
        row, entities = relations()[claim.relation], standard.entities[claim.article]
        assert entities[claim.subject].type in row.domain, claim
        assert entities[claim.object].type in row.range, claim
        for field in ("item", "place"):
            assert claim.details.get(field, claim.subject) in entities, claim
        assert claim.mood in ("actual", "planned", "possible")


def test_forms_stand_in_the_text(bench: dict[str, ModuleType]) -> None:
    standard = bench["standard"].load(BENCH / "reading" / "standard")
    for article, entities in standard.entities.items():
        text = bench["standard"].plain(standard.articles[article].content)
        for entity in entities.values():
            assert any(form in text for form in entity.forms), entity


def test_the_truth_scores_full_marks(bench: dict[str, ModuleType]) -> None:
    standard = bench["standard"].load(BENCH / "reading" / "standard")
    said = bench["said"]

    def named(article: str, name: str) -> object:
        return said.Named(name, standard.entities[article][name].type, name)

    claims = tuple(
        said.Said(
            article=c.article,
            sentence=c.quote,
            subject=named(c.article, c.subject),
            relation=c.relation,
            object=named(c.article, c.object),
            details={
                key: named(c.article, value) if value in standard.entities[c.article] else value
                for key, value in c.details.items()
            },
            mood=c.mood,
            negated=c.negated,
        )
        for c in standard.claims
    )
    seen = tuple(
        said.Seen(e.name, e.type, e.name, e.forms, {a: e.forms})
        for a, entities in standard.entities.items()
        for e in entities.values()
    )
    for half in ("tune", "check"):
        report = bench["score"].score(standard, said.Reading(claims, seen), standard.half(half))
        assert report.claims.f1 == report.states.f1 == report.entities.f1 == 1.0
        assert all(right == total for right, total in report.details.values())


def test_nothing_read_scores_nothing(bench: dict[str, ModuleType]) -> None:
    standard = bench["standard"].load(BENCH / "reading" / "standard")
    report = bench["score"].score(standard, bench["said"].Reading((), ()), standard.half("check"))
    assert report.claims.recall == 0.0
    assert report.claims.precision == 0.0


def test_calibration_error_is_the_distance_from_truth(bench: dict[str, ModuleType]) -> None:
    calibration = bench["calibration"]
    honest = [(0.75, True), (0.75, True), (0.75, True), (0.75, False)]
    assert calibration.calibration_error(honest) == pytest.approx(0.0)
    assert calibration.calibration_error([(0.9, False)]) == pytest.approx(0.9)
    assert calibration.ranking([(0.9, True), (0.1, False)]) == 1.0
