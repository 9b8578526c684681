"""Descriptions → entities: "the country", "the two leaders", "the Iranian president", "Kim's army"."""

from belligraph.loaders.gazetteer import load
from belligraph.loaders.gazetteer.rows import StateRow
from belligraph.loaders.grammar import syntax
from belligraph.loaders.grammar.scene import Found, Scene
from belligraph.loaders.language.tree import Token
from belligraph.loaders.mentions.circles import read_circle
from belligraph.loaders.mentions.kinds import kinds
from belligraph.loaders.mentions.memory import Memory, T, earlier, pointing
from belligraph.loaders.mentions.pronouns import read_pronoun
from belligraph.loaders.mentions.sites import read_site
from belligraph.loaders.mentions.titles import titles
from belligraph.schema.records import Resolution


def read_description(scene: Scene, token: Token, memory: Memory) -> list[Found]:
    doc, word = scene.doc, token.lower_
    the = [t.lower_ for t in doc[max(0, token.i - 3) : token.i]]
    circle = read_circle(scene, token, memory)
    if circle:
        return circle
    owner = next((t for t in token.children if t.dep_ == "nmod:poss"), None)
    if (
        owner is not None
        and owner.lower_ in ("his", "her")
        and word in ("country", "nation", "government", "homeland")
    ):
        return _country_of(scene, token, owner, memory)
    if owner is not None and owner.lower_ in ("his", "her") and word in kinds()["force_plain"]:
        return _forces_of(scene, token, owner, memory)
    if word in kinds()["armed_groups"] and _described(scene, token):
        return _group(token, memory)
    if not the or the[-1] not in ("the", "that", "this"):
        return read_site(scene, token, memory) if word == "capital" else []
    if any(
        c.dep_ in ("nmod", "acl", "acl:relcl", "compound", "flat", "appos") and c.i != token.i - 1
        for c in token.children
    ):
        return []
    words = kinds()
    if word in words["armed_groups"]:
        return _group(token, memory)
    if word in words["own_words"]:
        named = [f for f in memory.collectives if f.kind == "group" and _says(f, word)]
        return [pointing(named[0], token, Resolution.DESCRIPTION)] if len(named) == 1 else []
    if word in words["body_kinds_country"]:
        fits = [
            f
            for f in earlier(scene, token, frozenset({T.STATE}), [])
            if f.resolution is not Resolution.DEMONYM
        ]
        states = [f for f in memory.collectives if f.type is T.STATE]
        called = [f for f in [*states, *fits] if _called(f, word)]
        fits = called[-1:] or fits if word in ("kingdom", "emirate", "sultanate") else fits
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
        return read_site(scene, token, memory)
    return [pointing(who, token, Resolution.DESCRIPTION)] if who else []


def _described(scene: Scene, token: Token) -> bool:
    """Whether an adjective alone stands between: "the Shiite militia"; a name would say another group."""
    at = token.i - 1
    adjective = at >= 1 and scene.doc[at].pos_ in ("ADJ", "PROPN") and not scene.at(at)
    return adjective and scene.doc[at - 1].lower_ in ("the", "that", "this")


def _group(token: Token, memory: Memory) -> list[Found]:
    """ "the rebels": the latest armed group, never an alliance of states or a charity."""
    groups = [f for f in memory.collectives if f.kind == "group"]
    return [pointing(groups[-1], token, Resolution.DESCRIPTION)] if groups else []


def _says(found: Found, word: str) -> bool:
    return word in found.name.lower().split()


def _called(found: Found, word: str) -> bool:
    """Whether a state's long name says that it is a kingdom, an emirate, a sultanate."""
    return any(word in name.lower() for name in load().states[found.entity].names)


def _country_of(scene: Scene, token: Token, owner: Token, memory: Memory) -> list[Found]:
    """ "his country": the state of the person meant."""
    for person in read_pronoun(scene, owner, memory, []):
        state = _state_of(person, memory)
        if person.type is T.PERSON and state is not None:
            return [_state_at(token, state)]
    return []


def _forces_of(scene: Scene, token: Token, owner: Token, memory: Memory) -> list[Found]:
    """ "his army": the forces of the state that a ruler serves; a general's troops may be a part alone."""
    for person in read_pronoun(scene, owner, memory, []):
        heads = {o.head for o in memory.offices if o.person.entity == person.entity}
        ruler = bool(heads & RULERS) or bool(memory.ranks.get(person.entity, set()) & RULERS)
        state = _state_of(person, memory) if ruler or not heads else None
        if person.type is T.PERSON and state is not None and state.id in load().forces:
            return [_forces_at(token, state)]
    return []


def _forces_at(token: Token, state: StateRow) -> Found:
    row = load().forces[state.id]
    how = Resolution.DESCRIPTION
    return Found(token.i, token.i + 1, row.id, T.ORGANIZATION, row.name, how, state.id, "force")


def _state_of(person: Found, memory: Memory) -> StateRow | None:
    """The state that the person's first office in the article serves, else the one that they act for."""
    sides = [o.state for o in memory.offices if o.person.entity == person.entity and o.state]
    return load().states.get(sides[0] if sides else person.acts_for or "")


def _state_at(token: Token, state: StateRow) -> Found:
    return Found(
        token.i, token.i + 1, state.id, T.STATE, state.name, Resolution.DESCRIPTION, None, "reference"
    )


def read_rule_or_force(scene: Scene, token: Token, memory: Memory) -> list[Found]:
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
        state = _state_of(person, memory)
        if state is None:
            return []
        if rule:
            return [_state_at(token, state)]
        return [_forces_at(token, state)]
    return []


RANKS = frozenset("general colonel admiral marshal king emir queen sultan ayatollah sheikh captain".split())
RULERS = frozenset("president premier leader king chancellor emir dictator ruler strongman".split())


def read_office(scene: Scene, token: Token, memory: Memory) -> list[Found]:
    """ "the North Korean leader", "the president": the person of the article who holds that office."""
    word = token.lower_
    if (word not in titles().heads and word not in RANKS) or token.dep_ in ("compound", "flat", "nmod:desc"):
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
    kind = {_spelt(t.lower_) for t in scene.doc[start : token.i]} & (titles().words - titles().heads)
    fits = [
        o
        for o in memory.offices
        if (o.head in wanted and kind <= {_spelt(w) for w in o.words})
        or (word == "leader" and o.head == "minister" and "prime" in o.words)
    ]
    fits = [o for o in fits if state is None or o.state == state]
    known = {o.person.entity: o.person for o in fits}
    if not known and state is None and not kind:
        known = {f.entity: f for f in memory.people[-5:] if word in memory.ranks.get(f.entity, ())}
    if state is None:
        recent = [f for f in memory.people[-5:] if f.entity in known]
        return [pointing(recent[-1], token, Resolution.TITLE)] if recent else []
    return [pointing(next(iter(known.values())), token, Resolution.TITLE)] if len(known) == 1 else []


def _spelt(word: str) -> str:
    return "defence" if word == "defense" else word


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
