"""What a governing word does to the event under it, by its effect in assertion.toml."""

from belligraph.loaders.assertion import speakers
from belligraph.loaders.assertion.clause import (
    PLANNED,
    POSSIBLE,
    State,
    read_clause,
)
from belligraph.loaders.assertion.cues import (
    base,
    is_verbal,
)
from belligraph.loaders.assertion.records import AttributionSpan
from belligraph.loaders.language.tree import Token


def apply(effect: str, word: str, head: Token, node: Token, state: State) -> None:
    """What a governing word does, by its effect."""
    if effect and effect != "carry" and not state.first_time(head):
        return
    rule = f"{effect}: {word}"
    if effect == "planned":
        state.raise_mood(PLANNED, rule)
    elif effect == "possible":
        state.raise_mood(POSSIBLE, rule)
    elif effect == "request":
        if state.halted and not state.sealed:  # asked to stop it: so it goes on
            state.negated, state.mood, state.sealed = False, 0, True
            state.rules.append(rule)
        else:
            state.raise_mood(POSSIBLE, rule)
    elif effect == "refuse" or effect == "halt":
        state.flip(rule)
    elif effect == "deny":
        if not state.sealed:
            state.flip(rule)
            state.speakers.clear()
            state.say(teller_of(head), rule)
    elif effect == "say":
        teller = teller_of(head)
        if teller is not None and speakers.is_mute(head.doc[teller.head]):
            return  # "the launch answered the strikes"
        if node.i < head.i < state.after:
            pass  # "…, the ministry said, hours after …"
        elif teller is not None and teller.head == head.i and is_verbal(head):
            state.hearsay.append(teller)  # "was reported to": a named speaker says more
        else:
            state.say(teller, rule)
    elif effect == "believe":
        if base(head) == "doubt":
            state.flip(rule)
        state.raise_mood(POSSIBLE, rule)
        teller = teller_of(head)
        if not speakers.is_passive(head) or (teller is not None and teller.head != head.i):
            state.say(teller, rule)
    elif effect == "suggest":
        teller = teller_of(head)
        if teller is not None and speakers.can_speak(teller, head):
            state.say(teller, rule)
    elif effect == "accuse":
        teller = teller_of(head)
        if teller is None or head.doc[teller.head] != head:
            state.say(teller, rule)
        state.sealed = True
    state.halted = effect == "halt"
    if state.would and effect in ("say", "planned", "believe", "suggest", "deny") and not state.sealed:
        state.raise_mood(PLANNED, "modal: would")
        state.would = False


def teller_of(head: Token) -> AttributionSpan | None:
    return speakers.speaker_of(head) if is_verbal(head) else speakers.source_of_noun(head)


def above(effect: str, head: Token, state: State, negation: bool = True) -> None:
    """The modals and negations of the governing word's own clause, as far as they reach the event."""
    if effect in ("say", "suggest", "accuse", "fact"):
        quiet = State()
        read_clause(head, quiet)
        if quiet.negated and effect in ("say", "suggest") and len(state.speakers) == 1:
            state.raise_mood(POSSIBLE, "not said")
            state.speakers.clear()
        state.hearsay += quiet.hearsay
        return
    read_clause(head, state, negation=negation)
