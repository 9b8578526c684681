"""A small store's worth of hand-made extractions, with all that the pages must show."""

import datetime as dt
from typing import Any

from belligraph.schema.ids import entity_id
from belligraph.schema.records import (
    Article,
    Attribution,
    Claim,
    EntityForm,
    EntityType,
    EventTime,
    Extraction,
    Mention,
    Mood,
    Quantity,
    Resolution,
    Sentence,
    Span,
)

TYPES = {
    "Arvenia": EntityType.STATE,
    "Boreland": EntityType.STATE,
    "Costania": EntityType.STATE,
    "Delmark": EntityType.STATE,
    "Ana Orlov": EntityType.PERSON,
    "Northern League": EntityType.ORGANIZATION,
    "Falcon 9 missile": EntityType.WEAPON,
    "Port Sable": EntityType.PLACE,
}
HOSTILE = "<img src=x onerror=\"document.title='owned'\">"


def ident(name: str) -> str:
    """The id of one of the entities above."""
    return entity_id(TYPES[name], name)


def extraction(headline: str, day: dt.date, *said: dict[str, Any]) -> Extraction:
    """An article of one paragraph a sentence, and the claims that the sentences make.

    Each of `said` has the sentence as `quote`, subject, relation, object and trigger as they stand in it,
    and whatever else a claim may have.
    """
    quotes = list(dict.fromkeys(row["quote"] for row in said))
    article = Article.make("\n\n".join(quotes), source="Test Wire", headline=headline, published=day)
    content = article.content
    starts = {quote: content.index(quote, len(headline)) for quote in quotes}
    names = [name for name in TYPES if name in article.text]
    sentences = [Sentence(article=article.id, index=0, start=0, end=len(headline))] + [
        Sentence(article=article.id, index=i, start=starts[quote], end=starts[quote] + len(quote))
        for i, quote in enumerate(quotes, start=1)
    ]
    mentions = [
        Mention(
            article=article.id,
            sentence=i,
            start=starts[quote] + quote.index(name),
            end=starts[quote] + quote.index(name) + len(name),
            text=name,
            entity=ident(name),
            resolution=Resolution.NAME,
        )
        for i, quote in enumerate(quotes, start=1)
        for name in names
        if name in quote
    ]
    return Extraction(
        article=article,
        sentences=tuple(sentences),
        forms=tuple(EntityForm(id=ident(name), type=TYPES[name], name=name) for name in names),
        mentions=tuple(mentions),
        claims=tuple(_claim(article, starts[row["quote"]], **row) for row in said),
    )


def _claim(
    article: Article, at: int, *, quote: str, subject: str, object: str, trigger: str, **rest: Any
) -> Claim:
    def span(words: str) -> Span:
        start = at + quote.index(words)
        return Span(start=start, end=start + len(words))

    named = {"subject": subject, "object": object} | {k: rest[k] for k in ("item", "place") if k in rest}
    return Claim.make(
        article=article.id,
        quote=quote,
        sentence=Span(start=at, end=at + len(quote)),
        trigger=span(trigger),
        spans={role: span(name) for role, name in named.items()},
        extractor="by hand",
        **rest | {role: ident(name) for role, name in named.items()},
    )


def extractions() -> list[Extraction]:
    """The sample: a contested edge, a planned one, code points beyond the basic plane, hostile markup."""
    supplies = {"subject": "Arvenia", "relation": "SUPPLIES", "object": "Boreland", "trigger": "deliver"}
    delivered = (
        "“🚀🚀 Arvenia will deliver 40 units of the Falcon 9 missile to Boreland,” Ana Orlov said on Monday."
    )
    denied = "Arvenia did not deliver anything to Boreland, Costania said."
    struck = f"Boreland shelled Port Sable {HOSTILE} overnight."
    return [
        extraction(
            f"Arvenia arms Boreland {HOSTILE}",
            dt.date(2021, 3, 2),
            {
                **supplies,
                "quote": delivered,
                "item": "Falcon 9 missile",
                "mood": Mood.PLANNED,
                "quantity": Quantity(text="40 units", low=40, high=40, unit="units"),
                "time": EventTime(text="on Monday", start=dt.date(2021, 3, 1), end=dt.date(2021, 3, 1)),
                "attribution": Attribution(text="Ana Orlov", entity=ident("Ana Orlov")),
            },
            {
                "subject": "Boreland",
                "relation": "ATTACKS",
                "object": "Port Sable",
                "trigger": "shelled",
                "quote": struck,
            },
        ),
        extraction(
            "Costania denies the delivery",
            dt.date(2021, 3, 5),
            {
                **supplies,
                "quote": denied,
                "negated": True,
                "attribution": Attribution(text="Costania", entity=ident("Costania")),
            },
        ),
        extraction(
            "A pact in the north",
            dt.date(2021, 4, 9),
            {
                "subject": "Arvenia",
                "relation": "TREATY_WITH",
                "object": "Delmark",
                "trigger": "signed",
                "quote": "Arvenia signed a pact with Delmark.",
            },
            {
                "subject": "Delmark",
                "relation": "MEMBER_OF",
                "object": "Northern League",
                "trigger": "member",
                "quote": "Delmark is a member of the Northern League.",
            },
            {
                "subject": "Delmark",
                "relation": "CONDEMNS",
                "object": "Boreland",
                "trigger": "condemned",
                "quote": "Delmark condemned Boreland.",
            },
            {
                "subject": "Ana Orlov",
                "relation": "HOLDS_OFFICE",
                "object": "Arvenia",
                "trigger": "president",
                "role": "president",
                "quote": "Ana Orlov, president of Arvenia, was there.",
            },
        ),
    ]
