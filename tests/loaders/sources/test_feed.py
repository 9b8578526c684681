import datetime as dt

import pytest

from belligraph.errors import SourceError
from belligraph.loaders.sources.damaged import Damaged
from belligraph.loaders.sources.feed import read_feed
from belligraph.schema.records import Article

PROSE = "The navy of Norland said on Monday that it had shadowed two patrol boats through the strait."
RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Strait Wire</title>
<item><title>Boats &amp;amp; Nets</title><link>https://example.org/1</link>
<pubDate>Wed, 01 Feb 2023 00:30:00 +0300</pubDate><description>short</description>
<content:encoded>
<![CDATA[<p>{PROSE}</p><p>One.<br>Two.</p><p>The post Boats appeared first on Wire.</p>]]>
</content:encoded></item>
<item><title>Only a title</title></item>
</channel></rss>"""
BOMB = """<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>
<rss version="2.0"><channel><title>&b;</title><item><title>t</title></item></channel></rss>"""


def read(text: str, encoding: str = "utf-8") -> list[Article | Damaged]:
    return list(read_feed(text.encode(encoding), name="a.rss"))


def test_rss_items_are_articles() -> None:
    article, damaged = read(RSS)
    assert isinstance(article, Article)
    assert article.headline == "Boats & Nets"
    assert article.text == f"{PROSE}\n\nOne.\n\nTwo."
    assert (article.source, article.url) == ("Strait Wire", "https://example.org/1")
    assert article.published == dt.date(2023, 2, 1)  # as written; in UTC it was still January
    assert damaged == Damaged("a.rss, item 2", "the item has no text, only a title or a link")


def test_atom_entries_are_articles() -> None:
    (article,) = read(
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title><entry><title>T</title>'
        '<updated>2022-03-01T00:30:00+03:00</updated><link href="https://example.org/x"/>'
        f'<content type="html">&lt;p&gt;{PROSE}&lt;/p&gt;</content></entry></feed>'
    )
    assert isinstance(article, Article)
    assert (article.text, article.published) == (PROSE, dt.date(2022, 3, 1))


def test_a_feed_that_breaks_off_gives_what_it_had_and_says_so() -> None:
    article, damaged = read(RSS[: RSS.index("<item><title>Only")])
    assert isinstance(article, Article)
    assert isinstance(damaged, Damaged)
    assert "1 items were read" in damaged.reason


@pytest.mark.parametrize(
    "text", [BOMB, BOMB[:-20], BOMB.replace("<!ENTITY a", '<!ENTITY a SYSTEM "file:///etc/hosts"><!ENTITY z')]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(text: str, encoding: str) -> None:
    with pytest.raises(SourceError, match="declares XML entities"):
        read(text, encoding)


@pytest.mark.parametrize(
    "text", ["<rss>", "no feed", "<rss version='2.0'><channel><title>x</title></channel></rss>"]
)
def test_a_feed_without_items_is_refused(text: str) -> None:
    with pytest.raises(SourceError, match="no RSS or Atom feed"):
        read(text)


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(SourceError, match="too deep"):
        read("<a>" * 10_000)
