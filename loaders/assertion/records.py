"""What an assertion is: mood, negation, and who says so."""

from dataclasses import dataclass

from belligraph.schema.records import Mood


@dataclass(frozen=True, slots=True)
class AttributionSpan:
    """Who says so: tokens `start` to `end` (half-open) of the sentence, and the token that heads them.

    `via` is who passes it on ("A said that B had said …" gives B via A).
    """

    start: int
    end: int
    head: int
    via: "AttributionSpan | None" = None


@dataclass(frozen=True, slots=True)
class Quoted:
    """The speaker of a sentence that stands in a running quotation, and the sentence that names them."""

    sentence: int
    speaker: AttributionSpan


@dataclass(frozen=True, slots=True)
class Assertion:
    """How a sentence puts forward an event; `rule` names the cues that fired, from the event outwards."""

    mood: Mood = Mood.ACTUAL
    negated: bool = False
    attribution: AttributionSpan | None = None
    rule: str = ""
