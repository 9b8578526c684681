"""Trusted documents: operations that a service knows by their SHA-256, and may be told to take alone.

A request names one as the draft of GraphQL over HTTP has it ({"documentId": "sha256:…"}), or as Apollo's
clients do ({"extensions": {"persistedQuery": {"version": 1, "sha256Hash": "…"}}}).
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from belligraph.errors import InputError, SettingError

PREFIX = "sha256:"


class NotTrusted(InputError):
    """A request for a document that is not known, or for a text where only known documents may be asked."""


class Trusted:
    """The documents by hash. `only`: whether nothing else may be asked."""

    def __init__(self, documents: Mapping[str, str], *, only: bool = False) -> None:
        self._documents = documents
        self._only = only

    def resolve(self, given: Mapping[str, Any]) -> Mapping[str, Any]:
        """The request's parameters with the document's text as `query`. Raises NotTrusted."""
        hash = _hash_in(given)
        if hash is None:
            if self._only:
                raise NotTrusted(
                    'only known documents may be asked here; name one with "documentId": "sha256:…"'
                )
            return given
        text = self._documents.get(hash)
        if text is None:
            raise NotTrusted(f"the document {PREFIX}{hash[:64]} is not known here")
        return {**given, "query": text}


def load_trusted(path: Path | None, *, only: bool) -> Trusted:
    """The documents of a JSON file {hash: text}, as GraphQL compilers write it.

    Raises SettingError for a file that is none, or a hash that is not its text's.
    """
    if path is None:
        if only:
            raise SettingError("BELLIGRAPH_ONLY_DOCUMENTS needs the documents: set BELLIGRAPH_DOCUMENTS")
        return Trusted({})
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SettingError(f"BELLIGRAPH_DOCUMENTS: {path} can't be read as JSON: {error}") from None
    if not isinstance(found, dict) or not all(isinstance(text, str) for text in found.values()):
        raise SettingError(f'BELLIGRAPH_DOCUMENTS: {path} must hold one object {{"hash": "text"}}')
    for hash, text in found.items():
        if hashlib.sha256(text.encode("utf-8")).hexdigest() != hash.removeprefix(PREFIX):
            raise SettingError(f"BELLIGRAPH_DOCUMENTS: {hash!r} in {path} is not the SHA-256 of its text")
    return Trusted({hash.removeprefix(PREFIX): text for hash, text in found.items()}, only=only)


def _hash_in(given: Mapping[str, Any]) -> str | None:
    named = given.get("documentId")
    if isinstance(named, str):
        return named.removeprefix(PREFIX)
    extensions = given.get("extensions")
    persisted = extensions.get("persistedQuery") if isinstance(extensions, dict) else None
    hash = persisted.get("sha256Hash") if isinstance(persisted, dict) else None
    return hash if isinstance(hash, str) else None
