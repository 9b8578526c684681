"""The embedded engine: one SQLite file, one writer, as many readers as there are threads."""
