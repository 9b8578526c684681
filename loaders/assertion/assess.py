"""Mood, negation and attribution of an event: from its word up the tree, one governing word after the other.

Each step asks what the governing verb, noun or adjective does to what stands under it (assertion.toml), then
reads the modals and negations of that word's own clause. Clauses that give the event as known (relative
clauses, "after …", a definite noun) seal it: only speakers count from there on.
"""

from spacy.tokens import Token

from belligraph.loaders.assertion import speakers
from belligraph.loaders.assertion.clause import (
    BE,
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
    PARTICLES,
    adjective_effect,
    base,
    cues,
    is_inflected,
    is_verbal,
    noun_effect,
    verb_effect,
)
from belligraph.loaders.assertion.records import Assertion, AttributionSpan
from belligraph.schema.records import Mood

MOODS = (Mood.ACTUAL, Mood.PLANNED, Mood.POSSIBLE)
STEPS = 60  # no sentence nests deeper; a guard, not a limit
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
GIVEN = frozenset({"the", "this", "that", "these", "those"})
LINKS_IN = frozenset({"in", "by"})


def assess(trigger: Token) -> Assertion:
    """How its sentence puts forward the event that the trigger (a verb or a noun) names."""
    state = State()
    node = trigger
    _enter(trigger, state)
    hidden(trigger, state)
    for _ in range(STEPS):
        for speaker, cue in speakers.beside(node, trigger):
            state.say(speaker, f"source: {cue}")
        if node.head == node:
            break
        node = _climb(node, state)
    return _close(trigger, node, state)


def _enter(trigger: Token, state: State) -> None:
    clause = any(c.dep_ == "aux" or (c.dep_ == "nsubj" and c.i < trigger.i - 1) for c in trigger.children)
    if trigger.pos_ in ("NOUN", "PROPN", "ADJ", "NUM") and not clause:
        read_noun(trigger, state)
        if any(c.dep_ == "cop" for c in trigger.children):
            read_clause(trigger, state)
    else:
        read_clause(trigger, state)


def _close(trigger: Token, top: Token, state: State) -> Assertion:
    if state.would and not state.sealed:
        state.raise_mood(PLANNED if state.speakers and state.mood < POSSIBLE else POSSIBLE, "modal: would")
    if trigger.doc.text.rstrip("\"”’' ").endswith("?") and not state.sealed and not state.speakers:
        state.raise_mood(POSSIBLE, "question")
    elif state.mood == PLANNED and trigger.doc.text.endswith("?") and state.sealed and not state.speakers:
        state.mood = POSSIBLE
    if not state.speakers:
        state.say(speakers.near(trigger), "source: said")
    names = state.speakers or state.hearsay[:1]
    if not state.speakers and state.hearsay:
        state.rules.append("hearsay")
    attribution: AttributionSpan | None = None
    for name in reversed(names):
        attribution = AttributionSpan(name.start, name.end, name.head, attribution)
    return Assertion(MOODS[state.mood], state.negated, attribution, "; ".join(state.rules))


def _climb(node: Token, state: State) -> Token:
    """One step up: what the head does to the node. Gives the token to go on from."""
    head, dep = node.head, node.dep_
    if dep == "conj":
        return _coordinated(node, head, state)
    if dep in ("acl:relcl", "advcl:relcl"):
        return _relative(node, head, state)
    verbal = is_verbal(node) or any(c.dep_ in ("cop", "nsubj", "mark") for c in node.children)
    if verbal and (
        dep in ("ccomp", "xcomp", "advcl", "acl", "csubj", "csubj:pass", "parataxis") or is_verbal(node)
    ):
        return _clause(node, head, state)
    return _phrase(node, head, state)


