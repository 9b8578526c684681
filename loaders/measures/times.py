"""Times of events: the expression as written, and the days that it covers seen from publication."""

import datetime as dt
import re

from belligraph.loaders.measures import calendar
from belligraph.loaders.measures.spans import Measured
from belligraph.schema.records import EventTime

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan\.|Feb\.|Mar\.|Apr\.|Jun\.|Jul\.|Aug\.|Sept\.|Sep\.|Oct\.|Nov\.|Dec\."
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)"
)
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_PART = r"(?:morning|afternoon|evening|night)"
_PREP = r"(?:on|in|by|since|until|till|before|after|during|from|at|for|within|of|over|throughout|as of)"
_COUNT = (
    r"(?:\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty"
    r"|several|a few|many|some|about \d{1,4}|more than \d{1,4}|nearly \d{1,4}|a couple of|half an?)"
)
_UNIT = r"(?:second|minute|hour|day|night|week|weekend|fortnight|month|year|decade)s?"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_PERIOD = rf"(?:week|weekend|month|year|decade|century|night|quarter|{_SEASON})"
_SHORT_YEAR = r"\d{2}(?!\d)"

# One alternative a shape; longer shapes first. The words before are tried by _LEAD, once, at the front.
_SHAPES = rf"""
(?P<daymonth>{_DAY}(?: of)? {MONTH}(?:,? {_YEAR})?\b)
|(?P<monthday>{MONTH} {_DAY}(?!\d|,\d|[:.]\d)(?:,? {_YEAR}\b)?)
|(?P<monthyear>{MONTH}(?: of|,)? {_YEAR}\b)
|(?P<lastmonth>(?:last|this|next|this past|the following|the previous) {MONTH}(?![\w]))
|(?P<weekday>(?:(?:last|next|this|this past) )?{WEEKDAY}(?: {_PART}|'s|’s)?\b)
|(?P<tense>(?:earlier|later|late|early) (?:this|last|next) {_PERIOD}\b)
|(?P<relperiod>(?:the )?(?:last|this|next|coming|past|current) {_PERIOD}\b)
|(?P<otherday>the (?:previous|same|following|next|very|very same) (?:{_UNIT}|{_PART})\b)
|(?P<ago>{_COUNT} {_UNIT} ago\b)
|(?P<later>(?:(?:{_COUNT} )?{_UNIT}) (?:later|earlier|afterwards?|before|after)\b)
|(?P<pastspan>the (?:last|past|next|coming|following|previous) {_COUNT} {_UNIT}\b)
|(?P<decade>(?:the )?(?:early |late |mid-|mid )?(?:1[5-9]\d0|20\d0)s\b)
|(?P<seasonyear>(?:the )?(?:early |late )?{_SEASON}(?: of|,)? {_YEAR}\b)
|(?P<daypart>this {_PART}\b|last night\b|tonight\b|overnight\b)
|(?P<today>today\b|(?:yesterday|tomorrow)(?: {_PART})?\b
|the day (?:before|after)(?: (?:yesterday|tomorrow))?\b)
|(?P<yearspan>{_YEAR} ?[-–] ?(?:{_YEAR}|{_SHORT_YEAR}))
|(?P<year>{_YEAR}(?![\w%]|[.,]\d|-\w|[’']?s\b))
|(?P<month>{MONTH}(?![\w’'-]))
"""
_BODY = re.sub(r"\n", "", _SHAPES)
_LEAD = (
    r"(?:(?:(?:a|an|just|shortly|at|around|few|minute|minutes|hour|hours|before|after) ){1,4}"
    r"(?:dawn|dusk|midnight|noon) (?=on ))?"
    rf"(?:(?:(?P<early>early|late|mid|later|earlier|shortly|only|just|again)[- ])?(?P<prep>{_PREP}) )?"
    rf"(?:(?:the )?(?P<within>early|late|mid|middle of|end of|start of|beginning of|eve of|{_PART} of"
    rf"|half of|first half of|second half of|opening days of)[- ](?:on )?)?"
)
_TIME = re.compile(rf"\b{_LEAD}(?:{_BODY})")
_RANGE = re.compile(
    rf"\b(?P<how>[Ff]rom|[Bb]etween) (?P<first>(?:{_DAY} )?(?:{MONTH} )?(?:{_DAY}(?:,? {_YEAR})?|{_YEAR})?"
    rf"|{MONTH}) (?:to|and|until|through) "
    rf"(?P<second>{_DAY} {MONTH}(?:,? {_YEAR})?|{MONTH}(?: {_DAY})?(?:,? {_YEAR})?|{_YEAR})\b"
)
_HOUR = "dawn|dusk|midnight|noon|midday|sunrise|sunset|nightfall|daybreak"
_ORDINAL = "second|third|fourth|fifth|sixth|seventh|tenth"
_OTHERS = re.compile(
    rf"\b(?:(?:for|within|in|over|during|after) (?:the (?:first|opening|whole) )?{_COUNT}"
    rf" (?:straight |consecutive |more )?{_UNIT}\b(?! (?:ago|later|earlier|old))"
    r"|in a single (?:night|day|week|month|year)\b"
    rf"|(?:for )?a (?:{_ORDINAL}) (?:straight |consecutive )?(?:day|night|week|month|year)\b"
    rf"|(?:at|before|after|by|since|until|near) (?:{_HOUR})\b"
    r"|in the (?:early |late |small )?(?:morning|afternoon|evening|hours|night)(?: of)?\b|at night\b"
    r"|before the war\b|during the (?:war|fighting)\b|(?:over|at|on|during) the weekend\b"
    r"|since the (?:[A-Z]\w+ )?(?:war|invasion) began\b|soon\b(?! as))"
)
_FUTURE = re.compile(
    r"\b(?:will|shall|’ll|'ll|(?:is|are) (?:to|set to|due to|scheduled to|expected to|going to"
    r"|about to)"
    r"|plans? to|due"
    r"|(?:pledged|vowed|promised|agreed|intends?|prepar(?:es?|ing)) to)\b[^;.]{0,160}$"
)
_COUNTED = re.compile(
    r" (?:[a-z-]+ )?(?:troops|soldiers|men|people|civilians|fighters|drones|missiles|tanks|rockets|shells"
    r"|tons|tonnes|prisoners|miles|km|kilometers|kilometres|meters|metres|feet|dollars|euros)\b"
)


