"""The commands load and import, as a person sees them: progress, complaints, a summary."""

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

from rich.console import Console
from rich.progress import Progress as Bar
from rich.progress import SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from belligraph.batches import batches
from belligraph.errors import ClaimRefused, InputError
from belligraph.graph.export.jsonl import read_extractions
from belligraph.graph.open import open_store
from belligraph.graph.store import Outcome
from belligraph.load import BATCH, Progress, load
from belligraph.loaders.sources import Damaged
from belligraph.schema.checks import check_extraction

if TYPE_CHECKING:
    from belligraph.loaders.llm.proposer import Proposer


def run_load(store: str, paths: list[str], processes: int, proposer: "Proposer | None" = None) -> int:
    """Load the paths. The exit code is 1 when some articles were damaged; InputError when none is sound."""
    console = Console(stderr=True)

    def on_damage(damaged: Damaged) -> None:
        console.print(
            f"skipped {damaged.source}: {' '.join(damaged.reason.split())}",
            markup=False,
            highlight=False,
            soft_wrap=True,
        )

    with _bar(console) as (bar, task):

        def on_progress(progress: Progress) -> None:
            done = bar.tasks[task]
            seen = progress.read + progress.known
            rate = seen / done.elapsed if done.elapsed else 0.0
            bar.update(task, articles=f"{seen:,}", rate=f"{rate:,.1f}")

        done = load(
            lambda: open_store(store),
            paths,
            processes=processes,
            on_damage=on_damage,
            on_progress=on_progress,
            proposer=proposer,
        )
    if not done.articles:
        raise InputError("nothing was loaded: there is no sound article in what was given")
    print(_summary(done))
    return 1 if done.damaged else 0


def _summary(done: Progress) -> str:
    parts = [f"{done.added:,} articles added with {done.claims:,} claims"]
    if done.known:
        parts.append(f"{done.known:,} were there already")
    if done.damaged:
        parts.append(f"{done.damaged:,} damaged and skipped")
    return "; ".join(parts)


@contextmanager
def _bar(console: Console) -> Iterator[tuple[Bar, TaskID]]:
    """A line with articles/s, on a terminal alone."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.fields[articles]} articles"),
        TextColumn("{task.fields[rate]} articles/s"),
        TimeElapsedColumn(),
    )
    with Bar(*columns, console=console, disable=not console.is_terminal, transient=True) as bar:
        yield bar, bar.add_task("load", total=None, articles="0", rate="0.0")


def run_import(store: str, file: str) -> None:
    """Import extractions; all are checked before the first is stored. Raises InputError."""
    added = known = 0
    with _rows(file) as rows:
        _check(rows)
        rows.seek(0)
        with open_store(store) as opened:
            for batch in batches(read_extractions(rows), BATCH):
                outcomes = [outcome for _, outcome in opened.add(batch)]
                added += outcomes.count(Outcome.ADDED)
                known += outcomes.count(Outcome.KNOWN)
    print(_summary_of_import(added, known))


def _summary_of_import(added: int, known: int) -> str:
    already = f"; {known:,} were there already" if known else ""
    return f"{added:,} articles added{already}"


def _check(rows: IO[str]) -> None:
    count = 0
    try:
        for extraction in read_extractions(rows):
            count += 1
            check_extraction(extraction)
    except ClaimRefused as refused:
        raise InputError(f"extraction {count}: {refused}") from None
    except UnicodeDecodeError as error:
        raise InputError(f"the extractions are not UTF-8: {error.reason}") from None
    if not count:
        raise InputError("there are no extractions in it; `belligraph export extractions` writes them")


@contextmanager
def _rows(file: str) -> Iterator[IO[str]]:
    """The lines of a file, or of standard input set aside, so that they can be read twice."""
    if file != "-":
        if not Path(file).is_file():
            raise InputError(f"{file}: there is no such file")
        with Path(file).open(encoding="utf-8") as rows:
            yield rows
        return
    handle, name = tempfile.mkstemp(prefix="belligraph-")
    try:
        with os.fdopen(handle, "wb") as aside:
            while part := sys.stdin.buffer.read(1 << 20):
                aside.write(part)
        with Path(name).open(encoding="utf-8") as rows:
            yield rows
    finally:
        Path(name).unlink()
