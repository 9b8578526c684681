"""What it costs to store an article: adds a second and file size at growing numbers of made-up extractions.

    python bench/load_store.py [--articles 10000] [--batch 256] [--path FILE]

Each article has about 400 words, 30 mentions and 12 claims; entities are drawn so that few are in very many
articles, and one article in twenty is a reprint. Processor time tells the
cost on a shared machine better than the clock; the last thousand is compared with the first.
"""

import argparse
import datetime as dt
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from belligraph.graph.queries import ClaimFilter, ClaimOrder, EdgeFilter, EdgeOrder, Page
from belligraph.graph.sqlite.store import SqliteStore
from belligraph.schema.records import (
    Article,
    Claim,
    EntityForm,
    EntityType,
    Extraction,
    Mention,
    Resolution,
    Sentence,
    Span,
)

STATES = [f"State{i}" for i in range(190)]
WEAPONS = [f"Weapon{i}" for i in range(600)]
PERSONS = [f"Person{i}" for i in range(20000)]
RELATIONS = ("ATTACKS", "SUPPLIES", "CONDEMNS", "MEETS", "SANCTIONS", "THREATENS", "SUPPORTS", "USES")
WORDS = [f"word{i}" for i in range(3000)]
EVERY = 1000


def make(number: int, rng: random.Random) -> Extraction:
    """The article with this number: 12 sentences, each with a claim."""
    lines, forms, marks, facts = [], {}, [], []
    at = 0
    for index in range(12):
        subject, object_ = rng.sample(range(len(STATES)), 2)
        subject, object_ = int(subject * rng.random() ** 2), object_
        if subject == object_:
            object_ = (object_ + 1) % len(STATES)
        relation = rng.choice(RELATIONS)
        target = rng.choice(WEAPONS) if relation == "USES" else STATES[object_]
        ends = [STATES[subject], target]
        if index % 2:
            ends.append(rng.choice(PERSONS))
        words = [*ends, *rng.choices(WORDS, k=32)]
        rng.shuffle(words)
        line = " ".join(words) + "."
        for name in ends:
            kind = EntityType.STATE if name in ends[:2] else EntityType.PERSON
            kind = EntityType.WEAPON if name.startswith("Weapon") else kind
            forms[name] = EntityForm(id=f"{kind.lower()}/{name.lower()}", type=kind, name=name)
            start = at + f" {line[:-1]} ".index(f" {name} ")
            marks.append((index, start, start + len(name), name))
        facts.append((relation, forms[ends[0]].id, forms[target].id, at, at + len(line)))
        lines.append(line)
        at += len(line) + 1
    article = Article.make(
        " ".join(lines),
        source=f"source{number % 40}",
        headline=f"Headline {number}",
        published=dt.date(2020, 1, 1) + dt.timedelta(days=number % 1500),
    )
    head = len(article.content) - len(article.text)
    return Extraction(
        article=article,
        sentences=tuple(
            Sentence(article=article.id, index=i, start=head + fact[3], end=head + fact[4])
            for i, fact in enumerate(facts)
        ),
        forms=tuple(forms[name] for name in sorted(forms)),
        mentions=tuple(
            Mention(
                article=article.id,
                sentence=i,
                start=head + start,
                end=head + end,
                text=name,
                entity=forms[name].id,
                resolution=Resolution.NAME,
            )
            for i, start, end, name in marks
        ),
        claims=tuple(
            Claim.make(
                article=article.id,
                subject=subject,
                relation=relation,
                object=object_,
                quote=article.content[head + start : head + end],
                sentence=Span(start=head + start, end=head + end),
                trigger=Span(start=head + start, end=head + end),
                extractor="bench",
            )
            for relation, subject, object_, start, end in facts
        ),
    )


def corpus(count: int) -> Iterator[Extraction]:
    """`count` extractions, always the same."""
    for number in range(count):
        seed = number - 13 if number % 20 == 19 else number  # a reprint under another headline
        yield make(number, random.Random(seed))


def main() -> None:
    """Load, and print a line every thousand articles."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--batch", type=int, default=256, help="articles a transaction")
    parser.add_argument("--path", type=Path, help="where to put the store (default: a temporary folder)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.path or Path(folder) / "bench.db"
        with SqliteStore(path) as store:
            costs = load(store, options.articles, options.batch)
            print(f"processor time an article, last to first thousand: {costs[-1] / costs[0]:.2f}")
            read(store)
        print(f"file: {path.stat().st_size / options.articles / 1024:.1f} KiB an article")


def load(store: SqliteStore, articles: int, batch: int) -> list[float]:
    """Processor milliseconds an article, for each thousand; making the articles is not counted."""
    costs, spent, busy, done = [], 0.0, 0.0, 0
    waiting: list[Extraction] = []
    for number, extraction in enumerate(corpus(articles), 1):
        waiting.append(extraction)
        if len(waiting) < batch and number < articles and number % EVERY:
            continue
        begin, began = time.perf_counter(), time.process_time()
        store.add(waiting)
        spent += time.perf_counter() - begin
        busy += time.process_time() - began
        waiting = []
        if number % EVERY == 0 or number == articles:
            costs.append(1000 * busy / (number - done))
            rate = (number - done) / spent
            print(
                f"{number:>9,} articles: {rate:5.0f} articles/s, {costs[-1]:5.2f} ms of processor an article"
            )
            sys.stdout.flush()
            spent, busy, done = 0.0, 0.0, number
    return costs


def read(store: SqliteStore) -> None:
    """Time some questions."""
    state = f"state/{STATES[3].lower()}"
    questions = {
        "a page of claims": lambda: store.claims(ClaimFilter(), ClaimOrder.ARTICLE, Page()),
        "claims of a busy state, by confidence": lambda: store.claims(
            ClaimFilter(subjects=(state,)), ClaimOrder.CONFIDENCE, Page()
        ),
        "edges of a busy state, by claims": lambda: store.edges(
            EdgeFilter(actors=(state,)), EdgeOrder.CLAIMS, Page()
        ),
        "full-text search": lambda: store.search("state3", 10),
    }
    for name, ask in questions.items():
        ask()
        begin = time.perf_counter()
        for _ in range(20):
            ask()
        print(f"{name}: {1000 * (time.perf_counter() - begin) / 20:.2f} ms")


if __name__ == "__main__":
    main()
