import datetime as dt

from belligraph.loaders.sources.plain import read_markdown, read_plain

PROSE = "The navy of Norland said on Monday that it had shadowed two patrol boats through the strait."


def test_windows_text_is_read() -> None:
    (article,) = read_plain(f"Norland’s “Boats”\r\n\r\n{PROSE}\r\n".encode("cp1252"), name="a.txt")
    assert (article.headline, article.text) == ("Norland’s “Boats”", PROSE)


def test_markdown_loses_its_marks_and_its_front_matter_is_taken_over() -> None:
    text = f"""---
title: "Boats in the Strait"
date: 2021-05-06
url: https://example.org/boats
source: Strait Post
---
# Boats in the Strait

![a boat](boat.png)

{PROSE} See [the paper](https://example.org/p).

## What next

{PROSE}
"""
    (article,) = read_markdown(text.encode(), name="a.md")
    assert article.headline == "Boats in the Strait"
    assert article.text == f"{PROSE} See the paper.\n\nWhat next\n\n{PROSE}"
    assert (article.source, article.url) == ("Strait Post", "https://example.org/boats")
    assert article.published == dt.date(2021, 5, 6)


def test_markdown_without_front_matter() -> None:
    (article,) = read_markdown(f"# Boats\n\n{PROSE}".encode(), name="a.md")
    assert (article.headline, article.text, article.source) == ("Boats", PROSE, "a.md")
