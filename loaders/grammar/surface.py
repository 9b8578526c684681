"""Subject and object by word order, where the tree gives none.

A parser trained on web text takes "Washington imposed sanctions" or "Ethiopia and Eritrea sign deal" for
one long noun. English word order still tells: the names right before a verb do it, the phrase after it
suffers it.
"""

import itertools
from collections.abc import Sequence

from spacy.tokens import Token

from belligraph.loaders.grammar.scene import Found, Scene
from belligraph.loaders.language.lemmas import lemma
from belligraph.schema.records import EntityType, Resolution

SKIPPED = frozenset(
    "has have had also then later again already today yesterday reportedly formally will would may".split()
)
BE = frozenset("was were been being is are be".split())
ACTING = frozenset({EntityType.STATE, EntityType.ORGANIZATION, EntityType.PERSON})
LINKS = frozenset((",", "and", "or", "&"))
WHO = frozenset(("who", "which", "that"))


def verbless(scene: Scene) -> bool:
    """Whether the parser saw no main verb in the sentence."""
    root = next((t for t in scene.doc if t.dep_ == "ROOT"), None)
    return (
        root is not None
        and root.pos_ not in ("VERB", "AUX")
        and not any(c.dep_ in ("nsubj", "nsubj:pass", "cop") for c in root.children)
    )


FALLING = frozenset(("shot", "cut", "cast", "put", "set", "hit"))  # forms that are nouns and past tenses


def misread_verb(scene: Scene, token: Token) -> bool:
    """A noun that may be the verb of a headline, or of a sentence without one: a name stands right before
    it.
    """
    doc = scene.doc
    if token.pos_ not in ("NOUN", "PROPN", "ADJ") or token.i == 0 or token.i + 1 >= len(doc):
        return False
    covering = scene.at(token.i)
    if any(f.type is not EntityType.WEAPON or f.end - f.start > 1 for f in covering):
        return False
    if doc[token.i + 1].text in ("'s", "’s", "-", ",", ".") or not scene.at(token.i - 1):
        return False
    if scene.headline and any(f.start == token.i + 1 for f in scene.at(token.i + 1)):
        return True
    if not covering and token.lower_ in FALLING and doc[token.i + 1].lower_ in ("down", "out"):
        return True
    if not covering and any(c.dep_ == "nsubj" and c.i == token.i - 1 for c in token.children):
        return not any(c.dep_ == "cop" for c in token.children)
    return not covering and verbless(scene)


def gerund(scene: Scene, token: Token) -> bool:
    """A gerund that a parser took for a noun, though its object follows: "began bombing Belgrade"."""
    doc = scene.doc
    if (
        not (token.pos_ == "NOUN" or (token.pos_ == "VERB" and token.dep_ == "compound"))
        or not token.lower_.endswith("ing")
        or token.i + 1 >= len(doc)
        or scene.at(token.i)
        or any(c.i < token.i and c.dep_ in ("det", "nmod:poss", "amod", "case") for c in token.children)
    ):
        return False
    return any(f.start == token.i + 1 for f in scene.at(token.i + 1))


PROSPECTS = frozenset("likely expected set due ready willing prepared about poised able unlikely".split())


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
        for one, other in itertools.pairwise(sides):
            gap = [t.lower_ for t in doc[one.end : other.start]]
            if "and" in gap and len(gap) <= 12:
                return [doc[one.end - 1], doc[other.end - 1]]
    return []


def _first_part(verb: Token) -> Token:
    """The first word of a verb written with a hyphen: "test-fired"."""
    hyphened = verb.i >= 2 and verb.nbor(-1).text == "-" and not verb.nbor(-1).whitespace_
    return verb.nbor(-2) if hyphened else verb


def misread_participle(scene: Scene, token: Token) -> bool:
    """A finite verb that a parser took for a participle: "Moscow airlifted tanks to Ethiopia"."""
    noun = token.head
    return (
        token.dep_ == "amod"
        and token.pos_ == "VERB"
        and noun.i > token.i > 0
        and noun.dep_ in ("ROOT", "appos", "parataxis")
        and not token.lower_.endswith("ing")
        and token.nbor(-1).text != "-"
        and not any(c.i < token.i and c.dep_ in ("case", "det") for c in noun.children)
        and any(f.end == token.i and f.resolution is not Resolution.DEMONYM for f in scene.at(token.i - 1))
    )


