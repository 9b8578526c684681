"""Bytes → characters: UTF-8, UTF-16 and UTF-32 with a byte order mark, Windows-1252, else a guess."""

import codecs
import re

from charset_normalizer import from_bytes

from belligraph.errors import SourceError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"SQLite format 3", "an SQLite database"),
    (b"\x7fELF", "a program"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 65_536
_GUESSABLE = 50
BINARY = "it holds binary data, not text; give text, HTML, RSS/Atom or JSON Lines"


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of the bytes, without byte order mark.

    `declared` is an encoding that the document itself names; it is tried when the bytes are not UTF-8.
    Raises SourceError for binary data.
    """
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise SourceError(f"it is {name}, which can't be read here; save it as text or HTML first")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(encoding, "replace"))
    if b"\x00" in data:
        raise SourceError(BINARY)
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _checked(_legacy(data, declared))


def _legacy(data: bytes, declared: str | None) -> str:
    repaired = data.decode("utf-8", "replace")
    broken = repaired.count("\ufffd")
    wide = len(repaired) - len(repaired.encode("ascii", "ignore")) - broken
    if wide > 4 * broken:
        return repaired.rstrip(
            "\ufffd"
        )  # UTF-8 with a few bytes lost, as when a file was cut in the middle of a letter
    for encoding in (declared, _guess(data)):
        try:
            if encoding:
                return data.decode(encoding, "strict")
        except (LookupError, UnicodeError):
            continue
    return data.decode("cp1252", "replace")


def _guess(data: bytes) -> str | None:
    """The encoding of text that is mostly not Latin; Latin text in one byte a letter is Windows-1252."""
    sample = data[:_SAMPLE]
    high = sum(byte > 127 for byte in sample)
    if len(sample) < _GUESSABLE or high < 0.25 * len(sample):
        return None
    best = from_bytes(sample).best()
    return best.encoding if best else None


def _checked(text: str) -> str:
    sample = text[:_SAMPLE]
    bad = len(_CONTROL.findall(sample)) + sample.count("\ufffd")
    if bad > 2 and bad > 0.02 * len(sample):
        raise SourceError(BINARY)
    return text
