"""Pronouns and descriptions → the entities that the article has just spoken of.

Salience, not a model: the nearest fitting subject of the sentence so far, else of the sentence before.
Only clear cases are resolved; a wrong tie is worse than none.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from belligraph.loaders import syntax
from belligraph.loaders.gazetteer import load
from belligraph.loaders.kinds import TOPICS, kinds
from belligraph.loaders.language.lemmas import lemma
from belligraph.loaders.scene import Found, Scene
from belligraph.loaders.titles import titles
from belligraph.schema.ids import entity_id
from belligraph.schema.records import EntityType, Resolution

T = EntityType
HE = frozenset("he him his himself".split())
SHE = frozenset("she her hers herself".split())
IT = frozenset("it its itself".split())
THEY = frozenset("they them their theirs themselves".split())
COLLECTIVE = frozenset({T.STATE, T.ORGANIZATION})
PAIRED = frozenset(
    """countries nations states sides leaders presidents ministers governments neighbours neighbors
    allies parties men capitals rivals armies foes""".split()
)
MALE_TITLES = frozenset("mr sir lord king prince sheikh father".split())
FEMALE_TITLES = frozenset("mrs ms miss queen princess madam lady dame".split())


@dataclass(frozen=True, slots=True)
class Office:
    """An office that the article gives somebody: who, its head noun, the state it belongs to."""

    person: Found
    head: str
    state: str | None


class Memory:
    """What the article has spoken of, latest last."""

    def __init__(self, gender: dict[str, str], offices: Sequence[Office]) -> None:
        self.offices = offices
        self.people: list[Found] = []
        self.collectives: list[Found] = []
        self.pairs: list[Found] = []
        self.gender = gender
        self.counts: Counter[str] = Counter()
        self.latest: dict[str, Found] = {}

    def learn(self, scene: Scene) -> None:
        """Remember a sentence: its subjects are the most salient, so they come last."""
        subjects: list[Found] = []
        others: list[Found] = []
        for found in scene.founds:
            if found.resolution is Resolution.PRONOUN and found.type is not T.PERSON:
                continue
            (subjects if _is_subject(scene.doc, found) else others).append(found)
        for found in [*reversed(others), *reversed(subjects)]:
            if found.type is T.PERSON:
                self._push(self.people, found)
            elif found.type in COLLECTIVE:
                self._push(self.collectives, found)
        states = list(dict.fromkeys(f.entity for f in scene.founds if f.type is T.STATE))
        persons = list(dict.fromkeys(f.entity for f in scene.founds if f.type is T.PERSON))
        for found in scene.founds:
            if found.type is T.STATE:
                self.counts[found.entity] += 1
                self.latest[found.entity] = found
        top = {s for s, _ in self.counts.most_common(3)}
        if len(states) == 2 and set(states) <= top:
            self.pairs = [self.latest[s] for s in states]
        elif len(self.counts) >= 2:
            self.pairs = [self.latest[s] for s, _ in self.counts.most_common(2)]
        self.people_pair = (
            [next(f for f in scene.founds if f.entity == p) for p in persons[:2]]
            if len(persons) >= 2
            else getattr(self, "people_pair", [])
        )

    @staticmethod
    def _push(stack: list[Found], found: Found) -> None:
        stack[:] = [f for f in stack if f.entity != found.entity]
        stack.append(found)

    def person(self, she: bool, barred: set[str]) -> Found | None:
        """The latest person whose known gender does not clash, none of the barred."""
        for found in reversed([f for f in self.people[-4:] if f.entity not in barred]):
            known = self.gender.get(found.entity)
            if known is None or known == ("f" if she else "m"):
                return found
        return None


def _is_subject(doc: Doc, found: Found) -> bool:
    return any(t.dep_ in syntax.SUBJECT | syntax.PASSIVE for t in doc[found.start : found.end])


def genders(scenes: Sequence[Scene]) -> dict[str, str]:
    """Entity id → "m" or "f", from Mr, Mrs, King, spokeswoman beside the name."""
    out: dict[str, str] = {}
    for scene in scenes:
        for found in scene.founds:
            if found.type is not T.PERSON:
                continue
            before = {t.lower_.rstrip(".") for t in scene.doc[max(0, found.start - 2) : found.start]}
            if before & MALE_TITLES or any(w.endswith(("spokesman", "chairman")) for w in before):
                out.setdefault(found.entity, "m")
            elif before & FEMALE_TITLES or any(w.endswith(("spokeswoman", "chairwoman")) for w in before):
                out.setdefault(found.entity, "f")
    return out


def resolve_references(scenes: Sequence[Scene], offices: Sequence[Office]) -> list[Scene]:
    """The scenes with mentions added for pronouns and descriptions."""
    memory = Memory(genders(scenes), offices)
    out = []
    for scene in scenes:
        found = _read(scene, memory)
        if found:
            merged = sorted([*scene.founds, *found], key=lambda f: (f.start, f.end, f.entity))
            scene = Scene(scene.index, scene.start, scene.doc, merged, scene.headline)
        memory.learn(scene)
        out.append(scene)
    return out


def _read(scene: Scene, memory: Memory) -> list[Found]:
    found: list[Found] = []
    for token in scene.doc:
        if token.pos_ == "PRON" or token.lower_ in ("his", "her", "its", "their"):
            found += _pronoun(scene, token, memory, found)
        elif (
            token.pos_ in ("NOUN", "PROPN")
            and token.i >= 1
            and not scene.at(token.i)
            and (own := _of_person(scene, token, memory))
        ):
            found += own
        elif token.pos_ in ("NOUN", "PROPN") and token.i and not scene.at(token.i):
            found += _description(scene, token, memory) or _titled(scene, token, memory)
    return found


def _earlier(scene: Scene, token: Token, types: frozenset[EntityType], extra: list[Found]) -> list[Found]:
    """Mentions before the token in its sentence that could be meant, subjects first."""
    before = [f for f in [*scene.founds, *extra] if f.end <= token.i and f.type in types]
    before.sort(key=lambda f: (f.resolution is not Resolution.DEMONYM and _is_subject(scene.doc, f), f.start))
    return before


def _as(found: Found, token: Token, how: Resolution) -> Found:
    return replace(found, start=token.i, end=token.i + 1, name_end=None, resolution=how, kind="reference")


def _pronoun(scene: Scene, token: Token, memory: Memory, extra: list[Found]) -> list[Found]:
    word = token.lower_
    barred = _clause_subjects(scene, token, extra)
    extra = [f for f in extra if f.entity not in barred]
    if word in HE or word in SHE:
        she = word in SHE
        want = "f" if she else "m"
        fits = [
            f
            for f in _earlier(scene, token, frozenset({T.PERSON}), extra)
            if memory.gender.get(f.entity, want) == want and f.entity not in barred
        ]
        who = fits[-1] if fits else memory.person(she, barred)
        out = [_as(who, token, Resolution.PRONOUN)] if who else []
    elif word in IT:
        if token.dep_ == "expl" or (token.dep_ == "nsubj" and _weather(token)):
            return []
        near = [f for f in _earlier(scene, token, COLLECTIVE, extra) if f.entity not in barred]
        fits = [f for f in near if f.resolution is not Resolution.DEMONYM] or near
        others = [f for f in memory.collectives if f.entity not in barred]
        who = fits[-1] if fits else (others[-1] if others else None)
        out = [_as(who, token, Resolution.PRONOUN)] if who else []
    elif word == "whose":
        before = [f for f in scene.founds if f.end <= token.i and f.end >= token.i - 2]
        out = [_as(before[-1], token, Resolution.PRONOUN)] if before else []
        return [*out, *_own_forces(scene, token, out)]
    elif word in THEY:
        fits = [
            f
            for f in _earlier(scene, token, frozenset({T.ORGANIZATION}), extra)
            if f.kind in ("force", "group")
        ]
        pair = [f for f in _earlier(scene, token, frozenset({T.STATE}), extra) if _is_subject(scene.doc, f)]
        if fits:
            out = [_as(fits[-1], token, Resolution.PRONOUN)]
        elif len({f.entity for f in pair}) >= 2:
            out = [_as(f, token, Resolution.PRONOUN) for f in dict.fromkeys(pair)]
        else:
            groups = [f for f in memory.collectives[-2:] if f.kind in ("force", "group")]
            out = [_as(groups[-1], token, Resolution.PRONOUN)] if groups else []
    else:
        return []
    return [*out, *_own_forces(scene, token, out)]


def _clause_subjects(scene: Scene, token: Token, extra: list[Found]) -> set[str]:
    """Whom an object pronoun can't mean: the subject of its own verb ("asked him")."""
    if token.dep_ not in ("obj", "iobj", "obl") or not syntax.is_verb(token.head):
        return set()
    heads = {t.i for t in syntax.subjects(token.head)}
    return {f.entity for f in [*scene.founds, *extra] if any(f.start <= i < f.end for i in heads)}


