"""The words of an event's own clause: auxiliaries, negations, adverbs, and what joins clauses."""

from dataclasses import dataclass, field

from belligraph.loaders.assertion.cues import adjective_effect, base, cues, is_verbal, verb_effect
from belligraph.loaders.assertion.records import AttributionSpan
from belligraph.loaders.language.tree import Token

ACTUAL, PLANNED, POSSIBLE = 0, 1, 2
ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "obl:agent", "csubj"})
DENYING = frozenset({"det", "cc:preconj", "advmod", "cc", "nummod"})
BE = frozenset("is are was were be been being am 's ’s 're ’re".split())


@dataclass(slots=True)
class State:
    """What has been gathered on the way up from the event."""

    mood: int = ACTUAL
    negated: bool = False
    halted: bool = False  # the last cue was one of halting
    sealed: bool = False  # given as a fact: mood and negation above no longer reach it
    no_negation: bool = False  # negation above no longer reaches it
    would: bool = False  # a "would" whose sense the words above decide
    speakers: list[AttributionSpan] = field(default_factory=list)
    hearsay: list[AttributionSpan] = field(default_factory=list)  # "reportedly": weaker than a named speaker
    rules: list[str] = field(default_factory=list)
    trigger: int = -1  # the event's own word
    after: int = -1  # where the time clause begins that the event stands in, after the main clause
    counted: set[int] = field(default_factory=set)  # governing words that had their say

    def first_time(self, token: Token) -> bool:
        """Whether this governing word has not been counted yet."""
        if token.i in self.counted:
            return False
        self.counted.add(token.i)
        return True

    def raise_mood(self, mood: int, rule: str) -> None:
        """Possible outweighs planned, planned outweighs actual."""
        if not self.sealed and mood > self.mood:
            self.mood = mood
            self.rules.append(rule)

    def flip(self, rule: str) -> None:
        """One more negation."""
        if not self.sealed and not self.no_negation:
            self.negated = not self.negated
            self.rules.append(rule)

    def say(self, speaker: AttributionSpan | None, rule: str) -> None:
        """One more speaker, further out than those before."""
        if speaker is not None and all(speaker.head != s.head for s in self.speakers):
            self.speakers.append(speaker)
            self.rules.append(rule)


def linkers(token: Token) -> list[str]:
    """The words that introduce a clause or phrase, lower case: marks, prepositions."""
    out = []
    for child in token.children:
        if child.dep_ in ("mark", "case") and child.i < token.i:
            out.append(child.lower_)
            out += [c.lower_ for c in child.children if c.dep_ == "fixed"]
    return out


def is_infinitive(token: Token) -> bool:
    """ "to send" (also "to have sent", "to be sent")."""
    return "to" in linkers(token) and (is_verbal(token) or token.morph.get("VerbForm", []) == ["Inf"])


def is_finite(token: Token) -> bool:
    """Whether it carries tense itself or through an auxiliary or copula."""
    if token.morph.get("VerbForm", []) == ["Fin"]:
        return True
    return any(
        c.dep_ in ("aux", "aux:pass", "cop") and c.morph.get("VerbForm", []) == ["Fin"]
        for c in token.children
    )


def is_present(token: Token) -> bool:
    """Whether its clause stands in the present tense."""
    words = [token, *(c for c in token.children if c.dep_ in ("aux", "aux:pass", "cop"))]
    return any(w.morph.get("Tense", []) == ["Pres"] and w.morph.get("VerbForm", []) == ["Fin"] for w in words)


def negations(token: Token) -> list[Token]:
    """The words that deny a clause: "not" on the verb, "no" on its subject or object, "neither"."""
    words = cues().words
    out: list[Token] = []
    for child in token.children:
        if child.lower_ in words["adverbs.negated"] and child.dep_ in (
            "advmod",
            "cc:preconj",
            "cc",
            "det",
            "aux",
            "neg",
        ):
            follows = child.nbor().lower_ if child.i + 1 < len(child.doc) else ""
            if follows not in words["adverbs.only"] and not (child.lower_ == "nor" and child.i > token.i):
                out.append(child)
        elif child.lower_ == "longer" and child.i and child.nbor(-1).lower_ == "no":
            out.append(child)
        elif child.dep_ in ARGUMENTS and is_verbal(token):
            if child.lower_ in words["adverbs.no"]:
                out.append(child)
            out += [
                c
                for c in child.children
                if c.dep_ in DENYING and c.lower_ in words["adverbs.no"] and c.i < child.i
            ]
        elif child.dep_ in ("aux", "aux:pass", "cop") and child.lower_ in ("cannot", "can't", "won't"):
            out.append(child)
    if not out and token.i and is_verbal(token):
        before = token.nbor(-1)
        if before.lower_ in words["adverbs.negated"] - {"nor", "neither"}:
            out.append(before)
    if out and any("until" in linkers(c) for c in token.children if c.i > token.i):
        return []  # "did not attack until Friday": it did
    return out[:1]


