"""Other pipelines' sentences in our form: labels, names, the text to the character."""

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc, Span

from belligraph.loaders.language.mapped import mapped

VOCAB = English().vocab
WORDS = ["Iran", "attacked", "Iraq", "Monday", "."]


def read(words: list[str]) -> Doc:
    """A tree as other pipelines give it."""
    doc = Doc(
        VOCAB,
        words=words,
        spaces=[True, True, True, False, False],
        pos=["PROPN", "VERB", "PROPN", "PROPN", "PUNCT"],
        heads=[1, 1, 1, 1, 1],
        deps=["nsubj", "root", "obj", "obl:tmod", "punct"],
    )
    labels = {0: "GPE", 2: "NORP", 3: "DATE"}
    doc.ents = [Span(doc, at, at + 1, label=label) for at, label in labels.items()]
    return doc


@pytest.mark.parametrize(
    "text",
    ["Iran attacked Iraq Monday.", "Iran  attacked\u00a0Iraq \t Monday .", " Iran attacked IraqMonday."],
)
def test_labels_and_blanks(text: str) -> None:
    doc = mapped(read(WORDS), text)
    assert doc.text == text
    kept = [t for t in doc if not t.is_space]
    assert [t.text for t in kept] == WORDS
    assert [t.dep_ for t in kept] == ["nsubj", "ROOT", "obj", "obl:unmarked", "punct"]
    assert [t.head.text for t in kept] == ["attacked"] * 5
    assert [(e.text, e.label_) for e in doc.ents] == [("Iran", "LOC")]


@pytest.mark.parametrize("text", ["Iran attacked Irak Monday.", "Iran attacked Iraq Monday. Again.", "Iran."])
def test_other_words_make_no_tree(text: str) -> None:
    doc = mapped(read(WORDS), text)
    assert doc.text == text
    assert {t.dep_ for t in doc} == {"ROOT"}
    assert all(t.head == t for t in doc)
    assert not doc.ents


def test_several_roots_stay_one_sentence_of_ours() -> None:
    doc = read(WORDS)
    doc[2].head, doc[2].dep_ = doc[2], "root"
    out = mapped(doc, "Iran attacked Iraq Monday.")
    assert [t.text for t in out if t.dep_ == "ROOT"] == ["attacked", "Iraq"]