def subject_heads(scene: Scene, verb: Token) -> list[Token]:
    """Heads of the names that stand before the verb, over adverbs, auxiliaries and one parenthesis."""
    doc, at = scene.doc, _first_part(verb).i - 1
    if at >= 2 and doc[at].lower_ == "to" and doc[at - 1].lower_ in PROSPECTS and doc[at - 2].lower_ in BE:
        at -= 3
    while at >= 0 and (doc[at].lower_ in SKIPPED or doc[at].pos_ == "ADV"):
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
    return _names_ending(scene, at)


BOUNDARY = frozenset(
    "as while after before that and but when because since if although though whereas until".split()
)


def adjacent_subject(scene: Scene, verb: Token) -> list[Token]:
    """The name right before a finite verb where a clause begins with it: "… as Washington urges …"."""
    doc, at = scene.doc, _first_part(verb).i - 1
    while at >= 0 and (doc[at].lower_ in SKIPPED or doc[at].pos_ == "ADV"):
        at -= 1
    names = _names_ending(scene, at)
    if not names or not is_finite(verb):
        return []
    first = scene.at(names[0].i)[0]
    start = first.start
    if start and doc[start - 1].lower_ == "the":
        start -= 1
    before = doc[start - 1] if start else None
    opens = before is None or before.lower_ in BOUNDARY or before.text in (";", ":", "“", '"')
    return names if opens and first.resolution is not Resolution.DEMONYM else []


def patient_heads(scene: Scene, verb: Token) -> list[Token]:
    """The names before a passive verb's auxiliary: "Shapps and Crosetto were hosted by …"."""
    doc, at = scene.doc, verb.i - 1
    while at >= 0 and (doc[at].lower_ in SKIPPED or doc[at].pos_ == "ADV"):
        at -= 1
    if at < 0 or doc[at].lower_ not in BE:
        return []
    while at >= 0 and (doc[at].lower_ in BE or doc[at].lower_ in SKIPPED or doc[at].pos_ == "ADV"):
        at -= 1
    return _names_ending(scene, at)


def listed_after(scene: Scene, founds: Sequence[Found]) -> list[Found]:
    """The rest of a list that begins with the last of these mentions: ", France and Britain"."""
    doc, out = scene.doc, list(founds)
    if not out or out[-1].start >= len(doc):
        return []
    last, extra = out[-1], []
    closed = False
    while not closed and last.end + 1 < len(doc):
        at = last.end
        comma = doc[at].text == ","
        at += comma
        closed = at < len(doc) and doc[at].lower_ in ("and", "or")
        if not (comma or closed):
            return []
        at += closed
        if at < len(doc) and doc[at].lower_ == "the":
            at += 1
        following = [
            f
            for f in scene.at(at)
            if f.start == at and (f.type is last.type or {f.type, last.type} <= ACTING)
        ]
        if not following:
            return []
        last = following[0]
        extra.append(last)
    after = doc[last.end] if last.end < len(doc) else None
    ends = after is None or after.pos_ not in ("VERB", "AUX", "PART") or after.lower_ == "to"
    return extra if closed and ends else []


def _names_ending(scene: Scene, at: int) -> list[Token]:
    """The name that ends at token `at` and those coordinated before it."""
    out: list[Token] = []
    doc = scene.doc
    while at >= 0:
        here = [f for f in scene.at(at) if f.end == at + 1]
        if not here:
            break
        out.append(doc[at])
        before = here[0].start - 1
        if before >= 1 and doc[before].lower_ == "the":
            before -= 1
        if before < 1 or doc[before].lower_ not in LINKS:
            break
        at = before - 1
        if doc[at].text == ",":
            at -= 1
    return list(reversed(out))


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
    if before.lower_ == "to" and first.i >= 2 and first.nbor(-2).lower_ in PROSPECTS:
        return True
    if (
        before.lower_ == "to"
        or before.pos_ in ("ADP", "DET", "ADJ", "NUM")
        or before.text in ("'s", "’s", "-")
    ):
        return False
    return not verb.text.lower().endswith("ing") or lemma(before.text, "AUX") == "be"
