"""Is a text English? A guess by its function words: "en", else "und" (undetermined)."""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENGLISH = _words(
    "the of and to in a is that for on was with as by at from it he his has have had be were are an its "
    "which not this but they their been who will would after said over or more than when she her into "
    "about no we could there also against between up out one two i you them our us if what all other "
    "some may can "
)
# Words that English does not have and its neighbours can't do without.
_OTHER = _words(
    "der die das und ist nicht ein eine den dem mit von für auf les des est une dans pour que qui sur avec "
    "el los las una por con para del se está más il di che della per sono è um uma não dos das os na em och "
    "att det som är på het een van en op niet w z nie się że jest и в на не что с по"
)
SHORT = 12
"""Words below which the absence of function words says nothing."""
SAMPLE = 20_000
"""Characters that are looked at."""


def language_of(text: str) -> str:
    """ "en" or "und", from the share of function words in the first 20,000 characters."""
    words = [word.lower() for word in _WORD.findall(text[:SAMPLE])]
    if not words:
        return "und"
    english = sum(word in _ENGLISH for word in words)
    other = sum(word in _OTHER for word in words)
    if other > english:
        return "und"
    if len(words) < SHORT:
        latin = sum(word.isascii() for word in words)
        return "en" if 2 * latin >= len(words) else "und"
    return "en" if english >= 0.12 * len(words) else "und"
