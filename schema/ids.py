"""Entity ids: a pure function of type and canonical name, so that articles read apart agree."""

import re
import unicodedata

from belligraph.schema.records import EntityType

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "ß": "ss", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d", "ə": "a"}
)
_DROPPED = re.compile(r"['’‘ʼʻ`´.]")
_GAP = re.compile(r"[^\w]+|_+")


def slug(name: str) -> str:
    """`name` in lower case without accents, its words joined by hyphens: "Côte d'Ivoire" → cote-divoire.

    Letters of other scripts stay. A name with no letter or digit gives the code points instead, so that
    no slug is empty.
    """
    lowered = _DROPPED.sub("", name.casefold()).replace("+", " plus ")
    if not lowered.isascii():
        apart = unicodedata.normalize("NFKD", lowered.translate(_LETTERS))
        lowered = "".join(letter for letter in apart if not unicodedata.combining(letter)).translate(_LETTERS)
    joined = _GAP.sub("-", lowered).strip("-")
    return joined or "-".join(f"{ord(letter):x}" for letter in name)


def entity_id(kind: EntityType, name: str) -> str:
    """The id of the entity of this type and canonical name: "weapon/f-16", "place/kursk-oblast".

    States with an ISO 3166 code have that code as their id instead: ask the gazetteer.
    """
    return f"{kind.value.lower()}/{slug(name)}"
