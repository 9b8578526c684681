"""Forces, ministries and other bodies that a state's name in front of a noun makes."""

from dataclasses import replace

from belligraph.loaders.gazetteer import load
from belligraph.loaders.grammar.scene import Found, phrase
from belligraph.loaders.language.tree import Doc, Token
from belligraph.loaders.mentions.kinds import TOPICS, kinds
from belligraph.schema.ids import entity_id
from belligraph.schema.records import EntityType, Resolution

T = EntityType


def forces(doc: Doc, founds: list[Found]) -> list[Found]:
    """ "Russian troops", "Ukraine's military", "American and British forces": the state's armed forces."""
    out: list[Found] = []
    for found in founds:
        if found.type is not T.STATE:
            continue
        at = found.end
        if at < len(doc) and doc[at].text in ("'s", "’s", "'", "’"):
            at += 1
        elif found.resolution is not Resolution.DEMONYM and found.kind != "alias":
            continue
        if at + 1 < len(doc) and doc[at].lower_ in ("and", ",", "or"):
            rest = [f for f in founds if f.start == at + 1 and f.resolution is Resolution.DEMONYM]
            if rest:
                at = rest[0].end
        ahead = at
        while (
            ahead < len(doc)
            and ahead < at + 3
            and doc[ahead].pos_ in ("ADJ", "NUM")
            and doc[ahead].lower_ not in kinds()["force_nouns"]
        ):
            ahead += 1
        if ahead >= len(doc) or doc[ahead].lower_ not in kinds()["force_nouns"]:
            branch = doc[at : at + 2].text.lower()
            if branch in ("air force", "coast guard") or (at < len(doc) and doc[at].lower_ == "navy"):
                size = 1 if doc[at].lower_ == "navy" else 2
                row = load().states[found.entity]
                label = f"{row.adjective} {doc[at : at + size].text.title()}" if row.adjective else ""
                if label:
                    out.append(_listed_or_new(found, found.start, at + size, label))
            continue
        end = ahead + 1
        if doc[ahead].lower_ == "armed" and end < len(doc) and doc[end].lower_ == "forces":
            end += 1
        if end < len(doc) and doc[end].lower_ in kinds()["not_after_force"]:
            continue
        force = load().forces[found.entity]
        label = force.name
        out.append(
            Found(
                found.start,
                end,
                entity_id(T.ORGANIZATION, label),
                T.ORGANIZATION,
                label,
                Resolution.ALIAS,
                found.entity,
                "force",
            )
        )
    return out


def branch_of(state: str, start: int, end: int, branch: str) -> Found:
    """The mention of a state's navy, air force or coast guard, by the name that the gazetteer has for it."""
    row = load().states[state]
    label = f"{row.adjective or row.name} {branch}"
    owner = Found(start, end, state, T.STATE, row.name, Resolution.NAME)
    return replace(_listed_or_new(owner, start, end, label), resolution=Resolution.DESCRIPTION)


def ministry_of(topic: str, state: str, start: int, end: int) -> Found:
    """The mention of a state's ministry of `topic` that leaves the state out."""
    label = f"Ministry of {topic} of {load().states[state].name}"
    key = entity_id(T.ORGANIZATION, label)
    return Found(start, end, key, T.ORGANIZATION, label, Resolution.DESCRIPTION, state, "ministry")


def _listed_or_new(state: Found, start: int, end: int, label: str) -> Found:
    for entry in load().entries.get(label, ()):
        if entry.type is T.ORGANIZATION:
            return Found(
                start,
                end,
                entry.id,
                T.ORGANIZATION,
                entry.name,
                Resolution.ALIAS,
                entry.acts_for,
                "force",
            )
    return Found(
        start,
        end,
        entity_id(T.ORGANIZATION, label),
        T.ORGANIZATION,
        label,
        Resolution.ALIAS,
        state.entity,
        "force",
    )


