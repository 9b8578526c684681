"""Phrases under a preposition that belong to a verb or to a noun."""

from belligraph.loaders.grammar.heads import (
    PASSIVE,
    RELATIVIZERS,
    SUBJECT,
    antecedent,
    conjuncts,
    infinitive,
    is_verb,
    light_verb,
    preposition,
)
from belligraph.loaders.language.lemmas import lemma
from belligraph.loaders.language.tree import Token, once
from belligraph.loaders.mentions.kinds import kinds

OBLIQUE = frozenset(
    {
        "obl",
        "nmod",
        "obl:agent",
        "obl:unmarked",
        "nmod:unmarked",
        "obl:tmod",
        "nmod:tmod",
        "obl:npmod",
        "advcl",
        "ccomp",
    }
)


def phrases(trigger: Token, prepositions: frozenset[str]) -> list[Token]:
    """Noun phrases under these prepositions that belong to the trigger, to its object, or to a light verb
    over it.

    Ordered by position; coordination unfolded ("between A and B" gives both).
    """
    seen: dict[int, Token] = {}
    for first, word in _obliques(trigger):
        if word in prepositions:
            for token in conjuncts(first):
                own = preposition(token)
                if token is first or not own or own in prepositions:
                    stands_for = antecedent(token, trigger)
                    seen.setdefault(stands_for.i, stands_for)
    if not seen:
        head = next((head for word, head in _following(trigger) if word in prepositions), None)
        return sorted(conjuncts(head), key=lambda t: t.i) if head is not None else []
    return [seen[i] for i in sorted(seen)]


@once
def _obliques(trigger: Token) -> list[tuple[Token, str]]:
    """Phrases that may belong to the trigger, each with its preposition."""
    homes = [trigger]
    if is_verb(trigger):
        homes += [
            c for c in trigger.children if c.dep_ in ("obj", "xcomp", "nsubj:pass", "compound:prt", "advmod")
        ]
        homes += [d for c in trigger.children if c.dep_ == "obj" for d in c.children if d.dep_ in OBLIQUE]
        homes += [c for c in trigger.children if c.dep_ in ("obl", "obl:unmarked")]
    else:
        governor = light_verb(trigger)
        if governor is not None:
            homes.append(governor)
        homes += [c for c in trigger.children if c.dep_ in ("nmod", "obl", "acl")]
        if trigger.dep_ in ("compound", "nmod:poss"):
            homes.append(trigger.head)
    out: list[tuple[Token, str]] = []
    for home in homes:
        verb = lemma(home.text, "VERB")
        doer_elsewhere = (
            home.dep_ == "acl" and verb not in kinds()["light_verbs"] and verb not in kinds()["made"]
        )
        for child in home.children:
            if child.dep_ not in OBLIQUE or infinitive(child):
                continue
            word = preposition(child)
            if word == "with" and child.text.endswith("ing") and child.pos_ != "PROPN":
                continue  # "with Qatar mediating" is no company
            if doer_elsewhere and word == "by":
                continue  # "a truce brokered by X" is not X's truce
            if child.lower_ not in ("way", "means", "virtue", "dint"):  # "by way of"
                out.append((child, word))
    return out


REACH = 14  # tokens; a phrase further off seldom belongs to the trigger


@once
def _following(trigger: Token) -> list[tuple[str, Token]]:
    """Phrases by surface order, for trees that hang them elsewhere: from the trigger to the clause's end.

    Prepositions with the words that they introduce.
    """
    doc, out = trigger.doc, []
    for token in doc[trigger.i + 1 : trigger.i + 1 + REACH]:
        if (
            token.text in (";", ":", "—", "“", '"', "(")
            or token.lower_ in RELATIVIZERS
            or token.dep_ in SUBJECT
            or token.dep_ in PASSIVE
        ):
            break
        if token.pos_ == "VERB" and token.dep_ in ("ROOT", "conj", "ccomp", "parataxis", "advcl", "xcomp"):
            break
        if token.lower_ == "by" and any(t.pos_ == "VERB" for t in doc[trigger.i + 1 : token.i]):
            break
        if token.dep_ == "case" and token.head.i > token.i:
            out.append((token.lower_, token.head))
    return out
