"""Records as canonical JSON: one text for one record, whoever writes it."""

import json
from typing import Any

from belligraph.schema.records import Record


def to_json(value: Any) -> str:
    """JSON with sorted keys, no spaces, and letters as they are.

    Lone surrogates, which UTF-8 can't hold, are written as escapes.
    """
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return text if _encodable(text) else json.dumps(value, sort_keys=True, separators=(",", ":"))


def record_json(record: Record) -> str:
    """The whole record as canonical JSON; its class's `model_validate_json` reads it back."""
    return to_json(record.model_dump(mode="json"))


def _encodable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
