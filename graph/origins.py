"""Near-duplicate articles: forty reprints of a wire report are one origin.

Each text becomes a set of hashed five-word shingles; MinHash bands (Broder 1997; Leskovec, Rajaraman and
Ullman, Mining of Massive Datasets, ch. 3) find candidates in constant time an article, and the exact overlap
of the shingle sets decides. The relation depends on the two texts alone, so clusters do not depend on the
order of loading.
"""

import re
import zlib
from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

SHINGLE = 5  # words
BANDS, ROWS = 16, 4  # finds pairs of Jaccard 0.5 with 64 %, of 0.7 with 99 %
SAME = 0.6  # share of the smaller text's shingles that both have
SKETCH = 400  # smallest shingle hashes kept for the exact comparison
_PRIME = np.uint64((1 << 61) - 1)
_SALTS = np.random.Generator(np.random.PCG64(20)).integers(
    1, 1 << 29, size=(BANDS * ROWS, 2), dtype=np.uint64
)


def sketch(text: str) -> NDArray[np.uint32]:
    """The smallest hashes of the text's shingles, sorted: what is kept of it for comparison."""
    words = re.findall(r"\w+", text.lower())
    size = max(1, len(words) - SHINGLE + 1)
    hashes = {zlib.crc32(" ".join(words[i : i + SHINGLE]).encode()) for i in range(size)}
    return np.array(sorted(hashes)[:SKETCH], dtype=np.uint32)


def bands(kept: NDArray[np.uint32]) -> list[tuple[int, int]]:
    """(band number, key) pairs under which the text is found."""
    values = kept.astype(np.uint64)[None, :]
    mixed = (values * _SALTS[:, :1] + _SALTS[:, 1:]) % _PRIME
    least = mixed.min(axis=1)
    return [(band, zlib.crc32(least[band * ROWS : (band + 1) * ROWS].tobytes())) for band in range(BANDS)]


def alike(one: NDArray[np.uint32], other: NDArray[np.uint32]) -> bool:
    """Whether two texts are reprints of each other, by the overlap of their sketches."""
    if len(one) == SKETCH or len(other) == SKETCH:  # compare the range that both sketches cover
        top = min(one[-1], other[-1])
        one, other = one[one <= top], other[other <= top]
    shared = len(np.intersect1d(one, other, assume_unique=True))
    return shared >= SAME * max(1, min(len(one), len(other)))


def clusters(articles: Iterable[str], pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """Article → origin: the smallest article id of its connected component."""
    parent = {article: article for article in articles}

    def root(article: str) -> str:
        while parent[article] != article:
            parent[article] = parent[parent[article]]
            article = parent[article]
        return article

    for one, other in pairs:
        low, high = sorted((root(one), root(other)))
        parent[high] = low
    return {article: root(article) for article in parent}


def pack(kept: NDArray[np.uint32]) -> bytes:
    """A sketch as bytes."""
    return kept.astype("<u4").tobytes()


def unpack(blob: bytes) -> NDArray[np.uint32]:
    """A sketch from its bytes."""
    return np.frombuffer(blob, dtype="<u4")
