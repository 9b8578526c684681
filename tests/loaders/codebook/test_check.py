"""Every entry of the codebook carries a sentence; what it promises must come out."""

import pytest

from belligraph.loaders.codebook import Frame, load
from belligraph.loaders.codebook.check import Verdict, check
from belligraph.schema.vocabulary import relations

VERDICTS = list(check())


@pytest.mark.parametrize("verdict", VERDICTS, ids=lambda v: v.frame.key)
def test_example_reads_as_promised(verdict: Verdict) -> None:
    assert not verdict.missing, f"{verdict.frame.example!r} gave {verdict.read}"


def test_every_relation_has_an_entry() -> None:
    assert {frame.relation for frame in load().frames} == set(relations())


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(ValueError, match="extra"):
        Frame(relation="MEETS", name="x", subject=("subj",), object=("obj",), example="", nonsense=1)  # type: ignore[call-arg]
