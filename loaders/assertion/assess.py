"""Mood, negation and attribution of an event: from its word up the tree, one governing word after the other.

Each step asks what the governing verb, noun or adjective does to what stands under it (assertion.toml), then
reads the modals and negations of that word's own clause. Clauses that give the event as known (relative
clauses, "after …", a definite noun) seal it: only speakers count from there on.
"""

from belligraph.loaders.assertion import speakers
from belligraph.loaders.assertion.clause import (
    PLANNED,
    POSSIBLE,
    State,
    read_clause,
    read_noun,
)
from belligraph.loaders.assertion.climb import climb
from belligraph.loaders.assertion.order import hidden
from belligraph.loaders.assertion.records import Assertion, AttributionSpan
from belligraph.loaders.language.tree import Doc, Token
from belligraph.schema.records import Mood

MOODS = (Mood.ACTUAL, Mood.PLANNED, Mood.POSSIBLE)
STEPS = 60  # no sentence nests deeper; a guard, not a limit


def assess(trigger: Token) -> Assertion:
    """How its sentence puts forward the event that the trigger (a verb or a noun) names."""
    state = State(trigger=trigger.i)
    node = trigger
    sources = speakers.according(trigger.doc)
    _enter(trigger, state)
    hidden(trigger, state)
    for _ in range(STEPS):
        for speaker, cue in speakers.beside(node, trigger, sources):
            if state.after > speaker.head:
                continue  # "…, the ministry said, hours after …"
            state.say(speaker, f"source: {cue}")
        if node.head == node:
            break
        node = climb(node, state)
    return _close(trigger, sources, state)


def _enter(trigger: Token, state: State) -> None:
    clause = any(c.dep_ == "aux" or (c.dep_ == "nsubj" and c.i < trigger.i - 1) for c in trigger.children)
    if trigger.pos_ in ("NOUN", "PROPN", "ADJ", "NUM") and not clause:
        read_noun(trigger, state)
        if any(c.dep_ == "cop" for c in trigger.children):
            read_clause(trigger, state)
    else:
        read_clause(trigger, state)


def _close(trigger: Token, sources: list[Token], state: State) -> Assertion:
    if state.would and not state.sealed:
        state.raise_mood(PLANNED if state.speakers and state.mood < POSSIBLE else POSSIBLE, "modal: would")
    if _is_question(trigger.doc) and not state.speakers and (not state.sealed or state.mood == PLANNED):
        state.sealed = False
        state.raise_mood(POSSIBLE, "question")
    if not state.speakers:
        state.say(speakers.near(trigger, sources), "source: said")
    names = state.speakers or state.hearsay[:1]
    if not state.speakers and state.hearsay:
        state.rules.append("hearsay")
    attribution: AttributionSpan | None = None
    for name in reversed(names):
        attribution = AttributionSpan(name.start, name.end, name.head, attribution)
    return Assertion(MOODS[state.mood], state.negated, attribution, "; ".join(state.rules))


def _is_question(doc: Doc) -> bool:
    return any(token.text == "?" for token in doc[-3:])
