"""Who or what stands at the far end of a frame: the first object slot that holds something fitting."""

from belligraph.loaders.claims.heads import PLACES, WEAPON, heads_of
from belligraph.loaders.claims.slots import fill
from belligraph.loaders.claims.sorts import city_of, government_of
from belligraph.loaders.claims.traits import traits
from belligraph.loaders.codebook import Frame
from belligraph.loaders.grammar import syntax
from belligraph.loaders.grammar.scene import Found, Scene
from belligraph.loaders.language.tree import Token
from belligraph.schema.records import EntityType


def far_end(
    scene: Scene, trigger: Token, frame: Frame, types: frozenset[EntityType], items: tuple[Found, ...]
) -> tuple[tuple[Found, ...], list[Token], str]:
    """Who stands there, the heads of the phrases that were looked at, and the slot that gave it."""
    heads: list[Token] = []
    spatial = traits()["relations.spatial"]
    for slot in frame.object:
        if slot == "item":
            if items and EntityType.WEAPON in types:
                return items, heads, slot
            continue
        allowed = types - WEAPON if frame.item and slot not in ("obj", "noun", "mod", "of") else types
        if slot in frame.weak:
            allowed = allowed & PLACES
        stormed = _cities(scene, trigger, slot, allowed) if frame.relation in spatial else ()
        if stormed:
            return stormed, [*heads, *heads_of(scene, trigger, slot)], slot
        if frame.prefer or frame.direct:
            got = fill(scene, trigger, slot, allowed)
            covering = tuple(f for f in got.founds if any(f.start <= h.i < f.end for h in got.heads))
            if covering and frame.prefer:
                return covering, [*heads, *got.heads], slot
            if frame.direct:
                kept = tuple(f for f in got.founds if any(_belongs(f, h) for h in got.heads))
                if kept != got.founds:
                    return kept, [*heads, *got.heads], slot
        for narrow in (*(frozenset({t}) for t in frame.prefer), allowed):
            got = fill(scene, trigger, slot, narrow & allowed)
            if got.founds:
                return got.founds, [*heads, *got.heads], slot
        heads += got.heads
        ruled = (
            _governments(scene, got.heads)
            if slot not in frame.literal and _wants_a_state(allowed, slot)
            else ()
        )
        if ruled:
            return ruled, heads, slot
    return (), heads, ""


def _cities(scene: Scene, trigger: Token, slot: str, allowed: frozenset[EntityType]) -> tuple[Found, ...]:
    """The capitals in a slot, where all there are capitals taken for their governments."""
    if EntityType.PLACE not in allowed or slot in ("against", "with"):
        return ()
    founds = fill(scene, trigger, slot, allowed | {EntityType.STATE}).founds
    cities = tuple(city_of(f, scene.doc[f.start : f.end].text) for f in founds)
    return cities if cities and all(c.type is EntityType.PLACE for c in cities) and cities != founds else ()


def _wants_a_state(types: frozenset[EntityType], slot: str) -> bool:
    return EntityType.STATE in types and EntityType.PLACE not in types and slot not in ("in", "at", "for")


def _governments(scene: Scene, heads: tuple[Token, ...]) -> tuple[Found, ...]:
    """The governments that capitals stand for, where a place makes no sense: "sold tanks to Cairo"."""
    cities = (f for h in heads for f in scene.at(h.i))
    return tuple(state for f in cities if (state := government_of(f)) is not None)


def _belongs(found: Found, head: Token) -> bool:
    """Whether a mention is the phrase's own, its modifier, or what an "of" adds; not where it stands."""
    node = head.doc[found.end - 1]
    while node.i != head.i:
        if node.dep_ in ("nmod", "obl") and syntax.preposition(node) not in ("of", "including", "like"):
            return False
        if node.head.i == node.i or node.dep_ in ("acl", "acl:relcl"):
            return head.dep_ == "appos"
        node = node.head
    return True
