"""The cues of assertion.toml, by word."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from belligraph.loaders.language.lemmas import lemma
from belligraph.loaders.language.tree import Token, once

Effects = dict[str, str]
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
PARTICLES = frozenset({"out", "off", "down", "up", "back", "short", "away", "over", "through", "on", "ahead"})


@dataclass(frozen=True, slots=True)
class Cues:
    """Effects by base form, and the word lists of the other sections."""

    verbs: Effects
    nominal: Effects
    nouns: Effects
    adjectives: Effects
    words: dict[str, frozenset[str]]


@cache
def cues() -> Cues:
    """The table, read once."""
    table = tomllib.loads(files(__package__).joinpath("assertion.toml").read_text(encoding="utf-8"))
    words = {
        f"{section}.{name}": frozenset(value.split())
        for section in ("adverbs", "modals", "marks", "speakers")
        for name, value in table[section].items()
    }
    verbs, nominal = _effects(table["verbs"]), _effects(table["nominal"])
    return Cues(verbs, nominal, _effects(table["nouns"]), _effects(table["adjectives"]), words)


def _effects(section: dict[str, str]) -> Effects:
    out: Effects = {}
    for effect, words in section.items():
        for word in words.split():
            out.setdefault(word, effect)
    return out


def base(token: Token, pos: str = "VERB") -> str:
    """The token's base form as this part of speech; the table's verbs are preferred ("refut" is "refute")."""
    word = lemma(token.text, pos)
    if pos == "VERB" and word not in cues().verbs and word != token.lower_:
        return next((w for w in (word + "e", word + word[-1:]) if w in cues().verbs), word)
    return word


@once
def is_verbal(token: Token) -> bool:
    """Whether it is a verb, or stands as one: "denies" taken for a noun still has subject and object."""
    if token.pos_ in ("VERB", "AUX"):
        return True
    if token.pos_ not in ("NOUN", "PROPN", "ADJ") or not is_inflected(token):
        return False
    kinds = {c.dep_ for c in token.children}
    if token.dep_ == "ROOT" and token.i and token.nbor(-1).text[:1].isupper() and "acl" in kinds:
        return True  # a headline's "Nepal Reports Downing …"
    return "nsubj" in kinds and bool(kinds & {"obj", "xcomp", "ccomp", "acl"}) and "cop" not in kinds


def is_inflected(token: Token) -> bool:
    """Whether it has the form of a verb that governs ("denies", "vetoed"), however it is tagged."""
    word = base(token)
    return word != token.lower_ and (word in cues().verbs or word in cues().nominal)


def verb_effect(verb: Token, under: Token, nominal: bool = False) -> tuple[str, str]:
    """(effect, word) that a verb has on what stands under it; effect "" when the table has none."""
    word = base(verb)
    after = [
        c.lower_
        for c in verb.children
        if c.dep_ in ("compound:prt", "advmod", "case") and c.lower_ in PARTICLES
    ]
    if verb.i + 1 < len(verb.doc) and verb.nbor().lower_ in PARTICLES | {"part"}:
        after.append(verb.nbor().lower_)
    links = [c.lower_ for c in under.children if c.dep_ in ("case", "mark") and c.i < under.i]
    for extra in (*after, *links):
        for key in (f"{word}_{extra}", *(f"{word}_{p}_{extra}" for p in after)):
            found = cues().verbs.get(key)
            if found:
                return found, key
    if nominal and word in cues().nominal:
        return cues().nominal[word], word
    return cues().verbs.get(word, ""), word


def noun_effect(noun: Token) -> tuple[str, str]:
    """(effect, word) of a noun on what hangs on it."""
    word = base(noun, "NOUN")
    return cues().nouns.get(word, ""), word


def adjective_effect(token: Token) -> tuple[str, str]:
    """(effect, word) of an adjective (or participle) on its noun or its complement."""
    word = token.lower_
    return cues().adjectives.get(word, ""), word
