"""An extraction → the same with the claims that a model proposes and the article bears out.

The rules' claims stay as they are. Answers come from the cache where they are known; with all of them there,
no request is made and the result is the same each time.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future

from anyio.from_thread import start_blocking_portal

from belligraph.errors import LlmError, LlmUnanswered
from belligraph.loaders.language.pipeline import pieces
from belligraph.loaders.llm.budget import Spent, Tally, estimate, tokens_in
from belligraph.loaders.llm.cache import Cache, key_of
from belligraph.loaders.llm.claims import Checker
from belligraph.loaders.llm.client import Client, Unusable
from belligraph.loaders.llm.endpoint import Endpoint
from belligraph.loaders.llm.prompt import instructions, parts_of, question
from belligraph.loaders.llm.proposals import read_proposals
from belligraph.schema.records import Article, Extraction

Proposed = tuple[Article, Extraction | LlmUnanswered]
IN_A_ROW = 3  # articles without an answer, after which the endpoint is taken to be down


class Proposer:
    """Asks one endpoint about many articles, and keeps count."""

    def __init__(self, endpoint: Endpoint, tell: Callable[[str], None]) -> None:
        self.endpoint = endpoint
        self.tell = tell
        self.cache = Cache(endpoint.cache)
        self.tally = Tally()
        self.extractor = f"llm:{endpoint.model}"
        self._failed = 0

    def estimate(self, articles: Iterable[Article]) -> Spent:
        """What these articles are likely to take, what is in the cache left out; nothing is sent."""
        sizes: list[int] = []
        cached = 0
        for article in articles:
            for part in parts_of(list(pieces(article.content))):
                if self.cache.get(key_of(self.endpoint, article.content, part)) is None:
                    sizes.append(part.end - part.start)
                else:
                    cached += 1
        return estimate(instructions(), sizes, cached)

    def begin(self, articles: Sequence[Article]) -> None:
        """Tell what the articles are likely to take. Raises LlmError when that is more than may be spent."""
        expected, budget = self.estimate(articles), self.endpoint.budget
        self.tell(f"{len(articles):,} articles for {self.endpoint.model}: {expected.told(self.endpoint)}")
        if budget is not None and expected.tokens > budget:
            raise LlmError(
                f"about {expected.tokens:,} tokens are needed and BELLIGRAPH_LLM_BUDGET allows {budget:,}; "
                "raise it or load less. Nothing was sent."
            )

    def propose_all(self, extractions: Iterable[Extraction]) -> Iterator[Proposed]:
        """Each article with its extraction, the model's claims added, or why there is none; in their order.

        Raises LlmError when asking on makes no sense.
        """
        waiting: deque[Future[Proposed]] = deque()
        made = Client(self.endpoint)
        with start_blocking_portal() as portal, portal.wrap_async_context_manager(made) as client:
            try:
                for extraction in extractions:
                    waiting.append(portal.start_task_soon(self._propose, client, extraction))
                    if len(waiting) >= self.endpoint.parallel:
                        yield waiting.popleft().result()
                while waiting:
                    yield waiting.popleft().result()
            finally:
                for task in waiting:
                    task.cancel()

    def end(self) -> None:
        """Tell what came of it."""
        for line in self.tally.told(self.endpoint):
            self.tell(line)

    async def _propose(self, client: Client, extraction: Extraction) -> Proposed:
        checker = Checker(extraction, self.extractor)
        content = extraction.article.content
        for part in parts_of([(s.start, s.end) for s in extraction.sentences]):
            key = key_of(self.endpoint, content, part)
            try:
                text = self.cache.get(key)
                fresh = text is None
                if text is None:
                    text = await self._ask(client, question(extraction, part))
                proposals, dropped = read_proposals(text)
            except Unusable as error:
                self.tally.unusable[str(error)] += 1
                continue
            except LlmUnanswered as error:
                self._failed += 1
                if not client.worked or self._failed >= IN_A_ROW:
                    raise LlmError(str(error)) from None
                return extraction.article, error
            self._failed = 0
            if fresh:
                self.cache.put(key, self.endpoint.model, text)
            else:
                self.tally.spent.cached += 1
            self.tally.dropped += dropped
            checker.take(proposals, part)
        return extraction.article, self._with(extraction, checker)

    async def _ask(self, client: Client, words: str) -> str:
        spent, budget = self.tally.spent, self.endpoint.budget
        if budget is not None and spent.tokens >= budget:
            raise LlmError(f"the {budget:,} tokens of BELLIGRAPH_LLM_BUDGET are spent; answers are kept")
        try:
            answer = await client.ask(words)
        except Unusable as error:
            if error.asked is not None:
                spent.add(error.asked, error.answered or 0, guessed=error.answered is None)
            raise
        spent.add(
            tokens_in(instructions() + words) if answer.asked is None else answer.asked,
            tokens_in(answer.text) if answer.answered is None else answer.answered,
            guessed=answer.asked is None or answer.answered is None,
        )
        return answer.text

    def _with(self, extraction: Extraction, checker: Checker) -> Extraction:
        checked = checker.checked
        self.tally.dropped += checked.dropped
        self.tally.left_out += checked.left_out
        self.tally.accepted += len(checked.claims)
        if not checked.claims:
            return extraction
        return extraction.model_copy(update={"claims": (*extraction.claims, *checked.claims.values())})
