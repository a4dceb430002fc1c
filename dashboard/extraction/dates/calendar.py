"""Days, weeks, months and years as intervals, and where an expression stands to the day it is read from.

Weeks start on Monday in English and on Sunday in Arabic reports. Months and years stay months and years.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from hijridate import Hijri

from dashboard.model import TimePrecision

DAY = timedelta(days=1)
_NEWS_YEARS = range(1500, 9000)
_HIJRI_YEARS = range(1343, 1501)


@dataclass(frozen=True, slots=True)
class Interval:
    """Inclusive days with their precision, and the kind of expression they come from; both None: not resolvable."""

    start: date | None
    end: date | None
    precision: TimePrecision = TimePrecision.DAY
    kind: str = "point"


PRIOR = "prior"  # the kind of what lies before the event that a sentence tells
HOUR = "hour"  # the kind of a part of some day, which counts only where the sentence names no day
LEADING = "leading"  # the kind of what is so long before an event told of: "two days before the raid, he fled"
WITHIN = "within"  # the kind of "within two days", which looks ahead in a plan and back in a report
SINCE_EVENT = "since event"  # the kind of "since the quake", of which the words do not say when it was
NAME = Interval(None, None, TimePrecision.UNKNOWN, "name")
UNRESOLVED = Interval(None, None, TimePrecision.UNKNOWN)
DURATION = Interval(None, None, TimePrecision.UNKNOWN, "duration")


def of_news(day: date | None) -> date | None:
    """Take a day as anchor only where news can be from, so that counting from it stays inside the calendar."""
    return day if day is not None and day.year in _NEWS_YEARS else None


def days(start: date | None, end: date | None = None, kind: str = "point") -> Interval:
    """One day, or the days from `start` to `end`."""
    return UNRESOLVED if start is None else Interval(start, end or start, TimePrecision.DAY, kind)


def on(year: int, month: int, day: int, kind: str = "point") -> Interval | None:
    """The day of a calendar date; None where there is no such date."""
    try:
        return days(date(year, month, day), kind=kind)
    except ValueError:
        return None


def month_of(year: int, month: int, kind: str = "point") -> Interval:
    """A whole month; `month` may lie outside 1 to 12 and then counts into the neighbouring years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return Interval(date(year, month, 1), date(year, month, monthrange(year, month)[1]), TimePrecision.MONTH, kind)


def year_of(year: int) -> Interval:
    """A whole year."""
    return Interval(date(year, 1, 1), date(year, 12, 31), TimePrecision.YEAR)


def months(year: int, first: int, count: int, kind: str = "point") -> Interval:
    """A run of months: seasons, quarters, halves."""
    start, end = month_of(year, first), month_of(year, first + count - 1)
    return Interval(start.start, end.end, TimePrecision.MONTH, kind)


def week_of(day: date, *, first: int) -> Interval:
    """The week that holds `day`; `first` is the weekday it starts on (1 = Monday)."""
    start = day - timedelta(days=(day.isoweekday() - first) % 7)
    return Interval(start, start + 6 * DAY, TimePrecision.WEEK)


def part(whole: Interval, which: str) -> Interval:
    """The early, mid or late part: thirds of ten days for a month; of a year its first month, middle four, last two."""
    if whole.start is None or whole.end is None:
        return whole
    year, month = whole.start.year, whole.start.month
    if whole.precision is TimePrecision.YEAR:
        runs = {"early": (1, 1), "mid": (5, 4), "late": (11, 2)}
        return months(year, *runs[which])
    if whole.precision is TimePrecision.MONTH:
        bounds = {"early": (1, 10), "mid": (11, 20), "late": (21, whole.end.day)}[which]
        return Interval(date(year, month, bounds[0]), date(year, month, bounds[1]), TimePrecision.MONTH, whole.kind)
    bounds = {"early": (0, 1), "mid": (2, 4), "late": (5, 6)}[which]
    return Interval(whole.start + bounds[0] * DAY, whole.start + bounds[1] * DAY, TimePrecision.WEEK, whole.kind)


def shifted(day: date, count: int, unit: int) -> date | None:
    """Move a day by units (0 = hours, 1 = days, 7 = weeks, 30 = months, 365 = years); None past the calendar."""
    try:
        if unit == 0:  # fewer than 24 hours stay on the day
            return day + timedelta(days=int(count / 24))
        if unit < 30:
            return day + timedelta(days=count * unit)
        total = day.year * 12 + day.month - 1 + count * (12 if unit == 365 else 1)
        year, month = total // 12, total % 12 + 1
        return date(year, month, min(day.day, monthrange(year, month)[1]))
    except (ValueError, OverflowError):
        return None


def weekday(anchor: date | None, number: int, relation: str = "") -> Interval:
    """A weekday seen from `anchor`: bare, the last one, today included; "last" before today; "next" after it."""
    if anchor is None:
        return UNRESOLVED
    back = (anchor.isoweekday() - number) % 7
    if relation == "same week":
        return days(anchor + (-back % 7) * DAY)
    if relation == "next":
        return days(anchor + ((7 - back) or 7) * DAY, kind="future")
    if relation == "last" and back == 0:
        back = 7
    return days(anchor - back * DAY, kind="weekday" if not relation else "point")


def nearest_year(anchor: date | None, month: int, day: int | None, relation: str = "") -> int | None:
    """The year of a date that names none: the last such day, or for "next" the coming one."""
    if anchor is None:
        return None
    if relation == "this":
        return anchor.year
    key, today = (month, day or 1), (anchor.month, anchor.day if day else 1)
    if relation == "next":
        return anchor.year if key > today else anchor.year + 1
    last = key < today or (key == today and relation != "last")
    return anchor.year if last else anchor.year - 1


def hijri(anchor: date | None, year: int | None, month: int, day: int | None) -> Interval | None:
    """A Hijri day or month (Umm al-Qura); without a year the last one before `anchor`; None where there is none."""
    years = [year] if year else _hijri_years(anchor)
    for candidate in years:
        if candidate not in _HIJRI_YEARS:
            continue
        found = _hijri_days(candidate, month, day)
        if found and found.start and (year or anchor is None or found.start <= anchor):
            return found
    return None


def _hijri_years(anchor: date | None) -> list[int]:
    if anchor is None:
        return []
    about = int((anchor.year - 622) * 33 / 32)
    return list(range(about + 2, about - 2, -1))


def _hijri_days(year: int, month: int, day: int | None) -> Interval | None:
    try:
        start = Hijri(year, month, day or 1)
        first = date(*start.to_gregorian().datetuple())
        if day:
            return days(first)
        return Interval(first, first + (start.month_length() - 1) * DAY, TimePrecision.MONTH)
    except (ValueError, OverflowError):
        return None
