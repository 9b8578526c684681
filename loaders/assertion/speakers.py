"""Who says so: the speaker of a verb or noun of saying, and sources named at the side of a clause."""

from collections.abc import Iterator

from belligraph.loaders.assertion.cues import base, cues, is_inflected, is_verbal, verb_effect
from belligraph.loaders.assertion.records import AttributionSpan
from belligraph.loaders.language.tree import Doc, Token

RELATIVES = frozenset({"who", "which", "that", "whom"})
CLAUSE_SIGNS = frozenset({"case", "mark", "aux", "cop", "nsubj", "punct"})
INSIDE = frozenset(
    {"det", "amod", "compound", "nummod", "nmod:poss", "flat", "nmod:desc", "advmod", "det:predet"}
)
NATIONAL = ("ish", "ian", "ean", "ese", "ek", "ch", "can", "man", "ni", "qi", "li", "wan", "sh")
REACH = 80  # tokens; a source further off is another clause's
TELLING = frozenset({"say", "deny", "believe", "suggest", "accuse"})


def span_of(head: Token) -> AttributionSpan:
    """The noun phrase around its head, without what follows a preposition or comma."""
    start, end = head.i, head.i + 1
    for child in head.children:
        if child.dep_ in INSIDE and child.i < head.i:
            start = min(start, child.left_edge.i)
        elif child.dep_ in ("flat", "compound", "nmod:desc") and child.i > head.i:
            end = max(end, child.right_edge.i + 1 if child.right_edge.i - end < 4 else child.i + 1)
    for index in range(head.i - 1, start - 1, -1):
        if head.doc[index].is_punct and head.doc[index].text not in ("-", "'", "’", "."):
            start = index + 1
            break
    last = head.doc[end - 1]
    return AttributionSpan(start, end, last.i if last.pos_ == "PROPN" and head.pos_ == "NOUN" else head.i)


def word_span(token: Token) -> AttributionSpan:
    """One word as source: "reportedly", "reported"."""
    return AttributionSpan(token.i, token.i + 1, token.i)


def subject_of(verb: Token, depth: int = 0) -> Token | None:
    """Who does the saying: the verb's subject, else the one that it shares or inherits."""
    kinds = ("nsubj", "nsubj:outer") if is_passive(verb) else ("nsubj", "nsubj:outer", "nsubj:pass")
    own = [c for c in verb.children if c.dep_ in kinds] or _misread_subject(verb)
    if own:
        nearest = min(own, key=lambda c: abs(c.i - verb.i))
        return verb.head if nearest.lower_ in RELATIVES and verb.dep_ == "acl:relcl" else nearest
    if depth > 5 or verb.head == verb:
        return None
    if verb.dep_ in ("acl", "acl:relcl") and verb.head.pos_ in ("NOUN", "PROPN", "PRON"):
        return verb.head
    if verb.dep_ == "conj" and verb.head.dep_ == "ccomp" and _tells(verb) and not _tells(verb.head):
        # "told us that …, but denied that", hung on the inner clause
        return subject_of(verb.head.head, depth + 1)
    if verb.dep_ in ("conj", "advcl", "xcomp", "parataxis", "ccomp", "obl") and is_verbal(verb.head):
        return subject_of(verb.head, depth + 1) or passive_subject(verb.head)
    return None


def _misread_subject(verb: Token) -> list[Token]:
    """A subject that the tree calls something else ("the minister, who …, told", "sources near him said")."""
    for child in verb.lefts:
        if child.dep_ not in ("ccomp", "obl", "nmod", "dep", "advcl", "obj"):
            continue
        kinds = {c.dep_ for c in child.children}
        if kinds & {"acl:relcl", "appos"}:
            kinds.discard("punct")
        if child.pos_ in ("NOUN", "PROPN") and not kinds & CLAUSE_SIGNS:
            return [child]
        if child.pos_ == "ADJ" and child.right_edge.i == verb.i - 1:
            return [c for c in child.children if c.dep_ == "nsubj"]
    return []


def _tells(verb: Token) -> bool:
    return verb_effect(verb, verb)[0] in TELLING


