"""Subject and object by word order, where the tree gives none.

A parser trained on web text takes "Washington imposed sanctions" or "Ethiopia and Eritrea sign deal" for
one long noun. English word order still tells: the names right before a verb do it, the phrase after it
suffers it.
"""

from belligraph.loaders.grammar.lists import is_title, names_ending
from belligraph.loaders.grammar.scene import Found, Scene
from belligraph.loaders.language.lemmas import lemma
from belligraph.loaders.language.tree import Doc, Token
from belligraph.loaders.mentions.kinds import kinds
from belligraph.loaders.mentions.titles import titles
from belligraph.schema.records import EntityType, Resolution

BE = frozenset("was were been being is are be".split())


def between(scene: Scene, trigger: Token) -> list[Token]:
    """The two sides of "between A and B" soon after the trigger, whatever the tree makes of them."""
    doc = scene.doc
    for i in range(trigger.i + 1, min(len(doc), trigger.i + 7)):
        if doc[i].pos_ == "VERB":
            break
        if doc[i].lower_ != "between":
            continue
        sides = [f for f in scene.founds if i < f.start <= i + 14]
        plain = [f for f in sides if f.end >= len(doc) or doc[f.end].text not in ("'s", "’s", "'", "’")]
        sides = plain if len(plain) >= 2 else sides
        middle = next((t.i for t in doc[i + 1 : i + 15] if t.lower_ == "and" and not scene.at(t.i)), len(doc))
        first = [f for f in sides if f.end <= middle]
        second = [f for f in sides if middle < f.start <= middle + 8]
        if not first or not second or any(t.text in (",", ";") for t in doc[middle + 1 : second[0].start]):
            return []
        return [*(doc[f.end - 1] for f in first), doc[second[0].end - 1]]
    return []


def _first_part(verb: Token) -> Token:
    """The first word of a verb written with a hyphen: "test-fired"."""
    hyphened = verb.i >= 2 and verb.nbor(-1).text == "-" and not verb.nbor(-1).whitespace_
    return verb.nbor(-2) if hyphened else verb


def subject_heads(scene: Scene, verb: Token) -> list[Token]:
    """Heads of the names that stand before the verb, over adverbs, auxiliaries and one parenthesis."""
    doc, at = scene.doc, _first_part(verb).i - 1
    if (
        at >= 2
        and doc[at].lower_ == "to"
        and doc[at - 1].lower_ in kinds()["prospects"]
        and doc[at - 2].lower_ in BE
    ):
        at -= 3
    while at >= 0 and (doc[at].lower_ in kinds()["before_verb"] or doc[at].pos_ == "ADV"):
        at -= 1
    if at >= 0 and (
        doc[at].lower_ in BE or doc[at].pos_ in ("PART", "ADP", "DET", "ADJ", "NUM", "SCONJ", "PRON")
    ):
        return []
    if at >= 0 and doc[at].text == ",":
        opening = at - 1
        while opening > 0 and doc[opening].text != "," and at - opening < 20:
            opening -= 1
        if opening <= 0 or doc[opening].text != ",":
            return []
        at = opening - 1
    return names_ending(scene, at)


def adjacent_subject(scene: Scene, verb: Token) -> list[Token]:
    """The name right before a finite verb where a clause begins with it: "… as Washington urges …"."""
    doc, at = scene.doc, _first_part(verb).i - 1
    while at >= 0 and (doc[at].lower_ in kinds()["before_verb"] or doc[at].pos_ == "ADV"):
        at -= 1
    if is_finite(verb) and (apposed := _apposed(scene, at)):
        return apposed
    names = names_ending(scene, at)
    if not names or not is_finite(verb):
        return []
    first = scene.at(names[0].i)[0]
    start = first.start
    if start and doc[start - 1].lower_ == "the":
        start -= 1
    before = doc[start - 1] if start else None
    opens = (
        before is None or before.lower_ in kinds()["clause_openers"] or before.text in (";", ":", "“", '"')
    )
    return names if opens and first.resolution is not Resolution.DEMONYM else []


