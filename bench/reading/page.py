"""The evaluation page: scores of every set, by relation and detail, calibration, errors."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reading.calibration import Bin, bins_of, brier, calibration_error, kept, pairs_of, ranking
from reading.score import Key, Rate, Report
from reading.standard import HALVES, squashed

SHOWN = ("mood", "attributed", "attribution_name", "item", "place", "quantity", "date", "role", "instrument")
LEAST = (0.0, 0.3, 0.5, 0.7, 0.8)
LISTED = 8  # errors of each kind that are shown


@dataclass(frozen=True, slots=True)
class Result:
    """The scores of one set on one half: of the reading and of the baseline."""

    name: str
    half: str
    articles: int
    report: Report
    baseline: Report


def page(results: Sequence[Result], own: str, remarks: Path) -> str:
    """The page in Markdown. `own`: the set whose errors are listed; `remarks`: a file of words on errors."""
    blocks = [
        _head(),
        _sets(results),
        _details(results),
        _relations(results),
        _confidence(results),
        remarks.read_text(encoding="utf-8").strip(),
        _errors(next(r for r in results if r.name == own and r.half == HALVES[0])),
    ]
    return "\n\n".join(blocks) + "\n"


def checked(results: Iterable[Result]) -> list[tuple[float, bool]]:
    """Confidence and truth of the claims of all check halves."""
    return [pair for r in results if r.half == HALVES[1] for pair in pairs_of(r.report)]


def _head() -> str:
    return """# How well it reads

Written by `make evaluate` (`bench/evaluate.py`); do not edit by hand. `standard` lies in
[bench/reading/standard](../bench/reading/standard/README.md): articles of our own, in many styles and
about many wars, with all that they state marked by hand. Other sets are folders in the same form, named
as arguments: `make evaluate GOLD="folder folder"`. Rules were written with the articles of the **tune**
halves (odd numbers) in view; nobody looks at the errors of the **check** halves (even numbers), so they
tell how unseen text fares.

A claim is right when subject, relation, object and denial are; it counts once an article. At **state level**
each actor is raised to the state that it acts for. The **baseline** is a lexicon of verbs over the
same parse and the same mentions: subject, verb, object."""


def _sets(results: Sequence[Result]) -> str:
    rows = [
        [
            r.name,
            r.half,
            str(r.articles),
            str(r.report.claims.wanted),
            *prf(r.report.claims),
            f"{r.report.states.f1:.3f}",
            f"{r.report.entities.f1:.3f}",
            *prf(r.baseline.claims),
        ]
        for r in results
    ]
    header = "set half articles claims P R F1 state-level·F1 entities·F1 baseline·P baseline·R baseline·F1"
    return "## Claims and entities\n\n" + table(header, rows)


def _details(results: Sequence[Result]) -> str:
    rows = [[r.name, r.half, *(_share(r.report.details.get(name)) for name in SHOWN)] for r in results]
    text = """## Details of the claims that are right

Share of right values where the standard gives one, and of how many. `attributed`: whether somebody says so;
`attribution_name`: who, where it is an entity; mood and attribution are asked of every claim.

"""
    return text + table("set half " + " ".join(SHOWN), rows)


def _relations(results: Sequence[Result]) -> str:
    checks = [r for r in results if r.half == HALVES[1]]
    names = sorted(
        {name for r in checks for name in r.report.relations},
        key=lambda name: (-_pooled(checks, name)[0].wanted, name),
    )
    rows = []
    for name in names:
        ours, base = _pooled(checks, name)
        rows.append([name, str(ours.wanted), *prf(ours), f"{base.f1:.3f}"])
    text = "## Relations\n\nAll check halves together.\n\n"
    return text + table("relation claims P R F1 baseline·F1", rows)


def _pooled(results: Sequence[Result], relation: str) -> tuple[Rate, Rate]:
    none = Rate(0, 0, 0)
    ours = [r.report.relations.get(relation, none) for r in results]
    base = [r.baseline.relations.get(relation, none) for r in results]
    return _sum(ours), _sum(base)


def _sum(rates: Sequence[Rate]) -> Rate:
    return Rate(sum(r.right for r in rates), sum(r.found for r in rates), sum(r.wanted for r in rates))


def _confidence(results: Sequence[Result]) -> str:
    pairs = checked(results)
    rows = [
        [r.name, r.half, f"{calibration_error(p):.3f}", f"{brier(p):.3f}", f"{ranking(p):.3f}"]
        for r in results
        for p in (pairs_of(r.report),)
    ]
    rows.append(
        ["all", HALVES[1], *(f"{v:.3f}" for v in (calibration_error(pairs), brier(pairs), ranking(pairs)))]
    )
    filters = [
        [r.name, f"{least:.1f}", str(k.count), f"{k.precision:.3f}", f"{k.recall:.3f}", f"{k.f1:.3f}"]
        for r in results
        if r.half == HALVES[1]
        for least in LEAST
        for k in (kept(r.report, least),)
    ]
    return "\n\n".join(
        [
            "## Confidence",
            """Every claim carries a confidence: the share of claims read like it that are right, by a
logistic model over how it was read (its frame, how its two ends were found, how far they stand, what stands
between). Its weights are in [confidence.toml](../loaders/claims/confidence.toml), fitted on the tune
halves by [train.py](../bench/reading/train.py). Calibration error: how far confidence is from truth on
average; ranking: how often a right claim is surer than a wrong one (0.5 is chance).""",
            table("set half calibration·error Brier ranking", rows),
            "![Confidence against truth](images/reliability.svg)",
            "All check halves together:\n\n" + _bins(bins_of(pairs)),
            "What a filter on confidence leaves, on the check halves:\n\n"
            + table("set at·least claims P R F1", filters),
        ]
    )


def _bins(bins: Sequence[Bin]) -> str:
    rows = [[str(b.count), f"{b.said:.2f}", f"{b.right:.2f}"] for b in bins]
    return table("claims mean·confidence share·right", rows)


def _errors(result: Result) -> str:
    report = result.report
    sentences = {key: squashed(rows[0].sentence) for key, rows in report.found.items()}
    wrong = _some([k for k in report.found if k not in report.wanted], sentences)
    quotes = {key: rows[0].quote for key, rows in report.wanted.items()}
    missed = _some([k for k in report.wanted if k not in report.found], quotes)
    lines = [
        f"## Errors on the tune half of `{result.name}`",
        "Every so-manieth, in order of the articles.",
        "Wrong:",
    ]
    return "\n\n".join([*lines, "\n".join(wrong), "Missed:", "\n".join(missed)])


def _some(keys: Sequence[Key], sentences: Mapping[Key, str]) -> Iterator[str]:
    ordered = sorted(keys)
    step = max(1, len(ordered) // LISTED)
    for key in ordered[::step][:LISTED]:
        _, subject, relation, other, negated = key
        denied = " (denied)" if negated else ""
        yield f"- {subject.lstrip('?')} {relation} {other.lstrip('?')}{denied}: “{sentences[key]}”"


def prf(rate: Rate) -> list[str]:
    """Precision, recall and F1 as text."""
    return [f"{rate.precision:.3f}", f"{rate.recall:.3f}", f"{rate.f1:.3f}"]


def _share(pair: tuple[int, int] | None) -> str:
    return f"{pair[0] / pair[1]:.2f} of {pair[1]}" if pair and pair[1] else "–"


def table(header: str, rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; "·" in a heading is a blank."""
    names = [name.replace("·", " ") for name in header.split()]
    lines = ["| " + " | ".join(names) + " |", "|" + "---|" * len(names)]
    lines += ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join(lines)
