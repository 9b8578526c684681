"""What a reader says of the articles of a standard, in one form for all readers that are compared."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from belligraph.schema.records import Claim, EntityForm, Extraction, Resolution

TIED = (Resolution.PRONOUN, Resolution.DESCRIPTION)


@dataclass(frozen=True, slots=True)
class Named:
    """An entity as a reader names it; without an id, the words of an unnamed source."""

    name: str
    type: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """One claim of a reader."""

    article: str
    sentence: str
    subject: Named
    relation: str
    object: Named
    details: Mapping[str, Named | str]
    mood: str = "actual"
    negated: bool = False
    confidence: float = 1.0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """An entity that a reader found, with the words of its mentions by article."""

    id: str
    type: str
    name: str
    aliases: frozenset[str]
    mentions: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a reader found in a standard."""

    claims: tuple[Said, ...]
    entities: tuple[Seen, ...]


def reading_of(extractions: Iterable[tuple[str, Extraction]]) -> Reading:
    """Extractions by article id → a reading."""
    claims: list[Said] = []
    forms: dict[str, EntityForm] = {}
    aliases: dict[str, set[str]] = {}
    mentions: dict[str, dict[str, set[str]]] = {}
    for article, extraction in extractions:
        names = {form.id: form for form in extraction.forms}
        for form in extraction.forms:
            forms.setdefault(form.id, form)
        for mention in extraction.mentions:
            if mention.resolution not in TIED:
                aliases.setdefault(mention.entity, set()).add(mention.text)
            mentions.setdefault(mention.entity, {}).setdefault(article, set()).add(mention.text)
        claims += [_said(article, claim, names) for claim in extraction.claims]
    entities = tuple(
        Seen(
            id=form.id,
            type=form.type.value,
            name=form.name,
            aliases=frozenset(aliases.get(form.id, ())),
            mentions={a: frozenset(words) for a, words in mentions.get(form.id, {}).items()},
        )
        for form in forms.values()
    )
    return Reading(tuple(claims), entities)


def _said(article: str, claim: Claim, forms: Mapping[str, EntityForm]) -> Said:
    def named(id: str) -> Named:
        return Named(forms[id].name, forms[id].type.value, id)

    details: dict[str, Named | str] = {}
    for field, value in (("item", claim.item), ("place", claim.place)):
        if value is not None:
            details[field] = named(value)
    amount = claim.quantity or claim.money
    words = {
        "quantity": amount.text if amount else None,
        "date": claim.time.text if claim.time else None,
        "role": claim.role,
        "instrument": claim.instrument,
    }
    details.update({field: text for field, text in words.items() if text})
    if claim.attribution is not None:
        said = claim.attribution
        details["attribution"] = named(said.entity) if said.entity else said.text
    return Said(
        article=article,
        sentence=claim.quote,
        subject=named(claim.subject),
        relation=claim.relation,
        object=named(claim.object),
        details=details,
        mood=claim.mood.value,
        negated=claim.negated,
        confidence=claim.confidence,
        rule=claim.rule,
    )
