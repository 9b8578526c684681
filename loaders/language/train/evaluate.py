"""Score the bundled pipeline on the test sets with gold tokens: `evaluate.py WORK`, after `train.py data`."""

import argparse
from pathlib import Path

from spacy.tokens import Doc, DocBin
from spacy.training import Example

from belligraph.loaders.language.pipeline import load_pipeline


def main() -> None:
    """Parts of speech, attachment, names, on EWT's test set and the fifth of PUD never trained on."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("work", type=Path)
    args = ap.parse_args()
    nlp = load_pipeline()
    print("| test set | sentences | UPOS | UAS | LAS | names F1 |\n|---|---|---|---|---|---|")
    for name in ("test-ewt", "test-pud"):
        golds = list(DocBin().from_disk(args.work / f"corpora/{name}.spacy").get_docs(nlp.vocab))
        examples = []
        for gold in golds:
            words, spaces = [t.text for t in gold], [bool(t.whitespace_) for t in gold]
            doc = Doc(nlp.vocab, words=words, spaces=spaces)
            for _, component in nlp.pipeline:
                doc = component(doc)
            examples.append(Example(doc, gold))
        scores = _scores(examples)
        print(f"| {name} | {len(golds)} | " + " | ".join(f"{100 * s:.1f}" for s in scores) + " |")


def _scores(examples: list[Example]) -> tuple[float, float, float, float]:
    tokens = right_pos = right_head = right_label = 0
    found = wanted = both = 0
    for example in examples:
        doc, gold = example.predicted, example.reference
        for one, other in zip(doc, gold, strict=True):
            tokens += 1
            right_pos += one.pos_ == other.pos_
            right_head += one.head.i == other.head.i
            right_label += one.head.i == other.head.i and one.dep_ == other.dep_
        mine = {(e.start, e.end, e.label_) for e in doc.ents}
        theirs = {(e.start, e.end, e.label_) for e in gold.ents}
        found, wanted, both = found + len(mine), wanted + len(theirs), both + len(mine & theirs)
    return right_pos / tokens, right_head / tokens, right_label / tokens, 2 * both / max(1, found + wanted)


if __name__ == "__main__":
    main()
