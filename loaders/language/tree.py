"""A parsed sentence as plain Python objects.

Rules ask the same words for the same few things thousands of times a page. spaCy answers each time through
its string store and with new objects; here each answer is worked out once and is an attribute. Names and
meanings are those of spaCy's Doc and Token, so that what is known of them holds.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import wraps
from typing import Any, NamedTuple, TypeVar, overload

import spacy.tokens
from spacy.lang.en.lex_attrs import like_num
from spacy.lang.lex_attrs import is_punct

from belligraph.loaders.language.strings import FEATURES, NAMES, WORDS, Features, feature, name, word

T = TypeVar("T")
COLUMNS: list[int | str] = ["ORTH", "POS", "DEP", "TAG", "MORPH", "HEAD", "SPACY"]
BACK = 1 << 64  # spaCy's distances to the head are signed, its tables are not
NONE: tuple["Token", ...] = ()


class Token:
    """One word of a sentence, and where it hangs in the tree."""

    __slots__ = (
        "children",
        "dep_",
        "doc",
        "head",
        "i",
        "idx",
        "lefts",
        "lower_",
        "memo",
        "morph",
        "pos_",
        "rights",
        "tag_",
        "text",
        "whitespace_",
    )
    head: "Token"
    whitespace_: str
    lefts: tuple["Token", ...]
    rights: tuple["Token", ...]
    children: tuple["Token", ...]

    memo: dict[Any, Any]

    def __init__(
        self,
        doc: "Doc",
        i: int,
        idx: int,
        text: str,
        lower: str,
        pos: str,
        dep: str,
        tag: str,
        morph: Features,
    ) -> None:
        self.doc = doc
        self.i = i
        self.idx = idx
        self.text = text
        self.lower_ = lower
        self.pos_ = pos
        self.dep_ = dep
        self.tag_ = tag
        self.morph = morph

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    def nbor(self, by: int = 1) -> "Token":
        """The token so many places on; IndexError outside the sentence."""
        at = self.i + by
        if at < 0:
            raise IndexError(at)
        return self.doc.tokens[at]

    @property
    def n_rights(self) -> int:
        """How many children stand after it."""
        return len(self.rights)

    @property
    def subtree(self) -> Iterator["Token"]:
        """The token with all below it, in the order of the tree."""
        rest: list[tuple[Token, bool]] = [(self, False)]
        while rest:  # no recursion: a chain may be as long as the sentence
            token, opened = rest.pop()
            if opened or not token.children:
                yield token
                continue
            rest += [(child, False) for child in reversed(token.rights)]
            rest.append((token, True))
            rest += [(child, False) for child in reversed(token.lefts)]

    @property
    def ancestors(self) -> Iterator["Token"]:
        """Its head, the head's head, up to the root."""
        node = self
        while node.head is not node:
            node = node.head
            yield node

    def is_ancestor(self, other: "Token") -> bool:
        """Whether the other hangs below it."""
        return self.doc is other.doc and any(node is self for node in other.ancestors)

    @property
    def left_edge(self) -> "Token":
        """The first token of its subtree."""
        return self.doc.tokens[self.doc.edges()[0][self.i]] if self.children else self

    @property
    def right_edge(self) -> "Token":
        """The last token of its subtree."""
        return self.doc.tokens[self.doc.edges()[1][self.i]] if self.children else self

    @property
    def is_punct(self) -> bool:
        """Whether it is punctuation alone."""
        return is_punct(self.text)

    @property
    def is_space(self) -> bool:
        """Whether it is blanks alone."""
        return self.text.isspace()

    @property
    def is_alpha(self) -> bool:
        """Whether it is letters alone."""
        return self.text.isalpha()

    @property
    def is_upper(self) -> bool:
        """Whether it is in capitals."""
        return self.text.isupper()

    @property
    def like_num(self) -> bool:
        """Whether it is a number, in figures or in English words."""
        return bool(like_num(self.text))  # type: ignore[no-untyped-call]


def once(function: Callable[[Token], T]) -> Callable[[Token], T]:
    """A function of a token, worked out once for each: trees do not change, nor may its answers."""

    @wraps(function)
    def known(token: Token) -> T:
        try:
            out: T = token.memo[known]
        except KeyError:
            out = token.memo[known] = function(token)
        except AttributeError:  # few words are ever asked
            out, token.memo = function(token), {}
            token.memo[known] = out
        return out

    return known


