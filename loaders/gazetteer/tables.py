"""Reading of the tables under `data/`: tab-separated, comments first, then the column names."""

from collections.abc import Iterator
from pathlib import Path

from belligraph.errors import SettingError

DATA = Path(__file__).parent / "data"


def table(name: str, columns: int) -> Iterator[list[str]]:
    """The rows of `data/<name>.tsv`, each of `columns` cells.

    Raises SettingError, naming file and line, for a row with too few, too many or empty cells.
    """
    path = DATA / f"{name}.tsv"
    headed = False
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if not line or line.startswith("#"):
            continue
        if not headed:
            headed = True
            continue
        cells = line.split("\t")
        if len(cells) != columns or "" in cells:
            raise SettingError(
                f"{path.name}, line {number}: expected {columns} cells parted by tabs, none empty "
                f'("-" for none); got {line!r}'
            )
        yield cells


def forms(cell: str) -> tuple[str, ...]:
    """The forms that a cell lists: "a;b" → ("a", "b"), "-" → ()."""
    return () if cell == "-" else tuple(cell.split(";"))


def words(name: str) -> frozenset[str]:
    """The lines of `data/<name>.txt` without comments and blanks."""
    text = (DATA / f"{name}.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.split("\n") if line and not line.startswith("#"))
