"""Names that stand in a list, by word order."""

from collections.abc import Sequence

from belligraph.loaders.grammar.scene import Found, Scene
from belligraph.loaders.language.tree import Token
from belligraph.loaders.mentions.titles import titles
from belligraph.schema.records import EntityType

ACTING = frozenset({EntityType.STATE, EntityType.ORGANIZATION, EntityType.PERSON})
LINKS = frozenset((",", "and", "or", "&"))


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


def names_ending(scene: Scene, at: int) -> list[Token]:
    """The name that ends at token `at` and those coordinated before it."""
    out: list[Token] = []
    doc = scene.doc
    while at >= 0:
        here = [f for f in scene.at(at) if f.end == at + 1]
        if not here:
            break
        out.append(doc[at])
        before = here[0].start - 1
        while before >= 1 and (doc[before].lower_ == "the" or is_title(doc[before])):
            before -= 1
        if before < 1 or doc[before].lower_ not in LINKS:
            break
        if len(out) == 1 and doc[before].text == "," and not scene.headline:
            break  # "After talks with Shultz, Daniloff flew": no list without an "and"
        at = before - 1
        if doc[at].text == ",":
            at -= 1
        if not scene.at(at) and doc[before].lower_ == "and":
            at = _over_parenthesis(scene, at)
    return list(reversed(out))


def is_title(token: Token) -> bool:
    word = token.lower_.rstrip(".")
    return word in titles().heads or word in titles().ranks or word in titles().honorifics


def _over_parenthesis(scene: Scene, at: int) -> int:
    """Where the name ends before ", NATO's commander,": the apposition that closes at token `at`."""
    for opening in range(at, max(0, at - 14), -1):
        token = scene.doc[opening]
        if token.text == "," and any(f.type is EntityType.PERSON for f in scene.at(opening - 1)):
            return opening - 1
        if token.pos_ in ("VERB", "AUX"):
            break
    return at
