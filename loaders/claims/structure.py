"""What lies in what, and which body belongs to whom: read from names side by side.

"Russia's Kursk region", "the city of Sumy in northeastern Ukraine", "the Iranian foreign ministry".
"""

from collections.abc import Iterator

from belligraph.loaders.claims.frames import Candidate
from belligraph.loaders.gazetteer import load
from belligraph.loaders.grammar.scene import Found, Scene
from belligraph.schema.records import EntityType, Resolution

T = EntityType
BETWEEN = frozenset(
    """'s ’s ' ’ the eastern western northern southern northeastern northwestern southeastern southwestern
    central
    city town village port region province capital of border restive strategic frontline key besieged
    disputed - north
    south east west coastal industrial island district enclave peninsula valley state""".split()
)


def read_structure(scene: Scene) -> Iterator[Candidate]:
    """LOCATED_IN and PART_OF candidates of a sentence."""
    founds = [f for f in scene.founds if f.resolution is not Resolution.PRONOUN]
    for found in founds:
        if found.type is T.PLACE:
            holder = _holder_before(scene, found, founds) or _holder_after(scene, found, founds)
            if holder is not None and holder.entity != found.entity:
                yield Candidate(
                    "LOCATED_IN", found, holder, scene.doc[found.end - 1], "located_in/names side by side"
                )
        elif found.type is T.ORGANIZATION and (found.kind in ("body", "ministry") or found.kind == "force"):
            whole = _state_of_body(scene, found, founds)
            if whole is not None:
                yield Candidate(
                    "PART_OF", found, whole, scene.doc[found.end - 1], "part_of/names side by side"
                )


def _holder_before(scene: Scene, place: Found, founds: list[Found]) -> Found | None:
    """ "Yemen's capital, Sana'a"; "Ukraine's northeastern city of Sumy"; "the Syrian port of Tartus"."""
    for state in founds:
        if state.type is T.STATE and state.end <= place.start and place.start - state.end <= 6:
            gap = scene.doc[state.end : place.start]
            owned = state.resolution is Resolution.DEMONYM or (
                len(gap) and gap[0].text in ("'s", "’s", "'", "’")
            )
            words = [t.lower_ for t in gap if t.text != ","]
            if (
                owned
                and all(w in BETWEEN for w in words)
                and not (
                    state.resolution is Resolution.DEMONYM
                    and not words
                    and place.kind not in ("region", "place")
                )
            ):
                return state
    return None


def _holder_after(scene: Scene, place: Found, founds: list[Found]) -> Found | None:
    """ "Sumy in northeastern Ukraine"; "Kharkiv, Ukraine,"."""
    doc = scene.doc
    for other in founds:
        if other.type not in (T.PLACE, T.STATE) or not 0 < other.start - place.end <= 6:
            continue
        if other.resolution in (Resolution.DEMONYM, Resolution.METONYM):
            continue
        gap = [
            t.lower_
            for t in doc[place.end : other.start]
            if not any(f.type is T.STATE for f in scene.at(t.i))
        ]
        if len(gap) >= 2 and gap[0] == "," and gap[1] == "in":
            gap = gap[1:]
        if not gap:
            continue
        if gap[0] in ("in", "on") and all(w in BETWEEN or w in ("in", "on") for w in gap):
            return other
        ends = other.end >= len(doc) or doc[other.end].text in (",", ".", ")", ";")
        if gap == [","] and ends and other.type is T.STATE and not _listing(scene, place, other):
            return other
    return None


def _listing(scene: Scene, place: Found, other: Found) -> bool:
    """Whether "X, Y, and Z" is a list rather than a place and its country."""
    tail = scene.doc[other.end : other.end + 3]
    nearby = [
        f for f in scene.founds if f is not place and f is not other and abs(f.start - place.start) <= 6
    ]
    return (any(t.lower_ == "and" for t in tail) and bool(nearby)) or (
        place.start >= 2 and scene.doc[place.start - 1].text == "," and bool(scene.at(place.start - 2))
    )


def _names_its_state(scene: Scene, body: Found) -> bool:
    """Whether the body's name as written starts with its state: "Turkish parliament", "Indian Navy"."""
    row = load().states.get(body.acts_for or "")
    text = scene.doc[body.start : body.end].text
    forms = (*row.demonyms, *row.names) if row else ()
    whole = load().forces[row.id].id if row else ""
    return any(text.startswith(f"{form} ") for form in forms) and body.entity != whole


def _state_of_body(scene: Scene, body: Found, founds: list[Found]) -> Found | None:
    if body.acts_for is None:
        return None
    for state in founds:
        if state.type is not T.STATE or state.entity != body.acts_for:
            continue
        if body.start <= state.start and state.end <= body.end:
            return state
        gap = scene.doc[state.end : body.start]
        if (
            state.end <= body.start
            and len(gap) <= 3
            and all(t.text in ("'s", "’s", "'", "’") or t.pos_ in ("NOUN", "ADJ") for t in gap)
        ):
            return state
    if body.kind == "ministry" or _names_its_state(scene, body):
        return Found(
            body.start,
            body.end,
            body.acts_for,
            T.STATE,
            load().states[body.acts_for].name,
            Resolution.DEMONYM,
        )
    return None
