"""Filters → SQL conditions with bound values. Column names are ours; everything a user gives is bound.

Conditions on days are written as the orders have them (see pages.py), so that one index serves both.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from belligraph.errors import QueryError
from belligraph.graph.canonical import to_json
from belligraph.graph.queries import ArticleFilter, ClaimFilter, EdgeFilter, EntityFilter, check_relations
from belligraph.graph.selection import AnyFilter, later

F = TypeVar("F", EntityFilter, EdgeFilter, ClaimFilter, ArticleFilter)
MAX_WORDS = 32
"""Words of a search above which it is refused: each is looked up, and hundreds would take minutes."""
LIST = "(SELECT value FROM json_each(?))"  # one statement for lists of any length


@dataclass(slots=True)
class Where:
    """Conditions joined by AND, and the values that they bind (some `Given`, known only when run)."""

    conditions: list[str] = field(default_factory=list)
    values: list[object] = field(default_factory=list)

    def copy(self) -> "Where":
        """The same conditions, to add others."""
        return Where(list(self.conditions), list(self.values))

    def add(self, condition: str, *values: object) -> None:
        """One more condition."""
        self.conditions.append(condition)
        self.values.extend(values)

    def one_of(self, column: str, values: Any) -> None:
        """The column has one of these values; None asks nothing, an empty list finds nothing."""
        if values is not None:
            self.add(f"{column} IN {LIST}", later(values, list_of))

    def equal(self, column: str, value: object | None) -> None:
        """The column has this value; None asks nothing."""
        if value is not None:
            self.add(f"{column} = ?", value)

    @property
    def both(self) -> str:
        """The conditions as one expression that is true or not."""
        return f"({' AND '.join(self.conditions)})" if self.conditions else "1"

    @property
    def sql(self) -> str:
        """The conditions as a WHERE clause, or nothing."""
        return f" WHERE {' AND '.join(self.conditions)}" if self.conditions else ""


def list_of(values: Iterable[str | int]) -> str:
    """The value to bind to LIST."""
    return to_json(list(values))


def _known(names: Sequence[str] | None) -> Sequence[str] | None:
    check_relations(names)
    return names


def _ends(where: Where, f: EdgeFilter | ClaimFilter) -> None:
    """Subjects, objects, actors: of a symmetric relation either end counts.

    Each term has an index of its own, so that SQLite unites two look-ups.
    """
    for column, other, wanted in (("subject", "object", f.subjects), ("object", "subject", f.objects)):
        if wanted is not None:
            ids = later(wanted, list_of)
            where.add(f"({column} IN {LIST} OR ({other} IN {LIST} AND symmetric = 1))", ids, ids)
    if f.actors is not None:
        ids = later(f.actors, list_of)
        where.add(f"(subject IN {LIST} OR object IN {LIST})", ids, ids)


def _combine(where: Where, f: F, build: Callable[[F], Where]) -> Where:
    """The filter's all_of, any_of and none_of; what is unknown meets no condition, so none_of takes it."""
    for part in f.all_of:
        inner = build(part)
        where.add(inner.both, *inner.values)
    if f.any_of is not None:
        parts = [build(part) for part in f.any_of]
        where.add(
            f"({' OR '.join(part.both for part in parts) or '0'})",
            *(v for part in parts for v in part.values),
        )
    for part in f.none_of:
        inner = build(part)
        where.add(f"({inner.both}) IS NOT TRUE", *inner.values)
    return where


def _day(value: Any) -> Any:
    return later(value, dt.date.isoformat)


def words_of(text: str) -> list[str]:
    """A user's words, quoted for FTS5 so that none is syntax.

    Raises QueryError for a text without words, or with more than MAX_WORDS.
    """
    words = [word for word in text.replace("\0", " ").split() if any(map(str.isalnum, word))]
    if not words:
        raise QueryError("a search needs at least one word")
    if len(words) > MAX_WORDS:
        raise QueryError(f"a search may have at most {MAX_WORDS} words; got {len(words):,}")
    return [f'"{word.replace(chr(34), chr(34) * 2)}"' for word in words]


def match(text: str) -> str:
    """A user's words as an FTS5 query: all of them, each as a prefix. Raises QueryError."""
    return " ".join(f"{word}*" for word in words_of(text))


