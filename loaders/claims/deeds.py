"""What "the raid" or "the offer" can point back to, and who put a plan forward."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

from belligraph.loaders.claims.candidates import Candidate
from belligraph.loaders.claims.heads import ACTORS
from belligraph.loaders.grammar import syntax
from belligraph.loaders.grammar.scene import Scene
from belligraph.loaders.grammar.standing import resolve
from belligraph.loaders.language.lemmas import lemma
from belligraph.loaders.mentions.kinds import kinds

PROPOSES = "PROPOSES"  # kept for pointing back only: the graph has no such relation


@cache
def deeds() -> Mapping[str, frozenset[str]]:
    """Noun → the relations of the acts that it sums up."""
    text = files(__package__).joinpath("deeds.toml").read_text(encoding="utf-8")
    out: dict[str, frozenset[str]] = {}
    for row in tomllib.loads(text)["deed"]:
        for noun in row["nouns"].split():
            out[noun] = out.get(noun, frozenset()) | frozenset(row["relations"].split())
    return out


def proposals(scene: Scene) -> Iterator[Candidate]:
    """Who put a plan forward in this sentence: "Egypt proposed a truce"."""
    if scene.forms().isdisjoint(kinds()["proposing"]):
        return
    for token in scene.doc:
        if not syntax.is_verb(token) or lemma(token.text, "VERB") not in kinds()["proposing"]:
            continue
        sure = lemma(token.text, "VERB") == "propose"
        nouns = {lemma(t.text, "NOUN") for t in syntax.objects(token)}
        if not sure and not any(PROPOSES in deeds().get(n, ()) for n in nouns):
            continue
        for who in (f for h in syntax.subjects(token) for f in resolve(scene, h, ACTORS)):
            yield Candidate(relation=PROPOSES, subject=who, object=who, trigger=token, rule="")
