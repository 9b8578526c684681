"""Where one article ends and the next begins in a file that holds many.

Without a mark that repeats, a file is one article: headings inside an article look like headlines, so a
title alone never cuts.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from belligraph.loaders.articles.dates import dateline, is_credit
from belligraph.loaders.articles.junk import Junk, is_section
from belligraph.loaders.articles.lines import Line

_SECTION_WORDS = 6
_MIN_BRIEFS = 3
_BRIEF_LINES = range(2, 7)
_HEAD_LINES = 3

Piece = list[Line]


def cut(lines: Sequence[Line]) -> tuple[list[Piece], frozenset[str]]:
    """The articles' lines, in order, junk still among them, and the section lines that open pieces.

    Every line is in exactly one piece.
    """
    clean = [index for index, line in enumerate(lines) if line.junk is None]
    starts = _by_sections(lines, clean)
    if len(starts) > 1:
        return _split(lines, starts), frozenset(lines[index].text for index in starts)
    for find in (_by_credits, _by_rules, _by_gaps, _by_datelines, _by_questions):
        starts = find(lines, clean)
        if len(starts) > 1:
            return _split(lines, starts), frozenset()
    return [list(lines)], frozenset()


def _split(lines: Sequence[Line], starts: Sequence[int]) -> list[Piece]:
    edges = sorted({0, *starts, len(lines)})
    return [list(lines[a:b]) for a, b in pairwise(edges)]


def _runs(lines: Sequence[Line], clean: Sequence[int]) -> Iterator[list[int]]:
    """Runs of titles with running text right below: the heads of articles and their headings."""
    run: list[int] = []
    for index in clean:
        if lines[index].title:
            run.append(index)
        else:
            if run:
                yield run
            run = []


def _by_sections(lines: Sequence[Line], clean: Sequence[int]) -> list[int]:
    """Section line, headline, text: the section repeats, or is a newspaper's, or three pairs stand there."""
    heads = [run for run in _runs(lines, clean) if len(run) >= 2]
    at: dict[str, list[int]] = defaultdict(list)
    for run in heads:
        for index in run[:-1]:
            if lines[index].words <= _SECTION_WORDS and not is_credit(lines[index].text):
                at[lines[index].text].append(index)
                break
    known = [i for name, where in at.items() for i in where if len(where) > 1 or is_section(name)]
    if len(known) > 1:
        return sorted(known)
    pairs = sorted(index for where in at.values() for index in where)
    return pairs if len(pairs) >= 3 and pairs[0] == clean[0] else []


def _by_credits(lines: Sequence[Line], clean: Sequence[int]) -> list[int]:
    """Headline, then a line with a date or "By …": such pairs begin articles."""
    starts: list[int] = []
    last = -1
    for place, index in enumerate(clean):
        if not is_credit(lines[index].text):
            continue
        head = place
        while head - 1 > last and place - head < _HEAD_LINES:
            above = lines[clean[head - 1]]
            if not (above.title or is_credit(above.text)):
                break
            head -= 1
        if head < place and (not starts or any(lines[i].long for i in clean[last + 1 : head])):
            starts.append(clean[head])
        last = place
    return starts if starts and starts[0] == clean[0] else []


def _whole(pieces: Sequence[Piece], at_least: int) -> bool:
    """Does every piece that has running text open like an article, and are there enough of them?"""
    told = [[line for line in piece if line.junk is None] for piece in pieces]
    told = [piece for piece in told if any(line.long for line in piece)]
    opened = all(piece[0].title or dateline(piece[0].text) for piece in told)
    return len(told) >= at_least and opened


def _by_rules(lines: Sequence[Line], clean: Sequence[int]) -> list[int]:
    """Rules ("-----", "=====") between articles that each open with a headline or a dateline."""
    starts = [i + 1 for i, line in enumerate(lines[:-1]) if line.junk is Junk.RULE and len(line.text) >= 3]
    return [0, *starts] if starts and _whole(_split(lines, starts), 2) else []


def _by_gaps(lines: Sequence[Line], clean: Sequence[int]) -> list[int]:
    """Wider gaps between articles than between paragraphs, or blocks of two lines or more."""
    gaps = Counter(lines[index].gap for index in clean[1:])
    if len(gaps) < 2:
        return []
    usual = min(gap for gap, times in gaps.items() if times == max(gaps.values()))
    starts = [index for index in clean[1:] if lines[index].gap > usual]
    pieces = _split(lines, starts) if starts else []
    if usual and starts and _whole(pieces, 2) and _has_more_than_headings(pieces):
        return [0, *starts]
    blocks = len(pieces) >= _MIN_BRIEFS and all(
        len(piece) in _BRIEF_LINES and all(line.long for line in piece) for piece in pieces
    )
    return [0, *starts] if usual == 0 and blocks else []


def _has_more_than_headings(pieces: Sequence[Piece]) -> bool:
    """A gap of two blank lines may also stand above headings; headlines are longer than those."""
    later = [piece[0] for piece in pieces[1:]]
    return sum(head.words >= 5 or bool(dateline(head.text)) for head in later) >= 0.75 * len(later)


def _by_datelines(lines: Sequence[Line], clean: Sequence[int]) -> list[int]:
    """Briefs without headlines that open with a dateline each."""
    if any(lines[index].title for index in clean):
        return []
    starts = [index for index in clean if dateline(lines[index].text)]
    return starts if len(starts) >= _MIN_BRIEFS and starts[0] == clean[0] else []


def _by_questions(lines: Sequence[Line], clean: Sequence[int]) -> list[int]:
    """Briefs without headlines that close with a question each, at an even beat."""
    if any(not lines[index].text.endswith("?") and not lines[index].long for index in clean):
        return []
    closes = [place for place, index in enumerate(clean) if lines[index].text.endswith("?")]
    beats = [b - a for a, b in pairwise([-1, *closes])]
    if len(beats) < _MIN_BRIEFS or closes[-1] != len(clean) - 1:
        return []
    beat, times = max(Counter(beats).items(), key=lambda item: (item[1], -item[0]))
    if beat not in _BRIEF_LINES or times < 0.8 * len(beats) or min(beats) < 2:
        return []
    return [clean[0], *(clean[place + 1] for place in closes[:-1])]
