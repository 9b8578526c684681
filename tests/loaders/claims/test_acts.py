"""Acts of force and of help in many constructions: the claims of each sentence, no more and no fewer."""

from pathlib import Path

import pytest

from belligraph.loaders.extract import extract_many
from belligraph.schema.records import Article

ACTS = frozenset(
    """SUPPLIES AIDS DEPLOYS AUTHORIZES TRAINS RECRUITS PRODUCES TESTS USES ATTACKS INTERCEPTS CAPTURES
    WITHDRAWS_FROM""".split()
)
ROWS = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_name("acts.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.fixture(scope="module")
def read() -> dict[str, set[str]]:
    out: dict[str, set[str]] = {}
    articles = [Article.make(sentence, source="test") for sentence, _ in ROWS]
    for (sentence, _), extraction in zip(ROWS, extract_many(articles), strict=True):
        names = {form.id: form.name for form in extraction.forms}
        out[sentence] = {
            f"{names[c.subject]} {c.relation} {names[c.object]}"
            for c in extraction.claims
            if c.relation in ACTS
        }
    return out


@pytest.mark.parametrize(("sentence", "claims"), ROWS)
def test_acts(read: dict[str, set[str]], sentence: str, claims: str) -> None:
    assert read[sentence] == set(claims.split("; "))
