"""An engine over the sample articles, asked as the service asks it."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from belligraph.graph.sqlite.store import SqliteStore
from belligraph.schema.graphql.engine import Answer, Engine


@pytest.fixture(scope="session")
def answer(samples_store: SqliteStore) -> Callable[..., Answer]:
    """A document and its variables → the whole answer."""
    engine = Engine(samples_store)
    return lambda text, **variables: asyncio.run(engine.answer(text, variables))


@pytest.fixture(scope="session")
def ask(answer: Callable[..., Answer]) -> Callable[..., dict[str, Any]]:
    """A document and its variables → its data; fails when there are errors."""

    def data(text: str, **variables: Any) -> dict[str, Any]:
        body = answer(text, **variables).body
        assert "errors" not in body, body["errors"]
        found: dict[str, Any] = body["data"]
        return found

    return data


@pytest.fixture(scope="session")
def errors(answer: Callable[..., Answer]) -> Callable[..., list[tuple[str, str]]]:
    """A document and its variables → code and message of each error."""
    return lambda text, **variables: [
        (error["extensions"]["code"], error["message"])
        for error in answer(text, **variables).body.get("errors", [])
    ]
