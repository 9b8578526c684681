"""What walks cost on a large graph with hubs: neighbourhoods and paths between all kinds of ends.

    python bench/walks.py [--edges 1000000] [--entities 300000] [--path FILE]

The entities and edges are made up and written straight into the tables (walks never look at claims): five
hubs have about a tenth of the edges each at one end, the rest follows a power law. Each question is asked
with a warm cache; the slowest of three is told, in milliseconds of processor time.
"""

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from belligraph.graph.assemble import edge_id
from belligraph.graph.queries import EdgeFilter, EdgeOrder, Page
from belligraph.graph.sqlite.connect import connect, transaction
from belligraph.graph.sqlite.store import SqliteStore
from belligraph.graph.walks import Along
from belligraph.schema.vocabulary import relations

HUBS = 5
RELATIONS = tuple(relations())
SYMMETRIC = {name for name, relation in relations().items() if relation.symmetric}


def edges(count: int, entities: int, rng: random.Random) -> Iterator[tuple[str, str, str, int]]:
    """Different edges (subject, relation, object, claims); half of them have a hub at one end."""
    seen: set[tuple[int, str, int]] = set()
    while len(seen) < count:
        other = int(entities * rng.random() ** 3)
        one = rng.randrange(HUBS) if rng.random() < 0.5 else int(entities * rng.random() ** 1.5)
        if rng.random() < 0.5:
            one, other = other, one
        relation = RELATIONS[int(len(RELATIONS) * rng.random() ** 2)]
        if relation in SYMMETRIC and name(other) < name(one):
            one, other = other, one
        if one == other or (one, relation, other) in seen:
            continue
        seen.add((one, relation, other))
        yield name(one), relation, name(other), 1 + int(rng.paretovariate(1.2))


def name(number: int) -> str:
    """The id of the entity with this number; the first are hubs."""
    return f"person/name-{number:07d}"


def fill(path: Path, count: int, entities: int) -> None:
    """Write the tables."""
    rng = random.Random(1)
    connection = connect(path)
    connection.execute("PRAGMA foreign_keys = OFF")
    with transaction(connection):
        connection.executemany(
            "INSERT INTO entity VALUES (NULL, ?1, 'Person', ?1, ?1, NULL, 0, '[]')",
            ((name(number),) for number in range(entities)),
        )
        connection.executemany(
            "INSERT INTO edge VALUES (NULL, ?1, ?2, ?3, ?4, ?5, ?6, 1, 1, ?6, 0, 0, 0, NULL, NULL)",
            (
                (edge_id(s, relation, o), s, relation, o, int(relation in SYMMETRIC), claims)
                for s, relation, o, claims in edges(count, entities, rng)
            ),
        )
    connection.close()


def degrees(path: Path) -> list[str]:
    """Entities by degree, from the most."""
    connection = connect(path, read_only=True)
    found = connection.execute(
        "SELECT id FROM (SELECT subject AS id FROM edge UNION ALL SELECT object FROM edge) "
        "GROUP BY id ORDER BY count(*) DESC, id"
    ).fetchall()
    connection.close()
    return [row[0] for row in found]


def slowest(ask: Callable[[], object], times: int = 3) -> tuple[float, object]:
    """Milliseconds of processor time of the slowest call, and what the last gave."""
    worst = 0.0
    for _ in range(times):
        begin = time.process_time()
        found = ask()
        worst = max(worst, time.process_time() - begin)
    return 1000 * worst, found


def main() -> None:
    """Make the graph where it isn't there, ask, and print a line a question."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--edges", type=int, default=1_000_000)
    parser.add_argument("--entities", type=int, default=300_000)
    parser.add_argument("--path", type=Path, help="the store's file (default: a temporary one)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = options.path or Path(folder) / "walks.db"
        if not path.exists():
            fill(path, options.edges, options.entities)
        ranked = degrees(path)
        ends = {
            "hub": ranked[0],
            "hub 2": ranked[1],
            "busy": ranked[HUBS + 5],
            "middle": ranked[len(ranked) // 20],
            "leaf": ranked[-1],
            "leaf 2": ranked[-2],
        }
        with SqliteStore(path, read_only=True) as store:
            measure(store, ends)


def measure(store: SqliteStore, ends: dict[str, str]) -> None:
    """Ask for neighbourhoods of each, and for paths between them."""
    for label, id in ends.items():
        degree = store.count_edges(EdgeFilter(actors=(id,)))
        for depth in (1, 2, 3):
            for first in (100, 500):
                spent, found = slowest(lambda: store.neighborhood(id, depth, Along(), None, first))  # noqa: B023
                ids = tuple(e.entity for e in found.entities)  # type: ignore[attr-defined]
                among, _ = slowest(
                    lambda: store.edges(EdgeFilter(among=ids), EdgeOrder.CLAIMS, Page(first=250)),  # noqa: B023
                    1,
                )
                print(
                    f"around {label} ({degree:,} edges), depth {depth}, first {first}: {spent:,.0f} ms, "
                    f"{len(ids)} entities, stopped by {found.stopped}; edges among them {among:,.0f} ms",  # type: ignore[attr-defined]
                    flush=True,
                )
    pairs = [("hub", "hub 2"), ("hub", "leaf"), ("busy", "middle"), ("middle", "leaf"), ("leaf", "leaf 2")]
    for one, other in pairs:
        for most in (2, 3, 4, 6):
            for first in (10, 100):
                for directed in (False, True):
                    spent, found = slowest(
                        lambda: store.paths(ends[one], ends[other], most, Along(directed=directed), first)  # noqa: B023
                    )
                    print(
                        f"{one} to {other}, up to {most}, first {first}{', directed' * directed}: "
                        f"{spent:,.0f} ms, {len(found.paths)} paths, "  # type: ignore[attr-defined]
                        f"stopped by {found.stopped}",  # type: ignore[attr-defined]
                        flush=True,
                    )


if __name__ == "__main__":
    main()
