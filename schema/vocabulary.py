"""The vocabulary of relations, read from vocabulary.toml."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from pydantic import Field

from belligraph.schema.records import EntityType, Record


class Relation(Record):
    """One relation type: whom it may tie, what it means, how GraphQL names it."""

    name: str
    domain: frozenset[EntityType]
    range: frozenset[EntityType]
    meaning: str
    field: str
    inverse: str | None = None
    symmetric: bool = False
    plover: str = ""
    card: bool = Field(default=False, description="one of the four that the service is named for")


@cache
def relations() -> Mapping[str, Relation]:
    """Every relation by name, in the file's order."""
    text = files("belligraph.schema").joinpath("vocabulary.toml").read_text(encoding="utf-8")
    return MappingProxyType({name: Relation(name=name, **row) for name, row in tomllib.loads(text).items()})
