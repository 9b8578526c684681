"""How sure a claim is: a logistic model over marks of how it was read, with its weights in confidence.toml.

The weights come from `bench/reading/train.py`, from claims of annotated articles; of the claims of confidence
0.8, eight in ten should be right. Marks are words, each either there or not, so that the sum can be read.
"""

import math
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

from belligraph.loaders.claims.heads import ACTORS, is_hyphenated
from belligraph.loaders.grammar.scene import Found, Scene
from belligraph.loaders.language.tree import Span as TokenSpan
from belligraph.loaders.language.tree import Token
from belligraph.schema.records import Claim, Span

RELATIVES = frozenset(("who", "which", "that", "whose", "where"))
STEPS = (1, 2, 3, 4)
GAPS = (0, 3, 8, 15)
LENGTHS = (12, 20, 28, 36, 48)


@cache
def weights() -> Mapping[str, float]:
    """The weight of every mark; marks that are not listed weigh nothing."""
    text = files("belligraph.loaders.claims").joinpath("confidence.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    return {f"{group} {name}": value for group, marks in table.items() for name, value in marks.items()}


def weighed(claims: Sequence[Claim], scenes: Sequence[Scene]) -> list[Claim]:
    """The claims of an article, each with its confidence."""
    marks = article_marks(claims, scenes)
    return [
        claim.model_copy(update={"confidence": confidence(row)})
        for claim, row in zip(claims, marks, strict=True)
    ]


def article_marks(claims: Sequence[Claim], scenes: Sequence[Scene]) -> list[tuple[str, ...]]:
    """The marks of every claim of an article."""
    at = {scene.start: scene for scene in scenes}
    peers = Counter((claim.trigger.start, claim.relation) for claim in claims)
    said = {(claim.sentence.start, _what(claim)) for claim in claims}
    again = Counter(what for _, what in said)
    return [
        marks_of(
            at[claim.sentence.start],
            claim,
            peers[claim.trigger.start, claim.relation],
            again[_what(claim)],
        )
        for claim in claims
    ]


def _what(claim: Claim) -> tuple[str, str, str, bool]:
    return claim.subject, claim.relation, claim.object, claim.negated


def confidence(marks: tuple[str, ...]) -> float:
    """The share of claims with these marks that are right, from 0.01 to 0.99."""
    known = weights()
    total = math.fsum(known.get(mark, 0.0) for mark in marks)
    return min(max(round(1 / (1 + math.exp(-total)), 2), 0.01), 0.99)


def marks_of(scene: Scene, claim: Claim, peers: int, again: int) -> tuple[str, ...]:
    """What is known of how a claim was read.

    `peers`: claims of the sentence with its trigger and relation; `again`: sentences of the article that say
    so.
    """
    trigger = _token(scene, claim.trigger)
    subject, other = _found(scene, claim, "subject"), _found(scene, claim, "object")
    out = [
        "all claims",
        f"relation {claim.relation}",
        f"rule {claim.rule}",
        f"trigger {_kind(trigger)}",
        f"length {_bucket(len(scene.doc), LENGTHS)}",
        f"peers {min(peers, 4)}",
        f"again {min(again, 3)}",
        f"mood {claim.mood.value}",
    ]
    out += [f"said {name}" for name, holds in _said(scene, claim) if holds]
    for name, found in (("subject", subject), ("object", other)):
        if found is None:
            out.append(f"{name} unmentioned")
            continue
        head = scene.doc[found.end - 1]
        out.append(f"{name} {found.resolution.value}")
        out.append(f"{name}-type {found.type.value}")
        out.append(f"{name}-kind {found.kind or 'plain'}")
        out.append(f"{name}-steps {_bucket(_steps(head, trigger), STEPS)}")
        out.append(f"{name}-gap {_bucket(_gap(found, trigger), GAPS)}")
        out.append(f"{name}-side {'before' if found.start <= trigger.i else 'after'}")
        between = scene.doc[slice(*_between(found, trigger))]
        out += [f"{name}-over {what}" for what, holds in _over(scene, between) if holds]
        nearer = scene.within(between.start, between.end) if len(between) else []
        out.append(
            f"{name}-rivals {min(sum(f.type in ACTORS and f.entity != found.entity for f in nearer), 3)}"
        )
    return tuple(out)


def _said(scene: Scene, claim: Claim) -> tuple[tuple[str, bool], ...]:
    return (
        ("negated", claim.negated),
        ("by-somebody", claim.attribution is not None),
        ("in-headline", scene.headline),
        ("with-item", claim.item is not None),
        ("with-quantity", claim.quantity is not None),
        ("with-place", claim.place is not None),
        ("with-time", claim.time is not None),
    )


def _token(scene: Scene, span: Span) -> Token:
    found = scene.doc.char_span(span.start - scene.start, span.end - scene.start)
    return found[0] if found is not None and len(found) else scene.doc[0]


def _found(scene: Scene, claim: Claim, end: str) -> Found | None:
    entity = claim.subject if end == "subject" else claim.object
    at = _token(scene, claim.spans[end]).i
    return next((f for f in scene.at(at) if f.entity == entity), None)


def _kind(trigger: Token) -> str:
    if is_hyphenated(trigger):
        return "hyphen"
    return {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "name"}.get(trigger.pos_, "other")


def _bucket(value: int, bounds: tuple[int, ...]) -> str:
    return next((str(b) for b in bounds if value <= b), "more")


def _gap(found: Found, trigger: Token) -> int:
    return max(0, found.start - trigger.i - 1, trigger.i - found.end)


def _between(found: Found, trigger: Token) -> tuple[int, int]:
    return (found.end, trigger.i) if found.start <= trigger.i else (trigger.i + 1, found.start)


def _over(scene: Scene, between: TokenSpan) -> tuple[tuple[str, bool], ...]:
    return (
        ("verb", any(t.pos_ == "VERB" and not scene.at(t.i) for t in between)),
        ("comma", any(t.text in (",", "(", "—", "-") for t in between)),
        ("relative", any(t.lower_ in RELATIVES for t in between)),
        ("and", any(t.lower_ in ("and", "or", "but") for t in between)),
    )


def _steps(token: Token, other: Token) -> int:
    """Edges of the tree from one token to another."""
    over = {token.i: 0}
    for count, ancestor in enumerate(token.ancestors, 1):
        over[ancestor.i] = count
    if other.i in over:
        return over[other.i]
    for count, ancestor in enumerate(other.ancestors, 1):
        if ancestor.i in over:
            return over[ancestor.i] + count
    return len(token.doc)
