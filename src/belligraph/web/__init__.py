"""The browser's side: the explorer and GraphiQL, built from the sources here into `dist/`."""

from pathlib import Path

DIST = Path(__file__).parent / "dist"


def is_built() -> bool:
    """Whether the pages are there to be served (`python -m belligraph.web.build` makes them)."""
    return (DIST / "index.html").is_file() and (DIST / "graphiql.html").is_file()
