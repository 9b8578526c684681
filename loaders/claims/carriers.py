"""The verb that carries a noun ("voiced support", "faces threats") and who stands beside it."""

from belligraph.loaders.grammar import surface, syntax
from belligraph.loaders.grammar.scene import Found, Scene
from belligraph.loaders.grammar.standing import resolve
from belligraph.loaders.language.lemmas import lemma
from belligraph.loaders.language.tree import Token
from belligraph.loaders.mentions.kinds import kinds
from belligraph.schema.records import EntityType


def performers(scene: Scene, noun: Token, slot: str) -> list[Token]:
    """Who performs the act that a noun names: the subject of the verb over it."""
    if noun.dep_ == "obl" and syntax.preposition(noun) in kinds()["beside"]:
        return []
    done = _doers(noun)
    if done:
        return done
    carrier = syntax.light_verb(noun) or _misread(scene, noun)
    allowed = kinds()["performing"] if slot == "light" else kinds()["light_verbs"]
    if carrier is None or lemma(carrier.text, "VERB") not in allowed:
        return []
    return syntax.subjects(carrier) or surface.subject_heads(scene, carrier)


def _doers(noun: Token) -> list[Token]:
    """Who did it, by a participle on the noun: "strikes carried out by Pakistan"."""
    for clause in noun.children:
        carried = clause.dep_ in ("acl", "acl:relcl") and syntax.is_passive(clause)
        if carried and lemma(clause.text, "VERB") in kinds()["performing"]:
            return syntax.subjects(clause)
    return []


def _misread(scene: Scene, noun: Token) -> Token | None:
    """The verb that a parser took for a participle: "Oman offered mediation"."""
    for child in noun.children:
        if (
            child.dep_ == "amod"
            and child.pos_ == "VERB"
            and child.i >= 1
            and any(f.end == child.i for f in scene.at(child.i - 1))
        ):
            return child
    return None


def receivers(noun: Token) -> list[Token]:
    """Whom the act that a noun names reaches: "Iran faces threats", "came under pressure", "was given an
    ultimatum", "is subject to sanctions".
    """
    carrier = syntax.light_verb(noun)
    if syntax.preposition(noun) == "under" and any(c.dep_ == "cop" for c in noun.children):
        above = noun.head if noun.dep_ == "conj" and syntax.is_verb(noun.head) else None
        own = [t for c in noun.children if c.dep_ in syntax.SUBJECT for t in syntax.conjuncts(c)]
        return own or (syntax.subjects(above) if above is not None else [])
    if carrier is None:
        head = noun.head
        if noun.dep_ == "obl" and head.lower_ == "subject" and syntax.preposition(noun) == "to":
            return [t for c in head.children if c.dep_ in syntax.SUBJECT for t in syntax.conjuncts(c)]
        return []
    verb = lemma(carrier.text, "VERB")
    if syntax.preposition(noun) == "by" and verb in kinds()["suffering"]:
        return syntax.objects(carrier) if syntax.is_passive(carrier) else syntax.subjects(carrier)
    under = syntax.preposition(noun) == "under"
    if syntax.is_passive(carrier):
        if verb in kinds()["handing"] or under:
            return [t for t in syntax.objects(carrier) if t.i < carrier.i]
        return []
    if verb in kinds()["receiving"] or (under and verb in ("come", "be", "remain", "live", "fall")):
        return syntax.subjects(carrier)
    return syntax.objects(carrier) if under and verb in ("put", "place", "bring") else []


def parties(scene: Scene, trigger: Token, types: frozenset[EntityType]) -> list[Found]:
    """Whose accord or talks: "between A and B", "with B", their owners, and who signs or holds them."""
    nouns = (syntax.is_verb(trigger) and syntax.objects(trigger)) or [trigger.head]
    out: list[Found] = []
    for noun in nouns:
        if noun == trigger:
            continue
        sides = surface.between(scene, noun) or syntax.phrases(noun, frozenset(("between", "with", "among")))
        out += [f for h in sides if h != trigger for f in resolve(scene, h, types)]
        out += [f for h in syntax.possessors(noun) for f in resolve(scene, h, types)]
        carrier = syntax.light_verb(noun)
        if carrier is not None and carrier != trigger and not syntax.is_passive(carrier):
            heads = syntax.subjects(carrier) or surface.subject_heads(scene, carrier)
            out += [f for h in heads for f in resolve(scene, h, types)]
    return list(dict.fromkeys(out))


def goers(scene: Scene, noun: Token) -> list[Token]:
    """Who is somewhere for it: "flew to Bonn for talks", "was in Tehran for a meeting", "after a visit, X
    said".
    """
    token = noun
    while token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN"):
        token = token.head
    place = syntax.preposition(token)
    if token.dep_ not in ("obl", "nmod") or place not in kinds()["occasion"]:
        return []
    home = token.head
    if home.dep_ in syntax.SUBJECT:  # "Sweden, at Turkey's request, gave …"
        return [home]
    if not syntax.is_verb(home) and home.dep_ in ("obl", "nmod") and syntax.is_verb(home.head):
        home = home.head
    if syntax.is_verb(home):
        moving = lemma(home.text, "VERB") in kinds()["motion"]
        if place == "for" and not moving:
            return []
        return syntax.subjects(home) or surface.subject_heads(scene, home)
    return [t for c in home.children if c.dep_ in syntax.SUBJECT for t in syntax.conjuncts(c)]


def answerers(scene: Scene, noun: Token) -> list[Token]:
    """Who answers what a noun asks or alleges: "China rebuffed American calls"."""
    carrier = syntax.light_verb(noun)
    if carrier is None or lemma(carrier.text, "VERB") not in kinds()["answering"]:
        return []
    if noun.dep_ not in ("obj", "nsubj:pass", "conj"):
        return []
    return syntax.subjects(carrier) or surface.subject_heads(scene, carrier)
