"""A standard: articles with all that they state, marked by hand. See standard/README.md for the rules.

A folder of three files of JSON lines: `articles.jsonl` (id, headline, paragraphs), `entities.jsonl`
(article, type, name, names, acts_for) and `claims.jsonl` (article, quote, subject, relation, object,
details). Articles with an odd number are for tuning, those with an even one for checking.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from belligraph.schema.records import Article

HALVES = ("tune", "check")


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity of one article: its usual name, every form of it there, the state that it acts for."""

    article: str
    type: str
    name: str
    forms: frozenset[str]
    acts_for: str | None


@dataclass(frozen=True, slots=True)
class Truth:
    """A claim that an article makes, as an annotator marked it."""

    article: str
    quote: str
    subject: str
    relation: str
    object: str
    details: dict[str, Any]
    mood: str
    negated: bool
    optional: bool


@dataclass(frozen=True, slots=True)
class Standard:
    """One annotated set: the articles as texts, and the truth about them by article id."""

    name: str
    articles: dict[str, Article]
    entities: dict[str, dict[str, Entity]]
    claims: tuple[Truth, ...]

    def half(self, half: str) -> frozenset[str]:
        """The ids of the articles of "tune" (odd numbers) or "check" (even numbers)."""
        return frozenset(id for id in self.articles if half_of(id) == half)


def half_of(article: str) -> str:
    """The half that an article belongs to, by the number at the end of its id."""
    number = re.search(r"(\d+)$", article)
    if number is None:
        raise ValueError(f"article id {article!r} does not end in a number")
    return HALVES[int(number.group()) % 2 == 0]


def plain(text: str | None) -> str:
    """Text for comparison: no case, accents, punctuation, possessive, leading article or last plural s."""
    folded = unicodedata.normalize("NFKD", text or "")
    folded = "".join(c for c in folded if not unicodedata.combining(c)).lower()
    folded = re.sub(r"[’'`]s\b", "", folded)
    words = re.findall(r"[a-z0-9]+", re.sub(r"[’']", "", folded))
    if len(words) > 1 and words[0] in ("the", "a", "an"):
        del words[0]
    if words and re.search(r"[a-z]{3}s$", words[-1]):
        words[-1] = words[-1][:-1]
    return " ".join(words)


def squashed(text: str) -> str:
    """Text with single blanks."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip()


def load(folder: Path) -> Standard:
    """The standard in a folder; its name is the folder's."""
    articles = {
        row["id"]: Article.make(
            "\n\n".join(row["paragraphs"]), source=f"standard/{row['id']}", headline=row["headline"]
        )
        for row in _rows(folder / "articles.jsonl")
    }
    entities: dict[str, dict[str, Entity]] = {id: {} for id in articles}
    for row in _rows(folder / "entities.jsonl"):
        forms = frozenset(plain(n) for n in (row["name"], *row["names"]))
        entity = Entity(row["article"], row["type"], row["name"], forms, row["acts_for"])
        entities[entity.article][entity.name] = entity
    claims = tuple(_truth(row) for row in _rows(folder / "claims.jsonl") if row["article"] in articles)
    return Standard(folder.name, articles, entities, claims)


DETAILS = ("item", "place", "quantity", "date", "role", "instrument", "attribution")


def _truth(row: dict[str, Any]) -> Truth:
    return Truth(
        article=row["article"],
        quote=squashed(row["quote"]),
        subject=row["subject"],
        relation=row["relation"],
        object=row["object"],
        details={name: row[name] for name in DETAILS if row.get(name)},
        mood=row["mood"],
        negated=bool(row["negated"]),
        optional=bool(row.get("optional")),
    )


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)
