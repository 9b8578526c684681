"""Fixtures of the proposer's tests. Policy: a real server on this machine (llm_server.py), real readings."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from llm_server import KEY, Answering, Server, serving

from belligraph.loaders.llm.endpoint import Endpoint


@pytest.fixture
def serve(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Answering], Server]]:
    """Start a server that answers so."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with ExitStack() as stack:
        yield lambda answering: stack.enter_context(serving(answering))


@pytest.fixture
def endpoint(tmp_path: Path) -> Callable[..., Endpoint]:
    """An endpoint with quick retries and a cache of its own."""

    def make(url: str, **given: Any) -> Endpoint:
        plain: dict[str, Any] = {
            "url": url,
            "model": "tester",
            "cache": tmp_path / "answers",
            "key": KEY,
            "timeout": 5.0,
            "retries": 2,
            "pause": 0.01,
            "parallel": 2,
        }
        return Endpoint(**{**plain, **given})

    return make
