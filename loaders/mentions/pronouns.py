"""Pronouns → entities: the nearest fitting subject of the sentence so far, else of the sentence before."""

from belligraph.loaders.gazetteer import load
from belligraph.loaders.grammar import syntax
from belligraph.loaders.grammar.scene import Found, Scene
from belligraph.loaders.language.lemmas import lemma
from belligraph.loaders.language.tree import Token
from belligraph.loaders.mentions.kinds import TOPICS, kinds
from belligraph.loaders.mentions.memory import COLLECTIVE, Memory, T, earlier, is_subject, pointing
from belligraph.schema.ids import entity_id
from belligraph.schema.records import Resolution

HE = frozenset("he him his himself".split())
SHE = frozenset("she her hers herself".split())
IT = frozenset("it its itself".split())
THEY = frozenset("they them their theirs themselves".split())


def read_pronoun(scene: Scene, token: Token, memory: Memory, extra: list[Found]) -> list[Found]:
    word = token.lower_
    barred = _clause_subjects(scene, token, extra)
    extra = [f for f in extra if f.entity not in barred]
    if word in HE or word in SHE:
        she = word in SHE
        want = "f" if she else "m"
        fits = [
            f
            for f in earlier(scene, token, frozenset({T.PERSON}), extra)
            if memory.gender.get(f.entity, want) == want and f.entity not in barred
        ]
        who = fits[-1] if fits else memory.person(she, barred)
        out = [pointing(who, token, Resolution.PRONOUN)] if who else []
    elif word in IT:
        if token.dep_ == "expl" or (token.dep_ == "nsubj" and _weather(token)):
            return []
        near = [f for f in earlier(scene, token, COLLECTIVE, extra) if f.entity not in barred]
        fits = [f for f in near if f.resolution is not Resolution.DEMONYM] or near
        others = [f for f in memory.collectives if f.entity not in barred]
        who = fits[-1] if fits else (others[-1] if others else None)
        out = [pointing(who, token, Resolution.PRONOUN)] if who else []
    elif word == "whose":
        before = [f for f in scene.founds if f.end <= token.i and f.end >= token.i - 2]
        out = [pointing(before[-1], token, Resolution.PRONOUN)] if before else []
        return [*out, *_own_forces(scene, token, out)]
    elif word in THEY:
        fits = [
            f
            for f in earlier(scene, token, frozenset({T.ORGANIZATION}), extra)
            if f.kind in ("force", "group")
        ]
        pair = [f for f in earlier(scene, token, frozenset({T.STATE}), extra) if is_subject(scene.doc, f)]
        if fits:
            out = [pointing(fits[-1], token, Resolution.PRONOUN)]
        elif len({f.entity for f in pair}) >= 2:
            out = [pointing(f, token, Resolution.PRONOUN) for f in dict.fromkeys(pair)]
        else:
            groups = [f for f in memory.collectives[-2:] if f.kind in ("force", "group")]
            out = [pointing(groups[-1], token, Resolution.PRONOUN)] if groups else []
    else:
        return []
    return [*out, *_own_forces(scene, token, out)]


def _clause_subjects(scene: Scene, token: Token, extra: list[Found]) -> set[str]:
    """Whom an object pronoun can't mean: the subject of its own verb ("asked him")."""
    if token.dep_ not in ("obj", "iobj", "obl") or not syntax.is_verb(token.head):
        return set()
    heads = {t.i for t in syntax.subjects(token.head)}
    return {f.entity for f in [*scene.founds, *extra] if any(f.start <= i < f.end for i in heads)}


def _own_forces(scene: Scene, token: Token, owners: list[Found]) -> list[Found]:
    """ "its forces", "his troops": the armed forces of the state meant."""
    if token.dep_ != "nmod:poss" or token.i + 1 >= len(scene.doc) or not owners:
        return []
    topic = TOPICS.get(scene.doc[token.i + 1].lower_)
    if topic and token.i + 2 < len(scene.doc) and scene.doc[token.i + 2].lower_ == "ministry":
        state = owners[0].entity if owners[0].type is T.STATE else owners[0].acts_for
        if state and state in load().states:
            label = f"Ministry of {topic} of {load().states[state].name}"
            key = entity_id(T.ORGANIZATION, label)
            return [
                Found(
                    token.i,
                    token.i + 3,
                    key,
                    T.ORGANIZATION,
                    label,
                    Resolution.DESCRIPTION,
                    state,
                    "ministry",
                )
            ]
    at = token.i + 1
    while (
        at < len(scene.doc)
        and at < token.i + 3
        and scene.doc[at].pos_ == "ADJ"
        and scene.doc[at].lower_ != "military"
    ):
        at += 1
    if at >= len(scene.doc) or scene.doc[at].lower_ not in kinds()["force_plain"]:
        return []
    out = []
    for owner in owners:
        state = owner.entity if owner.type is T.STATE else owner.acts_for
        if state is None or state not in load().states:
            continue
        label = load().forces[state].name
        out.append(
            Found(
                token.i,
                at + 1,
                entity_id(T.ORGANIZATION, label),
                T.ORGANIZATION,
                label,
                Resolution.DESCRIPTION,
                state,
                "force",
            )
        )
    return out


def _weather(token: Token) -> bool:
    """ "it is clear that", "it remains to be seen": nothing is meant."""
    verb = token.head
    base = lemma(verb.text, "VERB")
    return base in ("remain", "seem", "appear", "happen") or (
        any(c.dep_ == "cop" for c in verb.children)
        and any(c.dep_ in ("ccomp", "csubj", "xcomp", "advcl", "expl") for c in verb.children)
    )
