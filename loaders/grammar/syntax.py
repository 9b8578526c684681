"""Who does what in a clause: logical subjects, objects and prepositional phrases of a trigger.

Reads Universal Dependencies trees as a parser with some errors makes them: `obl` and `nmod` are treated
alike, coordination is unfolded, and passives, control, relative and participial clauses are undone.
Every function takes and gives words of a tree; the tokens given are heads of noun phrases.
"""

from collections.abc import Iterator

from belligraph.loaders.language.lemmas import lemma
from belligraph.loaders.language.tree import Token, once
from belligraph.loaders.mentions.kinds import kinds

SUBJECT = frozenset({"nsubj", "csubj", "nsubj:outer"})
PASSIVE = frozenset({"nsubj:pass", "csubj:pass"})
CLAUSAL = frozenset({"xcomp", "advcl", "ccomp", "conj", "parataxis", "acl", "acl:relcl", "advcl:relcl"})
OBLIQUE = frozenset(
    {
        "obl",
        "nmod",
        "obl:agent",
        "obl:unmarked",
        "nmod:unmarked",
        "obl:tmod",
        "nmod:tmod",
        "obl:npmod",
        "advcl",
        "ccomp",
    }
)
PARTICLES = frozenset({"down", "up", "out", "off", "away"})
RELATIVIZERS = frozenset({"which", "who", "that", "whom"})


def is_reciprocal(token: Token) -> bool:
    """ "each other", "one another"."""
    before = token.nbor(-1).lower_ if token.i else ""
    return (token.lower_, before) in (("other", "each"), ("another", "one"))


def _morph(token: Token, feature: str) -> list[str]:
    return list(token.morph.get(feature, []))


def conjuncts(token: Token) -> Iterator[Token]:
    """The token and all that is coordinated with it, in order."""
    yield token
    for child in token.children:
        if child.dep_ == "conj" and child.i > token.i and not parted(token, child):
            yield from conjuncts(child)


def parted(one: Token, other: Token) -> bool:
    """Whether a semicolon stands between: what a parser joins across it is seldom one list or one subject."""
    first, last = (one.i, other.i) if one.i < other.i else (other.i, one.i)
    return any(t.text == ";" for t in one.doc[first + 1 : last])


@once
def is_verb(token: Token) -> bool:
    """Whether it heads a clause as a verb does."""
    if token.pos_ in ("ADJ", "NOUN") and token.n_rights:  # "shipping Exocets": what has an object is a verb
        return token.lower_ != "worth" and any(c.dep_ == "obj" for c in token.rights)
    return token.pos_ in ("VERB", "AUX")


@once
def is_passive(verb: Token) -> bool:
    """ "was hit", "being hit", and "troops hit by" (a bare past participle on a noun)."""
    kinds = {c.dep_ for c in verb.children}
    if "aux:pass" in kinds or kinds & PASSIVE:
        return True
    if _morph(verb, "VerbForm") == ["Part"] and _morph(verb, "Tense") == ["Past"]:
        if any(c.dep_ == "aux" and lemma(c.text, "AUX") == "have" for c in verb.children):
            return False
        if verb.dep_ == "acl" and verb.head.dep_ == "ROOT" and verb.head.pos_ in ("PROPN", "NOUN"):
            # a sentence without a main verb: the "participle" is the main verb, misread
            return "obl:agent" in kinds or any(preposition(c) == "by" for c in verb.children)
        if verb.dep_ in ("acl", "amod"):
            return True
        if verb.dep_ == "conj" and not any(c.dep_ in SUBJECT for c in verb.children):
            return is_passive(verb.head) and "obj" not in kinds
        if verb.dep_ == "advcl" and not any(c.dep_ in SUBJECT for c in verb.children):
            return "obj" not in kinds
    return False


def _antecedent(relative: Token, clause: Token) -> Token:
    """What a relative pronoun stands for: the noun that the clause hangs on."""
    return (
        clause.head if relative.lower_ in RELATIVIZERS and clause.dep_ in ("acl:relcl", "acl") else relative
    )


