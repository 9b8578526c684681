"""Files, folders, globs and standard input → articles: one module a kind of document."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePath
from typing import BinaryIO

from belligraph.errors import SourceError
from belligraph.loaders.sources.damaged import Damaged
from belligraph.loaders.sources.feed import read_feed
from belligraph.loaders.sources.json_lines import read_json, read_lines
from belligraph.loaders.sources.kinds import Kind, is_lines, kind_of
from belligraph.loaders.sources.page import read_page
from belligraph.loaders.sources.paths import STDIN, expand
from belligraph.loaders.sources.plain import read_markdown, read_plain
from belligraph.schema.records import Article

__all__ = ["MAX_ARTICLE", "MAX_BYTES", "Damaged", "read_bytes", "read_sources"]

MAX_BYTES = 50_000_000
"""Bytes of one file (of one line in JSON Lines) above which it is refused."""
MAX_ARTICLE = 1_000_000
"""Characters of one article above which it is refused: that is a book, and parsing it would take hours."""


def read_sources(paths: Sequence[str], *, limit: int = MAX_BYTES) -> Iterator[Article | Damaged]:
    """The articles of files, directories (with all below), globs and "-" (standard input).

    `limit`: bytes that one file may have; JSON Lines are read line by line, and it bounds each line.
    Raises SourceError before the first article when a path does not exist, and when the only file given
    can't be read as articles. A damaged file among several, a damaged item or line gives Damaged, and the
    rest goes on.
    """
    return _read_all(expand(paths), limit)


def _read_all(files: Sequence[str], limit: int) -> Iterator[Article | Damaged]:
    for path in files:
        try:
            yield from _read(path, limit, alone=len(files) == 1)
        except (SourceError, OSError) as error:
            reason = f"it can't be read ({error.strerror})" if isinstance(error, OSError) else str(error)
            if len(files) == 1:
                raise SourceError(f"{_shown(path)}: {reason}") from None
            yield Damaged(_shown(path), reason)


def _shown(path: str) -> str:
    return "standard input" if path == STDIN else path


def _read(path: str, limit: int, *, alone: bool) -> Iterator[Article | Damaged]:
    name = "standard input" if path == STDIN else PurePath(path).name
    if path == STDIN:
        yield from read_bytes(_within(sys.stdin.buffer, limit), name=name, alone=alone)
        return
    with Path(path).open("rb") as file:
        start = file.peek(4) if is_lines(name) else b""
        if start and not start.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00")):
            yield from _sized(read_lines(_short_lines(file, limit), name=name), name, alone=False)
        else:
            yield from read_bytes(_within(file, limit), name=name, alone=alone)


def _within(file: BinaryIO, limit: int) -> bytes:
    data = file.read(limit + 1)
    if len(data) > limit:
        raise SourceError(f"it is larger than {limit / 1_000_000:g} MB; split it, or give it as JSON Lines")
    return data


def _short_lines(file: BinaryIO, limit: int) -> Iterator[bytes]:
    while line := file.readline(limit + 1):
        if len(line) > limit:
            raise SourceError(
                f"a line is larger than {limit / 1_000_000:g} MB, and the rest was not read; split it"
            )
        yield line


def read_bytes(data: bytes, *, name: str, alone: bool = False) -> Iterator[Article | Damaged]:
    """The articles of one document; `name` tells its kind (else its beginning does) and names it.

    `alone`: raise SourceError, not Damaged, when the one article that it has is too long.
    Raises SourceError when it can't be read as articles.
    """
    if not data.strip(b" \t\r\n\x0b\x0c\xef\xbb\xbf"):
        raise SourceError("it is empty; give a file with text")
    return _sized(_parsed(data, name), name, alone=alone)


def _parsed(data: bytes, name: str) -> Iterable[Article | Damaged]:
    match kind_of(name, data):
        case Kind.PAGE:
            return [read_page(data, name=name)]
        case Kind.FEED:
            return read_feed(data, name=name)
        case Kind.LINES:
            return read_lines(_encoded_lines(data), name=name)
        case Kind.JSON:
            return read_json(data, name=name)
        case Kind.TEXT:
            markdown = PurePath(name).suffix.lower() in {".md", ".markdown"}
            return read_markdown(data, name=name) if markdown else read_plain(data, name=name)


def _encoded_lines(data: bytes) -> list[bytes]:
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, "replace").encode("utf-8", "replace").split(b"\n")
    return data.split(b"\n")


def _sized(items: Iterable[Article | Damaged], name: str, *, alone: bool) -> Iterator[Article | Damaged]:
    """The items, with too long articles as Damaged."""
    for number, item in enumerate(items, start=1):
        if isinstance(item, Damaged) or len(item.content) <= MAX_ARTICLE:
            yield item
            continue
        reason = f"the article is longer than {MAX_ARTICLE:,} characters; split it"
        if alone and number == 1:
            raise SourceError(reason)
        yield Damaged(f"{name}, article {number}", reason)