def read_clause(token: Token, state: State, *, negation: bool = True, mood: bool = True) -> None:
    """Add what the words of one clause say: its modal verbs, negation and adverbs."""
    words = cues().words
    if negation:
        for word in negations(token):
            if state.first_time(word):
                state.flip(f"negation: {word.lower_}")
    for child in token.children:
        lower = child.lower_
        if child.dep_ in ("aux", "aux:pass", "advmod", "cop") and child.i < token.i and mood:
            if lower in words["modals.planned"]:
                state.raise_mood(PLANNED, f"modal: {lower}")
            elif lower in words["modals.would"] and (
                (child.dep_ == "aux" and lower == "would") or _is_would(child, token)
            ):
                state.would = state.would or not state.sealed
            elif lower in words["modals.possible"]:
                state.raise_mood(POSSIBLE, f"modal: {lower}")
        if child.dep_ in ("advmod", "amod", "discourse", "obl", "parataxis"):
            if lower in words["adverbs.possible"] and mood:
                state.raise_mood(POSSIBLE, f"adverb: {lower}")
            elif lower in words["adverbs.say"]:
                state.hearsay.append(AttributionSpan(child.i, child.i + 1, child.i))
    if token.i and token.nbor(-1).lower_ in words["adverbs.say"] and not state.hearsay:
        state.hearsay.append(AttributionSpan(token.i - 1, token.i, token.i - 1))
    if mood:
        _be_to(token, state)
        if state.would and any({"if", "unless"} & set(linkers(c)) for c in token.children):
            state.raise_mood(POSSIBLE, "conditional: would … if")


def _is_would(child: Token, token: Token) -> bool:
    """ "'d" before a base form is "would", before a participle "had"."""
    return token.morph.get("VerbForm", []) == ["Inf"] or token.lower_ == base(token)


def _be_to(token: Token, state: State) -> None:
    """ "is to fly", "are not to leave", and the headline's "US to leave within 60 days"."""
    to = next((c for c in token.children if c.lower_ == "to" and c.dep_ == "mark" and c.i < token.i), None)
    if to is None or to.i == 0:
        return
    index = to.i - 1
    while index > 0 and (
        to.doc[index].lower_ in ("not", "also", "now", "never", "both") or to.doc[index].tag_ == "RB"
    ):
        index -= 1
    before = to.doc[index]
    if before.lower_ in BE and before.pos_ in ("AUX", "VERB"):
        state.raise_mood(PLANNED, "be to")
        return
    subject = any(c.dep_ in ("nsubj", "nsubj:pass") and c.i < to.i for c in token.children)
    if (token.dep_ == "ROOT" or subject) and "for" not in linkers(token) and before.pos_ in ("NOUN", "PROPN"):
        state.raise_mood(PLANNED, "headline: to")


def read_noun(noun: Token, state: State) -> None:
    """Add what the words at an event's noun say: "no", "possible", "planned", "alleged", "without"."""
    words = cues().words
    if any(w in words["marks.without"] for w in linkers(noun)):
        state.flip("without")
        state.no_negation = True
    for child in noun.children:
        if child.i > noun.i:
            if (
                child.dep_ == "acl:relcl"
                and verb_effect(child, child)[0] == "halt"
                and not ({c.lower_ for c in child.children} & {"which", "that", "who"})
            ):  # "said talks had collapsed", the clause taken for a relative one
                state.flip(f"halt: {child.lower_}")
            continue
        if child.dep_ in ("det", "cc:preconj", "advmod") and child.lower_ in words["adverbs.no"] | {"not"}:
            follows = child.nbor().lower_
            if follows not in words["adverbs.only"] and state.first_time(child):
                state.flip(f"negation: {child.lower_}")
        elif (
            child.dep_ in ("amod", "compound", "acl", "advmod")
            or child.pos_ == "ADJ"
            or child.i == noun.i - 1
        ):
            effect, word = adjective_effect(child)
            if effect and not state.first_time(child):
                continue
            if effect == "say":
                state.hearsay.append(AttributionSpan(child.i, child.i + 1, child.i))
            elif effect == "planned":
                state.raise_mood(PLANNED, f"adjective: {word}")
            elif effect == "possible":
                state.raise_mood(POSSIBLE, f"adjective: {word}")
            elif effect in ("refuse", "halt"):
                state.flip(f"adjective: {word}")
            elif word in words["adverbs.possible"]:
                state.raise_mood(POSSIBLE, f"adverb: {word}")
