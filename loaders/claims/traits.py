"""The lists of details.toml, as sets: which details a relation can have, and the words beside them."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from belligraph.schema.vocabulary import relations


@cache
def traits() -> Mapping[str, frozenset[str]]:
    """Every list by "section.name". The names of relations must be in the vocabulary."""
    text = files("belligraph.loaders.claims").joinpath("details.toml").read_text(encoding="utf-8")
    out = {
        f"{section}.{name}": frozenset(words.split())
        for section, lists in tomllib.loads(text).items()
        for name, words in lists.items()
    }
    for name, words in out.items():
        if name.startswith("relations.") and (unknown := words - set(relations())):
            raise ValueError(f"details.toml, {name}: no relation {', '.join(sorted(unknown))}")
    return out
