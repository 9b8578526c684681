"""Claims in the making."""

from dataclasses import dataclass

from belligraph.loaders.grammar.scene import Found
from belligraph.loaders.language.tree import Token
from belligraph.schema.records import Mood


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim in the making: the frame that fired and what fills it, before assertion and measures."""

    relation: str
    subject: Found
    object: Found
    trigger: Token
    rule: str
    item: Found | None = None
    heads: tuple[Token, ...] = ()  # heads of the phrases that quantities may belong to
    instrument: Token | None = None
    role: tuple[int, int] | None = None  # tokens of the office
    mood: Mood | None = None
    negated: bool = False
    asserted: bool = False
    over: frozenset[str] = frozenset()  # relations that the same word does not mean here
