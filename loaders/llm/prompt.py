"""What the model is asked: the vocabulary, a part of the article as JSON, the form of the answer.

The article goes in as JSON, so that no text in it can pass for the end of the data.
"""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from belligraph.schema.records import EntityType, Extraction, Mood, Resolution, Sentence, content_id
from belligraph.schema.vocabulary import relations

PART = 6_000  # characters of an article in one request
CONTEXT = 2  # sentences before a part, shown so that "he" and "the country" are known
UNNAMED = frozenset({Resolution.PRONOUN, Resolution.DESCRIPTION})


@dataclass(frozen=True, slots=True)
class Part:
    """Sentences of one article that are asked about in one request: `first` to `last`, both included."""

    first: int
    last: int
    start: int
    end: int


def parts_of(bounds: list[tuple[int, int]]) -> list[Part]:
    """The parts of an article, from the bounds of its sentences: as many sentences in each as fit."""
    out: list[Part] = []
    first = 0
    for index, (_, end) in enumerate(bounds):
        following = bounds[index + 1][1] if index + 1 < len(bounds) else None
        if following is None or following - bounds[first][0] > PART:
            out.append(Part(first, index, bounds[first][0], end))
            first = index + 1
    return out


@cache
def instructions() -> str:
    """The system message."""
    rows = [
        f"{name}: {_types(relation.domain)} {'↔' if relation.symmetric else '→'} {_types(relation.range)}: "
        f"{relation.meaning}"
        for name, relation in relations().items()
    ]
    text = files(__package__).joinpath("prompt.txt").read_text(encoding="utf-8")
    return text + "\n".join(rows)


def _types(types: frozenset[EntityType]) -> str:
    return "/".join(sorted(types))


@cache
def answer_schema() -> dict[str, Any]:
    """The JSON schema of an answer, as strict structured output wants it: all fields, none besides."""
    words: dict[str, Any] = {"type": "string"}
    maybe: dict[str, Any] = {"type": ["string", "null"]}
    fields: dict[str, Any] = {
        "sentence": {"type": "integer"},
        "quote": words,
        "trigger": words,
        "subject": words,
        "relation": {"type": "string", "enum": list(relations())},
        "object": words,
        "item": maybe,
        "place": maybe,
        "quantity": maybe,
        "money": maybe,
        "time": maybe,
        "role": maybe,
        "instrument": maybe,
        "mood": {"type": "string", "enum": [mood.value for mood in Mood]},
        "negated": {"type": "boolean"},
        "attribution": maybe,
    }
    claim = _object(fields)
    return _object({"claims": {"type": "array", "items": claim}})


def _object(fields: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}


@cache
def version() -> str:
    """Names the instructions and the form of the answer: other ones make other answers."""
    return content_id("prompt", instructions(), answer_schema())[:12]


def question(extraction: Extraction, part: Part) -> str:
    """The user's message: the part's sentences and the entities that they name."""
    shown = extraction.sentences[max(0, part.first - CONTEXT) : part.last + 1]
    return json.dumps(
        {
            "sentences": [_sentence(extraction, sentence, part) for sentence in shown],
            "entities": _entities(extraction, {sentence.index for sentence in shown}),
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _sentence(extraction: Extraction, sentence: Sentence, part: Part) -> dict[str, Any]:
    row: dict[str, Any] = {
        "n": sentence.index,
        "text": extraction.article.content[sentence.start : sentence.end],
    }
    if sentence.index < part.first:
        row["context"] = True
    names = {form.id: form.name for form in extraction.forms}
    means: dict[str, str] = {}
    for mention in extraction.mentions:
        if mention.sentence == sentence.index and mention.resolution in UNNAMED:
            means.setdefault(mention.text, names[mention.entity])
    if means:
        row["means"] = means
    return row


def _entities(extraction: Extraction, sentences: set[int]) -> list[dict[str, Any]]:
    written: dict[str, list[str]] = {}
    for mention in extraction.mentions:
        if mention.sentence in sentences:
            words = written.setdefault(mention.entity, [])
            if mention.resolution not in UNNAMED and mention.text not in words:
                words.append(mention.text)
    rows: list[dict[str, Any]] = []
    for form in extraction.forms:
        if form.id in written:
            row: dict[str, Any] = {"name": form.name, "type": form.type.value}
            if also := [text for text in written[form.id] if text != form.name]:
                row["as"] = also
            rows.append(row)
    return rows
