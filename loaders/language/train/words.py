"""Words of war in the treebank's sentences: its web text hardly knows "vetoed", "shelled" or "expelled".

Regular verbs and nouns of the codebook take the place of the treebank's own in copies of its sentences, in
the same inflection, so that the tagger and parser meet them where such words stand.
"""

import random
from functools import cache

from belligraph.loaders.codebook import load
from belligraph.loaders.language.lemmas import NOUNS, VERBS
from belligraph.loaders.language.train.data import Row

VOWELS = "aeiou"
DOUBLED = frozenset("expel repel rebel compel permit commit cancel deter abet admit".split())
CORE = frozenset(("obj", "nsubj", "obl", "nmod", "nsubj:pass"))


@cache
def words_of_war() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Regular verbs and nouns of the codebook, sorted."""
    irregular = set(VERBS.values())
    book = load()
    verbs = sorted(w for w in book.verbs if w.isalpha() and w not in irregular and len(w) > 3)
    nouns = sorted(w for w in book.nouns if w.isalpha() and w not in NOUNS.values() and not w.endswith("s"))
    return tuple(verbs), tuple(nouns)


def _doubled(verb: str) -> bool:
    short = (
        len(verb) <= 4 and verb[-1] not in VOWELS + "wxy" and verb[-2] in VOWELS and verb[-3] not in VOWELS
    )
    return short or verb in DOUBLED


def inflect(verb: str, ending: str) -> str:
    """A regular verb with "ed", "ing" or "s"."""
    if ending == "s":
        if verb.endswith("y") and verb[-2] not in VOWELS:
            return verb[:-1] + "ies"
        return verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    if verb.endswith("e") and not (ending == "ing" and verb.endswith("ee")):
        return verb + "d" if ending == "ed" else verb[:-1] + "ing"
    if ending == "ed" and verb.endswith("y") and verb[-2] not in VOWELS:
        return verb[:-1] + "ied"
    return verb + (verb[-1] if _doubled(verb) else "") + ending


def _ending(row: Row) -> str | None:
    feats = row.feats
    if "Tense=Past" in feats:
        return "ed"
    if "VerbForm=Part" in feats or "VerbForm=Ger" in feats:
        return "ing"
    if "Person=3" in feats and "Number=Sing" in feats and "Tense=Pres" in feats:
        return "s"
    return "" if "VerbForm=Inf" in feats or "VerbForm=Fin" in feats else None


def war_words(rows: list[Row], rng: random.Random) -> list[Row] | None:
    """The sentence with words of war for its transitive verbs and some of its nouns; None where none fits."""
    verbs, nouns = words_of_war()
    with_object = {row.head for row in rows if row.dep in ("obj", "nsubj:pass")}
    out, changed = [], False
    for number, row in enumerate(rows, 1):
        form = row.form
        if row.pos == "VERB" and number in with_object:
            ending = _ending(row)
            if ending is not None:
                verb = rng.choice(verbs)
                form = inflect(verb, ending) if ending else verb
        elif row.pos == "NOUN" and row.dep in CORE and rng.random() < 0.3:
            noun = rng.choice(nouns)
            form = inflect(noun, "s") if "Number=Plur" in row.feats else noun
        if form != row.form:
            form = form.capitalize() if row.form[:1].isupper() else form
            changed = True
        out.append(row._replace(form=form))
    return out if changed else None
