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
    extractions = [(id, read_article(article, parses[id])) for id, article in standard.articles.items()]
    marks = [row for id, extraction in extractions for row in _marks(extraction, parses[id])]
    return Read(standard, reading_of(extractions), tuple(marks))


def _marks(extraction: Extraction, sentences: list[Parsed]) -> list[tuple[str, ...]]:
    return article_marks(extraction.claims, scenes_of(extraction.article, sentences))
