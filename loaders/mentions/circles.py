"""Several at once: "the two leaders", "both countries", "the three states", "the pair"."""

from belligraph.loaders.grammar.scene import Found, Scene
from belligraph.loaders.language.tree import Token
from belligraph.loaders.mentions.kinds import kinds
from belligraph.loaders.mentions.memory import Memory, T, pointing
from belligraph.schema.records import Resolution

NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}


def read_circle(scene: Scene, token: Token, memory: Memory) -> list[Found]:
    """The states or persons that a counted description stands for; nothing where they are not clear."""
    words, word = kinds(), token.lower_
    the = [t.lower_ for t in scene.doc[max(0, token.i - 3) : token.i]]
    if word in ("pair", "duo") and the[-1:] == ["the"]:
        return _people(token, memory)
    number = next((NUMBERS[w] for w in reversed(the) if w in NUMBERS), 0)
    if not number or not ({"the", "both", "these", "those"} & set(the)):
        return []
    if word in words["counted_people"]:
        return _people(token, memory) or _states(scene, token, memory, 2) if number == 2 else []
    return _states(scene, token, memory, number) if word in words["counted_states"] else []


def _people(token: Token, memory: Memory) -> list[Found]:
    return [pointing(f, token, Resolution.DESCRIPTION) for f in memory.people_pair]


def _states(scene: Scene, token: Token, memory: Memory, number: int) -> list[Found]:
    inside = list(dict.fromkeys(f.entity for f in scene.founds if f.type is T.STATE and f.end <= token.i))
    if len(inside) == number:
        first = {f.entity: f for f in reversed(scene.founds)}
        return [pointing(first[e], token, Resolution.DESCRIPTION) for e in inside]
    if number == 2:
        return [pointing(f, token, Resolution.DESCRIPTION) for f in memory.pairs]
    circle = next((c for c in reversed(memory.circles) if len(c) == number), [])
    return [pointing(f, token, Resolution.DESCRIPTION) for f in circle]
