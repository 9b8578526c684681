"""Near-duplicates: which texts are reprints of one another.

Two texts are reprints when they have a MinHash band in common (of the whole text, or of its opening, since
reprints are cut from the end) and their word shingles agree. Both hold of the two texts alone, so clusters,
the connected components, do not depend on the order of loading.

A. Z. Broder, On the resemblance and containment of documents (1997): resemblance, containment, MinHash.
"""

import hashlib
import re
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

SHINGLE = 3  # words
ROWS = 8  # hashes a band
BANDS = 16  # of the whole text: finds 95 % of pairs of resemblance 0.8, 6 % at 0.5
LEAD_BANDS = 6  # of the opening: finds 99 % at resemblance 0.95
LEAD = 60  # words
RESEMBLANCE = 0.7
CONTAINMENT = 0.85  # of the shorter in the longer text, which may be up to three times as long
SHORTEST = 1 / 3
MIN_CONTAINED = 20  # shingles; less may stand in a longer text without being a reprint

Hashes = NDArray[np.uint32]
K = TypeVar("K", int, str)

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Signature:
    """`shingles`: sorted hashes of the text's shingles. `keys`: its bands; reprints have one in common.

    A text without words has neither.
    """

    shingles: Hashes
    keys: tuple[int, ...]


def signature(text: str) -> Signature:
    """The signature of a text; case, punctuation and line breaks count for nothing."""
    words = [word.encode("utf-8", "surrogatepass") for word in _WORD.findall(text.lower())]
    hashes = [zlib.crc32(b" ".join(words[i : i + SHINGLE])) for i in range(max(1, len(words) - SHINGLE + 1))]
    if not words:
        return Signature(np.empty(0, np.uint32), ())
    shingles = _distinct(hashes)
    lead = _distinct(hashes[:LEAD])
    return Signature(shingles, (*_bands(shingles, 0, BANDS), *_bands(lead, BANDS, LEAD_BANDS)))


def are_reprints(a: Hashes, b: Hashes) -> bool:
    """Whether two texts that share a band agree: by resemblance, or the shorter lies in the longer."""
    small, large = sorted((len(a), len(b)))
    if small < SHORTEST * large:
        return False
    common = len(np.intersect1d(a, b, assume_unique=True))
    if common >= RESEMBLANCE * (small + large - common):
        return True
    return small >= MIN_CONTAINED and common >= CONTAINMENT * small


def find_origins(texts: Mapping[str, str]) -> dict[str, str]:
    """Article id → origin: the smallest id in its cluster."""
    found = clusters({article: signature(text) for article, text in texts.items()})
    return {article: cluster[0] for cluster in found for article in cluster}


def clusters(signatures: Mapping[K, Signature]) -> list[list[K]]:
    """The clusters of these texts, each sorted, by their smallest keys."""
    parent = {text: text for text in signatures}

    def root(text: K) -> K:
        while parent[text] != text:
            parent[text] = text = parent[parent[text]]
        return text

    buckets: dict[int, list[list[K]]] = {}  # band → groups that are known to hang together
    for text in sorted(signatures):
        shingles = signatures[text].shingles
        for key in signatures[text].keys:
            mine = [text]
            others: list[list[K]] = []
            for group in buckets.get(key, ()):
                if root(group[0]) == root(text) or any(
                    are_reprints(shingles, signatures[other].shingles) for other in group
                ):
                    parent[root(group[0])] = root(text)
                    group.extend(mine)
                    mine = group
                else:
                    others.append(group)
            others.append(mine)
            buckets[key] = others
    groups: dict[K, list[K]] = {}
    for text in sorted(signatures):
        groups.setdefault(root(text), []).append(text)
    return sorted(groups.values())


def to_bytes(shingles: Hashes) -> bytes:
    """The hashes as little-endian bytes, for keeping."""
    return shingles.astype("<u4").tobytes()


def from_bytes(blob: bytes) -> Hashes:
    """What `to_bytes` kept."""
    return np.frombuffer(blob, dtype="<u4").astype(np.uint32)


def _distinct(hashes: Iterable[int]) -> Hashes:
    return np.array(sorted(set(hashes)), dtype=np.uint32)


def _constants(count: int) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Multipliers and addends of `count` hash functions, the same on every machine."""
    blobs = (hashlib.sha256(b"belligraph origins %d" % i).digest()[:16] for i in range(count))
    pairs = np.frombuffer(b"".join(blobs), dtype="<u8").reshape(count, 2).astype(np.uint64)
    return pairs[:, 0] | np.uint64(1), pairs[:, 1]


_MULTIPLY, _ADD = _constants(ROWS * (BANDS + LEAD_BANDS))


def _bands(shingles: Hashes, first: int, count: int) -> list[int]:
    """Keys of bands first, …, first + count - 1, as signed 64-bit numbers."""
    part = slice(first * ROWS, (first + count) * ROWS)
    mixed = shingles.astype(np.uint64)[None, :] * _MULTIPLY[part, None] + _ADD[part, None]
    least = (mixed >> np.uint64(32)).min(axis=1).astype("<u4").reshape(count, ROWS)
    keys = []
    for index, row in enumerate(least):
        digest = hashlib.blake2b(
            row.tobytes(), digest_size=8, salt=(first + index).to_bytes(2, "little")
        ).digest()
        keys.append(int.from_bytes(digest, "little", signed=True))
    return keys
