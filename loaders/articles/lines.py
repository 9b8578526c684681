"""A document as lines that know their shape: title, sentence or fragment; long or short."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from belligraph.loaders.articles.characters import clean
from belligraph.loaders.articles.junk import Junk, judge

_CLOSERS = "\"'”’»)]*_ "
_INITIALS = re.compile(r"(?:\b[A-Z]\.){2,}$")
_INNER_END = re.compile(r"[.!?…][\"'”’)]* +[\"“‘(]?[A-Z]")
_HYPHEN = re.compile(r"[^\W\d_]-$")
TITLE_WORDS = 25
QUESTION_WORDS = 16
LONG_WORDS = 25
LONG_SENTENCE_WORDS = 20
_WRAP_WIDTH = 120


class Shape(Enum):
    """What a line looks like on its own."""

    TITLE = "title"
    SENTENCE = "sentence"
    FRAGMENT = "fragment"


@dataclass(frozen=True, slots=True)
class Line:
    """One line or unwrapped paragraph. `gap`: blank lines above it; `long`: it can only be running text;
    `junk`: what kind of page junk it is on its own, if any."""

    text: str
    gap: int
    words: int
    shape: Shape
    long: bool
    junk: Junk | None = None

    @property
    def title(self) -> bool:
        """Could it be a headline, heading or section line?"""
        return self.shape is Shape.TITLE


def _shape(text: str, words: int) -> Shape:
    bare = text[-20:].rstrip(_CLOSERS)
    opens = text.lstrip("\"'“‘«([*_")[:1]
    last = bare[-1:]
    if last in ".!…" and not (words <= TITLE_WORDS and _INITIALS.search(bare) and _title_case(text)):
        return Shape.SENTENCE
    if last == "?":
        single = words <= QUESTION_WORDS and not _INNER_END.search(text)
        return Shape.TITLE if single and (opens.isupper() or opens.isdigit()) else Shape.SENTENCE
    if words > TITLE_WORDS:
        return Shape.SENTENCE
    if last in ":,;-–—" or not (
        opens.isupper() or opens.isdigit() or (opens.isalpha() and not opens.islower())
    ):
        return Shape.FRAGMENT
    return Shape.TITLE


def _title_case(text: str) -> bool:
    words = [word for word in text.split() if word[:1].isalpha()]
    return bool(words) and sum(word[0].isupper() for word in words) >= 0.6 * len(words)


def line_of(text: str, gap: int = 0) -> Line:
    """The line with its shape; `text` must be one cleaned line."""
    words = text.count(" ") + 1
    shape = _shape(text, words)
    long = words >= LONG_WORDS or (shape is Shape.SENTENCE and words >= LONG_SENTENCE_WORDS)
    return Line(text, gap, words, shape, long, judge(text, words))


def _is_wrapped(blocks: list[list[str]]) -> bool:
    """Were the lines broken at a fixed width? Then every third goes on in lower case, and none is long."""
    joints = low = 0
    for block in blocks:
        for upper, lower in pairwise(block):
            if len(upper) > _WRAP_WIDTH:
                return False
            joints += 1
            low += lower.lstrip()[:1].islower()
    return joints >= 3 and low >= 0.3 * joints


def _unwrapped(block: list[str], width: int) -> Iterator[str]:
    parts: list[str] = []
    for raw in block:
        text = " ".join(raw.split())
        low = text[:1].islower()
        if parts and (raw[:2].isspace() or (len(parts[-1]) < 0.6 * width and not low)):
            yield "".join(parts)
            parts = []
        if parts and not _HYPHEN.search(parts[-1]):
            parts.append(" ")
        parts.append(text)
    if parts:
        yield "".join(parts)


def lines_of(text: str) -> list[Line]:
    """The non-blank lines of a document, cleaned; text broken at a fixed width is joined to paragraphs."""
    blocks: list[list[str]] = []
    gaps: list[int] = []
    gap = 0
    open_block = False
    for raw in clean(text).split("\n"):
        if not raw or raw.isspace():
            gap += 1
            open_block = False
        elif open_block:
            blocks[-1].append(raw)
        else:
            blocks.append([raw])
            gaps.append(gap)
            gap, open_block = 0, True
    wrapped = _is_wrapped(blocks)
    width = max((len(raw) for block in blocks for raw in block), default=0) if wrapped else 0
    lines: list[Line] = []
    for block, above in zip(blocks, gaps, strict=True):
        texts = _unwrapped(block, width) if wrapped else (" ".join(raw.split()) for raw in block)
        for index, one in enumerate(texts):
            lines.append(line_of(one, above if index == 0 else 0))
    return lines
