"""Sums of money: amount and ISO 4217 currency.

"dollars" alone are US dollars, "pounds" sterling, "Rs" Indian rupees, as the international press uses them.
"""

import re
import tomllib
from importlib.resources import files

from belligraph.loaders.measures.numbers import DIGITS, NUMBER, QUALIFIER, SCALES, SHORT_SCALES, read_number
from belligraph.loaders.measures.spans import Measured
from belligraph.schema.records import Money

_TABLE = tomllib.loads(files(__package__).joinpath("currencies.toml").read_text(encoding="utf-8"))
SYMBOLS: dict[str, str] = _TABLE["symbols"]
CODES: list[str] = _TABLE["codes"].split()
NAMES: dict[str, str] = {name: code for code, written in _TABLE["names"].items() for name in written}
NEED_SCALE = frozenset(_TABLE["need_scale"].split())

_SCALE = "|".join(sorted((*SCALES, *SHORT_SCALES), key=len, reverse=True))
_SYMBOL = "|".join(re.escape(s) for s in sorted(SYMBOLS, key=len, reverse=True))
_NAME = "|".join(
    re.escape(n) + ("s?" if not n.endswith("s") else "") for n in sorted(NAMES, key=len, reverse=True)
)
_NAME = _NAME.replace("pound\\ sterlings?", "pounds?\\ sterling")
_FOUND = re.compile(
    rf"(?:\b(?P<qualifier>{QUALIFIER}|tens of|hundreds of) )?(?:"
    rf"(?<![A-Za-z])(?P<symbol>{_SYMBOL}|(?-i:{'|'.join(CODES)})) ?(?P<digits>{DIGITS})"
    rf"(?:[- –](?P<high>{DIGITS})(?=[- ]?(?:{_SCALE})\b))?(?:[- ]?(?P<scale>{_SCALE})\b)?"
    rf"|(?P<number>{NUMBER}|(?<![\w.,]){DIGITS}(?P<short>{'|'.join(SHORT_SCALES)}))(?: of)?[- ]"
    rf"(?P<name>{_NAME}|(?-i:{'|'.join(CODES)}))\b(?!-))",
    re.IGNORECASE,
)
_MARKS = tuple(dict.fromkeys(written.casefold().split()[0] for written in (*SYMBOLS, *NAMES)))
"""One of these is in every sum that has no code; looking for them is quicker than for sums."""
_LIMIT = 1e18  # nobody's arsenal costs more; beyond it digits are noise


def find_money(text: str) -> list[Measured[Money]]:
    """Every sum of money in a sentence, in order; offsets count in `text`.

    A qualifier ("about", "up to") is part of the text and makes it approximate, as do bare "billions".
    """
    folded = text.casefold()
    if not any(mark in folded for mark in _MARKS) and not any(code in text for code in CODES):
        return []
    out = []
    for match in _FOUND.finditer(text):
        read = _symbol(match) if match.group("symbol") else _name(match)
        if read is None or not 0 <= read[0] < _LIMIT:
            continue
        amount, currency, vague = read
        end = match.end()
        record = Money(
            text=text[match.start() : end],
            amount=amount,
            currency=currency,
            approximate=vague or match.group("qualifier") is not None,
        )
        out.append(Measured(match.start(), end, record))
    return out


def _scaled(scale: str | None) -> float:
    word = (scale or "").lower()
    return SCALES.get(word) or SHORT_SCALES.get(word) or 1.0


def _symbol(match: re.Match[str]) -> tuple[float, str, bool] | None:
    written = match.group("symbol")
    currency = next(
        (code for sign, code in SYMBOLS.items() if sign.lower() == written.lower()), written.upper()
    )
    scale = _scaled(match.group("scale"))
    low = float(match.group("digits").replace(",", ""))
    if match.group("high"):
        return (low + float(match.group("high").replace(",", ""))) / 2 * scale, currency, True
    return low * scale, currency, False


def _name(match: re.Match[str]) -> tuple[float, str, bool] | None:
    written = match.group("number")
    name = re.sub(r"\s+", " ", match.group("name").lower())
    base = "pound sterling" if "sterling" in name else name if name in NAMES else name.removesuffix("s")
    currency = NAMES.get(base) or match.group("name")
    if match.group("short"):
        digits = written[: -len(match.group("short"))]
        return float(digits.replace(",", "")) * _scaled(match.group("short")), currency, False
    value = read_number(written)
    if base in NEED_SCALE and not re.search(
        r"million|billion|trillion|thousand|crore", written, re.IGNORECASE
    ):
        return None
    amount = value.low if value.low is not None else value.high
    return None if amount is None else (amount, currency, value.approximate)
