import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belligraph.loaders.articles.dates import dateline, dateline_date, find_date, is_credit, is_date_line


@pytest.mark.parametrize(
    "text",
    [
        "2022-03-01T00:30:00+03:00", "2022/03/01", "1 March 2022", "1st of March, 2022", "March 1, 2022",
        "Mar. 1 (Tuesday), 2022", "Tue, 01 Mar 2022 00:30:00 +0300", "01-Mar-2022", "1.3.2022",
        "1/1/2022 or 3/1/2022 no",
    ],
)  # fmt: skip
def test_full_dates_are_found(text: str) -> None:
    expected = dt.date(2022, 1, 1) if text.startswith("1/1") else dt.date(2022, 3, 1)
    assert find_date(text) == expected


def test_only_what_can_be_read_in_one_way_counts() -> None:
    assert find_date("3/4/2022") is None
    assert find_date("23/4/2022") == find_date("4/23/2022") == dt.date(2022, 4, 23)


@pytest.mark.parametrize(
    "text", ["", "March 2022", "31 February 2022", "Oct. 31", "on 2022-13-01", "12022-01-01"]
)
def test_anything_less_is_no_date(text: str) -> None:
    assert find_date(text) is None


def test_the_first_date_wins() -> None:
    assert find_date("Published May 3, 2021, updated 2021-05-04") == dt.date(2021, 5, 3)


def test_date_lines() -> None:
    assert is_date_line("Published: Monday, 3 May 2021, 10:15 GMT")
    assert is_date_line("2021-05-03T10:15:00Z")
    assert not is_date_line("On 3 May 2021 the treaty lapsed")
    assert not is_date_line("No date at all")
    assert is_credit("By Ada Example")
    assert not is_credit("By the time that the envoys of both states had met again in May, it was late")


def test_datelines() -> None:
    assert dateline("PORT ALDA, Nov. 3, 1986 - The navy") == "PORT ALDA, Nov. 3, 1986"
    assert dateline("KYIV (Wire) — Troops") == "KYIV (Wire)"
    assert dateline("The navy - it sailed - returned") is None
    assert dateline("UPDATE: the navy sailed") is None
    assert dateline_date("PORT ALDA, Nov. 3, 1986 - The navy") == dt.date(1986, 11, 3)
    assert dateline_date("PORT ALDA, Nov. 3 - In May 4, 1986") is None


@given(st.dates(dt.date(1800, 1, 1), dt.date(2099, 12, 31)))
def test_dates_written_out_are_read_back(day: dt.date) -> None:
    for form in ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%b. %d, %Y"):
        assert find_date(f"on {day.strftime(form)}") == day


@given(st.text(max_size=400))
def test_any_text_is_read_without_an_error(text: str) -> None:
    find_date(text)
    is_date_line(text)
    dateline_date(text)
