"""One table of all results: `python bench/graphql/table.py RESULT.json …`, the peer's, the limit's and ours.

Ratios are ours against each: how many times the requests a second, how many times less processor a request.
"""

import json
import sys
from pathlib import Path
from typing import Any

HEAD = ("question", "c", "target", "req/s", "p50 ms", "p99 ms", "CPU ms", "KB", "MB", "failed", "ratios")


def ratio(ours: dict[str, Any], other: dict[str, Any]) -> str:
    """Ours against another's."""
    return f"us ×{ours['rate'] / other['rate']:.2f} req/s, CPU ÷{other['cpu'] / ours['cpu']:.2f}"


def main() -> None:
    """Print the table as Markdown."""
    rows = [row for name in sys.argv[1:] for row in json.loads(Path(name).read_text("utf-8"))]
    ours = {(row["question"], row["connections"]): row for row in rows if row["target"] == "belligraph"}
    print("| " + " | ".join(HEAD) + " |")
    print("|---" * len(HEAD) + "|")
    for row in sorted(rows, key=lambda row: (row["question"], row["connections"])):
        own = ours.get((row["question"], row["connections"]))
        cells = (
            row["question"],
            row["connections"],
            row["target"],
            f"{row['rate']:,.0f}",
            f"{row['p50']:g}",
            f"{row['p99']:g}",
            f"{row['cpu']:.2f}",
            f"{row['bytes'] / 1000:.1f}",
            row["mb"],
            row["failed"],
            ratio(own, row) if own and own is not row else "",
        )
        print("| " + " | ".join(map(str, cells)) + " |")
    print(f"\nload average of the machine: {min(r['load'] for r in rows)} to {max(r['load'] for r in rows)}")


if __name__ == "__main__":
    main()
