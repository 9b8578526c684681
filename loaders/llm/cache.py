"""Answers kept in a folder by what was asked: nothing is paid for twice, and a second run gives the same.

Kept are the model's answer and its tokens; neither the article nor the key.
"""

import hashlib
import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from belligraph.errors import LlmError
from belligraph.loaders.llm.endpoint import Endpoint
from belligraph.loaders.llm.prompt import Part, version


def key_of(endpoint: Endpoint, content: str, part: Part) -> str:
    """SHA-256 over model, what else the request sets, the version of the prompt, the article and the part."""
    asked = [endpoint.model, dict(endpoint.body), version(), content, part.start, part.end]
    blob = json.dumps(asked, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(blob.encode("utf-8", "surrogatepass")).hexdigest()


class Cache:
    """A folder of answers, a file each."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key}.json"

    def get(self, key: str) -> str | None:
        """The answer kept under the key. A file that is damaged counts as none."""
        try:
            row: Any = json.loads(self._path(key).read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return None
        text = row.get("answer") if isinstance(row, dict) else None
        return text if isinstance(text, str) else None

    def put(self, key: str, model: str, answer: str) -> None:
        """Keep an answer; the file appears whole or not at all. Raises LlmError when it can't be written."""
        path = self._path(key)
        draft = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, draft = tempfile.mkstemp(dir=path.parent, suffix=".part")
            with os.fdopen(handle, "w", encoding="utf-8") as sink:
                json.dump({"model": model, "prompt": version(), "answer": answer}, sink)
            Path(draft).replace(path)
        except OSError as error:
            if draft is not None:
                with suppress(OSError):
                    Path(draft).unlink()
            raise LlmError(
                f"answers can't be kept in {self.folder}: {error.strerror}; name another folder with "
                "BELLIGRAPH_LLM_CACHE"
            ) from None
