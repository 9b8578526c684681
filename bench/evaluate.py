"""Score the extraction against a gold standard: `python bench/evaluate.py GOLD_FOLDER CORPUS…`.

Loads the corpus through the command line as a user would, exports claims, entities and articles, and runs
the scorer that lies with the gold on both halves (odd article numbers: tuned on; even: checked). Prints a
table in Markdown; the gold is not part of the project.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

SHOWN = ("mood", "attributed", "item", "quantity")


def belligraph(*args: str, out: Path | None = None) -> None:
    """Run the command line; its standard output goes to `out` where given."""
    command = [sys.executable, "-m", "belligraph.cli", *args]
    if out is None:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return
    with out.open("w", encoding="utf-8") as sink:
        subprocess.run(command, check=True, stdout=sink)


def score(scorer: Path, gold: Path, work: Path, half: str) -> dict[str, dict[str, float]]:
    """The scorer's report on one half."""
    run = subprocess.run(
        [
            sys.executable,
            str(scorer),
            str(gold),
            str(work / "claims.jsonl"),
            str(work / "entities.jsonl"),
            "--articles",
            str(work / "articles.jsonl"),
            "--half",
            half,
            "--json",
        ],
        check=True,
        capture_output=True,
        text=True,
    )
    report: dict[str, dict[str, float]] = json.loads(run.stdout)
    return report


def main() -> None:
    """Load, export, score, print."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("gold", type=Path)
    ap.add_argument("corpus", nargs="+")
    ap.add_argument("--scorer", type=Path, help="default: score.py beside the gold's articles, or in ../gold")
    args = ap.parse_args()
    candidates = (args.gold / "score.py", args.gold.parent / "gold" / "score.py")
    scorer = args.scorer or next((c for c in candidates if c.is_file()), None)
    if scorer is None:
        ap.error("no score.py beside the gold; name it with --scorer")
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        store = str(work / "store.db")
        belligraph("load", "--store", store, *args.corpus)
        for what in ("claims", "entities", "articles"):
            belligraph("export", what, "--store", store, out=work / f"{what}.jsonl")
        print(
            "| half | claims P | R | F1 | state level F1 | entities F1 | mood | attributed | item | number |"
        )
        print("|---|---|---|---|---|---|---|---|---|---|")
        for half in ("odd", "even"):
            report = score(scorer, args.gold, work, half)
            claims, attributes = report["claims"], report["attributes"]
            cells = [claims["precision"], claims["recall"], claims["f1"], report["claims_state_level"]["f1"]]
            cells.append(report["entities"]["f1"])
            cells += [
                attributes.get(k, {}).get("accuracy", float("nan"))
                for k in ("mood", "attributed", "item", "quantity")
            ]  # type: ignore[attr-defined]
            print(f"| {half} | " + " | ".join(f"{c:.3f}" for c in cells) + " |")


if __name__ == "__main__":
    main()
