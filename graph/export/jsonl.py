"""JSON Lines: claims, entities, articles and edges to read; extractions to move a store without loss.

Lines come in order of id and keys in order of name, so the same graph gives the same bytes.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from belligraph.errors import InputError
from belligraph.graph.sqlite.read import SqliteReader
from belligraph.schema.records import Claim, Edge, Entity, EntityForm, Extraction

WHAT = ("claims", "entities", "articles", "edges", "extractions")
BATCH = 500


def export(reader: SqliteReader, what: str) -> Iterator[str]:
    """Lines without line ends. Raises InputError for a kind that is not in WHAT."""
    kinds = {
        "claims": _claims,
        "entities": _entities,
        "articles": _articles,
        "edges": _edges,
        "extractions": _extractions,
    }
    if what not in kinds:
        raise InputError(f"can't export {what!r}; choose one of {', '.join(WHAT)}")
    for row in kinds[what](reader):
        yield json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _ref(key: str | None, names: Mapping[str, Entity]) -> dict[str, str] | None:
    if key is None:
        return None
    entity = names[key]
    return {"id": entity.id, "type": entity.type.value, "name": entity.name}


def _batches(rows: Iterable[Any]) -> Iterator[list[Any]]:
    batch: list[Any] = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _claims(reader: SqliteReader) -> Iterator[dict[str, Any]]:
    for batch in _batches(reader.all_claims()):
        ids = {
            x
            for c in batch
            for x in (c.subject, c.object, c.item, c.place, c.attribution and c.attribution.entity)
            if x
        }
        names = reader.entities_by_id(sorted(ids))
        edges = reader.edges_of_claims([c.id for c in batch])
        for claim in batch:
            yield _claim(claim, names, edges[claim.id])


def _claim(claim: Claim, names: Mapping[str, Entity], edge: str) -> dict[str, Any]:
    said = claim.attribution
    row = claim.model_dump(mode="json")
    amount = claim.quantity or claim.money
    return {
        **{
            k: row[k]
            for k in ("id", "article", "relation", "role", "instrument", "mood", "negated", "confidence")
        },
        **{k: row[k] for k in ("trigger", "spans", "extractor", "rule", "money", "time")},
        "edge": edge,
        "sentence": claim.quote,
        "start": claim.sentence.start,
        "end": claim.sentence.end,
        "subject": _ref(claim.subject, names),
        "object": _ref(claim.object, names),
        "item": _ref(claim.item, names),
        "place": _ref(claim.place, names),
        "quantity": amount.text if amount else None,
        "measure": row["quantity"],
        "date": claim.time.text if claim.time else None,
        "attribution": None if said is None else (_ref(said.entity, names) if said.entity else said.text),
        "attribution_words": said.text if said else None,
    }


def _entities(reader: SqliteReader) -> Iterator[dict[str, Any]]:
    for entity in reader.all_entities():
        yield {
            "id": entity.id,
            "type": entity.type.value,
            "name": entity.name,
            "acts_for": entity.acts_for,
            "aliases": list(entity.aliases),
            "mentions": list(_mentions(reader, entity.id)),
        }


def _mentions(reader: SqliteReader, entity: str) -> Iterator[dict[str, Any]]:
    rows = reader.connection().execute(
        "SELECT m.article, m.start, m.stop, m.text, m.resolution, s.start, s.stop, a.record FROM mention m "
        "JOIN sentence s ON s.article = m.article AND s.position = m.sentence JOIN article a ON a.id = m.article "
        "WHERE m.entity = ? ORDER BY m.article, m.position",
        (entity,),
    )
    content, current = "", None
    for article, start, stop, text, how, first, last, record in rows:
        if article != current:
            stored = json.loads(record)
            content = f"{stored['headline']}\n\n{stored['text']}" if stored["headline"] else stored["text"]
            current = article
        yield {
            "article": article,
            "sentence": content[first:last],
            "text": text,
            "start": start,
            "end": stop,
            "resolution": how,
        }


def _articles(reader: SqliteReader) -> Iterator[dict[str, Any]]:
    for batch in _batches(reader.all_articles()):
        origins = reader.origins_of([a.id for a in batch])
        for article in batch:
            yield {**article.model_dump(mode="json"), "origin": origins[article.id]}


def _edges(reader: SqliteReader) -> Iterator[dict[str, Any]]:
    for batch in _batches(reader.all_edges()):
        names = reader.entities_by_id(sorted({x for e in batch for x in (e.subject, e.object)}))
        for edge in batch:
            yield _edge(edge, names)


def _edge(edge: Edge, names: Mapping[str, Entity]) -> dict[str, Any]:
    row = edge.model_dump(mode="json")
    return {**row, "subject": _ref(edge.subject, names), "object": _ref(edge.object, names)}


def _extractions(reader: SqliteReader) -> Iterator[dict[str, Any]]:
    for article in reader.all_articles():
        claims = reader.connection().execute(
            "SELECT record FROM claim WHERE article = ? ORDER BY position", (article.id,)
        )
        forms = [EntityForm(id=i, type=t, name=n, acts_for=a) for i, t, n, a in reader.forms_of(article.id)]
        whole = Extraction(
            article=article,
            sentences=tuple(reader.sentences_of(article.id)),
            forms=tuple(forms),
            mentions=tuple(reader.mentions_of(article.id)),
            claims=tuple(Claim.model_validate_json(row[0]) for row in claims),
        )
        yield whole.model_dump(mode="json")


def read_extractions(lines: Iterable[str]) -> Iterator[Extraction]:
    """Extractions from what `export(…, "extractions")` wrote; InputError names the line that is none."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield Extraction.model_validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"])) or "the line"
            raise InputError(f"line {number} is no extraction: {where}: {first['msg']}") from None
