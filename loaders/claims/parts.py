"""Which body is part of which: "the Iranian foreign ministry", "the GRU, Russia's intelligence agency"."""

from collections.abc import Iterator

from belligraph.loaders.claims.candidates import Candidate
from belligraph.loaders.gazetteer import load
from belligraph.loaders.grammar.scene import POSSESSIVE, Found, Scene
from belligraph.loaders.mentions.kinds import kinds
from belligraph.schema.records import EntityType, Resolution

T = EntityType


def read_parts(scene: Scene, founds: list[Found]) -> Iterator[Candidate]:
    """PART_OF candidates of a sentence."""
    for found in founds:
        if found.type is not T.ORGANIZATION or not _owned(scene, found):
            continue
        whole = _apposed(scene, found, founds)
        if whole is None and found.kind in ("body", "ministry", "force"):
            whole = _state_of_body(scene, found, founds)
        if whole is not None and whole.entity != found.entity:
            yield Candidate("PART_OF", found, whole, scene.doc[found.end - 1], "part_of/names side by side")


def _owned(scene: Scene, body: Found) -> bool:
    """Whether the words leave the owner out: a bare "the ministry" says nothing of whose it is."""
    if body.resolution is not Resolution.DESCRIPTION:
        return True
    return body.kind != "reference" and scene.doc[body.start].lower_ in (
        "its",
        "their",
        "his",
        "her",
        "whose",
    )


def _apposed(scene: Scene, body: Found, founds: list[Found]) -> Found | None:
    """ "the SBU, Ukraine's security service"; "Turkey's arms agency, the SSB"; "X, a branch of the GRU"."""
    doc, at = scene.doc, body.end
    if at + 1 < len(doc) and doc[at].text in (",", "(", "–", "—"):
        owner = next((f for f in founds if f.start in (at + 1, at + 2) and f.type is T.STATE), None)
        if owner is not None and _owned_organ(scene, owner, len(doc)):
            return owner
        for i in range(at + 1, min(len(doc), at + 6)):
            if doc[i].lower_ in kinds()["part_nouns"] and i + 1 < len(doc) and doc[i + 1].lower_ == "of":
                return next(
                    (f for f in founds if f.start in (i + 2, i + 3) and f.type is T.ORGANIZATION), None
                )
    start = body.start - (body.start > 0 and doc[body.start - 1].lower_ == "the")
    if start >= 3 and doc[start - 1].text == ",":
        for owner in founds:
            if (
                owner.type is T.STATE
                and start - 8 <= owner.end < start - 1
                and _owned_organ(scene, owner, start)
            ):
                return owner
    return None


def _owned_organ(scene: Scene, owner: Found, stop: int) -> bool:
    """Whether "Russia's military intelligence agency" follows up to a comma: a state's own organ."""
    doc, at = scene.doc, owner.end
    owns = at < len(doc) and doc[at].text in POSSESSIVE
    if not owns and owner.resolution is not Resolution.DEMONYM:
        return False
    last = ""
    for i in range(at + owns, min(stop, at + owns + 6)):
        if doc[i].text in (",", ".", ")", ";"):
            break
        if scene.at(i) or doc[i].pos_ not in ("NOUN", "ADJ", "PROPN"):
            return False
        if not (doc[i].lower_ == "company" and "state" not in {t.lower_ for t in doc[at:i]}):
            last = doc[i].lower_
        else:
            return False
    return last in kinds()["organs"]


def _names_its_state(scene: Scene, body: Found) -> bool:
    """Whether the body's name as written starts with its state: "Turkish parliament", "Indian Navy"."""
    row = load().states.get(body.acts_for or "")
    text = scene.doc[body.start : body.end].text
    forms = (*row.demonyms, *row.names) if row else ()
    whole = load().forces[row.id].id if row else ""
    return (
        any(text.startswith((f"{form} ", f"{form}'s ", f"{form}’s ")) for form in forms)
        and body.entity != whole
    )


def _state_of_body(scene: Scene, body: Found, founds: list[Found]) -> Found | None:
    if body.acts_for is None:
        return None
    whole = load().forces.get(body.acts_for)
    if whole is not None and whole.id == body.entity:
        return None
    if body.kind == "force" and scene.doc[body.end - 1].text in ("force", "army", "navy"):
        near = scene.doc[body.start : body.end].text
        if not any(mark in near for mark in ("'s", "’s")):
            return None  # "Ethiopian air force jets": whose jets, not what the air force is
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
