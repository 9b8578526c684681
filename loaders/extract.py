"""An article → everything that it states: mentions, entities, claims. And many articles, on many cores."""

import signal
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from belligraph.batches import batches
from belligraph.errors import ClaimRefused
from belligraph.loaders.assertion import attribute_quotes
from belligraph.loaders.claims.candidates import Candidate
from belligraph.loaders.claims.confidence import weighed
from belligraph.loaders.claims.deeds import proposals
from belligraph.loaders.claims.details import measure
from belligraph.loaders.claims.frames import read_frames
from belligraph.loaders.claims.items import with_items
from belligraph.loaders.claims.offices import read_offices
from belligraph.loaders.claims.record import claim_of, said_by, span_of
from belligraph.loaders.claims.settle import against_own_side, told_once, unbeaten
from belligraph.loaders.claims.structure import read_structure
from belligraph.loaders.codebook import load as load_codebook
from belligraph.loaders.gazetteer import load as load_gazetteer
from belligraph.loaders.grammar.scene import Found, Scene
from belligraph.loaders.language.pipeline import Parsed, parse
from belligraph.loaders.mentions.coreference import resolve_references
from belligraph.loaders.mentions.identity import Reader
from belligraph.loaders.mentions.memory import Office
from belligraph.schema.checks import check_claim
from belligraph.schema.records import (
    Article,
    Claim,
    EntityForm,
    EntityType,
    Extraction,
    Mention,
    Sentence,
)
from belligraph.schema.vocabulary import relations

REACH = 2  # sentences that a noun can point back over
CHUNK = 32  # articles a task: enough to hide the cost of handing tasks over


def extract(article: Article) -> Extraction:
    """All that one article states. The same article gives the same extraction, byte for byte."""
    return next(iter(_extract_chunk([article])))


def extract_many(articles: Iterable[Article], processes: int = 1) -> Iterator[Extraction]:
    """The extractions of many articles, in their order; with `processes` > 1 on that many cores."""
    if processes <= 1:
        for chunk in batches(articles, CHUNK):
            yield from _extract_chunk(chunk)
        return
    with ProcessPoolExecutor(
        processes, mp_context=get_context("spawn"), initializer=_leave_interrupts
    ) as pool:
        pending = []
        for chunk in batches(articles, CHUNK):
            pending.append(pool.submit(_extract_chunk, chunk))
            if len(pending) >= 2 * processes:
                yield from pending.pop(0).result()
        for task in pending:
            yield from task.result()


def _leave_interrupts() -> None:
    """Ctrl+C is the parent's to answer; a worker that answered it too would print a traceback."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _extract_chunk(articles: list[Article]) -> list[Extraction]:
    parsed = parse(article.content for article in articles)
    return [read_article(article, sentences) for article, sentences in zip(articles, parsed, strict=True)]


def scenes_of(article: Article, sentences: list[Parsed]) -> list[Scene]:
    """The article's sentences with their mentions, references resolved."""
    headline = len(article.headline or "")
    founds = Reader(sentences, bool(headline), article.published.year if article.published else None).read()
    scenes = [
        Scene(s.index, s.start, s.doc, found, s.start < headline)
        for s, found in zip(sentences, founds, strict=True)
    ]
    return resolve_references(scenes, _offices(scenes))


def _offices(scenes: list[Scene]) -> list[Office]:
    return [
        Office(candidate.subject, candidate.trigger.lower_, _state_served(candidate), _role_words(candidate))
        for scene in scenes
        for candidate in read_offices(scene)
    ]


def _role_words(office: Candidate) -> frozenset[str]:
    start, end = office.role or (0, 0)
    return frozenset(t.lower_ for t in office.trigger.doc[start:end])


def _state_served(office: Candidate) -> str | None:
    body = office.object
    state = body.entity if body.type is EntityType.STATE else body.acts_for
    return state if state in load_gazetteer().states else None


