"""From words of time to days: the first and the last, None where the words leave it open.

`published` is the day seen from, None when unknown; `future` says that the words before speak of the future.
All raise ValueError or OverflowError for days that no calendar has.
"""

import calendar as _months
import datetime as dt
import re

Days = tuple[dt.date | None, dt.date | None]
NOWHERE: Days = (None, None)
ONE = dt.timedelta(days=1)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_WEEK = "mon tue wed thu fri sat sun".split()
_COUNTS = """a an one two three four five six seven eight nine ten eleven twelve""".split()
_NUMBERS = {w: max(i - 1, 1) for i, w in enumerate(_COUNTS)} | {"twenty": 20, "thirty": 30}
_SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)")


def _month_of(text: str) -> int | None:
    found = re.search(rf"\b({'|'.join(_MONTHS)})[a-z]*", text.lower())
    return _MONTHS.index(found.group(1)) + 1 if found else None


def _whole_month(year: int, month_: int) -> Days:
    return dt.date(year, month_, 1), dt.date(year, month_, _months.monthrange(year, month_)[1])


def day_of_month(text: str, published: dt.date | None, future: bool) -> Days:
    """ "Oct. 31", "31 October 1956"."""
    month_ = _month_of(text)
    digits = re.search(r"\b\d{1,2}(?=\D|$)", text)
    if month_ is None or digits is None:
        return NOWHERE
    number = int(digits.group())
    year = _YEAR.search(text)
    if year:
        day = dt.date(int(year.group()), month_, number)
    elif published is None:
        return NOWHERE
    else:
        day = _nearest_year(month_, number, published, future)
    return day, day


def _nearest_year(month_: int, number: int, published: dt.date, future: bool) -> dt.date:
    """The latest such day up to a day after publication (time zones), or the first from it on."""
    step = 1 if future else -1
    for offset in range(0, 9):
        year = published.year + step * offset + (0 if future else 1)
        if number > _months.monthrange(year, month_)[1]:
            continue
        day = dt.date(year, month_, number)
        if (future and day >= published) or (not future and day <= published + ONE):
            return day
    raise ValueError(f"no day {number} in month {month_}")


def month(text: str, published: dt.date | None, future: bool) -> Days:
    """ "March", "March 1999", "last March"."""
    month_ = _month_of(re.sub(r"\b(?:last|this|next|the following|the previous|past) ", "", text))
    if month_ is None:
        return NOWHERE
    year = _YEAR.search(text)
    if year:
        return _whole_month(int(year.group()), month_)
    if published is None or text.startswith("the "):
        return NOWHERE
    now = published.year
    if text.startswith("next") or (future and not text.startswith(("last", "this"))):
        return _whole_month(
            now if month_ > published.month or (future and month_ == published.month) else now + 1, month_
        )
    if text.startswith("last"):
        return _whole_month(now if month_ < published.month else now - 1, month_)
    return _whole_month(now if month_ <= published.month or text.startswith("this ") else now - 1, month_)


def weekday(text: str, published: dt.date | None, future: bool) -> Days:
    """ "Wednesday", "last Friday", "Tuesday night"."""
    if published is None:
        return NOWHERE
    name = re.search(r"\b(mon|tue|wed|thu|fri|sat|sun)", text.lower())
    if name is None:
        return NOWHERE
    wanted = _WEEK.index(name.group(1))
    back = (published.weekday() - wanted) % 7
    if text.startswith("next") or (future and not text.startswith("last")):
        ahead = (wanted - published.weekday()) % 7
        day = published + dt.timedelta(days=ahead or (7 if text.startswith("next") else 0))
    else:
        day = published - dt.timedelta(days=back or (7 if text.startswith("last") else 0))
    return day, day


