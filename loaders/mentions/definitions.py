"""Acronyms that the article itself explains: "Islamic State in West Africa Province (ISWAP)"."""

from collections.abc import Iterator

from belligraph.loaders.language.tree import Doc

SMALL = frozenset("of the and for in on to de la del et al".split())


def definitions(doc: Doc) -> Iterator[tuple[int, int, int]]:
    """Start and end of each explained name, and the token of its acronym, which brackets enclose."""
    for i in range(2, len(doc) - 2):
        if doc[i].text != "(":
            continue
        close = next((k for k in (i + 2, i + 4) if k < len(doc) and doc[k].text == ")"), None)
        if close is None:
            continue
        acronym = doc[i + 1 : close].text
        letters = [c for c in acronym if c.isalpha()]
        if not (acronym[:1].isupper() and sum(c.isupper() for c in letters) >= 2 and 2 <= len(letters) <= 8):
            continue
        start = _start(doc, i, letters)
        if start is not None and i - start >= 2:
            yield start, i, i + 1


def _start(doc: Doc, end: int, letters: list[str]) -> int | None:
    """Where the words whose initials make the acronym begin; small words may be left out of it."""
    at, left = end - 1, [c.lower() for c in letters]
    while left and at >= 0 and at >= end - 12:
        word = doc[at].text
        if word[:1].lower() == left[-1] and (word[:1].isupper() or word.lower() in SMALL):
            left.pop()
        elif word.lower() not in SMALL and word not in ("-", "–", "'s", "’s", "'", "’"):
            return None
        at -= 1
    return None if left or not doc[at + 1].text[:1].isupper() else at + 1
