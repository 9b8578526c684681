"""An RSS or Atom feed file → one article an item."""

import datetime as dt
import io
import re
from collections.abc import Iterator
from typing import Any
from xml.sax import SAXException

import feedparser  # type: ignore[import-untyped]
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, iterparse

from belligraph.errors import SourceError
from belligraph.loaders.articles.characters import one_line
from belligraph.loaders.articles.cut import page_article
from belligraph.loaders.articles.dates import find_date
from belligraph.loaders.sources.damaged import Damaged
from belligraph.loaders.sources.decode import decode
from belligraph.loaders.sources.fragment import paragraphs_in
from belligraph.schema.records import Article

MAX_FEED_BYTES = 20_000_000
MAX_DEPTH = 200
_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
_XML_CODING = re.compile(rb"<\?xml[^>]{0,200}encoding\s*=\s*[\"']([A-Za-z0-9_.:-]{2,40})[\"']")
_UNSAFE = "the feed declares XML entities, which can blow it up without end; take them out and load it again"


def read_feed(data: bytes, *, name: str) -> Iterator[Article | Damaged]:
    """The items in the feed's order. An item without text, and a feed that breaks off, give Damaged.

    Raises SourceError for a feed with entity declarations (XML bombs) and for one without any item.
    """
    if len(data) > MAX_FEED_BYTES:
        raise SourceError(
            f"the feed is larger than {MAX_FEED_BYTES // 1_000_000} MB; give its items as JSON Lines"
        )
    broken = _guard(data)
    feed = feedparser.parse(io.BytesIO(data))
    if not feed.entries:
        what = f"it is no well-formed XML ({broken})" if broken else "it has no items"
        raise SourceError(f"no RSS or Atom feed can be read: {what}")
    site = one_line(str(feed.feed.get("title", ""))) or name
    for number, entry in enumerate(feed.entries, start=1):
        yield _item(entry, site) or Damaged(
            f"{name}, item {number}", "the item has no text, only a title or a link"
        )
    if broken:
        yield Damaged(name, f"the feed is no well-formed XML ({broken}); {len(feed.entries)} items were read")


def _guard(data: bytes) -> str | None:
    """Refuses entity declarations; gives the parser's complaint when the XML is not well-formed."""
    coding = _XML_CODING.search(data[:400])
    text = decode(data, coding.group(1).decode("ascii") if coding else None)
    if _ENTITY.search(text):
        raise SourceError(_UNSAFE)
    try:
        depth = 0
        for event, element in iterparse(
            io.BytesIO(data), events=("start", "end"), forbid_entities=True, forbid_external=True
        ):
            depth += 1 if event == "start" else -1
            if depth > MAX_DEPTH:
                raise SourceError("its elements are nested too deep for a feed")
            if event == "end":
                element.clear()
    except DefusedXmlException:
        raise SourceError(_UNSAFE) from None
    except (ParseError, SAXException, ValueError, LookupError) as error:
        return str(error)
    return None


def _item(entry: Any, site: str) -> Article | None:
    bodies = [str(part.get("value", "")) for part in entry.get("content", [])]
    body = max((*bodies, str(entry.get("summary", ""))), key=len)
    link = str(entry.get("link", ""))
    title = paragraphs_in(str(entry.get("title", "")))
    return page_article(
        paragraphs_in(body),
        source=site,
        headline=" ".join(title) or None,
        url=link if link.startswith(("http://", "https://")) else None,
        published=_published(entry),
    )


def _published(entry: Any) -> dt.date | None:
    """The day as the feed writes it: the parsed time is in UTC and may fall on the day before."""
    for key in ("published", "created", "updated"):
        if day := find_date(str(entry.get(key, ""))):
            return day
    return None
