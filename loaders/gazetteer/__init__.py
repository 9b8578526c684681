"""The gazetteer: what the world's states, forces, bodies, weapons, places and leaders are called.

The facts are the tables under `data/`, to be edited by hand; each file's head says what its columns mean.
"""

from belligraph.loaders.gazetteer.build import load
from belligraph.loaders.gazetteer.forms import normalise
from belligraph.loaders.gazetteer.lookup import Gazetteer, Hit
from belligraph.loaders.gazetteer.rows import Entry, StateRow, WeaponRow

__all__ = ["Entry", "Gazetteer", "Hit", "StateRow", "WeaponRow", "load", "normalise"]