def read_article(article: Article, sentences: list[Parsed], scenes: list[Scene] | None = None) -> Extraction:
    """The extraction of an article whose sentences are parsed; `scenes`: what `scenes_of` made of them."""
    scenes = scenes_of(article, sentences) if scenes is None else scenes
    quoted = {
        index: said_by(scenes[quote.sentence], quote.speaker)
        for index, quote in attribute_quotes([scene.doc for scene in scenes]).items()
    }
    read: list[tuple[Scene, list[Candidate]]] = []
    for scene in scenes:
        read.append((scene, candidates_of(scene, _told_before(read))))
    sides = _sides(read)
    forms = _forms(scenes, read, sides)
    types = {form.id: form.type for form in forms}
    claims: dict[str, Claim] = {}
    for scene, candidates in read:
        measures = measure(scene, article) if candidates else None
        for candidate in candidates:
            assert measures is not None
            claim = claim_of(article, scene, candidate, measures, quoted.get(scene.index))
            try:
                check_claim(claim, article.content, types)
            except ClaimRefused:
                continue
            claims.setdefault(claim.id, claim)
    return Extraction(
        article=article,
        sentences=tuple(
            Sentence(article=article.id, index=s.index, start=s.start, end=s.end) for s in sentences
        ),
        forms=forms,
        mentions=tuple(_mentions(article, scenes)),
        claims=tuple(weighed(list(claims.values()), scenes)),
    )


def _told_before(read: Sequence[tuple[Scene, list[Candidate]]]) -> list[Candidate]:
    """What the sentences just read say: "the attack" and "the offer" can point back to it."""
    return [c for scene, found in read[-REACH:] for c in (*proposals(scene), *found)]


def candidates_of(scene: Scene, before: Sequence[Candidate] = ()) -> list[Candidate]:
    """Every candidate of the sentence once, the first rule to say it wins; overlaps between relations
    settled.
    """
    out: dict[tuple[str, ...], Candidate] = {}
    found = unbeaten(list(read_frames(scene, load_codebook(), before)))
    framed = [c for frame in found for c in with_items(scene, frame)]
    offices = list(read_offices(scene))
    for candidate in (*framed, *offices, *read_structure(scene)):
        if against_own_side(candidate, offices):
            continue
        ends = (candidate.subject.entity, candidate.object.entity)
        if relations()[candidate.relation].symmetric:
            ends = (min(ends), max(ends))
        key = (candidate.relation, *ends, candidate.item.entity if candidate.item else "")
        bare = (candidate.relation, *ends, "")
        if key in out or (candidate.item is None and any(k[:3] == bare[:3] for k in out)):
            continue
        if candidate.item is not None:
            out.pop(bare, None)
        out[key] = candidate
    return told_once(list(out.values()))


def _sides(read: list[tuple[Scene, list[Candidate]]]) -> dict[str, str]:
    """Person → the state that they act for, by the offices that the article gives them."""
    out: dict[str, str] = {}
    for _, candidates in read:
        for candidate in candidates:
            if candidate.relation == "HOLDS_OFFICE" and (state := _state_served(candidate)):
                out.setdefault(candidate.subject.entity, state)
    return out


def _forms(
    scenes: list[Scene], read: list[tuple[Scene, list[Candidate]]], sides: dict[str, str]
) -> tuple[EntityForm, ...]:
    founds = [f for scene in scenes for f in _with_inner(scene.founds)]
    founds += [f for _, candidates in read for c in candidates for f in (c.subject, c.object, c.item) if f]
    states = load_gazetteer().states
    out: dict[str, EntityForm] = {}
    for found in founds:
        acts_for = found.acts_for or sides.get(found.entity)
        if found.type is EntityType.STATE:
            acts_for = None
        known = out.get(found.entity)
        if known is None or (known.acts_for is None and acts_for):
            out[found.entity] = EntityForm(
                id=found.entity, type=found.type, name=found.name, acts_for=acts_for
            )
    for state in sorted({f.acts_for for f in out.values() if f.acts_for} - set(out)):
        if state in states:
            out[state] = EntityForm(id=state, type=EntityType.STATE, name=states[state].name)
    return tuple(out[key] for key in sorted(out))


def _with_inner(founds: Sequence[Found]) -> list[Found]:
    """The mentions, and after each the class of weapon that it takes in."""
    return [f for found in founds for f in (found, found.inner) if f is not None]


def _mentions(article: Article, scenes: list[Scene]) -> Iterator[Mention]:
    for scene in scenes:
        for found in _with_inner(scene.founds):
            span = span_of(scene, found.start, found.name_end or found.end)
            yield Mention(
                article=article.id,
                sentence=scene.index,
                start=span.start,
                end=span.end,
                text=span.of(article.content),
                entity=found.entity,
                resolution=found.resolution,
            )
