"""Evidence-backed entity-relationship graphs from news of war and diplomacy."""

__version__ = "0.1.0"
