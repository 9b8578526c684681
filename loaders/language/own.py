"""A pipeline of the user's own in place of the bundled one: found, loaded, and looked at before it reads.

The frames are written over Universal Dependencies, so what gives other labels is refused: it would find next
to nothing, without a word.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import is_package

from belligraph.errors import SettingError
from belligraph.schema.records import content_id

SETTING = "BELLIGRAPH_MODEL"
FUNCTION = re.compile(r"[A-Za-z_][\w.]*:[A-Za-z_]\w*")
RELATIONS = frozenset(
    """acl advcl advmod amod appos aux case cc ccomp clf compound conj cop csubj dep det discourse dislocated
    expl fixed flat goeswith iobj list mark nmod nsubj nummod obj obl orphan parataxis punct reparandum root
    vocative xcomp""".split()
)
PARTS = frozenset(
    "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X SPACE".split()
)
PROBES = (
    "Poland sent 14 tanks to Ukraine on Monday.",
    "The village was shelled by rebels, President Omar al-Bashir said in Khartoum.",
    "Iran has not denied that its forces attacked the two ships, which were sailing to India.",
    "Talks between Egypt and Israel, mediated by the United States, may begin soon.",
    "The minister refused to give the army more weapons because of the embargo.",
)


@dataclass(frozen=True, slots=True)
class Own:
    """A pipeline of the user's own. `whole`: its tokenizer does everything, so it must be given text.

    `label` tells it from other pipelines in what it reads: name, version, and a mark of how it reads.
    """

    nlp: Language
    whole: bool
    label: str


def load_own(where: str) -> Own:
    """The pipeline that `where` names: an installed package, a folder, or a function as "module:function".

    Raises SettingError for what is no pipeline, or none of English Universal Dependencies.
    """
    nlp, name = _loaded(where)
    if not isinstance(nlp, Language):
        raise SettingError(f"{SETTING}={where} gives {type(nlp).__name__}, and no spaCy pipeline (Language)")
    if nlp.lang != "en":
        raise SettingError(f"{SETTING}={where} reads {nlp.lang!r}; the rules are for English (en)")
    try:
        probes = list(nlp.pipe(PROBES))
    except Exception as error:
        raise SettingError(f"{SETTING}={where} can't read a sentence: {_told(error)}") from None
    if wrong := next(faults(nlp, probes), None):
        raise SettingError(f"{SETTING}={where} {wrong}")
    meta = nlp.meta
    named = name or f"{meta['lang']}_{meta['name']} {meta['version']}"
    return Own(nlp, not hasattr(nlp.tokenizer, "infix_finditer"), f"{named} ({_mark(probes)})")


def _loaded(where: str) -> tuple[object, str]:
    """What the setting names, and its name where the pipeline has none of its own."""
    try:
        if FUNCTION.fullmatch(where):
            module, _, function = where.partition(":")
            return getattr(import_module(module), function)(), where
        if Path(where, "meta.json").is_file() or is_package(where):
            return spacy.load(where), ""
    except Exception as error:
        raise SettingError(f"{SETTING}={where} can't be loaded: {_told(error)}") from None
    raise SettingError(
        f"{SETTING}={where} is no installed spaCy package, no pipeline folder (with a meta.json) and no "
        "module:function"
    )


def faults(nlp: Language, docs: Iterable[Doc]) -> Iterator[str]:
    """What keeps a pipeline from being used, judged by labels and by sentences that it has read."""
    labels = {
        label
        for name, known in nlp.pipe_labels.items()
        if nlp.get_pipe_meta(name).factory == "parser"
        for label in known
    }
    parts: set[str] = set()
    for doc, text in zip(docs, PROBES, strict=True):
        if "".join(doc.text.split()) != "".join(text.split()):
            yield f"changes the text: {text!r} became {doc.text!r}"
        if not doc.has_annotation("DEP") or all(token.head == token for token in doc):
            yield "has no parser: it gives no tree"
        labels |= {token.dep_ for token in doc if not token.is_space}
        parts |= {token.pos_ for token in doc}
    if strange := sorted({label for label in labels - {""} if _base(label) not in RELATIONS}):
        shown = ", ".join(strange[:5])
        yield (
            f"does not parse in Universal Dependencies (it has {shown}); take one that was trained on a UD "
            "treebank, as Stanza's are and spaCy's own English ones are not"
        )
    if not parts <= PARTS or "VERB" not in parts:
        yield "gives no universal parts of speech (VERB, NOUN, …) in Token.pos_"


def _base(label: str) -> str:
    return label.partition(":")[0].lower()


def _mark(docs: Iterable[Doc]) -> str:
    """A mark of how a pipeline reads: another one, or another version, reads the probes another way."""
    rows = [
        [(t.text, t.pos_, t.dep_, t.head.i, str(t.morph), t.ent_type_) for t in doc if not t.is_space]
        for doc in docs
    ]
    return content_id("pipeline", rows)[:8]


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {' '.join(str(error).split())[:300]}"
