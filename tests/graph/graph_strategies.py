"""Random small extractions: few entities, relations and texts, so that they meet often.

`articles_` sizes are small and texts come from few words and some fixed reprints, so that edges, aliases and
origins are shared between articles.
"""

import datetime as dt

from hypothesis import strategies as st

from belligraph.schema.records import (
    Article,
    Attribution,
    Claim,
    EntityForm,
    EntityType,
    EventTime,
    Extraction,
    Mention,
    Money,
    Mood,
    Quantity,
    Resolution,
    Sentence,
    Span,
)

WORDS = ("Korra", "sent", "tanks", "to", "Velia", "«Ōsa»", "on", "Monday", "denied", "🛩", "Nord's", "pact")
STORY = " ".join(f"{WORDS[i * 7 % 11]} {WORDS[i * 5 % 12]} {i}" for i in range(40))
"""A report long enough to have reprints."""

POOL = (
    ("KOR", EntityType.STATE, ("Korra", "Republic of Korra")),
    ("VEL", EntityType.STATE, ("Velia",)),
    ("person/osa-lund", EntityType.PERSON, ("Ōsa Lund", "Osa Lund")),
    ("organization/nord-pact", EntityType.ORGANIZATION, ("Nord Pact",)),
    ("weapon/tank", EntityType.WEAPON, ("tank",)),
    ("place/hill-9", EntityType.PLACE, ("Hill 9",)),
)
CLAIMS = (
    ("KOR", "SUPPLIES", "VEL"),
    ("KOR", "ATTACKS", "VEL"),
    ("VEL", "ATTACKS", "KOR"),
    ("VEL", "MEETS", "KOR"),
    ("KOR", "MEETS", "VEL"),
    ("person/osa-lund", "MEETS", "VEL"),
    ("person/osa-lund", "HOLDS_OFFICE", "KOR"),
    ("KOR", "MEMBER_OF", "organization/nord-pact"),
    ("KOR", "USES", "weapon/tank"),
    ("place/hill-9", "LOCATED_IN", "VEL"),
)
DAYS = st.dates(dt.date(2022, 1, 1), dt.date(2022, 1, 12))


def maybe(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    """The value, or None."""
    return st.none() | strategy


@st.composite
def articles(draw: st.DrawFn) -> Article:
    """An article; some are reprints of one another, cut or with a word changed."""
    if draw(st.booleans()):
        words = STORY.split()
        words[draw(st.integers(0, 40))] = draw(st.sampled_from(WORDS))
        text = " ".join(words[: draw(st.integers(20, 80))])
    else:
        text = " ".join(draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12)))
    return Article.make(
        text,
        source=draw(st.sampled_from(("wire", "Post"))),
        url=draw(maybe(st.sampled_from(("https://a.example/1", "https://b.example/2")))),
        headline=draw(maybe(st.sampled_from(("Tanks for Velia", "Ōsa “speaks”")))),
        published=draw(maybe(DAYS)),
    )


@st.composite
def spans(draw: st.DrawFn, content: str) -> Span:
    """A stretch of the content."""
    start = draw(st.integers(0, len(content) - 1))
    return Span(start=start, end=draw(st.integers(start + 1, len(content))))


@st.composite
def times(draw: st.DrawFn) -> EventTime:
    """A time of which neither, one or both ends are known."""
    start, end = draw(maybe(DAYS)), draw(maybe(DAYS))
    if start and end and end < start:
        start, end = end, start
    return EventTime(text="then", start=start, end=end)


@st.composite
def claims(draw: st.DrawFn, article: Article) -> Claim:
    """A sound claim of the article about entities of the pool."""
    subject, relation, object_ = draw(st.sampled_from(CLAIMS))
    sentence = draw(spans(article.content))
    words = Attribution(text="a source", via=draw(maybe(st.just(Attribution(text="a paper")))))
    return Claim.make(
        article=article.id,
        subject=subject,
        relation=relation,
        object=object_,
        item=draw(maybe(st.just("weapon/tank"))),
        place=draw(maybe(st.just("place/hill-9"))),
        quantity=draw(maybe(st.just(Quantity(text="at least 30", low=30.0, unit="tank")))),
        money=draw(maybe(st.just(Money(text="€2m", amount=2e6, currency="EUR", approximate=True)))),
        time=draw(maybe(times())),
        role=draw(maybe(st.just("minister"))),
        mood=draw(st.sampled_from(Mood)),
        negated=draw(st.booleans()),
        attribution=draw(st.none() | st.just(words) | st.just(Attribution(text="Korra", entity="KOR"))),
        quote=sentence.of(article.content),
        sentence=sentence,
        trigger=sentence,
        spans={"subject": sentence},
        extractor=draw(st.sampled_from(["test 1", "llm:m"])),
        confidence=draw(st.sampled_from((1.0, 0.5, 0.25))),
    )


@st.composite
def extractions(draw: st.DrawFn) -> Extraction:
    """A sound extraction: every entity of the pool has a form, any may be mentioned."""
    article = draw(articles())
    sentences = tuple(
        Sentence(article=article.id, index=i, start=s.start, end=s.end)
        for i, s in enumerate(draw(st.lists(spans(article.content), min_size=1, max_size=3)))
    )
    forms = tuple(
        EntityForm(
            id=id,
            type=kind,
            name=draw(st.sampled_from(names)),
            acts_for=draw(maybe(st.sampled_from(("KOR", "VEL")))) if kind is EntityType.PERSON else None,
        )
        for id, kind, names in POOL
    )
    mentions = tuple(
        Mention(
            article=article.id,
            sentence=draw(st.integers(0, len(sentences) - 1)),
            start=span.start,
            end=span.end,
            text=span.of(article.content),
            entity=draw(st.sampled_from(POOL))[0],
            resolution=draw(st.sampled_from(Resolution)),
        )
        for span in draw(st.lists(spans(article.content), max_size=4))
    )
    found = {claim.id: claim for claim in draw(st.lists(claims(article), max_size=5))}
    return Extraction(
        article=article, sentences=sentences, forms=forms, mentions=mentions, claims=tuple(found.values())
    )


def corpora(most: int = 6) -> st.SearchStrategy[list[Extraction]]:
    """Extractions of different articles."""
    return st.lists(extractions(), max_size=most, unique_by=lambda extraction: extraction.article.id)
