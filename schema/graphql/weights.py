"""What guard.py can't read off a field's own arguments: lists sized elsewhere, work besides values."""

from typing import Any

from belligraph.graph.queries import MAX_PAGE
from belligraph.graph.timeline import MAX_BUCKETS
from belligraph.graph.walks import MAX_AROUND, MAX_DEPTH, MAX_LENGTH

MOST = max(MAX_PAGE, MAX_AROUND, MAX_BUCKETS)
"""The largest size that some field takes; what is above is refused there, with the right words."""

SIZED_AROUND = {"Neighborhood.entities", "Paths.nodes"}
"""Lists whose size is an argument of the field around them."""

SIZING = {name.partition(".")[0] for name in SIZED_AROUND}
"""The types that have them. Elsewhere a fragment weighs the same wherever it is spread."""

SIZES = {"Path.entities": MAX_LENGTH + 1, "Path.edges": MAX_LENGTH, "Query.timeline": MAX_BUCKETS}
"""Lists that never have more items."""

STEP = 2_000
"""A step of a walk, in values: what reading so many values takes, walking a step may take."""

STEPS = {"Query.neighborhood": ("depth", MAX_DEPTH), "Query.paths": ("maxLength", MAX_LENGTH)}
"""Fields that walk, the argument that says how many steps, and how many it takes at the most."""


def default_of(field: Any, argument: str) -> int | None:
    """The number that the schema gives the argument; None where there is none."""
    found = field.args[argument].default_value if argument in field.args else None
    return found if isinstance(found, int) else None
