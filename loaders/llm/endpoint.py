"""Which language model is asked, how, and at what price: checked once, before anything is sent."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from belligraph.errors import SettingError


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An OpenAI-compatible endpoint. `url` is its base, as in http://127.0.0.1:8080/v1.

    Times are in seconds, prices per million tokens, `budget` in tokens. `pause` is the wait before the first
    retry; it doubles with each. The key is not shown when an endpoint is printed.
    """

    url: str
    model: str
    cache: Path
    key: str = field(default="", repr=False)
    timeout: float = 120.0
    retries: int = 4
    pause: float = 1.0
    parallel: int = 4
    budget: int | None = None
    price_in: float | None = None
    price_out: float | None = None
    body: Mapping[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        parts = _split(self.url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise SettingError(
                "BELLIGRAPH_LLM_URL must be an http or https address, as in http://host:8080/v1"
            )
        if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
            raise SettingError(
                "BELLIGRAPH_LLM_URL must be a bare address, with no user, password, ? or #; "
                "put the key into BELLIGRAPH_LLM_KEY"
            )
        if not self.model.strip() or not self.model.isprintable():
            raise SettingError("BELLIGRAPH_LLM_MODEL must be the name of a model of the endpoint")
        if self.key and not (self.key.isascii() and self.key.isprintable() and " " not in self.key):
            raise SettingError("BELLIGRAPH_LLM_KEY holds blanks or characters that no key has")

    @property
    def chat(self) -> str:
        """The address that answers."""
        return f"{self.url.rstrip('/')}/chat/completions"

    @property
    def bare(self) -> bool:
        """Whether the key would cross a network unencrypted."""
        parts = _split(self.url)
        return bool(self.key) and parts.scheme == "http" and parts.hostname not in LOOPBACK

    def cost(self, tokens_in: int, tokens_out: int) -> float | None:
        """What so many tokens cost; None where no price is known."""
        if self.price_in is None and self.price_out is None:
            return None
        return (tokens_in * (self.price_in or 0.0) + tokens_out * (self.price_out or 0.0)) / 1_000_000


LOOPBACK = ("localhost", "127.0.0.1", "::1")


def _split(url: str) -> Any:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        raise SettingError("BELLIGRAPH_LLM_URL is no address") from None
    return parts


def body_of(text: str | None) -> dict[str, Any]:
    """The further fields of a request, from a JSON object; null takes a field of ours out."""
    try:
        body = json.loads(text or "{}")
    except (ValueError, RecursionError):
        body = None
    if not isinstance(body, dict):
        raise SettingError('BELLIGRAPH_LLM_BODY must be a JSON object, as in {"temperature": null}')
    if fixed := sorted({"model", "messages", "response_format", "stream"} & set(body)):
        raise SettingError(f"BELLIGRAPH_LLM_BODY can't set {', '.join(fixed)}")
    return body
