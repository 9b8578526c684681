"""The bundled pipeline, or the user's own, and articles parsed with it.

An article is parsed in batches of its own sentences and on one thread, so that its trees depend on nothing
but its text. Matrices are multiplied by numpy's own library, which is faster than thinc's default
(`bench/parse.py` has both).
"""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import spacy.tokens
from spacy.language import Language
from thinc.api import NumpyOps, get_current_ops, set_current_ops
from threadpoolctl import ThreadpoolController  # type: ignore[import-untyped]

from belligraph.loaders.gazetteer import load as load_gazetteer
from belligraph.loaders.language.bundle import unpack
from belligraph.loaders.language.mapped import mapped
from belligraph.loaders.language.own import SETTING, Own, load_own
from belligraph.loaders.language.proxies import Names, misread, names_in, restored, shortened
from belligraph.loaders.language.sentences import split
from belligraph.loaders.language.tokenizer import retrain_tokenizer
from belligraph.loaders.language.tree import Doc

MODEL_FILE = "model/english.bin"
MAX_SENTENCE = 2_000  # characters; a longer "sentence" is a table or noise, and is cut there


@dataclass(frozen=True, slots=True)
class Parsed:
    """One sentence: its tree, and where its first character stands in the article's content."""

    index: int
    start: int
    doc: Doc

    @property
    def end(self) -> int:
        """Offset after its last character in the article's content."""
        return self.start + len(self.doc.text)


@cache
def _loaded() -> tuple[Language, Own | None]:
    where = os.environ.get(SETTING)
    before = get_current_ops()
    set_current_ops(NumpyOps(use_blis=False))
    try:
        own = load_own(where) if where else None
        nlp = own.nlp if own else unpack(files(__package__).joinpath(MODEL_FILE).read_bytes())
    finally:
        set_current_ops(before)
    if own is None or not own.whole:
        retrain_tokenizer(nlp)
    return nlp, own


def load_pipeline() -> Language:
    """The bundled pipeline, or the user's own that BELLIGRAPH_MODEL names.

    The bundled one loads in under a second and needs no network. Raises SettingError for what is no pipeline
    of English Universal Dependencies.
    """
    return _loaded()[0]


def reader() -> str:
    """What tells the user's own pipeline from others: its name and mark; "" for the bundled one."""
    own = _loaded()[1]
    return own.label if own else ""


def pieces(content: str) -> Iterator[tuple[int, int]]:
    for start, end in split(content):
        for at in range(start, end, MAX_SENTENCE):
            yield at, min(end, at + MAX_SENTENCE)


@cache
def _threads() -> ThreadpoolController:
    load_pipeline()  # the controller knows only the libraries that are loaded by now
    return ThreadpoolController()


Row = tuple[int, int, spacy.tokens.Doc]
"""Number of a sentence, where it starts, its tree as the pipeline gives it."""


def parse(contents: Iterable[str], batch: int = 64) -> Iterator[list[Parsed]]:
    """The sentences of each article's content, parsed: one list an article; batch is in sentences."""
    own = _loaded()[1]
    for content in contents:
        with _threads().limit(limits=1, user_api="blas"):
            if own is not None and own.whole:
                read = _read_whole(own.nlp, content, batch)
            else:
                read = _read(content, batch)
            if own is not None:
                read = [
                    (index, start, mapped(doc, content[start:end]))
                    for (index, _, doc), (start, end) in zip(read, pieces(content), strict=True)
                ]
        yield [Parsed(index, start, Doc(doc)) for index, start, doc in read]


def _read_whole(nlp: Language, content: str, batch: int) -> list[Row]:
    """With a pipeline that takes text alone."""
    bounds = list(pieces(content))
    docs = nlp.pipe((content[start:end] for start, end in bounds), batch_size=batch)
    return [(index, start, doc) for index, ((start, _), doc) in enumerate(zip(bounds, docs, strict=True))]


def _read(content: str, batch: int) -> list[Row]:
    """With a pipeline of parts that can be given tokens: long names are parsed as one word."""
    nlp, gazetteer = load_pipeline(), load_gazetteer()

    def rows() -> Iterator[tuple[spacy.tokens.Doc, tuple[int, int, spacy.tokens.Doc, Names]]]:
        for index, (start, end) in enumerate(pieces(content)):
            doc = nlp.make_doc(content[start:end])
            names = names_in(doc, gazetteer)
            yield shortened(doc, names) if names.ranges else doc, (index, start, doc, names)

    pairs = list(nlp.pipe(rows(), as_tuples=True, batch_size=batch))
    read = [
        (index, start, restored(doc, short, names) if names.ranges else short, doc, names)
        for short, (index, start, doc, names) in pairs
    ]
    again = [
        (shortened(doc, full), (index, start, doc, full))
        for index, start, tree, doc, names in read
        if misread(tree, names)
        for full in [names.with_rare()]
    ]
    better = {
        index: restored(doc, short, full)
        for short, (index, start, doc, full) in nlp.pipe(again, as_tuples=True, batch_size=batch)
    }
    return [(index, start, better.get(index, tree)) for index, start, tree, _, _ in read]
