"""Pipelines that tests bring as their own: the bundled one, wrapped as users' ones come, and others."""

from importlib.resources import files
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import registry

from belligraph.loaders.language.bundle import unpack
from belligraph.loaders.language.pipeline import MODEL_FILE
from belligraph.loaders.language.tokenizer import retrain_tokenizer


def bundled() -> Language:
    """The bundled parts, as an own pipeline."""
    return unpack(files("belligraph.loaders.language").joinpath(MODEL_FILE).read_bytes())


class Whole:
    """A tokenizer that does everything, as spacy-stanza's and spacy-udpipe's do."""

    def __init__(self, vocab: Any, blanks: bool = False) -> None:
        self.vocab = vocab
        self.nlp = bundled()
        retrain_tokenizer(self.nlp)
        self.blanks = blanks  # as spacy-udpipe: runs of blanks come back as one

    def __call__(self, text: str) -> Doc:
        read = self.nlp(" ".join(text.split()) if self.blanks else text)
        old = {"obl:unmarked": "obl:tmod", "nmod:unmarked": "nmod:npmod", "ROOT": "root"}
        doc = Doc(
            self.vocab,
            words=[t.text for t in read],
            spaces=[bool(t.whitespace_) for t in read],
            pos=[t.pos_ for t in read],
            morphs=[str(t.morph) for t in read],
            heads=[t.head.i for t in read],
            deps=[old.get(t.dep_, t.dep_) for t in read],
        )
        names = {"LOC": "GPE"}
        doc.ents = [Span(doc, e.start, e.end, label=names.get(e.label_, e.label_)) for e in read.ents]
        return doc


@registry.tokenizers("belligraph_tests.whole.v1")
def make_whole(blanks: bool = False) -> Any:
    """The tokenizer's factory."""
    return lambda nlp: Whole(nlp.vocab, blanks)


def _whole(blanks: bool) -> Language:
    tokenizer = {"@tokenizers": "belligraph_tests.whole.v1", "blanks": blanks}
    return spacy.blank("en", config={"nlp": {"tokenizer": tokenizer}})


def whole() -> Language:
    """Everything in the tokenizer."""
    return _whole(False)


def squeezing() -> Language:
    """The same, and runs of blanks become one."""
    return _whole(True)


def without_names() -> Language:
    """No recogniser."""
    nlp = bundled()
    nlp.remove_pipe("ner")
    return nlp


def blank() -> Language:
    """Words alone."""
    return spacy.blank("en")


def german() -> Language:
    """Another language."""
    return spacy.blank("de")


def without_parts() -> Language:
    """A tree, but no parts of speech."""
    nlp = bundled()
    nlp.remove_pipe("morphologizer")
    return nlp


def clear() -> Language:
    """Labels as spaCy's own English pipelines have them."""
    nlp = bundled()
    nlp.add_pipe("belligraph_tests_clear", last=True)
    return nlp


@Language.component("belligraph_tests_clear")
def _clear(doc: Doc) -> Doc:
    for token in doc:
        token.dep_ = {"obj": "dobj", "case": "prep", "obl": "pobj"}.get(token.dep_, token.dep_)
    return doc


def translating() -> Language:
    """Changes the words."""
    nlp = spacy.blank("en")
    make = nlp.tokenizer
    nlp.tokenizer = lambda text: make(text.upper())
    return nlp


def breaking() -> Language:
    """Fails."""
    raise OSError("the model\nis not there")


def number() -> int:
    """No pipeline."""
    return 7