def passive_subject(verb: Token) -> Token | None:
    """The subject of a passive ("was quoted as saying")."""
    return next((c for c in verb.children if c.dep_ == "nsubj:pass"), None)


def is_passive(verb: Token) -> bool:
    """Whether the verb of saying is a passive ("was reported to", "is said to")."""
    if any(c.dep_ in ("aux:pass", "aux") and base(c) in ("be", "get") for c in verb.children):
        return verb.morph.get("VerbForm", []) != ["Ger"] and not verb.lower_.endswith("ing")
    bare = verb.dep_ in ("acl", "amod") and verb.lower_.endswith(("ed", "aid"))
    return bare and not any(c.dep_ in ("nsubj", "obj", "ccomp") for c in verb.children)


def speaker_of(verb: Token) -> AttributionSpan | None:
    """The span of whoever says it; of a passive without agent, the verb itself ("was reported to have …")."""
    if is_passive(verb):
        for child in verb.children:
            if child.dep_ in ("obl:agent", "obl") and any(c.lower_ == "by" for c in child.children):
                return span_of(child)
        return word_span(verb)
    subject = subject_of(verb)
    if subject is None:
        return _surface_subject(verb)
    if subject.lower_ in ("it", "there") and base(verb) not in cues().words["speakers.closing"] | {"deny"}:
        return None
    return span_of(subject)


def _surface_subject(verb: Token) -> AttributionSpan | None:
    """By word order, for trees without a subject: "said Omar Dib", "the ministry said"."""
    doc = verb.doc
    left = verb.i > 0 and not doc[verb.i - 1].is_punct
    for index in (verb.i - 1, verb.i + 1) if left else (verb.i + 1, verb.i - 1):
        if 0 <= index < len(doc) and (
            doc[index].pos_ in ("PROPN", "PRON", "NOUN", "DET") or doc[index].text[:1].isupper()
        ):
            token = doc[index]
            while token.pos_ == "DET" and token.i + 1 < len(doc):
                token = token.nbor()
            while (
                token.head.i > token.i
                and token.dep_ in ("compound", "amod", "nmod:desc")
                and token.head != verb
            ):
                token = token.head
            if token != verb:
                return span_of(token)
    return None


def can_speak(span: AttributionSpan, verb: Token) -> bool:
    """Whether the head of the span names someone, or something that speaks, such as a report."""
    head = verb.doc[span.head]
    word = base(head, "NOUN")
    if word in cues().words["speakers.not_nouns"]:
        return False
    return head.pos_ == "PROPN" or head.text[:1].isupper() or word in cues().words["speakers.nouns"]


def is_mute(head: Token) -> bool:
    """Whether a common noun names something that says nothing: an attack, a map."""
    return head.pos_ == "NOUN" and base(head, "NOUN") in cues().words["speakers.not_nouns"]


def source_of_noun(noun: Token) -> AttributionSpan:
    """Whose report or claim it is: possessor, maker ("by", "from"), capitalised modifier, else the noun."""
    for child in noun.children:
        if child.dep_ == "nmod:poss":
            return span_of(child)
    for child in noun.children:
        if child.dep_ in ("nmod", "obl") and any(
            c.dep_ == "case" and c.lower_ in ("by", "from") for c in child.children
        ):
            return span_of(child)
    for child in noun.children:
        named = child.i or child.pos_ == "PROPN" or child.lower_.endswith(NATIONAL)
        if (
            child.dep_ in ("compound", "amod", "nmod:desc")
            and child.i < noun.i
            and child.text[:1].isupper()
            and named
        ):
            return AttributionSpan(child.left_edge.i, child.i + 1, child.i)
    return AttributionSpan(noun.i, noun.i + 1, noun.i)