def _surface_subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Grammatical subjects, active or passive, found or inherited."""
    own = [c for c in verb.children if c.dep_ in SUBJECT | PASSIVE and c.pos_ != "VERB"]
    if not own:  # "Moscow has, however, equipped": the subject hangs on the auxiliary
        own = [c for aux in verb.lefts if aux.dep_ == "aux" for c in aux.lefts if c.dep_ in SUBJECT]
    if len(own) > 1:  # "Ganja, the second city of the country, was shelled": an apposition misread
        own = [c for c in own if c is own[0] or c.left_edge.i == 0 or c.left_edge.nbor(-1).text != ","]
    if own:
        clause = verb
        return [_antecedent(c, clause) for c in own]
    if depth > 6:
        return []
    head, dep = verb.head, verb.dep_
    if dep == "acl:relcl" and not any(c.dep_ in ("nsubj", "nsubj:pass") for c in verb.children):
        has_object = any(c.dep_ in ("obj", "ccomp", "xcomp") for c in verb.children)
        relative = any(c.lower_ in RELATIVIZERS for c in verb.children)
        return [head] if relative or has_object or is_passive(verb) else []
    if dep == "acl" and lemma(head.text, "NOUN") in kinds()["speeches"] and not is_passive(verb):
        return _owners(head, depth + 1)
    if dep in ("acl", "amod") and (_morph(verb, "VerbForm") in (["Part"], ["Ger"]) or is_passive(verb)):
        return [head]
    if (
        dep == "acl" and lemma(head.text, "NOUN") in kinds()["speeches"]
    ):  # "a statement urging": whoever made it
        return _owners(head, depth + 1)
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
    if dep == "xcomp" or (dep == "advcl" and is_verb(head) and _infinitive(verb)):
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
            inherit = _morph(verb, "VerbForm") in (["Part"], ["Ger"])
            return _surface_subjects(head, depth + 1) if inherit else []
        return _surface_subjects(head, depth + 1)
    if dep == "ccomp" and is_verb(head) and _morph(verb, "VerbForm") in (["Inf"], ["Ger"], ["Part"]):
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
        found = [_antecedent(c, verb) for c in found]
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


@once
def preposition(token: Token) -> str:
    """The preposition that introduces a phrase, lower case ("" when none): "according to" is "according"."""
    for child in token.children:
        if (
            child.dep_ in ("case", "mark")
            and child.i < token.i
            and child.pos_ in ("ADP", "SCONJ", "PART", "VERB", "ADV")
        ):
            following = child.nbor().lower_
            return "from" if child.lower_ == "out" and following in ("of", "from") else str(child.lower_)
    return ""


def phrases(trigger: Token, prepositions: frozenset[str]) -> list[Token]:
    """Noun phrases under these prepositions that belong to the trigger, to its object, or to a light verb
    over it.

    Ordered by position; coordination unfolded ("between A and B" gives both).
    """
    seen: dict[int, Token] = {}
    for first, word in _obliques(trigger):
        if word in prepositions:
            for token in conjuncts(first):
                own = preposition(token)
                if token is first or not own or own in prepositions:
                    stands_for = _antecedent(token, trigger)
                    seen.setdefault(stands_for.i, stands_for)
    if not seen:
        head = next((head for word, head in _following(trigger) if word in prepositions), None)
        return sorted(conjuncts(head), key=lambda t: t.i) if head is not None else []
    return [seen[i] for i in sorted(seen)]


@once
def _obliques(trigger: Token) -> list[tuple[Token, str]]:
    """Phrases that may belong to the trigger, each with its preposition."""
    homes = [trigger]
    if is_verb(trigger):
        homes += [
            c for c in trigger.children if c.dep_ in ("obj", "xcomp", "nsubj:pass", "compound:prt", "advmod")
        ]
        homes += [d for c in trigger.children if c.dep_ == "obj" for d in c.children if d.dep_ in OBLIQUE]
        homes += [c for c in trigger.children if c.dep_ in ("obl", "obl:unmarked")]
    else:
        governor = light_verb(trigger)
        if governor is not None:
            homes.append(governor)
        homes += [c for c in trigger.children if c.dep_ in ("nmod", "obl", "acl")]
        if trigger.dep_ in ("compound", "nmod:poss"):
            homes.append(trigger.head)
    out: list[tuple[Token, str]] = []
    for home in homes:
        verb = lemma(home.text, "VERB")
        doer_elsewhere = (
            home.dep_ == "acl" and verb not in kinds()["light_verbs"] and verb not in kinds()["made"]
        )
        for child in home.children:
            if child.dep_ not in OBLIQUE or _infinitive(child):
                continue
            word = preposition(child)
            if word == "with" and child.text.endswith("ing") and child.pos_ != "PROPN":
                continue  # "with Qatar mediating" is no company
            if doer_elsewhere and word == "by":
                continue  # "a truce brokered by X" is not X's truce
            if child.lower_ not in ("way", "means", "virtue", "dint"):  # "by way of"
                out.append((child, word))
    return out


def _infinitive(token: Token) -> bool:
    return token.pos_ == "VERB" and any(c.lower_ == "to" and c.pos_ == "PART" for c in token.lefts)


REACH = 14  # tokens; a phrase further off seldom belongs to the trigger


@once
def _following(trigger: Token) -> list[tuple[str, Token]]:
    """Phrases by surface order, for trees that hang them elsewhere: from the trigger to the clause's end.

    Prepositions with the words that they introduce.
    """
    doc, out = trigger.doc, []
    for token in doc[trigger.i + 1 : trigger.i + 1 + REACH]:
        if (
            token.text in (";", ":", "—", "“", '"', "(")
            or token.lower_ in RELATIVIZERS
            or token.dep_ in SUBJECT
            or token.dep_ in PASSIVE
        ):
            break
        if token.pos_ == "VERB" and token.dep_ in ("ROOT", "conj", "ccomp", "parataxis", "advcl", "xcomp"):
            break
        if token.lower_ == "by" and any(t.pos_ == "VERB" for t in doc[trigger.i + 1 : token.i]):
            break
        if token.dep_ == "case" and token.head.i > token.i:
            out.append((token.lower_, token.head))
    return out


@once
def light_verb(noun: Token) -> Token | None:
    """The verb that carries a nominal trigger: "carried out strikes", "strikes were carried out"."""
    token = noun
    while token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN"):
        token = token.head
    if token.dep_ == "compound" and token.head.pos_ in ("NOUN", "PROPN"):
        token = token.head
    if token.dep_ in ("obj", "nsubj:pass", "obl", "xcomp") and is_verb(token.head):
        return token.head
    if token.dep_ == "nmod" and token.head.dep_ in ("obj", "nsubj:pass") and is_verb(token.head.head):
        return token.head.head
    return None


def possessors(noun: Token) -> list[Token]:
    """Possessors of a noun ("Iran's", "its"), with coordination unfolded."""
    return [t for c in noun.children if c.dep_ == "nmod:poss" for t in conjuncts(c)]


@once
def base_phrase(head: Token) -> tuple[int, int]:
    """Token range of the noun phrase around its head, without what follows a preposition, comma or verb."""
    start = head.i
    for child in head.lefts:
        if child.dep_ in (
            "det",
            "amod",
            "compound",
            "nummod",
            "nmod:poss",
            "nmod:desc",
            "flat",
            "nmod",
            "advmod",
            "conj",
            "det:predet",
            "appos",
        ):
            start = min(start, child.left_edge.i)
    doc = head.doc
    while (
        start >= 2
        and doc[start - 1].lower_ in (",", "and", "or")
        and doc[start - 2].pos_ in ("ADJ", "PROPN")
        and (doc[start].pos_ in ("ADJ", "PROPN") and doc[start].i < head.i)
        and doc[start - 2].text[:1].isupper()
        and doc[start].text[:1].isupper()
    ):
        start -= 2
    end = head.i + 1
    while end < len(doc):
        token = doc[end]
        follows = (
            token.dep_ in ("flat", "compound", "fixed", "nmod:desc", "goeswith") and token.head.i >= start
        )
        named = (
            token.dep_ in ("appos", "nmod", "nmod:unmarked")
            and token.head.i >= start
            and token.pos_ == "PROPN"
            and token.i == end
        )
        if not (follows or named) or token.head.i >= end + 3:
            break
        end += 1
    return start, end