def find_times(text: str, published: dt.date | None) -> list[Measured[EventTime]]:
    """Every time expression of a sentence, in order; offsets count in `text`.

    Its preposition is part of it ("on Wednesday", "since last year"). Days are worked out from the date of
    publication: a weekday or month is the latest one not after it, or the next one where the words before
    speak of the future. What cannot be placed on a calendar keeps None for start and end.
    """
    rows: list[Measured[EventTime]] = []
    lowered = _lowered(text)
    for pattern in (_RANGE, _TIME, _OTHERS):
        for match in pattern.finditer(lowered):
            start, end = match.span()
            if any(row.overlaps(start, end) for row in rows[-40:]) or not _fits(text, match):
                continue
            future = bool(_FUTURE.search(text, max(0, start - 200), start))
            days = _days(match, published, future)
            rows.append(Measured(start, end, EventTime(text=text[start:end], start=days[0], end=days[1])))
    return _disjoint(sorted(rows, key=lambda row: (row.start, -row.end)))


def _lowered(text: str) -> str:
    """The text with the first letter of common time words lowered, same length ("In March" → "in March")."""
    return _OPENING.sub(lambda m: m.group().lower(), text)


_OPENING = re.compile(
    r"\b(?:On|In|By|Since|Until|Till|Before|After|During|From|For|Within|Over|Throughout|Early|Late|Later|Earlier"
    r"|Last|This|Next|The|Today|Yesterday|Tomorrow|Tonight|Overnight|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten"
    r"|Several|A|An|At|One|Hours|Days|Weeks|Months|Years|Minutes|Shortly|Again)\b"
)


def _disjoint(rows: list[Measured[EventTime]]) -> list[Measured[EventTime]]:
    out: list[Measured[EventTime]] = []
    for row in rows:
        if not out or row.start >= out[-1].end:
            out.append(row)
    return out


def _fits(text: str, match: re.Match[str]) -> bool:
    """Whether what looks like a time is one: "2,000 troops", "May 9 Brigade" and "may" are not."""
    got = match.groupdict()
    start, end = match.span()
    if got.get("year") and not got.get("prep"):
        before = text[:start].rstrip(" ")
        return (
            _COUNTED.match(text, end) is None
            and not before.endswith(
                ("$", "€", "£", "Mirage", "Resolution", "No.", ",", "Article", "Flight", "Il")
            )
            and text[start - 1 : start] not in ("-", "/", "$", "€", "£", ".", ",")
        ) or (before.endswith(",") and bool(re.search(rf"{MONTH}\.?(?: \d\d?)?,$", before)))
    if got.get("year"):
        return _COUNTED.match(text, end) is None
    if got.get("month"):
        return bool(got.get("prep")) or got["month"] not in ("May", "March", "Mar", "Jan", "Dec", "Sep")
    if got.get("later"):
        joined = got["later"].split()[-1] in ("before", "after")
        return not (joined and re.match(r" (?:dawn|dusk|midnight|noon)\b", text[end:]))
    return True


def _days(match: re.Match[str], published: dt.date | None, future: bool) -> calendar.Days:
    got = {name: value for name, value in match.groupdict().items() if value}
    try:
        if "how" in got:
            return calendar.between(got["first"], got["second"], published)
        shape = next((k for k in _KINDS if k in got), None)
        if shape is None:
            return calendar.counted(match.group(), published)
        days = _KINDS[shape](got[shape], published, future)
        days = calendar.narrowed(days, got.get("within") or got.get("early"), shape)
        return calendar.bounded(days, got.get("prep"))
    except (ValueError, OverflowError):
        return (None, None)


_KINDS = {
    "daymonth": calendar.day_of_month,
    "monthday": calendar.day_of_month,
    "monthyear": calendar.month,
    "lastmonth": calendar.month,
    "weekday": calendar.weekday,
    "tense": calendar.period,
    "relperiod": calendar.period,
    "ago": calendar.ago,
    "pastspan": calendar.span,
    "decade": calendar.decade,
    "seasonyear": calendar.season,
    "daypart": calendar.near,
    "today": calendar.near,
    "yearspan": calendar.years,
    "year": calendar.years,
    "month": calendar.month,
}
