"""The whole corpus of samples, by the main job: each export gives the same byteshowever it is loaded."""

import random
from pathlib import Path

import pytest

from belligraph.graph.export.jsonl import KINDS, export
from belligraph.graph.open import open_store
from belligraph.graph.sqlite.store import SqliteStore
from belligraph.load import load
from belligraph.loaders.sources import Damaged
from belligraph.schema.checks import check_extraction

SAMPLES = Path(__file__).parent.parent / "examples" / "articles"
ARTICLES = 63


def refuse(damaged: Damaged) -> None:
    """No sample may be damaged."""
    pytest.fail(str(damaged))


@pytest.mark.parametrize("processes", [1, 2])
def test_shuffled_and_loaded_twice_is_the_same_bytes(
    samples_store: SqliteStore, tmp_path: Path, processes: int
) -> None:
    files = sorted(str(path) for path in SAMPLES.iterdir())
    random.Random(processes).shuffle(files)
    half = len(files) // 2
    where = tmp_path / "s.db"
    for part in (files[half:], files, files):
        done = load(
            lambda: open_store(where), part, processes=processes, on_damage=refuse, on_progress=lambda _: None
        )
    assert (done.added, done.known, done.claims) == (0, ARTICLES, 0)
    with open_store(where, read_only=True) as store:
        for kind in KINDS:
            assert list(export(store, kind)) == list(export(samples_store, kind)), kind


def test_every_quote_and_mention_is_verbatim(samples_store: SqliteStore) -> None:
    count = 0
    for extraction in samples_store.all_extractions():
        check_extraction(extraction)
        count += 1
    assert count == ARTICLES
