"""The names that a model gives → entities of the article, by the mentions that the reading found there.

No name makes an entity: what the article's own reading does not know is refused.
"""

from collections.abc import Iterable

from belligraph.loaders.gazetteer import load as gazetteer
from belligraph.loaders.llm.evidence import plain
from belligraph.loaders.llm.prompt import UNNAMED
from belligraph.schema.records import EntityType, Extraction, Mention

BEFORE = 2  # sentences before a claim's in which its subject or object may be named instead


class Unresolved(Exception):
    """A name that is no entity of the article, or not one alone; its text says why."""


def _form(name: str) -> str:
    words = plain(name).text.strip(" ,.;:\"'")
    words = words.removesuffix("'s")
    return words[4:] if words[:4].lower() == "the " else words


class Names:
    """Who is called what in one article."""

    def __init__(self, extraction: Extraction) -> None:
        self.types = {form.id: form.type for form in extraction.forms}
        self.mentions: dict[int, list[Mention]] = {}
        self.called: dict[str, set[str]] = {}
        for form in extraction.forms:
            self.called.setdefault(_form(form.name), set()).add(form.id)
        for mention in extraction.mentions:
            self.mentions.setdefault(mention.sentence, []).append(mention)
            if mention.resolution not in UNNAMED:
                self.called.setdefault(_form(mention.text), set()).add(mention.entity)

    def resolve(self, name: str, sentence: int, types: Iterable[EntityType]) -> str:
        """The entity of one of the types that the name means in the sentence. Raises Unresolved."""
        wanted = _form(name)
        here = {m.entity for m in self.mentions.get(sentence, ()) if _form(m.text) == wanted}
        known = here | self.called.get(wanted, set()) or self._otherwise_called(wanted)
        if not known:
            raise Unresolved("is no entity of the article")
        allowed = frozenset(types)
        fit = {entity for entity in known if self.types[entity] in allowed}
        if not fit:
            raise Unresolved("has a type that the relation does not take")
        if len(fit) > 1:
            fit = fit & here
        if len(fit) != 1:
            raise Unresolved("may be several entities")
        return fit.pop()

    def _otherwise_called(self, name: str) -> set[str]:
        """Entities of the article by a name that it does not use: a surname, one of the gazetteer's."""
        hits = [hit for hit in gazetteer().find(name) if (hit.start, hit.end) == (0, len(name))]
        listed = {entry.id for hit in hits for entry in hit.entries} & set(self.types)
        return listed | {
            entity
            for called, entities in self.called.items()
            if called.endswith(f" {name}")
            for entity in entities
            if self.types[entity] is EntityType.PERSON
        }

    def named(self, entity: str, sentence: int) -> bool:
        """Whether the sentence mentions the entity, by name or otherwise."""
        return any(m.entity == entity for m in self.mentions.get(sentence, ()))

    def near(self, entity: str, sentence: int) -> bool:
        """Whether the sentence or one just before it mentions the entity."""
        return any(self.named(entity, sentence - back) for back in range(BEFORE + 1))

    def mention(self, entity: str, name: str, sentence: int) -> Mention | None:
        """The mention of the entity in the sentence: the one that is written so, else the first."""
        rows = [m for m in self.mentions.get(sentence, ()) if m.entity == entity]
        return next((m for m in rows if _form(m.text) == _form(name)), rows[0] if rows else None)

    def speaker(self, text: str, sentence: int, start: int, end: int) -> str | None:
        """The entity that words of attribution name; None for "officials" and the like."""
        inside = [m for m in self.mentions.get(sentence, ()) if start <= m.start and m.end <= end]
        for mention in reversed(inside):
            kind = self.types[mention.entity]
            whole = _form(mention.text) == _form(text)
            if kind in SPEAKERS and (whole or (kind is EntityType.PERSON and mention.end == end)):
                return mention.entity
        return None


SPEAKERS = frozenset({EntityType.PERSON, EntityType.STATE, EntityType.ORGANIZATION})
