"""An HTML page → its one article: trafilatura finds the text, readability where it finds none."""

import logging
import re

import trafilatura
from readability import Document  # type: ignore[import-untyped]
from trafilatura.settings import use_config

from belligraph.errors import SourceError
from belligraph.loaders.articles.cut import page_article
from belligraph.loaders.sources.decode import decode
from belligraph.loaders.sources.fragment import paragraphs_of, parse
from belligraph.loaders.sources.page_meta import read_meta
from belligraph.schema.records import Article

MAX_PAGE_BYTES = 10_000_000
"""Pages above this are refused: no article's page is so large, and finding its text would take minutes."""
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})")
_FEW_WORDS = 20
_CONFIG = use_config()
# Below this many characters trafilatura takes the page's text as one block; short news is shorter than its
# default of 250.
_CONFIG["DEFAULT"]["MIN_EXTRACTED_SIZE"] = "20"
# Both libraries log every page that they find hard; what matters is said by our own error.
for _name in ("trafilatura", "readability", "htmldate"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)


def read_page(data: bytes, *, name: str) -> Article:
    """The article of a page. Raises SourceError when the page is too large or has no text of an article."""
    if len(data) > MAX_PAGE_BYTES:
        raise SourceError(
            f"the page is larger than {MAX_PAGE_BYTES // 1_000_000} MB; save the article alone, as plain text"
        )
    charset = _CHARSET.search(data[:4096])
    markup = decode(data, charset.group(1).decode("ascii") if charset else None)
    tree = parse(markup)
    if tree is None:
        raise SourceError("the page is empty; save it again")
    meta = read_meta(tree)
    paragraphs = _paragraphs(markup)
    article = page_article(
        paragraphs, source=meta.site or name, headline=meta.headline, url=meta.url, published=meta.published
    )
    if article is None:
        raise SourceError(
            "the page has no text of an article; it may be cut off or built by scripts: save it again"
        )
    return article


def _paragraphs(markup: str) -> list[str]:
    text = trafilatura.extract(
        markup, output_format="txt", include_comments=False, include_tables=False, config=_CONFIG
    )
    found = [line.removeprefix("- ") for line in (text or "").split("\n") if line.strip()]
    if sum(len(line.split()) for line in found) >= _FEW_WORDS:
        return found
    spare = _readable(markup)
    return max(found, spare, key=lambda lines: sum(len(line.split()) for line in lines))


def _readable(markup: str) -> list[str]:
    try:
        tree = parse(str(Document(markup).summary(html_partial=True)))
    except Exception:  # readability raises whatever lxml and its own rules run into on broken pages
        return []
    return [] if tree is None else paragraphs_of(tree)
