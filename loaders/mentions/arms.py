"""Descriptions of weapons: "the missiles" after BrahMos is BrahMos."""

from belligraph.loaders.gazetteer import load
from belligraph.loaders.grammar.scene import Found
from belligraph.loaders.language.lemmas import lemma
from belligraph.loaders.language.tree import Doc
from belligraph.loaders.mentions.kinds import kinds
from belligraph.loaders.mentions.memory import Memory, T
from belligraph.schema.records import Resolution

POINTERS = frozenset("the these those its their".split())


def pointed_system(doc: Doc, found: Found, memory: Memory) -> Found | None:
    """For a bare class after "the" or "these", the latest system of that class; None for no such thing."""
    if found.type is not T.WEAPON or found.kind != "weapon-class" or found.end - found.start > 1:
        return None
    if not found.start or doc[found.start - 1].lower_ not in POINTERS:
        return None
    if any(c.dep_ in ("nmod", "acl", "acl:relcl") and c.i > found.start for c in doc[found.start].children):
        return None
    word = lemma(doc[found.start].text, "NOUN").lower()
    for system in reversed(memory.weapons[-2:]):
        row = load().weapons.get(system.entity)
        if row is None:
            continue
        label = row.weapon_class.split("/")[-1].replace("-", " ")
        if word in label.split() or any(
            w in kinds()["aircraft_classes"] for w in label.split() if word in kinds()["aircraft_words"]
        ):
            return Found(
                found.start,
                found.end,
                system.entity,
                T.WEAPON,
                system.name,
                Resolution.DESCRIPTION,
                None,
                "reference",
            )
    return None
