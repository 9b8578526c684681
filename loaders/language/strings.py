"""Words, labels and features by their numbers in spaCy's string store, each decoded once."""

from collections.abc import Mapping

from spacy.strings import StringStore

KEPT = 50_000  # words and features remembered at most
Features = Mapping[str, list[str]]
WORDS: dict[int, tuple[str, str]] = {}  # number in the string store → as written, in lower case
NAMES: dict[int, str] = {}  # the same for tags and labels
FEATURES: dict[int, Features] = {}


def word(number: int, strings: StringStore) -> tuple[str, str]:
    """A word as written and in lower case."""
    if len(WORDS) >= KEPT:
        WORDS.clear()
    text = strings[number]
    WORDS[number] = text, text.lower()
    return WORDS[number]


def name(number: int, strings: StringStore) -> str:
    """A tag or label; "" for none."""
    return NAMES.setdefault(number, strings[number] if number else "")


def feature(number: int, strings: StringStore) -> Features:
    """Morphological features, each with its values."""
    if len(FEATURES) >= KEPT:
        FEATURES.clear()
    rows = (row.split("=", 1) for row in strings[number].split("|") if "=" in row) if number else ()
    return FEATURES.setdefault(number, {name: values.split(",") for name, values in rows})
