"""The protocol: POST …/chat/completions with structured output, and all that can go wrong on the way.

Each attempt ends within the timeout, however slowly a server drips. Redirects are not followed, so that the
key goes to nobody but the host that was named. What a server says in an error is shown without the key.
"""

import json
from dataclasses import dataclass
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import anyio

from belligraph.errors import LlmError, LlmUnanswered
from belligraph.loaders.llm.endpoint import Endpoint
from belligraph.loaders.llm.prompt import answer_schema, instructions

if TYPE_CHECKING:
    import httpx

MOST = 4_000_000  # bytes of an answer
LONGEST_PAUSE = 60.0  # seconds
AGAIN = frozenset({408, 409, 425, 429})  # and all of 5xx


class Unusable(Exception):
    """An answer came, and it is none: its text says why, in words that can be counted.

    `asked` and `answered` are the tokens that it took all the same, where the server tells.
    """

    def __init__(self, why: str, asked: int | None = None, answered: int | None = None) -> None:
        super().__init__(why)
        self.asked = asked
        self.answered = answered


@dataclass(frozen=True, slots=True)
class Answer:
    """The model's text, and the tokens that the server counted; None where it did not."""

    text: str
    asked: int | None
    answered: int | None


class Client:
    """Asks the endpoint; an asynchronous context."""

    def __init__(self, endpoint: Endpoint) -> None:
        try:
            import httpx
        except ImportError:
            raise LlmError("--llm needs the package httpx: pip install 'belligraph[llm]'") from None
        self.endpoint = endpoint
        self.worked = False  # whether the endpoint has ever given an answer
        headers = {"Accept-Encoding": "identity", "User-Agent": "belligraph"}
        if endpoint.key:
            headers["Authorization"] = f"Bearer {endpoint.key}"
        self.failures = (httpx.TransportError, TimeoutError)
        self.http = httpx.AsyncClient(
            headers=headers, follow_redirects=False, timeout=endpoint.timeout, max_redirects=0
        )

    async def __aenter__(self) -> Self:
        await self.http.__aenter__()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None = None,
        error: BaseException | None = None,
        trace: TracebackType | None = None,
    ) -> None:
        await self.http.__aexit__(kind, error, trace)

    async def ask(self, question: str) -> Answer:
        """The model's answer to one question.

        Raises Unusable when what came is no answer, LlmUnanswered when nothing came after all retries, and
        LlmError when asking on makes no sense.
        """
        last = ""
        for attempt in range(self.endpoint.retries + 1):
            wait = min(LONGEST_PAUSE, self.endpoint.pause * 2**attempt)
            try:
                response, data = await self._post(question)
            except self.failures as error:
                last = "it was too slow" if _timed_out(error) else f"{type(error).__name__} {error}"
            else:
                if response.status_code not in AGAIN and response.status_code < 500:
                    return self._read(response, data)
                last = f"HTTP {response.status_code} {_message(data)}"
                wait = _asked_to_wait(response.headers.get("retry-after"), wait)
            if attempt < self.endpoint.retries:
                await anyio.sleep(wait)
        tries = self.endpoint.retries + 1
        raise LlmUnanswered(f"the language model gave no answer in {tries} tries: {self._shown(last)}")

    async def _post(self, question: str) -> "tuple[httpx.Response, bytes]":
        body = request_body(self.endpoint, question)
        data = bytearray()
        with anyio.fail_after(self.endpoint.timeout):
            async with self.http.stream("POST", self.endpoint.chat, json=body) as response:
                async for chunk in response.aiter_raw():
                    data += chunk
                    if len(data) > MOST:
                        raise Unusable("too large")
        return response, bytes(data)

    def _read(self, response: "httpx.Response", data: bytes) -> Answer:
        status = response.status_code
        if 300 <= status < 400:
            place = self._shown(response.headers.get("location", "another address"))
            raise LlmError(
                f"the endpoint sends on to {place}; the key is not sent there: "
                "name the right address in BELLIGRAPH_LLM_URL"
            )
        said = self._shown(_message(data))
        if status in (401, 403):
            raise LlmError(f"the endpoint refuses the key in BELLIGRAPH_LLM_KEY: HTTP {status} {said}")
        if status == 404:
            raise LlmError(
                "the endpoint knows no such address or model; look at BELLIGRAPH_LLM_URL and "
                f"BELLIGRAPH_LLM_MODEL: HTTP 404 {said}"
            )
        if not 200 <= status < 300:
            if not self.worked:
                raise LlmError(f"the endpoint refuses what it is asked: HTTP {status} {said}")
            raise Unusable(f"refused with HTTP {status}")
        try:
            answer = _answer(data)
        except Unusable as error:
            if not self.worked and str(error) in NO_PROTOCOL:
                raise LlmError(
                    f"the endpoint speaks no chat completions ({error}); look at BELLIGRAPH_LLM_URL: {said}"
                ) from None
            self.worked = True
            raise
        self.worked = True
        return answer

    def _shown(self, words: str) -> str:
        """Words of a server, fit to be shown: without the key, on one line, not long."""
        if self.endpoint.key:
            words = words.replace(self.endpoint.key, "…")
        plain = "".join(c if c.isprintable() else " " for c in words)
        return " ".join(plain.split())[:300]


def request_body(endpoint: Endpoint, question: str) -> dict[str, Any]:
    """What is sent."""
    body: dict[str, Any] = {
        "model": endpoint.model,
        "messages": [
            {"role": "system", "content": instructions()},
            {"role": "user", "content": question},
        ],
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "claims", "strict": True, "schema": answer_schema()},
        },
        "temperature": 0,
        **endpoint.body,
    }
    return {name: value for name, value in body.items() if value is not None}


NO_PROTOCOL = ("no JSON", "no completion")


def _timed_out(error: BaseException) -> bool:
    return isinstance(error, TimeoutError) or type(error).__name__.endswith("Timeout")


def _asked_to_wait(header: str | None, otherwise: float) -> float:
    if header is None or not header.strip().isdecimal() or len(header) > 9:
        return otherwise
    return min(LONGEST_PAUSE, float(header))


def _json(data: bytes) -> Any:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None


def _message(data: bytes) -> str:
    """What an error says: its message where it is JSON, else its beginning."""
    row = _json(data)
    error = row.get("error", row) if isinstance(row, dict) else None
    message = error.get("message") if isinstance(error, dict) else error
    return message if isinstance(message, str) else data[:2_000].decode("utf-8", "replace")


def _answer(data: bytes) -> Answer:
    row = _json(data)
    if not isinstance(row, dict):
        raise Unusable("no JSON")
    choices = row.get("choices")
    choice = choices[0] if isinstance(choices, list) and choices else None
    message = choice.get("message") if isinstance(choice, dict) else None
    if not isinstance(choice, dict) or not isinstance(message, dict):
        raise Unusable("no completion")
    usage = row.get("usage")
    counts = usage if isinstance(usage, dict) else {}
    text = message.get("content")
    asked, answered = _count(counts.get("prompt_tokens")), _count(counts.get("completion_tokens"))
    if message.get("refusal") or choice.get("finish_reason") == "content_filter":
        raise Unusable("refused by the model", asked, answered)
    if choice.get("finish_reason") == "length":
        raise Unusable("cut off", asked, answered)
    if not isinstance(text, str) or not text.strip():
        raise Unusable("empty", asked, answered)
    return Answer(text, asked, answered)


def _count(value: Any) -> int | None:
    plausible = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 100_000_000
    return value if plausible else None
