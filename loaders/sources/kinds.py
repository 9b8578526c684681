"""Which kind of document some bytes are: by the name's extension, else by how they begin."""

import codecs
import json
import re
from enum import Enum
from pathlib import PurePath


class Kind(Enum):
    """The kinds of document that are read."""

    TEXT = "plain text"
    PAGE = "HTML page"
    FEED = "RSS or Atom feed"
    LINES = "JSON Lines"
    JSON = "JSON"


_EXTENSIONS = {
    ".txt": Kind.TEXT,
    ".text": Kind.TEXT,
    ".md": Kind.TEXT,
    ".markdown": Kind.TEXT,
    ".html": Kind.PAGE,
    ".htm": Kind.PAGE,
    ".xhtml": Kind.PAGE,
    ".rss": Kind.FEED,
    ".atom": Kind.FEED,
    ".jsonl": Kind.LINES,
    ".ndjson": Kind.LINES,
    ".json": Kind.JSON,
}
_SNIFFED = 4096
_FEED = re.compile(r"<(?:rss|feed|rdf:rdf)[\s>]", re.IGNORECASE)
_PAGE = re.compile(r"<(?:!doctype html|html|head|body|article|div|p)[\s>/]", re.IGNORECASE)
_WIDE = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def kind_of(name: str, data: bytes) -> Kind:
    """The kind of the document; what can't be told is plain text."""
    return _EXTENSIONS.get(PurePath(name).suffix.lower()) or _sniff(data)


def is_lines(name: str) -> bool:
    """Does the name say JSON Lines (which is read line by line, whatever its size)?"""
    return _EXTENSIONS.get(PurePath(name).suffix.lower()) is Kind.LINES


def _sniff(data: bytes) -> Kind:
    encoding = _WIDE.get(data[:2], "utf-8-sig")
    start = data[:_SNIFFED].decode(encoding, "replace").lstrip("\ufeff \t\r\n")
    if start.startswith("<"):
        if _FEED.search(start):
            return Kind.FEED
        if start.startswith("<?xml") and not _PAGE.search(start):
            return Kind.FEED
        return Kind.PAGE if _PAGE.search(start) else Kind.TEXT
    if start.startswith("{"):
        return Kind.LINES if _first_line_is_whole(start) else Kind.JSON
    return Kind.JSON if re.match(r"\[\s*[{\]]", start) else Kind.TEXT


def _first_line_is_whole(start: str) -> bool:
    line, ended, _ = start.partition("\n")
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        # A first line longer than the sample can't be judged; pretty-printed JSON opens with a short one.
        return not ended and len(line) >= _SNIFFED // 4
