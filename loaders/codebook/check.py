"""Runs the codebook's own examples: every entry carries a sentence and what must come out of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from belligraph.loaders.codebook import Frame, load
from belligraph.loaders.extract import extract_many
from belligraph.schema.records import Article, Extraction
from belligraph.schema.vocabulary import relations


@dataclass(frozen=True, slots=True)
class Verdict:
    """One example's outcome: the claims that were wanted but not read, and all that were read."""

    frame: Frame
    missing: tuple[str, ...]
    read: tuple[str, ...]


def told(extraction: Extraction) -> list[str]:
    """The claims as the codebook writes them: "Iran SUPPLIES Russia item=drone planned negated"."""
    names = {form.id: form.name for form in extraction.forms}
    out = []
    for claim in extraction.claims:
        words = [names[claim.subject], claim.relation, names[claim.object]]
        if claim.item:
            words.append(f"item={names[claim.item]}")
        if claim.mood != "actual":
            words.append(claim.mood.value)
        if claim.negated:
            words.append("negated")
        out.append(" ".join(words))
    return out


def _said(wanted: str, read: list[str]) -> bool:
    for line in read:
        if line == wanted:
            return True
        relation = next((r for r in relations().values() if f" {r.name} " in line), None)
        if relation is not None and relation.symmetric:
            left, right = line.split(f" {relation.name} ", 1)
            if f"{right} {relation.name} {left}" == wanted:
                return True
    return False


def check() -> Iterator[Verdict]:
    """The verdict of every frame, in the codebook's order; an example is read as an article of one
    sentence.
    """
    frames = load().frames
    articles = [Article.make(frame.example, source="codebook") for frame in frames]
    for frame, extraction in zip(frames, extract_many(articles), strict=True):
        read = told(extraction)
        yield Verdict(frame, tuple(w for w in frame.gives if not _said(w, read)), tuple(read))
