"""Filters → SQL conditions with bound values. Column names are ours; everything a user gives is bound."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from belligraph.errors import QueryError
from belligraph.graph.queries import ArticleFilter, ClaimFilter, EdgeFilter, EntityFilter
from belligraph.schema.vocabulary import relations


@dataclass(slots=True)
class Where:
    """Conditions joined by AND, and the values that they bind."""

    conditions: list[str] = field(default_factory=list)
    values: list[object] = field(default_factory=list)

    def add(self, condition: str, *values: object) -> None:
        """One more condition."""
        self.conditions.append(condition)
        self.values.extend(values)

    def one_of(self, column: str, values: Sequence[object] | None) -> None:
        """The column has one of these values; None asks nothing, an empty list finds nothing."""
        if values is not None:
            self.add(f"{column} IN ({', '.join('?' * len(values))})", *values)

    def equal(self, column: str, value: object | None) -> None:
        """The column has this value; None asks nothing."""
        if value is not None:
            self.add(f"{column} = ?", value)

    @property
    def sql(self) -> str:
        """The conditions as a WHERE clause, or nothing."""
        return f" WHERE {' AND '.join(self.conditions)}" if self.conditions else ""


def _known(names: Sequence[str] | None) -> Sequence[str] | None:
    for name in names or ():
        if name not in relations():
            raise QueryError(f"unknown relation {name!r}; the vocabulary has {', '.join(relations())}")
    return names


def _ends(where: Where, filter_: EdgeFilter | ClaimFilter) -> None:
    """Subjects, objects, actors: of a symmetric relation either end counts."""
    symmetric = [name for name, relation in relations().items() if relation.symmetric]
    marks = ", ".join("?" * len(symmetric))
    for column, other, wanted in (
        ("subject", "object", filter_.subjects),
        ("object", "subject", filter_.objects),
    ):
        if wanted is not None:
            names = ", ".join("?" * len(wanted))
            where.add(
                f"({column} IN ({names}) OR (relation IN ({marks}) AND {other} IN ({names})))",
                *wanted,
                *symmetric,
                *wanted,
            )
    if filter_.actors is not None:
        names = ", ".join("?" * len(filter_.actors))
        where.add(f"(subject IN ({names}) OR object IN ({names}))", *filter_.actors, *filter_.actors)


def match(text: str) -> str:
    """A user's words as an FTS5 query: every word as a prefix, quoted, so that none is syntax."""
    words = [word.replace('"', '""') for word in text.split()]
    return " ".join(f'"{word}"*' for word in words)


def entity_where(f: EntityFilter) -> Where:
    """Conditions on table entity."""
    where = Where()
    where.one_of("id", f.ids)
    where.one_of("type", None if f.types is None else [t.value for t in f.types])
    where.equal("acts_for", f.acts_for)
    if f.name is not None:
        where.add("id IN (SELECT entity FROM alias WHERE alias = ?)", f.name)
    if f.search is not None:
        if not f.search.split():
            raise QueryError("search needs at least one word")
        where.add("number IN (SELECT rowid FROM entity_text WHERE entity_text MATCH ?)", match(f.search))
    if f.article is not None:
        where.add("id IN (SELECT entity FROM mention WHERE article = ?)", f.article)
    return where


def edge_where(f: EdgeFilter) -> Where:
    """Conditions on table edge."""
    where = Where()
    where.one_of("id", f.ids)
    where.one_of("relation", _known(f.relations))
    _ends(where, f)
    for column, value in (("item", f.item), ("place", f.place), ("mood", f.mood.value if f.mood else None)):
        if value is not None:
            where.add(
                f"EXISTS (SELECT 1 FROM claim WHERE claim.edge = edge.id AND claim.{column} = ?)", value
            )
    if f.contested is not None:
        where.equal("contested", int(f.contested))
    if f.negated is not None:
        where.add("negated = claims" if f.negated else "negated < claims")
    if f.min_claims is not None:
        where.add("claims >= ?", f.min_claims)
    if f.min_origins is not None:
        where.add("origins >= ?", f.min_origins)
    if f.since is not None:
        where.add("last >= ?", f.since.isoformat())
    if f.until is not None:
        where.add("first <= ?", f.until.isoformat())
    return where


def claim_where(f: ClaimFilter) -> Where:
    """Conditions on table claim."""
    where = Where()
    where.one_of("id", f.ids)
    where.one_of("relation", _known(f.relations))
    _ends(where, f)
    where.equal("item", f.item)
    where.equal("place", f.place)
    where.one_of("mood", None if f.moods is None else [m.value for m in f.moods])
    where.equal("negated", None if f.negated is None else int(f.negated))
    where.equal("attributed", None if f.attributed is None else int(f.attributed))
    where.equal("attribution", f.attribution)
    where.equal("article", f.article)
    where.equal("edge", f.edge)
    if f.min_confidence is not None:
        where.add("confidence >= ?", f.min_confidence)
    if f.since is not None:
        where.add("ifnull(stop, published) >= ?", f.since.isoformat())
    if f.until is not None:
        where.add("ifnull(start, published) <= ?", f.until.isoformat())
    return where


def article_where(f: ArticleFilter) -> Where:
    """Conditions on table article."""
    where = Where()
    where.one_of("id", f.ids)
    where.equal("source", f.source)
    where.equal("origin", f.origin)
    if f.search is not None:
        if not f.search.split():
            raise QueryError("search needs at least one word")
        where.add("id IN (SELECT id FROM article_text WHERE article_text MATCH ?)", match(f.search))
    if f.mentions is not None:
        where.add("id IN (SELECT article FROM mention WHERE entity = ?)", f.mentions)
    if f.since is not None:
        where.add("published >= ?", f.since.isoformat())
    if f.until is not None:
        where.add("published <= ?", f.until.isoformat())
    return where
