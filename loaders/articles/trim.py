"""One article's lines without the page junk around and between them."""

from collections.abc import Sequence

from belligraph.loaders.articles.junk import Junk
from belligraph.loaders.articles.lines import Line


def without_junk(lines: Sequence[Line]) -> list[Line]:
    """The lines that a careful reader would keep, in order.

    A list of other articles goes up to the next running text; after a comment form nothing is kept. Both
    count only below the first running text: above it, a menu stands on top of the page.
    """
    kept: list[Line] = []
    tail = 0
    listing = page = False
    for index, line in enumerate(lines):
        kind = line.junk
        page = page or kind not in (None, Junk.RULE)
        if kind is Junk.END and tail:
            break
        if kind is not None:
            below = lines[index + 1] if index + 1 < len(lines) else None
            lists = kind is Junk.LIST or (kind is Junk.STAMP and (below is None or below.title))
            listing = listing or (bool(tail) and lists)
        elif line.long:
            listing = False
            kept.append(line)
            tail = len(kept)
        elif not listing:
            kept.append(line)
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
