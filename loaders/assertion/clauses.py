"""An event's clause under its head: complements, contents of nouns, adverbial clauses."""

from belligraph.loaders.assertion import speakers
from belligraph.loaders.assertion.clause import (
    PLANNED,
    POSSIBLE,
    State,
    is_finite,
    is_infinitive,
    is_present,
    linkers,
    read_clause,
    read_noun,
)
from belligraph.loaders.assertion.cues import (
    NOUNS,
    PARTICLES,
    adjective_effect,
    base,
    cues,
    is_verbal,
    noun_effect,
    verb_effect,
)
from belligraph.loaders.assertion.effects import above, apply
from belligraph.loaders.assertion.order import hidden, hidden_before
from belligraph.loaders.assertion.phrases import read_argument
from belligraph.loaders.language.tree import Token

LINKS_IN = frozenset({"in", "by"})


def read_governed_clause(node: Token, head: Token, state: State) -> Token:
    links = linkers(node)
    infinitive = is_infinitive(node)
    if node.dep_ in ("ccomp", "parataxis") and speakers.parted(node, head):
        state.sealed = True  # "X has tested none; Y answered by …": two sentences in one
        return head
    if (
        head.pos_ in NOUNS
        and head.dep_ == "obj"
        and set(links) & {"of", "for"}
        and is_verbal(head.head)
        and (verb_effect(head.head, node)[0] == "accuse")
    ):
        head = head.head
    if node.dep_ == "parataxis" and not (is_verbal(head) and verb_effect(head, node)[0] in speakers.TELLING):
        state.sealed = True
        return head
    if "whether" in links or ("if" in links and node.dep_ in ("ccomp", "xcomp")):
        state.raise_mood(POSSIBLE, "whether")
        state.sealed = True
    if (
        infinitive
        and head.pos_ in NOUNS
        and head.dep_ in ("obj", "iobj")
        and is_verbal(head.head)
        and (
            not noun_effect(head)[0]
            and verb_effect(head.head, node)[0] in ("request", "possible", "planned", "refuse")
        )
    ):
        head = head.head  # "obliges Poland to defend", hung on Poland
    if head.pos_ in NOUNS and not is_verbal(head) and not any(c.dep_ == "cop" for c in head.children):
        return read_content(node, head, links, infinitive, state)
    if head.pos_ in NOUNS and not is_verbal(head) and node.dep_ != "advcl":
        effect, word = noun_effect(head)  # "the aim is to free them": here the clause is the predicate's
        apply(effect, word, head, node, state)
        return head
    if not is_verbal(head):
        effect, word = adjective_effect(head)
        if effect and (node.dep_ != "advcl" or infinitive or set(links) & {"of", "to", "for", "from"}):
            apply(effect, word, head, node, state)
            above(effect, head, state)
            return head
        if node.dep_ in ("xcomp", "ccomp", "csubj"):
            above("carry", head, state)
            return head
        return _adverbial(node, head, links, infinitive, state)
    if node.dep_ == "ccomp" and set(links) & {"after", "before", "when", "once", "until"}:
        return _adverbial(node, head, links, infinitive, state)  # "…, the ministry said, hours after …"
    edge = node.left_edge.i
    if node.lower_.endswith("ing") and not links and head.i < edge and head.doc[edge - 1].text == ",":
        return _adverbial(node, head, links, infinitive, state)  # "he said, denouncing the raid"
    told = next((c for c in head.children if c.dep_ == "obj" and c.i < node.i), None)
    if told is not None and "that" in links and noun_effect(told)[0] in ("say", "possible"):
        read_content(node, told, links, infinitive, state)  # "rejected allegations by Spain that …"
        return read_argument(told, head, "obj", state)
    effect, word = verb_effect(head, node)
    complement = (
        node.dep_ in ("ccomp", "xcomp", "csubj", "csubj:pass", "parataxis")
        or (node.dep_ == "conj" and "that" in links)
        or (
            node.dep_ == "acl" and head.pos_ in NOUNS  # "denies arming", the verb taken for a noun
        )
    )
    if not complement and not (
        infinitive and effect in ("planned", "possible", "request", "refuse", "say", "believe")
    ):
        if effect in ("accuse", "refuse", "request") and set(links) & {"of", "from", "against", "for"}:
            apply(effect, word, head, node, state)
            above(effect, head, state)
            return head
        between = head.doc[head.i + 1 : node.i]
        adjoining = node.lower_.endswith("ing") and all(t.lower_ in PARTICLES for t in between)
        causing = infinitive and word in cues().words["marks.causing"]
        if causing or (adjoining and effect in ("deny", "refuse", "halt", "possible", "planned")):
            pass
        else:
            return _adverbial(node, head, links, infinitive, state)
    if node.lower_ == "short":
        effect = "carry"  # "stopped short of"
    if word == "tell":
        effect = "request" if infinitive else "say"
    if "from" in links and effect not in ("refuse", "halt"):
        effect, word = "refuse", f"{word} from"
    if word == "go" and not (infinitive and head.lower_ in ("going", "gon")):
        effect = "carry"
    if word in ("say", "report", "tell", "warn") and infinitive and not speakers.is_passive(head):
        effect = "request"
    if word in ("mean", "show", "find") and node.dep_ == "xcomp" and not infinitive:
        effect = "carry"
    if (
        word in ("insist", "propose", "suggest", "demand", "recommend", "order", "request", "ask", "urge")
        and not infinitive
    ):
        effect = _subjunctive(node, effect)
    if word in ("stop",) and infinitive:
        effect = "carry"
    if word in ("have", "get") and infinitive:
        effect = (
            "refuse"
            if any(c.lower_ == "yet" for c in head.children)
            else "possible"
            if is_present(head)
            else effect
        )
    if word in ("charge", "complain", "protest", "explain", "repeat") and effect in ("say", "fact"):
        effect = "say"
    if effect == "fact" and node.dep_ == "ccomp":
        state.sealed = True
    own = any(c.dep_ in ("nsubj", "nsubj:pass") and c.i > head.i for c in node.children)
    if node.dep_ == "ccomp" and own and word in cues().words["speakers.wanting"]:
        state.say(speakers.speaker_of(head), f"say: {word}")  # "promised that Taiwan would order more"
    apply(effect or "carry", word, head, node, state)
    above(effect or "carry", head, state)
    if effect in ("say", "suggest", "deny", "believe"):
        state.sealed = True
    return head


