"""The model's text → proposals, each well formed; what is not is counted."""

import json
from collections import Counter
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from belligraph.loaders.llm.client import Unusable
from belligraph.schema.records import Mood

MOST_CLAIMS = 1_000  # proposals of one answer
MOST_WORDS = 5_000  # characters of a field


def _short(value: Any) -> Any:
    if isinstance(value, str):
        if len(value) > MOST_WORDS:
            raise ValueError("too long")
        return value.strip() or None
    return value


Words = Annotated[str, BeforeValidator(_short)]
Maybe = Annotated[str | None, BeforeValidator(_short)]


class Proposal(BaseModel):
    """One claim as the model gives it: names and quotes are words yet, to be looked up in the article."""

    model_config = ConfigDict(frozen=True, strict=True)

    sentence: int
    quote: Words
    trigger: Words
    subject: Words
    relation: Words
    object: Words
    item: Maybe = None
    place: Maybe = None
    quantity: Maybe = None
    money: Maybe = None
    time: Maybe = None
    role: Maybe = None
    instrument: Maybe = None
    mood: Annotated[Mood, BeforeValidator(lambda value: Mood(value) if isinstance(value, str) else value)]
    negated: bool
    attribution: Maybe = None


def _json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def read_proposals(text: str) -> tuple[list[Proposal], Counter[str]]:
    """The proposals of an answer, and how many rows were dropped for which reason.

    Raises Unusable for a text that is no answer at all.
    """
    row = _json(text)
    if row is None:  # in a fence, or after thoughts
        row = _json(text[text.find("{") : text.rfind("}") + 1])
    if row is None:
        raise Unusable("no JSON in the answer")
    rows = row.get("claims") if isinstance(row, dict) else None
    if not isinstance(rows, list):
        raise Unusable("no list of claims in the answer")
    dropped: Counter[str] = Counter()
    if len(rows) > MOST_CLAIMS:
        dropped["too many in one answer"] = len(rows) - MOST_CLAIMS
    out: list[Proposal] = []
    for given in rows[:MOST_CLAIMS]:
        try:
            out.append(Proposal.model_validate(given))
        except (ValidationError, RecursionError):
            dropped["not well formed"] += 1
    return out, dropped
