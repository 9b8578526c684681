"""The words of kinds.toml, as sets."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def kinds() -> Mapping[str, frozenset[str]]:
    """Every list of kinds.toml by name."""
    text = files("belligraph.loaders.mentions").joinpath("kinds.toml").read_text(encoding="utf-8")
    return {name: frozenset(words.split()) for name, words in tomllib.loads(text).items()}


TOPICS = {
    "foreign": "Foreign Affairs",
    "defence": "Defence",
    "defense": "Defence",
    "interior": "Internal Affairs",
    "finance": "Finance",
    "health": "Health",
    "justice": "Justice",
    "information": "Information",
    "energy": "Energy",
    "trade": "Trade",
    "oil": "Oil",
    "economy": "Economy",
    "transport": "Transport",
}
"""Ministries by the word before "ministry" and by the topic of their canonical name."""
