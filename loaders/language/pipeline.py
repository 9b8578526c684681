"""The bundled pipeline, and articles parsed with it."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from belligraph.errors import SettingError
from belligraph.loaders.gazetteer import load as load_gazetteer
from belligraph.loaders.language.bundle import unpack
from belligraph.loaders.language.proxies import Names, names_in, restored, shortened
from belligraph.loaders.language.sentences import split
from belligraph.loaders.language.tokenizer import retrain_tokenizer

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
def load_pipeline() -> Language:
    """The bundled pipeline, or the spaCy pipeline in the folder that BELLIGRAPH_MODEL names.

    Loads in under a second; needs no network. Raises SettingError for a folder that is no pipeline.
    """
    other = os.environ.get("BELLIGRAPH_MODEL")
    if other:
        if not Path(other, "meta.json").is_file():
            raise SettingError(f"BELLIGRAPH_MODEL={other} is no spaCy pipeline folder (it has no meta.json)")
        nlp = spacy.load(other)
    else:
        nlp = unpack(files(__package__).joinpath(MODEL_FILE).read_bytes())
    retrain_tokenizer(nlp)
    return nlp


def _pieces(content: str) -> Iterator[tuple[int, int]]:
    for start, end in split(content):
        for at in range(start, end, MAX_SENTENCE):
            yield at, min(end, at + MAX_SENTENCE)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a sentence belongs, and how its names were shortened."""

    article: int
    index: int
    start: int
    doc: Doc
    names: Names


def parse(contents: Iterable[str], batch: int = 64) -> Iterator[list[Parsed]]:
    """The sentences of each article's content, parsed; articles in order, sentences in batches."""
    nlp, gazetteer = load_pipeline(), load_gazetteer()

    def rows() -> Iterator[tuple[Doc, _Place]]:
        for number, content in enumerate(contents):
            yield nlp.make_doc(""), _Place(number, -1, 0, nlp.make_doc(""), Names((), ()))
            for index, (start, end) in enumerate(_pieces(content)):
                doc = nlp.make_doc(content[start:end])
                names = names_in(doc, gazetteer)
                yield shortened(doc, names) if names.ranges else doc, _Place(number, index, start, doc, names)

    current: list[Parsed] | None = None
    for doc, place in nlp.pipe(rows(), as_tuples=True, batch_size=batch):
        if place.index < 0:
            if current is not None:
                yield current
            current = []
        elif current is not None:
            whole = restored(place.doc, doc, place.names) if place.names.ranges else doc
            current.append(Parsed(place.index, place.start, whole))
    if current is not None:
        yield current
