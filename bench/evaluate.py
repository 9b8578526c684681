"""Score the reading against annotated articles: `python bench/evaluate.py [FOLDER …]`.

Writes docs/evaluation.md. The standard in bench/reading/standard is always scored; each folder named
holds another one in the same form (articles.jsonl, entities.jsonl, claims.jsonl). Reads everything in
this process, without a store.
"""

import argparse
import sys
from pathlib import Path

from reading.baseline import baseline
from reading.calibration import bins_of
from reading.chart import reliability
from reading.page import Result, checked, page, prf, table
from reading.reader import parses_of, read
from reading.score import score
from reading.standard import HALVES, load

ROOT = Path(__file__).resolve().parents[1]
OWN = ROOT / "bench" / "reading" / "standard"


def results_of(folder: Path) -> list[Result]:
    """Both halves of one standard, read and scored."""
    standard = load(folder)
    parses = parses_of(standard)
    reading = read(standard, parses).reading
    lexical = baseline(standard, parses, reading)
    out = []
    for half in HALVES:
        ids = standard.half(half)
        reports = score(standard, reading, ids), score(standard, lexical, ids)
        out.append(Result(standard.name, half, len(ids), *reports))
    return out


def main() -> None:
    """Read, score, write the page and the plot."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folders", nargs="*", type=Path, help="more annotated sets")
    ap.add_argument(
        "--docs", type=Path, default=ROOT / "docs", help="where evaluation.md goes; default: docs"
    )
    args = ap.parse_args()
    for folder in args.folders:
        if not (folder / "claims.jsonl").is_file():
            ap.error(f"{folder} holds no claims.jsonl; name a folder with articles, entities and claims")
    results = [result for folder in (OWN, *args.folders) for result in results_of(folder)]
    (args.docs / "images").mkdir(parents=True, exist_ok=True)
    text = page(results, OWN.name, OWN.with_name("remarks.md"))
    (args.docs / "evaluation.md").write_text(text, encoding="utf-8")
    plot = reliability(bins_of(checked(results)), "Confidence against truth, check halves")
    (args.docs / "images" / "reliability.svg").write_text(plot, encoding="utf-8")
    rows = [[r.name, r.half, *prf(r.report.claims), f"{r.report.entities.f1:.3f}"] for r in results]
    sys.stdout.write(
        table("set half P R F1 entities", rows) + f"\n\nwritten to {args.docs / 'evaluation.md'}\n"
    )


if __name__ == "__main__":
    main()
