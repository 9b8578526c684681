"""What lies in what: "Russia's Kursk region", "Palma, a town in Mozambique's Cabo Delgado province"."""

from collections.abc import Iterator

from belligraph.loaders.claims.candidates import Candidate
from belligraph.loaders.grammar.scene import POSSESSIVE, Found, Scene
from belligraph.loaders.language.tree import Token
from belligraph.loaders.mentions.kinds import kinds
from belligraph.schema.records import EntityType, Resolution

T = EntityType
BETWEEN = frozenset(
    """'s ’s ' ’ the eastern western northern southern northeastern northwestern southeastern southwestern
    central
    city town village port region province capital of border restive strategic frontline key besieged
    disputed - north
    south east west coastal industrial island district enclave peninsula valley state base airbase airfield
    camp garrison resort outpost stronghold""".split()
)
LEADS = frozenset("in on".split())
PLAIN = frozenset(", ( a an the its largest last one far".split())
DIRECTIONS = frozenset(
    """north south east west northeast northwest southeast southwest northern southern eastern western
    northeastern northwestern southeastern southwestern central upper lower - mainland""".split()
)


def read_located(scene: Scene, founds: list[Found]) -> Iterator[Candidate]:
    """LOCATED_IN candidates of a sentence."""
    for found in founds:
        if found.type is T.PLACE and found.resolution is not Resolution.DESCRIPTION:
            holder = _holder_before(scene, found, founds) or _holder_after(scene, found, founds)
            if holder is not None and holder.entity != found.entity:
                yield _candidate(scene, found, holder)
    yield from _listed(scene, founds)


def _candidate(scene: Scene, found: Found, holder: Found) -> Candidate:
    return Candidate("LOCATED_IN", found, holder, scene.doc[found.end - 1], "located_in/names side by side")


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
    """ "Sumy in northeastern Ukraine"; "Palma, a town in …"; "Ogaden region of Ethiopia"; "Kyiv, Ukraine"."""
    doc, i = scene.doc, place.end
    leads = False
    while i < len(doc) and i < place.end + 11:
        holder = next((f for f in scene.at(i) if f.type in (T.PLACE, T.STATE) and f.start == i), None)
        if holder is not None:
            if not leads:
                return _appended(scene, place, holder)
            return _within(scene, holder)
        if scene.at(i):
            return None
        word = doc[i].lower_
        if word in LEADS or (word == "of" and i > place.end and _holds(doc[i - 1])):
            leads = True
        elif not (word in PLAIN or word in DIRECTIONS or _sort(doc[i]) or _epithet(doc[i])) or (
            leads and word == ","
        ):
            return None
        i += 1
    return None


def _holds(token: Token) -> bool:
    """Whether "of" after the word says where: "a town of", "the north of"; not "south of"."""
    if token.lower_ in DIRECTIONS:
        return token.i > 0 and token.nbor(-1).lower_ == "the"
    return token.lower_ != "port" and _sort(token)


def _sort(token: Token) -> bool:
    """A word for a sort of place: town, region, north."""
    word = token.lower_
    return (
        word in kinds()["place_nouns"] | kinds()["place_last"] | kinds()["site_nouns"] or word in DIRECTIONS
    )


def _epithet(token: Token) -> bool:
    return token.pos_ in ("ADJ", "NUM", "NOUN") and token.i + 1 < len(token.doc) and _sort(token.nbor(1))


def _within(scene: Scene, holder: Found) -> Found | None:
    """The holder, or for "Mozambique's Cabo Delgado" the narrower place after the owner."""
    doc, at = scene.doc, holder.end
    owns = at < len(doc) and doc[at].text in POSSESSIVE
    if holder.type is T.STATE and (owns or holder.resolution is Resolution.DEMONYM):
        at += owns
        while at < len(doc) and (doc[at].lower_ in BETWEEN or doc[at].pos_ == "ADJ") and not scene.at(at):
            at += 1
        inner = [f for f in scene.at(at) if f.type is T.PLACE] if at < len(doc) else []
        return inner[0] if inner else None
    if holder.resolution is Resolution.METONYM:
        return None
    return holder


def _appended(scene: Scene, place: Found, holder: Found) -> Found | None:
    """ "Kharkiv, Ukraine,": the state stands after a comma alone."""
    doc = scene.doc
    gap = [t.text for t in doc[place.end : holder.start] if t.lower_ != "the"]
    ends = holder.end >= len(doc) or doc[holder.end].text in (",", ".", ")", ";", "–", "—", "-")
    alone = gap == [","] and ends and holder.type is T.STATE and not _listing(scene, place, holder)
    named = holder.resolution not in (Resolution.DEMONYM, Resolution.METONYM)
    return holder if alone and named else None


def _listing(scene: Scene, place: Found, other: Found) -> bool:
    """Whether "X, Y, and Z" is a list rather than a place and its country."""
    tail = scene.doc[other.end : other.end + 3]
    nearby = [
        f for f in scene.founds if f is not place and f is not other and abs(f.start - place.start) <= 6
    ]
    return (any(t.lower_ == "and" for t in tail) and bool(nearby)) or (
        place.start >= 2 and scene.doc[place.start - 1].text == "," and bool(scene.at(place.start - 2))
    )


def _listed(scene: Scene, founds: list[Found]) -> Iterator[Candidate]:
    """ "regions across Ukraine, including Sumy and Odesa": each of the list lies in the land before it."""
    doc = scene.doc
    for token in doc:
        if token.lower_ not in ("including", "notably", "like", "especially") or token.i < 2:
            continue
        lands = [f for f in founds if f.type in (T.STATE, T.PLACE) and token.i - 3 <= f.end <= token.i]
        if not lands or lands[-1].resolution in (Resolution.DEMONYM, Resolution.METONYM):
            lands = [f for f in founds if f.type is T.STATE and token.i - 6 <= f.end <= token.i]
        land = lands[-1] if lands else None
        if (
            land is None
            or not land.start
            or doc[land.start - 1].lower_ not in ("in", "across", "of", "throughout", "over", "the")
        ):
            continue
        at = token.i + 1
        for place in [f for f in founds if f.start > token.i]:
            if place.type is T.STATE and place.resolution is Resolution.METONYM:
                at = place.end
                continue
            between = [
                t for t in doc[at : place.start] if t.lower_ not in (",", "and", "the", "areas", "frontline")
            ]
            if place.type is not T.PLACE or any(not _sort(t) and t.pos_ != "ADJ" for t in between):
                break
            yield _candidate(scene, place, land)
            at = place.end
