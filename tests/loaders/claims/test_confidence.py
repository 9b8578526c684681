"""Confidence: between 0 and 1, the same each time, and not part of a claim's identity."""

from belligraph.loaders.claims.confidence import confidence, weights
from belligraph.loaders.extract import extract
from belligraph.schema.records import Article
from belligraph.schema.vocabulary import relations

TEXT = (
    "Iran supplied drones to Russia on Monday. Officials said that it may also have sent missiles to Syria."
)


def test_the_same_text_gives_the_same_confidence() -> None:
    first, second = (extract(Article.make(TEXT, source="test")) for _ in range(2))
    assert first == second
    assert first.claims
    assert all(0 < claim.confidence < 1 for claim in first.claims)


def test_marks_that_are_not_known_weigh_nothing() -> None:
    assert confidence(("all claims",)) == confidence(("all claims", "relation DREAMS_OF", "rule none"))
    assert confidence(()) == 0.5


def test_weights_are_of_relations_that_exist() -> None:
    named = {mark.split(" ", 1)[1] for mark in weights() if mark.startswith("relation ")}
    assert named <= set(relations())
