"""A raw document → Articles: dumps cut apart, page junk left out, headline and date found.

The text of an article is its paragraphs joined by a blank line, each paragraph one line of the source.
"""

import datetime as dt
from collections.abc import Iterable, Sequence

from belligraph.loaders.articles.characters import one_line
from belligraph.loaders.articles.dates import dateline_date, find_date, is_credit, is_date_line
from belligraph.loaders.articles.dumps import cut
from belligraph.loaders.articles.junk import crumbs, is_section
from belligraph.loaders.articles.lines import Line, line_of, lines_of
from belligraph.loaders.articles.tongue import language_of
from belligraph.loaders.articles.trim import without_junk
from belligraph.schema.records import Article

_TOP_LINES = 20


def articles_in(text: str, *, source: str) -> list[Article]:
    """The articles of a plain text, in order; an empty list when it has none. Takes linear time."""
    pieces, sections = cut(lines_of(text))
    found = (_article(piece, source, sections) for piece in pieces)
    articles = [article for article in found if article]
    if len(articles) > 1:
        # Beside real articles, what has no running text is what stood around them.
        told = [article for article in articles if any(line_of(p).long for p in article.text.split("\n\n"))]
        return told or articles
    return articles


def article_of(
    paragraphs: Iterable[str],
    *,
    source: str,
    headline: str | None = None,
    url: str | None = None,
    published: dt.date | None = None,
    language: str | None = None,
) -> Article | None:
    """One article of given paragraphs, white space tidied, nothing cut; None when no text is left."""
    kept = [paragraph for paragraph in map(one_line, paragraphs) if paragraph]
    if not kept:
        return None
    text = "\n\n".join(kept)
    return Article.make(
        text,
        source=one_line(source) or "unknown",
        url=url,
        headline=one_line(headline or "") or None,
        published=published,
        language=language or language_of(text),
    )


def page_article(
    paragraphs: Sequence[str],
    *,
    source: str,
    headline: str | None,
    url: str | None = None,
    published: dt.date | None = None,
) -> Article | None:
    """One article of a page or feed item whose headline is known: junk and the repeated headline left out."""
    title = one_line(headline or "")
    lines = [line_of(text, 1) for text in map(one_line, paragraphs) if text]
    while lines and lines[0].text == title:
        del lines[0]
    kept = without_junk(lines)
    published = published or _date(kept)
    body = [line.text for line in _undated(kept)]
    return article_of(body, source=source, headline=title, url=url, published=published)


def _head_length(lines: Sequence[Line]) -> int:
    """How many lines stand above the first sentence."""
    for index, line in enumerate(lines):
        if not (line.title or is_date_line(line.text)):
            return index
    return len(lines)


def _date(lines: Sequence[Line]) -> dt.date | None:
    """The date in the lines above the text, else in the first paragraph's dateline."""
    head = _head_length(lines)
    for line in lines[:head]:
        if is_credit(line.text) and (day := find_date(line.text)):
            return day
    return dateline_date(lines[head].text) if head < len(lines) else None


def _undated(lines: Sequence[Line]) -> list[Line]:
    """The lines without those above the text that only give the date."""
    head = _head_length(lines)
    return [line for index, line in enumerate(lines) if index >= head or not is_date_line(line.text)]


def _headline(head: Sequence[Line], sections: frozenset[str], trail: frozenset[str]) -> int | None:
    """Which of the lines above the text is the headline: the one that the breadcrumb ends in, else the first
    that names no section."""
    titles = [index for index, line in enumerate(head) if line.title and not is_credit(line.text)]
    for index in titles:
        if head[index].text in trail and not is_section(head[index].text):
            return index
    named = [i for i in titles if not (head[i].text in sections or is_section(head[i].text))]
    return next(iter(named or titles), None)


def _article(piece: Sequence[Line], source: str, sections: frozenset[str]) -> Article | None:
    trail = frozenset(crumbs(line.text)[-1] for line in piece[:_TOP_LINES] if crumbs(line.text))
    lines = without_junk(piece)
    published = _date(lines)
    lines = _undated(lines)
    head = lines[: _head_length(lines)]
    if len(head) == len(lines):
        # Nothing but titles: no line is the headline of another.
        return article_of((line.text for line in lines), source=source, published=published)
    at = _headline(head, sections, trail)
    if at is None:
        return article_of((line.text for line in lines), source=source, published=published)
    title = head[at].text
    above = [line for line in head[:at] if not (line.text in sections or is_section(line.text))]
    body = [line for line in above if line.text not in trail] + [*lines[at + 1 :]]
    while body and body[0].text == title:
        del body[0]
    texts = (line.text for line in body)
    return article_of(texts, source=source, headline=title, published=published)
