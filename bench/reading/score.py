"""How right a reading is: claims, state level, details, entities, against a standard.

A claim counts once an article by subject, relation, object and negation; symmetric relations match in
either order. Optional claims of the standard are neither asked for nor held against the reader. A name of the
reader's matches an entity of the article by type and name, then by any form that the reader saw for it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from belligraph.schema.vocabulary import relations
from reading.said import Named, Reading, Said
from reading.standard import Entity, Standard, Truth, plain, squashed

Key = tuple[str, str, str, str, bool]
"""Article, subject, relation, object, negated."""


@dataclass(frozen=True, slots=True)
class Rate:
    """How many were right, of how many found, of how many to find."""

    right: int
    found: int
    wanted: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        total = self.found + self.wanted
        return 2 * self.right / total if total and self.right else 0.0


@dataclass(frozen=True, slots=True)
class Report:
    """The score of one reading on some articles of a standard."""

    claims: Rate
    states: Rate
    entities: Rate
    relations: Mapping[str, Rate]
    types: Mapping[str, Rate]
    details: Mapping[str, tuple[int, int]]  # right, of
    found: Mapping[Key, tuple[Said, ...]] = field(repr=False)
    wanted: Mapping[Key, tuple[Truth, ...]] = field(repr=False)
    optional: frozenset[Key] = field(repr=False)


class Names:
    """Which entity of a standard's article a reader's name stands for."""

    def __init__(self, standard: Standard, reading: Reading) -> None:
        self.standard = standard
        self._aliases = {e.id: frozenset(plain(a) for a in e.aliases) for e in reading.entities}

    def of(self, article: str, named: Named) -> str:
        """Its name in the standard; "?" and the reader's own name where the article has no such entity."""
        own = plain(named.name)
        forms = self._aliases.get(named.id or "", frozenset()) | {own}
        pool = self.standard.entities[article].values()
        typed = [e for e in pool if named.type is None or e.type == named.type]
        for entities in (typed, list(pool)):
            for by_name in (True, False):
                for entity in entities:
                    if own == plain(entity.name) or (not by_name and entity.forms & forms):
                        return entity.name
        return f"?{named.name}"


def _key(article: str, subject: str, relation: str, other: str, negated: bool) -> Key:
    if relations()[relation].symmetric and other < subject:
        subject, other = other, subject
    return article, subject, relation, other, negated


def _rate(found: Iterable[object], wanted: Iterable[object]) -> Rate:
    one, two = set(found), set(wanted)
    return Rate(len(one & two), len(one), len(two))


def score(standard: Standard, reading: Reading, articles: frozenset[str]) -> Report:
    """The report on these articles of the standard."""
    names = Names(standard, reading)
    said: dict[Key, list[Said]] = defaultdict(list)
    for claim in reading.claims:
        if claim.article in articles:
            ends = names.of(claim.article, claim.subject), names.of(claim.article, claim.object)
            said[_key(claim.article, ends[0], claim.relation, ends[1], claim.negated)].append(claim)
    truth: dict[Key, list[Truth]] = defaultdict(list)
    for row in standard.claims:
        if row.article in articles:
            truth[_key(row.article, row.subject, row.relation, row.object, row.negated)].append(row)
    optional = frozenset(key for key, rows in truth.items() if all(r.optional for r in rows))
    wanted = {key: tuple(rows) for key, rows in truth.items() if key not in optional}
    found = {key: tuple(rows) for key, rows in said.items() if key not in optional}
    entities, types = _entities(standard, reading, articles)
    kinds = sorted({k[2] for k in (*found, *wanted)})
    return Report(
        claims=_rate(found, wanted),
        states=_states(standard, found, wanted, optional),
        entities=entities,
        relations={
            r: _rate([k for k in found if k[2] == r], [k for k in wanted if k[2] == r]) for r in kinds
        },
        types=types,
        details=_details(names, found, wanted),
        found=found,
        wanted=wanted,
        optional=optional,
    )