def ministries(doc: Doc, founds: list[Found]) -> list[Found]:
    """ "the Iranian foreign ministry", "Russia's Ministry of Defence" → "Ministry of Foreign Affairs of
    Iran".
    """
    out = []
    for token in doc:
        if token.lower_ != "ministry":
            continue
        topic, start, end = _topic(doc, token)
        if not topic:
            continue
        owner = next(
            (f for f in founds if f.type is T.STATE and f.end <= start and start - f.end <= 1), None
        ) or next(
            (
                f
                for f in founds
                if f.type is T.STATE and f.start in (end + 1, end + 2) and doc[end].lower_ in ("of", "in")
            ),
            None,
        )
        if owner is None:
            continue
        first = min(owner.start, start)
        last = max(owner.end, end) if owner.start >= end else end
        label = f"Ministry of {topic} of {owner.name}"
        out.append(
            Found(
                first,
                last,
                entity_id(T.ORGANIZATION, label),
                T.ORGANIZATION,
                label,
                Resolution.ALIAS,
                owner.entity,
                "ministry",
            )
        )
    return out


def _topic(doc: Doc, token: Token) -> tuple[str, int, int]:
    if token.i and doc[token.i - 1].lower_ in TOPICS:
        return TOPICS[doc[token.i - 1].lower_], token.i - 1, token.i + 1
    if token.i + 2 < len(doc) and doc[token.i + 1].lower_ == "of":
        word = doc[token.i + 2].lower_
        if word in TOPICS:
            end = token.i + 3
            if end < len(doc) and doc[end].lower_ == "affairs":
                end += 1
            return TOPICS[word], token.i, end
    return "", 0, 0


def foreign_bodies(doc: Doc, founds: list[Found]) -> list[Found]:
    """ "Philippine Marine Corps" is not the American one: a body listed for another state is a new one."""
    out: list[Found] = []
    for found in founds:
        last = out[-1] if out else None
        if (
            last is not None
            and last.type is T.STATE
            and found.type is T.ORGANIZATION
            and found.acts_for not in (None, last.entity)
            and found.kind in ("force", "body")
            and (
                (last.resolution is Resolution.DEMONYM and last.end == found.start)
                or (found.start == last.end + 1 and doc[last.end].text in ("'s", "’s"))
            )
        ):
            label = (
                f"{load().states[last.entity].adjective or last.name} {phrase(doc, found.start, found.end)}"
            )
            key = entity_id(T.ORGANIZATION, label)
            out[-1] = Found(
                last.start,
                found.end,
                key,
                T.ORGANIZATION,
                label,
                Resolution.NAME,
                last.entity,
                found.kind,
            )
        else:
            out.append(found)
    for state in [f for f in out if f.type is T.STATE]:
        at = state.end + (state.end < len(doc) and doc[state.end].text in ("'s", "’s"))
        owned = at > state.end or state.resolution is Resolution.DEMONYM
        if owned and at < len(doc) and doc[at].text in ("parliament", "Parliament", "Embassy"):
            kind = doc[at].text.capitalize()
            label = f"{kind} of {state.name}"
            out.append(
                Found(
                    state.start,
                    at + 1,
                    entity_id(T.ORGANIZATION, label),
                    T.ORGANIZATION,
                    label,
                    Resolution.ALIAS,
                    state.entity,
                    "ministry",
                )
            )
    return out


def further(doc: Doc, at: int) -> int:
    """End of "of Yemeni Migrants", "for the Study of War" after a body's head noun; `at` where none
    follows.
    """
    i = at + 1
    while i < len(doc) and doc[i].lower_ in ("the", "of", "and", "for", "al", "el", "-"):
        i += 1
    end = at
    while i < len(doc) and doc[i].text[:1].isupper() and doc[i].pos_ != "PUNCT":
        i += 1
        end = i
        if i + 1 < len(doc) and doc[i].lower_ in ("of", "and", "for") and doc[i + 1].text[:1].isupper():
            i += 1
    return end
