"""What the words around an unknown name say it is: "the village of X", "X, a rebel group", "the frigate X".

Hints are drawn over the whole article before any name is settled, so that one clear sentence serves all.
"""

from belligraph.loaders.gazetteer import load
from belligraph.loaders.language.lemmas import lemma
from belligraph.loaders.language.tree import Doc
from belligraph.loaders.mentions.kinds import kinds
from belligraph.loaders.mentions.titles import titles

PLACE, BODY, WEAPON, SHIP = "place", "body", "weapon", "ship"


def hint(doc: Doc, start: int, end: int) -> str:
    """PLACE, BODY, WEAPON or SHIP where the context is clear, else nothing."""
    if doc[start].lower_ in kinds()["peoples"] and end - start == 1:
        return ""
    return _ship(doc, start) or _class_after(doc, start, end) or _before(doc, start, end) or _after(doc, end)


def weak_place(doc: Doc, start: int, end: int) -> bool:
    """Whether the context speaks for a place without deciding: "near X", "captured X", "strikes on X"."""
    if not start:
        return False
    before = doc[start - 1].lower_
    if before in kinds()["place_before"] and before != "toward":
        return True
    if before in ("on", "against") and start >= 2 and doc[start - 2].lower_ in kinds()["strikes"]:
        return True
    if before in ("on", "at", "against", "of") and start >= 2:
        noun = lemma(doc[start - 2].text, "NOUN")
        return noun in (kinds()["place_of"] if before == "of" else kinds()["event_nouns"])
    return lemma(doc[start - 1].text, "VERB") in kinds()["place_takers"] and doc[start - 1].pos_ == "VERB"


def _ship(doc: Doc, start: int) -> str:
    if not start:
        return ""
    words = kinds()
    before = doc[start - 1]
    if before.text in words["ship_prefixes"]:
        return SHIP
    if start >= 2 and before.lower_ in ("and", ",") and doc[start - 2].text[:1].isupper():
        at = start - 2
        while at and (doc[at].text[:1].isupper() or doc[at].lower_ in ("and", ",")):
            at -= 1
        return SHIP if doc[at].lower_ in words["ship_plurals"] else ""
    return SHIP if before.lower_ in words["ship_nouns"] or before.lower_ in words["ship_plurals"] else ""


def _class_after(doc: Doc, start: int, end: int) -> str:
    """ "JP233 runway-cratering bombs", "Yak jets": a class of weapon follows the name."""
    at = end
    while at < len(doc) and at < end + 4 and (doc[at].text == "-" or doc[at].pos_ in ("ADJ", "VERB", "NUM")):
        at += 1
    if at >= len(doc) or lemma(doc[at].text, "NOUN") not in kinds()["weapon_heads"]:
        return ""
    if doc[at].text[:1].isupper() or doc[end - 1].pos_ != "PROPN":
        return ""
    name = doc[start:end].text
    designation = any(c.isdigit() for c in name) or "-" in name
    return WEAPON if designation or (at == end and end - start == 1 and not name.isupper()) else ""


def _closes(doc: Doc, end: int) -> bool:
    """Whether an apposition can end here."""
    return end >= len(doc) or doc[end].text in (",", ".", "(", ";", "–", "—", ")")


def _before(doc: Doc, start: int, end: int) -> str:
    words = kinds()
    at = start - 1
    while at >= 0 and doc[at].text in ("“", '"', "‘", "'", "the", "The"):
        at -= 1
    if at < 1:
        return ""
    if doc[at].text == "," and _closes(doc, end):
        word = doc[at - 1].lower_
        if doc[at - 1].pos_ != "NOUN":
            return ""
        if word in words["town_nouns"]:
            return PLACE
        if word in words["group_nouns"]:
            return BODY
        return WEAPON if word in load().classes and doc[start - 1].lower_ == "the" else ""
    word = doc[at].lower_
    if word == "of":
        return PLACE if doc[at - 1].lower_ in words["place_nouns"] else ""
    if word in ("at", "in") and doc[at - 1].lower_ in words["site_nouns"]:
        return PLACE
    if doc[at].text[:1].isupper():
        return ""
    if word in words["group_nouns"] and doc[at].pos_ != "VERB":
        return BODY
    return ""


def _after(doc: Doc, end: int) -> str:
    """The apposition after a comma, or the common noun that the name stands before."""
    words = kinds()
    if end >= len(doc):
        return ""
    at = end
    follows = doc[at].lower_
    if follows in words["place_tails"] or (
        follows in words["site_kinds"] and at + 1 < len(doc) and doc[at + 1].lower_ in words["place_tails"]
    ):
        return PLACE
    if follows in words["member_nouns"]:
        return BODY
    if doc[at].text not in (",", "(", "–", "—") or at + 2 >= len(doc):
        return ""
    at += 1
    if doc[at].lower_ not in ("a", "an", "the", "one", "its", "their", "his", "her"):
        return ""
    nouns = words["place_nouns"] | words["group_nouns"] | words["weapon_heads"] | titles().heads
    for i in range(at + 1, min(len(doc), at + 7)):
        word = doc[i].lower_
        if doc[i].text in (",", ".", ";", ")") or doc[i].pos_ in ("ADP", "VERB", "AUX"):
            return ""
        if doc[i].pos_ != "NOUN" or (i + 1 < len(doc) and doc[i + 1].lower_ in nouns):
            continue
        if word in words["place_nouns"]:
            return PLACE
        if word in words["group_nouns"]:
            return BODY
        return WEAPON if load().classes.get(word) and word not in ("fighter", "gunner") else ""
    return ""