def _subjunctive(node: Token, effect: str) -> str:
    """ "demanded that he leave" asks for it; "insisted that he left" says so."""
    bare = (
        node.lower_ == base(node)
        and not is_present(node)
        and not any(c.dep_ in ("aux",) and c.lower_ not in ("be", "should") for c in node.children)
    )
    third = any(
        c.dep_ in ("nsubj", "nsubj:pass") and c.lower_ not in ("i", "you", "we", "they")
        for c in node.children
    )
    single = any(c.dep_ in ("nsubj", "nsubj:pass") and c.pos_ == "PROPN" for c in node.children)
    bare = bare or (single and node.lower_ == base(node) and not any(c.dep_ == "aux" for c in node.children))
    should = any(c.dep_ == "aux" and c.lower_ == "should" for c in node.children)
    return "request" if should or (bare and (third or node.morph.get("VerbForm", []) == ["Inf"])) else effect


def read_content(node: Token, noun: Token, links: list[str], infinitive: bool, state: State) -> Token:
    """A clause that says what a noun holds: "plan to supply", "reports that", "threat of sending"."""
    effect, word = noun_effect(noun)
    if any(c.lower_ in cues().words["marks.instead"] and c.i < node.i for c in node.children):
        state.flip("instead of")
        state.sealed = True
    if infinitive and not effect and hidden_before(noun, state):
        return noun
    if infinitive:
        apply(effect or "planned", word, noun, node, state)
    elif "that" in links or set(links) & {"of", "about", "on", "for", "against"} or node.dep_ == "ccomp":
        apply(effect or "carry", word, noun, node, state)
    else:
        state.sealed = True  # "drones launched overnight"
    read_noun(noun, state)
    if effect:
        hidden(noun, state)
    return noun


def _adverbial(node: Token, head: Token, links: list[str], infinitive: bool, state: State) -> Token:
    words = cues().words
    found = set(links)
    if found & words["marks.without"]:
        state.flip("without")
        state.no_negation = True
        read_clause(head, state, negation=False)
    elif found & words["marks.instead"] or ("than" in found and is_verbal(node)):
        state.flip("instead of")
        state.no_negation = True
        read_clause(head, state, negation=False)
    elif found & words["marks.condition"] and not (
        "until" in found and not is_present(node) and not _ahead(head)
    ):
        state.raise_mood(POSSIBLE, f"condition: {links[0]}")
        state.sealed = True
    elif found & words["marks.time"] or (found - {"to", "by", "in", "that", "so"}):
        ahead = _ahead(head) if found & words["marks.time"] else 0
        if ahead and (is_present(node) or not is_finite(node)):
            state.raise_mood(ahead, f"time: {links[0]}")
        elif ahead and found & {"once", "until", "till"}:  # "would free him once the army had left"
            state.raise_mood(POSSIBLE, f"time: {links[0]}")
        elif "before" in found and is_present(node):
            state.raise_mood(PLANNED, "time: before")  # "talks before the two meet"
        state.sealed = True
        if found & words["marks.time"]:
            state.after = node.left_edge.i
    elif infinitive:
        if base(node) in words["speakers.done_by_going"]:
            read_clause(head, state)
        else:
            state.raise_mood(PLANNED, "purpose")
            read_clause(head, state, negation=False)
        state.no_negation = True
    elif is_finite(node) and not found & LINKS_IN:
        state.sealed = True
    else:  # "by sending", ", firing": done in the doing of the main verb
        read_clause(head, state, negation=False)
        state.no_negation = True
    return head


def _ahead(head: Token) -> int:
    """The mood of the main clause by its own words alone, to read a time clause by."""
    main = State()
    read_clause(head, main)
    effect = verb_effect(head, head)[0] if is_verbal(head) else ""
    if effect in ("planned", "possible") and not main.mood:
        return PLANNED if effect == "planned" else POSSIBLE
    return PLANNED if main.would and not main.mood else main.mood
