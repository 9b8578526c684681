"""Sentences that another pipeline has read → the form in which the bundled one gives them.

Bounds of sentences are ours: a pipeline is given one sentence at a time. What it splits further stays one
sentence with several roots.
"""

from functools import cache

from spacy.lang.en import English
from spacy.tokens import Doc, Span

NAMES = {
    **dict.fromkeys(("PERSON", "PER"), "PERSON"),
    **dict.fromkeys(("ORG", "ORGANIZATION"), "ORG"),
    **dict.fromkeys(("LOC", "GPE", "FAC", "LOCATION"), "LOC"),
}
"""Labels of recognisers (OntoNotes, CoNLL 2003, WikiNER) → ours; others are dropped."""
RELATIONS = {
    "root": "ROOT",
    "": "dep",
    "obl:npmod": "obl:unmarked",
    "obl:tmod": "obl:unmarked",
    "nmod:npmod": "nmod:unmarked",
    "nmod:tmod": "nmod:unmarked",
    "flat:foreign": "flat",
    "flat:name": "flat",
}
"""Subtypes of older UD releases → those of the present one."""


def mapped(doc: Doc, text: str) -> Doc:
    """The sentence with our labels, its text as written.

    Where the pipeline has changed more than blanks, the tree can't be tied to the text: then the sentence has
    none, and only what the tables know is found in it.
    """
    if doc.text != text:
        doc = _realigned(doc, text) or _treeless(text)
    for token in doc:
        token.dep_ = RELATIONS.get(token.dep_, token.dep_)
    doc.ents = [
        Span(doc, entity.start, entity.end, label=NAMES[entity.label_])
        for entity in doc.ents
        if entity.label_ in NAMES
    ]
    return doc


def _realigned(doc: Doc, text: str) -> Doc | None:
    """The tree over the text with its blanks as written; longer blanks are tokens, as spaCy has them."""
    kept = [token for token in doc if not token.is_space]
    words: list[str] = []
    spaces: list[bool] = []
    where: dict[int, int] = {}  # token of the pipeline → token here
    at = 0
    for token in kept:
        start = at
        while start < len(text) and text[start].isspace():
            start += 1
        if not text.startswith(token.text, start):
            return None
        if gap := text[at:start]:
            if words and gap[0] == " ":
                spaces[-1], gap = True, gap[1:]
            if gap:
                words.append(gap)
                spaces.append(False)
        where[token.i] = len(words)
        words.append(token.text)
        spaces.append(False)
        at = start + len(token)
    if text[at:]:
        return None
    old = {new: doc[i] for i, new in where.items()}
    inside = [old.get(i) for i in range(len(words))]
    out = Doc(
        doc.vocab,
        words=words,
        spaces=spaces,
        pos=[token.pos_ if token is not None else "SPACE" for token in inside],
        morphs=[str(token.morph) if token is not None else "" for token in inside],
        heads=[
            where.get(token.head.i, i) if token is not None else max(0, i - 1)
            for i, token in enumerate(inside)
        ],
        deps=[token.dep_ if token is not None else "dep" for token in inside],
    )
    spans = [(where.get(e.start), where.get(e.end - 1), e.label_) for e in doc.ents]
    out.ents = [
        Span(out, first, last + 1, label=label)
        for first, last, label in spans
        if first is not None and last is not None
    ]
    return out


def _treeless(text: str) -> Doc:
    plain = _english().make_doc(text)
    size = len(plain)
    return Doc(
        plain.vocab,
        words=[token.text for token in plain],
        spaces=[bool(token.whitespace_) for token in plain],
        pos=["X"] * size,
        heads=list(range(size)),
        deps=["ROOT"] * size,
    )


@cache
def _english() -> English:
    return English()
