"""Train the bundled English pipeline: `python -m belligraph.loaders.language.train.train --help`.

Two trainings, each with a tok2vec of its own (a shared one costs the recogniser 8 points of F1):
`parse` (parts of speech, morphology, dependencies) and `ner`. Same seed, same versions of spaCy, thinc,
blis and numpy, and OMP_NUM_THREADS=1 give the same weights.
"""

import argparse
import random
from pathlib import Path

import spacy
from spacy.tokens import DocBin
from spacy.training.initialize import init_nlp
from spacy.training.loop import train
from spacy.util import load_config

from belligraph.loaders.language.train.data import read_sentences, to_doc, variations

HERE = Path(__file__).parent
HELD_OUT = 5  # every fifth sentence of PUD is kept for the test


def write_corpora(treebanks: Path, out: Path, seed: int) -> None:
    """train.spacy (with variations), dev.spacy, test-ewt.spacy and test-pud.spacy under `out`."""
    out.mkdir(parents=True, exist_ok=True)
    nlp = spacy.blank("en")
    ewt = list(read_sentences(treebanks / "ewt-train.conllu.gz"))
    pud = list(read_sentences(treebanks / "pud.conllu.gz"))
    learn = ewt + [s for i, s in enumerate(pud) if i % HELD_OUT]
    shuffled = list(variations(learn, seed))
    random.Random(seed).shuffle(shuffled)
    parts = {
        "train": shuffled,
        "dev": list(read_sentences(treebanks / "ewt-dev.conllu.gz")),
        "test-ewt": list(read_sentences(treebanks / "ewt-test.conllu.gz")),
        "test-pud": pud[::HELD_OUT],
    }
    for name, sentences in parts.items():
        DocBin(docs=[to_doc(nlp, s) for s in sentences], store_user_data=False).to_disk(out / f"{name}.spacy")


def main() -> None:
    """Prepare the corpora once, then train one of the two parts."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("part", choices=("data", "parse", "ner"))
    ap.add_argument("--treebanks", type=Path, help="folder with ewt-*.conllu.gz and pud.conllu.gz")
    ap.add_argument("--work", type=Path, required=True, help="folder for corpora and trained parts")
    ap.add_argument("--seed", type=int, default=0)
    args = ap.parse_args()
    if args.part == "data":
        if args.treebanks is None:
            ap.error("data needs --treebanks")
        write_corpora(args.treebanks, args.work / "corpora", args.seed)
        return
    config = load_config(
        HERE / f"{args.part}.cfg",
        overrides={
            "paths.train": str(args.work / "corpora/train.spacy"),
            "paths.dev": str(args.work / "corpora/dev.spacy"),
            "system.seed": args.seed,
        },
    )
    out = args.work / args.part
    out.mkdir(parents=True, exist_ok=True)
    train(init_nlp(config), out)


if __name__ == "__main__":
    main()
