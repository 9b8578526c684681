"""Running quotations: who speaks in a quoted sentence that has no "said" of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from belligraph.loaders.assertion import speakers
from belligraph.loaders.assertion.cues import is_verbal, verb_effect
from belligraph.loaders.assertion.records import AttributionSpan, Quoted
from belligraph.loaders.language.tree import Doc

MAX_RUN = 12  # sentences; a mark that stays open longer was left open by mistake


@dataclass(frozen=True, slots=True)
class _Marks:
    opened_before: bool
    inside: tuple[bool, ...]  # for each token, whether it stands in a quotation
    open_after: bool


def _marks(doc: Doc, inside: bool) -> _Marks:
    before, flags = inside, []
    for token in doc:
        if token.text == "“" or (token.text in ('"', "``", "''") and not inside):
            inside = True
            flags.append(True)
        elif token.text in ("”", '"', "''"):
            flags.append(True)
            inside = False
        else:
            flags.append(inside)
    return _Marks(before, tuple(flags), inside)


def _teller(doc: Doc, marks: _Marks) -> AttributionSpan | None:
    """The speaker that the words outside the quotation name."""
    if not _names_speaker(doc, marks):
        return None
    for token in doc:
        if marks.inside[token.i] or not is_verbal(token) or verb_effect(token, token)[0] != "say":
            continue
        speaker = speakers.speaker_of(token)
        if speaker is not None and not marks.inside[speaker.head]:
            return speaker
    return None


def _names_speaker(doc: Doc, marks: _Marks) -> bool:
    """Whether a quotation is told of at all: a mark, or a colon before the next sentence's."""
    return any(marks.inside) or (len(doc) > 0 and doc[-1].text == ":")


def _whole(doc: Doc, marks: _Marks) -> bool:
    return all(flag or doc[i].is_punct or doc[i].is_space for i, flag in enumerate(marks.inside)) and any(
        token.is_alpha for token in doc
    )


def attribute_quotes(docs: Sequence[Doc]) -> Mapping[int, Quoted]:
    """Index of each sentence that is quoted as a whole → its speaker, named in a sentence before or after.

    `docs` are the sentences of one article in order. Only the same running quotation carries: the sentences
    up to the one that closes it, and those that follow at once and are quotations as a whole themselves.
    """
    out: dict[int, Quoted] = {}
    waiting: list[int] = []  # quoted sentences whose speaker is yet to be named
    current: Quoted | None = None
    inside, run = False, 0
    for index, doc in enumerate(docs):
        marks = _marks(doc, inside)
        inside = marks.open_after
        run = run + 1 if inside else 0
        if run > MAX_RUN:
            inside, run, waiting, current = False, 0, [], None
            continue
        speaker = _teller(doc, marks)
        if speaker is not None:
            current = Quoted(index, speaker)
            if marks.opened_before:
                out.update(dict.fromkeys(waiting, current))
            waiting = []
        elif any(marks.inside) and _whole(doc, marks):
            if current is not None:
                out[index] = current
            elif inside or marks.opened_before:
                waiting.append(index)
        else:
            current, waiting = None, []
    return out
