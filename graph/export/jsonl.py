"""JSON Lines: claims, entities, articles and edges to read; extractions to move a store without loss.

Lines come in order of id and keys in order of name, so the same articles give the same bytes.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from pydantic import ValidationError

from belligraph.batches import batches
from belligraph.errors import InputError
from belligraph.graph.canonical import to_json
from belligraph.graph.store import Reader
from belligraph.schema.records import Claim, Edge, Entity, Extraction, Mention

Fields = dict[str, Any]
Entities = Mapping[str, Entity]

BATCH = 500
ARTICLES_KEPT = 256  # an entity's mentions run through articles; the busiest stay at hand


def export(reader: Reader, what: str) -> Iterator[str]:
    """Lines without line ends. Raises InputError for a kind that is not in KINDS."""
    if what not in KINDS:
        raise InputError(f"can't export {what!r}; choose one of {', '.join(KINDS)}")
    return map(to_json, KINDS[what](reader))


def read_extractions(lines: Iterable[str]) -> Iterator[Extraction]:
    """Extractions from the lines of `export(…, "extractions")`; blank lines are passed over.

    Raises InputError that names the line and what is wrong with it.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield Extraction.model_validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"]))
            raise InputError(
                f"line {number} is no extraction: {where + ': ' if where else ''}{first['msg']}; "
                "give lines that `export extractions` wrote"
            ) from None


def _claims(reader: Reader) -> Iterator[Fields]:
    for batch in batches(reader.all_claims(), BATCH):
        known = reader.entities_by_id(sorted({id for claim in batch for id in _entities_in(claim)}))
        edges = reader.edges_of_claims([claim.id for claim in batch])
        for claim in batch:
            yield _claim(claim, known, edges.get(claim.id))


def _entities_in(claim: Claim) -> Iterator[str]:
    said = claim.attribution.entity if claim.attribution else None
    yield from (id for id in (claim.subject, claim.object, claim.item, claim.place, said) if id is not None)


def _claim(claim: Claim, known: Entities, edge: str | None) -> Fields:
    """`quantity` and `date` are the words; `measure`, `money`, `time`, `said` what was read from them."""
    row = claim.model_dump(mode="json")
    amount, said = claim.quantity or claim.money, claim.attribution
    speaker = _entity(said.entity, known) if said else None
    return {
        "id": claim.id,
        "article": claim.article,
        "edge": edge,
        "sentence": claim.quote,
        "start": claim.sentence.start,
        "end": claim.sentence.end,
        "subject": _entity(claim.subject, known),
        "relation": claim.relation,
        "object": _entity(claim.object, known),
        "item": _entity(claim.item, known),
        "place": _entity(claim.place, known),
        "quantity": amount.text if amount else None,
        "date": claim.time.text if claim.time else None,
        "attribution": speaker or (said.text if said else None),
        "measure": row["quantity"],
        "said": row["attribution"],
        **{name: row[name] for name in ("role", "instrument", "mood", "negated", "money", "time", "trigger")},
        **{name: row[name] for name in ("spans", "extractor", "rule", "confidence")},
    }


def _entity(id: str | None, known: Entities) -> Fields | None:
    entity = known.get(id) if id is not None else None
    return {"id": entity.id, "type": entity.type.value, "name": entity.name} if entity else None


def _entities(reader: Reader) -> Iterator[Fields]:
    sentence_of = _sentences(reader)
    for entity in reader.all_entities():
        row = entity.model_dump(mode="json")
        row["mentions"] = [
            {
                "article": mention.article,
                "sentence": sentence_of(mention),
                "text": mention.text,
                "start": mention.start,
                "end": mention.end,
                "resolution": mention.resolution.value,
            }
            for mention in reader.mentions_of_entity(entity.id)
        ]
        yield row


def _sentences(reader: Reader) -> Callable[[Mention], str | None]:
    """What finds the text of a mention's sentence."""

    @lru_cache(maxsize=ARTICLES_KEPT)
    def texts(id: str) -> Mapping[int, str]:
        article = reader.articles_by_id([id]).get(id)
        content = article.content if article else ""
        return {
            sentence.index: content[sentence.start : sentence.end] for sentence in reader.sentences_of(id)
        }

    return lambda mention: texts(mention.article).get(mention.sentence)


def _articles(reader: Reader) -> Iterator[Fields]:
    for batch in batches(reader.all_articles(), BATCH):
        origins = reader.origins_of([article.id for article in batch])
        for article in batch:
            yield {**article.model_dump(mode="json"), "origin": origins.get(article.id)}


def _edges(reader: Reader) -> Iterator[Fields]:
    for batch in batches(reader.all_edges(), BATCH):
        known = reader.entities_by_id(sorted({end for edge in batch for end in (edge.subject, edge.object)}))
        yield from (_edge(edge, known) for edge in batch)


def _edge(edge: Edge, known: Entities) -> Fields:
    row = edge.model_dump(mode="json")
    return {**row, "subject": _entity(edge.subject, known), "object": _entity(edge.object, known)}


def _extractions(reader: Reader) -> Iterator[Fields]:
    return (extraction.model_dump(mode="json") for extraction in reader.all_extractions())


KINDS: Mapping[str, Callable[[Reader], Iterator[Fields]]] = {
    "claims": _claims,
    "entities": _entities,
    "articles": _articles,
    "edges": _edges,
    "extractions": _extractions,
}
