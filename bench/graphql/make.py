"""Fills a store with the graph of the peer run: `python bench/graphql/make.py STORE [--from FOLDER]`.

`--from` names the folder with the peer's nodes.jsonl and edges.jsonl; without it the same kind of graph is
invented: 20,000 nodes and 100,000 edges for --claims 100000. Beside the store, STORE.people.json gets the ids
and names of the people, from which the load generator draws what it asks for. A store that is there stays.
"""

import argparse
import json
import time
from pathlib import Path

from invent import PERSON, Graph, extractions, invent, read

from belligraph.batches import batches
from belligraph.graph.queries import ClaimFilter, EdgeFilter, EntityFilter
from belligraph.graph.sqlite.store import SqliteStore

BATCH = 250
"""Articles in one transaction."""


def fill(path: Path, graph: Graph, batch: int = BATCH) -> float:
    """Load a graph into a new store; the seconds that it took. `STORE.people.json` is written, too."""
    people = [[node.id, node.name] for node in graph.nodes.values() if node.type is PERSON]
    Path(f"{path}.people.json").write_text(json.dumps(people), "utf-8")
    begin = time.perf_counter()
    with SqliteStore(path) as store:
        for part in batches(extractions(graph), batch):
            store.add(part)
    return time.perf_counter() - begin


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("store", type=Path)
    parser.add_argument("--from", dest="folder", type=Path, help="the peer's data")
    parser.add_argument("--claims", type=int, default=100_000, help="how many to invent")
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    seconds = 0.0
    if not given.store.exists():
        graph = read(given.folder) if given.folder else invent(given.claims, given.seed)
        fresh = given.store.with_suffix(".new")
        fresh.unlink(missing_ok=True)
        seconds = fill(fresh, graph)
        Path(f"{fresh}.people.json").rename(f"{given.store}.people.json")
        fresh.rename(given.store)
    with SqliteStore(given.store) as store:  # for writing: lifts an older store
        counts = (
            store.count_entities(EntityFilter()),
            store.count_edges(EdgeFilter()),
            store.count_claims(ClaimFilter()),
        )
    size = given.store.stat().st_size / 1e6
    print("{:,} entities, {:,} edges, {:,} claims".format(*counts), f"in {seconds:.0f} s, {size:.0f} MB")


if __name__ == "__main__":
    main()
