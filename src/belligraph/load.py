"""The load job: sources → articles that are new → extractions → the store, in batches."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from belligraph.batches import batches
from belligraph.errors import BelligraphError, ClaimRefused, LlmUnanswered, SourceError
from belligraph.graph.store import Outcome, Store
from belligraph.loaders.extract import extract, extract_many
from belligraph.loaders.sources import Damaged, read_sources
from belligraph.schema.records import Article, Extraction

if TYPE_CHECKING:  # an extra, which most loads do without
    from belligraph.loaders.llm.proposer import Proposer

BATCH = 64  # articles a transaction
SLOW_BATCH = 8  # the same where each article waits for an answer


@dataclass
class Progress:
    """What a load has done so far."""

    read: int = 0
    added: int = 0
    known: int = 0
    claims: int = 0
    damaged: int = 0

    @property
    def articles(self) -> int:
        """Articles that are in the store now, `read` ones that wait for their batch left out."""
        return self.added + self.known


def load(
    open_store: Callable[[], Store],
    paths: Sequence[str],
    *,
    processes: int = 1,
    on_damage: Callable[[Damaged], None],
    on_progress: Callable[[Progress], None],
    proposer: "Proposer | None" = None,
) -> Progress:
    """Load what the paths hold. Known articles are not read again; damaged ones are told and passed over.

    With a proposer, all new articles are gathered first, so that it can tell what they will take, and its
    claims are added to those that are read.

    The store is opened once there is a first article, so that wrong input leaves no empty file behind.
    Raises SourceError when a path does not exist or the only file can't be read as articles.
    """
    job = Job(processes, on_damage, on_progress)
    articles = job.sound(read_sources(paths))
    first = next(articles, None)
    if first is None:
        return job.done
    with open_store() as store:
        new = job.unknown(store, chain([first], articles))
        if proposer is None:
            extractions, size = job.extracted(new), BATCH
        else:
            gathered = list(new)
            proposer.begin(gathered)
            extractions, size = job.proposed(proposer, job.extracted(gathered)), SLOW_BATCH
        for batch in batches(extractions, size):
            job.write(store, batch)
    return job.done


def unknown_articles(store: Store | None, paths: Sequence[str]) -> Iterator[Article]:
    """The sound articles that the paths hold and the store has not, each once; nothing is read of them."""
    job = Job(1, lambda damaged: None, lambda progress: None)
    articles = job.sound(read_sources(paths))
    yield from {a.id: a for a in articles}.values() if store is None else job.unknown(store, articles)


class Job:
    """The stages of one load, and its count."""

    def __init__(
        self, processes: int, on_damage: Callable[[Damaged], None], on_progress: Callable[[Progress], None]
    ) -> None:
        self.processes = processes
        self.on_damage = on_damage
        self.on_progress = on_progress
        self.done = Progress()

    def damage(self, damaged: Damaged) -> None:
        """Count and tell a damaged article."""
        self.done.damaged += 1
        self.on_damage(damaged)

    def sound(self, items: Iterator[Article | Damaged]) -> Iterator[Article]:
        """The articles among the items. Breaking off after some is damage, before them an error."""
        some = False
        try:
            for item in items:
                if isinstance(item, Damaged):
                    self.damage(item)
                else:
                    some = True
                    yield item
        except SourceError as error:
            if not some:
                raise
            self.damage(Damaged("the rest", str(error)))

    def unknown(self, store: Store, articles: Iterable[Article]) -> Iterator[Article]:
        """The articles that the store has not, each once."""
        seen: set[str] = set()
        for batch in batches(articles, BATCH):
            stored = store.has_articles([article.id for article in batch])
            for article in batch:
                if article.id in stored or article.id in seen:
                    self.done.known += 1
                else:
                    seen.add(article.id)
                    yield article
            self.on_progress(self.done)

    def extracted(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        """The extractions, in order. An article on which it fails is damaged; the rest goes on."""
        source = iter(articles)
        waiting: deque[Article] = deque()

        def feed() -> Iterator[Article]:
            for article in source:
                waiting.append(article)
                yield article

        while True:
            try:
                for extraction in extract_many(feed(), self.processes):
                    waiting.popleft()
                    self.done.read += 1
                    self.on_progress(self.done)
                    yield extraction
                return
            except (BelligraphError, OSError):
                raise
            except Exception:
                yield from self._one_by_one(waiting)

    def _one_by_one(self, waiting: deque[Article]) -> Iterator[Extraction]:
        while waiting:
            article = waiting.popleft()
            try:
                extraction = extract(article)
            except Exception as error:
                self.damage(
                    Damaged(
                        _name(article), f"reading it failed, which is a bug of ours: {_first_line(error)}"
                    )
                )
            else:
                yield extraction

    def proposed(self, proposer: "Proposer", extractions: Iterable[Extraction]) -> Iterator[Extraction]:
        """The extractions with a model's claims added. One without an answer is damage, for a later load."""
        for article, outcome in proposer.propose_all(extractions):
            if isinstance(outcome, LlmUnanswered):
                self.damage(Damaged(_name(article), str(outcome)))
            else:
                yield outcome

    def write(self, store: Store, batch: list[Extraction]) -> None:
        """Store a batch; when one of it is refused, the others by themselves."""
        try:
            self._add(store, batch)
        except ClaimRefused as refused:
            if len(batch) == 1:
                self.damage(Damaged(_name(batch[0].article), str(refused)))
            else:
                for extraction in batch:
                    self.write(store, [extraction])
        self.on_progress(self.done)

    def _add(self, store: Store, batch: list[Extraction]) -> None:
        claims = {extraction.article.id: len(extraction.claims) for extraction in batch}
        for article, outcome in store.add(batch):
            if outcome is Outcome.ADDED:
                self.done.added += 1
                self.done.claims += claims[article]
            else:
                self.done.known += 1


def _name(article: Article) -> str:
    return f"{article.source}, “{article.headline or article.text[:60]}”"


def _first_line(error: Exception) -> str:
    words = " ".join(str(error).split())
    return f"{type(error).__name__}: {words[:200]}"
