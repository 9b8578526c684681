"""An event's noun phrase under its head: the object of a verb, the complement of a noun or adjective."""

from belligraph.loaders.assertion.clause import (
    POSSIBLE,
    State,
    linkers,
    read_clause,
    read_noun,
)
from belligraph.loaders.assertion.cues import (
    NOUNS,
    adjective_effect,
    base,
    cues,
    is_verbal,
    noun_effect,
    verb_effect,
)
from belligraph.loaders.assertion.effects import above, apply
from belligraph.loaders.language.tree import Token

ASIDE = frozenset({"", "possible", "refuse", "fact"})
GIVEN = frozenset({"the", "this", "that", "these", "those"})


def read_governed_phrase(node: Token, head: Token, state: State) -> Token:
    """A noun phrase under its head: the object of a verb, the complement of a noun."""
    dep = node.dep_
    if is_verbal(head):
        return read_argument(node, head, dep, state)
    if head.pos_ == "ADJ" or any(c.dep_ == "cop" for c in head.children):
        effect, word = adjective_effect(head)
        if not effect and head.pos_ in NOUNS:
            effect, word = noun_effect(head) if dep in ("nmod", "compound") else ("", "")
        if effect:
            apply(effect, word, head, node, state)
            above(effect, head, state)
            return head
        if dep in ("nsubj", "csubj"):
            read_clause(head, state, negation=False)
        state.sealed = True
        return head
    effect, word = noun_effect(head)
    if dep in ("nmod", "compound", "obl", "nmod:poss", "amod", "acl") and effect:
        doing = cues().words["marks.doing" if dep == "nmod" else "marks.named_doing"]
        if effect == "planned" and word in doing:
            effect = "carry"  # "a mediation effort", "a campaign of bombing"
        if effect == "say" and dep == "nmod:poss":
            effect = "fact"
        apply(effect, word, head, node, state)
        read_noun(head, state)
        return head
    if dep not in ("appos", "flat", "fixed", "list"):
        state.sealed = True
    return head


def read_argument(node: Token, verb: Token, dep: str, state: State) -> Token:
    effect, word = verb_effect(verb, node, nominal=True)
    links = linkers(node)
    if node.i == state.trigger and base(node, "NOUN") in cues().words["speakers.acts"] and effect in ASIDE:
        state.sealed = True  # a demand that is turned down has been made all the same
        return verb
    if node.lower_ == "short":
        return verb  # "stopped short of"
    if dep == "nsubj":
        if effect == "halt" or (word in ("fail", "fall", "end") and effect):
            apply("halt" if effect == "halt" else "carry", word, verb, node, state)
            above("halt", verb, state)
        elif effect == "carry":
            above("carry", verb, state)
        else:
            weak = State()
            read_clause(verb, weak)
            if weak.would or not _definite(node):
                state.raise_mood(POSSIBLE if weak.would else weak.mood, "subject of a modal")
            state.sealed = True
        return verb
    if dep in ("obj", "nsubj:pass", "xcomp", "ccomp", "iobj", "obl", "nmod", "obl:agent", "advcl"):
        direct = dep in ("obj", "nsubj:pass", "xcomp", "ccomp") or (dep == "obl" and _measured(node))
        if set(links) & {"without"}:
            read_clause(verb, state, negation=False)
            return verb
        setting = effect in ("planned", "possible", "request") and bool(set(links) & {"in", "during", "at"})
        if not direct and (
            (setting and "_" not in word)  # "promised in a call with": the call was made
            or effect not in ("possible", "request", "planned", "refuse", "accuse", "carry", "deny")
            or ("_" not in word and not set(links) & {"of", "for", "on", "to", "in", "with", "against"})
        ):
            state.sealed = True
            return verb
        if effect == "carry" or (not effect and direct and not _definite(node)):
            before = state.would
            above("carry", verb, state, negation=bool(effect) or bool(set(links) & {"in"}) or direct)
            if not effect and state.would and not before:
                state.raise_mood(POSSIBLE, "modal: would")
                state.would = False
            return verb
        if effect in ("", "fact", "believe", "suggest"):
            if not effect and direct:
                read_clause(verb, state, negation=False)
            state.sealed = True
            return verb
        if effect == "refuse" and noun_effect(node)[0] == "say":
            effect = "deny"  # "rejected claims that"
        apply(effect, word, verb, node, state)
        above(effect, verb, state)
        if effect in ("say", "deny"):
            state.sealed = True
        return verb
    state.sealed = True
    return verb


def _measured(noun: Token) -> bool:
    """ "froze $50m in aid": the sum is counted out of the aid, which is what was frozen."""
    case = next((c for c in noun.children if c.dep_ == "case" and c.lower_ in ("in", "of") and c.i), None)
    return case is not None and (case.nbor(-1).pos_ in ("NUM", "SYM") or case.nbor(-1).like_num)


def _definite(noun: Token) -> bool:
    return any((c.dep_ == "det" and c.lower_ in GIVEN) or c.dep_ == "nmod:poss" for c in noun.children)
