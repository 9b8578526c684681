"""How surface forms are spelt: one apostrophe, one hyphen, accents optional, regular plurals."""

import re
import unicodedata

_ALIKE = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "ʻ": "'",
        "`": "'",
        "´": "'",
        "‐": "-",
        "‑": "-",
        "‒": "-",
        "–": "-",
        "\xa0": " ",
    }
)
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")
_CONSONANT_Y = re.compile(r"[^aeiou]y$")


def normalise(text: str) -> str:
    """`text` with plain apostrophes, hyphens and spaces; as long as before, so offsets stay true."""
    return text if text.isascii() else text.translate(_ALIKE)


def unaccented(form: str) -> str:
    """`form` without accents: "Élysée" → "Elysee"."""
    if form.isascii():
        return form
    apart = unicodedata.normalize("NFKD", form)
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).replace("ı", "i")


def plural(form: str) -> str:
    """The regular English plural of the last word: "battery" → "batteries", "torpedo" → "torpedoes"."""
    lowered = form.lower()
    if lowered.endswith(("aircraft", "artillery", "ammunition", "craft", "arms", "fire", "equipment")):
        return form
    if _CONSONANT_Y.search(lowered):
        return form[:-1] + "ies"
    if _SIBILANT.search(lowered) or lowered.endswith("edo"):
        return form + "es"
    return form + "s"
