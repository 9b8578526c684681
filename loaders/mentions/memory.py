"""What an article has spoken of so far: whom a pronoun or description can mean."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from belligraph.loaders.grammar import syntax
from belligraph.loaders.grammar.scene import Found, Scene
from belligraph.loaders.language.tree import Doc, Token
from belligraph.loaders.mentions.titles import titles
from belligraph.schema.records import EntityType, Resolution

T = EntityType
COLLECTIVE = frozenset({T.STATE, T.ORGANIZATION})
MALE_TITLES = frozenset("mr sir lord king prince sheikh father".split())
FEMALE_TITLES = frozenset("mrs ms miss queen princess madam lady dame".split())


@dataclass(frozen=True, slots=True)
class Office:
    """An office that the article gives somebody: who, its head noun, whose it is, all its words."""

    person: Found
    head: str
    state: str | None
    words: frozenset[str] = frozenset()


class Memory:
    """What the article has spoken of, latest last."""

    def __init__(
        self, gender: dict[str, str], offices: Sequence[Office], ranks: Mapping[str, set[str]]
    ) -> None:
        self.offices = offices
        self.ranks = ranks
        self.people: list[Found] = []
        self.collectives: list[Found] = []
        self.pairs: list[Found] = []
        self.people_pair: list[Found] = []
        self.together: dict[tuple[str, str], int] = defaultdict(int)  # persons of one sentence
        self.gender = gender
        self.places: list[Found] = []
        self.weapons: list[Found] = []
        self.circles: list[list[Found]] = []  # the states of each sentence that names several
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
        for found in scene.founds:
            if found.kind == "reference":
                continue
            if found.type is T.PLACE:
                self._push(self.places, found)
            elif found.type is T.WEAPON and found.kind == "system":
                self._push(self.weapons, found)
        for found in [*reversed(others), *reversed(subjects)]:
            if found.type is T.PERSON:
                self._push(self.people, found)
            elif found.type in COLLECTIVE:
                self._push(self.collectives, found)
        states = list(dict.fromkeys(f.entity for f in scene.founds if f.type is T.STATE))
        persons = list(dict.fromkeys(f.entity for f in scene.founds if f.type is T.PERSON))
        for found in scene.founds:
            if found.type is T.STATE or found.kind == "force":
                self.counts[found.entity] += 1
                self.latest[found.entity] = found
        if len(states) >= 2:
            first = {f.entity: f for f in reversed(scene.founds)}
            self.circles = [*self.circles[-4:], [first[s] for s in states]]
        ranked = self.ranked_states()
        top = set(ranked[:3])
        if len(states) == 2 and set(states) <= top:
            self.pairs = [self.latest[s] for s in states]
        elif len(ranked) >= 2:
            self.pairs = [self.latest[s] for s in ranked[:2]]
        for one, other in combinations(persons[:4], 2):
            self.together[min(one, other), max(one, other)] += 1
        for found in scene.founds:
            if found.type is T.PERSON:
                self.counts[found.entity] += 1
                self.latest[found.entity] = found
        if len(persons) >= 2:
            (one, other), _ = max(
                reversed(self.together.items()),
                key=lambda pair: (pair[1], self.counts[pair[0][0]] + self.counts[pair[0][1]]),
            )
            self.people_pair = [self.latest[one], self.latest[other]]

    @staticmethod
    def _push(stack: list[Found], found: Found) -> None:
        stack[:] = [f for f in stack if f.entity != found.entity]
        stack.append(found)

    def ranked_states(self) -> list[str]:
        """The states named so far, the most named first."""
        return [e for e, _ in self.counts.most_common() if self.latest[e].type is T.STATE]

    def home(self) -> Found | None:
        """The state that the article is about, where one clearly is: named twice as often as any other."""
        ranked = self.ranked_states()[:2]
        if not ranked or (len(ranked) == 2 and self.counts[ranked[0]] < 2 * self.counts[ranked[1]]):
            return None
        return self.latest[ranked[0]]

    def only_side(self) -> str | None:
        """Where no state is named yet: the one that everybody named so far serves."""
        if self.ranked_states():
            return None
        served = {o.person.entity: o.state for o in reversed(self.offices) if o.state}
        sides = {s for f in self.people if (s := f.acts_for or served.get(f.entity))}
        return sides.pop() if len(sides) == 1 else None

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


def ranked(scenes: Sequence[Scene]) -> dict[str, set[str]]:
    """Entity id → the ranks and forms of address that stand before the name: general, king."""
    out: dict[str, set[str]] = {}
    known = titles().rank_heads | titles().honorifics
    for scene in scenes:
        for found in scene.founds:
            if found.type is T.PERSON and found.start:
                word = scene.doc[found.start - 1].lower_.rstrip(".")
                if word in known:
                    out.setdefault(found.entity, set()).add(LONG.get(word, word))
    return out


LONG = {"gen": "general", "col": "colonel", "adm": "admiral", "capt": "captain", "lt": "lieutenant"}


def earlier(scene: Scene, token: Token, types: frozenset[EntityType], extra: list[Found]) -> list[Found]:
    """Mentions before the token in its sentence that could be meant, subjects first."""
    before = [f for f in [*scene.founds, *extra] if f.end <= token.i and f.type in types]
    before.sort(key=lambda f: (f.resolution is not Resolution.DEMONYM and is_subject(scene.doc, f), f.start))
    return before


def pointing(found: Found, token: Token, how: Resolution) -> Found:
    """A mention of the same entity at this token."""
    return replace(found, start=token.i, end=token.i + 1, name_end=None, resolution=how, kind="reference")
