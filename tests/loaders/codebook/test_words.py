"""The codebook's words at work: one short sentence a word, and where a word has another sense, one that
must stay silent.

words.txt: `sentence | claim`, or `sentence | -RELATION` where that relation must not be read.
"""

from pathlib import Path

import pytest

from belligraph.loaders.codebook.check import told
from belligraph.loaders.extract import extract_many
from belligraph.schema.records import Article

LINES = Path(__file__).with_name("words.txt").read_text(encoding="utf-8").splitlines()
CASES = [tuple(part.strip() for part in line.split("|")) for line in LINES if line.strip()]
READ = [
    told(extraction)
    for extraction in extract_many(Article.make(sentence, source="words") for sentence, _ in CASES)
]


@pytest.mark.parametrize(("case", "read"), list(zip(CASES, READ, strict=True)), ids=[c[0] for c in CASES])
def test_word_is_read_in_its_own_sense(case: tuple[str, str], read: list[str]) -> None:
    wanted = case[1]
    if wanted.startswith("-"):
        assert not [claim for claim in read if f" {wanted[1:]} " in claim]
    else:
        assert [claim for claim in read if wanted in claim], read
