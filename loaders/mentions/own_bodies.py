"""A state's bodies without its name: "the army", "Army chief", "the defence ministry", "its neighbour"."""

from belligraph.loaders.gazetteer import load
from belligraph.loaders.grammar.scene import Found, Scene
from belligraph.loaders.language.tree import Token
from belligraph.loaders.mentions.bodies import branch_of, ministry_of
from belligraph.loaders.mentions.kinds import TOPICS, kinds
from belligraph.loaders.mentions.memory import Memory, T, pointing
from belligraph.schema.records import Resolution


def read_own_body(scene: Scene, token: Token, memory: Memory) -> list[Found]:
    """The forces or ministry that a bare "the army", "Air Force", "the foreign ministry" means."""
    word = token.lower_
    if word == "ministry":
        return _ministry(scene, token, memory)
    if word in kinds()["own_forces"] and _bare(scene, token):
        return _forces(scene, token, memory)
    return []


def _bare(scene: Scene, token: Token) -> bool:
    """Whether nothing but an article, or a capital, stands before: "the army", "Army chief"."""
    doc, at = scene.doc, token.i
    if token.lower_ == "force":
        at -= 1
        if at < 0 or doc[at].lower_ != "air":
            return False
    if at + 1 < len(doc) and doc[token.i + 1].lower_ in kinds()["not_after_force"]:
        return False
    before = doc[at - 1].lower_ if at else ""
    if (
        doc[token.i].text[:1].isupper()
        and at
        and before not in ("the", "by", "and", ",", "a", "an", "to", "with")
    ):
        return not doc[at - 1].text[:1].isupper() and before not in ("'s", "’s", "of")
    return before == "the" if doc[token.i].text.islower() else True


def _forces(scene: Scene, token: Token, memory: Memory) -> list[Found]:
    inside = [f for f in scene.founds if f.end <= token.i and f.kind == "force" and f.acts_for]
    known = [f for f in memory.collectives if f.kind == "force" and f.acts_for]
    force = inside[-1] if inside else max(known, key=lambda f: memory.counts[f.entity], default=None)
    home = memory.home()
    if force is not None and (inside or memory.counts[force.entity] > 1 or home is None):
        state = force.acts_for
    else:
        state = home.entity if home is not None else memory.only_side()
    if state is None or state not in load().states:
        return []
    plain = token.text in ("army", "military", "Military")
    start = token.i - 1 if token.lower_ == "force" else token.i
    if plain or token.lower_ == "forces":
        row = load().forces.get(state)
        if row is None or (
            token.lower_ == "forces" and scene.doc[token.i - 1].lower_ not in ("armed", "security")
        ):
            return []
        return [
            Found(
                start, token.i + 1, row.id, T.ORGANIZATION, row.name, Resolution.DESCRIPTION, state, "force"
            )
        ]
    return [branch_of(state, start, token.i + 1, scene.doc[start : token.i + 1].text.title())]


def _ministry(scene: Scene, token: Token, memory: Memory) -> list[Found]:
    doc = scene.doc
    topic = TOPICS.get(doc[token.i - 1].lower_) if token.i else None
    if topic is None or (token.i >= 2 and doc[token.i - 2].text in ("'s", "’s")):
        return []
    if token.i >= 2 and doc[token.i - 2].pos_ in ("ADJ", "PROPN", "NOUN"):
        return []
    for found in reversed(memory.collectives):
        if found.kind == "ministry" and found.name.startswith(f"Ministry of {topic}"):
            return [pointing(found, token, Resolution.DESCRIPTION)]
    home = memory.home()
    if home is None:
        return []
    return [ministry_of(topic, home.entity, token.i - 1, token.i + 1)]


def read_kin(scene: Scene, token: Token, memory: Memory, owners: list[Found]) -> list[Found]:
    """ "its neighbour", "its foe": of the two states that the article is about, the other one."""
    if token.lower_ not in kinds()["kin_of_states"]:
        return []
    owner = next((o for o in owners if o.type is T.STATE), None)
    if owner is None:
        return []
    pair = [f for f in memory.pairs if f.entity != owner.entity]
    others = pair if len(pair) == 1 else [f for f in memory.collectives if f.type is T.STATE]
    others = [f for f in others if f.entity != owner.entity]
    return [pointing(others[-1], token, Resolution.DESCRIPTION)] if others else []
