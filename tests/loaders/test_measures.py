"""Quantities, sums and times in sentences: a table of what is read, and what holds for any text."""

import datetime as dt
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from belligraph.loaders.measures import find_money, find_quantities, find_times

PUBLISHED = dt.date(2024, 11, 13)  # a Wednesday
NONE = (None, None)


def day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


# sentence, text, low, high, unit
QUANTITIES = [
    ("Egypt sent 10,000 troops to Aden.", "10,000 troops", 10_000, 10_000, "troops"),
    ("Some 10,000 soldiers crossed.", "Some 10,000 soldiers", 10_000, 10_000, "soldier"),
    ("It lost at least 8,000 in a week.", "at least 8,000", 8_000, None, None),
    ("Gunners downed 48 Russian drones.", "48", 48, 48, "drone"),
    ("Dozens of drones hit the port.", "Dozens of drones", 24, None, "drone"),
    ("Oslo gave two dozen tanks.", "two dozen", 24, 24, "tank"),
    ("A squadron of F-16s landed.", "A squadron", 1, 1, "squadron"),
    (
        "There are 11,000 to 12,000 Cuban troops there.",
        "11,000 to 12,000 Cuban troops",
        11_000,
        12_000,
        "troops",
    ),
    ("Each rushed more than 50,000 troops there.", "more than 50,000 troops", 50_000, None, "troops"),
    ("Twenty-four US helicopters remain.", "Twenty-four", 24, 24, "helicopter"),
    ("Iraq fired five missiles.", "five", 5, 5, "missile"),
    ("Close to 900 have come.", "Close to 900", 900, 900, None),
    ("A brigade of 1,600 men sailed.", "A brigade of 1,600 men", 1_600, 1_600, "man"),
    ("They flew 68 tonnes of weapons in.", "68 tonnes of weapons", 68, 68, "tonne"),
    ("Hanoi freed 587 prisoners of war.", "587 prisoners of war", 587, 587, "prisoner"),
    ("Cuba keeps thousands of soldiers there.", "thousands of soldiers", 2_000, None, "soldier"),
    (
        "It shipped about 7,000 containers of munitions.",
        "about 7,000 containers of munitions",
        7_000,
        7_000,
        "container",
    ),
    (
        "Three shore-based anti-ship batteries arrived.",
        "Three shore-based anti-ship batteries",
        3,
        3,
        "battery",
    ),
    ("Hundreds of Ukrainian soldiers tried.", "Hundreds of Ukrainian soldiers", 200, None, "soldier"),
    ("Tens of thousands of conscripts fled.", "Tens of thousands of conscripts", 20_000, None, "conscript"),
    ("Athens may buy up to 40 F-35 stealth fighters.", "up to 40", None, 40, "fighter"),
    ("Asmara deported 70,000 people.", "70,000 people", 70_000, 70_000, "person"),
    ("They flew more than 1,250 strikes.", "more than 1,250 strikes", 1_250, None, "strike"),
    ("The jets hit over 750 targets.", "over 750 targets", 750, None, "target"),
    ("He gave 40 Leopard 2 tanks.", "40", 40, 40, "tank"),
    ("Some 4,200 peacekeepers came.", "Some 4,200 peacekeepers", 4_200, 4_200, "peacekeeper"),
    ("Between 300 and 500 fighters died.", "Between 300 and 500 fighters", 300, 500, "fighter"),
    ("Two thousand five hundred men landed.", "Two thousand five hundred men", 2_500, 2_500, "man"),
    ("Half a million soldiers stood ready.", "Half a million soldiers", 500_000, 500_000, "soldier"),
    ("A hundred marines landed.", "A hundred marines", 100, 100, "marine"),
    ("Nearly 200 civilians died.", "Nearly 200 civilians", 200, 200, "civilian"),
    ("Fewer than 30 tanks work.", "Fewer than 30", None, 30, "tank"),
    ("No fewer than 12 ships sank.", "No fewer than 12", 12, None, "ship"),
    ("As many as 90 rockets fell.", "As many as 90", None, 90, "rocket"),
    ("It has 1.3 million soldiers.", "1.3 million soldiers", 1_300_000, 1_300_000, "soldier"),
    ("A dozen people were hurt.", "A dozen people", 12, 12, "person"),
    ("Several hundred recruits left.", "Several hundred recruits", 300, None, "recruit"),
    ("He asked for 500+ drones.", "500+", 500, None, "drone"),
    ("Ten to 12 soldiers died.", "Ten to 12 soldiers", 10, 12, "soldier"),
    ("Two MiG-29 jets fell.", "Two", 2, 2, "jet"),
    ("At least one rocket hit.", "At least one", 1, None, "rocket"),
    ("A couple of tanks burned.", "A couple of tanks", 2, 2, "tank"),
    ("The 21 sailors were freed.", "21 sailors", 21, 21, "sailor"),
    ("It fired 155 mortar rounds.", "155 mortar rounds", 155, 155, "round"),
    ("Ten percent of homes burned.", "Ten percent", 10, 10, "percent"),
    ("Troops advanced 15 kilometres.", "15 kilometres", 15, 15, "kilometre"),
]

