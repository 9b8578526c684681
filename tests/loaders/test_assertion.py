"""Mood, negation and source of events, on the trees that the bundled pipeline makes.

The parser errs now and then, so the table as a whole must come out right to 92 % a field; what fails is printed.
"""

import tomllib
from pathlib import Path

import pytest
from belligraph.loaders.assertion import Assertion, assess, attribute_quotes
from belligraph.loaders.assertion.cues import cues
from belligraph.loaders.language.pipeline import load_pipeline
from spacy.tokens import Doc

Row = tuple[str, str, str, bool, str]
TABLE = tomllib.loads(Path(__file__).with_name("assertion_cases.toml").read_text(encoding="utf-8"))
ROWS: list[Row] = [(row[0], row[1], row[2], row[3], row[4]) for rows in TABLE.values() for row in rows]
FLOOR = 0.92


def words(doc: Doc, found: Assertion) -> str:
    span = found.attribution
    return doc[span.start : span.end].text if span else ""


@pytest.fixture(scope="module")
def read() -> list[tuple[Row, Doc, Assertion]]:
    docs = load_pipeline().pipe(row[0] for row in ROWS)
    return [
        (row, doc, assess(next(t for t in doc if t.text == row[1]))) for row, doc in zip(ROWS, docs, strict=True)
    ]


def share(read: list[tuple[Row, Doc, Assertion]], field: str) -> float:
    right = 0
    for row, doc, found in read:
        got = {"mood": found.mood.value, "negated": found.negated, "attribution": words(doc, found)}[field]
        want = {"mood": row[2], "negated": row[3], "attribution": row[4]}[field]
        fits = (want in str(got) and bool(want) == bool(got)) if field == "attribution" else got == want
        right += bool(fits)
        if not fits:
            print(f"{field}: {want!r}, read {got!r} [{found.rule}] {row[1]!r} in {row[0]}")
    return right / len(read)


@pytest.mark.parametrize("field", ["mood", "negated", "attribution"])
def test_constructions(read: list[tuple[Row, Doc, Assertion]], field: str) -> None:
    assert len(read) >= 300
    got = share(read, field)
    print(f"{field}: {got:.1%} of {len(read)}")
    assert got >= FLOOR
