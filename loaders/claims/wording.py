"""The words that stand in a slot."""

from belligraph.loaders.claims import content
from belligraph.loaders.claims.heads import heads_of
from belligraph.loaders.grammar import syntax
from belligraph.loaders.grammar.scene import Scene, words_of
from belligraph.loaders.language.lemmas import lemma
from belligraph.loaders.language.tree import Token


def words_in(scene: Scene, trigger: Token, slots: tuple[str, ...]) -> frozenset[str]:
    """Base forms of the words in these slots."""
    key = "words", trigger, slots
    known: frozenset[str] | None = scene.memo.get(key)
    if known is None:
        scene.memo[key] = known = frozenset(_words_in(scene, trigger, slots))
    return known


def _words_in(scene: Scene, trigger: Token, slots: tuple[str, ...]) -> set[str]:
    out: set[str] = set()
    for slot in slots:
        if slot == "predicate":
            out |= content.predicate(trigger)
        elif slot == "governor":
            out |= {lemma(trigger.head.text, "NOUN"), lemma(trigger.head.text, "VERB")}
        elif slot == "own":
            out |= {str(c.lower_) for c in trigger.children}
        elif slot == "case":
            out.add(syntax.preposition(trigger))
        elif slot == "xcomp":
            inner = [c for c in trigger.children if content.is_aim(c)]
            out |= {lemma(c.text, "VERB") for c in inner}
            out |= {lemma(t.text, "NOUN") for c in inner for t in syntax.objects(c)}
        elif slot == "clause":
            out |= {lemma(t.text, "NOUN") for t in trigger.subtree}
        elif slot == "below":
            for child in trigger.children:
                if child.dep_ in ("xcomp", "ccomp", "acl", "advcl"):
                    out |= {lemma(t.text, "VERB" if t.pos_ == "VERB" else "NOUN") for t in child.subtree}
        else:
            for head in heads_of(scene, trigger, slot):
                out |= words_of(head)
    return out
