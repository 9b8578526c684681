"""How much, what sum, when: measures found in one sentence's text, by rule, in time linear in its length."""

from belligraph.loaders.measures.money import find_money
from belligraph.loaders.measures.quantity import find_quantities
from belligraph.loaders.measures.spans import Measured
from belligraph.loaders.measures.times import find_times

__all__ = ["Measured", "find_money", "find_quantities", "find_times"]
