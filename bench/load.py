"""How fast articles load, and whether the cost of one stays flat: `python bench/load.py [--sizes 1000]`.

Runs `belligraph load` on a grown corpus (bench/corpus.py) as a user would, in a process of its own, and
prints articles/s, words/s, peak memory and the cost an article against the smallest size.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from corpus import grow


def run(path: Path, store: Path, processes: int) -> tuple[float, float]:
    """Seconds and peak MiB (the loading process and its workers, each) of one load."""
    command = [sys.executable, "-m", "belligraph.cli", "load", "--store", str(store)]
    begin = time.perf_counter()
    child = subprocess.Popen([*command, "--processes", str(processes), str(path)], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    if status:
        raise SystemExit(f"the load failed with status {status}")
    return time.perf_counter() - begin, usage.ru_maxrss / 1024


def main() -> None:
    """Grow, load, print a row a size."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    ap.add_argument("--processes", type=int, default=1)
    args = ap.parse_args()
    first = None
    print("| articles | words | seconds | articles/s | words/s | peak MiB | ms an article | ratio |")
    print("|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for size in args.sizes:
            path = Path(folder) / f"{size}.jsonl"
            words = 0
            with path.open("w", encoding="utf-8") as sink:
                for row in grow(size):
                    words += len(row["text"].split())
                    sink.write(json.dumps(row, ensure_ascii=False) + "\n")
            seconds, peak = run(path, Path(folder) / f"{size}.db", args.processes)
            cost = seconds / size * 1000
            first = first or cost
            print(
                f"| {size} | {words} | {seconds:.1f} | {size / seconds:.1f} | {words / seconds:.0f} "
                f"| {peak:.0f} | {cost:.1f} | {cost / first:.2f} |",
                flush=True,
            )


if __name__ == "__main__":
    main()
