"""The explanation tells of the claims that a load would store, and of no others."""

import re

import pytest

from belligraph.loaders.codebook import Frame, load
from belligraph.loaders.explain import explain
from belligraph.loaders.extract import extract
from belligraph.schema.records import Article


def test_it_shows_tree_mention_claim_and_rule() -> None:
    lines = "\n".join(explain("Poland has not sent 14 tanks to Ukraine."))
    assert "sent/VERB/ROOT" in lines
    assert "mention   'Poland' → State Poland (name)" in lines
    assert "claim     Poland SUPPLIES Ukraine item=tank" in lines
    assert "trigger 'sent', frame supplies/ship arms to" in lines
    assert re.search(r"actual, negated \(.+\)", lines)


@pytest.mark.parametrize("frame", load().frames, ids=lambda frame: frame.key)
def test_it_tells_what_is_stored(frame: Frame) -> None:
    text = frame.example
    extraction = extract(Article.make(text, source="test"))
    told = re.findall(
        r"  claim     (.+)\n            trigger .+, frame (.+)\n            (\w+)(, negated)? ",
        "\n".join(explain(text)),
    )
    stored = [(c.rule, c.mood.value, ", negated" if c.negated else "") for c in extraction.claims]
    assert sorted(row[1:] for row in told) == sorted(stored)
