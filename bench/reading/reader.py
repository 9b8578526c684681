"""The project's own reading of a standard, and what is known of how each of its claims was read."""

from collections.abc import Mapping
from dataclasses import dataclass

from belligraph.loaders.claims.confidence import article_marks
from belligraph.loaders.extract import read_article, scenes_of
from belligraph.loaders.language.pipeline import Parsed, parse
from belligraph.schema.records import Extraction
from reading.said import Reading, reading_of
from reading.standard import Standard

Parses = Mapping[str, list[Parsed]]


@dataclass(frozen=True, slots=True)
class Read:
    """A standard as it was read: the reading, and the marks of its claims in the same order."""

    standard: Standard
    reading: Reading
    marks: tuple[tuple[str, ...], ...]


def parses_of(standard: Standard) -> Parses:
    """Every article parsed."""
    contents = [article.content for article in standard.articles.values()]
    return dict(zip(standard.articles, parse(contents), strict=True))


def read(standard: Standard, parses: Parses) -> Read:
    """The project's reading."""
    extractions: list[tuple[str, Extraction]] = []
    marks: list[tuple[str, ...]] = []
    for id, article in standard.articles.items():
        scenes = scenes_of(article, parses[id])
        extraction = read_article(article, parses[id], scenes)
        extractions.append((id, extraction))
        marks += article_marks(extraction.claims, scenes)
    return Read(standard, reading_of(extractions), tuple(marks))
