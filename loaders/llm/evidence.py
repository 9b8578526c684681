"""Where the words that a model quotes stand in the article, to the character.

Models straighten quotation marks, dashes and blanks. Words are looked up without these differences; what is
kept is always the article's own text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from belligraph.schema.records import Span

MARKS = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "‚": "'", "`": "'", "´": "'"}
    | dict.fromkeys("‐‑‒–—−", "-")
)
UNSEEN = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")
RIMS = "\"'… "


@dataclass(frozen=True, slots=True)
class Plain:
    """A text without differences of marks and blanks; `at`: each character's place in the text as written."""

    text: str
    at: tuple[int, ...]

    def find(self, words: str) -> list[tuple[int, int]]:
        """Where the words stand as whole words, in offsets of the text as written."""
        out: list[tuple[int, int]] = []
        start = self.text.find(words) if words else -1
        while start >= 0:
            end = start + len(words)
            if not (_inside(self.text, start) or _inside(self.text, end)):
                out.append((self.at[start], self.at[end - 1] + 1))
            start = self.text.find(words, start + 1)
        return out


@lru_cache(maxsize=4_096)
def plain(text: str) -> Plain:
    """The text made plain."""
    letters: list[str] = []
    at: list[int] = []
    for place, letter in enumerate(text):
        if letter in UNSEEN or (letter.isspace() and (not letters or letters[-1] == " ")):
            continue
        letters.append(" " if letter.isspace() else letter.translate(MARKS))
        at.append(place)
    return Plain("".join(letters), tuple(at))


def _inside(text: str, border: int) -> bool:
    """Whether a border lies inside a word."""
    return 0 < border < len(text) and text[border - 1].isalnum() and text[border].isalnum()


def places(text: str, words: str, offset: int = 0) -> list[Span]:
    """Where the words stand in the text; `offset` is added. Marks and dots around them may be missing."""
    within = plain(text)
    wanted = plain(words).text.strip()
    for form in dict.fromkeys((wanted, wanted.strip(RIMS), wanted.strip(RIMS + "."))):
        if found := within.find(form):
            return [Span(start=offset + start, end=offset + end) for start, end in found]
    return []


class Misquoted(Exception):
    """A quote that can't be tied to one sentence; its text says why."""


def quoted(content: str, sentences: Sequence[Span], stated: int, quote: str) -> tuple[int, Span]:
    """The sentence (its place in `sentences`) in which a quote stands, and where.

    The sentence that the model names goes first; else the quote must stand in one sentence alone. Raises
    Misquoted.
    """
    if 0 <= stated < len(sentences):
        own = sentences[stated]
        if found := places(own.of(content), quote, own.start):
            return stated, found[0]
    others = [
        (number, found[0])
        for number, sentence in enumerate(sentences)
        if (found := places(sentence.of(content), quote, sentence.start))
    ]
    if len(others) == 1:
        return others[0]
    if others:
        raise Misquoted("quote stands in several sentences")
    if sentences and places(content[sentences[0].start : sentences[-1].end], quote):
        raise Misquoted("quote runs over several sentences")
    raise Misquoted("quote is not in the article")
