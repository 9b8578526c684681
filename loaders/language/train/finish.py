"""A second, short training of the parser on the words of war: `finish.py --work WORK --treebanks FOLDER`.

Starts from parse/model-best under WORK, mixes the treebank's sentences with copies that hold the codebook's
verbs and nouns (words.py), runs one epoch at a falling learning rate (a second one gained nothing), and
writes parse-war/model-best.
"""

import argparse
import random
from pathlib import Path

import spacy
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from thinc.api import Adam

from belligraph.loaders.language.train.data import read_sentences, to_doc, variations
from belligraph.loaders.language.train.train import HELD_OUT
from belligraph.loaders.language.train.words import war_words

EPOCHS, RATE, BATCH = 1, 0.0006, 24


def _bare(gold: Doc) -> Doc:
    """The words alone."""
    return Doc(gold.vocab, words=[t.text for t in gold], spaces=[bool(t.whitespace_) for t in gold])


def main() -> None:
    """Train, evaluate on the development set after each epoch, keep the last."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--work", type=Path, required=True)
    ap.add_argument("--treebanks", type=Path, required=True)
    ap.add_argument("--seed", type=int, default=1)
    args = ap.parse_args()
    nlp = spacy.load(args.work / "parse/model-best")
    ewt = list(read_sentences(args.treebanks / "ewt-train.conllu.gz"))
    pud = list(read_sentences(args.treebanks / "pud.conllu.gz"))
    rng = random.Random(args.seed)
    sentences = ewt + [s for i, s in enumerate(pud) if i % HELD_OUT]
    mixed = list(variations(sentences, args.seed))
    mixed += [w for s in sentences if (w := war_words(s, rng)) is not None]
    dev = DocBin().from_disk(args.work / "corpora/dev.spacy").get_docs(nlp.vocab)
    held = [Example(_bare(d), d) for d in dev]
    optimizer = Adam(
        RATE, beta1=0.9, beta2=0.999, L2=0.01, grad_clip=1.0, use_averages=True, L2_is_weight_decay=True
    )
    nlp.resume_training(sgd=optimizer)
    steps = EPOCHS * len(mixed) / BATCH
    done = 0
    for epoch in range(EPOCHS):
        rng.shuffle(mixed)
        for at in range(0, len(mixed), BATCH):
            optimizer.learn_rate = RATE * max(0.02, 1 - done / steps)
            examples = [
                Example(_bare(gold), gold) for gold in (to_doc(nlp, rows) for rows in mixed[at : at + BATCH])
            ]
            nlp.update(examples, sgd=optimizer, drop=0.2)
            done += 1
        with nlp.use_params(optimizer.averages):
            scores = nlp.evaluate(held)
            print(f"epoch {epoch + 1}: LAS {scores['dep_las']:.4f} POS {scores['pos_acc']:.4f}", flush=True)
    out = args.work / "parse-war/model-best"
    out.parent.mkdir(exist_ok=True)
    with nlp.use_params(optimizer.averages):
        nlp.to_disk(out)


if __name__ == "__main__":
    main()