def _coordinated(node: Token, head: Token, state: State) -> Token:
    if "that" in linkers(node) and is_verbal(head) and verb_effect(head, node)[0] in speakers.TELLING:
        return _clause(node, head, state)  # "said it had … and that rebels had fled"
    if (
        node.lower_ != base(node)
        and is_infinitive(head)
        and is_verbal(head.head)
        and head.dep_ in ("xcomp", "advcl", "ccomp")
    ):
        return _coordinated_with(node, head.head, state)  # "refused to sell arms but sent food"
    return _coordinated_with(node, head, state)


def _coordinated_with(node: Token, head: Token, state: State) -> Token:
    """Modals and negation are shared by a bare second verb ("will send troops and train police")."""
    if any(c.lower_ in ("rather", "instead") and c.dep_ in ("cc", "mark", "advmod") for c in node.children):
        state.flip("instead of")
        state.no_negation = True
    own = any(c.dep_ in ("nsubj", "nsubj:pass", "aux", "aux:pass", "cop", "expl") for c in node.children)
    if is_verbal(node) and is_verbal(head):
        same = not own and (
            node.morph.get("VerbForm") == head.morph.get("VerbForm")
            and node.morph.get("Tense") == head.morph.get("Tense")
        )
        bare = not own and node.lower_ == base(node) and any(c.dep_ == "aux" for c in head.children)
        if same or bare:
            joins = {c.lower_ for c in node.children if c.dep_ == "cc"}
            read_clause(head, state, negation="but" not in joins)
    elif head.pos_ in ("NOUN", "PROPN") and any(
        c.dep_ == "det" and c.lower_ in ("no", "neither") for c in head.children
    ):
        state.flip("negation: no")
    elif head.pos_ in ("NOUN", "PROPN"):
        shared = State()
        read_noun(head, shared)
        if shared.mood and not any(c.dep_ in ("amod", "det", "nmod:poss") for c in node.children):
            state.raise_mood(shared.mood, "shared adjective")
    return head


def _relative(node: Token, head: Token, state: State) -> Token:
    """A relative clause gives its event as known; "the deal that would send" is what the deal plans."""
    if "that" in linkers(node) and any(
        c.dep_ in ("nsubj", "nsubj:pass") and c.lower_ != "that" for c in node.children
    ):
        if noun_effect(head)[0]:
            return _content(node, head, ["that"], False, state)
        that = next(c for c in node.children if c.lower_ == "that" and c.dep_ == "mark")
        teller = that.nbor(-1) if that.i else that
        if teller != head and base(teller) in cues().verbs and cues().verbs[base(teller)] == "say":
            state.say(speakers.span_of(head), f"say: {teller.lower_}")  # "Sources claim that", read as nouns
            return head
        if (
            head.dep_ in ("iobj", "obj")
            and is_verbal(head.head)
            and verb_effect(head.head, head)[0]
            in (
                *speakers.TELLING,
                "request",
            )
        ):  # "told reporters that …", hung on the reporters
            _apply("say", base(head.head), head.head, node, state)
            _above("say", head.head, state)
            state.sealed = True
            return head.head
    if state.would:
        planned = noun_effect(head)[0] == "planned"
        state.raise_mood(PLANNED if planned else POSSIBLE, "modal: would")
        state.would = False
    state.sealed = True
    return head


def _clause(node: Token, head: Token, state: State) -> Token:
    links = linkers(node)
    infinitive = is_infinitive(node)
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
        return _content(node, head, links, infinitive, state)
    if head.pos_ in NOUNS and not is_verbal(head) and node.dep_ != "advcl":
        effect, word = noun_effect(head)  # "the aim is to free them": here the clause is the predicate's
        _apply(effect, word, head, node, state)
        return head
    if not is_verbal(head):
        effect, word = adjective_effect(head)
        if effect and (node.dep_ != "advcl" or infinitive or set(links) & {"of", "to", "for", "from"}):
            _apply(effect, word, head, node, state)
            _above(effect, head, state)
            return head
        if node.dep_ in ("xcomp", "ccomp", "csubj"):
            _above("carry", head, state)
            return head
        return _adverbial(node, head, links, infinitive, state)
    told = next((c for c in head.children if c.dep_ == "obj" and c.i < node.i), None)
    if told is not None and "that" in links and noun_effect(told)[0] in ("say", "possible"):
        _content(node, told, links, infinitive, state)  # "rejected allegations by Spain that …"
        return _argument(told, head, "obj", state)
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
            _apply(effect, word, head, node, state)
            _above(effect, head, state)
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
    _apply(effect or "carry", word, head, node, state)
    _above(effect or "carry", head, state)
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
    should = any(c.dep_ == "aux" and c.lower_ == "should" for c in node.children)
    return "request" if should or (bare and (third or node.morph.get("VerbForm") == ["Inf"])) else effect


