"""One person, spelt in many ways: a key under which "Aleksandr Lukashenka" is "Alexander Lukashenko"."""

import re
from collections.abc import Iterable

from belligraph.loaders.gazetteer.forms import normalise, unaccented
from belligraph.loaders.gazetteer.rows import Entry
from belligraph.schema.records import EntityType

PARTICLES = frozenset("al el ul as an ad ar bin ibn ben bint jr sr ii iii".split())
_PATRONYMIC = re.compile(r"(?:ovich|evich|ovna|evna|yevich|ivich|inichna)$")
_SOUNDS = tuple(
    (re.compile(pattern), by)
    for pattern, by in (
        (r"^ye|^je", "e"),
        (r"x", "ks"),
        (r"ph", "f"),
        (r"tch|tsch|ch|tj", "c"),
        (r"sh|sch", "s"),
        (r"zh", "z"),
        (r"kh|q|k|ck", "k"),
        (r"gh|dj|dzh", "g"),
        (r"dh|th", "d"),
        (r"w", "v"),
        (r"ou|oo|u|o", "o"),
        (r"ee|iy|yi|yy|ii|ij|y|i|j", "i"),
        (r"ei|ai|ae|e|a", "a"),
        (r"(.)\1+", r"\1"),
        (r"kasandr$|kasandar$", "kasandar"),
        (r"[aoi]+$", ""),
    )
)

Signature = tuple[str, ...]


def signature(name: str) -> Signature:
    """The sounds of a full name without initials, patronymics and particles; empty for a single word.

    Of an Arabic name with al- before the last word, only the first and the last word count.
    """
    plain = unaccented(normalise(name)).replace("'", "").replace("ı", "i")
    arabic = bool(re.search(r"\b[AaEe]l[- ]\w+$", plain))
    words = [w for w in re.split(r"[\s-]+", plain.lower().replace(".", " ")) if len(w) > 1]
    words = [w for w in words if w not in PARTICLES]
    if len(words) > 2:
        words = [w for i, w in enumerate(words) if i in (0, len(words) - 1) or not _PATRONYMIC.search(w)]
    if arabic and len(words) > 2:
        words = [words[0], words[-1]]
    return tuple(_sound(w) for w in words) if len(words) >= 2 else ()


def _sound(word: str) -> str:
    for pattern, by in _SOUNDS:
        word = pattern.sub(by, word)
    return word


def by_signature(named: Iterable[tuple[str, Entry]]) -> dict[Signature, Entry]:
    """Persons by the sounds of their names; of two who sound alike neither."""
    out: dict[Signature, Entry] = {}
    twice: set[Signature] = set()
    for form, entry in named:
        key = signature(form) if entry.type is EntityType.PERSON else ()
        if key and out.setdefault(key, entry).id != entry.id:
            twice.add(key)
    return {key: entry for key, entry in out.items() if key not in twice}