NO_QUANTITIES = [
    "The F-16 and the Su-27 flew.",
    "Article 5 and Resolution 1701 apply.",
    "The Mirage 2000 crashed.",
    "It happened in 1956.",
    "A two-day visit ended.",
    "He paid $40 million.",
    "On 3 March 1991 it ended.",
    "A 500-pound bomb fell.",
    "Two weeks later he left.",
    "Flight 370 vanished.",
]

MONEY = [
    ("a $425 million package", "$425 million", 425e6, "USD"),
    ("about €450m", "about €450m", 450e6, "EUR"),
    ("worth £3bn", "£3bn", 3e9, "GBP"),
    ("US$2.2 billion", "US$2.2 billion", 2.2e9, "USD"),
    ("the $1.3-billion deal", "$1.3-billion", 1.3e9, "USD"),
    ("1.2 billion euros", "1.2 billion euros", 1.2e9, "EUR"),
    ("100 million dollars", "100 million dollars", 100e6, "USD"),
    ("425 million pounds sterling", "425 million pounds sterling", 425e6, "GBP"),
    ("20 million rubles", "20 million rubles", 20e6, "RUB"),
    ("Rs 2,800-crore", "Rs 2,800-crore", 28e9, "INR"),
    ("A$90bn", "A$90bn", 90e9, "AUD"),
    ("$23 bln", "$23 bln", 23e9, "USD"),
    ("some $20 million", "some $20 million", 20e6, "USD"),
    ("billions of dollars", "billions of dollars", 2e9, "USD"),
    ("$50m", "$50m", 50e6, "USD"),
    ("$5.43 billion", "$5.43 billion", 5.43e9, "USD"),
    ("EUR 30 million", "EUR 30 million", 30e6, "EUR"),
    ("30 million Swiss francs", "30 million Swiss francs", 30e6, "CHF"),
    ("5 billion yen", "5 billion yen", 5e9, "JPY"),
    ("50 billion won", "50 billion won", 50e9, "KRW"),
    ("two million German marks", "two million German marks", 2e6, "DEM"),
    ("600 Canadian dollars", "600 Canadian dollars", 600, "CAD"),
    ("10 million hryvnias", "10 million hryvnias", 10e6, "UAH"),
    ("$10-12 billion", "$10-12 billion", 11e9, "USD"),
    ("¥800 million", "¥800 million", 800e6, "JPY"),
    ("$1,500", "$1,500", 1_500, "USD"),
]

NO_MONEY = [
    "500 pounds of explosives",
    "He won 3 battles.",
    "It hit 20 marks.",
    "ten euro-sceptics",
    "the dollar fell",
]

