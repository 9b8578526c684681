"""CoNLL-U treebanks → spaCy training documents, with the variations that war news asks for.

The treebanks are read from a folder outside the project (`--treebanks`); each `*.conllu.gz` holds
Universal Dependencies with a `NER=` field (PERSON, ORG, LOC in IOB2) in MISC. Nothing of their text
is stored here.
"""

import gzip
import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import spacy
from spacy.tokens import Doc
from spacy.training import iob_to_biluo
from spacy.util import filter_spans

from belligraph.loaders.language.train.names import invent_name

CURLY = str.maketrans({"'": "’", "`": "‘"})
SMALL_WORDS = frozenset("a an and as at but by for from in into of on or over the to with".split())


class Row(NamedTuple):
    """One token of a sentence: its columns as the treebank gives them."""

    form: str
    lemma: str
    pos: str
    feats: str
    head: int
    dep: str
    space: bool
    ner: str


def read_sentences(path: Path) -> Iterator[list[Row]]:
    """Sentences of a gzipped CoNLL-U file; word ranges and empty nodes are left out."""
    rows: list[Row] = []
    glued: dict[int, bool] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if not line:
                if rows:
                    yield rows
                rows, glued = [], {}
                continue
            if line.startswith("#"):
                continue
            cells = line.split("\t")
            if "-" in cells[0]:
                first, last = (int(n) for n in cells[0].split("-"))
                glued |= {n: n < last or "SpaceAfter=No" in cells[9] for n in range(first, last + 1)}
                continue
            if "." in cells[0]:
                continue
            number = int(cells[0])
            misc = dict(f.split("=", 1) for f in cells[9].split("|") if "=" in f)
            space = misc.get("SpaceAfter") != "No" and not glued.get(number, False)
            feats = "" if cells[5] == "_" else cells[5]
            rows.append(
                Row(cells[1], cells[2], cells[3], feats, int(cells[6]), cells[7], space, misc.get("NER", "O"))
            )
    if rows:
        yield rows


def curly(rows: list[Row]) -> list[Row]:
    """The sentence with typographic quotes and dashes, as news sites print it."""
    out, opened = [], False
    for row in rows:
        form = row.form.translate(CURLY)
        if form in ('"', "''", "’’", "‘‘"):
            form, opened = ("”", False) if opened else ("“", True)
        elif form in ("--", "---"):
            form = "—"
        out.append(row._replace(form=form))
    return out


def title_case(rows: list[Row]) -> list[Row]:
    """The sentence as a Title Case headline: no final stop, most words capitalised."""
    if rows[-1].form == "." and all(r.head != len(rows) for r in rows):
        rows = rows[:-1]
    return [
        r if i and r.form.lower() in SMALL_WORDS else r._replace(form=r.form[:1].upper() + r.form[1:])
        for i, r in enumerate(rows)
    ]


def foreign_names(rows: list[Row], rng: random.Random) -> list[Row]:
    """The sentence with each person's name of as many words as an invented one has put in its place."""
    out = list(rows)
    i = 0
    while i < len(out):
        if out[i].ner != "B-PERSON":
            i += 1
            continue
        end = i + 1
        while end < len(out) and out[end].ner == "I-PERSON":
            end += 1
        words = [j for j in range(i, end) if out[j].form[:1].isupper() and out[j].pos == "PROPN"]
        for j, word in zip(words, invent_name(len(words), rng) if words else [], strict=True):
            out[j] = out[j]._replace(form=word, lemma=word)
        i = end
    return out


def to_doc(nlp: spacy.language.Language, rows: list[Row]) -> Doc:
    """A gold document with tags, morphology, heads, labels and entities."""
    doc = Doc(
        nlp.vocab,
        words=[r.form for r in rows],
        spaces=[r.space for r in rows],
        pos=[r.pos for r in rows],
        morphs=[r.feats for r in rows],
        heads=[r.head - 1 if r.head else i for i, r in enumerate(rows)],
        deps=["ROOT" if r.dep == "root" else r.dep for r in rows],
        lemmas=[r.lemma for r in rows],
        sent_starts=[i == 0 for i in range(len(rows))],
    )
    tags = iob_to_biluo([r.ner for r in rows])
    spans, start = [], 0
    for i, tag in enumerate(tags):
        if tag[0] in "BU":
            start = i
        if tag[0] in "LU":
            spans.append(doc.char_span(doc[start].idx, doc[i].idx + len(doc[i]), label=tag[2:]))
    doc.set_ents(filter_spans([s for s in spans if s is not None]), default="outside")
    return doc


def variations(sentences: list[list[Row]], seed: int) -> Iterator[list[Row]]:
    """Each sentence as it is, a third again with curly quotes, a tenth as a headline, and each with a
    person again under an invented name; the same for the same seed."""
    rng = random.Random(seed)
    for rows in sentences:
        yield rows
        if rng.random() < 0.33 and any(r.form in "'\"`''--" or "'" in r.form for r in rows):
            yield curly(rows)
        if rng.random() < 0.12 and 4 <= len(rows) <= 25:
            yield title_case(rows)
        if any(r.ner == "B-PERSON" for r in rows):
            yield foreign_names(rows, rng)
