"""Page junk, told from a line on its own. The phrases are data, in junk.toml."""

import re
import tomllib
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import Path

_QUOTES = str.maketrans("‘’“”", "''\"\"")
_TRIMMED = " .:…»›→▼▾*#|-–—"
_AGE = re.compile(
    r"(?:a|an|one|\d{1,3}) ?(?:s|sec|second|m|min|minute|h|hr|hour|d|day|w|wk|week|mo|month|y|yr|year)s? ago"
    r"[^\w.]{0,3}$"
)
_CRUMB = re.compile(r"\s*[»›>→/|]\s*|\s+[\\–—-]\s+")
_CRUMB_MARK = re.compile(r"\s[»›>→|]\s")
_RULE = re.compile(r"[\W_]+$")
_HOMES = frozenset({"home", "homepage", "front page", "start"})
_STAMP_WORDS = 10
_HEADING_WORDS = 8
_JUDGED_WORDS = 40
_JUDGED_LENGTH = 400
_DATA = Path(__file__).with_name("junk.toml")


class Junk(Enum):
    """What a junk line means for the lines below it; see junk.toml for DROP, LIST and END."""

    DROP = "drop"
    LIST = "list"
    STAMP = "stamp"
    """An age ("7 months ago"), as it stands beside the titles of other articles."""
    RULE = "rule"
    """Nothing but signs ("-----")."""
    END = "end"


@dataclass(frozen=True, slots=True)
class _Phrases:
    """One table of junk.toml. Sets and string methods, because a file may have millions of lines."""

    whole: frozenset[str]
    starts: tuple[str, ...]
    ends: tuple[str, ...]
    contains: tuple[str, ...]

    def fit(self, low: str, plain: str) -> bool:
        return (
            plain in self.whole
            or low.startswith(self.starts)
            or low.endswith(self.ends)
            or any(phrase in low for phrase in self.contains)
        )


@cache
def _phrases() -> dict[str, _Phrases]:
    data = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return {
        name: _Phrases(
            frozenset(map(_plain, entry.get("whole", ()))),
            *(
                tuple(phrase.lower() for phrase in entry.get(how, ()))
                for how in ("starts", "ends", "contains")
            ),
        )
        for name, entry in data.items()
    }


def _low(text: str) -> str:
    return text.translate(_QUOTES).lower()


def _plain(text: str) -> str:
    return _low(text).strip(_TRIMMED)


def is_section(text: str) -> bool:
    """Is the line the name of a newspaper's section ("World", "Opinion")?"""
    return len(text) <= _JUDGED_LENGTH and _plain(text) in _phrases()["section"].whole


def crumbs(text: str) -> tuple[str, ...]:
    """The steps of a breadcrumb line ("Home » News » Headline"), else nothing."""
    if len(text) > _JUDGED_LENGTH or not _CRUMB_MARK.search(text):
        return ()
    steps = tuple(step.strip() for step in _CRUMB.split(text) if step.strip())
    if len(steps) < 2 or any(step.count(" ") > 2 for step in steps[:-1]):
        return ()
    return steps if len(steps) > 2 or steps[0].lower() in _HOMES else ()


def judge(text: str, words: int) -> Junk | None:
    """What kind of junk the line of so many words is on its own; None when it may belong to an article."""
    if not text[:1].isalnum() and _RULE.match(text):
        return Junk.RULE
    if words > _JUDGED_WORDS or len(text) > _JUDGED_LENGTH:
        return None
    low = _low(text)
    plain = low.strip(_TRIMMED)
    if words <= _STAMP_WORDS and " ago" in low and _AGE.search(low):
        return Junk.STAMP
    if crumbs(text):
        return Junk.DROP
    phrases = _phrases()
    heading = words <= _HEADING_WORDS and not text.endswith(".")
    kinds = (Junk.END, Junk.LIST, Junk.DROP) if heading else (Junk.DROP,)
    return next((kind for kind in kinds if phrases[kind.value].fit(low, plain)), None)