# sentence, text, first and last day, both seen from Wednesday 13 November 2024
TIMES = [
    ("It fell on Wednesday.", "on Wednesday", "2024-11-13", "2024-11-13"),
    ("It fell on Thursday.", "on Thursday", "2024-11-07", "2024-11-07"),
    ("He will come on Friday.", "on Friday", "2024-11-15", "2024-11-15"),
    ("last Friday", "last Friday", "2024-11-08", "2024-11-08"),
    ("next Monday", "next Monday", "2024-11-18", "2024-11-18"),
    ("on Tuesday night", "on Tuesday night", "2024-11-12", "2024-11-12"),
    ("early on Saturday", "early on Saturday", "2024-11-09", "2024-11-09"),
    ("Oct. 31", "Oct. 31", "2024-10-31", "2024-10-31"),
    ("on Jan. 28", "on Jan. 28", "2024-01-28", "2024-01-28"),
    ("They will meet on Dec. 5.", "on Dec. 5", "2024-12-05", "2024-12-05"),
    ("on Dec. 30", "on Dec. 30", "2023-12-30", "2023-12-30"),
    ("31 October 1956", "31 October 1956", "1956-10-31", "1956-10-31"),
    ("on January 28, 2022", "on January 28, 2022", "2022-01-28", "2022-01-28"),
    ("on the 4th of July", "4th of July", "2024-07-04", "2024-07-04"),
    ("on 27 March", "on 27 March", "2024-03-27", "2024-03-27"),
    ("in March", "in March", "2024-03-01", "2024-03-31"),
    ("In March he left.", "In March", "2024-03-01", "2024-03-31"),
    ("in December", "in December", "2023-12-01", "2023-12-31"),
    ("last March", "last March", "2024-03-01", "2024-03-31"),
    ("last December", "last December", "2023-12-01", "2023-12-31"),
    ("in December 2022", "in December 2022", "2022-12-01", "2022-12-31"),
    ("in early March 1999", "in early March 1999", "1999-03-01", "1999-03-11"),
    ("last month", "last month", "2024-10-01", "2024-10-31"),
    ("this month", "this month", "2024-11-01", "2024-11-30"),
    ("earlier this month", "earlier this month", "2024-11-01", "2024-11-13"),
    ("later this month", "later this month", "2024-11-13", "2024-11-30"),
    ("last week", "last week", "2024-11-04", "2024-11-10"),
    ("this week", "this week", "2024-11-11", "2024-11-17"),
    ("next week", "next week", "2024-11-18", "2024-11-24"),
    ("last weekend", "last weekend", "2024-11-09", "2024-11-10"),
    ("last year", "last year", "2023-01-01", "2023-12-31"),
    ("since last year", "since last year", "2023-01-01", ""),
    ("earlier this year", "earlier this year", "2024-01-01", "2024-11-13"),
    ("2022", "2022", "2022-01-01", "2022-12-31"),
    ("in 1956", "in 1956", "1956-01-01", "1956-12-31"),
    ("by 2035", "by 2035", "", "2035-12-31"),
    ("since May", "since May", "2024-05-01", ""),
    ("before 1948", "before 1948", "", "1947-12-31"),
    ("until 1991", "until 1991", "", "1991-12-31"),
    ("after 1991", "after 1991", "1991-12-31", ""),
    ("in the 1980s", "in the 1980s", "1980-01-01", "1989-12-31"),
    ("in the summer of 1941", "in the summer of 1941", "1941-06-01", "1941-08-31"),
    ("last winter", "last winter", "2023-12-01", "2024-02-29"),
    ("from March to May 1999", "from March to May 1999", "1999-03-01", "1999-05-31"),
    ("between 1980 and 1988", "between 1980 and 1988", "1980-01-01", "1988-12-31"),
    ("1980-88", "1980-88", "1980-01-01", "1988-12-31"),
    ("overnight", "overnight", "2024-11-12", "2024-11-13"),
    ("yesterday", "yesterday", "2024-11-12", "2024-11-12"),
    ("today", "today", "2024-11-13", "2024-11-13"),
    ("tomorrow", "tomorrow", "2024-11-14", "2024-11-14"),
    ("this morning", "this morning", "2024-11-13", "2024-11-13"),
    ("last night", "last night", "2024-11-12", "2024-11-13"),
    ("three days ago", "three days ago", "2024-11-10", "2024-11-10"),
    ("two months ago", "two months ago", "2024-09-01", "2024-09-30"),
    ("ten years ago", "ten years ago", "2014-01-01", "2014-12-31"),
    ("within 60 days", "within 60 days", "2024-11-13", "2025-01-12"),
    ("the past two weeks", "the past two weeks", "2024-10-30", "2024-11-13"),
    ("a minute before midnight on Monday", "a minute before midnight on Monday", "2024-11-11", "2024-11-11"),
    ("two days earlier", "two days earlier", "", ""),
    ("Hours later he fled.", "Hours later", "", ""),
    ("the previous day", "the previous day", "", ""),
    ("for 11 days", "for 11 days", "", ""),
    ("in ten months", "in ten months", "", ""),
    ("in a single night", "in a single night", "", ""),
    ("at dawn", "at dawn", "", ""),
]

