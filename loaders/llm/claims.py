"""Proposals → claims, each held to the article; what has no evidence there is dropped and counted.

Who, what, mood, denial and speaker must be sound, or there is no claim. A detail without evidence (item,
place, measure, office, treaty) is left out, and the claim stands without it.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from belligraph.errors import ClaimRefused
from belligraph.loaders.claims.traits import traits
from belligraph.loaders.llm.evidence import Misquoted, places, quoted
from belligraph.loaders.llm.names import Names, Unresolved
from belligraph.loaders.llm.prompt import Part
from belligraph.loaders.llm.proposals import Proposal
from belligraph.loaders.measures import Measured, find_money, find_quantities, find_times
from belligraph.schema.checks import check_claim
from belligraph.schema.records import Attribution, Claim, EntityType, Extraction, Mood, Sentence, Span
from belligraph.schema.vocabulary import relations

RULE = "llm"
CONFIDENCE = 0.5  # of every claim: how often the model is right on such texts is not known
ITEMS = (EntityType.WEAPON,)
PLACES = (EntityType.PLACE, EntityType.STATE)
R = TypeVar("R")


class Dropped(Exception):
    """A proposal that makes no claim; its text says why, in words that can be counted."""


@dataclass(slots=True)
class Checked:
    """The claims of one article so far, and what was dropped or left out."""

    claims: dict[tuple[Any, ...], Claim] = field(default_factory=dict)
    dropped: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)


class Checker:
    """Holds proposals to one article."""

    def __init__(self, extraction: Extraction, extractor: str) -> None:
        self.article = extraction.article
        self.content = extraction.article.content
        self.sentences = extraction.sentences
        self.names = Names(extraction)
        self.extractor = extractor
        self.checked = Checked()

    def take(self, proposals: Sequence[Proposal], part: Part) -> None:
        """Check the proposals that were made for a part."""
        for proposal in proposals:
            left_out: Counter[str] = Counter()
            try:
                claim = self._claim(proposal, part, left_out)
                check_claim(claim, self.content, self.names.types)
            except (Dropped, Misquoted) as error:
                self.checked.dropped[str(error)] += 1
                continue
            except ClaimRefused:
                self.checked.dropped["refused by the gate"] += 1
                continue
            ends = (claim.subject, claim.object)
            if relations()[claim.relation].symmetric:
                ends = (min(ends), max(ends))
            key = (claim.sentence.start, claim.relation, *ends, claim.item)
            if key in self.checked.claims:
                self.checked.dropped["said already"] += 1
                continue
            self.checked.claims[key] = claim
            self.checked.left_out += left_out

    def _claim(self, proposal: Proposal, part: Part, left_out: Counter[str]) -> Claim:
        relation = relations().get(proposal.relation)
        if relation is None:
            raise Dropped("relation is not in the vocabulary")
        asked = self.sentences[part.first : part.last + 1]
        spans = [Span(start=s.start, end=s.end) for s in asked]
        number, quote = quoted(self.content, spans, proposal.sentence - part.first, proposal.quote)
        if len(proposal.quote.split()) < 2:
            raise Dropped("quote is a single word")
        sentence = asked[number]
        trigger = next(iter(places(quote.of(self.content), proposal.trigger, quote.start)), None)
        if trigger is None:
            raise Dropped("trigger is not in the quote")
        ends = {
            "subject": self._entity("subject", proposal.subject, sentence, relation.domain),
            "object": self._entity("object", proposal.object, sentence, relation.range),
        }
        if ends["subject"] == ends["object"]:
            raise Dropped("ties an entity to itself")
        if not any(self.names.named(entity, sentence.index) for entity in ends.values()):
            raise Dropped("neither subject nor object is in the sentence")
        plain = relation.name in traits()["relations.standing"]
        details = self._details(proposal, sentence, left_out)
        named = {"item": proposal.item, "place": proposal.place}
        for role, types in (("item", ITEMS), ("place", PLACES)):
            found = self._detail_entity(role, named[role], sentence, types, left_out)
            if found is not None and found not in ends.values():
                ends[role] = found
        written = {"subject": proposal.subject, "object": proposal.object, **named}
        where = {role: self._span(entity, written[role] or "", sentence) for role, entity in ends.items()}
        said = self._attribution(proposal.attribution, sentence)
        spoken = relation.name in traits()["relations.spoken"]
        if said is not None and said.entity == ends["subject"] and spoken:
            said = None  # who condemns says so by condemning
        return Claim.make(
            article=self.article.id,
            relation=relation.name,
            **ends,
            **details.fields,
            mood=Mood.ACTUAL if plain else proposal.mood,
            negated=False if plain else proposal.negated,
            attribution=None if plain else said,
            quote=self.content[sentence.start : sentence.end],
            sentence=Span(start=sentence.start, end=sentence.end),
            trigger=trigger,
            spans={role: span for role, span in {**where, **details.spans}.items() if span is not None},
            extractor=self.extractor,
            rule=RULE,
            confidence=CONFIDENCE,
        )

    def _entity(self, role: str, name: str, sentence: Sentence, types: frozenset[EntityType]) -> str:
        try:
            entity = self.names.resolve(name, sentence.index, types)
        except Unresolved as error:
            raise Dropped(f"{role} {error}") from None
        if not self.names.near(entity, sentence.index):
            raise Dropped(f"{role} is far from the sentence")
        return entity

    def _detail_entity(
        self,
        role: str,
        name: str | None,
        sentence: Sentence,
        types: tuple[EntityType, ...],
        left_out: Counter[str],
    ) -> str | None:
        if name is None:
            return None
        try:
            entity = self.names.resolve(name, sentence.index, types)
        except Unresolved:
            entity = ""
        if not entity or not self.names.near(entity, sentence.index):
            left_out[role] += 1
            return None
        return entity

    def _span(self, entity: str, name: str, sentence: Sentence) -> Span | None:
        mention = self.names.mention(entity, name, sentence.index)
        return Span(start=mention.start, end=mention.end) if mention else None

    def _details(self, proposal: Proposal, sentence: Sentence, left_out: Counter[str]) -> "Details":
        text = self.content[sentence.start : sentence.end]
        out = Details()

        def measured(role: str, words: str | None, found: Sequence[Measured[R]]) -> None:
            if words is None:
                return
            for span in places(text, words):
                for row in found:
                    if row.overlaps(span.start, span.end):
                        out.fields[role] = row.record
                        out.spans[role] = Span(start=sentence.start + row.start, end=sentence.start + row.end)
                        return
            left_out[role] += 1

        measured("quantity", proposal.quantity, tuple(find_quantities(text)))
        measured("money", proposal.money, tuple(find_money(text)))
        measured("time", proposal.time, tuple(find_times(text, self.article.published)))
        for role, words, relation in (
            ("role", proposal.role, "HOLDS_OFFICE"),
            ("instrument", proposal.instrument, "TREATY_WITH"),
        ):
            if words is None or proposal.relation != relation:
                continue
            span = next(iter(places(text, words, sentence.start)), None)
            if span is None:
                left_out[role] += 1
            else:
                out.fields[role] = span.of(self.content)
                out.spans[role] = span
        return out

    def _attribution(self, words: str | None, sentence: Sentence) -> Attribution | None:
        """Who says so: words of the sentence, or an entity that speaks on from a sentence before."""
        if words is None:
            return None
        text = self.content[sentence.start : sentence.end]
        for span in places(text, words, sentence.start):
            found = span.of(self.content)
            return Attribution(
                text=" ".join(found.split()),
                entity=self.names.speaker(found, sentence.index, span.start, span.end),
            )
        try:
            entity = self.names.resolve(words, sentence.index, relations()["CONDEMNS"].domain)
        except Unresolved:
            raise Dropped("speaker is not in the article") from None
        return Attribution(text=words, entity=entity)


@dataclass(slots=True)
class Details:
    """What else a claim says, and where it stands."""

    fields: dict[str, Any] = field(default_factory=dict)
    spans: dict[str, Span] = field(default_factory=dict)
