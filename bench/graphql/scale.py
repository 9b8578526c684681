"""How the peer run's three questions grow with the store: `python bench/graphql/scale.py`.

Invents a graph of each size of --claims, nodes in proportion, and loads it through Store.add; stores stay in
--work for the next run. Prints how long loading took, how large the file is, and the median time of each
question, asked in this process through the service's engine (the texts of queries.mjs), against the smallest
size. Processor time tells more than the clock on a shared machine. --plans prints how SQLite goes about it.

Ten million claims want about 30 GB of disk and hours of a core.
"""

import argparse
import asyncio
import json
import random
import re
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from invent import invent
from limit import MET
from make import fill

from belligraph.graph.selection import Selection
from belligraph.graph.sqlite.compile import compile_selection
from belligraph.graph.sqlite.statement import Statement
from belligraph.graph.sqlite.store import SqliteStore
from belligraph.graph.store import Compiled
from belligraph.schema.graphql.engine import Engine

BATCH = 2_500
"""Articles in a transaction: 50,000 claims."""
Variables = dict[str, str]


def texts() -> dict[str, str]:
    """The questions of queries.mjs by name."""
    source = Path(__file__).with_name("queries.mjs").read_text("utf-8")
    said = re.search(r"const SAID = '(.*)'", source)
    block = re.search(r"^const TEXTS = \{(.*?)^\};", source, re.MULTILINE | re.DOTALL)
    assert said
    assert block
    whole = block[1].replace("${SAID}", said[1])
    whole = whole.replace("${MET}", MET).replace("${FIELD}", MET.lower())
    found = re.findall(r"^  (\w+): `(.*?)`", whole, re.MULTILINE | re.DOTALL)
    return dict(found)


def draws(people: Sequence[tuple[str, str]], rng: random.Random) -> dict[str, Callable[[], Variables]]:
    """What each question is asked with, as queries.mjs has it."""

    def months() -> Variables:
        year, month = rng.randrange(1990, 2024), rng.randrange(1, 12)
        return {"a": f"{year}-{month:02d}-01", "b": f"{year}-{month + 1:02d}-28"}

    return {
        "i": lambda: {"p": rng.choice(people)[1][:2]},
        "ii": lambda: {"id": people[rng.randrange(len(people) // 4)][0]},
        "iii": months,
    }


async def measure(path: Path, times: int) -> list[tuple[str, float, float, str]]:
    """(question, median milliseconds by the clock, of processor, plan) in a store."""
    people = json.loads(Path(f"{path}.people.json").read_text("utf-8"))
    asked = draws(people, random.Random(1))
    found = []
    with SqliteStore(path, read_only=True) as store:
        engine = Engine(store, tell_plan=True)
        for name, text in texts().items():
            clock, processor = [], []
            body: dict[str, Any] = {}
            for turn in range(times + times // 5):
                variables = asked[name]()
                begin, began = time.perf_counter(), time.process_time()
                body = (await engine.answer(text, variables)).body
                if turn >= times // 5:  # the first ones fill the caches
                    clock.append(time.perf_counter() - begin)
                    processor.append(time.process_time() - began)
                if "errors" in body:
                    raise SystemExit(f"{name}: {body['errors']}")
            found.append((name, 1000 * median(clock), 1000 * median(processor), body["extensions"]["plan"]))
    return found


class Telling(SqliteStore):
    """A store that keeps the statements which it compiled."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, read_only=True)
        self.statements: list[Statement] = []

    def compile(self, selection: Selection) -> Compiled:
        """As a store does."""
        self.statements.append(compile_selection(selection))
        return super().compile(selection)


def plans(path: Path) -> None:
    """Print SQLite's plan of each question."""
    people = json.loads(Path(f"{path}.people.json").read_text("utf-8"))
    asked = draws(people, random.Random(1))
    with Telling(path) as store:
        engine = Engine(store)
        for name, text in texts().items():
            asyncio.run(engine.answer(text, asked[name]()))
            statement = store.statements.pop()
            print(f"{name}:")
            with store.reading() as connection:
                nothing = [None] * len(statement.values)
                for _, _, _, step in connection.execute(f"EXPLAIN QUERY PLAN {statement.sql}", nothing):
                    print(f"    {step}")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--claims", type=int, nargs="+", default=[100_000, 1_000_000])
    parser.add_argument("--work", type=Path, default=Path("build/bench-graphql"))
    parser.add_argument("--times", type=int, default=200, help="how often each question is asked")
    parser.add_argument("--plans", action="store_true")
    given = parser.parse_args()
    given.work.mkdir(parents=True, exist_ok=True)
    smallest: dict[str, float] = {}
    print("| claims | load s | GB | question | p50 ms | CPU p50 ms | × smallest (CPU) | way |")
    print("|---" * 8 + "|")
    for claims in sorted(given.claims):
        path = given.work / f"claims-{claims}.db"
        took = path.with_suffix(".seconds")
        if not took.exists():
            path.unlink(missing_ok=True)
            took.write_text(f"{fill(path, invent(claims), BATCH):.0f}", "ascii")
        SqliteStore(path).close()  # lifts a store of an older version, and writes the log back
        size = path.stat().st_size / 1e9
        for name, clock, processor, plan in asyncio.run(measure(path, given.times)):
            grown = processor / smallest.setdefault(name, processor)
            print(
                f"| {claims:,} | {took.read_text('ascii')} | {size:.2f} | {name} | {clock:.2f} | "
                f"{processor:.2f} | {grown:.2f} | {plan} |",
                flush=True,
            )
        if given.plans:
            plans(path)


if __name__ == "__main__":
    main()