def apposed_subject(scene: Scene, verb: Token) -> list[Token]:
    """The subject of a finite verb when it stands in commas right before it."""
    at = verb.i - 1
    while at >= 0 and (scene.doc[at].lower_ in kinds()["before_verb"] or scene.doc[at].pos_ == "ADV"):
        at -= 1
    return _apposed(scene, at) if is_finite(verb) else []


def _apposed(scene: Scene, at: int) -> list[Token]:
    """The person between commas after their office, right before a verb: "its envoy, X, asked"."""
    doc = scene.doc
    if at < 3 or doc[at].text != ",":
        return []
    people = [f for f in scene.at(at - 1) if f.type is EntityType.PERSON and f.end == at]
    if not people or people[0].start < 2 or doc[people[0].start - 1].text != ",":
        return []
    office = doc[people[0].start - 2]
    return [doc[at - 1]] if is_title(office) or _follows_title(doc, people[0].start - 2) else []


def _follows_title(doc: Doc, at: int) -> bool:
    """Whether an office stands a few words back: "the ambassador to the United Nations"."""
    for i in range(at, max(-1, at - 6), -1):
        if doc[i].pos_ in ("VERB", "AUX") or doc[i].text == ",":
            return False
        if doc[i].lower_ in titles().heads:
            return i == at or doc[i + 1].lower_ in ("to", "of", "for", "at", "in")
    return False


def patient_heads(scene: Scene, verb: Token) -> list[Token]:
    """The names before a passive verb's auxiliary: "Shapps and Crosetto were hosted by …"."""
    doc, at = scene.doc, verb.i - 1
    while at >= 0 and (doc[at].lower_ in kinds()["before_verb"] or doc[at].pos_ == "ADV"):
        at -= 1
    if at < 0 or doc[at].lower_ not in BE:
        return []
    while at >= 0 and (
        doc[at].lower_ in BE or doc[at].lower_ in kinds()["before_verb"] or doc[at].pos_ == "ADV"
    ):
        at -= 1
    return names_ending(scene, at)


def object_heads(scene: Scene, verb: Token) -> list[Token]:
    """Head of the noun phrase right after the verb; none where a preposition or clause follows."""
    doc, at = scene.doc, verb.i + 1
    if at < len(doc) and doc[at].lower_ in ("over", "down", "up", "out", "off", "away", "back"):
        at += 1
    head = None
    while at < len(doc) and at <= verb.i + 8:
        token = doc[at]
        if token.lower_ == "to":
            break
        if token.pos_ in ("NOUN", "PROPN") or scene.at(at):
            head = token
        elif token.pos_ not in ("DET", "ADJ", "NUM", "SYM", "PART", "PRON") and token.text not in (
            "-",
            "'s",
            "’s",
            '"',
            "“",
        ):
            if not (token.pos_ == "VERB" and head is None):
                break
        elif head is not None and token.pos_ in ("DET", "PRON"):
            break
        at += 1
    if head is None:
        return []
    out = [head]
    while at + 1 < len(doc) and doc[at].lower_ in ("and", "or", "&") and scene.at(at + 1):
        found: Found = scene.at(at + 1)[0]
        out.append(doc[found.end - 1])
        at = found.end
    return out


def is_finite(verb: Token) -> bool:
    """Whether the verb may be a main verb: not "to strike", not "the captured town"."""
    first = _first_part(verb)
    if first.i == 0:
        return False
    before = first.nbor(-1)
    if before.lower_ == "to" and first.i >= 2 and first.nbor(-2).lower_ in kinds()["prospects"]:
        return True
    if (
        before.lower_ == "to"
        or before.pos_ in ("ADP", "DET", "ADJ", "NUM")
        or before.text in ("'s", "’s", "-")
    ):
        return False
    return not verb.text.lower().endswith("ing") or lemma(before.text, "AUX") == "be"