def _own_forces(scene: Scene, token: Token, owners: list[Found]) -> list[Found]:
    """ "its forces", "his troops": the armed forces of the state meant."""
    if token.dep_ != "nmod:poss" or token.i + 1 >= len(scene.doc) or not owners:
        return []
    topic = TOPICS.get(scene.doc[token.i + 1].lower_)
    if topic and token.i + 2 < len(scene.doc) and scene.doc[token.i + 2].lower_ == "ministry":
        state = owners[0].entity if owners[0].type is T.STATE else owners[0].acts_for
        if state and state in load().states:
            label = f"Ministry of {topic} of {load().states[state].name}"
            key = entity_id(T.ORGANIZATION, label)
            return [
                Found(
                    token.i,
                    token.i + 3,
                    key,
                    T.ORGANIZATION,
                    label,
                    Resolution.DESCRIPTION,
                    state,
                    "ministry",
                )
            ]
    at = token.i + 1
    while (
        at < len(scene.doc)
        and at < token.i + 3
        and scene.doc[at].pos_ == "ADJ"
        and scene.doc[at].lower_ != "military"
    ):
        at += 1
    if at >= len(scene.doc) or scene.doc[at].lower_ not in kinds()["force_plain"]:
        return []
    out = []
    for owner in owners:
        state = owner.entity if owner.type is T.STATE else owner.acts_for
        if state is None or state not in load().states:
            continue
        label = load().forces[state].name
        out.append(
            Found(
                token.i,
                at + 1,
                entity_id(T.ORGANIZATION, label),
                T.ORGANIZATION,
                label,
                Resolution.DESCRIPTION,
                state,
                "force",
            )
        )
    return out


