"""Names of several words parsed as one: "the United States on Wednesday vetoed" is "France on Wednesday
vetoed".

A parser trained on a small treebank stumbles over long names ("vetoed" becomes part of one). The gazetteer
knows them, so the parser is given a sentence with a plain word of the same kind in each name's place, and the
tree is carried back to the words as written: the name's last word stands where the plain word stood, the
words
before it hang on it as `compound`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from belligraph.loaders.gazetteer import Entry, Gazetteer
from belligraph.schema.records import EntityType

PLAIN = {
    EntityType.STATE: "France",
    EntityType.PLACE: "London",
    EntityType.ORGANIZATION: "NATO",
    EntityType.PERSON: "Obama",
}
PLAIN_ADJECTIVE = "Russian"
PLAIN_PEOPLE = "Russians"
NOT_NAMES = frozenset({"VERB", "AUX", "ADV", "INTJ", "PRON"})


@dataclass(frozen=True, slots=True)
class Names:
    """Token ranges of names in a sentence, and the plain word for each.

    `rare` has names of one word too: a second reading takes them all where the first took one for a verb.
    """

    ranges: tuple[tuple[int, int], ...]
    words: tuple[str, ...]
    rare: tuple[tuple[int, str], ...] = ()

    def with_rare(self) -> "Names":
        """All names, those of one word too."""
        rows = [*zip(self.ranges, self.words, strict=True), *(((i, i + 1), word) for i, word in self.rare)]
        rows.sort()
        return Names(tuple(span for span, _ in rows), tuple(word for _, word in rows))


def _plain(entries: Sequence[Entry]) -> str | None:
    first = entries[0]
    if any(e.weak for e in entries):
        return None
    return PLAIN_ADJECTIVE if first.kind == "demonym" else PLAIN.get(first.type)


def names_in(doc: Doc, gazetteer: Gazetteer) -> Names:
    """The listed names of several words."""
    ranges, words, rare = [], [], []
    for hit in gazetteer.find(doc.text):
        span = doc.char_span(hit.start, hit.end)
        if span is None:
            continue
        start, end = span.start, span.end
        plain = _plain(hit.entries)
        if end - start == 1:
            if hit.entries[0].type is EntityType.WEAPON and not doc[start].text[:1].isdigit():
                plain = PLAIN[EntityType.ORGANIZATION]  # "based Pershing missiles" is "based NATO missiles"
            if plain is not None and doc[start].text[:1].isupper():
                people = plain == PLAIN_ADJECTIVE and doc[start].text.endswith("s")
                rare.append((start, PLAIN_PEOPLE if people else plain))
            continue
        if plain != PLAIN_ADJECTIVE and start and doc[start - 1].lower_ == "the":
            start -= 1  # "the United States" is "France", not "the France"
        if plain is not None and doc[end - 1].text[:1].isupper():
            ranges.append((start, end))
            words.append(plain)
    return Names(tuple(ranges), tuple(words), tuple(rare))


def misread(doc: Doc, names: Names) -> bool:
    """Whether the tree takes a listed name of one word for a verb or an adverb."""
    return any(doc[i].pos_ in NOT_NAMES for i, _ in names.rare)


def shortened(doc: Doc, names: Names) -> Doc:
    """The sentence with a plain word in each name's place."""
    words: list[str] = []
    spaces: list[bool] = []
    at = 0
    for (start, end), plain in zip(names.ranges, names.words, strict=True):
        words += [t.text for t in doc[at:start]]
        spaces += [bool(t.whitespace_) for t in doc[at:start]]
        words.append(plain)
        spaces.append(bool(doc[end - 1].whitespace_))
        at = end
    words += [t.text for t in doc[at:]]
    spaces += [bool(t.whitespace_) for t in doc[at:]]
    return Doc(doc.vocab, words=words, spaces=spaces)


def restored(doc: Doc, short: Doc, names: Names) -> Doc:
    """The sentence as written, with the tree, tags and entities that the short one was given."""
    where: list[int] = []  # for each token of the short sentence, the token as written that stands for it
    inner: dict[int, int] = {}  # words inside a name → its last word
    at = 0
    for start, end in names.ranges:
        where += range(at, start)
        where.append(end - 1)
        inner |= dict.fromkeys(range(start, end - 1), end - 1)
        at = end
    where += range(at, len(doc))
    back = {full: i for i, full in enumerate(where)}
    heads, deps, tags, morphs = [], [], [], []
    for i in range(len(doc)):
        if i in inner:
            stand_in = short[back[inner[i]]]
            heads.append(inner[i])
            article = doc[i].lower_ == "the"
            deps.append("det" if article else "compound")
            tags.append("DET" if article else "ADJ" if stand_in.pos_ == "ADJ" else "PROPN")
            morphs.append("")
        else:
            token = short[back[i]]
            heads.append(where[token.head.i])
            deps.append(token.dep_)
            tags.append(token.pos_)
            morphs.append(str(token.morph))
    out = Doc(
        doc.vocab,
        words=[t.text for t in doc],
        spaces=[bool(t.whitespace_) for t in doc],
        pos=tags,
        morphs=morphs,
        heads=heads,
        deps=deps,
    )
    firsts = {end - 1: start for start, end in names.ranges}
    spans = []
    for entity in short.ents:
        begin, end = where[entity.start], where[entity.end - 1]
        spans.append(Span(out, firsts.get(begin, begin), end + 1, label=entity.label_))
    out.ents = spans
    return out
