"""Walks read an entity's edges from an index alone, and no more of it than they need."""

from pathlib import Path

import pytest

from belligraph.graph.sqlite.connect import connect
from belligraph.graph.sqlite.walk import SqliteTies
from belligraph.graph.walks import Along, Way


class Explained:
    """A connection that keeps the plans of what it is asked."""

    def __init__(self, path: Path) -> None:
        self.inner = connect(path)
        self.plans: list[str] = []

    def execute(self, sql: str, values: tuple[object, ...]) -> object:
        self.plans += [row[3] for row in self.inner.execute(f"EXPLAIN QUERY PLAN {sql}", values)]
        return self.inner.execute(sql, values)


@pytest.mark.parametrize("way", Way)
@pytest.mark.parametrize("along", [Along(), Along(("MEETS", "ATTACKS"), 2)])
def test_edges_are_read_from_an_index_alone(path: Path, way: Way, along: Along) -> None:
    explained = Explained(path)
    ties = SqliteTies(explained, along)  # type: ignore[arg-type]
    assert list(ties.of(["a", "b"], way)) == []
    assert ties.looks(["a", "b"], way, 10) == 0
    explained.inner.close()
    used = [step for step in explained.plans if "edge" in step]
    assert used
    for step in used:
        assert step.startswith("SEARCH edge USING COVERING INDEX edge_"), step
