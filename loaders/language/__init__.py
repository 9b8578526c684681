"""English, offline: sentences by rule, then the bundled spaCy pipeline (tags, morphology, UD tree, names)."""
