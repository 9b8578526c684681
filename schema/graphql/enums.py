"""The contract's enumerations; that of relations is made from the vocabulary."""

from enum import Enum, EnumMeta
from typing import Any

import strawberry

from belligraph.graph import queries, store, timeline, walks
from belligraph.schema import records
from belligraph.schema.graphql import writing
from belligraph.schema.vocabulary import relations

RELATIONS: EnumMeta = EnumMeta.__call__(Enum, "RelationName", [(name, name) for name in relations()])
"""Every relation of the vocabulary as an enumeration."""

WORDS: dict[type[Enum] | EnumMeta, str] = {
    records.EntityType: "The five kinds of entity.",
    records.Mood: "Whether the claim says that the event happened or holds, is planned, or is possible.",
    records.Resolution: "How a mention was tied to its entity.",
    queries.EntityOrder: "Orderings of entities; ties are broken by id.",
    queries.EdgeOrder: "Orderings of edges; ties are broken by id.",
    queries.ClaimOrder: "Orderings of claims; ties are broken by id.",
    queries.ArticleOrder: "Orderings of articles; ties are broken by id.",
    writing.AddOutcome: "What became of an article given to `addArticles`.",
    walks.WalkBound: "Why a walk gives less than there is.",
    store.SearchIn: "What can be searched.",
    timeline.Bucket: "How long the stretches of a timeline are.",
    RELATIONS: "What one entity does to another, or is to it; `relations` tells more of each.",
}

DESCRIPTIONS: dict[str, dict[str, str]] = {
    "EntityType": {
        "PERSON": "A person.",
        "STATE": "A state, its government included.",
        "ORGANIZATION": "A body, alliance, company, force or armed group.",
        "WEAPON": "A weapon, weapon system or class of weapons.",
        "PLACE": "A place that is no state: a city, region, sea, base.",
    },
    "Mood": {
        "ACTUAL": "It happened, happens or holds.",
        "PLANNED": "Someone intends, has ordered or has promised it.",
        "POSSIBLE": "It may be, or be asked for, considered or hypothetical.",
    },
    "Resolution": {
        "NAME": "By its name.",
        "ALIAS": "By another name of it.",
        "METONYM": "By a word that stands for it, as the Kremlin does for Russia.",
        "DEMONYM": "By the word for its people.",
        "TITLE": "By a title or office.",
        "PRONOUN": "By a pronoun.",
        "DESCRIPTION": "By a description, as in “the country”.",
    },
    "EntityOrder": {
        "NAME": "By name, from A.",
        "CLAIMS": "By number of claims, from most.",
        "ID": "By id.",
    },
    "EdgeOrder": {
        "CLAIMS": "By number of claims, from most.",
        "ORIGINS": "By number of independent origins, from most.",
        "LAST": "By the last event date, from the latest.",
        "ID": "By id.",
    },
    "ClaimOrder": {
        "ARTICLE": "By publication date, article and place in it.",
        "TIME": "By event date; the article's date where it is not known.",
        "CONFIDENCE": "By confidence.",
        "ID": "By id.",
    },
    "ArticleOrder": {
        "PUBLISHED": "By publication date, from the latest.",
        "HEADLINE": "By headline, from A.",
        "ID": "By id.",
    },
    "AddOutcome": {
        "ADDED": "It is new, and stored now.",
        "KNOWN": "It was there already, and stays as it was.",
        "REFUSED": "It was not taken; the message says why.",
    },
    "WalkBound": {
        "ENTITIES": "As many entities as were asked for; there are more.",
        "PATHS": "As many paths as were asked for; there may be more.",
        "EDGES": "It would have to look at too many edges. What is given comes first all the same; to see "
        "more, name relations, ask for more claims an edge, or walk less far.",
    },
    "SearchIn": {
        "ENTITY": "Names and aliases of entities.",
        "ARTICLE": "Headlines and texts of articles.",
        "CLAIM": "The sentences of claims; of several claims of a sentence, the first.",
    },
    "Bucket": {
        "DAY": "Days.",
        "WEEK": "Weeks of ISO 8601, from Monday.",
        "MONTH": "Months.",
        "YEAR": "Years.",
    },
    "RelationName": {name: f"{relation.meaning}." for name, relation in relations().items()},
}


def _declare() -> None:
    """Make each of them a GraphQL enum, in place: the records know nothing of GraphQL."""
    for kind, words in WORDS.items():
        made: Any = strawberry.enum(kind, description=words)
        for value in made.__strawberry_definition__.values:
            value.description = DESCRIPTIONS[kind.__name__][value.name]


_declare()
