"""One step up the tree from an event: coordination, relative clauses, or what governs it."""

from belligraph.loaders.assertion import speakers
from belligraph.loaders.assertion.clause import (
    PLANNED,
    POSSIBLE,
    State,
    is_infinitive,
    linkers,
    read_clause,
    read_noun,
)
from belligraph.loaders.assertion.clauses import read_content, read_governed_clause
from belligraph.loaders.assertion.cues import (
    base,
    cues,
    is_verbal,
    noun_effect,
    verb_effect,
)
from belligraph.loaders.assertion.effects import above, apply
from belligraph.loaders.assertion.phrases import read_governed_phrase
from belligraph.loaders.language.tree import Token


def climb(node: Token, state: State) -> Token:
    """One step up: what the head does to the node. Gives the token to go on from."""
    head, dep = node.head, node.dep_
    if dep == "conj":
        return _coordinated(node, head, state)
    if dep in ("acl:relcl", "advcl:relcl"):
        return _relative(node, head, state)
    verbal = is_verbal(node) or any(c.dep_ in ("cop", "nsubj", "mark") for c in node.children)
    if verbal and (
        dep in ("ccomp", "xcomp", "advcl", "acl", "csubj", "csubj:pass", "parataxis") or is_verbal(node)
    ):
        return read_governed_clause(node, head, state)
    return read_governed_phrase(node, head, state)


def _coordinated(node: Token, head: Token, state: State) -> Token:
    if "that" in linkers(node) and is_verbal(head) and verb_effect(head, node)[0] in speakers.TELLING:
        return read_governed_clause(node, head, state)  # "said it had … and that rebels had fled"
    if (
        node.lower_ != base(node)
        and is_infinitive(head)
        and is_verbal(head.head)
        and head.dep_ in ("xcomp", "advcl", "ccomp")
    ):
        return _coordinated_with(node, head.head, state)  # "refused to sell arms but sent food"
    return _coordinated_with(node, head, state)


def _coordinated_with(node: Token, head: Token, state: State) -> Token:
    """Modals and negation are shared by a bare second verb ("will send troops and train police")."""
    if any(c.lower_ in ("rather", "instead") and c.dep_ in ("cc", "mark", "advmod") for c in node.children):
        state.flip("instead of")
        state.no_negation = True
    own = any(c.dep_ in ("nsubj", "nsubj:pass", "aux", "aux:pass", "cop", "expl") for c in node.children)
    if is_verbal(node) and is_verbal(head):
        same = not own and (
            node.morph.get("VerbForm", []) == head.morph.get("VerbForm", [])
            and node.morph.get("Tense", []) == head.morph.get("Tense", [])
        )
        bare = not own and node.lower_ == base(node) and any(c.dep_ == "aux" for c in head.children)
        if same or bare:
            joins = {c.lower_ for c in node.children if c.dep_ == "cc"}
            read_clause(head, state, negation="but" not in joins)
    elif head.pos_ in ("NOUN", "PROPN") and any(
        c.dep_ == "det" and c.lower_ in ("no", "neither") for c in head.children
    ):
        state.flip("negation: no")
    elif head.pos_ in ("NOUN", "PROPN"):
        shared = State()
        read_noun(head, shared)
        if shared.mood and not any(c.dep_ in ("amod", "det", "nmod:poss") for c in node.children):
            state.raise_mood(shared.mood, "shared adjective")
    return head


def _relative(node: Token, head: Token, state: State) -> Token:
    """A relative clause gives its event as known; "the deal that would send" is what the deal plans."""
    if "that" in linkers(node) and any(
        c.dep_ in ("nsubj", "nsubj:pass") and c.lower_ != "that" for c in node.children
    ):
        if noun_effect(head)[0]:
            return read_content(node, head, ["that"], False, state)
        that = next(c for c in node.children if c.lower_ == "that" and c.dep_ == "mark")
        teller = that.nbor(-1) if that.i else that
        if teller != head and base(teller) in cues().verbs and cues().verbs[base(teller)] == "say":
            state.say(speakers.span_of(head), f"say: {teller.lower_}")  # "Sources claim that", read as nouns
            return head
        if (
            head.dep_ in ("iobj", "obj")
            and is_verbal(head.head)
            and verb_effect(head.head, head)[0]
            in (
                *speakers.TELLING,
                "request",
            )
        ):  # "told reporters that …", hung on the reporters
            apply("say", base(head.head), head.head, node, state)
            above("say", head.head, state)
            state.sealed = True
            return head.head
    if state.would:
        planned = noun_effect(head)[0] == "planned"
        state.raise_mood(PLANNED if planned else POSSIBLE, "modal: would")
        state.would = False
    state.sealed = True
    return head
