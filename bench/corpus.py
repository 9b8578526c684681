"""Grow a corpus of any size from the sample articles: `python bench/corpus.py 10000 > corpus.jsonl`.

Each article mixes paragraphs of several samples and swaps the states and numbers in them, so that no two are
reprints and the load does the work that it would do on news. The same size gives the same bytes.
"""

import argparse
import json
import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from belligraph.loaders.sources import read_sources
from belligraph.schema.records import Article

SAMPLES = Path(__file__).parent.parent / "examples" / "articles"
STATES = """
Argentina Brazil Canada Chile Egypt Ethiopia France Germany Ghana Greece India Indonesia Iran Iraq Israel
Italy Japan Jordan Kenya Libya Mexico Morocco Nigeria Norway Pakistan Peru Poland Russia Spain Sudan Sweden
Syria Turkey Ukraine Vietnam Yemen
""".split()
STATE = re.compile(r"\b(" + "|".join(STATES) + r")\b")


def grow(size: int) -> Iterator[dict[str, str]]:
    """`size` articles as JSON Lines rows, of about the samples' length."""
    samples = [a for a in read_sources([str(SAMPLES)]) if isinstance(a, Article)]
    paragraphs = [p for a in samples for p in a.text.split("\n\n") if len(p) > 120]
    heads = [a.headline for a in samples if a.headline]
    rng = random.Random(20)
    for number in range(size):
        swap = {state: rng.choice(STATES) for state in STATES}
        text = "\n\n".join(rng.sample(paragraphs, 4))
        text = STATE.sub(lambda m, swap=swap: swap[m.group()], text)  # type: ignore[misc]
        text = re.sub(r"\b\d{2,3}\b", lambda _: str(rng.randint(10, 999)), text)
        head = STATE.sub(lambda m, swap=swap: swap[m.group()], rng.choice(heads))  # type: ignore[misc]
        year, month, day = rng.randint(1950, 2024), rng.randint(1, 12), rng.randint(1, 28)
        yield {
            "headline": f"{head} ({number})",
            "text": text,
            "published": f"{year}-{month:02}-{day:02}",
            "source": f"bench {number % 40}",
        }


def main() -> None:
    """Write the corpus to standard output."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("size", type=int)
    for row in grow(ap.parse_args().size):
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
