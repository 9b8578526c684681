"""Offices: "Russian President Vladimir Putin", "Tang Jiaxuan, China's foreign minister".

Read from the words beside a name, not from the tree: parsers trip over titles and appositions.
"""

from collections.abc import Iterator

from belligraph.loaders.claims.candidates import Candidate
from belligraph.loaders.claims.owners import HOLDERS, known_state, owners, served, state_of
from belligraph.loaders.grammar.scene import Found, Scene
from belligraph.loaders.language.tree import Doc
from belligraph.loaders.mentions.titles import is_head, titles
from belligraph.schema.records import EntityType, Resolution

T = EntityType
METONYM = Resolution.METONYM
GOVERNMENT = frozenset("government regime administration military junta army".split())
LINKS = frozenset({"of", "for", "to", "at", "in"})
SKIPPED = frozenset({"the", "a", "an", "then", "who", "is", "was", "now", "then-", "current"})


def read_offices(scene: Scene) -> Iterator[Candidate]:
    """HOLDS_OFFICE candidates of a sentence."""
    words = titles().words
    people = [
        f for f in scene.founds if f.type is T.PERSON and f.resolution in (Resolution.NAME, Resolution.ALIAS)
    ]
    for person in people:
        offices = [o for o in (_before(scene, person, words), _after(scene, person, words)) if o is not None]
        named = [o for o in offices if o[2]]
        for start, end, bodies in named or offices[:1]:
            body = bodies[0] if bodies else known_state(scene, person, start, end)
            body = served(scene, person, body, end) if body is not None else None
            if body is None or body.entity == person.entity:
                continue
            yield Candidate(
                relation="HOLDS_OFFICE",
                subject=person,
                object=body,
                trigger=scene.doc[end - 1],
                rule="holds_office/title beside a name",
                role=(start, end),
            )


def _role_back(doc: Doc, end: int, words: frozenset[str], taken: set[int]) -> int:
    """Start of the run of title words that ends before `end`."""
    at = end
    while at > 0 and at - 1 not in taken:
        word = doc[at - 1].lower_.rstrip(".")
        hyphen = word == "-" and at >= 2
        if (
            word in words
            or hyphen
            or (word == "of" and at < end and at >= 2 and doc[at - 2].lower_ in words)
            or (word in ("and", "&") and at >= 2 and doc[at - 2].lower_ in words and at < end)
        ):
            at -= 1
        else:
            break
    while at < end and doc[at].lower_ in ("-", "and"):
        at += 1
    return at


def _taken(scene: Scene) -> set[int]:
    return {i for f in scene.founds if f.type in HOLDERS for i in range(f.start, f.end)}


def _before(scene: Scene, person: Found, words: frozenset[str]) -> tuple[int, int, list[Found]] | None:
    doc, taken = scene.doc, _taken(scene)
    at = person.start
    skipped = titles().honorifics | titles().ranks
    while at > 0 and (doc[at - 1].lower_.rstrip(".") in skipped and not is_head(doc, at - 1)):
        at -= 1
    comma = at > 0 and doc[at - 1].text == ","
    if comma:
        at -= 1
    end = at
    topic = _of_topic(scene, end)
    if topic is not None:
        start = _role_back(doc, topic, words, taken)
        return start, end, owners(scene, person, start)
    if end > 0 and not is_head(doc, end - 1):
        linked = _link_back(scene, end)
        if linked is None:
            return None
        end, body = linked
        if end == 0 or not is_head(doc, end - 1):
            return None
        start = _role_back(doc, end, words, taken)
        owner = owners(scene, person, start)
        role_word = doc[end - 1].lower_
        if role_word in ("ambassador", "envoy", "representative", "attaché"):
            return start, end, owner
        return start, end, [body]
    start = _role_back(doc, end, words, taken)
    if start >= end:
        return None
    owner = owners(scene, person, start)
    return start, end, owner or _of_body(scene, person.end)


def _of_topic(scene: Scene, end: int) -> int | None:
    """ "head of operations, X", "the Minister of Defence, X": where the noun of the office ends."""
    doc = scene.doc
    if end < 3 or scene.at(end - 1) or is_head(doc, end - 1):
        return None
    for at in (end - 2, end - 3):
        if (
            at > 0
            and doc[at].lower_ == "of"
            and is_head(doc, at - 1)
            and not any(map(scene.at, range(at, end)))
        ):
            return at
    return None


