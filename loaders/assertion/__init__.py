"""How a sentence puts forward an event: as done, planned or possible, denied or not, and on whose word."""

from belligraph.loaders.assertion.assess import assess
from belligraph.loaders.assertion.quotes import attribute_quotes
from belligraph.loaders.assertion.records import Assertion, AttributionSpan, Quoted

__all__ = ["Assertion", "AttributionSpan", "Quoted", "assess", "attribute_quotes"]
