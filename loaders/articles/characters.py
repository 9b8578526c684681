"""The characters of a text as they are stored: one form for what looks the same.

All of this happens before an `Article` is made, so offsets count into the result. Stored text is NFC,
because a name typed as letter + combining accent must equal the same name in the gazetteer; typographic
quotes and dashes stay, because a quote must be verbatim.
"""

import html
import re
import unicodedata

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Controls, soft hyphen, zero-width and direction marks, and halves of surrogate pairs: invisible, and
# they would split words. The joiners U+200C and U+200D stay: Persian and emoji need them.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
    "\ud800-\udfff]"
)
# Entities that a scraper left in plain text, often escaped twice (&amp;quot;).
_ENTITY = re.compile(
    r"&(?:(?:amp|#0{0,4}38|#x0{0,4}26);)*(#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.IGNORECASE
)
_LONG_RUN = re.compile(r"[^\w\s\x00-\x7f]{31,}")
MAX_MARKS = 30
"""Combining marks in a row; more is no writing, and sorting them takes quadratic time."""


def _fewer_marks(run: re.Match[str]) -> str:
    kept: list[str] = []
    marks = 0
    for char in run.group():
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks <= MAX_MARKS:
            kept.append(char)
    return "".join(kept)


def _decoded(entity: re.Match[str]) -> str:
    char = html.unescape(f"&{entity.group(1)};")
    # Letters and digits need no entity: who writes them so hides something, or builds another entity.
    return entity.group() if char.isascii() and char.isalnum() else char


def clean(text: str) -> str:
    """The text with line ends as \\n, entities decoded, without invisible characters, in NFC.

    Twice is as once.
    """
    if "&" in text:
        text = _ENTITY.sub(_decoded, text)
    text = _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text))
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", _LONG_RUN.sub(_fewer_marks, text))


def one_line(text: str) -> str:
    """The cleaned text as one line: every run of white space is one space, none at the ends."""
    return " ".join(clean(text).split())