def _of_body(scene: Scene, at: int) -> list[Found]:
    """ "Governor X of Ukraine's Y region": the last body of the phrase that follows the name."""
    doc = scene.doc
    if at + 1 >= len(doc) or doc[at].lower_ != "of":
        return []
    out: list[Found] = []
    i = at + 1
    while i < len(doc) and i < at + 9:
        body = next((f for f in scene.at(i) if f.type in HOLDERS), None)
        if body is not None:
            out, i = [body], body.end
        elif doc[i].lower_ in ("the", "'s", "’s"):
            i += 1
        else:
            break
    return out


def _link_back(scene: Scene, end: int) -> tuple[int, Found] | None:
    """ "head of the IAEA, X": the body that ends just before, and where the link word stands."""
    bare = end - (end > 0 and scene.doc[end - 1].lower_ in GOVERNMENT)
    for found in scene.founds:
        if found.type in HOLDERS and found.end in (end, bare):
            at = found.start
            if at and scene.doc[at - 1].lower_ == "the":
                at -= 1
            if at and scene.doc[at - 1].lower_ in LINKS:
                return at - 1, found
    return None


def _after(scene: Scene, person: Found, words: frozenset[str]) -> tuple[int, int, list[Found]] | None:
    doc = scene.doc
    at = person.end
    if at >= len(doc) or doc[at].text not in (",", "(", "–", "—"):
        return None
    at += 1
    while at < len(doc) and doc[at].lower_ in SKIPPED:
        at += 1
    stop = min(len(doc), at + 14)
    owners: list[Found] = []
    role_start = None
    i = at
    while i < stop:
        here = scene.at(i)
        if doc[i].text in (",", ";", ".", ")", "—") or (doc[i].pos_ == "VERB" and doc[i].lower_ not in words):
            return None
        body = next((f for f in here if f.type in HOLDERS), None)
        if body is not None and (role_start is None or not is_head(doc, i - 1)):
            if i + 1 < len(doc) and body.end < len(doc) and doc[body.end].text == "-":
                return None
            owners.append(body)
            i, role_start = body.end, None
            continue
        if role_start is None and doc[i].lower_ in ("his", "her") and not owners:
            whose = next((f for f in here if f.type is T.PERSON), None)
            state = state_of(person, person.acts_for or (whose.acts_for if whose else None))
            if state is not None:
                owners.append(state)
            i += 1
            continue
        if here and here[0].type is T.PERSON and here[0].resolution in (Resolution.NAME, Resolution.ALIAS):
            return None
        word = doc[i].lower_.rstrip(".")
        if word in ("chief", "deputy", "acting") and any(f.type in HOLDERS for f in scene.at(i + 1)):
            i += 1  # "the chief UN inspector"
            continue
        if word in words or (word == "-" and role_start is not None):
            role_start = i if role_start is None else role_start
            if is_head(doc, i) and not (
                i + 1 < stop and (doc[i + 1].lower_ in words or doc[i + 1].text == "-")
            ):
                return _with_link(scene, role_start, i + 1, owners, stop)
            i += 1
            continue
        if doc[i].pos_ == "CCONJ" or (role_start is not None and doc[i].pos_ not in ("ADJ", "NOUN")):
            return None
        i += 1
    return None


def _with_link(
    scene: Scene, start: int, end: int, owners: list[Found], stop: int
) -> tuple[int, int, list[Found]] | None:
    doc = scene.doc
    at = end
    if owners and not (at < len(doc) and doc[at].lower_ in ("of", "at") and owners[-1].resolution is METONYM):
        return start, end, owners[-1:]
    if at < len(doc) and doc[at].lower_ in LINKS | {"on"}:
        link = doc[at].lower_
        for i in range(at + 1, min(len(doc), at + 7)):
            if doc[i].text in (",", ";"):
                break
            body = next((f for f in scene.at(i) if f.type in HOLDERS), None)
            if body is not None and body.end < len(doc) and doc[body.end].text == "-":
                continue  # "the Kyiv-based Centre"
            if body is not None:
                role = doc[end - 1].lower_
                if link in ("to", "on") and (
                    role in ("ambassador", "envoy")
                    or (role in ("adviser", "advisor", "aide") and body.resolution is not Resolution.DEMONYM)
                ):
                    return start, end, []
                return start, end, [body]
    return start, end, []