def _states(standard: Standard, found: Iterable[Key], wanted: Iterable[Key], optional: Iterable[Key]) -> Rate:
    """The same with each end raised to the state that it acts for; claims inside one state fall away."""

    def raised(keys: Iterable[Key]) -> set[Key]:
        out = set()
        for article, subject, relation, other, negated in keys:
            ends = [_side(standard.entities[article].get(n), n) for n in (subject, other)]
            if ends[0] != ends[1]:
                out.add(_key(article, ends[0], relation, ends[1], negated))
        return out

    asked = raised(wanted)
    return _rate(raised(found) - (raised(optional) - asked), asked)


def _side(entity: Entity | None, name: str) -> str:
    return (entity.acts_for or name) if entity else name


def _details(
    names: Names, found: Mapping[Key, tuple[Said, ...]], wanted: Mapping[Key, tuple[Truth, ...]]
) -> dict[str, tuple[int, int]]:
    """Of the claims that match: how many have a right mood, speaker, weapon …, of how many that have one."""
    right: dict[str, int] = defaultdict(int)
    total: dict[str, int] = defaultdict(int)

    def count(name: str, good: bool) -> None:
        total[name] += 1
        right[name] += good

    for key in sorted(set(found) & set(wanted)):
        said, truth, article = found[key], wanted[key], key[0]
        count("mood", bool({t.mood for t in truth} & {s.mood for s in said}))
        count("evidence", any(_overlap(squashed(s.sentence), t.quote, str) for s in said for t in truth))
        speakers = [t.details["attribution"] for t in truth if "attribution" in t.details]
        count("attributed", bool(speakers) == any("attribution" in s.details for s in said))
        known = {plain(name) for name in speakers if name in names.standard.entities[article]}
        if known:
            got = {_speaker(names, article, s.details.get("attribution")) for s in said}
            count("attribution_name", bool(known & got))
        for name in ("item", "place"):
            asked = {t.details[name] for t in truth if name in t.details}
            if asked:
                values = [s.details.get(name) for s in said]
                count(name, bool(asked & {names.of(article, v) for v in values if isinstance(v, Named)}))
        for name in ("quantity", "date", "role", "instrument"):
            asked = {t.details[name] for t in truth if name in t.details}
            if asked:
                values = [s.details.get(name) for s in said]
                words = [v for v in values if isinstance(v, str)]
                count(name, any(_overlap(a, w, plain) for a in asked for w in words))
    return {name: (right[name], total[name]) for name in sorted(total)}


def _overlap(one: str, other: str, reduce: Callable[[str], str]) -> bool:
    """Whether one text holds the other."""
    a, b = reduce(one), reduce(other)
    return a == b or bool(a and b and (a in b or b in a))


def _speaker(names: Names, article: str, value: Named | str | None) -> str:
    if isinstance(value, Named):
        return plain(names.of(article, value).lstrip("?"))
    return plain(value)


def _entities(standard: Standard, reading: Reading, articles: frozenset[str]) -> tuple[Rate, dict[str, Rate]]:
    """Entities of each article: right when the type is, and the name or a mention is one of the forms."""
    wanted = {(a, e.type, e.name) for a in articles for e in standard.entities[a].values()}
    found = set()
    for seen in reading.entities:
        own = plain(seen.name)
        for article, mentions in seen.mentions.items():
            if article not in articles:
                continue
            pool = [e for e in standard.entities[article].values() if e.type == seen.type]
            for words in mentions:
                form = plain(words)
                match = next((e.name for e in pool if own == plain(e.name) or form in e.forms), None)
                found.add((article, seen.type, match or f"?{seen.name}"))
    types = sorted({row[1] for row in (*found, *wanted)})
    return _rate(found, wanted), {
        t: _rate([r for r in found if r[1] == t], [r for r in wanted if r[1] == t]) for t in types
    }
