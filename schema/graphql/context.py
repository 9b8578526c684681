"""What an operation carries: the store, and loaders that gather the look-ups of one step into one."""

import asyncio
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from strawberry.dataloader import DataLoader
from strawberry.types import Info

from belligraph.graph.queries import MAX_PAGE, EntityFilter, EntityOrder, Page, Slice
from belligraph.graph.store import Reader
from belligraph.schema.graphql.writing import Writer
from belligraph.schema.records import Article, Claim, Edge, Entity, Mention, Sentence

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Ask:
    """A page of a list: the reader's method, filter, order and page."""

    method: str
    where: Hashable
    order: Hashable
    page: Page


class Context:
    """One for each operation. Every read leaves the event loop for a thread.

    `aside`: the loop is in a thread of its own already, and reads stay on it.
    """

    def __init__(self, reader: Reader, writer: Writer | None = None, *, aside: bool = False) -> None:
        self.reader = reader
        self.writer = writer
        self._leave = _stay if aside else asyncio.to_thread
        self.forget()

    def forget(self) -> None:
        """Look everything up anew from here on: something was written."""
        reader = self.reader
        self.entities: DataLoader[str, Entity | None] = self._by_id(reader.entities_by_id)
        self.edges: DataLoader[str, Edge | None] = self._by_id(reader.edges_by_id)
        self.claims: DataLoader[str, Claim | None] = self._by_id(reader.claims_by_id)
        self.articles: DataLoader[str, Article | None] = self._by_id(reader.articles_by_id)
        self.origins: DataLoader[str, str | None] = self._by_id(reader.origins_of)
        self.edges_of_claims: DataLoader[str, str | None] = self._by_id(reader.edges_of_claims)
        self.sentences: DataLoader[str, Sequence[Sentence]] = self._each(reader.sentences_of)
        self.mentions: DataLoader[str, Sequence[Mention]] = self._each(reader.mentions_of)
        self.mentions_of_entity: DataLoader[tuple[str, int], Sequence[Mention]] = self._each(self._mentions)
        self.named: DataLoader[str, Sequence[str]] = self._each(self._ids_of_name)
        self.pages: DataLoader[Ask, Slice[Any]] = self._each(self._page)
        self.counts: DataLoader[tuple[str, Any], int] = self._each(self._count)

    async def read(self, call: Callable[[Reader], T]) -> T:
        """What the call gives, run in a thread."""
        return await self._leave(call, self.reader)

    def _by_id(self, get: Callable[[Sequence[str]], Mapping[str, T]]) -> DataLoader[str, T | None]:
        async def load(ids: list[str]) -> list[T | None]:
            found = await self._leave(get, ids)
            return [found.get(key) for key in ids]

        return DataLoader(load_fn=load, max_batch_size=2 * MAX_PAGE)

    def _each(self, get: Callable[[Any], T]) -> DataLoader[Any, T]:
        """A loader whose keys are answered one by one, but in one go to a thread; errors stay with theirs."""

        def one(key: Any) -> T | BaseException:
            try:
                return get(key)
            except Exception as error:
                return error

        async def load(keys: list[Any]) -> list[T | BaseException]:
            return await self._leave(lambda: [one(key) for key in keys])

        return DataLoader(load_fn=load)

    def _mentions(self, ask: tuple[str, int]) -> Sequence[Mention]:
        entity, most = ask
        return list(islice(self.reader.mentions_of_entity(entity), most))

    def _ids_of_name(self, name: str) -> Sequence[str]:
        found = self.reader.entities(EntityFilter(name=name), EntityOrder.CLAIMS, Page(first=MAX_PAGE))
        return [entity.id for entity in found.items]

    def _page(self, ask: Ask) -> Slice[Any]:
        found: Slice[Any] = getattr(self.reader, ask.method)(ask.where, ask.order, ask.page)
        return found

    def _count(self, ask: tuple[str, Any]) -> int:
        method, where = ask
        number: int = getattr(self.reader, f"count_{method}")(where)
        return number


async def _stay(call: Callable[..., T], *arguments: Any) -> T:
    return call(*arguments)


Asked = Info[Context, None]
"""The info argument of our resolvers."""
