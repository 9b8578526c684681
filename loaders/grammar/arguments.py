"""Who does what to whom: logical subjects and objects of a verb.

Passives, control, relative and participial clauses are undone, coordination is unfolded.
"""

from belligraph.loaders.grammar.heads import (
    PASSIVE,
    RELATIVIZERS,
    SUBJECT,
    antecedent,
    conjuncts,
    infinitive,
    is_passive,
    is_verb,
    morph,
    parted,
    preposition,
)
from belligraph.loaders.language.lemmas import lemma
from belligraph.loaders.language.tree import Token
from belligraph.loaders.mentions.kinds import kinds

CLAUSAL = frozenset({"xcomp", "advcl", "ccomp", "conj", "parataxis", "acl", "acl:relcl", "advcl:relcl"})
PARTICLES = frozenset({"down", "up", "out", "off", "away"})


def _surface_subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Grammatical subjects, active or passive, found or inherited."""
    own = [c for c in verb.children if c.dep_ in SUBJECT | PASSIVE and c.pos_ != "VERB"]
    if not own:  # "Moscow has, however, equipped": the subject hangs on the auxiliary
        own = [c for aux in verb.lefts if aux.dep_ == "aux" for c in aux.lefts if c.dep_ in SUBJECT]
    if len(own) > 1:  # "Ganja, the second city of the country, was shelled": an apposition misread
        own = [c for c in own if c is own[0] or c.left_edge.i == 0 or c.left_edge.nbor(-1).text != ","]
    if own:
        return [antecedent(c, verb) for c in own]
    if depth > 6:
        return []
    head, dep = verb.head, verb.dep_
    if dep == "acl:relcl" and not any(c.dep_ in ("nsubj", "nsubj:pass") for c in verb.children):
        has_object = any(c.dep_ in ("obj", "ccomp", "xcomp") for c in verb.children)
        relative = any(c.lower_ in RELATIVIZERS for c in verb.children)
        return [head] if relative or has_object or is_passive(verb) else []
    # "a statement urging": whoever made it
    if dep == "acl" and lemma(head.text, "NOUN") in kinds()["speeches"] and not is_passive(verb):
        return _owners(head, depth + 1)
    if dep in ("acl", "amod") and (morph(verb, "VerbForm") in (["Part"], ["Ger"]) or is_passive(verb)):
        return [head]
    if dep == "acl" and head.dep_ == "ROOT" and head.pos_ == "PROPN":  # a headline: "US to deploy missiles"
        return [head]
    if dep == "acl":  # "plan to send": whoever holds the plan
        return _owners(head, depth + 1)
    if (
        dep in ("advcl", "acl", "obl", "ccomp")
        and is_verb(head)
        and lemma(head.text, "VERB") in kinds()["blaming"]
        and any(c.dep_ in ("mark", "case") and c.lower_ in ("of", "for", "from") for c in verb.children)
    ):
        given = objects(head)
        if given:
            return given
    if dep == "advcl" and is_passive(verb):
        goods = _object_before_comma(verb)
        if goods is not None:
            return [goods]
    if dep == "xcomp" or (dep == "advcl" and is_verb(head) and infinitive(verb)):
        if is_verb(head) and lemma(head.text, "VERB") in kinds()["object_control"] and not is_passive(head):
            given = [c for c in head.children if c.dep_ in ("obj", "iobj") and c.i < verb.i]
            if given:
                return given
            through = [c for c in head.children if c.dep_ == "obl" and c.i < verb.i]
            if through and lemma(head.text, "VERB") == "call":
                return through
        return _surface_subjects(head, depth + 1) if is_verb(head) else _nominal_subjects(head, depth + 1)
    if dep in ("conj", "parataxis") and parted(verb, head):
        return []
    if dep in ("advcl", "ccomp") and head.pos_ == "ADJ" and any(c.lower_ == "to" for c in verb.lefts):
        return _nominal_subjects(head, depth + 1)  # "remains committed to carrying out"
    if dep in ("conj", "advcl", "parataxis") and (is_verb(head) or head.dep_ == "ROOT"):
        if dep == "advcl" and any(
            c.dep_ == "mark" and c.lower_ in ("as", "when", "after") for c in verb.children
        ):
            inherit = morph(verb, "VerbForm") in (["Part"], ["Ger"])
            return _surface_subjects(head, depth + 1) if inherit else []
        return _surface_subjects(head, depth + 1)
    if dep == "ccomp" and is_verb(head) and morph(verb, "VerbForm") in (["Inf"], ["Ger"], ["Part"]):
        return _surface_subjects(head, depth + 1)
    if dep == "obl" and is_verb(head):  # a gerund after a preposition: "responded by sending"
        return _surface_subjects(head, depth + 1)
    return _earlier_clause(verb, depth) if dep == "ROOT" else []


def _object_before_comma(participle: Token) -> Token | None:
    """What a trailing participle says more of: "received missiles, sold to it by …"."""
    doc, at = participle.doc, participle.i - 1
    if at < 1 or doc[at].text != ",":
        return None
    for given in participle.head.children:
        if given.dep_ == "obj" and participle.head.i < given.i and given.right_edge.i in (at, at - 1):
            return given
    return None


def _earlier_clause(verb: Token, depth: int) -> list[Token]:
    """ "They sent X, met Y": the clause before, that a parser hung under the later verb, has the subject."""
    for child in verb.lefts:
        if (
            child.dep_ in ("advcl", "ccomp", "parataxis")
            and is_verb(child)
            and not parted(child, verb)
            and not any(c.dep_ == "mark" for c in child.children)
        ):
            return _surface_subjects(child, depth + 1)
    return []


def _nominal_subjects(noun: Token, depth: int) -> list[Token]:
    """Subject of a nominal or adjectival predicate ("Iran is ready to send")."""
    own = [c for c in noun.children if c.dep_ in SUBJECT]
    if own:
        return own
    if noun.dep_ in CLAUSAL and depth < 6:
        return _surface_subjects(noun, depth + 1)
    return []


def _owners(noun: Token, depth: int = 0) -> list[Token]:
    """Whoever has the plan, threat, decision: possessor, else modifier, else the subject of its verb."""
    own = [c for c in noun.children if c.dep_ in SUBJECT]
    if own:  # a verb taken for a noun: "Germany plans to station"
        return own
    for deps in (("nmod:poss",), ("amod", "compound")):
        own = [c for c in noun.children if c.dep_ in deps and c.pos_ in ("PROPN", "NOUN", "ADJ", "PRON")]
        if own:
            return own
    if noun.dep_ in ("obj", "obl", "xcomp") and is_verb(noun.head):
        return _surface_subjects(noun.head, depth + 1)
    return []


def _agents(verb: Token) -> list[Token]:
    homes = [verb, *(c for c in verb.children if c.dep_ == "obj" and c.i > verb.i)]
    return [
        c
        for h in homes
        for c in h.children
        if c.dep_ in ("obl", "obl:agent", "nmod") and preposition(c) == "by"
    ]


def subjects(verb: Token) -> list[Token]:
    """Logical subjects (doers) of a verb, with coordination unfolded."""
    found = _agents(verb) if is_passive(verb) else _surface_subjects(verb)
    return [t for s in found for t in conjuncts(s)]


def objects(verb: Token) -> list[Token]:
    """Logical direct objects (done to) of a verb, with coordination unfolded."""
    if is_passive(verb):
        found = [c for c in verb.children if c.dep_ == "obj"] or _surface_subjects(verb)
    else:
        found = _gift(verb) or [c for c in verb.children if c.dep_ == "obj"]
        if not found:  # "shot down an F-16", the particle taken for a preposition
            found = [c for c in verb.children if c.dep_ == "obl" and c.i > verb.i and _is_particle(verb, c)]
        if not found and (verb.dep_ == "acl:relcl" or _misread_relative(verb)):
            relative = [c for c in verb.children if c.dep_ == "obj" and c.lower_ in RELATIVIZERS]
            if relative or any(c.dep_ in SUBJECT and c.lower_ not in RELATIVIZERS for c in verb.children):
                found = [verb.head]
        if not found:
            found = _nominal_predicates(verb)
        found = [antecedent(c, verb) for c in found]
        if not found and verb.dep_ == "conj" and is_verb(verb.head):
            shared = [c for c in verb.children if c.dep_ in ("obl", "xcomp", "ccomp")]
            after = [c for c in verb.head.children if c.dep_ == "obj" and c.i > verb.i]
            found = after if not shared else []
        if not found:  # "warned Moscow that …"
            found = [c for c in verb.children if c.dep_ == "iobj" and c.i > verb.i]
        if not found:  # "attacked and captured X": the parser hangs X on the last verb
            for child in verb.children:
                if child.dep_ == "conj" and is_verb(child) and child.i - verb.i <= 3:
                    found = [c for c in child.children if c.dep_ == "obj"]
    return [t for o in found for t in conjuncts(o)]


def _nominal_predicates(verb: Token) -> list[Token]:
    return [
        c
        for c in verb.children
        if c.dep_ == "xcomp"
        and c.pos_ in ("NOUN", "PROPN")
        and c.i > verb.i
        and not any(t.dep_ in ("cop", "mark", "case") for t in c.children)
    ]


def _gift(verb: Token) -> list[Token]:
    """The gift that a parser took for a predicate: "granted Israel an export licence"."""
    return _nominal_predicates(verb) if lemma(verb.text, "VERB") in kinds()["giving"] else []


def _is_particle(verb: Token, phrase: Token) -> bool:
    word = preposition(phrase)
    return word in PARTICLES or (word == "over" and lemma(verb.text, "VERB") in kinds()["taking_over"])


def _misread_relative(verb: Token) -> bool:
    """ "an embargo that the Council imposed": a clause with a subject and no object, on a noun that tells
    nothing.
    """
    return (
        verb.dep_ == "acl"
        and any(c.lower_ == "that" for c in verb.children)
        and any(c.dep_ in SUBJECT for c in verb.children)
        and not any(c.dep_ in ("obj", "ccomp", "xcomp", "cop") for c in verb.children)
        and (
            lemma(verb.head.text, "NOUN") not in kinds()["speeches"] | kinds()["telling"]
            or lemma(verb.text, "VERB") in kinds()["answerings"]
        )
    )


def indirect_objects(verb: Token) -> list[Token]:
    """Recipients without a preposition ("gave Ukraine tanks"); of a passive, its subject if an object
    stays.
    """
    found = [c for c in verb.children if c.dep_ == "iobj"]
    if not found and not is_passive(verb) and _gift(verb):
        found = [c for c in verb.children if c.dep_ == "obj"]
    if not found and is_passive(verb) and any(c.dep_ == "obj" for c in verb.children):
        found = _surface_subjects(verb)
    return [t for o in found for t in conjuncts(o)]
