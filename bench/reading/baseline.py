"""What a lexicon of verbs gives: subject, verb and object of each clause, over the same parse and mentions.

No nouns, no frames, no references beyond what the mentions bring, no mood but a plain "not".
"""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from belligraph.loaders.extract import scenes_of
from belligraph.loaders.grammar.scene import Found, Scene
from belligraph.loaders.language.lemmas import lemma
from belligraph.loaders.language.tree import Token
from belligraph.schema.vocabulary import relations
from reading.reader import Parses
from reading.said import Named, Reading, Said
from reading.standard import Standard

SUBJECTS = ("nsubj", "nsubj:pass")
OBJECTS = ("obj", "iobj", "obl", "obl:agent")


@cache
def lexicon() -> dict[str, str]:
    """Verb → relation; the first relation that lists a verb has it."""
    text = Path(__file__).with_name("lexicon.toml").read_text(encoding="utf-8")
    out: dict[str, str] = {}
    for relation, verbs in tomllib.loads(text).items():
        for verb in verbs.split():
            out.setdefault(verb, relation)
    return out


def baseline(standard: Standard, parses: Parses, reading: Reading) -> Reading:
    """The lexicon's claims; the entities are those of the project's own reading."""
    claims = []
    for id, article in standard.articles.items():
        for scene in scenes_of(article, parses[id]):
            claims += list(_claims(id, scene))
    return Reading(tuple(claims), reading.entities)


def _claims(article: str, scene: Scene) -> Iterator[Said]:
    for verb in scene.doc:
        relation = _relation(verb)
        if relation is None:
            continue
        passive = any(c.dep_ in ("nsubj:pass", "aux:pass") for c in verb.children)
        before = _named(scene, verb, SUBJECTS)
        after = _named(scene, verb, OBJECTS)
        doers, targets = (after, before) if passive else (before, after)
        negated = any(c.lower_ in ("not", "n't", "never") for c in verb.children)
        for one in doers:
            for other in targets:
                if _allowed(relation, one, other):
                    yield Said(
                        article,
                        scene.doc.text,
                        Named(one.name, one.type.value, one.entity),
                        relation,
                        Named(other.name, other.type.value, other.entity),
                        {},
                        negated=negated,
                    )


def _relation(verb: Token) -> str | None:
    if verb.pos_ != "VERB":
        return None
    word = lemma(verb.text, "VERB")
    for child in verb.children:
        if child.dep_ == "compound:prt" and f"{word}_{child.lower_}" in lexicon():
            return lexicon()[f"{word}_{child.lower_}"]
    return lexicon().get(word)


def _named(scene: Scene, verb: Token, dependencies: tuple[str, ...]) -> list[Found]:
    """The mentions in the phrases that hang on a verb so; a verb without subject takes its governor's."""
    out: list[Found] = []
    for child in verb.children:
        if child.dep_ in dependencies:
            words = {t.i for t in child.subtree if not _in_clause(t, child)}
            out += [f for f in scene.founds if f.end - 1 in words]
    if not out and dependencies is SUBJECTS and verb.dep_ in ("conj", "xcomp", "advcl") and verb.head != verb:
        return _named(scene, verb.head, SUBJECTS)
    return list(dict.fromkeys(out))


def _in_clause(token: Token, top: Token) -> bool:
    while token != top:
        if token.dep_ in ("acl", "acl:relcl", "advcl", "appos"):
            return True
        token = token.head
    return False


def _allowed(relation: str, one: Found, other: Found) -> bool:
    row = relations()[relation]
    return one.entity != other.entity and one.type in row.domain and other.type in row.range
