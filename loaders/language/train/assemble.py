"""Put the trained parts together and write the bundled file: one `assemble.py WORK` after both trainings."""

import argparse
from pathlib import Path

import spacy

from belligraph.loaders.language.bundle import pack


def main() -> None:
    """parse-war/model-best and ner/model-best under WORK → model/english.bin beside this package."""
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("work", type=Path)
    args = ap.parse_args()
    nlp = spacy.load(args.work / "parse-war/model-best")
    names = spacy.load(args.work / "ner/model-best")
    names.replace_listeners("tok2vec", "ner", ["model.tok2vec"])
    nlp.add_pipe("ner", source=names)
    out = Path(__file__).parent.parent / "model/english.bin"
    out.parent.mkdir(exist_ok=True)
    pack(nlp, out)
    print(f"{out}: {out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