def entity_where(f: EntityFilter) -> Where:
    """Conditions on table entity."""
    where = Where()
    where.one_of("id", f.ids)
    where.one_of("type", _values(f.types))
    where.equal("acts_for", f.acts_for)
    if f.name is not None:
        where.add("id IN (SELECT entity FROM vote WHERE folded = ?)", later(f.name, str.casefold))
    if f.name_prefix is not None:
        folded = later(f.name_prefix, str.casefold)
        where.add("sort_name >= ? AND sort_name < ? || char(1114111)", folded, folded)
    if f.search is not None:
        where.add("n IN (SELECT rowid FROM entity_text WHERE entity_text MATCH ?)", later(f.search, match))
    if f.article is not None:
        where.add(
            "id IN (SELECT entity FROM mention WHERE article = (SELECT n FROM article WHERE id = ?))",
            f.article,
        )
    return _combine(where, f, entity_where)


def edge_where(f: EdgeFilter) -> Where:
    """Conditions on table edge."""
    where = Where()
    where.one_of("id", f.ids)
    where.one_of("relation", later(f.relations, _known))
    _ends(where, f)
    where.one_of("subject", f.among)
    where.one_of("object", f.among)
    for column, value in (("item", f.item), ("place", f.place)):
        if value is not None:
            where.add(f"id IN (SELECT edge FROM claim WHERE {column} = ?)", value)
    if f.mood is not None:
        where.add(f"{f.mood.value} > 0")
    if f.contested is not None:
        where.add("negated BETWEEN 1 AND claims - 1" if f.contested else "negated IN (0, claims)")
    if f.negated is not None:
        where.add("negated = claims" if f.negated else "negated < claims")
    if f.min_claims is not None:
        where.add("claims >= ?", f.min_claims)
    if f.min_origins is not None:
        where.add("origins >= ?", f.min_origins)
    if f.since is not None:
        where.add("coalesce(last, '') >= ?", _day(f.since))
    if f.until is not None:
        where.add("first <= ?", _day(f.until))
    return _combine(where, f, edge_where)


def claim_where(f: ClaimFilter) -> Where:
    """Conditions on table claim."""
    where = Where()
    where.one_of("id", f.ids)
    where.one_of("relation", later(f.relations, _known))
    _ends(where, f)
    where.equal("item", f.item)
    where.equal("place", f.place)
    where.one_of("mood", _values(f.moods))
    where.equal("negated", None if f.negated is None else int(f.negated))
    where.equal("attributed", None if f.attributed is None else int(f.attributed))
    where.equal("attribution", f.attribution)
    where.equal("article", f.article)
    where.equal("edge", f.edge)
    where.one_of("record ->> '$.extractor'", f.extractors)
    if f.min_confidence is not None:
        where.add("confidence >= ?", f.min_confidence)
    if f.since is not None:
        where.add("coalesce(last, published) >= ?", _day(f.since))
    if f.until is not None:
        where.add("coalesce(first, published, '~') <= ?", _day(f.until))
    return _combine(where, f, claim_where)


def article_where(f: ArticleFilter) -> Where:
    """Conditions on table article."""
    where = Where()
    where.one_of("id", f.ids)
    where.equal("source", f.source)
    where.equal("origin", f.origin)
    if f.search is not None:
        where.add("n IN (SELECT rowid FROM article_text WHERE article_text MATCH ?)", later(f.search, match))
    if f.mentions is not None:
        where.add("n IN (SELECT article FROM mention WHERE entity = ?)", f.mentions)
    if f.since is not None:
        where.add("coalesce(published, '') >= ?", _day(f.since))
    if f.until is not None:
        where.add("coalesce(published, '') <= ? AND published IS NOT NULL", _day(f.until))
    return _combine(where, f, article_where)


def where_of(f: AnyFilter) -> Where:
    """The conditions of a filter, on the table that it is for."""
    if isinstance(f, EntityFilter):
        return entity_where(f)
    if isinstance(f, EdgeFilter):
        return edge_where(f)
    return claim_where(f) if isinstance(f, ClaimFilter) else article_where(f)


def _values(values: Any) -> Any:
    """The values of enumerations."""
    return later(values, lambda given: None if given is None else [v.value for v in given])
