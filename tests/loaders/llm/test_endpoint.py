"""What names an endpoint is checked before anything is sent, and the key is never shown."""

from pathlib import Path
from typing import Any

import pytest

from belligraph.errors import SettingError
from belligraph.loaders.llm.endpoint import Endpoint, body_of


def make(**given: Any) -> Endpoint:
    """An endpoint."""
    return Endpoint(**{"url": "http://localhost:1/v1", "model": "m", "cache": Path("c"), **given})


@pytest.mark.parametrize(
    "given",
    [
        {"url": ""},
        {"url": "localhost:8080"},
        {"url": "ftp://localhost/v1"},
        {"url": "file:///etc/passwd"},
        {"url": "http://user:pass-word@host/v1"},
        {"url": "https://host/v1?key=pass-word"},
        {"url": "http://host:port/v1"},
        {"url": "http://[::1/v1"},
        {"model": " "},
        {"model": "a\nb"},
        {"key": "pass-word two"},
        {"key": "pass-word\n"},
        {"key": "pass-wörd"},
    ],
)
def test_what_can_not_be(given: dict[str, Any]) -> None:
    with pytest.raises(SettingError, match=r"BELLIGRAPH_LLM_(URL|MODEL|KEY)") as caught:
        make(**given)
    assert "pass-w" not in str(caught.value)


def test_address_and_cost() -> None:
    assert make(url="https://host/v1/").chat == "https://host/v1/chat/completions"
    assert make().cost(1, 1) is None
    assert make(price_in=2.0).cost(500_000, 9) == 1.0
    assert make(price_in=2.0, price_out=8.0).cost(500_000, 250_000) == 3.0


@pytest.mark.parametrize(
    ("url", "key", "bare"),
    [
        ("http://127.0.0.1:8080/v1", "k", False),
        ("http://host/v1", "k", True),
        ("http://host/v1", "", False),
        ("https://host/v1", "k", False),
    ],
)
def test_a_key_in_the_clear_is_seen(url: str, key: str, bare: bool) -> None:
    assert make(url=url, key=key).bare is bare


def test_further_fields() -> None:
    assert body_of(None) == {}
    assert body_of('{"temperature": null}') == {"temperature": None}
    for text in ("[]", "{", "x", "[" * 100_000, '{"model": "x"}', '{"stream": true}'):
        with pytest.raises(SettingError, match="BELLIGRAPH_LLM_BODY"):
            body_of(text)
