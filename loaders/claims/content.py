"""What somebody says: the clause under a verb of speech, who acts in it, and what is said of whom."""

from belligraph.loaders.grammar import syntax
from belligraph.loaders.grammar.scene import words_of
from belligraph.loaders.language.lemmas import lemma
from belligraph.loaders.language.tree import Token
from belligraph.loaders.mentions.kinds import kinds

NEGATIONS = frozenset(("not", "n't", "n’t", "never", "no"))
UNDER = ("ccomp", "acl", "acl:relcl", "parataxis")


def clauses(trigger: Token) -> list[Token]:
    """Roots of the clauses that tell what was said: after the word, or before it ("…, Kyiv said")."""
    out = [c for c in trigger.children if c.dep_ in UNDER and (c.i > trigger.i or c.dep_ == "ccomp")]
    if not syntax.is_verb(trigger):
        carrier = syntax.light_verb(trigger)  # "denied claims that …", the clause hung on the verb
        if carrier is not None:
            out += [
                c for c in carrier.children if c.dep_ == "ccomp" and c.i > trigger.i and _marked(c, ("that",))
            ]
    elif trigger.dep_ == "parataxis" and syntax.is_verb(trigger.head) and trigger.head.i < trigger.i:
        out.append(trigger.head)
    return out


def _marked(clause: Token, words: tuple[str, ...]) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in words for c in clause.children)


def subjects(trigger: Token) -> list[Token]:
    """Who acts in what is said, or of whom it is said."""
    found = [t for c in clauses(trigger) for t in c.children if t.dep_ in syntax.SUBJECT | syntax.PASSIVE]
    if not found and syntax.is_verb(trigger):  # "alleges Russian forces executed …", subject taken for object
        objects = [c for c in trigger.children if c.dep_ == "obj" and c.i > trigger.i]
        acting = [
            c
            for c in trigger.children
            if c.dep_ == "xcomp" and syntax.is_verb(c) and not any(t.lower_ == "to" for t in c.children)
        ]
        found = objects if objects and acting and acting[0].i > objects[0].i else []
    return [t for head in found for t in syntax.conjuncts(head)]


def patients(trigger: Token) -> list[Token]:
    """Whom what is said would hit: "said it would retaliate against Israel"."""
    return [
        t
        for c in clauses(trigger)
        if syntax.is_verb(c)
        for t in (*syntax.objects(c), *syntax.phrases(c, frozenset(("against", "on", "to"))))
        if not syntax.is_passive(c)
    ]


def obliged(trigger: Token) -> list[Token]:
    """Who must, should or is to do it: "said that Israel must withdraw", "insists that Iran stop"."""
    out: list[Token] = []
    for clause in clauses(trigger):
        if not syntax.is_verb(clause) or syntax.is_passive(clause):
            continue
        if lemma(clause.text, "VERB") in kinds()["no_demand"]:
            continue
        own = [c for c in clause.children if c.dep_ in syntax.SUBJECT]
        helpers = {c.lower_ for c in clause.children if c.dep_ == "aux"}
        bare = clause.lower_ == lemma(clause.text, "VERB") and not helpers and clause.tag_ != "VBP"
        singular = [c for c in own if c.pos_ == "PROPN" and not any(t.dep_ == "conj" for t in c.children)]
        needing = clause.lower_ in ("needs", "has") and any(c.dep_ == "xcomp" for c in clause.children)
        if helpers & kinds()["must"] or needing or (bare and singular and _marked(clause, ("that",))):
            out += [t for head in own for t in syntax.conjuncts(head)]
    return out


def predicate(trigger: Token) -> set[str]:
    """Base forms of what is said of somebody: the verb with its object, or the name given to the deed."""
    out: set[str] = set()
    for clause in clauses(trigger):
        if not any(c.lower_ in NEGATIONS for c in clause.children):
            out |= _said_in(clause)
    if not syntax.is_verb(trigger):
        return out
    named = [
        c
        for c in trigger.children
        if c.dep_ in ("obj", "xcomp", "obl", "obl:unmarked", "advmod") and c.i > trigger.i
    ]
    named += [d for c in named for d in c.children if d.dep_ in ("obj", "nmod:desc", "appos", "xcomp")]
    first = [c for c in named if c.dep_ == "obj"][:1]
    for part in named:
        if part in first and not syntax.is_passive(trigger) and trigger.dep_ != "acl:relcl":
            continue
        out |= words_of(part) | {lemma(part.text, part.pos_)}
    return out


def _said_in(clause: Token) -> set[str]:
    out = words_of(clause) if not syntax.is_verb(clause) else {lemma(clause.text, "VERB")}
    out |= {lemma(clause.text, "ADJ")}
    out |= {str(c.lower_) for c in clause.children if c.dep_ == "case"}
    for part in clause.children:
        if syntax.is_verb(clause) and part.dep_ == "obj":
            out |= words_of(part)
        if part.dep_ == "conj" and syntax.is_verb(part):
            out |= _said_in(part)
    return out


