"""Descriptions of places: "the city", "the island", "the Iraqi capital"."""

from belligraph.loaders.gazetteer import load
from belligraph.loaders.grammar.scene import Found, Scene
from belligraph.loaders.language.tree import Token
from belligraph.loaders.mentions.casebook import entry_found
from belligraph.loaders.mentions.kinds import kinds
from belligraph.loaders.mentions.memory import Memory, T, pointing
from belligraph.schema.records import Resolution

TOWNS = frozenset("city capital place".split())
LANDS = frozenset("region feature place".split())


def read_site(scene: Scene, token: Token, memory: Memory) -> list[Found]:
    """The place that "the town", "the peninsula", "the airport" means: the latest one of that sort."""
    word = token.lower_
    if word == "capital":
        return _capital(scene, token)
    fits = (
        TOWNS
        if word in kinds()["said_of_towns"]
        else LANDS
        if word in kinds()["said_of_lands"]
        else frozenset()
    )
    site = word in kinds()["said_of_sites"]
    if not (fits or site):
        return []
    inside = [f for f in scene.founds if f.type is T.PLACE and f.end <= token.i]
    for found in reversed([*memory.places[-4:], *inside]):
        named = word in found.name.lower()
        if named or (found.kind in fits and not _names_another(found, word)):
            return [pointing(found, token, Resolution.DESCRIPTION)]
    states = [f for f in memory.collectives[-4:] if f.entity in kinds()["island_states"]]
    return [pointing(states[-1], token, Resolution.DESCRIPTION)] if word == "island" and states else []


def _names_another(found: Found, word: str) -> bool:
    """Whether the place's own name says that it is of another sort ("Kharg Island" is no town)."""
    others = kinds()["said_of_towns"] | kinds()["said_of_lands"] | kinds()["said_of_sites"]
    last = found.name.lower().split()[-1]
    return last in others and last != word


def _capital(scene: Scene, token: Token) -> list[Found]:
    """ "the Iraqi capital", "Iraq's capital": the city, unless its name follows."""
    doc, at = scene.doc, token.i - 1
    if doc[at].text in ("'s", "’s"):
        at -= 1
    after = scene.at(token.i + 1) or scene.at(token.i + 2) if token.i + 2 < len(doc) else []
    if at < 0 or any(f.type is T.PLACE or f.resolution is Resolution.METONYM for f in after):
        return []
    for found in scene.at(at):
        if found.type is T.STATE and (row := load().states[found.entity]).capital:
            for entry in load().entries.get(row.capital or "", ()):
                if entry.type is T.PLACE and entry.acts_for == row.id:
                    city = entry_found(entry, token.i, token.i + 1, Resolution.DESCRIPTION)
                    return [city]
    return []
