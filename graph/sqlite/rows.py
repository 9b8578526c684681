"""Rows ↔ records."""

import datetime as dt
import json
from typing import Any

from belligraph.graph.assemble import days_of, edge_of
from belligraph.graph.canonical import record_json, to_json
from belligraph.schema.records import (
    Article,
    Claim,
    Edge,
    Entity,
    EntityForm,
    EntityType,
    Extraction,
    Mention,
    Resolution,
    Sentence,
)
from belligraph.schema.vocabulary import relations

Row = tuple[Any, ...]

ARTICLE = "id, source, url, headline, published, text, language"
CLAIM = "record, quote"
EDGE = (
    "id, subject, relation, object, claims, articles, origins, "
    "actual, planned, possible, negated, first, last"
)
ENTITY = "id, type, name, aliases, acts_for"
MENTION = 'article.id, m.sentence, m.start, m."end", m.text, m.entity, m.resolution'
MENTIONS = "mention AS m JOIN article ON article.n = m.article"

CLAIM_COLUMNS = (
    "id, article, position, edge, subject, relation, object, symmetric, item, place, mood, "
    "negated, attributed, attribution, confidence, published, first, last, start, record, time, quote"
)


def claim_row(claim: Claim, position: int, published: dt.date | None) -> Row:
    """The claim's CLAIM_COLUMNS; `position` is its place, `published` its article's date."""
    first, last = days_of(claim)
    return (
        claim.id,
        claim.article,
        position,
        edge_of(claim),
        claim.subject,
        claim.relation,
        claim.object,
        int(relations()[claim.relation].symmetric),
        claim.item,
        claim.place,
        claim.mood.value,
        int(claim.negated),
        int(claim.attribution is not None),
        claim.attribution.entity if claim.attribution else None,
        claim.confidence,
        day_text(published),
        day_text(first),
        day_text(last),
        claim.sentence.start,
        to_json(claim.model_dump(mode="json", exclude={"quote"})),
        None if claim.time is None else record_json(claim.time),
        claim.quote,
    )


def mention_row(mention: Mention, article: int, position: int) -> Row:
    """The columns of table mention; `article` is the number of its article."""
    m = mention
    return article, position, m.sentence, m.start, m.end, m.text, m.entity, m.resolution.value


def sentences_text(extraction: Extraction) -> str:
    """The sentences as the article's row keeps them."""
    return to_json([[s.index, s.start, s.end] for s in extraction.sentences])


def forms_text(extraction: Extraction) -> str:
    """The forms as the article's row keeps them."""
    return to_json([[f.id, f.type.value, f.name, f.acts_for] for f in extraction.forms])


def day_text(day: dt.date | None) -> str | None:
    """A date as the columns hold it."""
    return day.isoformat() if day else None


def read_day(text: str | None) -> dt.date | None:
    """What `day_text` wrote."""
    return dt.date.fromisoformat(text) if text else None


def read_article(row: Row) -> Article:
    """From ARTICLE."""
    id, source, url, headline, published, text, language = row
    return Article(
        id=id,
        source=source,
        url=url,
        headline=headline,
        published=read_day(published),
        text=text,
        language=language,
    )


def read_claim(row: Row) -> Claim:
    """From CLAIM."""
    record, quote = row
    return Claim.model_validate_json(f'{{"quote":{to_json(quote)},{record[1:]}')


def read_edge(row: Row) -> Edge:
    """From EDGE."""
    (
        id,
        subject,
        relation,
        object,
        claims,
        articles,
        origins,
        actual,
        planned,
        possible,
        negated,
        first,
        last,
    ) = row
    return Edge(
        id=id,
        subject=subject,
        relation=relation,
        object=object,
        claims=claims,
        articles=articles,
        origins=origins,
        actual=actual,
        planned=planned,
        possible=possible,
        negated=negated,
        contested=0 < negated < claims,
        first=read_day(first),
        last=read_day(last),
    )


def read_entity(row: Row) -> Entity:
    """From ENTITY."""
    id, kind, name, aliases, acts_for = row
    return Entity(
        id=id, type=EntityType(kind), name=name, aliases=tuple(json.loads(aliases)), acts_for=acts_for
    )


def read_mention(row: Row) -> Mention:
    """From MENTION of MENTIONS."""
    article, sentence, start, end, text, entity, resolution = row
    return Mention(
        article=article,
        sentence=sentence,
        start=start,
        end=end,
        text=text,
        entity=entity,
        resolution=Resolution(resolution),
    )


def read_sentences(article: str, text: str) -> tuple[Sentence, ...]:
    """What `sentences_text` wrote."""
    return tuple(Sentence(article=article, index=i, start=a, end=b) for i, a, b in json.loads(text))


def read_forms(text: str) -> tuple[EntityForm, ...]:
    """What `forms_text` wrote."""
    return tuple(
        EntityForm(id=id, type=EntityType(kind), name=name, acts_for=acts_for)
        for id, kind, name, acts_for in json.loads(text)
    )