def _content(node: Token, noun: Token, links: list[str], infinitive: bool, state: State) -> Token:
    """A clause that says what a noun holds: "plan to supply", "reports that", "threat of sending"."""
    effect, word = noun_effect(noun)
    if any(c.lower_ in cues().words["marks.instead"] and c.i < node.i for c in node.children):
        state.flip("instead of")
        state.sealed = True
    if infinitive and not effect and hidden_before(noun, state):
        return noun
    if infinitive:
        _apply(effect or "planned", word, noun, node, state)
    elif "that" in links or set(links) & {"of", "about", "on", "for", "against"} or node.dep_ == "ccomp":
        _apply(effect or "carry", word, noun, node, state)
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
        if (
            found & words["marks.time"]
            and (ahead := _ahead(head))
            and (is_present(node) or not is_finite(node))
        ):
            state.raise_mood(ahead, f"time: {links[0]}")
        state.sealed = True
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


def _phrase(node: Token, head: Token, state: State) -> Token:
    """A noun phrase under its head: the object of a verb, the complement of a noun."""
    dep = node.dep_
    if is_verbal(head):
        return _argument(node, head, dep, state)
    if head.pos_ == "ADJ" or any(c.dep_ == "cop" for c in head.children):
        effect, word = adjective_effect(head)
        if not effect and head.pos_ in NOUNS:
            effect, word = noun_effect(head) if dep in ("nmod", "compound") else ("", "")
        if effect:
            _apply(effect, word, head, node, state)
            _above(effect, head, state)
            return head
        if dep in ("nsubj", "csubj"):
            read_clause(head, state, negation=False)
        state.sealed = True
        return head
    effect, word = noun_effect(head)
    if dep in ("nmod", "compound", "obl", "nmod:poss", "amod") and effect:
        if (
            effect == "planned"
            and dep == "nmod"
            and word in ("target", "campaign", "mission", "order", "move", "drive")
        ):
            effect = "carry"
        if effect == "say" and dep == "nmod:poss":
            effect = "fact"
        _apply(effect, word, head, node, state)
        read_noun(head, state)
        return head
    if dep not in ("appos", "flat", "fixed", "list"):
        state.sealed = True
    return head


def _argument(node: Token, verb: Token, dep: str, state: State) -> Token:
    effect, word = verb_effect(verb, node, nominal=True)
    links = linkers(node)
    if node.lower_ == "short":
        return verb  # "stopped short of"
    if dep == "nsubj":
        if effect == "halt" or word in ("fail", "fall", "end") and effect:
            _apply("halt" if effect == "halt" else "carry", word, verb, node, state)
            _above("halt", verb, state)
        elif effect == "carry":
            _above("carry", verb, state)
        else:
            weak = State()
            read_clause(verb, weak)
            if weak.would or not _definite(node):
                state.raise_mood(POSSIBLE if weak.would else weak.mood, "subject of a modal")
            state.sealed = True
        return verb
    if dep in ("obj", "nsubj:pass", "xcomp", "ccomp", "iobj", "obl", "nmod", "obl:agent", "advcl"):
        direct = dep in ("obj", "nsubj:pass", "xcomp", "ccomp")
        if set(links) & {"without"}:
            read_clause(verb, state, negation=False)
            return verb
        if not direct and (
            effect not in ("possible", "request", "planned", "refuse", "accuse", "carry", "deny")
            or ("_" not in word and not set(links) & {"of", "for", "on", "to", "in", "with", "against"})
        ):
            state.sealed = True
            return verb
        if effect == "carry" or (not effect and direct and not _definite(node)):
            before = state.would
            _above("carry", verb, state, negation=bool(effect) or bool(set(links) & {"in"}) or direct)
            if not effect and state.would and not before:
                state.raise_mood(POSSIBLE, "modal: would")
                state.would = False
            return verb
        if effect in ("", "fact", "believe", "suggest"):
            if not effect and direct:
                read_clause(verb, state, negation=False)
            state.sealed = True
            return verb
        if effect == "refuse" and noun_effect(node)[0] == "say":
            effect = "deny"  # "rejected claims that"
        _apply(effect, word, verb, node, state)
        _above(effect, verb, state)
        if effect in ("say", "deny"):
            state.sealed = True
        return verb
    state.sealed = True
    return verb


