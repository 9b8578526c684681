"""Long names parsed as one plain word, and the tree carried back."""

from hypothesis import given, settings
from hypothesis import strategies as st

from belligraph.loaders.gazetteer import load
from belligraph.loaders.language.pipeline import load_pipeline, parse
from belligraph.loaders.language.proxies import names_in, restored, shortened

PARTS = st.sampled_from(
    [
        "The United States",
        "vetoed",
        "South Korean",
        "troops",
        ",",
        "and",
        "the",
        "European Union",
        "“",
        "New York",
        ".",
    ]
)


def test_the_name_takes_the_plain_words_place_in_the_tree() -> None:
    doc = next(iter(parse(["The United States on Wednesday vetoed a Security Council resolution."])))[0].doc
    verb = next(t for t in doc if t.text == "vetoed")
    assert verb.dep_ == "ROOT"
    assert [t.text for t in verb.children if t.dep_ == "nsubj"] == ["States"]
    united = next(t for t in doc if t.text == "United")
    assert (united.dep_, united.head.text) == ("compound", "States")


@settings(max_examples=40, deadline=None)
@given(st.lists(PARTS, min_size=1, max_size=12).map(" ".join))
def test_the_words_come_back_as_they_were(text: str) -> None:
    nlp = load_pipeline()
    doc = nlp.make_doc(text)
    names = names_in(doc, load())
    if not names.ranges:
        return
    back = restored(doc, nlp(shortened(doc, names)), names)
    assert back.text == text
    assert [t.idx for t in back] == [t.idx for t in doc]
    assert all(t.dep_ for t in back)
