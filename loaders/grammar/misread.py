"""Verbs that a parser took for nouns or participles, told by the names beside them."""

from belligraph.loaders.grammar.scene import Scene
from belligraph.loaders.language.tree import Token
from belligraph.loaders.mentions.kinds import kinds
from belligraph.schema.records import EntityType, Resolution


def verbless(scene: Scene) -> bool:
    """Whether the parser saw no main verb in the sentence."""
    root = next((t for t in scene.doc if t.dep_ == "ROOT"), None)
    return (
        root is not None
        and root.pos_ not in ("VERB", "AUX")
        and not any(c.dep_ in ("nsubj", "nsubj:pass", "cop") for c in root.children)
    )


def _acts(noun: Token) -> bool:
    """Whether a noun has subject and object as only a verb has: "Prague and Warsaw throw out diplomats"."""
    kinds = {c.dep_ for c in noun.children}
    return noun.dep_ == "ROOT" and {"nsubj", "obj"} <= kinds and "cop" not in kinds


def misread_verb(scene: Scene, token: Token) -> bool:
    """A noun that may be the verb of a headline, or of a sentence without one: a name stands right before
    it.
    """
    doc = scene.doc
    if token.pos_ not in ("NOUN", "PROPN", "ADJ") or token.i == 0 or token.i + 1 >= len(doc):
        return False
    covering = scene.at(token.i)
    if any(f.type is not EntityType.WEAPON or f.end - f.start > 1 for f in covering):
        return False
    if doc[token.i + 1].text in ("'s", "’s", "-", ",", ".") or not scene.at(token.i - 1):
        return False
    if _acts(token):
        return True
    if scene.headline and any(f.start == token.i + 1 for f in scene.at(token.i + 1)):
        return True
    if (
        not covering
        and token.lower_ in kinds()["noun_or_past"]
        and doc[token.i + 1].lower_ in ("down", "out")
    ):
        return True
    if not covering and any(c.dep_ == "nsubj" and c.i == token.i - 1 for c in token.children):
        return not any(c.dep_ == "cop" for c in token.children)
    return not covering and verbless(scene)


def gerund(scene: Scene, token: Token) -> bool:
    """A gerund that a parser took for a noun, though its object follows: "began bombing Belgrade"."""
    doc = scene.doc
    if (
        not (token.pos_ == "NOUN" or (token.pos_ == "VERB" and token.dep_ == "compound"))
        or not token.lower_.endswith("ing")
        or token.i + 1 >= len(doc)
        or scene.at(token.i)
        or any(c.i < token.i and c.dep_ in ("det", "nmod:poss", "amod", "case") for c in token.children)
    ):
        return False
    return any(f.start == token.i + 1 for f in scene.at(token.i + 1))


def misread_participle(scene: Scene, token: Token) -> bool:
    """A finite verb that a parser took for a participle: "Moscow airlifted tanks to Ethiopia"."""
    noun = token.head
    return (
        token.dep_ == "amod"
        and token.pos_ == "VERB"
        and noun.i > token.i > 0
        and noun.dep_ in ("ROOT", "appos", "parataxis")
        and not token.lower_.endswith("ing")
        and token.nbor(-1).text != "-"
        and not any(c.i < token.i and c.dep_ in ("case", "det") for c in noun.children)
        and any(f.end == token.i and f.resolution is not Resolution.DEMONYM for f in scene.at(token.i - 1))
    )
