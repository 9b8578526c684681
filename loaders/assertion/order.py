"""Governing words found by word order, for trees that hide them."""

from belligraph.loaders.assertion import speakers
from belligraph.loaders.assertion.clause import (
    BE,
    PLANNED,
    POSSIBLE,
    State,
)
from belligraph.loaders.assertion.cues import (
    NOUNS,
    adjective_effect,
    base,
    is_inflected,
    is_verbal,
    noun_effect,
    verb_effect,
)
from belligraph.loaders.assertion.effects import apply
from belligraph.loaders.language.tree import Token

MILD = ("say", "planned", "possible")  # "reports", "plans", "calls": as often nouns as verbs
HIDDEN = frozenset({"deny", "refuse", "halt", "possible", "say", "planned"})


def hidden(token: Token, state: State) -> None:
    """Apply the governing words before the event that the tree does not hold over it ("urged to free")."""
    doc, at = token.doc, token.i
    if at >= 2 and doc[at - 1].lower_ == "to":
        _before_to(token, doc[at - 2], state)
        return
    _before_phrase(token, state)
    _conditioned(token, state)
    if at >= 2 and doc[at - 1].lower_ in ("of", "for", "having"):
        _blamed(token, state)


def hidden_before(noun: Token, state: State) -> bool:
    """Whether a verb was taken for part of a name ("obliges Poland to defend"); if so it has been applied."""
    before = noun.nbor(-1) if noun.i else noun
    if before == noun or not is_inflected(before) or before.is_ancestor(noun):
        return False
    effect = verb_effect(before, before)[0]
    if effect not in ("request", "possible", "planned", "refuse"):
        return False
    apply(effect, before.lower_, before, noun, state)
    return True


def _before_to(token: Token, before: Token, state: State) -> None:
    """ "is to free", "plan to supply", "has yet to join", "urged to leave"."""
    if before.lower_ in BE and token.pos_ != "VERB":
        state.raise_mood(PLANNED, "be to")
    if token.pos_ != "VERB" and noun_effect(before)[0] and before.pos_ == "NOUN":
        apply(noun_effect(before)[0], before.lower_, before, token, state)
    if before.lower_ == "yet" and not before.head.is_ancestor(token):
        state.flip("yet to")
    effect = adjective_effect(before)[0] or (verb_effect(before, before)[0] if is_inflected(before) else "")
    misread = token.dep_ in ("amod", "compound") and token.pos_ != "VERB"
    if effect in ("planned", "possible", "request", "refuse") and (misread or not before.is_ancestor(token)):
        apply(effect, before.lower_, before, token, state)


def _before_phrase(token: Token, state: State) -> None:
    """A governing verb before the event's phrase, taken for a noun or modifier: "Iran denies arming"."""
    doc, at = token.doc, token.i
    start = at - 1
    while (
        start > 0
        and at - start < 4
        and (doc[start].pos_ in ("DET", "ADJ", "NUM", "NOUN") or doc[start].dep_ == "compound")
    ):
        if is_inflected(doc[start]):
            break
        start -= 1
    before = doc[start] if start > 0 else None
    misread = token.lower_.endswith("ing") and token.dep_ in ("amod", "compound", "flat", "nmod:desc")
    if (
        before is not None
        and is_inflected(before)
        and before.pos_ != "AUX"
        and not (before.i and before.nbor(-1).lower_ in BE)
        and not (before.pos_ in NOUNS and (noun_effect(before)[0] in MILD or before.lower_ == "states"))
        and (misread or not before.is_ancestor(token))
    ):
        effect = verb_effect(before, before, nominal=not token.lower_.endswith("ing"))[0]
        subject = _left_subject(before)
        if effect == "refuse" and noun_effect(token)[0] == "say":
            effect = "deny"
        named = subject.pos_ in ("PROPN", "NOUN", "PRON") or subject.text[:1].isupper()
        if named and subject.pos_ != "DET" and effect in HIDDEN:
            if effect in ("deny", "say"):
                if not state.first_time(before):
                    pass
                elif effect == "deny":
                    state.flip(f"deny: {before.lower_}")
                    state.speakers.clear()
                state.say(speakers.span_of(subject), f"{effect}: {before.lower_}")
            else:
                apply(effect, before.lower_, before, token, state)


def _left_subject(verb: Token) -> Token:
    """The nearest noun before a verb that no preposition governs; the word before it when there is none."""
    for token in reversed(verb.doc[max(0, verb.i - 9) : verb.i]):
        nominal = token.pos_ in ("PROPN", "NOUN", "PRON") or (
            token.text[:1].isupper() and token.pos_ == "ADJ"
        )
        if (
            nominal
            and token.dep_ != "nmod"
            and not any(c.dep_ == "case" for c in token.children if c.i < token.i)
        ):
            return token
    return verb.nbor(-1)


def _conditioned(token: Token, state: State) -> None:
    """An "if" or "unless" before it in the same stretch of words, hung elsewhere by the tree."""
    doc, at = token.doc, token.i
    for index in range(at - 1, max(-1, at - 14), -1):
        if doc[index].text in (",", ";", ":") or doc[index].lower_ == "that":
            break
        if (
            doc[index].lower_ in ("if", "unless")
            and doc[index].dep_ == "mark"
            and not any(t == doc[index].head for t in (token, *token.ancestors))
        ) or (
            doc[index].lower_ in ("if", "unless")
            and token.pos_ in ("NOUN", "PROPN")
            and token.dep_ == "nsubj"
        ):
            state.raise_mood(POSSIBLE, f"condition: {doc[index].lower_}")
            state.sealed = True


def _blamed(token: Token, state: State) -> None:
    """By word order: "accused … of having violated", "suspected of firing"."""
    for index in range(token.i - 2, max(-1, token.i - 9), -1):
        verb = token.doc[index]
        if verb.text in (",", ";"):
            return
        effect = verb_effect(verb, verb)[0] if is_verbal(verb) and is_inflected(verb) else ""
        if effect == "accuse":
            apply(effect, verb.lower_, verb, token, state)
        elif effect and base(verb) == "suspect":
            apply("possible", verb.lower_, verb, token, state)
