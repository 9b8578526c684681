"""What lies in what, and which body belongs to whom: read from names side by side."""

from collections.abc import Iterator

from belligraph.loaders.claims.candidates import Candidate
from belligraph.loaders.claims.located import read_located
from belligraph.loaders.claims.parts import read_parts
from belligraph.loaders.grammar.scene import Scene
from belligraph.schema.records import Resolution


def read_structure(scene: Scene) -> Iterator[Candidate]:
    """LOCATED_IN and PART_OF candidates of a sentence."""
    founds = [f for f in scene.founds if f.resolution is not Resolution.PRONOUN]
    yield from read_located(scene, founds)
    yield from read_parts(scene, founds)
