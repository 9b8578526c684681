"""Trusted documents: named by their hash, and the only way in where that is set."""

import asyncio
import hashlib
import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from belligraph.app import create_app
from belligraph.errors import SettingError
from belligraph.graph.sqlite.store import SqliteStore
from belligraph.settings import load_settings
from belligraph.trusted import NotTrusted, Trusted, load_trusted

TEXT = "query A($id: ID!) { entity(id: $id) { name } }"
HASH = hashlib.sha256(TEXT.encode()).hexdigest()


@pytest.mark.parametrize(
    "named",
    [
        {"documentId": f"sha256:{HASH}"},
        {"documentId": HASH},
        {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": HASH}}},
    ],
)
def test_a_document_is_named_by_its_hash(named: dict[str, Any]) -> None:
    assert Trusted({HASH: TEXT}).resolve(named)["query"] == TEXT
    with pytest.raises(NotTrusted, match="not known here"):
        Trusted({}).resolve(named)


def test_texts_are_taken_unless_only_documents_are() -> None:
    assert Trusted({HASH: TEXT}).resolve({"query": "{ x }"}) == {"query": "{ x }"}
    with pytest.raises(NotTrusted, match="documentId"):
        Trusted({HASH: TEXT}, only=True).resolve({"query": TEXT})


@pytest.mark.parametrize("content", ["nonsense", "[]", '{"a": 1}', '{"abc": "{ x }"}'])
def test_a_bad_file_is_told(tmp_path: Path, content: str) -> None:
    path = tmp_path / "documents.json"
    path.write_text(content)
    with pytest.raises(SettingError, match="BELLIGRAPH_DOCUMENTS"):
        load_trusted(path, only=False)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="BELLIGRAPH_DOCUMENTS"):
        load_trusted(tmp_path / "none.json", only=False)
    with pytest.raises(SettingError, match="BELLIGRAPH_ONLY_DOCUMENTS"):
        load_trusted(None, only=True)


def test_a_service_can_take_nothing_else(tmp_path: Path, samples_store: SqliteStore) -> None:
    path = tmp_path / "documents.json"
    path.write_text(json.dumps({HASH: TEXT}))
    app = create_app(load_settings(documents=path, only_documents=True), samples_store)

    async def ask(body: dict[str, Any]) -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://x") as client:
            return await client.post("/graphql", json=body)

    known = asyncio.run(ask({"documentId": f"sha256:{HASH}", "variables": {"id": "USA"}}))
    assert known.json()["data"] == {"entity": {"name": "United States"}}
    for other in ({"query": TEXT}, {"query": "{ __typename }"}, {"documentId": "sha256:0"}):
        refused = asyncio.run(ask(other))
        assert refused.status_code == 400
        assert "data" not in refused.json()
