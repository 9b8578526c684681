"""Constructions of diplomacy in `diplomacy.txt`: who threatens, blames, asks, meets, mediates."""

import re
from pathlib import Path

import pytest

from belligraph.loaders.extract import extract_many
from belligraph.schema.records import Article, Extraction
from belligraph.schema.vocabulary import relations

LINES = Path(__file__).with_name("diplomacy.txt").read_text(encoding="utf-8").splitlines()
ROWS = [tuple(part.strip() for part in line.rsplit("|", 1)) for line in LINES if "|" in line[1:]]
ROWS = [row for row in ROWS if not row[0].startswith("#")]
CLAIM = re.compile(r"(.+?) ([A-Z_]{4,}) (.+?)( negated)?")

Claims = set[tuple[str, str, str, bool]]


def _key(subject: str, relation: str, other: str, negated: bool) -> tuple[str, str, str, bool]:
    ends = sorted((subject, other)) if relations()[relation].symmetric else [subject, other]
    return ends[0], relation, ends[1], negated


def _read(extraction: Extraction) -> Claims:
    names = {form.id: form.name for form in extraction.forms}
    return {_key(names[c.subject], c.relation, names[c.object], c.negated) for c in extraction.claims}


def _promised(text: str) -> Claims:
    found = [CLAIM.fullmatch(part.strip()) for part in text.split(";")]
    return {_key(m[1], m[2], m[3], bool(m[4])) for m in found if m}


@pytest.fixture(scope="module")
def read() -> dict[str, Claims]:
    """Every sentence as an article of its own, in one batch: parsing one by one takes three times as long."""
    articles = [Article.make(sentence, source="test") for sentence, _ in ROWS]
    return {a.content: _read(x) for a, x in zip(articles, extract_many(articles), strict=True)}


@pytest.mark.parametrize(("sentence", "claims"), ROWS)
def test_sentence(read: dict[str, Claims], sentence: str, claims: str) -> None:
    assert _promised(claims) <= read[sentence]
