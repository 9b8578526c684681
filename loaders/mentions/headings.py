"""Headings and headlines: capitals say nothing there, so only names that the text bears out count."""

from collections.abc import Callable, Iterator

from belligraph.loaders.language.tree import Doc
from belligraph.loaders.mentions.names import Name, Shape

ENDS = frozenset('. ? ! : ; , " ” ’ ) - – — …'.split())
SMALL = frozenset(
    "a an the of in on at to for from by with and or but as over after into against amid no not is".split()
)


def is_heading(doc: Doc) -> bool:
    """Whether a sentence is a heading in Title Case: no full stop, hardly a word of length in lower case."""
    if doc[-1].text in ENDS or len(doc) > 20:
        return False
    words = [t.text for t in doc if t.is_alpha and t.lower_ not in SMALL]
    return len(words) >= 2 and all(w[:1].isupper() for w in words)


def borne_out(doc: Doc, taken: set[int], known: Callable[[str], bool]) -> Iterator[Name]:
    """Runs of capitalised words in a heading that are names in the text, longest first."""
    at = 0
    while at < len(doc):
        end = next(
            (
                end
                for end in range(min(len(doc), at + 5), at, -1)
                if not taken & set(range(at, end)) and doc[at].text[:1].isupper() and known(doc[at:end].text)
            ),
            at,
        )
        if end > at:
            yield Name(at, end, doc[at:end].text, Shape.RUN, (), "")
        at = max(end, at + 1)
