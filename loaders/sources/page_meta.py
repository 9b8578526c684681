"""What an HTML page says of itself: headline, date, address, site.

Sources, in this order: JSON-LD (schema.org), Open Graph and other meta elements, then the page's own
elements. No date is guessed from addresses or footers.
"""

import datetime as dt
import html as entities
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import html  # type: ignore[import-untyped]

from belligraph.loaders.articles.characters import one_line
from belligraph.loaders.articles.dates import find_date

_DATE_NAMES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date",
    "pubdate", "publishdate", "publish-date", "publication_date", "parsely-pub-date", "sailthru.date",
    "dc.date", "dc.date.issued", "dcterms.date", "dcterms.created", "citation_publication_date",
)  # fmt: skip
_SUFFIXES = (" | ", " - ", " – ", " — ", " :: ", " · ", " » ")


@dataclass(frozen=True, slots=True)
class PageMeta:
    """What was found; None where the page says nothing."""

    headline: str | None
    published: dt.date | None
    url: str | None
    site: str | None


def read_meta(tree: html.HtmlElement) -> PageMeta:
    """The page's own data on itself."""
    metas = _metas(tree)
    ld = _article_ld(tree)
    site = _first(metas.get("og:site_name"), _name(ld.get("publisher")), metas.get("application-name"))
    title = _text(tree, "//head/title") or _text(tree, "//title")
    h1 = _texts(tree, "//h1")
    headline = _first(
        _string(ld.get("headline")), metas.get("og:title"), h1[0] if len(h1) == 1 else None, title,
        h1[0] if h1 else None,
    )  # fmt: skip
    return PageMeta(_bare(headline, site, h1), _published(tree, ld, metas), _url(tree, ld, metas), site)


def _first(*values: str | None) -> str | None:
    return next((tidy for value in values if value and (tidy := one_line(entities.unescape(value)))), None)


def _string(value: Any) -> str | None:
    return value if isinstance(value, str) else None


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return _string(value.get("name")) if isinstance(value, dict) else _string(value)


def _texts(tree: html.HtmlElement, path: str) -> list[str]:
    return [text for node in tree.xpath(path) if (text := one_line(node.text_content()))]


def _text(tree: html.HtmlElement, path: str) -> str | None:
    return next(iter(_texts(tree, path)), None)


def _metas(tree: html.HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in tree.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop")
        content = node.get("content")
        if name and content and content.strip():
            found.setdefault(name.strip().lower(), content)
    return found


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    todo = [value]
    while todo:
        one = todo.pop(0)
        if isinstance(one, dict):
            yield one
            todo += [one["@graph"]] if "@graph" in one else []
        elif isinstance(one, list):
            todo += one


def _article_ld(tree: html.HtmlElement) -> dict[str, Any]:
    for node in tree.iter("script"):
        if "ld+json" not in (node.get("type") or ""):
            continue
        try:
            data = json.loads(node.text_content(), strict=False)
        except (ValueError, RecursionError):
            continue
        for one in _objects(data):
            kinds = one.get("@type")
            if any(str(kind).endswith(("Article", "BlogPosting", "Report")) for kind in _listed(kinds)):
                return one
    return {}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _published(tree: html.HtmlElement, ld: dict[str, Any], metas: dict[str, str]) -> dt.date | None:
    said = [_string(ld.get("datePublished")), *(metas.get(name) for name in _DATE_NAMES)]
    said += tree.xpath("//article//time/@datetime") or tree.xpath("//time/@datetime")[:1]
    return next((day for value in said if value and (day := find_date(value.strip()))), None)


def _url(tree: html.HtmlElement, ld: dict[str, Any], metas: dict[str, str]) -> str | None:
    main = ld.get("mainEntityOfPage")
    said = [
        *tree.xpath("//link[translate(@rel,'CANOIL','canoil')='canonical']/@href"),
        metas.get("og:url"),
        _string(ld.get("url")),
        _string(main.get("@id")) if isinstance(main, dict) else _string(main),
    ]
    return next(
        (url.strip() for url in said if url and url.strip().startswith(("http://", "https://"))), None
    )


def _bare(headline: str | None, site: str | None, h1: list[str]) -> str | None:
    """The headline without the site's name after it."""
    if not headline or headline in h1:
        return headline
    for mark in _SUFFIXES:
        before, found, after = headline.rpartition(mark)
        if found and before and (before in h1 or (site and after.casefold() == site.casefold())):
            return before.strip()
    return headline