def _weather(token: Token) -> bool:
    """ "it is clear that", "it remains to be seen": nothing is meant."""
    verb = token.head
    base = lemma(verb.text, "VERB")
    return base in ("remain", "seem", "appear", "happen") or (
        any(c.dep_ == "cop" for c in verb.children)
        and any(c.dep_ in ("ccomp", "csubj", "xcomp", "advcl", "expl") for c in verb.children)
    )


def _description(scene: Scene, token: Token, memory: Memory) -> list[Found]:
    doc, word = scene.doc, token.lower_
    the = [t.lower_ for t in doc[max(0, token.i - 3) : token.i]]
    if word in PAIRED and {"two", "both"} & set(the):
        pair = memory.pairs
        if word in ("leaders", "presidents", "ministers", "men"):
            pair = getattr(memory, "people_pair", []) or pair
        inside = list(dict.fromkeys(f.entity for f in scene.founds if f.type is T.STATE and f.end <= token.i))
        if len(inside) == 2 and word not in ("leaders", "presidents", "ministers", "men"):
            first = {f.entity: f for f in reversed(scene.founds)}
            pair = [first[e] for e in inside]
        return [_as(f, token, Resolution.DESCRIPTION) for f in pair]
    owner = next((t for t in token.children if t.dep_ == "nmod:poss"), None)
    if (
        owner is not None
        and owner.lower_ in ("his", "her")
        and word in ("country", "nation", "government", "homeland")
    ):
        return _country_of(scene, token, owner, memory)
    if not the or the[-1] not in ("the", "that", "this"):
        return []
    if any(
        c.dep_ in ("nmod", "acl", "acl:relcl", "compound", "flat", "appos") and c.i != token.i - 1
        for c in token.children
    ):
        return []
    words = kinds()
    if word in words["body_kinds_country"] and word not in ("state",):
        fits = [
            f
            for f in _earlier(scene, token, frozenset({T.STATE}), [])
            if f.resolution is not Resolution.DEMONYM
        ]
        states = [f for f in memory.collectives if f.type is T.STATE]
        who = fits[-1] if fits else (states[-1] if states else None)
    elif word in words["body_kinds_group"]:
        bodies = [f for f in memory.collectives if f.type is T.ORGANIZATION and f.kind in ("group", "body")]
        who = bodies[-1] if bodies else None
    elif word in words["body_kinds_other"]:
        bodies = [
            f
            for f in memory.collectives
            if f.type is T.ORGANIZATION and f.kind != "force" and _is_such(f, word)
        ]
        who = bodies[-1] if bodies else None
    else:
        return []
    return [_as(who, token, Resolution.DESCRIPTION)] if who else []


