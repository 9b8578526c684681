"""Words of a search in a text that has no index: as full-text engines see them, whatever case and accents."""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_][^\W_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W_]*)*")


def places(quote: str, text: str) -> list[tuple[int, int]] | None:
    """Where the words of `text` stand in the quote, as words or starts of words; None when one is missing.

    A word with marks inside ("U.S.") is several that stand in a row.
    """
    tokens = [(_fold(found[0]), found.start(), found.end()) for found in _WORD.finditer(quote)]
    spans: set[tuple[int, int]] = set()
    for phrase in _phrases(text):
        size = len(phrase)
        starts = [
            at
            for at in range(len(tokens) - size + 1)
            if [token for token, _, _ in tokens[at : at + size - 1]] == phrase[:-1]
            and tokens[at + size - 1][0].startswith(phrase[-1])
        ]
        if not starts:
            return None
        spans.update((tokens[at][1], tokens[at + size - 1][2]) for at in starts)
    return sorted(spans)


def mark(quote: str, text: str) -> str | None:
    """The quote with the words of `text` between « and »; None when one is missing."""
    spans = places(quote, text)
    if spans is None:
        return None
    marked, done = "", 0
    for start, end in spans:
        if start >= done:
            marked += f"{quote[done:start]}«{quote[start:end]}»"
            done = end
    return marked + quote[done:]


@lru_cache(64)
def _phrases(text: str) -> tuple[list[str], ...]:
    """The words of a question, each as the words that it is when marks inside part it."""
    found = ([_fold(part) for part in _WORD.findall(word)] for word in text.split())
    return tuple(phrase for phrase in found if phrase)


def _fold(word: str) -> str:
    folded = word.casefold()
    if folded.isascii():
        return folded
    return "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
