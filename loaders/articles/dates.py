"""The day on which a text was published, where it says so with day, month and year.

Only full dates count ("LONDON, Oct. 31 -" has no year), and 3/4/2022 counts for none, because half of the
world reads it the other way round.
"""

import datetime as dt
import re

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR = r"(?P<year>1[89]\d\d|20\d\d)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<!\d){_YEAR}[-/](?P<number>\d\d?)[-/](?P<day>\d\d?)(?!\d)",
        rf"(?<![\d.,])(?P<day>\d\d?)(?:st|nd|rd|th)?[ -](?:of )?{_MONTH}\.?,?[ -]{_YEAR}(?!\d)",
        rf"\b{_MONTH}\.? (?P<day>\d\d?)(?:st|nd|rd|th)?(?: \([a-z]+\))?,? {_YEAR}(?!\d)",
        rf"(?<![\d.])(?P<day>\d\d?)\.(?P<number>\d\d?)\.{_YEAR}(?!\d)",
        rf"(?<![\d/])(?P<first>\d\d?)/(?P<second>\d\d?)/{_YEAR}(?!\d)",
    )
)
_FILLER = re.compile(
    r"\b(?:published|posted|updated|last|modified|created|date|on|at|mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|"
    r"sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|[ap]\.?m|gmt|utc|bst|e[ds]?t|c[de]s?t|z|t?\d\d?[:.]\d\d"
    r"(?:[:.]\d\d)?(?:\.\d+)?(?:[ap]m|z)?|[+-]\d\d:?\d\d)\b",
    re.IGNORECASE,
)
_DASH = re.compile(r"\s(?:--?|[–—])\s|\s?[—–]\s?|:\s")
_CREDIT_WORDS = 8
HEAD = 300
"""Characters of a line in which a date is sought."""


def _day(match: re.Match[str]) -> dt.date | None:
    got = match.groupdict()
    if got.get("first"):
        first, second = int(got["first"]), int(got["second"])
        if first <= 12 and second <= 12 and first != second:
            return None
        day, month = (first, second) if first > 12 else (second, first)
    else:
        day = int(got["day"])
        month = int(got["number"]) if got.get("number") else _MONTHS.index(got["month"][:3].lower()) + 1
    try:
        return dt.date(int(got["year"]), month, day)
    except ValueError:
        return None


def _found(text: str) -> tuple[dt.date, int, int] | None:
    hits = []
    for form in _FORMS:
        match = form.search(text[:HEAD])
        if match and (day := _day(match)):
            hits.append((match.start(), match.end(), day))
    if not hits:
        return None
    start, end, day = min(hits)
    return day, start, end


def find_date(text: str) -> dt.date | None:
    """The first full date in the first 300 characters, as it is written there (no change of time zone)."""
    found = _found(text)
    return found[0] if found else None


def is_date_line(text: str) -> bool:
    """Is the line a date and nothing else but weekday, time, zone and words like "Published"?"""
    found = _found(text) if len(text) <= 120 and any(char.isdigit() for char in text) else None
    if not found:
        return False
    rest = _FILLER.sub(" ", text[: found[1]] + " " + text[found[2] :])
    return not any(char.isalnum() for char in rest.replace("T", " ").replace("Z", " "))


def is_credit(text: str) -> bool:
    """Is the line a byline ("By Ada Example") or a date line? Such lines stand right below a headline."""
    return (text[:3].lower() == "by " and text.count(" ") < _CREDIT_WORDS) or is_date_line(text)


def dateline(text: str) -> str | None:
    """The dateline that a paragraph opens with ("LONDON, Oct. 31, 1956 (Agency) -"), else None."""
    dash = _DASH.search(text[:100])
    if not dash:
        return None
    head = text[: dash.start()]
    place = head.split(",")[0].split("(")[0].strip()
    letters = [char for char in place if char.isalpha()]
    if len(letters) < 3 or len(head.split()) > 12 or not all(char.isupper() for char in letters):
        return None
    return head if "," in head or "(" in head or dash.group().strip() != ":" else None


def dateline_date(text: str) -> dt.date | None:
    """The full date in the dateline of a paragraph."""
    head = dateline(text)
    return find_date(head) if head else None
