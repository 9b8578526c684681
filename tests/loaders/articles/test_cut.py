"""How plain text is cut into articles, on texts written for these tests."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belligraph.loaders.articles.characters import clean, one_line
from belligraph.loaders.articles.cut import articles_in, page_article
from belligraph.schema.records import Article

# Running text: three sentences that differ by a number, so that pieces can be told apart.
_PROSE = (
    "The defence ministry of Norland said on Monday that its navy had shadowed {} patrol boats from Sudmark "
    "through the strait, and that no shots had been fired by either side during the night."
)
HEADLINES = (
    "Norland Navy Shadows Sudmark Boats in Contested Strait",
    "Sudmark Recalls Its Envoy From Norland Over Fishing Row",
    "Westhaven Offers to Mediate Between Norland and Sudmark",
)


def prose(number: int) -> str:
    return _PROSE.format(number)


def cut(*lines: str) -> list[Article]:
    return articles_in("\n".join(lines), source="a.txt")


def told(articles: list[Article]) -> list[tuple[str | None, list[str]]]:
    return [(article.headline, article.text.split("\n\n")) for article in articles]


THREE = [(headline, [prose(2 * n), prose(2 * n + 1)]) for n, headline in enumerate(HEADLINES)]


def dump(*above: str, between: tuple[str, ...] = (), gap: tuple[str, ...] = ()) -> list[str]:
    lines: list[str] = []
    for number, (headline, paragraphs) in enumerate(THREE):
        lines += between if number else ()
        lines += [*(line.format(number) for line in above), headline]
        for paragraph in paragraphs:
            lines += [*gap, paragraph]
    return lines


@pytest.mark.parametrize("gap", [(), ("",)])
def test_one_article_keeps_its_headings_and_short_sentences(gap: tuple[str, ...]) -> None:
    body = [prose(1), "What happens next?", prose(2), "The long view", prose(3), "Nobody answered calls."]
    lines = [HEADLINES[0]]
    for line in body:
        lines += [*gap, line]
    assert told(cut(*lines)) == [(HEADLINES[0], body)]


def test_a_headline_may_ask() -> None:
    assert told(cut("Will Norland Yield?", "", prose(1)))[0][0] == "Will Norland Yield?"


def test_text_without_a_headline_has_none() -> None:
    assert told(cut(prose(1), "", prose(2))) == [(None, [prose(1), prose(2)])]
    assert told(cut("Norland attacked Sudmark.")) == [(None, ["Norland attacked Sudmark."])]


def test_lines_broken_at_a_fixed_width_are_joined() -> None:
    wrapped = [HEADLINES[0], ""]
    for number in (1, 2, 3):
        words, line = prose(number).split(), ""
        for word in words:
            if len(line) + len(word) > 60:
                wrapped.append(line.strip())
                line = ""
            line += " " + word
        wrapped += [line.strip(), ""]
    assert told(cut(*wrapped)) == [(HEADLINES[0], [prose(1), prose(2), prose(3)])]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(dump("Strait Crisis"), id="a section line that repeats"),
        pytest.param(dump("Strait Crisis", gap=("",)), id="a section line and blank lines"),
        pytest.param(["World", *dump("Politics")[1:]], id="names of sections"),
        pytest.param(dump("Strait Crisis {}"), id="three sections of their own"),
        pytest.param(dump(between=("-----",)), id="rules"),
        pytest.param(dump(between=("", "* * *", ""), gap=("",)), id="asterisks"),
        pytest.param(dump(between=("", "", ""), gap=("",)), id="wider gaps"),
    ],
)
def test_dumps_are_cut(lines: list[str]) -> None:
    assert told(cut(*lines)) == THREE


def test_dumps_are_cut_at_credits() -> None:
    lines: list[str] = []
    for headline, paragraphs in THREE:
        lines += [headline, "By Ada Example", "Published 3 May 2021 10:15 GMT", *paragraphs]
    articles = cut(*lines)
    assert [article.headline for article in articles] == list(HEADLINES)
    assert {article.published for article in articles} == {dt.date(2021, 5, 3)}
    assert articles[0].text.split("\n\n") == ["By Ada Example", prose(0), prose(1)]


def test_briefs_are_cut_at_their_closing_questions() -> None:
    lines = []
    for number in range(4):
        lines += [
            prose(number),
            prose(number + 10),
            f"What will country number {number} do about its boats now?",
        ]
    assert [len(paragraphs) for _, paragraphs in told(cut(*lines))] == [3, 3, 3, 3]


def test_briefs_are_cut_at_their_datelines() -> None:
    lines = [f"{name}, May {n} — {prose(n)}" for n, name in enumerate(("ALDA", "BREN", "CORA"), start=1)]
    assert told(cut(*lines)) == [(None, [line]) for line in lines]


def test_briefs_are_cut_at_blank_lines_between_blocks() -> None:
    lines = [prose(1), prose(2), "", prose(3), prose(4), "", prose(5), prose(6)]
    assert [len(paragraphs) for _, paragraphs in told(cut(*lines))] == [2, 2, 2]


def test_two_questions_do_not_make_briefs() -> None:
    assert (
        len(cut(prose(1), "Who would gain from a blockade of the strait by either side?", prose(2), prose(3)))
        == 1
    )


def test_a_sidebar_of_other_titles_is_left_out() -> None:
    lines = [
        *dump("Strait Crisis"),
        "-",
        "Editor’s Choice8 months ago",
        "How to Bake Bread at Home in Winter",
    ]
    lines += ["-", "Sports3 days ago", "Westhaven Wins the Cup After Extra Time"]
    assert told(cut(*lines)) == THREE


def test_titles_with_ages_below_them_are_left_out() -> None:
    lines = [
        HEADLINES[0],
        prose(1),
        "How to Bake Bread at Home",
        "2 hours ago",
        "Westhaven Wins the Cup",
        "3 days ago",
    ]
    assert told(cut(*lines)) == [(HEADLINES[0], [prose(1)])]


def test_page_junk_is_left_out() -> None:
    page = [
        "Home » News » World",
        "",
        "Share",
        "",
        HEADLINES[0],
        "",
        HEADLINES[0],
        "",
        prose(1),
        "",
        "Advertisement",
    ]
    page += [
        "",
        "The boats",
        "",
        prose(2),
        "",
        "",
        "Sailors of Sudmark waving on deck.",
        "",
        "",
        "You may also like",
    ]
    page += ["", HEADLINES[1], "", "Leave a Reply", "", prose(3), "", "We use cookies to improve your visit."]
    assert told(cut(*page)) == [(HEADLINES[0], [prose(1), "The boats", prose(2)])]


def test_a_list_inside_the_article_does_not_end_it() -> None:
    lines = [HEADLINES[0], prose(1), "Related stories", HEADLINES[1], HEADLINES[2], prose(2)]
    assert told(cut(*lines)) == [(HEADLINES[0], [prose(1), prose(2)])]


def test_the_breadcrumb_tells_which_line_is_the_headline() -> None:
    lines = ["Home > News > " + HEADLINES[0], "Our Weekly Letter From the Coast", HEADLINES[0], prose(1)]
    assert cut(*lines)[0].headline == HEADLINES[0]


def test_words_of_junk_inside_running_text_stay() -> None:
    text = (
        prose(1) + " Subscribe to our view or not, all rights reserved, the minister added to some laughter."
    )
    assert told(cut(HEADLINES[0], text)) == [(HEADLINES[0], [text])]


def test_a_dateline_stays_and_gives_the_date() -> None:
    (article,) = cut(HEADLINES[0], "", f"PORT ALDA, Nov. 3, 1986 - {prose(1)}")
    assert article.text.startswith("PORT ALDA, Nov. 3, 1986 - ")
    assert article.published == dt.date(1986, 11, 3)


def test_an_article_without_a_full_date_has_none() -> None:
    (article,) = cut(HEADLINES[0], "", f"PORT ALDA, Nov. 3 - {prose(1)}")
    assert article.published is None


def test_nothing_gives_nothing() -> None:
    assert articles_in(" \n\t\n---\n", source="a.txt") == []


def test_a_page_article_does_not_repeat_its_headline() -> None:
    article = page_article([HEADLINES[0], prose(1)], source="s", headline=HEADLINES[0])
    assert article is not None
    assert article.text == prose(1)


def test_typographic_quotes_stay() -> None:
    (article,) = cut(HEADLINES[0], "“We don’t know,” the admiral of Norland said — twice.")
    assert article.text == "“We don’t know,” the admiral of Norland said — twice."


# Lines of every shape that the rules look at, in any order: titles, prose, junk, datelines, rules, gaps.
_LINE = st.one_of(
    st.sampled_from(
        [
            "", "", "-", "=====", "* * *", "World", "Strait Crisis", *HEADLINES, "What next?",
            "By Ada Example", "3 May 2021", "7 months ago", "Tech2 days ago", "You may also like",
            "Leave a Comment", "Home » News",
            "It rained.", "lower case line", "PORT ALDA, May 3, 2020 (Wire) — " + _PROSE, "Advertisement",
        ]
    ),
    st.integers(0, 5).map(prose),
    st.text(max_size=30),
)  # fmt: skip


@given(st.lists(_LINE, max_size=40), st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_articles_hold_words_of_the_input_in_order(lines: list[str], end: str) -> None:
    # Headlines stand above their text, so headline and text together follow the input.
    words = iter(clean(end.join(lines)).split())
    for article in articles_in(end.join(lines), source="a.txt"):
        assert article.text
        assert all(word in words for word in article.text.split())


@given(st.lists(_LINE.filter(lambda line: len(line.splitlines()) <= 1), max_size=30))
def test_every_paragraph_is_a_line_of_the_input(lines: list[str]) -> None:
    text = "\n\n".join(lines)  # with a blank line everywhere nothing is joined
    given_lines = {one_line(line) for raw in lines for line in clean(raw).split("\n")}
    for article in articles_in(text, source="a.txt"):
        parts = article.text.split("\n\n") + ([article.headline] if article.headline else [])
        assert set(parts) <= given_lines


@given(st.text(max_size=400))
def test_any_text_is_cut_without_an_error_and_alike(text: str) -> None:
    assert articles_in(text, source="a.txt") == articles_in(text, source="a.txt")
