"""What an article has spoken of so far: whom a pronoun or description can mean."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from belligraph.loaders.grammar import syntax
from belligraph.loaders.grammar.scene import Found, Scene
from belligraph.schema.records import EntityType, Resolution

T = EntityType
COLLECTIVE = frozenset({T.STATE, T.ORGANIZATION})
MALE_TITLES = frozenset("mr sir lord king prince sheikh father".split())
FEMALE_TITLES = frozenset("mrs ms miss queen princess madam lady dame".split())


@dataclass(frozen=True, slots=True)
class Office:
    """An office that the article gives somebody: who, its head noun, the state it belongs to."""

    person: Found
    head: str
    state: str | None


class Memory:
    """What the article has spoken of, latest last."""

    def __init__(self, gender: dict[str, str], offices: Sequence[Office]) -> None:
        self.offices = offices
        self.people: list[Found] = []
        self.collectives: list[Found] = []
        self.pairs: list[Found] = []
        self.people_pair: list[Found] = []
        self.gender = gender
        self.counts: Counter[str] = Counter()
        self.latest: dict[str, Found] = {}

    def learn(self, scene: Scene) -> None:
        """Remember a sentence: its subjects are the most salient, so they come last."""
        subjects: list[Found] = []
        others: list[Found] = []
        for found in scene.founds:
            if found.resolution is Resolution.PRONOUN and found.type is not T.PERSON:
                continue
            (subjects if is_subject(scene.doc, found) else others).append(found)
        for found in [*reversed(others), *reversed(subjects)]:
            if found.type is T.PERSON:
                self._push(self.people, found)
            elif found.type in COLLECTIVE:
                self._push(self.collectives, found)
        states = list(dict.fromkeys(f.entity for f in scene.founds if f.type is T.STATE))
        persons = list(dict.fromkeys(f.entity for f in scene.founds if f.type is T.PERSON))
        for found in scene.founds:
            if found.type is T.STATE:
                self.counts[found.entity] += 1
                self.latest[found.entity] = found
        top = {s for s, _ in self.counts.most_common(3)}
        if len(states) == 2 and set(states) <= top:
            self.pairs = [self.latest[s] for s in states]
        elif len(self.counts) >= 2:
            self.pairs = [self.latest[s] for s, _ in self.counts.most_common(2)]
        if len(persons) >= 2:
            self.people_pair = [next(f for f in scene.founds if f.entity == p) for p in persons[:2]]

    @staticmethod
    def _push(stack: list[Found], found: Found) -> None:
        stack[:] = [f for f in stack if f.entity != found.entity]
        stack.append(found)

    def person(self, she: bool, barred: set[str]) -> Found | None:
        """The latest person whose known gender does not clash, none of the barred."""
        for found in reversed([f for f in self.people[-4:] if f.entity not in barred]):
            known = self.gender.get(found.entity)
            if known is None or known == ("f" if she else "m"):
                return found
        return None


def is_subject(doc: Doc, found: Found) -> bool:
    """Whether a word of the mention is a subject."""
    return any(t.dep_ in syntax.SUBJECT | syntax.PASSIVE for t in doc[found.start : found.end])


def genders(scenes: Sequence[Scene]) -> dict[str, str]:
    """Entity id → "m" or "f", from Mr, Mrs, King, spokeswoman beside the name."""
    out: dict[str, str] = {}
    for scene in scenes:
        for found in scene.founds:
            if found.type is not T.PERSON:
                continue
            before = {t.lower_.rstrip(".") for t in scene.doc[max(0, found.start - 2) : found.start]}
            if before & MALE_TITLES or any(w.endswith(("spokesman", "chairman")) for w in before):
                out.setdefault(found.entity, "m")
            elif before & FEMALE_TITLES or any(w.endswith(("spokeswoman", "chairwoman")) for w in before):
                out.setdefault(found.entity, "f")
    return out


def earlier(scene: Scene, token: Token, types: frozenset[EntityType], extra: list[Found]) -> list[Found]:
    """Mentions before the token in its sentence that could be meant, subjects first."""
    before = [f for f in [*scene.founds, *extra] if f.end <= token.i and f.type in types]
    before.sort(key=lambda f: (f.resolution is not Resolution.DEMONYM and is_subject(scene.doc, f), f.start))
    return before


def pointing(found: Found, token: Token, how: Resolution) -> Found:
    """A mention of the same entity at this token."""
    return replace(found, start=token.i, end=token.i + 1, name_end=None, resolution=how, kind="reference")
