"""Pronouns and descriptions → the entities that the article has just spoken of.

Salience, not a model: the nearest fitting subject of the sentence so far, else of the sentence before.
Only clear cases are resolved; a wrong tie is worse than none.
"""

from collections.abc import Sequence

from belligraph.loaders.grammar.scene import Found, Scene
from belligraph.loaders.mentions.descriptions import read_description, read_office, read_rule_or_force
from belligraph.loaders.mentions.memory import Memory, Office, genders
from belligraph.loaders.mentions.pronouns import read_pronoun


def resolve_references(scenes: Sequence[Scene], offices: Sequence[Office]) -> list[Scene]:
    """The scenes with mentions added for pronouns and descriptions."""
    memory = Memory(genders(scenes), offices)
    out = []
    for scene in scenes:
        found = _read(scene, memory)
        if found:
            merged = sorted([*scene.founds, *found], key=lambda f: (f.start, f.end, f.entity))
            scene = Scene(scene.index, scene.start, scene.doc, merged, scene.headline, scene.text)
        memory.learn(scene)
        out.append(scene)
    return out


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
        elif token.pos_ in ("NOUN", "PROPN") and token.i and not scene.at(token.i):
            found += read_description(scene, token, memory) or read_office(scene, token, memory)
    return found
