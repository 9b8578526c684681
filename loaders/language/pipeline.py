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
from belligraph.loaders.language.bundle import unpack
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


def parse(contents: Iterable[str], batch: int = 64) -> Iterator[list[Parsed]]:
    """The sentences of each article's content, parsed; articles in order, sentences in batches."""
    nlp = load_pipeline()

    def rows() -> Iterator[tuple[str, tuple[int, int, int]]]:
        for number, content in enumerate(contents):
            yield "", (number, -1, 0)
            for index, (start, end) in enumerate(_pieces(content)):
                yield content[start:end], (number, index, start)

    current: list[Parsed] | None = None
    for doc, (_, index, start) in nlp.pipe(rows(), as_tuples=True, batch_size=batch):
        if index < 0:
            if current is not None:
                yield current
            current = []
        elif current is not None:
            current.append(Parsed(index, start, doc))
    if current is not None:
        yield current
