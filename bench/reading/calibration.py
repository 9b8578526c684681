"""Whether confidence means what it says: of the claims said with 0.7, seven in ten should be right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reading.score import Report

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Claims of about one confidence: how many, their mean confidence, the share that is right."""

    count: int
    said: float
    right: float


def pairs_of(report: Report) -> list[tuple[float, bool]]:
    """(confidence, right) of every claim that is counted; a claim said twice counts once, at its surest."""
    return [
        (max(claim.confidence for claim in claims), key in report.wanted)
        for key, claims in report.found.items()
    ]


def bins_of(pairs: Iterable[tuple[float, bool]], bins: int = BINS) -> list[Bin]:
    """The claims in equal steps of confidence; empty steps are left out."""
    groups: dict[int, list[tuple[float, bool]]] = {}
    for said, right in pairs:
        groups.setdefault(min(int(said * bins), bins - 1), []).append((said, right))
    return [
        Bin(len(rows), sum(s for s, _ in rows) / len(rows), sum(r for _, r in rows) / len(rows))
        for _, rows in sorted(groups.items())
    ]


def calibration_error(pairs: Sequence[tuple[float, bool]]) -> float:
    """Expected calibration error: the mean distance of confidence from truth, weighted by the bins' sizes."""
    if not pairs:
        return 0.0
    return sum(b.count * abs(b.said - b.right) for b in bins_of(pairs)) / len(pairs)


def brier(pairs: Sequence[tuple[float, bool]]) -> float:
    """Mean squared distance of confidence from truth."""
    return sum((said - right) ** 2 for said, right in pairs) / len(pairs) if pairs else 0.0


def ranking(pairs: Sequence[tuple[float, bool]]) -> float:
    """How often a right claim is surer than a wrong one (the area under the ROC curve)."""
    good = [s for s, r in pairs if r]
    bad = [s for s, r in pairs if not r]
    wins = sum((g > b) + 0.5 * (g == b) for g in good for b in bad)
    return wins / (len(good) * len(bad)) if good and bad else 0.5


@dataclass(frozen=True, slots=True)
class Kept:
    """The score of the claims that are at least so sure."""

    least: float
    count: int
    precision: float
    recall: float
    f1: float


def kept(report: Report, least: float) -> Kept:
    """What a filter on confidence leaves."""
    pairs = [(said, right) for said, right in pairs_of(report) if said >= least]
    right, wanted = sum(r for _, r in pairs), len(report.wanted)
    total = len(pairs) + wanted
    return Kept(
        least,
        len(pairs),
        right / len(pairs) if pairs else 0.0,
        right / wanted if wanted else 0.0,
        2 * right / total if right else 0.0,
    )