def period(text: str, published: dt.date | None, future: bool) -> Days:
    """ "last week", "this month", "earlier this year", "next summer"; weeks run from Monday."""
    if published is None:
        return NOWHERE
    words = text.split()
    unit = words[-1]
    step = -1 if "last" in words or "past" in words else 1 if "next" in words or "coming" in words else 0
    if unit == "week" or unit == "weekend":
        monday = published - dt.timedelta(days=published.weekday()) + dt.timedelta(weeks=step)
        if unit == "weekend":
            if step < 0 and published.weekday() >= 5:
                monday = published - dt.timedelta(days=published.weekday() + 7)
            days: Days = (monday + dt.timedelta(days=5), monday + dt.timedelta(days=6))
        else:
            days = (monday, monday + dt.timedelta(days=6))
    elif unit == "month":
        index = published.year * 12 + published.month - 1 + step
        days = _whole_month(index // 12, index % 12 + 1)
    elif unit == "year":
        days = (dt.date(published.year + step, 1, 1), dt.date(published.year + step, 12, 31))
    elif unit == "quarter":
        index = published.year * 4 + (published.month - 1) // 3 + step
        days = (
            _whole_month(index // 4, index % 4 * 3 + 1)[0],
            _whole_month(index // 4, index % 4 * 3 + 3)[1],
        )
    elif unit == "decade":
        first = published.year // 10 * 10 + 10 * step
        days = (dt.date(first, 1, 1), dt.date(first + 9, 12, 31))
    elif unit == "century":
        first = (published.year - 1) // 100 * 100 + 1 + 100 * step
        days = (dt.date(first, 1, 1), dt.date(first + 99, 12, 31))
    elif unit == "night":
        days = (published + step * ONE, published if step < 0 else published + step * ONE)
    else:
        days = _season_near(unit, published, step)
    if words[0] == "earlier" and days[0] and days[0] <= published:
        return days[0], min(published, days[1] or published)
    if words[0] == "later" and days[1] and days[1] >= published:
        return max(published, days[0] or published), days[1]
    return days


def _season_days(name: str, year: int) -> Days:
    first, last = _SEASONS[name]
    start = _whole_month(year, first)[0]
    return start, _whole_month(year + (1 if last < first else 0), last)[1]


def _season_near(name: str, published: dt.date, step: int) -> Days:
    found = [_season_days(name, published.year + i) for i in (-2, -1, 0, 1)]
    if step < 0:
        return max((d for d in found if d[1] and d[1] < published), key=lambda d: d[0] or published)
    return min((d for d in found if d[1] and d[1] >= published), key=lambda d: d[0] or published)


def season(text: str, published: dt.date | None, future: bool) -> Days:
    """ "the summer of 1941"; a winter runs into the next year."""
    name = re.search("|".join(_SEASONS), text)
    year = _YEAR.search(text)
    return _season_days(name.group(), int(year.group())) if name and year else NOWHERE


def decade(text: str, published: dt.date | None, future: bool) -> Days:
    """ "the 1990s"."""
    year = _YEAR.search(text)
    if year is None:
        return NOWHERE
    first = int(year.group())
    return dt.date(first, 1, 1), dt.date(first + (99 if first % 100 == 0 and first != 2000 else 9), 12, 31)


def years(text: str, published: dt.date | None, future: bool) -> Days:
    """ "2022", "1980-88"."""
    numbers = re.findall(r"\d+", text)
    first = int(numbers[0])
    last = int(numbers[-1])
    if last < 100:
        last += first // 100 * 100
    return (dt.date(first, 1, 1), dt.date(last, 12, 31)) if first <= last else NOWHERE


def near(text: str, published: dt.date | None, future: bool) -> Days:
    """ "today", "yesterday", "overnight", "this morning"."""
    if published is None:
        return NOWHERE
    if text.startswith(("yesterday", "last night", "overnight")):
        first = published - ONE
        return first, first if text.startswith("yesterday") else published
    if text.startswith("the day"):
        shift = {"the day before yesterday": -2, "the day after tomorrow": 2}.get(text)
        return NOWHERE if shift is None else (published + shift * ONE, published + shift * ONE)
    day = published + ONE if text.startswith("tomorrow") else published
    return day, day


def _counted(text: str) -> tuple[int, str] | None:
    found = re.search(
        r"\b(\d{1,4}|" + "|".join(_NUMBERS) + r") (?:\w+ )?(day|night|week|fortnight|month|year|decade)s?\b",
        text,
    )
    if not found:
        return None
    count = found.group(1)
    return int(count) if count.isdigit() else _NUMBERS[count], found.group(2)


def _shifted(day: dt.date, count: int, unit: str) -> dt.date:
    if unit in ("day", "night", "week", "fortnight"):
        return day + dt.timedelta(days=count * {"week": 7, "fortnight": 14}.get(unit, 1))
    months = count * {"month": 1, "year": 12, "decade": 120}[unit]
    index = day.year * 12 + day.month - 1 + months
    year, month_ = index // 12, index % 12 + 1
    return dt.date(year, month_, min(day.day, _months.monthrange(year, month_)[1]))


def ago(text: str, published: dt.date | None, future: bool) -> Days:
    """ "three days ago" is a day, "two months ago" that month, "ten years ago" that year."""
    counted_ = _counted(text)
    if published is None or counted_ is None:
        return NOWHERE
    day = _shifted(published, -counted_[0], counted_[1])
    if counted_[1] == "month":
        return _whole_month(day.year, day.month)
    if counted_[1] in ("year", "decade"):
        return dt.date(day.year, 1, 1), dt.date(day.year, 12, 31)
    if counted_[1] in ("week", "fortnight"):
        monday = day - dt.timedelta(days=day.weekday())
        return monday, monday + dt.timedelta(days=6)
    return day, day


def span(text: str, published: dt.date | None, future: bool) -> Days:
    """ "the past two weeks", "the next ten days"."""
    counted_ = _counted(text)
    if published is None or counted_ is None or "previous" in text or "following" in text:
        return NOWHERE
    if "next" in text or "coming" in text:
        return published, _shifted(published, counted_[0], counted_[1])
    return _shifted(published, -counted_[0], counted_[1]), published


def counted(text: str, published: dt.date | None) -> Days:
    """ "within 60 days" runs from publication; other lengths of time have no place on the calendar."""
    counted_ = _counted(text)
    if published is None or counted_ is None or not text.lower().startswith("within"):
        return NOWHERE
    return published, _shifted(published, counted_[0], counted_[1])


def between(first: str, second: str, published: dt.date | None) -> Days:
    """ "from March to May 1999", "between 1980 and 1988": what the first end lacks, the second gives."""
    year = _YEAR.search(second)
    left = first if not year or _YEAR.search(first) else f"{first} {year.group()}"
    if first.isdigit() and len(first) <= 2 and (named := re.search(r"[A-Z][a-z]+", second)):
        left = f"{first} {named.group()}" + (f" {year.group()}" if year else "")
    start, end = _one(left.strip(), published)[0], _one(second, published)[1]
    return (start, end) if start and end and start <= end else NOWHERE


def _one(text: str, published: dt.date | None) -> Days:
    if _month_of(text) is None:
        return years(text, published, False) if text.isdigit() and len(text) == 4 else NOWHERE
    if re.search(r"\b\d{1,2}\b", text):
        return day_of_month(text, published, False)
    return month(text, published, False)


def narrowed(days: Days, part: str | None, shape: str) -> Days:
    """The part of a month, season or year that "early", "late", "mid", "end of" pick out."""
    start, end = days
    if not part or not start or not end or (end - start).days < 20:
        return days
    third = (end - start) // 3
    if part in ("early", "start of", "beginning of", "opening days of"):
        return start, start + third
    if part in ("late", "end of"):
        return end - third, end
    if part in ("mid", "middle of"):
        return start + third, end - third
    if part in ("first half of", "second half of"):
        middle = start + (end - start) // 2
        return (start, middle) if part.startswith("first") else (middle + ONE, end)
    return days


def bounded(days: Days, preposition: str | None) -> Days:
    """What "since", "by", "before", "after", "until" make of a stretch of days."""
    start, end = days
    if preposition in ("since", "from"):
        return start, None
    if preposition in ("by", "until", "till"):
        return None, end
    if preposition == "before":
        return None, start - ONE if start else None
    if preposition == "after":
        return end, None
    return days
