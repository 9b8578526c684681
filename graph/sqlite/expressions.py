"""SQL for what a row can show: one table for each kind of row, `{t}` being the row's alias.

Values that are JSON already (booleans, numbers of a record) carry SQLite's JSON mark, so that json_object
takes them as they are.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from belligraph.graph.canonical import to_json
from belligraph.schema.records import EntityType


def _flag(sql: str) -> str:
    return f"json(CASE WHEN {sql} THEN 'true' ELSE 'false' END)"


@dataclass(frozen=True, slots=True)
class Shape:
    """What can be asked of a row: leaves, links (the id of another row), parts (null unless `when` holds).

    `rows`: for a list, where its rows come from; `?` stands for the list's argument.
    """

    leaves: Mapping[str, str]
    links: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, "Shape"] = field(default_factory=dict)
    lists: Mapping[str, "Shape"] = field(default_factory=dict)
    when: str | None = None
    rows: str = ""


def _record(*names: str, path: str = "$") -> dict[str, str]:
    """Leaves that are read from a claim's record."""
    return {name: f"{{t}}.record -> '{path}.{name}'" for name in names}


def _has(path: str) -> str:
    return f"{{t}}.record ->> '{path}' IS NOT NULL"


def _attribution(path: str, depth: int) -> Shape:
    return Shape(
        leaves=_record("text", path=path),
        links={"entity": f"{{t}}.record ->> '{path}.entity'"},
        parts={"via": _attribution(f"{path}.via", depth - 1)} if depth else {},
        when=_has(path),
    )


CONTENT = "CASE WHEN {a}.headline <> '' THEN {a}.headline || char(10, 10) || {a}.text ELSE {a}.text END"
_ARTICLES_CONTENT = f"(SELECT {CONTENT.replace('{a}', 'a')} FROM article AS a WHERE a.id = {{t}}.article)"


def _words(content: str, start: str, end: str) -> str:
    """The characters between two offsets."""
    return f"substr({content}, {start} + 1, {end} - {start})"


ROLE_SPAN = {"role": "{t}.role", "start": "{t}.start", "end": '{t}."end"', "text": "{t}.text"}
_SPAN_TEXT = _words(_ARTICLES_CONTENT.replace("{t}", "{p}"), "(value ->> '$.start')", "(value ->> '$.end')")
SPAN_ROWS = (
    "(SELECT key AS role, value ->> '$.start' AS start, value ->> '$.end' AS \"end\", "
    f"{_SPAN_TEXT} AS text FROM json_each({{p}}.record, '$.spans') ORDER BY start, \"end\", role) AS {{t}}"
)
PARAGRAPH = "paragraph"  # the SQL function of that name: see belligraph.graph.paragraph

_SHOWN = f"(SELECT {PARAGRAPH}({{p}}.record, {_ARTICLES_CONTENT.replace('{t}', '{p}')}) AS shown) AS {{t}}"

NESTED = 8  # as deep as "A said that B said that …" is followed in one statement

MENTION = Shape(
    leaves={
        "text": "{t}.text",
        "start": "{t}.start",
        "end": '{t}."end"',
        "sentence": "{t}.sentence",
        "resolution": "upper({t}.resolution)",
        "article_id": "{t}.article_id",
    },
    links={"entity": "{t}.entity"},
)
_MENTIONS = (
    '(SELECT m.text, m.start, m."end", m.sentence, m.resolution, m.entity, a.id AS article_id '
    "FROM mention AS m CROSS JOIN article AS a ON a.n = m.article WHERE "
)


def _mentions(condition: str, order: str) -> Shape:
    return Shape(MENTION.leaves, MENTION.links, rows=f"{_MENTIONS}{condition} ORDER BY {order}) AS {{t}}")


ENTITY = Shape(
    leaves={
        "id": "{t}.id",
        "type": "upper({t}.type)",
        "name": "{t}.name",
        "aliases": "json({t}.aliases)",
        "claim_count": "(SELECT count(*) FROM claim WHERE subject = {t}.id OR object = {t}.id)",
        "edge_count": "(SELECT count(*) FROM edge WHERE subject = {t}.id OR object = {t}.id)",
    },
    links={"acts_for": "{t}.acts_for"},
    lists={"mentions": _mentions("m.entity = {p}.id", "a.id, m.position LIMIT ?")},
)

EDGE = Shape(
    leaves={
        "id": "{t}.id",
        "relation": "{t}.relation",
        "symmetric": _flag("{t}.symmetric"),
        "claim_count": "{t}.claims",
        "article_count": "{t}.articles",
        "origin_count": "{t}.origins",
        "actual": "{t}.actual",
        "planned": "{t}.planned",
        "possible": "{t}.possible",
        "negated": "{t}.negated",
        "contested": _flag("{t}.negated BETWEEN 1 AND {t}.claims - 1"),
        "first": "{t}.first",
        "last": "{t}.last",
    },
    links={"subject": "{t}.subject", "object": "{t}.object"},
)

