"""Evidence-backed entity-relationship graphs from news of war and diplomacy."""
