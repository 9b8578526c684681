"""What a noun, a threat or a bare "the rebels" leaves to the sentences before: who is meant, or nobody."""

from pathlib import Path

import pytest

from belligraph.loaders.extract import extract
from belligraph.schema.records import Article


def cases() -> list[tuple[str, str]]:
    lines = (Path(__file__).parent / "implied.txt").read_text(encoding="utf-8").splitlines()
    out, text = [], ""
    for line in lines:
        if line.startswith(("+ ", "- ")):
            out.append((text, line))
        elif line and not line.startswith("#"):
            text = line
    return out


@pytest.mark.parametrize(("text", "claim"), cases())
def test_what_is_meant(text: str, claim: str) -> None:
    extraction = extract(Article.make(text, source="test"))
    names = {form.id: form.name for form in extraction.forms}
    last = extraction.sentences[-1].start
    told = {
        f"{names[c.subject]} {c.relation} {names[c.object]}"
        for c in extraction.claims
        if c.sentence.start == last
    }
    if claim.startswith("+"):
        assert claim[2:] in told
    elif claim.endswith("*"):
        assert not [t for t in told if t.startswith(claim[2:-1])]
    else:
        assert claim[2:] not in told
