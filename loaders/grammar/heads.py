"""What a word is in its clause: a verb, its voice, its preposition, its list, its noun phrase."""

from collections.abc import Iterator

from belligraph.loaders.language.lemmas import lemma
from belligraph.loaders.language.tree import Token, once

SUBJECT = frozenset({"nsubj", "csubj", "nsubj:outer"})
PASSIVE = frozenset({"nsubj:pass", "csubj:pass"})
RELATIVIZERS = frozenset({"which", "who", "that", "whom"})


def is_reciprocal(token: Token) -> bool:
    """ "each other", "one another"."""
    before = token.nbor(-1).lower_ if token.i else ""
    return (token.lower_, before) in (("other", "each"), ("another", "one"))


def morph(token: Token, feature: str) -> list[str]:
    """Values of a morphological feature."""
    return list(token.morph.get(feature, []))


def conjuncts(token: Token) -> Iterator[Token]:
    """The token and all that is coordinated with it, in order."""
    yield token
    for child in token.children:
        if child.dep_ == "conj" and child.i > token.i and not parted(token, child):
            yield from conjuncts(child)


def parted(one: Token, other: Token) -> bool:
    """Whether a semicolon stands between: what a parser joins across it is seldom one list or one subject."""
    first, last = (one.i, other.i) if one.i < other.i else (other.i, one.i)
    return any(t.text == ";" for t in one.doc[first + 1 : last])


def is_verb(token: Token) -> bool:
    """Whether it heads a clause as a verb does."""
    if token.pos_ in ("ADJ", "NOUN") and token.n_rights:  # "shipping Exocets": what has an object is a verb
        return token.lower_ != "worth" and any(c.dep_ == "obj" for c in token.rights)
    return token.pos_ in ("VERB", "AUX")


@once
def is_passive(verb: Token) -> bool:
    """ "was hit", "being hit", and "troops hit by" (a bare past participle on a noun)."""
    kinds = {c.dep_ for c in verb.children}
    if "aux:pass" in kinds or kinds & PASSIVE:
        return True
    if morph(verb, "VerbForm") == ["Part"] and morph(verb, "Tense") == ["Past"]:
        if any(c.dep_ == "aux" and lemma(c.text, "AUX") == "have" for c in verb.children):
            return False
        if verb.dep_ == "acl" and verb.head.dep_ == "ROOT" and verb.head.pos_ in ("PROPN", "NOUN"):
            # a sentence without a main verb: the "participle" is the main verb, misread
            return "obl:agent" in kinds or any(preposition(c) == "by" for c in verb.children)
        if verb.dep_ in ("acl", "amod"):
            return True
        if verb.dep_ == "conj" and not any(c.dep_ in SUBJECT for c in verb.children):
            return is_passive(verb.head) and "obj" not in kinds
        if verb.dep_ == "advcl" and not any(c.dep_ in SUBJECT for c in verb.children):
            return "obj" not in kinds
    return False


def antecedent(relative: Token, clause: Token) -> Token:
    """What a relative pronoun stands for: the noun that the clause hangs on."""
    return (
        clause.head if relative.lower_ in RELATIVIZERS and clause.dep_ in ("acl:relcl", "acl") else relative
    )


@once
def preposition(token: Token) -> str:
    """The preposition that introduces a phrase, lower case ("" when none): "according to" is "according"."""
    for child in token.children:
        if (
            child.dep_ in ("case", "mark")
            and child.i < token.i
            and child.pos_ in ("ADP", "SCONJ", "PART", "VERB", "ADV")
        ):
            following = child.nbor().lower_
            return "from" if child.lower_ == "out" and following in ("of", "from") else str(child.lower_)
    return ""


def infinitive(token: Token) -> bool:
    """Whether it is "to strike", not a phrase with "to"."""
    return token.pos_ == "VERB" and any(c.lower_ == "to" and c.pos_ == "PART" for c in token.lefts)


@once
def light_verb(noun: Token) -> Token | None:
    """The verb that carries a nominal trigger: "carried out strikes", "strikes were carried out"."""
    token = noun
    while token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN"):
        token = token.head
    if token.dep_ == "compound" and token.head.pos_ in ("NOUN", "PROPN"):
        token = token.head
    if token.dep_ in ("obj", "nsubj:pass", "obl", "xcomp") and is_verb(token.head):
        return token.head
    if token.dep_ == "nmod" and token.head.dep_ in ("obj", "nsubj:pass") and is_verb(token.head.head):
        return token.head.head
    return None


def possessors(noun: Token) -> list[Token]:
    """Possessors of a noun ("Iran's", "its"), with coordination unfolded."""
    return [t for c in noun.children if c.dep_ == "nmod:poss" for t in conjuncts(c)]


@once
def base_phrase(head: Token) -> tuple[int, int]:
    """Token range of the noun phrase around its head, without what follows a preposition, comma or verb."""
    start = head.i
    for child in head.lefts:
        if child.dep_ in (
            "det",
            "amod",
            "compound",
            "nummod",
            "nmod:poss",
            "nmod:desc",
            "flat",
            "nmod",
            "advmod",
            "conj",
            "det:predet",
            "appos",
        ):
            start = min(start, child.left_edge.i)
    doc = head.doc
    while (
        start >= 2
        and doc[start - 1].lower_ in (",", "and", "or")
        and doc[start - 2].pos_ in ("ADJ", "PROPN")
        and (doc[start].pos_ in ("ADJ", "PROPN") and doc[start].i < head.i)
        and doc[start - 2].text[:1].isupper()
        and doc[start].text[:1].isupper()
    ):
        start -= 2
    end = head.i + 1
    while end < len(doc):
        token = doc[end]
        follows = (
            token.dep_ in ("flat", "compound", "fixed", "nmod:desc", "goeswith") and token.head.i >= start
        )
        named = (
            token.dep_ in ("appos", "nmod", "nmod:unmarked")
            and token.head.i >= start
            and token.pos_ == "PROPN"
            and token.i == end
        )
        if not (follows or named) or token.head.i >= end + 3:
            break
        end += 1
    return start, end
