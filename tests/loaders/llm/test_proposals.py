"""An answer's text → proposals; whatever it is, what enters an extraction passes the store's gate."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from belligraph.loaders.extract import extract
from belligraph.loaders.llm.claims import Checker
from belligraph.loaders.llm.client import Unusable
from belligraph.loaders.llm.prompt import parts_of
from belligraph.loaders.llm.proposals import read_proposals
from belligraph.schema.checks import check_extraction
from belligraph.schema.records import Article
from belligraph.schema.vocabulary import relations

READ = extract(
    Article.make(
        "On Monday Iran’s forces fired 12 missiles at Basra, Tehran said. President Saddam Hussein met "
        "Leonid Brezhnev in Moscow.\n\nHe signed a treaty with the Soviet Union worth $5 million.",
        source="t",
        headline="Iran strikes Iraq",
    )
)
WORDS = st.sampled_from(
    [
        *[form.name for form in READ.forms],
        *[mention.text for mention in READ.mentions],
        *["fired 12 missiles at Basra", "Iran strikes Iraq", "He signed a treaty", "met", "fired", "signed"],
        *[
            "12",
            "$5 million",
            "On Monday",
            "President",
            "a treaty",
            "Tehran",
            "officials",
            "Atlantis",
            "",
            " ",
        ],
        *["said. President", "\ud800", "\x00", "“", "treaty with the  Soviet Union"],
    ]
)
ANY: st.SearchStrategy[Any] = st.one_of(st.none(), st.booleans(), st.integers(-3, 9), st.floats(), WORDS)
ROW = st.fixed_dictionaries(
    {
        "sentence": st.integers(-1, 5),
        "quote": WORDS,
        "trigger": WORDS,
        "subject": WORDS,
        "relation": st.sampled_from([*relations(), "LOVES"]),
        "object": WORDS,
        "mood": st.sampled_from(["actual", "planned", "possible", "odd"]),
        "negated": st.booleans(),
    },
    optional=dict.fromkeys(
        ("item", "place", "quantity", "money", "time", "role", "instrument", "attribution", "more"), ANY
    ),
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=150)
@given(st.lists(st.one_of(ROW, ROW, ROW, st.dictionaries(WORDS, ANY, max_size=3), ANY), max_size=12))
def test_whatever_is_proposed_what_enters_is_sound(rows: list[Any]) -> None:
    checker = Checker(READ, "llm:tester")
    proposals, dropped = read_proposals(json.dumps({"claims": rows}))
    (part,) = parts_of([(s.start, s.end) for s in READ.sentences])
    checker.take(proposals, part)
    found = checker.checked
    assert len(found.claims) + found.dropped.total() + dropped.total() == len(rows)
    whole = READ.model_copy(update={"claims": (*READ.claims, *found.claims.values())})
    check_extraction(whole)
    for claim in found.claims.values():
        assert claim.sentence.start <= claim.trigger.start < claim.trigger.end <= claim.sentence.end
        for span in claim.spans.values():
            assert claim.sentence.start <= span.start < span.end <= claim.sentence.end


@given(st.text(alphabet='{}[]":,claims01 ntruefalse\\', max_size=60))
def test_whatever_is_answered_is_read_or_refused(text: str) -> None:
    try:
        proposals, _ = read_proposals(text)
    except Unusable:
        return
    assert isinstance(proposals, list)


@pytest.mark.parametrize(
    "text",
    [
        '```json\n{"claims": []}\n```',
        '<think>Is there any?</think>\n{"claims": []}',
        '{"claims": [], "notes": "none"}',
        ' {"claims": []} ',
    ],
)
def test_fences_and_thoughts_are_no_harm(text: str) -> None:
    assert read_proposals(text)[0] == []
