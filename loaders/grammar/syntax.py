"""Who does what in a clause: logical subjects, objects and prepositional phrases of a trigger.

Reads Universal Dependencies trees as a parser with some errors makes them: `obl` and `nmod` are treated
alike, coordination is unfolded, and passives, control, relative and participial clauses are undone.
Every function takes and gives words of a tree; the tokens given are heads of noun phrases.
"""

from belligraph.loaders.grammar.arguments import indirect_objects, objects, subjects
from belligraph.loaders.grammar.heads import (
    PASSIVE,
    SUBJECT,
    base_phrase,
    conjuncts,
    infinitive,
    is_passive,
    is_reciprocal,
    is_verb,
    light_verb,
    parted,
    possessors,
    preposition,
)
from belligraph.loaders.grammar.phrases import phrases

__all__ = [
    "PASSIVE",
    "SUBJECT",
    "base_phrase",
    "conjuncts",
    "indirect_objects",
    "infinitive",
    "is_passive",
    "is_reciprocal",
    "is_verb",
    "light_verb",
    "objects",
    "parted",
    "phrases",
    "possessors",
    "preposition",
    "subjects",
]