class Span(tuple[Token, ...]):
    """Words that stand side by side."""

    @property
    def start(self) -> int:
        """Place of the first word; not defined for none."""
        return self[0].i

    @property
    def end(self) -> int:
        """Place after the last word; not defined for none."""
        return self[-1].i + 1

    @property
    def text(self) -> str:
        """The words as written, without the blank after the last."""
        return text_of(self)


def text_of(tokens: Sequence[Token]) -> str:
    """Words as written, without the blank after the last."""
    if not tokens:
        return ""
    return "".join([t.text + t.whitespace_ for t in tokens[:-1]]) + tokens[-1].text


class Name(NamedTuple):
    """What the recogniser takes for a name: its words (half-open), and PERSON, ORG or LOC."""

    start: int
    end: int
    label_: str


class Doc:
    """A sentence: its words, and the names that the recogniser found in it."""

    __slots__ = ("_edges", "ents", "text", "tokens")
    tokens: list[Token]

    def __init__(self, doc: spacy.tokens.Doc) -> None:
        strings, names, idx = doc.vocab.strings, NAMES, 0
        self.text: str = doc.text
        self.ents = tuple(Name(e.start, e.end, e.label_) for e in doc.ents)
        self._edges: tuple[list[int], list[int]] | None = None
        rows = doc.to_array(COLUMNS).tolist()
        self.tokens = tokens = []
        for i, (orth, pos, dep, tag, morph, _, space) in enumerate(rows):
            text, lower = WORDS.get(orth) or word(orth, strings)
            token = Token(
                self,
                i,
                idx,
                text,
                lower,
                names[pos] if pos in names else name(pos, strings),
                names[dep] if dep in names else name(dep, strings),
                names[tag] if tag in names else name(tag, strings),
                FEATURES[morph] if morph in FEATURES else feature(morph, strings),
            )
            token.lefts = token.rights = token.children = NONE
            token.whitespace_ = " " if space else ""
            tokens.append(token)
            idx += len(text) + space
        self._hang(tokens, [row[5] for row in rows])

    def _hang(self, tokens: list[Token], distances: list[int]) -> None:
        lefts: dict[int, list[Token]] = {}
        rights: dict[int, list[Token]] = {}
        for i, distance in enumerate(distances):
            token = tokens[i]
            if distance == 0:
                token.head = token
            elif distance < BACK >> 1:
                token.head = tokens[i + distance]
                lefts.setdefault(i + distance, []).append(token)
            else:
                token.head = tokens[i + distance - BACK]
                rights.setdefault(i + distance - BACK, []).append(token)
        for at, found in rights.items():
            tokens[at].rights = tokens[at].children = tuple(found)
        for at, found in lefts.items():
            tokens[at].lefts = tuple(found)
            tokens[at].children = tokens[at].lefts + tokens[at].rights

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: Any) -> Any:
        found = self.tokens[at]
        return Span(found) if type(found) is list else found

    def edges(self) -> tuple[list[int], list[int]]:
        """Of each word's subtree, the place of the first word and of the last."""
        if self._edges is None:
            firsts, lasts = list(range(len(self.tokens))), list(range(len(self.tokens)))
            for token in self.tokens:
                i, at = token.i, token.head.i
                while firsts[at] > i or lasts[at] < i:
                    firsts[at], lasts[at] = min(firsts[at], i), max(lasts[at], i)
                    at = self.tokens[at].head.i
            self._edges = firsts, lasts
        return self._edges

    def char_span(self, start: int, end: int) -> Span | None:
        """The words that touch these characters; None outside the sentence."""
        first, last = self._at(start), self._at(end - 1)
        if first is None or last is None:
            return None
        begins = first.i + (start == first.idx + len(first.text))  # the blank after a word is not its own
        return self[begins : last.i + 1]

    def _at(self, offset: int) -> Token | None:
        if not 0 <= offset < len(self.text):
            return None
        return self.tokens[bisect_right(self.tokens, offset, key=_idx) - 1]


def _idx(token: Token) -> int:
    return token.idx
