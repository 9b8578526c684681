import datetime as dt

import pytest

from belligraph.errors import SourceError
from belligraph.loaders.sources.page import MAX_PAGE_BYTES, read_page

ONE = "The navy of Norland said on Monday that it had shadowed two patrol boats through the strait."
TWO = "No shots had been fired by either side, the ministry added, and both boats had left before dawn."
BODY = f"""<nav><a href="/">Home</a> <a href="/w">World</a></nav>
<article><h1>Boats in the Strait</h1><figure><img src="x"><figcaption>Boats. Photo: Wire</figcaption></figure>
<p>{ONE}</p><h2>What next</h2><p>{TWO}</p></article>
<aside><h3>You may also like</h3><ul><li><a href="/b">Bread at Home</a></li></ul></aside>
<footer>© 2023 Strait Post. All rights reserved.</footer>"""
LD = '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "Boats in the Strait", "datePublished": "2023-02-01T23:30:00-05:00", "publisher": {"name": "Strait Post"}}]}</script>'  # noqa: E501


def page(head: str, body: str = BODY) -> bytes:
    return f"<!doctype html><html lang=en><head>{head}</head><body>{body}</body></html>".encode()


def test_a_page_gives_its_article_and_what_it_says_of_itself() -> None:
    link = '<link rel="canonical" href="https://example.org/boats">'
    article = read_page(page(f"<title>Boats in the Strait - Strait Post</title>{link}{LD}"), name="a.html")
    assert article.headline == "Boats in the Strait"
    assert article.text == f"{ONE}\n\nWhat next\n\n{TWO}"
    assert (article.source, article.url) == ("Strait Post", "https://example.org/boats")
    assert article.published == dt.date(2023, 2, 1)
    assert article.language == "en"


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="og:title" content="Boats in the Strait | Post">'
        '<meta property="og:site_name" content="Post">'
        '<meta property="article:published_time" content="2023-02-01T08:00:00Z">',
        '<title>Boats in the Strait — Strait Post</title><meta name="date" content="1 February 2023">',
        '<script type="application/ld+json">{"@type": broken</script>'
        '<meta itemprop="datePublished" content="2023-02-01">',
    ],
)
def test_other_ways_to_say_it(head: str) -> None:
    article = read_page(page(head), name="a.html")
    assert (article.headline, article.published) == ("Boats in the Strait", dt.date(2023, 2, 1))


def test_a_page_that_says_nothing_has_no_date_and_the_files_name() -> None:
    article = read_page(page("<title>Boats in the Strait</title>"), name="a.html")
    assert (article.published, article.url, article.source) == (None, None, "a.html")


def test_a_short_page_is_read() -> None:
    assert read_page(b"<p>Norland attacked Sudmark.</p>", name="a.html").text == "Norland attacked Sudmark."


def test_a_page_cut_off_in_its_text_gives_what_it_had() -> None:
    data = page("<title>Boats in the Strait</title>")
    article = read_page(data[: data.index(b"both boats")], name="a.html")
    assert article.text.startswith(ONE)


def test_the_declared_encoding_is_used() -> None:
    text = f"<p>{ONE} Łódź sent żołnierze.</p>"
    data = f'<html><head><meta charset="iso-8859-2"></head><body>{text}</body></html>'.encode("iso-8859-2")
    assert "Łódź sent żołnierze" in read_page(data, name="a.html").text


@pytest.mark.parametrize(
    "data", [b"<html></html>", b"<html><head><title>Boats</title><meta na", b"<script>var a;</script>"]
)
def test_a_page_without_text_is_refused(data: bytes) -> None:
    with pytest.raises(SourceError, match="no text of an article"):
        read_page(data, name="a.html")


def test_a_huge_page_is_refused() -> None:
    with pytest.raises(SourceError, match="larger than 10 MB"):
        read_page(b" " * (MAX_PAGE_BYTES + 1), name="a.html")
