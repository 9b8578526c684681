"""Is a run of capitalised words a person? The words beside it tell."""

from belligraph.loaders.gazetteer import load
from belligraph.loaders.language.tree import Doc
from belligraph.loaders.mentions.kinds import kinds
from belligraph.loaders.mentions.names import HYPHENS
from belligraph.loaders.mentions.titles import ends_title, is_head, titles

SONS = frozenset("bin ibn ben bint ould".split())


def strip_titles(doc: Doc, start: int, end: int) -> tuple[int, int, str]:
    """The run without titles, ranks and honorifics at its head; and those words."""
    at, words = start, titles().words
    while at < end and (doc[at].lower_.rstrip(".") in words or (doc[at].text in HYPHENS and at > start)):
        at += 1
    if start < at < end and _is_body(doc, at, end):
        at = start  # "National Guard", "Sultan Murad Division": the words are the body's
    return at, end, doc[start:at].text if at > start else ""


def _is_body(doc: Doc, at: int, end: int) -> bool:
    """Whether what looks like a title opens the name of a body: no office ends right before the rest."""
    last = kinds()["organization_last"] | kinds()["place_last"]
    return doc[end - 1].lower_ in last and not is_head(doc, at - 1)


def looks_like_person(doc: Doc, start: int, end: int, label: str, titled: bool) -> bool:
    """Whether the run names a person: by a title beside it, a known first name, or the recogniser."""
    last = doc[end - 1].lower_
    if last in kinds()["organization_last"] or any(t.lower_ in ("of", "for", "and") for t in doc[start:end]):
        return False
    if titled or title_before(doc, start) or any(t.text in SONS for t in doc[start + 1 : end]):
        return end - start <= 6
    if last in kinds()["place_last"] or doc[start].lower_ in kinds()["place_first"]:
        return False
    if doc[start].text in load().given_names and end - start >= 2:
        return True
    if label == "PERSON":
        return True
    return label != "ORG" and end - start in (2, 3) and title_after(doc, end)


def title_before(doc: Doc, start: int) -> bool:
    """Whether an office, rank or honorific stands right before, over a comma or not."""
    if start == 0:
        return False
    word = doc[start - 1]
    if word.text == "," and start >= 2:  # "the foreign minister, Tang Jiaxuan"
        word = doc[start - 2]
        return (word.lower_ in titles().heads and word.pos_ != "PROPN") or _office_of(doc, start - 1)
    return ends_title(doc, start - 1)


def _office_of(doc: Doc, comma: int) -> bool:
    """Whether "the spokesman of the Israeli government" ends at the comma."""
    for i in range(comma - 2, max(0, comma - 8), -1):
        if doc[i].pos_ in ("VERB", "AUX") or doc[i].text in (",", ";", ":"):
            return False
        if doc[i].lower_ in ("of", "for", "at") and is_head(doc, i - 1):
            return i >= 2 and doc[i - 2].lower_ in (
                "the",
                "its",
                "their",
                "'s",
                "’s",
                "deputy",
                "former",
                "chief",
            )
    return False


def title_after(doc: Doc, end: int) -> bool:
    """Whether an office follows after a comma: "X, the foreign minister"."""
    if end + 1 >= len(doc) or doc[end].text != ",":
        return False
    for token in doc[end + 1 : end + 9]:
        if token.text == "," or token.pos_ == "VERB":
            return False
        if token.lower_ in titles().heads:
            return True
    return False