def speakers(verb: Token) -> list[Token]:
    """Who says "we" or "I": the subject of the verb of speech over the quoted clause."""
    for above in (verb, *verb.ancestors):
        under = above.dep_ in ("ccomp", "parataxis") and syntax.is_verb(above.head)
        if under and lemma(above.head.text, "VERB") in kinds()["saying"]:
            return syntax.subjects(above.head)
        for beside in above.children:
            if beside.dep_ == "parataxis" and lemma(beside.text, "VERB") in kinds()["saying"]:
                return syntax.subjects(beside)
    return []


def addressees(verb: Token) -> list[Token]:
    """To whom a letter or call goes that asks something: "wrote to Maas, asking …"."""
    head = verb.head
    for child in verb.children:
        if child.dep_ == "obl" and lemma(child.text, "NOUN") in kinds()["messages"]:
            return syntax.phrases(child, frozenset(("to", "with")))
    if verb.dep_ not in ("advcl", "acl", "conj", "xcomp"):
        return []
    if syntax.is_verb(head) and lemma(head.text, "VERB") in kinds()["addressing"]:
        return syntax.phrases(head, frozenset(("to", "with"))) or syntax.objects(head)
    if lemma(head.text, "NOUN") in kinds()["messages"]:
        return syntax.phrases(head, frozenset(("to",)))
    return []


def asked(trigger: Token) -> list[Token]:
    """Who is to do what is asked for: "demanded that Israel withdraw", "wants Sweden to sign"."""
    homes = [trigger]
    carrier = None if syntax.is_verb(trigger) else syntax.light_verb(trigger)
    if carrier is not None:
        homes.append(carrier)
    for home in homes:
        out: list[Token] = []
        for clause in home.children:
            if clause.dep_ in ("ccomp", "xcomp", "acl", "acl:relcl", "advcl") and clause.i > trigger.i:
                out += _doers(trigger, clause)
        if out:
            return out
    return []


def _doers(trigger: Token, clause: Token) -> list[Token]:
    if not syntax.is_verb(clause):  # "that American troops leave", the verb hung on a noun
        misread = clause.dep_ == "ccomp" and any(c.dep_ == "acl" for c in clause.children)
        return [clause] if misread else []
    if clause.dep_ == "advcl" and not _marked(clause, ("for", "to")):
        return []
    own = [c for c in clause.children if c.dep_ in syntax.SUBJECT]
    inner = [c for c in own if syntax.is_verb(c)]  # "that Ukraine pull out of what it holds"
    own = [s for c in inner for s in c.children if s.dep_ in syntax.SUBJECT] or own
    if not own and clause.dep_ == "xcomp":
        own = [t for t in syntax.subjects(clause) if t.i > trigger.i]
    return [t for s in own if s.i > trigger.i for t in syntax.conjuncts(s)]


def is_aim(clause: Token) -> bool:
    """Whether it is the infinitive of a verb or noun of intent, "on Sunday" between or not."""
    return clause.dep_ in ("xcomp", "acl") or (clause.dep_ == "advcl" and _marked(clause, ("to",)))


def aims(trigger: Token) -> list[Token]:
    """Whom an intended act would reach: "threatened to cut off gas to Moldova", "… unless Hanoi yields"."""
    out: list[Token] = []
    conditions: list[Token] = []
    for clause in trigger.children:
        if is_aim(clause) and clause.i > trigger.i:
            out += syntax.objects(clause)
            out += syntax.phrases(clause, frozenset(("against", "on", "to", "with", "from", "at", "for")))
            conditions += [c for c in clause.children if c.dep_ == "advcl"]
        elif clause.dep_ == "advcl":
            conditions.append(clause)
    for clause in conditions:
        if _marked(clause, ("if", "unless", "until")):
            out += [t for c in clause.children if c.dep_ in syntax.SUBJECT for t in syntax.conjuncts(c)]
    return list(dict.fromkeys(out))


def act_before(noun: Token) -> list[Token]:
    """Who did what a phrase beside it sums up: "Baku said that …, an allegation denied by …"."""
    start = noun.left_edge.i
    indefinite = any(c.lower_ in ("a", "an") for c in noun.children if c.i < noun.i)
    if not indefinite or start == 0 or noun.doc[start - 1].text not in (",", "-", "–", "—"):
        return []
    for token in reversed(noun.doc[:start]):
        if token.text == ";":
            break
        main = token.dep_ in ("ROOT", "conj", "parataxis", "advcl") and syntax.is_verb(token)
        if main and any(c.dep_ in syntax.SUBJECT | syntax.PASSIVE for c in token.children):
            return syntax.subjects(token)
    return []
