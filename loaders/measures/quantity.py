"""Quantities: a number with what it counts, as written and as read."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from belligraph.loaders.language.lemmas import lemma
from belligraph.loaders.measures.money import find_money
from belligraph.loaders.measures.numbers import NUMBER, QUALIFIER, Value, qualified, read_number
from belligraph.loaders.measures.spans import Measured, covered
from belligraph.loaders.measures.times import find_times
from belligraph.schema.records import Quantity

_FOUND = re.compile(
    rf"(?:\b(?P<qualifier>{QUALIFIER}) )?(?P<between>\bbetween )?(?P<number>{NUMBER})"
    rf"(?:(?P<range> (?:to|or) |[-–](?=\d)|(?(between) and |(?!)))(?P<high>{NUMBER}))?(?P<plus>\+)?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[\s-]{1,2}([^\W\d_](?:[\w’'.&/-]{0,38}[\w])?|%|\d{1,4}(?:mm)?(?!\w)|[A-Z]+-\d+\w*)")
_OF = re.compile(r" of(?: the| his| her| its| their| these| those| some| about)?(?= )")
_STOP = frozenset(
    """a an the of in on at to from by for with and or but over against into across along near than as is are
    was were be been being has have had will would may might could can who which that when while after before
    since each including under between during if""".split()
)
_REACH = 6  # words from the number to its noun: "four more long-range Russian ballistic missiles"


@cache
def _units() -> dict[str, frozenset[str]]:
    text = files(__package__).joinpath("units.toml").read_text(encoding="utf-8")
    return {kind: frozenset(words.split()) for kind, words in tomllib.loads(text).items()}


@cache
def _formations() -> re.Pattern[str]:
    return re.compile(rf"\ban? (?P<unit>{'|'.join(sorted(_units()['formations']))})\b", re.IGNORECASE)


def _words(text: str, at: int) -> Iterator[tuple[str, int]]:
    """(word, its end) after an offset, up to punctuation, a function word, or the reach."""
    for _ in range(_REACH):
        match = _WORD.match(text, at)
        if not match or match.group(1).lower() in _STOP:
            return
        at = match.end()
        yield match.group(1), at


def _base(word: str) -> str:
    return lemma(word.lower().removesuffix("’s").removesuffix("'s"), "NOUN")


def _unit(text: str, at: int) -> tuple[str, str, int] | None:
    """(kind, base form, end) of the last unit word in the noun phrase that follows the number."""
    best: tuple[str, str, int] | None = None
    aircraft = False  # "F-16 fighters" are no people
    for word, end in _words(text, at):
        base = _base(word.split("-")[-1])
        kind = next((k for k in ("people", "things", "weapons", "durations") if base in _units()[k]), None)
        if kind:
            best = ("weapons" if base == "fighter" and aircraft else kind, base, end)
        elif best is not None:
            break
        aircraft = aircraft or word.lower() in _units()["aircraft"] or any(c.isdigit() for c in word)
    return best


def _named(text: str, start: int) -> bool:
    """Whether the number right after these words is part of a name, a date or a label."""
    before = re.search(r"([\w.]+)[\s-]$", text[max(0, start - 24) : start])
    return before is not None and before.group(1).lower().rstrip(".") in _units()["numbered"]


def _tail(text: str, at: int, base: str) -> int:
    """The end of "… of munitions" after a container or "… of war" after prisoners, else `at`."""
    follow = re.compile(r" of ([a-z][a-z-]{1,30})\b").match(text, at)
    holds = base in _units()["formations"] or base in _units()["holders"]
    if (
        not follow
        or not holds
        or follow.group(1) in _STOP
        or follow.group(1) in ("some", "about", "his", "its", "their")
    ):
        return at
    return follow.end()


def find_quantities(text: str, others: Iterable[tuple[int, int]] | None = None) -> list[Measured[Quantity]]:
    """Every quantity of a sentence, in order; offsets count in `text`. Sums of money and times are none:
    `others` gives their spans where they are known already.

    "some 10,000 soldiers" gives all three words, "48 Russian drones" gives "48" with the unit "drone".
    """
    if others is None:
        others = [(m.start, m.end) for m in find_money(text)]
        others += [(m.start, m.end) for m in find_times(text, None)]
    taken = covered(others)
    out: list[Measured[Quantity]] = []
    for match in _FOUND.finditer(text):
        if match.start("number") in taken or match.end() - 1 in taken:
            continue
        row = _read(text, match)
        if row is not None and (not out or row.start >= out[-1].end):  # "0 0 tons"
            out.append(row)
    used = covered((m.start, m.end) for m in out)
    for match in _formations().finditer(text):
        if match.start() not in used:
            base = match.group("unit").lower()
            strength = next((m for m in out if text[match.end() : m.start] == " of "), None)
            if strength is not None:  # "a brigade of 4,500 men" counts the men
                out.remove(strength)
                start, end = match.start(), strength.end
                record = strength.record.model_copy(update={"text": text[start:end]})
                out.append(Measured(start, end, record))
                continue
            record = Quantity(text=match.group(), low=1, high=1, unit=base)
            out.append(Measured(match.start(), match.end(), record))
    return sorted(out, key=lambda row: row.start)


def _read(text: str, match: re.Match[str]) -> Measured[Quantity] | None:
    start, end = match.span()
    number = match.group("number")
    plain = match.group("qualifier") is None and match.group("high") is None
    if _named(text, match.start("number")) or text[end : end + 1] in ("°", ":", "/"):
        return None
    after = _OF.match(text, end) or re.compile(r" more(?= \w)").match(text, end)
    unit = _unit(text, after.end() if after else end)
    if number[0].isdigit() and unit is None and (_is_label(text, match) or re.match(r"-\w", text[end:])):
        return None
    if re.match(r"-[a-z]", text[end:]) and (unit is None or unit[0] != "people"):
        return None  # "500-pound bomb", "two-day visit"
    if (
        number.lower() in ("one", "a couple", "zero", "a hundred", "a thousand", "a million")
        and plain
        and unit is None
    ):
        return None
    if unit is not None and unit[0] == "durations":
        return None
    value = qualified(read_number(number), match.group("qualifier"))
    if match.group("high"):
        value = _ranged(value, read_number(match.group("high")), match.group("qualifier") is not None)
    if match.group("plus"):
        value = Value(value.low, None, value.approximate)
    if unit is not None and unit[0] != "weapons":
        end = _tail(text, unit[2], unit[1])
    elif unit is not None and after and re.search(r"(?:s|couple|handful)$", number.lower()):
        end = unit[2]  # "dozens of drones": the bare "dozens" says too little
    record = Quantity(
        text=text[start:end],
        low=value.low,
        high=value.high,
        unit=unit[1] if unit else None,
        approximate=value.approximate,
    )
    return Measured(start, end, record)


def _ranged(first: Value, second: Value, approximate: bool) -> Value:
    bounds = [v for v in (first.low, first.high, second.low, second.high) if v is not None]
    low, high = min(bounds), max(bounds)
    if (
        first.low is not None
        and second.high
        and first.low < 1000 <= second.high
        and first.low * 1000 < second.high
    ):
        low = first.low * 1000  # "10 to 12 thousand"
    return Value(low, high, approximate or first.approximate)


def _is_label(text: str, match: re.Match[str]) -> bool:
    """Whether digits without a unit look like a year or like part of a name ("Mirage 2000")."""
    digits = match.group("number")
    if re.fullmatch(r"1[5-9]\d\d|20\d\d", digits) and match.group("qualifier") is None:
        return True
    before = re.search(r"(\S+) $", text[max(0, match.start() - 30) : match.start()])
    return before is not None and before.group(1)[0].isupper() and match.start() != len(before.group(0))
