"""Page junk, line by line: what a careful reader leaves out. The phrases are data, in junk.toml."""

import re
import tomllib
from collections.abc import Sequence
from enum import Enum
from functools import cache
from pathlib import Path

from belligraph.loaders.lines import Line

_QUOTES = str.maketrans("‘’“”", "''\"\"")
_AGE = re.compile(
    r"(?:a|an|one|\d{1,3}) ?(?:s|sec|second|m|min|minute|h|hr|hour|d|day|w|wk|week|mo|month|y|yr|year)s? ago"
    r"\W{0,3}$"
)
_CRUMB = re.compile(r"\s*[»›>→/|]\s*|\s+[\\–—-]\s+")
_CRUMB_MARK = re.compile(r"\s[»›>→|]\s")
_RULE = re.compile(r"[\W_]+$")
_STAMP_WORDS = 10
_CRUMB_WORDS = 40
_JUDGED_WORDS = 40
_DATA = Path(__file__).with_name("junk.toml")


class Junk(Enum):
    """What a junk line means for the lines below it."""

    DROP = "drop"
    LIST = "list"
    STAMP = "stamp"
    RULE = "rule"
    END = "end"


def _pattern(entry: dict[str, list[str]]) -> re.Pattern[str]:
    def either(how: str) -> str:
        return "|".join(
            re.escape(_plain(phrase)) if how == "whole" else re.escape(phrase) for phrase in entry[how]
        )

    forms = {"whole": "^(?:{})$", "starts": "^(?:{})", "ends": "(?:{})$", "contains": "(?:{})"}
    parts = [form.format(either(how)) for how, form in forms.items() if entry.get(how)]
    return re.compile("|".join(parts))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    data = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    return {name: _pattern(entry) for name, entry in data.items()}


def _plain(text: str) -> str:
    return text.translate(_QUOTES).lower().strip(" .:…»›→▼▾*#|-–—")


def is_section(text: str) -> bool:
    """Is the line the name of a newspaper's section ("World", "Opinion")?"""
    return bool(_patterns()["section"].search(_plain(text)))


def crumbs(text: str) -> tuple[str, ...]:
    """The steps of a breadcrumb line ("Home » News » Headline"), else nothing."""
    if len(_CRUMB_MARK.findall(text[:400])) < 1 or text.count(" ") >= _CRUMB_WORDS:
        return ()
    steps = tuple(step.strip() for step in _CRUMB.split(text) if step.strip())
    short = [step for step in steps[:-1] if step.count(" ") < 3]
    starts_home = bool(steps) and steps[0].lower() in {"home", "front page", "homepage", "start"}
    return (
        steps if len(steps) >= 2 and len(short) >= len(steps) - 1 and (len(steps) > 2 or starts_home) else ()
    )


def judge(line: Line) -> Junk | None:
    """What kind of junk the line is on its own, or None when it may belong to an article."""
    if _RULE.match(line.text):
        return Junk.RULE
    if line.words > _JUDGED_WORDS:
        return None
    low = line.text.translate(_QUOTES).lower()
    if line.words <= _STAMP_WORDS and _AGE.search(low):
        return Junk.STAMP
    if crumbs(line.text):
        return Junk.DROP
    plain = _plain(line.text)
    patterns = _patterns()
    for kind in (Junk.END, Junk.LIST):
        if patterns[kind.value].search(plain):
            return kind
    return Junk.DROP if patterns["drop"].search(plain) or patterns["drop"].search(low) else None


def without_junk(lines: Sequence[Line]) -> list[Line]:
    """The lines of one article, in order, without the junk around and between them.

    A list of other articles goes up to the next running text; after a comment form nothing is kept. Both
    count only below the first running text: above it, a menu stands on top of the page.
    """
    kept: list[Line] = []
    tail = 0
    prose = listing = page = False
    for index, line in enumerate(lines):
        kind = judge(line)
        page = page or kind not in (None, Junk.RULE)
        if kind is Junk.END and prose:
            break
        if kind is not None:
            below = lines[index + 1] if index + 1 < len(lines) else None
            lists = kind is Junk.LIST or (kind is Junk.STAMP and (below is None or below.title))
            listing = listing or (prose and lists)
            continue
        if line.long:
            prose, listing = True, False
        if listing:
            continue
        kept.append(line)
        if line.long:
            tail = len(kept)
    return kept[:tail] + _tail(kept, tail, page) if tail else kept


def _tail(kept: Sequence[Line], start: int, page: bool) -> list[Line]:
    """The short lines below the last running text that still belong to it.

    A heading with nothing below it is none. On a page with junk, what stands apart by a wider gap than the
    paragraphs do is a caption or a link.
    """
    gaps = sorted(line.gap for line in kept[1:start])
    usual = gaps[len(gaps) // 2] if gaps else 1
    tail: list[Line] = []
    for line in kept[start:]:
        if page and line.gap > usual:
            break
        tail.append(line)
    while tail and tail[-1].title and not tail[-1].text.endswith("?"):
        tail.pop()
    return tail
