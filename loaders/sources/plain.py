"""A plain text or Markdown file → its articles."""

import re

from belligraph.errors import SourceError
from belligraph.loaders.articles.characters import clean
from belligraph.loaders.articles.cut import article_of, articles_in
from belligraph.loaders.articles.dates import find_date
from belligraph.loaders.sources.decode import decode
from belligraph.schema.records import Article

_FRONT = re.compile(r"\A---[ \t]*\n(.{0,5000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"([A-Za-z_]{2,30})[ \t]*:[ \t]*(.*)")
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,500}\]\([^()\n]{0,2000}\)")
_LINK = re.compile(r"\[([^\[\]\n]{1,500})\]\([^()\n]{0,2000}\)")
_HASHES = re.compile(r"^#{1,6}[ \t]+(.{0,2000}?)[ \t]*#*$", re.MULTILINE)


MAX_LINES = 1_000_000
"""Lines of one file above which it is refused: words on lines of their own are a list, no articles."""


def _text(data: bytes) -> str:
    text = decode(data)
    if text.count("\n") > MAX_LINES:
        raise SourceError(f"it has more than {MAX_LINES:,} lines; split it, or give it as JSON Lines")
    return text


def read_plain(data: bytes, *, name: str) -> list[Article]:
    """The articles of the file. Raises SourceError when it is binary or has no text."""
    articles = articles_in(_text(data), source=name)
    if not articles:
        raise SourceError("it has no text; give a file that holds an article")
    return articles


def read_markdown(data: bytes, *, name: str) -> list[Article]:
    """The articles of a Markdown file: marks of headings, links and pictures taken out, and what the front
    matter says (title, date, url, source) taken over."""
    text = clean(_text(data))
    front = _FRONT.match(text)
    said = (
        {key.lower(): value.strip(" \t\"'") for key, value in _FIELD.findall(front.group(1))} if front else {}
    )
    if front:
        text = text[front.end() :]
    text = _HASHES.sub(r"\1", _LINK.sub(r"\1", _IMAGE.sub("", text)))
    articles = articles_in(text, source=said.get("source") or name)
    if not articles:
        raise SourceError("it has no text; give a file that holds an article")
    if len(articles) > 1 or not said:
        return articles
    one = articles[0]
    return [_with_front(one, said)]


def _with_front(one: Article, said: dict[str, str]) -> Article:
    headline = said.get("title") or said.get("headline") or one.headline
    body = one.text.split("\n\n")
    if one.headline and headline != one.headline:
        body.insert(0, one.headline)
    link = said.get("url") or said.get("link") or ""
    told = article_of(
        body,
        source=one.source,
        headline=headline,
        url=link if link.startswith(("http://", "https://")) else None,
        published=find_date(said.get("date") or said.get("published") or "") or one.published,
    )
    return told or one
