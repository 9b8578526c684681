"""Pronouns and descriptions → the entities that the article has just spoken of.

Salience, not a model: the nearest fitting subject of the sentence so far, else of the sentence before.
Only clear cases are resolved; a wrong tie is worse than none.
"""

from collections.abc import Sequence

from belligraph.loaders.grammar.scene import Found, Scene
from belligraph.loaders.language.tree import Token
from belligraph.loaders.mentions.arms import pointed_system
from belligraph.loaders.mentions.descriptions import read_description, read_office, read_rule_or_force
from belligraph.loaders.mentions.memory import Memory, Office, genders, ranked
from belligraph.loaders.mentions.own_bodies import read_kin, read_own_body
from belligraph.loaders.mentions.pronouns import read_pronoun


def resolve_references(scenes: Sequence[Scene], offices: Sequence[Office]) -> list[Scene]:
    """The scenes with mentions added for pronouns and descriptions."""
    memory = Memory(genders(scenes), offices, ranked(scenes))
    out = []
    for scene in scenes:
        founds = [pointed_system(scene.doc, f, memory) or f for f in scene.founds]
        if founds != scene.founds:
            scene = Scene(scene.index, scene.start, scene.doc, founds, scene.headline)
        found = _read(scene, memory)
        if found:
            merged = sorted([*scene.founds, *found], key=lambda f: (f.start, f.end, f.entity))
            scene = Scene(scene.index, scene.start, scene.doc, merged, scene.headline, scene.text)
        memory.learn(scene)
        out.append(scene)
    return out


def _owner(scene: Scene, token: Token, found: list[Found]) -> list[Found]:
    """Whom the "its" or "Seoul's" before a noun means."""
    owner = next((c.i for c in token.children if c.dep_ == "nmod:poss"), None)
    if owner is None:
        return []
    return [f for f in [*scene.founds, *found] if f.start <= owner < f.end]


def _read(scene: Scene, memory: Memory) -> list[Found]:
    found: list[Found] = []
    for token in scene.doc:
        if token.pos_ == "PRON" or token.lower_ in ("his", "her", "its", "their"):
            found += read_pronoun(scene, token, memory, found)
        elif (
            token.pos_ in ("NOUN", "PROPN")
            and token.i >= 1
            and not scene.at(token.i)
            and (own := read_rule_or_force(scene, token, memory))
        ):
            found += own
        elif token.pos_ in ("NOUN", "PROPN") and not scene.at(token.i):
            found += (
                read_own_body(scene, token, memory)
                or (token.i > 0 and read_kin(scene, token, memory, _owner(scene, token, found)))
                or (token.i > 0 and read_description(scene, token, memory))
                or (token.i > 0 and read_office(scene, token, memory))
                or []
            )
    return found