def _country_of(scene: Scene, token: Token, owner: Token, memory: Memory) -> list[Found]:
    """ "his country": the state of the person meant."""
    for person in _pronoun(scene, owner, memory, []):
        sides = [o.state for o in memory.offices if o.person.entity == person.entity and o.state]
        state = load().states.get(sides[0] if sides else person.acts_for or "")
        if person.type is T.PERSON and state is not None:
            return [
                Found(
                    token.i,
                    token.i + 1,
                    state.id,
                    T.STATE,
                    state.name,
                    Resolution.DESCRIPTION,
                    None,
                    "reference",
                )
            ]
    return []


def _of_person(scene: Scene, token: Token, memory: Memory) -> list[Found]:
    """ "Kim's army" is the state's forces, "the Bush administration", "Shamir's government" the state."""
    word = token.lower_
    rule, force = (
        word in ("government", "administration", "regime", "cabinet"),
        word in kinds()["force_plain"],
    )
    if not (rule or force):
        return []
    doc, at = scene.doc, token.i - 1
    possessed = doc[at].text in ("'s", "’s", "'", "’")
    if possessed:
        at -= 1
    elif force:
        return []
    for person in scene.at(at) if at >= 0 else []:
        if person.type is not T.PERSON:
            continue
        sides = [o.state for o in memory.offices if o.person.entity == person.entity and o.state]
        state = load().states.get(sides[0] if sides else person.acts_for or "")
        if state is None:
            return []
        if rule:
            return [
                Found(
                    token.i,
                    token.i + 1,
                    state.id,
                    T.STATE,
                    state.name,
                    Resolution.DESCRIPTION,
                    None,
                    "reference",
                )
            ]
        row = load().forces[state.id]
        return [
            Found(
                token.i,
                token.i + 1,
                row.id,
                T.ORGANIZATION,
                row.name,
                Resolution.DESCRIPTION,
                state.id,
                "force",
            )
        ]
    return []


RULERS = frozenset("president premier leader king chancellor emir dictator ruler strongman".split())


def _titled(scene: Scene, token: Token, memory: Memory) -> list[Found]:
    """ "the North Korean leader", "the president": the person of the article who holds that office."""
    word = token.lower_
    if word not in titles().heads or token.dep_ in ("compound", "flat", "nmod:desc"):
        return []
    after = scene.doc[token.i + 1 : token.i + 4]
    if any(scene.at(t.i) and scene.at(t.i)[0].type is T.PERSON for t in after) or any(
        c.dep_ in ("appos", "nmod", "flat") and c.i > token.i for c in token.children
    ):
        return []
    start, _ = syntax.base_phrase(token)
    if (
        start >= 2
        and scene.doc[start - 1].text == ","
        and any(f.type is T.PERSON and f.end == start - 1 for f in scene.founds)
    ):
        return []  # "X, the foreign minister": said of X, not a second mention
    inside = [f for f in scene.founds if start <= f.start and f.end <= token.i and f.type is T.STATE]
    definite = scene.doc[start].lower_ == "the" or (
        bool(inside) and scene.doc[inside[0].end].text in ("'s", "’s")
    )
    if not definite:
        return []
    state = inside[0].entity if inside else None
    wanted = RULERS if word == "leader" else {word}
    fits = [o for o in memory.offices if o.head in wanted and (state is None or o.state == state)]
    known = {o.person.entity: o.person for o in fits}
    if state is None:
        recent = [f for f in memory.people[-5:] if f.entity in known]
        return [_as(recent[-1], token, Resolution.TITLE)] if recent else []
    return [_as(next(iter(known.values())), token, Resolution.TITLE)] if len(known) == 1 else []


def _is_such(found: Found, word: str) -> bool:
    name = found.name.lower()
    if word == "alliance":
        return found.entity == "organization/nato" or "alliance" in name
    if word in ("bloc", "union"):
        return (
            "union" in name
            or "community" in name
            or found.entity in ("organization/asean", "organization/ecowas")
        )
    if word in ("ministry", "agency", "council", "court", "party"):
        return word in name or (word == "agency" and found.kind == "body")
    return word in ("company", "firm", "maker", "manufacturer", "newspaper", "body") and found.kind not in (
        "force",
        "group",
        "ministry",
    )
