"""JSON Lines → one article a line; also a JSON file with one article or a list of them."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from typing import Any

from belligraph.errors import SourceError
from belligraph.loaders.articles.cut import article_of
from belligraph.loaders.articles.dates import find_date
from belligraph.loaders.articles.lines import lines_of
from belligraph.loaders.sources.damaged import Damaged
from belligraph.loaders.sources.decode import decode
from belligraph.loaders.sources.fragment import looks_like_html, paragraphs_in
from belligraph.schema.records import Article

_TEXT = ("text", "body", "content")
_HEADLINE = ("headline", "title")
_DATE = ("published", "date")
_URL = ("url", "link")


def read_lines(lines: Iterable[bytes], *, name: str) -> Iterator[Article | Damaged]:
    """An Article for each line, Damaged with the line's number for one that can't be read; blank lines
    are passed over."""
    for number, line in enumerate(lines, start=1):
        if not line.strip(b" \t\r\n\xef\xbb\xbf"):
            continue
        try:
            yield article_from(_loads(decode(line).rstrip()), name)
        except SourceError as error:
            yield Damaged(f"{name}, line {number}", str(error))


def read_json(data: bytes, *, name: str) -> Iterator[Article | Damaged]:
    """The article of a JSON object, or those of a list of objects. Raises SourceError when it is no JSON."""
    value = _loads(decode(data))
    if not isinstance(value, list):
        yield article_from(value, name)
        return
    for number, one in enumerate(value, start=1):
        try:
            yield article_from(one, name)
        except SourceError as error:
            yield Damaged(f"{name}, entry {number}", str(error))


def _loads(text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}" if error.lineno > 1 else f"column {error.colno}"
        raise SourceError(f"it is no JSON: {error.msg} at {where}") from None
    except RecursionError:
        raise SourceError("its JSON is nested too deep to be an article") from None
    except ValueError:
        raise SourceError("its JSON holds a number too long to be read") from None


def _string(row: dict[str, Any], names: Iterable[str]) -> str | None:
    found = next((value for name in names if isinstance(value := row.get(name), str) and value.strip()), None)
    return None if found is None else found.encode("utf-8", "ignore").decode()  # no halves of surrogate pairs


def _date(row: dict[str, Any]) -> dt.date | None:
    said = _string(row, _DATE)
    return find_date(said.strip()) if said else None


def article_from(row: Any, name: str) -> Article:
    """The article of one JSON object; `name` is its source where it names none.

    Raises SourceError when it is no object, or has no text.
    """
    if not isinstance(row, dict):
        raise SourceError('it is no JSON object; an article looks like {"headline": "…", "text": "…"}')
    article = article_of(
        _paragraphs(row),
        source=_string(row, ("source",)) or name,
        headline=_string(row, _HEADLINE),
        url=_string(row, _URL),
        published=_date(row),
        language=_string(row, ("language",)),
    )
    if article is None:
        raise SourceError(
            'it has no text; give the field "text", "body" or "content", or a list "paragraphs"'
        )
    return article


def _paragraphs(row: dict[str, Any]) -> list[str]:
    listed = row.get("paragraphs")
    if isinstance(listed, list):
        return [one for one in listed if isinstance(one, str)]
    text = _string(row, _TEXT) or ""
    if looks_like_html(text):
        return paragraphs_in(text)
    return [line.text for line in lines_of(text)]
