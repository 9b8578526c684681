"""Three small articles: a report, its reprint, and another; and texts that are hard to search for."""

import datetime as dt

from belligraph.schema.records import (
    Article,
    Claim,
    EntityForm,
    EntityType,
    EventTime,
    Extraction,
    Mention,
    Mood,
    Resolution,
    Sentence,
    Span,
)

FORMS = {
    "KOR": EntityForm(id="KOR", type=EntityType.STATE, name="Korra"),
    "VEL": EntityForm(id="VEL", type=EntityType.STATE, name="Velia"),
    "weapon/tank": EntityForm(id="weapon/tank", type=EntityType.WEAPON, name="tank"),
    "person/osa-lund": EntityForm(
        id="person/osa-lund", type=EntityType.PERSON, name="Ōsa Lund", acts_for="KOR"
    ),
}
LINES = (
    "Korra will send forty tanks to Velia before the spring, its ministry said on Monday.",
    "The tanks come from a depot near the river and will cross two borders by rail.",
    "Crews have trained on them since autumn, and spare parts are to follow by road.",
)
TALK = "Ōsa Lund met ministers of Korra in the old harbour town."


def story(
    text: str, claims: list[tuple[str, str, str, str]], headline: str, source: str, day: dt.date
) -> Extraction:
    """An extraction; a claim is (subject, relation, object, its sentence)."""
    article = Article.make(text, source=source, headline=headline, published=day)
    content = article.content
    lines = [line for line in (*LINES, TALK) if line in text]
    sentences = [headline, *lines]
    places = [Span(start=content.index(line), end=content.index(line) + len(line)) for line in sentences]
    mentions = [
        Mention(
            article=article.id,
            sentence=index,
            start=place.start + line.index(form.name),
            end=place.start + line.index(form.name) + len(form.name),
            text=form.name,
            entity=form.id,
            resolution=Resolution.NAME,
        )
        for index, (line, place) in enumerate(zip(sentences, places, strict=True))
        for form in FORMS.values()
        if index and form.name in line
    ]
    return Extraction(
        article=article,
        sentences=tuple(
            Sentence(article=article.id, index=i, start=place.start, end=place.end)
            for i, place in enumerate(places)
        ),
        forms=tuple(FORMS.values()),
        mentions=tuple(mentions),
        claims=tuple(
            Claim.make(
                article=article.id,
                subject=subject,
                relation=relation,
                object=object_,
                item="weapon/tank" if relation == "SUPPLIES" else None,
                mood=Mood.PLANNED if relation == "SUPPLIES" else Mood.ACTUAL,
                time=EventTime(text="on Monday", start=day, end=day),
                quote=line,
                sentence=places[sentences.index(line)],
                trigger=places[sentences.index(line)],
                extractor="test 1",
            )
            for subject, relation, object_, line in claims
        ),
    )


STORY = story(
    " ".join(LINES),
    [
        ("KOR", "SUPPLIES", "VEL", LINES[0]),
        ("KOR", "SUPPORTS", "VEL", LINES[0]),
        ("KOR", "TRAINS", "VEL", LINES[2]),
    ],
    "Forty tanks",
    "wire",
    dt.date(2022, 1, 10),
)
REPRINT = story(
    " ".join(LINES[:2]),
    [("KOR", "SUPPLIES", "VEL", LINES[0])],
    "Korra arms its neighbour",
    "Herald",
    dt.date(2022, 1, 11),
)
OTHER = story(
    TALK,
    [("person/osa-lund", "MEETS", "KOR", TALK), ("person/osa-lund", "HOLDS_OFFICE", "KOR", TALK)],
    "Talks in the harbour",
    "Post",
    dt.date(2022, 3, 1),
)

PARTS = (
    '"',
    '"" OR',
    "AND",
    "NEAR(korra velia)",
    "headline: korra",
    "korra*",
    "^korra",
    "-korra + {tank}",
    "'; DROP TABLE article; --",
    "a\0b",
    "🛩",
    "《》",
    "½",
    "(",
    "x" * 5000,
)
"""Texts that mean something to full-text engines, or nothing."""
