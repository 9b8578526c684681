"""Articles that come with mutations: read as load reads them, in a process apart, then stored."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass

from belligraph.errors import ClaimRefused, InputError, QueryError, StoreError
from belligraph.graph.store import Outcome, Store
from belligraph.schema.graphql.writing import AddOutcome, Draft, Written
from belligraph.schema.records import Article, Extraction
from belligraph.worker import Worker, WorkerLost

log = logging.getLogger("belligraph.adding")
FAILED = "reading it failed, which is a bug of ours; leave it out"
NOT_WRITTEN = "the store can't be written now; nothing of this was kept, try again"


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many articles one mutation may add, and how many characters each may have."""

    articles: int = 50
    characters: int = 100_000


class Adding:
    """Keeps `belligraph.schema.graphql.writing.Writer` over a store. `timeout`: seconds for one article."""

    def __init__(self, store: Store, bounds: Bounds, timeout: float) -> None:
        self._store = store
        self._bounds = bounds
        self._worker = Worker(timeout)

    def close(self) -> None:
        """End the reading process."""
        self._worker.close()

    async def add(self, drafts: Sequence[Draft]) -> Sequence[Written]:
        """Read the drafts and store what is new, in one transaction; what became of each, in their order.

        Raises QueryError for too many at once, or when the store can't be written.
        """
        if len(drafts) > self._bounds.articles:
            raise QueryError(f"add at most {self._bounds.articles} articles at once; got {len(drafts)}")
        articles = [await self._article(draft) for draft in drafts]
        new = await self._unknown({a.id: a for a in articles if isinstance(a, Article)})
        read = {article.id: await self._extraction(article) for article in new}
        outcomes = {id: one for id, one in read.items() if isinstance(one, Written)}
        outcomes.update(await self._write([one for one in read.values() if isinstance(one, Extraction)]))
        told: list[Written] = []
        for article in articles:
            if isinstance(article, Written):
                told.append(article)
                continue
            outcome = outcomes.get(article.id) or Written(AddOutcome.KNOWN, article.id)
            told.append(outcome)
            if outcome.outcome is AddOutcome.ADDED:
                del outcomes[article.id]  # given twice, it is known the second time
        return told

    async def remove(self, article: str) -> bool:
        """Take an article away; False when it is not there. Raises QueryError as `add` does."""
        try:
            return await asyncio.to_thread(self._store.remove, article)
        except StoreError as error:
            raise _not_written(error) from None

    async def _article(self, draft: Draft) -> Article | Written:
        """The draft as an article, or its refusal."""
        length = len(draft.text) + len(draft.headline or "")
        if length > self._bounds.characters:
            return Written(
                AddOutcome.REFUSED,
                message=f"it has {length:,} characters, more than {self._bounds.characters:,}; split it",
            )
        if not draft.text.strip():
            return Written(AddOutcome.REFUSED, message="it has no text; give the article's text")
        row = {
            "text": draft.text,
            "headline": draft.headline,
            "url": draft.url,
            "source": draft.source,
            "published": draft.published.isoformat() if draft.published else None,
        }
        try:
            article = await self._worker.call(make_article, row)
        except InputError as error:
            return Written(AddOutcome.REFUSED, message=str(error))
        except Exception as error:
            return _failed(None, error)
        if article.published != draft.published:
            return Written(AddOutcome.REFUSED, message="published must lie between 1800 and 2099")
        return article

    async def _unknown(self, articles: dict[str, Article]) -> list[Article]:
        try:
            known = await asyncio.to_thread(self._store.has_articles, list(articles))
        except StoreError as error:
            raise _not_written(error) from None
        return [article for id, article in articles.items() if id not in known]

    async def _extraction(self, article: Article) -> Extraction | Written:
        try:
            return await self._worker.call(read_article, article)
        except Exception as error:
            return _failed(article.id, error)

    async def _write(self, batch: list[Extraction]) -> dict[str, Written]:
        """Store a batch; when one of it is refused, the others by themselves, as load does."""
        if not batch:
            return {}
        try:
            outcomes = await asyncio.to_thread(self._store.add, batch)
        except ClaimRefused as refused:
            if len(batch) == 1:
                id = batch[0].article.id
                return {id: Written(AddOutcome.REFUSED, id, str(refused))}
            parts = [await self._write([extraction]) for extraction in batch]
            return {id: one for part in parts for id, one in part.items()}
        except StoreError as error:
            raise _not_written(error) from None
        told = {Outcome.ADDED: AddOutcome.ADDED, Outcome.KNOWN: AddOutcome.KNOWN}
        return {id: Written(told[outcome], id) for id, outcome in outcomes}


# These two run in the process apart, which alone loads the language pipeline.
def make_article(row: dict[str, str | None]) -> Article:
    """The article that load makes of a line of JSON Lines with these fields. Raises SourceError."""
    from belligraph.loaders.sources.json_lines import article_from

    return article_from(row, "unknown")


def read_article(article: Article) -> Extraction:
    """All that the article states."""
    from belligraph.loaders.extract import extract

    return extract(article)


def _failed(id: str | None, error: Exception) -> Written:
    log.error("reading an article failed", exc_info=error)
    if isinstance(error, WorkerLost):
        message = "reading it took too long or too much memory; split it, or leave it out"
    else:
        message = FAILED
    return Written(AddOutcome.REFUSED, id, message)


def _not_written(error: StoreError) -> QueryError:
    log.error("a mutation could not be written", exc_info=error)
    return QueryError(NOT_WRITTEN)
