"""Fit the confidence of claims: `python bench/reading/train.py [FOLDER …]`.

Writes loaders/claims/confidence.toml. A logistic model over the marks of a claim (confidence.py there),
fitted to the tune halves of the standard beside this file and of the folders named. The penalty on
weights is chosen by leaving articles out in turn. Rules that were written with an article in view are
righter there than elsewhere, so the whole is then stretched to what it gives on articles left out, and
shifted to the share that was right on the standard when it was new. The same data give the same weights.
"""

import argparse
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from reading.reader import parses_of, read  # noqa: E402
from reading.score import score  # noqa: E402
from reading.standard import half_of, load  # noqa: E402

TARGET = HERE.parents[1] / "loaders" / "claims" / "confidence.toml"
RARE = 4  # claims that must carry a mark before it is given a weight
FOLDS = 6
PENALTIES = (2.0, 4.0, 8.0, 16.0, 32.0)
STEPS = 40
UNSEEN = 0.70
"""The share of claims that were right on the standard's tune half on the day that it came, before any rule
was written with it in view."""
LEAST = 0.02  # weights smaller than this are left out of the file


@dataclass(frozen=True, slots=True)
class Sample:
    """A claim with its marks, the article that it is from, and whether it is right."""

    article: str
    marks: tuple[str, ...]
    right: bool


def samples_of(folder: Path, half: str) -> list[Sample]:
    """The claims of one half; those that the standard marks as optional are left out."""
    standard = load(folder)
    done = read(standard, parses_of(standard))
    report = score(standard, done.reading, standard.half(half))
    good = {claim: key in report.wanted for key, claims in report.found.items() for claim in map(id, claims)}
    rows = zip(done.reading.claims, done.marks, strict=True)
    return [
        Sample(f"{standard.name}/{claim.article}", marks, good[id(claim)])
        for claim, marks in rows
        if half_of(claim.article) == half and id(claim) in good
    ]


def columns_of(samples: list[Sample]) -> list[str]:
    """The marks that enough claims carry, by name."""
    counts = Counter(mark for sample in samples for mark in set(sample.marks))
    return sorted(mark for mark, count in counts.items() if count >= RARE)


def matrix(samples: list[Sample], columns: list[str]) -> np.ndarray:
    """One row a claim, one column a mark: 1 where it is there."""
    at = {mark: i for i, mark in enumerate(columns)}
    out = np.zeros((len(samples), len(columns)))
    for row, sample in enumerate(samples):
        for mark in sample.marks:
            if mark in at:
                out[row, at[mark]] = 1.0
    return out


def fit(x: np.ndarray, y: np.ndarray, penalty: float, free: int) -> np.ndarray:
    """Weights by Newton's method; the column `free` (all claims) is hardly held down."""
    ridge = np.full(x.shape[1], penalty)
    ridge[free] = 0.01
    weights = np.zeros(x.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-(x @ weights)))
        gradient = x.T @ (y - p) - ridge * weights
        curve = (x * (p * (1 - p))[:, None]).T @ x + np.diag(ridge)
        step = np.linalg.solve(curve, gradient)
        weights = weights + step
        if float(np.abs(step).max()) < 1e-9:
            break
    return weights


def loss(p: np.ndarray, y: np.ndarray) -> float:
    """Mean log loss."""
    p = np.clip(p, 1e-6, 1 - 1e-6)
    return float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))


def left_out(samples: list[Sample], penalty: float) -> tuple[float, np.ndarray]:
    """Log loss and predictions on articles left out, fold by fold."""
    articles = sorted({s.article for s in samples})
    fold = {article: i % FOLDS for i, article in enumerate(articles)}
    y = np.array([float(s.right) for s in samples])
    p = np.zeros(len(samples))
    for k in range(FOLDS):
        train = [s for s in samples if fold[s.article] != k]
        test = [i for i, s in enumerate(samples) if fold[s.article] == k]
        columns = columns_of(train)
        w = fit(
            matrix(train, columns),
            np.array([float(s.right) for s in train]),
            penalty,
            columns.index("all claims"),
        )
        p[test] = 1 / (1 + np.exp(-(matrix([samples[i] for i in test], columns) @ w)))
    return loss(p, y), p


def stretch_of(p: np.ndarray, y: np.ndarray) -> float:
    """By how much the sums behind `p` must be stretched to fit the truth `y` best, whatever their level."""
    sums = np.log(p / (1 - p))
    return float(fit(np.column_stack([np.ones(len(sums)), sums]), y, 0.01, 0)[1])


def shift_of(sums: np.ndarray) -> float:
    """What must be added to the sums for a mean confidence of UNSEEN."""
    low, high = -5.0, 5.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if (1 / (1 + np.exp(-(sums + middle)))).mean() < UNSEEN else (low, middle)
    return (low + high) / 2


def main() -> None:
    """Read, choose the penalty, fit, write."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("folders", nargs="*", type=Path, help="more standards, in the same form")
    ap.add_argument("--dry", action="store_true", help="write nothing")
    args = ap.parse_args()
    fresh = samples_of(HERE / "standard", "tune")
    samples = fresh + [s for folder in args.folders for s in samples_of(folder, "tune")]
    trials = {penalty: left_out(samples, penalty) for penalty in PENALTIES}
    penalty = min(trials, key=lambda k: trials[k][0])
    columns = columns_of(samples)
    y = np.array([float(s.right) for s in samples])
    every = columns.index("all claims")
    weights = fit(matrix(samples, columns), y, penalty, every)
    stretch = stretch_of(trials[penalty][1][: len(fresh)], y[: len(fresh)])
    weights = weights * stretch
    shift = shift_of(matrix(fresh, columns) @ weights)
    weights[every] += shift
    print(f"stretched by {stretch:.2f}, shifted by {shift:.2f}")
    print(f"{len(samples)} claims, {y.mean():.3f} right, {len(columns)} marks")
    print("log loss left out: " + ", ".join(f"{k:g}: {v[0]:.4f}" for k, v in trials.items()))
    print(f"base rate {loss(np.full(len(y), y.mean()), y):.4f}; penalty {penalty:g}")
    if not args.dry:
        TARGET.write_text(as_toml(dict(zip(columns, weights, strict=True))), encoding="utf-8")


def as_toml(weights: dict[str, float]) -> str:
    """The file of weights: a table a group of marks."""
    lines = [
        "# Weights of the marks of a claim (confidence.py): their sum, through 1 / (1 + exp(-sum)), is its",
        "# confidence. Written by bench/reading/train.py from annotated articles; do not edit by hand.",
    ]
    group = ""
    for mark, weight in sorted(weights.items()):
        head, name = mark.split(" ", 1)
        if abs(weight) < LEAST:
            continue
        if head != group:
            lines += ["", f"[{head}]"]
            group = head
        lines.append(f'"{name}" = {weight:.3f}')
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
