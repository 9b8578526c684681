"""A candidate → the claim that is kept: its details, mood, source and the spans of its evidence."""

from belligraph import __version__
from belligraph.loaders.assertion import AttributionSpan, assess
from belligraph.loaders.claims.candidates import Candidate
from belligraph.loaders.claims.details import Measures, money_of, quantity_of, time_of
from belligraph.loaders.claims.heads import ACTORS
from belligraph.loaders.claims.places import place_of
from belligraph.loaders.claims.traits import traits
from belligraph.loaders.grammar.scene import Scene, phrase
from belligraph.loaders.grammar.standing import resolve
from belligraph.loaders.language.lemmas import lemma
from belligraph.loaders.language.pipeline import reader
from belligraph.loaders.mentions.kinds import kinds
from belligraph.schema.records import (
    Article,
    Attribution,
    Claim,
    EntityType,
    Mood,
    Span,
)


def extractor() -> str:
    """What reads: our version, and the user's own pipeline where there is one."""
    return f"belligraph {__version__} with {own}" if (own := reader()) else f"belligraph {__version__}"


def span_of(scene: Scene, start: int, end: int) -> Span:
    last = scene.doc[end - 1]
    return Span(start=scene.start + scene.doc[start].idx, end=scene.start + last.idx + len(last))


def said_by(scene: Scene, said: AttributionSpan) -> Attribution:
    """Who says so, as words and as entity: the phrase is the sentence's own."""
    head = scene.doc[said.head]
    found = resolve(scene, head, ACTORS)
    if found and not scene.at(said.head) and lemma(head.text, "NOUN") in kinds()["unnamed_sources"]:
        # "American officials" are words, not the state
        found = [f for f in found if f.type is EntityType.ORGANIZATION]
    return Attribution(
        text=phrase(scene.doc, said.start, said.end),
        entity=found[0].entity if found else None,
        via=said_by(scene, said.via) if said.via else None,
    )


def _mood(candidate: Candidate, assessed: Mood, plain: bool) -> Mood:
    """The frame's own mood first, then what the sentence says; what is promised is yet to come."""
    if plain:
        return Mood.ACTUAL
    mood = candidate.mood or assessed
    handed = candidate.relation in traits()["relations.handed"]
    promised = lemma(candidate.trigger.text, "VERB") in traits()["moods.promising"]
    return Mood.PLANNED if mood is Mood.ACTUAL and handed and promised else mood


def claim_of(
    article: Article, scene: Scene, candidate: Candidate, measures: Measures, quoted: Attribution | None
) -> Claim:
    assertion = assess(candidate.trigger)
    quantity = quantity_of(scene, measures, candidate)
    money = money_of(scene, measures, candidate)
    time = time_of(scene, measures, candidate)
    place = place_of(scene, candidate)
    spans = {
        "subject": span_of(scene, candidate.subject.start, candidate.subject.end),
        "object": span_of(scene, candidate.object.start, candidate.object.end),
    }
    if candidate.item is not None:
        spans["item"] = span_of(scene, candidate.item.start, candidate.item.end)
    if place is not None:
        spans["place"] = span_of(scene, place.start, place.end)
    for name, row in (("quantity", quantity), ("money", money), ("time", time)):
        if row is not None:
            spans[name] = Span(start=scene.start + row.start, end=scene.start + row.end)
    role = None
    if candidate.role is not None:
        spans["role"] = span_of(scene, *candidate.role)
        role = spans["role"].of(article.content)
    said = said_by(scene, assertion.attribution) if assertion.attribution else quoted
    spoken = candidate.relation in traits()["relations.spoken"]
    if said is not None and said.entity == candidate.subject.entity and spoken:
        said = None  # who condemns says so by condemning
    standing = candidate.relation in traits()["relations.standing"]
    plain = candidate.asserted or standing
    return Claim.make(
        article=article.id,
        subject=candidate.subject.entity,
        relation=candidate.relation,
        object=candidate.object.entity,
        item=candidate.item.entity if candidate.item else None,
        place=place.entity if place else None,
        quantity=quantity.record if quantity else None,
        money=money.record if money else None,
        time=time.record if time else None,
        role=role,
        instrument=candidate.instrument.text if candidate.instrument is not None else None,
        mood=_mood(candidate, assertion.mood, plain),
        negated=False if plain else candidate.negated != assertion.negated,
        attribution=None if plain else said,
        quote=scene.text,
        sentence=Span(start=scene.start, end=scene.start + len(scene.text)),
        trigger=span_of(scene, candidate.trigger.i, candidate.trigger.i + 1),
        spans=spans,
        extractor=extractor(),
        rule=candidate.rule,
    )
