"""Tokens and what they cost: reckoned before, counted after."""

from collections import Counter
from dataclasses import dataclass, field

from belligraph.loaders.llm.endpoint import Endpoint

PER_TOKEN = 4  # characters of English; other text takes more tokens, so an estimate is a rough one
QUESTION = 1.7  # characters of a question for each of the article: numbers, names, who "he" is
ANSWER = 0.45  # tokens of an answer for each token of the article in dense news


def tokens_in(text: str) -> int:
    """About how many tokens a text is."""
    return -(-len(text) // PER_TOKEN)


@dataclass(slots=True)
class Spent:
    """Tokens of requests: what was asked and answered, `guessed` where the server did not count."""

    requests: int = 0
    cached: int = 0
    asked: int = 0
    answered: int = 0
    guessed: bool = False

    def add(self, asked: int, answered: int, *, guessed: bool) -> None:
        """Count a request."""
        self.requests += 1
        self.asked += asked
        self.answered += answered
        self.guessed = self.guessed or guessed

    @property
    def tokens(self) -> int:
        """All of them."""
        return self.asked + self.answered

    def told(self, endpoint: Endpoint) -> str:
        """In words: "3 requests, 4,512 tokens in and 812 out, cost 0.0213"."""
        about = "about " if self.guessed else ""
        words = f"{self.requests:,} requests, {about}{self.asked:,} tokens in and {self.answered:,} out"
        cost = endpoint.cost(self.asked, self.answered)
        if cost is not None:
            words += f", cost {about}{cost:,.4f}"
        if self.cached:
            words += f"; {self.cached:,} answers are in the cache"
        return words


def estimate(instructions: str, sizes: list[int], cached: int) -> Spent:
    """What questions about parts of an article of these sizes (in characters) are likely to take."""
    fixed = tokens_in(instructions)
    return Spent(
        requests=len(sizes),
        cached=cached,
        asked=sum(fixed + int(size * QUESTION) // PER_TOKEN for size in sizes),
        answered=sum(20 + int(size / PER_TOKEN * ANSWER) for size in sizes),
        guessed=True,
    )


@dataclass(slots=True)
class Tally:
    """What came of a run: what was spent, what was kept, and what was dropped for which reason."""

    spent: Spent = field(default_factory=Spent)
    accepted: int = 0
    dropped: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)  # details that a claim stands without
    unusable: Counter[str] = field(default_factory=Counter)  # whole answers

    def told(self, endpoint: Endpoint) -> list[str]:
        """Lines to read."""
        lines = [f"{endpoint.model}: {self.spent.told(endpoint)}"]
        lines.append(f"{self.accepted:,} claims accepted, {_counted(self.dropped, 'dropped')}")
        if self.left_out:
            lines.append(f"details without evidence: {_counted(self.left_out, 'left out')}")
        if self.unusable:
            lines.append(f"answers of no use: {_counted(self.unusable, 'passed over')}")
        return lines


def _counted(reasons: Counter[str], verb: str) -> str:
    total = f"{reasons.total():,} {verb}"
    rows = sorted(reasons.items(), key=lambda row: (-row[1], row[0]))
    return f"{total} ({', '.join(f'{count:,} {reason}' for reason, count in rows)})" if rows else total
