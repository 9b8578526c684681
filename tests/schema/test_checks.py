"""The gate lets sound extractions through, and tells of each fault in its own words."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belligraph.errors import ClaimRefused
from belligraph.schema.checks import check_claim, check_extraction
from belligraph.schema.records import (
    Article,
    Claim,
    EntityForm,
    EntityType,
    EventTime,
    Extraction,
    Mention,
    Resolution,
    Sentence,
    Span,
)

QUOTE = "Korra sent tanks to Velia."
ARTICLE = Article.make(f"Rain fell. {QUOTE} Nobody spoke. {QUOTE}", source="test")
AT = Span(start=ARTICLE.content.index(QUOTE), end=ARTICLE.content.index(QUOTE) + len(QUOTE))
TYPES = {
    "KOR": EntityType.STATE,
    "VEL": EntityType.STATE,
    "weapon/tank": EntityType.WEAPON,
    "place/ostrava": EntityType.PLACE,
}


def claim(**fields: Any) -> Claim:
    """A sound claim, with some fields changed."""
    sound: dict[str, Any] = {
        "article": ARTICLE.id,
        "subject": "KOR",
        "relation": "SUPPLIES",
        "object": "VEL",
        "item": "weapon/tank",
        "time": EventTime(text="", start=dt.date(2022, 1, 1), end=dt.date(2022, 1, 1)),
        "quote": QUOTE,
        "sentence": AT,
        "trigger": Span(start=AT.start + 6, end=AT.start + 10),
        "extractor": "test 1",
    }
    return Claim.make(**(sound | fields))


def extraction(**fields: Any) -> Extraction:
    """A sound extraction, with some fields changed."""
    sound: dict[str, Any] = {
        "article": ARTICLE,
        "sentences": (Sentence(article=ARTICLE.id, index=0, start=AT.start, end=AT.end),),
        "forms": tuple(EntityForm(id=id, type=kind, name=id) for id, kind in TYPES.items()),
        "mentions": (mention(),),
        "claims": (claim(),),
    }
    return Extraction(**(sound | fields))


def mention(**fields: Any) -> Mention:
    """A sound mention, with some fields changed."""
    sound: dict[str, Any] = {
        "article": ARTICLE.id,
        "sentence": 0,
        "start": AT.start,
        "end": AT.start + 5,
        "text": "Korra",
        "entity": "KOR",
        "resolution": Resolution.NAME,
    }
    return Mention(**(sound | fields))


def test_what_is_sound_passes() -> None:
    check_claim(claim(), ARTICLE.content, TYPES)
    check_extraction(extraction())


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"relation": "LOVES"}, "unknown relation 'LOVES'; the vocabulary has SUPPLIES, "),
        ({"subject": "weapon/tank"}, "as subject; 'weapon/tank' is a Weapon"),
        ({"object": "place/ostrava"}, "as object; 'place/ostrava' is a Place"),
        ({"subject": "XYZ"}, "subject 'XYZ' is no entity of this article"),
        ({"object": "KOR"}, "can't be tied to itself"),
        ({"item": "weapon/none"}, "item 'weapon/none' is no entity"),
        ({"place": "place/none"}, "place 'place/none' is no entity"),
        ({"quote": QUOTE.replace("sent", "sold")}, "the quote is not verbatim"),
        ({"quote": QUOTE.lower()}, "the quote is not verbatim"),
        ({"trigger": Span(start=0, end=9_999)}, "the trigger span 0..9999 lies outside the article"),
    ],
)
def test_an_unsound_claim_is_refused_and_told_why(fields: dict[str, Any], words: str) -> None:
    with pytest.raises(ClaimRefused) as caught:
        check_claim(claim(**fields), ARTICLE.content, TYPES)
    assert words in str(caught.value)


@given(st.integers(0, 200), st.integers(1, 200))
def test_a_quote_passes_only_where_it_stands(start: int, length: int) -> None:
    moved = claim(sentence=Span(start=start, end=start + length))
    if ARTICLE.content[start : start + length] == QUOTE:
        check_claim(moved, ARTICLE.content, TYPES)
    else:
        with pytest.raises(ClaimRefused, match="not verbatim"):
            check_claim(moved, ARTICLE.content, TYPES)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda: {"mentions": (mention(text="Velia"),)}, "the mention 'Velia' is not verbatim"),
        (lambda: {"mentions": (mention(entity="XYZ"),)}, "names an unknown entity 'XYZ'"),
        (lambda: {"mentions": (mention(article="other"),)}, "belongs to article 'other'"),
        (lambda: {"claims": (claim(article="other"),)}, "belongs to article 'other'"),
        (lambda: {"claims": (claim(), claim())}, "the same claim id twice"),
        (lambda: {"claims": (claim(quote="Not there."),)}, "the quote is not verbatim"),
    ],
)
def test_an_unsound_extraction_is_refused_and_told_why(
    change: Callable[[], dict[str, Any]], words: str
) -> None:
    with pytest.raises(ClaimRefused, match=words):
        check_extraction(extraction(**change()))
