"""Numbers as news writes them: "10,000", "1.5 million", "twenty-four", "two dozen", "tens of thousands"."""

import re
from dataclasses import dataclass

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
SCALES |= {"lakh": 1e5, "crore": 1e7}
SHORT_SCALES = {
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "b": 1e9,
    "bn": 1e9,
    "bln": 1e9,
    "tn": 1e12,
    "trn": 1e12,
}
_SMALL = {word: float(i) for i, word in enumerate(_ONES)}
_SMALL |= {word: 10.0 * (i + 2) for i, word in enumerate(_TENS)}

DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,15})(?:\.\d{1,6})?"
_SCALE = r"(?:hundred|thousand|million|billion|trillion|crore|lakh|dozen)"
_UNDER_100 = rf"(?:(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_ONES[1:10])}))?|{'|'.join(reversed(_ONES[1:]))})"
_WORDS = (
    rf"(?:half a {_SCALE}|half-a-{_SCALE}|(?:a|one|two|several)-and-a-half {_SCALE}"
    rf"|(?:several|a few) {_SCALE}"
    rf"|an? {_SCALE}(?: {_SCALE})?"
    rf"|{_UNDER_100}(?:(?:[- ]{_SCALE}){{1,2}}"
    rf"(?:(?: and)? {_UNDER_100}(?: {_SCALE})?)?(?:(?: and)? {_UNDER_100})?)?)"
)
_VAGUE = (
    r"(?:(?:tens|dozens|scores|hundreds) of )?(?:thousands|millions|billions|trillions)"
    r"|dozens|scores|hundreds|a couple|an? handful"
)
NUMBER = (
    rf"(?:(?<![\w.,])(?<![A-Za-z]-)(?:{DIGITS}(?:[- ]{_SCALE}){{0,2}}(?![\w])|(?:{_VAGUE})\b|{_WORDS}\b))"
)
"""A number without qualifier, for use inside a larger pattern compiled with IGNORECASE."""

_VAGUE_LOW = {
    "tens": 20.0, "dozens": 24.0, "scores": 40.0, "hundreds": 200.0, "thousands": 2e3, "millions": 2e6,
    "billions": 2e9, "trillions": 2e12, "couple": 2.0, "handful": 3.0,
}  # fmt: skip
_VAGUE_UNIT = {"thousands": 1e3, "millions": 1e6, "billions": 1e9, "trillions": 1e12}


@dataclass(frozen=True, slots=True)
class Value:
    """What a number says: bounds, and whether it is round or vague. An open bound is None."""

    low: float | None
    high: float | None
    approximate: bool


def read_number(text: str) -> Value:
    """The value of text that NUMBER matched; never raises for such text."""
    words = re.split(r"[\s-]+", text.lower().strip())
    if any(w in _VAGUE_LOW for w in words):
        last = words[-1]
        low = _VAGUE_LOW[last]
        if len(words) == 3 and words[1] == "of":
            low = _VAGUE_LOW[words[0]] * _VAGUE_UNIT.get(last, 1.0)
        return Value(low, 2.0 if last == "couple" else None, True)
    if words[:2] in (["half", "a"],):
        exact = 0.5 * SCALES.get(words[-1], 1)
        return Value(exact, exact, False)
    if "several" in words or "few" in words:
        scale = SCALES.get(words[-1], 1)
        return Value((3 if "several" in words else 2) * scale, None, True)
    if "half" in words:
        base = {"one": 1.5, "a": 1.5, "two": 2.5}.get(words[0], 1.5)
        exact = base * SCALES.get(words[-1], 1)
        return Value(exact, exact, False)
    total, part = 0.0, 0.0
    for word in words:
        if word and word[0].isdigit():
            part += float(word.replace(",", ""))
        elif word in ("a", "an"):
            part = 1.0
        elif word in _SMALL:
            part += _SMALL[word]
        elif word in ("hundred", "dozen"):
            part = (part or 1.0) * SCALES[word]
        elif word in SCALES:
            if total and not part:
                total *= SCALES[word]
            else:
                total, part = total + (part or 1.0) * SCALES[word], 0.0
    exact = total + part
    return Value(exact, exact, words[0] in ("a", "an") and exact >= 100)


ABOUT = (
    r"about|around|some|roughly|nearly|almost|close to|approximately|approx\.?|an estimated|estimated|circa"
)
AT_LEAST = (
    r"at least|more than|over|no fewer than|no less than|not less than|upwards? of|a minimum of|in excess of"
)
AT_MOST = (
    r"up to|at most|no more than|not more than|fewer than|less than|under|below|a maximum of"
    r"|as many as|as much as"
)
QUALIFIER = rf"(?:(?:{ABOUT}|{AT_LEAST}|{AT_MOST})(?: (?:some|about|an estimated))?)"
_ABOUT = re.compile(rf"(?:{ABOUT})\b", re.IGNORECASE)
_AT_LEAST = re.compile(rf"(?:{AT_LEAST})\b", re.IGNORECASE)


def qualified(value: Value, qualifier: str | None) -> Value:
    """The value under "about", "at least", "up to" …: an open bound becomes None, "about" only marks it."""
    if not qualifier:
        return value
    if _AT_LEAST.match(qualifier):
        return Value(value.low, None, value.approximate)
    if _ABOUT.match(qualifier):
        return Value(value.low, value.high, True)
    return Value(None, value.high if value.high is not None else value.low, value.approximate)