_TRIGGER = ("({t}.record ->> '$.trigger.start')", "({t}.record ->> '$.trigger.end')")
CLAIM = Shape(
    leaves={
        "id": "{t}.id",
        "relation": "{t}.relation",
        "symmetric": _flag("{t}.symmetric"),
        "mood": "upper({t}.mood)",
        "negated": _flag("{t}.negated"),
        "confidence": "{t}.confidence",
        "quote": "{t}.quote",
        **_record("role", "instrument", "extractor", "rule"),
    },
    links={
        "subject": "{t}.subject",
        "object": "{t}.object",
        "item": "{t}.item",
        "place": "{t}.place",
        "article": "{t}.article",
        "edge": "{t}.edge",
    },
    parts={
        "quantity": Shape(
            _record("text", "low", "high", "unit", "approximate", path="$.quantity"), when=_has("$.quantity")
        ),
        "money": Shape(
            _record("text", "amount", "currency", "approximate", path="$.money"), when=_has("$.money")
        ),
        "time": Shape(
            {name: f"{{t}}.time -> '$.{name}'" for name in ("text", "start", "end")},
            when="{t}.time IS NOT NULL",
        ),
        "attribution": _attribution("$.attribution", NESTED),
        "sentence": Shape({**_record("start", "end", path="$.sentence"), "text": "{t}.quote"}),
        "trigger": Shape(
            {
                **_record("start", "end", path="$.trigger"),
                "text": _words(
                    _ARTICLES_CONTENT,
                    "({t}.record ->> '$.trigger.start')",
                    "({t}.record ->> '$.trigger.end')",
                ),
            }
        ),
        "highlight": Shape(
            {name: f"{{t}}.shown -> '$.{name}'" for name in ("before", "quote", "after")},
            lists={
                "spans": Shape(
                    {name: f"{{t}}.value -> '$.{name}'" for name in ROLE_SPAN},
                    rows="json_each({p}.shown, '$.spans') AS {t}",
                )
            },
            rows=_SHOWN,
        ),
    },
    lists={"spans": Shape(ROLE_SPAN, rows=SPAN_ROWS)},
)

_SENTENCE_TEXT = _words(CONTENT.replace("{a}", "{p}"), "(value ->> 1)", "(value ->> 2)")
ARTICLE = Shape(
    leaves={
        "id": "{t}.id",
        "source": "{t}.source",
        "url": "{t}.url",
        "headline": "{t}.headline",
        "published": "{t}.published",
        "language": "{t}.language",
        "text": "{t}.text",
        "content": CONTENT.replace("{a}", "{t}"),
        "origin": "{t}.origin",
    },
    lists={
        "mentions": _mentions("m.article = {p}.n AND m.entity = coalesce(?, m.entity)", "m.position"),
        "sentences": Shape(
            {"index": '{t}."index"', "start": "{t}.start", "end": '{t}."end"', "text": "{t}.text"},
            rows=(
                '(SELECT value ->> 0 AS "index", value ->> 1 AS start, value ->> 2 AS "end", '
                f"{_SENTENCE_TEXT} AS text "
                "FROM json_each({p}.sentences) ORDER BY 1) AS {t}"
            ),
        ),
    },
)

RELATION_FIELDS = ("name", "meaning", "domain", "range", "symmetric", "field", "inverse", "plover")
_TYPES = f"""json_each('{to_json([kind.value for kind in EntityType])}') AS {{t}}"""
STATS = Shape(
    leaves={
        "entities": "(SELECT count(*) FROM entity)",
        "edges": "(SELECT count(*) FROM edge)",
        "claims": "(SELECT count(*) FROM claim)",
        "articles": "(SELECT count(*) FROM article)",
        "sources": "(SELECT count(DISTINCT source) FROM article)",
        # Each goes along an index to the first row that fits.
        "first_event": "(SELECT first FROM claim WHERE first IS NOT NULL "
        "ORDER BY coalesce(first, published, '~'), id LIMIT 1)",
        "last_event": "(SELECT last FROM edge WHERE last IS NOT NULL "
        "ORDER BY coalesce(last, '') DESC, id LIMIT 1)",
    },
    lists={
        "entity_types": Shape(
            {
                "type": "upper({t}.value)",
                "count": "(SELECT count(*) FROM entity WHERE type = {t}.value)",
            },
            rows=_TYPES,
        )
    },
)

RELATIONS = Shape(
    leaves={
        **{name: f"{{t}}.value -> '$.{name}'" for name in RELATION_FIELDS},
        "edge_count": "(SELECT count(*) FROM edge WHERE relation = {t}.value ->> '$.name')",
        "claim_count": "(SELECT count(*) FROM claim WHERE relation = {t}.value ->> '$.name')",
    },
    rows="json_each(?) AS {t}",
)
"""The vocabulary's relations, which the statement binds as JSON."""

WITHIN = {
    "Entity.edges_out": "(subject = {p}.id OR (object = {p}.id AND symmetric = 1))",
    "Entity.edges_in": "(object = {p}.id OR (subject = {p}.id AND symmetric = 1))",
    "Entity.claims": "(subject = {p}.id OR object = {p}.id)",
    "Entity.articles": "n IN (SELECT article FROM mention WHERE entity = {p}.id)",
    "Edge.claims": "edge = {p}.id",
    "Article.claims": "article = {p}.id",
    "Article.entities": "id IN (SELECT entity FROM mention WHERE article = {p}.n)",
    "Article.reprints": "origin = {p}.origin",
}
"""How the nodes of a listing hang on the row around, `{p}`; columns without alias are the listing's own."""

TIES = {
    (False, "Entity.edges_out"): "subject = {p}.id AND relation = {r}",
    (False, "Entity.edges_in"): "object = {p}.id AND relation = {r}",
    (
        True,
        "Entity.edges_out",
    ): "((subject = {p}.id AND relation = {r}) OR (object = {p}.id AND relation = {r}))",
}
"""The same for the edges of one relation, `{r}`: (symmetric, direction)."""
