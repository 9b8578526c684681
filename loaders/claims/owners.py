"""Whose an office is: the name before it, the person's own state, the only state that has such an office."""

from belligraph.loaders.gazetteer import load
from belligraph.loaders.grammar.scene import POSSESSIVE, Found, Scene
from belligraph.loaders.mentions.kinds import kinds
from belligraph.schema.records import EntityType, Resolution

T = EntityType
HOLDERS = frozenset({T.STATE, T.ORGANIZATION, T.PLACE})


def state_of(person: Found, state: str | None) -> Found | None:
    row = load().states.get(state or "")
    if row is None:
        return None
    return Found(person.start, person.end, row.id, T.STATE, row.name, Resolution.DESCRIPTION)


def known_state(scene: Scene, person: Found, start: int, end: int) -> Found | None:
    """The owner of an office that leaves it out: the person's state, or the only one that has it."""
    doc, title = scene.doc, scene.doc[start:end].text.lower()
    if doc[end - 1].lower_ in ("governor", "mayor"):
        places = [f for f in scene.founds if f.type is T.PLACE and f.end <= start]
        if places:
            return places[-1]
    if doc[end - 1].lower_ in kinds()["private_offices"] | kinds()["field_offices"]:
        return None
    only = next((s for t, s in load().office_states.items() if title.endswith(t)), None)
    return state_of(person, person.acts_for) or state_of(person, only)


def served(scene: Scene, person: Found, body: Found, end: int) -> Found | None:
    """The body that the office is in: no state for an analyst, the state for a minister in its capital."""
    head = scene.doc[end - 1].lower_
    if head in kinds()["private_offices"] and body.type is not T.ORGANIZATION:
        return None
    if head in kinds()["private_offices"] and body.kind == "force":
        return None
    if head in kinds()["state_offices"] and body.kind == "capital" and body.type is T.PLACE:
        return state_of(person, body.acts_for)
    return body


def owners(scene: Scene, person: Found, start: int) -> list[Found]:
    """States, bodies and places whose name ends right before the office: "Russian", "China's", "Nato"."""
    doc, at = scene.doc, start
    while at > 0 and (
        doc[at - 1].text in POSSESSIVE
        or (doc[at - 1].pos_ == "ADJ" and not scene.at(at - 1) and at == start)
        or doc[at - 1].lower_
        in (
            "former",
            "then",
            "new",
            "acting",
            "-",
            "ex",
            "late",
            "longtime",
            "outgoing",
            "incoming",
            "long",
            "time",
        )
    ):
        at -= 1
    own = [f for f in scene.founds if f.type in HOLDERS and f.end == at]
    if not own and at and doc[at - 1].lower_ in ("his", "her"):
        whose = next((f for f in scene.at(at - 1) if f.type is T.PERSON), None)
        state = state_of(person, person.acts_for or (whose.acts_for if whose else None))
        return [state] if state is not None else []
    return own[:1]
