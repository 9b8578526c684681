"""How fast the pipeline parses, by the library that multiplies its matrices: `python bench/parse.py`.

Parses the same grown articles (bench/corpus.py) with numpy's library, which the project uses, and with
thinc's default (BLIS), in turns in one process and on one thread. Prints words a CPU second and the ratio.
"""

import argparse
import time
from importlib.resources import files
from statistics import median

from corpus import grow
from spacy.language import Language
from thinc.api import NumpyOps, set_current_ops
from threadpoolctl import threadpool_limits

from belligraph.loaders.language.bundle import unpack
from belligraph.loaders.language.pipeline import MODEL_FILE
from belligraph.loaders.language.sentences import split


def pipeline(use_blis: bool) -> Language:
    """The bundled pipeline, set up for one of the two libraries."""
    set_current_ops(NumpyOps(use_blis=use_blis))
    return unpack(files("belligraph.loaders.language").joinpath(MODEL_FILE).read_bytes())


def main() -> None:
    """Parse with each in turns; print a row a library."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--articles", type=int, default=60)
    ap.add_argument("--rounds", type=int, default=3)
    args = ap.parse_args()
    texts = [row["text"] for row in grow(args.articles)]
    words = sum(len(text.split()) for text in texts)
    pipelines = {"BLIS": pipeline(True), "numpy": pipeline(False)}
    seconds: dict[str, list[float]] = {name: [] for name in pipelines}
    with threadpool_limits(1, user_api="blas"):
        for _ in range(args.rounds):
            for name, nlp in pipelines.items():
                begin = time.process_time()
                for text in texts:
                    list(nlp.pipe((text[start:end] for start, end in split(text)), batch_size=64))
                seconds[name].append(time.process_time() - begin)
    first = median(seconds["BLIS"])
    print("| library | words a CPU second | ratio |\n|---|---|---|")
    for name, taken in seconds.items():
        print(f"| {name} | {words / median(taken):.0f} | {first / median(taken):.2f} |")


if __name__ == "__main__":
    main()
