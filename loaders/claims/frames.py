"""Parse + codebook → candidate claims: which frames fire on a sentence, and who fills their roles."""

from collections.abc import Iterator, Sequence

from belligraph.loaders.claims.candidates import Candidate
from belligraph.loaders.claims.deeds import proposals
from belligraph.loaders.claims.firing import fire, is_threatened, particle
from belligraph.loaders.claims.heads import is_hyphenated
from belligraph.loaders.codebook import Codebook, Frame
from belligraph.loaders.grammar import misread, syntax
from belligraph.loaders.grammar.scene import Scene
from belligraph.loaders.language.lemmas import lemma
from belligraph.loaders.language.tree import Token

ACTS = frozenset({"VERB", "AUX", "NOUN", "PROPN", "ADJ"})  # what may name an act
NOMINAL = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "nmod"})


def read_frames(scene: Scene, book: Codebook, before: Sequence[Candidate] = ()) -> Iterator[Candidate]:
    """Every candidate of a sentence, in the order of its triggers and of the codebook.

    `before` holds the candidates of the sentences just read: "the attack" and "the talks" point back to them.
    """
    if not scene.founds:  # nobody is named, so nobody does anything
        return
    past = [*before, *proposals(scene)]
    for candidate in _read(scene, book, past):
        past.append(candidate)
        yield candidate


def _read(scene: Scene, book: Codebook, past: list[Candidate]) -> Iterator[Candidate]:
    for token in scene.doc:
        if token.dep_ in ("aux", "aux:pass", "cop"):
            continue
        if token.pos_ not in ACTS and not is_hyphenated(token):
            continue
        if syntax.is_verb(token) or (token.pos_ == "ADJ" and token.dep_ in ("ROOT", "acl", "ccomp", "advcl")):
            base = _compounded(token, lemma(token.text, "VERB"))
            for frame in book.verbs.get(base, ()):
                if _comes_with(frame, token, base):
                    if base in frame.needs_clause_for and not _has_clause(token):
                        continue
                    yield from fire(scene, book, frame, token, base, past)
        if misread.misread_verb(scene, token) or misread.gerund(scene, token):
            base = lemma(token.text, "VERB")
            for frame in book.verbs.get(base, ()):
                if base not in frame.needs_clause_for and _comes_with(frame, token, base):
                    yield from fire(scene, book, frame, token, base, past)
        if token.pos_ in ("NOUN", "PROPN") or (token.pos_ in ("ADJ", "VERB") and _is_nominal(token)):
            base = _compounded(token, lemma(token.text, "NOUN"))
            covered = bool(scene.at(token.i))
            carrier = syntax.light_verb(token)
            threatened = carrier is not None and is_threatened(carrier)
            for frame in book.nouns.get(base, ()) or book.nouns.get(token.lower_, ()):
                if threatened and frame.relation != "THREATENS":
                    continue
                if covered and not {"self", "state:stationed"} & set(frame.subject):
                    continue
                yield from fire(scene, book, frame, token, base, past)
        if is_hyphenated(token):
            for frame in book.hyphens.get(token.lower_, ()):
                yield from fire(scene, book, frame, token, token.lower_, past)


def _is_nominal(token: Token) -> bool:
    """Whether a word tagged adjective or verb stands where a noun does: "denied U.S. claims"."""
    if token.dep_ not in NOMINAL:
        return False
    return token.pos_ == "ADJ" or any(c.dep_ in ("compound", "amod", "nmod:poss", "det") for c in token.lefts)


def _comes_with(frame: Frame, verb: Token, base: str) -> bool:
    bound = frame.particle and (not frame.particle_for or base in frame.particle_for)
    return not bound or particle(verb, frame.particle)


def _compounded(token: Token, base: str) -> str:
    """The base form of a word written with a hyphen: "test-fired" is "test-fire"."""
    return f"{token.nbor(-2).lower_}-{base}" if is_hyphenated(token) else base


def _has_clause(verb: Token) -> bool:
    bare = lemma(verb.text, "VERB") == "let"
    homes = [verb, *(c for c in verb.children if c.dep_ in ("obj", "iobj", "nsubj:pass"))]
    return any(
        c.dep_ in ("xcomp", "ccomp", "advcl", "acl", "obl")
        and c.i > verb.i
        and (bare or any(t.lower_ in ("to", "from") and t.i < c.i for t in c.children))
        for h in homes
        for c in h.children
    )
