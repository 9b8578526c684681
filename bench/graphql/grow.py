"""A store ten times as large as another: `python bench/graphql/grow.py SMALL.db LARGE.db`.

Copies the file, then writes nine further copies of its entities, edges, articles and claims into it under
other ids, by SQL: what the peer run's questions read, in minutes where Store.add would take hours. Full-text
indexes, mentions and reprints are not multiplied, and indexes that the questions don't use are left out: it
is a store for measuring only.
"""

import shutil
import sqlite3
import sys
import time
from pathlib import Path

COPIES = 9
USED = ("entity_name", "edge_subject", "edge_object", "claim_edge", "claim_time", "claim_long")
OTHER = "substr({}, 1, 30) || 'z' || {k}"  # ids are hexadecimal: no other id has a z
COLUMNS = {
    "entity": {"id": "id || '~{k}'", "name": "name || ' {k}'", "sort_name": "sort_name || ' {k}'"},
    "article": {"id": OTHER.format("id", k="{k}"), "origin": OTHER.format("origin", k="{k}")},
    "edge": {
        "id": OTHER.format("id", k="{k}"),
        "subject": "subject || '~{k}'",
        "object": "object || '~{k}'",
    },
    "claim": {
        "id": OTHER.format("id", k="{k}"),
        "article": OTHER.format("article", k="{k}"),
        "edge": OTHER.format("edge", k="{k}"),
        "subject": "subject || '~{k}'",
        "object": "object || '~{k}'",
    },
}
"""What becomes another in a copy; `n` is given anew."""


def main() -> None:
    """Copy and multiply."""
    small, large = map(Path, sys.argv[1:])
    begin = time.monotonic()
    shutil.copyfile(small, large)
    connection = sqlite3.connect(large, isolation_level=None)
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -6000000", "foreign_keys = OFF"):
        connection.execute(f"PRAGMA {pragma}")
    for table, changed in COLUMNS.items():
        indexes = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL",
            (table,),
        ).fetchall()
        for name, _ in indexes:  # sorted once at the end, which is far quicker than kept up row by row
            connection.execute(f"DROP INDEX {name}")
        names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[1] != "n"]
        listed = ", ".join(f'"{name}"' for name in names)
        (last,) = connection.execute(f"SELECT max(n) FROM {table}").fetchone()
        for k in range(1, COPIES + 1):
            chosen = [changed.get(name, f'"{name}"').replace("{k}", str(k)) for name in names]
            connection.execute(
                f"INSERT INTO {table} ({listed}) SELECT {', '.join(chosen)} FROM {table} WHERE n <= ?",
                (last,),
            )
            print(table, k, f"{time.monotonic() - begin:.0f} s", flush=True)
        for name, sql in indexes:
            if name not in USED:
                continue
            connection.execute(sql)
            print(name, f"{time.monotonic() - begin:.0f} s", flush=True)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.close()
    people = Path(f"{small}.people.json")
    if people.exists():
        shutil.copyfile(people, f"{large}.people.json")


if __name__ == "__main__":
    main()