NO_TIMES = [
    "It may march.",
    "2,000 troops left.",
    "The Mirage 2000 flew.",
    "We were second in line.",
    "Resolution 1701 holds.",
]


def rows() -> int:
    return sum(map(len, (QUANTITIES, NO_QUANTITIES, MONEY, NO_MONEY, TIMES, NO_TIMES)))


def test_the_table_is_large() -> None:
    assert rows() >= 120


@pytest.mark.parametrize(("sentence", "text", "low", "high", "unit"), QUANTITIES)
def test_quantity(sentence: str, text: str, low: float | None, high: float | None, unit: str | None) -> None:
    found = next(q for q in find_quantities(sentence) if q.record.text == text)
    assert (found.record.low, found.record.high, found.record.unit) == (low, high, unit)


@pytest.mark.parametrize("sentence", NO_QUANTITIES)
def test_no_quantity(sentence: str) -> None:
    assert find_quantities(sentence) == []


def test_a_range_or_a_round_word_is_approximate() -> None:
    approximate = {
        s: find_quantities(s)[0].record.approximate for s in ("about 40 tanks", "40 tanks", "dozens of men")
    }
    assert approximate == {"about 40 tanks": True, "40 tanks": False, "dozens of men": True}


@pytest.mark.parametrize(("sentence", "text", "amount", "currency"), MONEY)
def test_money(sentence: str, text: str, amount: float, currency: str) -> None:
    [found] = find_money(sentence)
    assert (found.record.text, found.record.currency) == (text, currency)
    assert found.record.amount == pytest.approx(amount)


@pytest.mark.parametrize("sentence", NO_MONEY)
def test_no_money(sentence: str) -> None:
    assert find_money(sentence) == []


@pytest.mark.parametrize(("sentence", "text", "start", "end"), TIMES)
def test_time(sentence: str, text: str, start: str, end: str) -> None:
    found = next(t for t in find_times(sentence, PUBLISHED) if t.record.text == text)
    assert (found.record.start, found.record.end) == (day(start), day(end))


@pytest.mark.parametrize("sentence", NO_TIMES)
def test_no_time(sentence: str) -> None:
    assert find_times(sentence, PUBLISHED) == []


def test_relative_words_stay_open_without_a_date_of_publication() -> None:
    found = {
        t.record.text: (t.record.start, t.record.end) for t in find_times("on Friday, in May, in 1999", None)
    }
    assert found == {
        "on Friday": NONE,
        "in May": NONE,
        "in 1999": (dt.date(1999, 1, 1), dt.date(1999, 12, 31)),
    }


def test_the_first_and_last_days_of_the_calendar() -> None:
    for published in (dt.date.min, dt.date.max):
        for sentence, *_ in TIMES:
            find_times(sentence, published)


PIECES = st.sampled_from(
    [row[0] for row in (*QUANTITIES, *MONEY, *TIMES)]
    + ["on 31 February", "$", "1,", "of", "the", "Jan.", "2020", "ago"]
)
TEXTS = st.text(max_size=80) | st.lists(PIECES | st.text(max_size=6), max_size=8).map(" ".join)


@given(TEXTS, st.dates() | st.none())
@example(text="0 0 TON", published=None)
def test_spans_are_verbatim_ordered_and_apart(text: str, published: dt.date | None) -> None:
    for found in (find_quantities(text), find_money(text), find_times(text, published)):
        end = 0
        for row in found:
            assert text[row.start : row.end] == row.record.text
            assert row.start >= end
            end = row.end


@pytest.mark.parametrize(
    "piece", ["on 5 ", "$5 million ", "two ", "early in the ", "a ", "1,000,", "from May ", "before "]
)
def test_time_grows_with_length_alone(piece: str) -> None:
    def seconds(count: int) -> float:
        text = piece * count
        start = time.process_time()
        find_quantities(text)
        find_times(text, PUBLISHED)
        return time.process_time() - start

    seconds(200)
    assert seconds(8_000) < 40 * max(seconds(800), 0.001)
