"""A capital's name: the government or the city? Prepositions and verbs decide."""

import re

from belligraph.loaders.gazetteer import load
from belligraph.loaders.language.lemmas import lemma
from belligraph.loaders.language.tree import Doc, Token
from belligraph.loaders.mentions.kinds import kinds
from belligraph.loaders.mentions.names import Name


def is_location(doc: Doc, name: Name, number: int) -> bool:
    """Whether a capital's name is the city here ("in Moscow") and not the government ("Moscow said").

    `number` is the sentence's: a dateline stands in the first.
    """
    if name.text.isupper() and name.start == 0 and len(name.text) > 3:
        return True
    start, end = name.start, name.end
    following = doc[end] if end < len(doc) else None
    if (
        name.start == 0
        and following is not None
        and following.text in (",", "(", "—", "–", "-", ":")
        and number <= 1
    ):
        tail = doc[end : end + 12].text
        if re.search(r"\d|\(|—|–|:", tail[:24]):
            return True
    if following is not None and following.lower_ in kinds()["place_after"]:
        return True
    if following is not None and following.text in ("'s", "’s") and end + 1 < len(doc):
        return doc[end + 1].lower_ in kinds()["place_after"]
    if (
        start >= 2
        and doc[start - 1].text == ","
        and doc[start - 2].lower_ in ("capital", "city", "town", "port")
    ):
        return True
    head = doc[end - 1]
    while head.dep_ == "conj" and head.head.i < head.i and head.head.pos_ == "PROPN":
        head = head.head
    before = doc[start - 1].lower_ if start else ""
    case = next((c.lower_ for c in head.children if c.dep_ == "case" and c.i < head.i), "")
    prep = (
        before if before in kinds()["place_before"] or before in ("to", "from", "of", "with", "on") else case
    )
    if prep in kinds()["place_before"]:
        return True
    verb = head.head
    if prep in ("on", "at") and lemma(verb.text, "NOUN") in kinds()["event_nouns"]:
        return True
    if prep == "of":
        return lemma(verb.text, "NOUN") in kinds()["place_of"]
    if prep in ("to", "from", "for"):
        return _moves(verb)
    if head.dep_ in ("obj", "nsubj:pass"):
        return lemma(verb.text, "VERB") in kinds()["place_takers"]
    return False


def _moves(verb: Token) -> bool:
    for token in (verb, verb.head):
        if lemma(token.text, token.pos_) in kinds()["motion"]:
            kinds_below = [c for c in token.children if c.dep_ == "obj"]
            return not any(load().classes.get(lemma(c.text, "NOUN")) for c in kinds_below)
    return False
