"""The paths that a person gives → the files that are read."""

import glob
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from belligraph.errors import SourceError

STDIN = "-"


def expand(paths: Sequence[str]) -> list[str]:
    """Every file once, in the order given; directories (with what is below them) and globs sorted.

    Hidden files and folders are passed over. Raises SourceError for a path or glob where there is nothing.
    """
    found: dict[str, None] = {}
    for path in paths:
        found.update(dict.fromkeys(_files(path)))
    return list(found)


def _files(path: str) -> list[str]:
    if path == STDIN:
        return [STDIN]
    if Path(path).is_dir():
        below = sorted(_below(path))
        if not below:
            raise SourceError(f"{path}: the directory has no files; put articles into it or give another")
        return below
    if Path(path).exists():
        return [path]
    matches = sorted(glob.glob(path, recursive=True)) if glob.has_magic(path) else []  # noqa: PTH207
    # glob.glob and not Path.glob, which takes no absolute pattern.
    if matches:
        return [
            file for match in matches for file in (sorted(_below(match)) if Path(match).is_dir() else [match])
        ]
    what = "no file matches this pattern" if glob.has_magic(path) else "there is no such file or directory"
    raise SourceError(f"{path}: {what}; check the spelling and where you are ({Path.cwd().name})")


def _below(folder: str) -> Iterator[str]:
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in files:
            path = Path(parent, name)
            # Only regular files: reading a pipe that somebody left here would wait for ever.
            if not name.startswith(".") and path.is_file():
                yield str(path)
