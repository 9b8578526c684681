"""Where sentences begin and end, by rule, before the parser sees them.

A parser trained on web text splits after "leader" or "Gen."; a rule that knows abbreviations does not
(sentence F1 on news 96.6 → 99.2 in our trials).
"""

import re
from collections.abc import Iterator

ABBREVIATIONS = frozenset(
    """mr mrs ms messrs dr prof rev hon st sen rep gov gen lt col maj capt cmdr adm brig sgt cpl pvt pres
    jr sr no nos vs etc inc ltd co corp dept est approx fig vol pp jan feb mar apr jun jul aug sep sept oct
    nov dec mt ft ave blvd u.s u.n u.k u.s.s.r e.g i.e a.m p.m ph.d vice-adm rear-adm atty amb supt""".split()
)
ENDS_ANYWAY = frozenset("u.s u.n u.k u.s.s.r a.m p.m inc ltd co corp jr sr etc".split())
STARTERS = frozenset(
    """the a an in on at he she it they we but and this that these those if when while after before since for
    as with however meanwhile his her its their there i you what how who some many most both all
    another""".split()
)
DATELINE = re.compile(
    r"[A-Z][A-Z .,'’/-]{2,40}(?:, [A-Z][a-z]+)?(?:,? [A-Z][a-z]{2,8}\.? ?\d{1,2}(?:, \d{4})?)?"
    r"(?: ?\([^)]{2,24}\))?"
    r" ?(?:[—–:]|--?)\s"
)
STOP = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s)")
OPENERS = "\"'“‘(["


def _ends_here(text: str, stop: re.Match[str], end: int) -> bool:
    rest = text[stop.end() : min(end, stop.end() + 60)].lstrip()
    if not rest:
        return False
    first = rest.lstrip(OPENERS)
    if not first or first[0].islower():
        return False
    if text[stop.start()] != "." or len(stop.group().rstrip("\"'”’)]")) > 1:
        return True
    if stop.group() != ".":
        return True
    before = re.search(r"[\w.’'-]+$", text[max(0, stop.start() - 24) : stop.start()])
    word = before.group().lower() if before else ""
    following = re.match(r"[\w’'-]+", first)
    starter = following is not None and following.group().lower() in STARTERS
    if word in ENDS_ANYWAY:
        return starter or rest[0] in '"“'
    if word in ABBREVIATIONS:
        return False
    return not (len(word) == 1 and word.isalpha() and not starter) and not re.fullmatch(r"(?:\w\.)+\w", word)


def split(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of every sentence, in order; lines never join, blanks at the rims are left out.

    A dateline ("LONDON, Oct. 31 - ") is a piece of its own, for it confuses a parser.
    """
    for line in re.finditer(r"[^\n]+", text):
        start, end = line.span()
        dateline = DATELINE.match(text, start, min(end, start + 90))
        if dateline and end - dateline.end() > 20:
            yield from _trimmed(text, start, dateline.end())
            start = dateline.end()
        for stop in STOP.finditer(text, start, end):
            if _ends_here(text, stop, end):
                yield from _trimmed(text, start, stop.end())
                start = stop.end()
        yield from _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end