def _definite(noun: Token) -> bool:
    return any((c.dep_ == "det" and c.lower_ in GIVEN) or c.dep_ == "nmod:poss" for c in noun.children)


def _apply(effect: str, word: str, head: Token, node: Token, state: State) -> None:
    """What a governing word does, by its effect."""
    if effect and effect != "carry" and not state.first_time(head):
        return
    rule = f"{effect}: {word}"
    if effect == "planned":
        state.raise_mood(PLANNED, rule)
    elif effect == "possible":
        state.raise_mood(POSSIBLE, rule)
    elif effect == "request":
        if state.halted and not state.sealed:  # asked to stop it: so it goes on
            state.negated, state.mood, state.sealed = False, 0, True
            state.rules.append(rule)
        else:
            state.raise_mood(POSSIBLE, rule)
    elif effect == "refuse":
        state.flip(rule)
    elif effect == "halt":
        state.flip(rule)
    elif effect == "deny":
        if not state.sealed:
            state.flip(rule)
            state.speakers.clear()
            state.say(_teller(head), rule)
    elif effect == "say":
        teller = _teller(head)
        if teller is not None and teller.head == head.i and is_verbal(head):
            state.hearsay.append(teller)  # "was reported to": a named speaker says more
        else:
            state.say(teller, rule)
    elif effect == "believe":
        if base(head) == "doubt":
            state.flip(rule)
        state.raise_mood(POSSIBLE, rule)
        if not speakers.is_passive(head):
            state.say(_teller(head), rule)
    elif effect == "suggest":
        teller = _teller(head)
        if teller is not None and speakers.can_speak(teller, head):
            state.say(teller, rule)
    elif effect == "accuse":
        teller = _teller(head)
        if teller is None or head.doc[teller.head] != head:
            state.say(teller, rule)
        state.sealed = True
    state.halted = effect == "halt"
    if state.would and effect in ("say", "planned", "believe", "suggest", "deny") and not state.sealed:
        state.raise_mood(PLANNED, "modal: would")
        state.would = False


def hidden_before(noun: Token, state: State) -> bool:
    """ "obliges Poland to defend", the verb taken for part of the name: whether it was so and has been counted."""
    before = noun.nbor(-1) if noun.i else noun
    if before == noun or not is_inflected(before) or before.is_ancestor(noun):
        return False
    effect = verb_effect(before, before)[0]
    if effect not in ("request", "possible", "planned", "refuse"):
        return False
    _apply(effect, before.lower_, before, noun, state)
    return True