def beside(node: Token, origin: Token, sources: list[Token]) -> Iterator[tuple[AttributionSpan, str]]:
    """(source, cue) of what stands at the side of a clause: "according to X", ", X said", "citing X"."""
    for token in sources:
        if (
            _clause_of(token.head) == _clause_of(node)
            and (node == token.head or node.is_ancestor(token))
            and not token.head.is_ancestor(
                origin
            )  # "officials briefed on the meeting" tell of something else
            and not parted(token, origin)
        ):
            yield span_of(token.head), "according to"
    for child in node.children:
        first = next((c for c in child.children if c.dep_ in ("case", "mark")), None)
        if (
            first is not None
            and first.lower_ == "by"
            and base(child, "NOUN") in cues().words["speakers.reckoning"]
        ):
            yield source_of_noun(child), "by account"
        elif child.dep_ in ("advcl", "acl", "obl") and base(child) == "cite" and is_verbal(child):
            cited = next((c for c in child.children if c.dep_ == "obj"), None)
            if cited is not None:
                yield span_of(cited), "citing"
        elif (
            child.dep_ in ("parataxis", "conj", "advcl", "appos", "dep", "acl:relcl")
            and is_verbal(child)
            and child != origin
            and not child.is_ancestor(origin)
            and verb_effect(child, node)[0] in TELLING
            and _aside(child)
        ):
            speaker = speaker_of(child)
            if parted(child, origin):
                continue
            if speaker is not None and (verb_effect(child, node)[0] == "say" or can_speak(speaker, child)):
                yield speaker, child.lower_


def according(doc: Doc) -> list[Token]:
    """The words "according" of a sentence."""
    return [t for t in doc if t.lower_ == "according" and t.head is not t]


def parted(one: Token, other: Token) -> bool:
    """Whether a semicolon stands between two words: what is said on one side is not said of the other."""
    first, last = sorted((one.i, other.i))
    return any(t.text == ";" for t in one.doc[first:last])


def _clause_of(token: Token) -> Token:
    while token.head != token and not (is_verbal(token) and token.dep_ not in ("case", "mark")):
        token = token.head
    return token


def _aside(verb: Token) -> bool:
    """Whether the clause of saying is an aside without content of its own (", the ministry said")."""
    if any(c.lower_ == "what" for c in verb.children):
        return True  # "in what Oslo called …"
    if any(c.dep_ in ("ccomp", "xcomp", "obj") and c.i > verb.i for c in verb.children):
        return False
    left = verb.left_edge.i
    return (
        left == 0 or verb.doc[left - 1].is_punct or verb.doc[left].is_punct or verb.doc[left].lower_ == "as"
    )


def near(trigger: Token, sources: list[Token]) -> AttributionSpan | None:
    """By word order, for trees that hide it: a sentence that ends in ", X said" or "," said X."""
    doc = trigger.doc
    for token in sources:
        if _at_edge(token) and not token.head.is_ancestor(trigger) and not parted(token, trigger):
            return span_of(token.head)
    for token in doc[max(0, trigger.i - 12) : trigger.i]:  # "in what Oslo called a mistake, …"
        if token.lower_ == "what":
            for verb in doc[token.i + 1 : min(token.i + 6, trigger.i)]:
                if base(verb) in ("call", "describe", "term", "label", "dub") and is_inflected(verb):
                    return speaker_of(verb)
    for token in doc[trigger.i + 1 : trigger.i + REACH]:
        if (
            not (is_verbal(token) or is_inflected(token))
            or base(token) not in cues().words["speakers.closing"]
        ):
            continue
        found = speaker_of(token)
        if found is None or found.head <= trigger.i:
            continue
        first, last = min(found.start, token.i), max(found.end, token.i + 1)
        if base(token) == "tell":
            last = next((t.i for t in doc[last : last + 5] if t.is_punct), last)
        if parted(trigger, token):
            return None
        closes = last >= len(doc) or doc[last].is_punct or doc[last].lower_ in ("on", "in", "late", "early")
        if closes and first > trigger.i and doc[first - 1].text in (",", '"', "”", "’", "''"):
            return found
    return None


def _at_edge(according: Token) -> bool:
    """Whether "according to …" opens the sentence or follows a comma and closes it."""
    doc, end = according.doc, according.head.right_edge.i
    opens = according.i <= 1
    rest = doc[end + 1 :]
    closes = all(t.is_punct for t in rest) or rest[0].text == ";"
    return opens or (doc[according.i - 1].text == "," and closes)