def hidden(token: Token, state: State) -> None:
    """By word order, where the tree hides the governing word: "Iran denies arming", "urged to free", "due to"."""
    doc, at = token.doc, token.i
    words = cues().words
    if at >= 2 and doc[at - 1].lower_ == "to":
        before = doc[at - 2]
        if before.lower_ in BE and token.pos_ != "VERB":
            state.raise_mood(PLANNED, "be to")
        if token.pos_ != "VERB" and noun_effect(before)[0] and before.pos_ == "NOUN":
            _apply(noun_effect(before)[0], before.lower_, before, token, state)
        if before.lower_ == "yet" and not before.head.is_ancestor(token):
            state.flip("yet to")
        effect = adjective_effect(before)[0] or (
            verb_effect(before, before)[0] if is_inflected(before) else ""
        )
        misread = token.dep_ in ("amod", "compound") and token.pos_ != "VERB"
        if effect in ("planned", "possible", "request", "refuse") and (
            misread or not before.is_ancestor(token)
        ):
            _apply(effect, before.lower_, before, token, state)
        return
    start = at - 1
    while (
        start > 0
        and at - start < 4
        and (doc[start].pos_ in ("DET", "ADJ", "NUM", "NOUN") or doc[start].dep_ == "compound")
    ):
        if is_inflected(doc[start]):
            break
        start -= 1
    before = doc[start] if start > 0 else None
    misread = token.lower_.endswith("ing") and token.dep_ in ("amod", "compound")
    if (
        before is not None
        and is_inflected(before)
        and before.pos_ != "AUX"
        and (misread or not before.is_ancestor(token))
    ):
        effect = verb_effect(before, before, nominal=not token.lower_.endswith("ing"))[0]
        subject = doc[start - 1]
        if effect == "refuse" and noun_effect(token)[0] == "say":
            effect = "deny"
        if subject.pos_ != "DET" and (subject.pos_ in ("PROPN", "NOUN", "PRON") or subject.text[:1].isupper()) and effect in (
            "deny", "refuse", "halt", "possible", "say", "planned",
        ):  # fmt: skip
            if effect in ("deny", "say"):
                if not state.first_time(before):
                    pass
                elif effect == "deny":
                    state.flip(f"deny: {before.lower_}")
                    state.speakers.clear()
                state.say(speakers.span_of(subject), f"{effect}: {before.lower_}")
            else:
                _apply(effect, before.lower_, before, token, state)
    for index in range(at - 1, max(-1, at - 14), -1):
        if doc[index].text in (",", ";", ":") or doc[index].lower_ == "that":
            break
        if (
            doc[index].lower_ in ("if", "unless")
            and doc[index].dep_ == "mark"
            and not any(t == doc[index].head for t in (token, *token.ancestors))
        ):
            state.raise_mood(POSSIBLE, f"condition: {doc[index].lower_}")
            state.sealed = True
        elif (
            doc[index].lower_ in ("if", "unless")
            and token.pos_ in ("NOUN", "PROPN")
            and token.dep_ == "nsubj"
        ):
            state.raise_mood(POSSIBLE, f"condition: {doc[index].lower_}")
            state.sealed = True
    if (
        at >= 2
        and doc[at - 1].lower_ in ("of", "for", "having")
        and not words["marks.without"] & set(linkers(token))
    ):
        for index in range(at - 2, max(-1, at - 9), -1):
            if doc[index].text in (",", ";"):
                break
            if (
                verb_effect(doc[index], doc[index])[0] == "accuse"
                and not doc[index].is_ancestor(token)
                and index
            ):
                state.say(speakers.span_of(doc[index - 1]), f"accuse: {doc[index].lower_}")
                state.sealed = True
                break


def _teller(head: Token) -> AttributionSpan | None:
    return speakers.speaker_of(head) if is_verbal(head) else speakers.source_of_noun(head)


def _above(effect: str, head: Token, state: State, negation: bool = True) -> None:
    """The modals and negations of the governing word's own clause, as far as they reach the event."""
    if effect in ("say", "suggest", "accuse", "fact"):
        quiet = State()
        read_clause(head, quiet)
        if quiet.negated and effect in ("say", "suggest") and len(state.speakers) == 1:
            state.raise_mood(POSSIBLE, "not said")
            state.speakers.clear()
        state.hearsay += quiet.hearsay
        return
    read_clause(head, state, negation=negation)
