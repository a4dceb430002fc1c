"""A text without a publication date -> the dates that fit its own words, ranked; and where a given date does not fit.

A day fits when it lies after what the text tells ("since 10 September 2018", "last 9 February") and is the weekday
that the text calls today or yesterday. Nothing is chosen here, and without a year in the text nothing is offered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from dashboard.extraction.dates.calendar import month_of, on, shifted
from dashboard.extraction.dates.finding import find_times
from dashboard.extraction.dates.words import date_words
from dashboard.model import Span, TimeExpression, TimePrecision
from dashboard.text import Shadow, fold

_OFFERED: Final = 6
_LANGUAGES: Final = ("ar", "en")
_TODAY: Final = {"ar": r"[وف]?(?:هذا\s+)?اليوم", "en": "today"}
_YESTERDAY: Final = {"ar": "[وف]?امس", "en": "yesterday"}
_TOMORROW: Final = {"ar": "[وف]?غدا?", "en": "tomorrow"}
_LAST: Final = {"ar": re.compile("الماضي|الفائت|المنصرم"), "en": re.compile("last|past")}
_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_PRECISE: Final = {TimePrecision.DAY: 1.0, TimePrecision.MONTH: 0.7, TimePrecision.YEAR: 0.4}


@dataclass(frozen=True, slots=True, kw_only=True)
class DateOffer:
    """A day on which the text may have appeared; `score` above 0, at most 1; the reasons are for a reader."""

    day: date
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekdayConflict:
    """Words that name another weekday than the anchor's (raw span), and the nearest days that they fit."""

    span: Span
    text: str
    weekday: int
    fitting: tuple[date, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """Words that a report comes after: not before `day`."""

    day: date
    text: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _NamedDay:
    """ "Today, Friday", "yesterday (Thursday)": the weekday of publication that the words imply, 1 = Monday."""

    span: Span
    text: str
    weekday: int


def weekday_conflict(text: Shadow, language: str, anchor: date | None) -> list[WeekdayConflict]:
    """Find where the text says "today, Friday" or its like although the anchor is no Friday."""
    if anchor is None:
        return []
    return [
        WeekdayConflict(
            span=named.span, text=named.text, weekday=named.weekday, fitting=_nearest(anchor, named.weekday)
        )
        for named in _named_days(text, language)
        if named.weekday != anchor.isoweekday()
    ]


def offer_dates(text: Shadow, language: str) -> list[DateOffer]:
    """Offer the days that fit an undated text, best first; none where its words give no year."""
    if language not in _LANGUAGES:
        return []
    told = _latest(text, language)
    if told is None:
        return []
    named = next(iter(_named_days(text, language)), None)
    after = f"not before {told.day.isoformat()}, for the text tells of “{told.text}”"
    offers = []
    for day in _days_from(told.day, named.weekday if named else None):
        reasons: tuple[str, ...] = (after,)
        if named is not None:
            reasons = (f"it is a {_WEEKDAYS[day.isoweekday() - 1]}, and the text says “{named.text}”", after)
        score = told.weight * (1.0 if named else 0.5) / (1 + (day - told.day).days / 30)
        offers.append(DateOffer(day=day, score=round(score, 3), reasons=reasons))
    return offers


def _days_from(first: date, weekday: int | None) -> Iterator[date]:
    step = 1 if weekday is None else 7
    day = first if weekday is None else shifted(first, (weekday - first.isoweekday()) % 7, 1)
    for _ in range(_OFFERED):
        if day is None:
            return
        yield day
        day = shifted(day, step, 1)


def _nearest(anchor: date, weekday: int) -> tuple[date, ...]:
    back = (anchor.isoweekday() - weekday) % 7
    around = [shifted(anchor, -back, 1), shifted(anchor, 7 - back, 1)]
    return tuple(sorted((day for day in around if day is not None), key=lambda day: abs((day - anchor).days)))


@lru_cache(maxsize=4)
def _patterns(language: str) -> tuple[tuple[int, re.Pattern[str]], ...]:
    day = date_words(language).pattern("weekday")
    between = r"\s*[،,]?\s*\(?\s*(?:يوم\s+|on\s+)?"
    return tuple(
        (shift, re.compile(rf"(?<!\w)(?:{word}{between}(?P<w>{day})|(?P<w2>{day})\s*[،,(]?\s*{word})(?!\w)"))
        for shift, word in ((0, _TODAY[language]), (-1, _YESTERDAY[language]), (1, _TOMORROW[language]))
    )


def _named_days(text: Shadow, language: str) -> list[_NamedDay]:
    if language not in _LANGUAGES:
        return []
    found = []
    for shift, pattern in _patterns(language):
        for match in pattern.finditer(text.lower):
            weekday = date_words(language).value("weekday", match["w"] or match["w2"]) - shift
            span = Span(*text.raw_span(*match.span()))
            found.append(_NamedDay(span=span, text=text.raw[span.start : span.end], weekday=(weekday - 1) % 7 + 1))
    return sorted(found, key=lambda named: named.span)


def _latest(text: Shadow, language: str) -> _Told | None:
    """The latest that the text tells of: a date with its year, or a later one without ("last 9 February")."""
    times = [t for t in find_times(text, 0, len(text.lower), anchor=None, language=language) if t.kind != "duration"]
    dated = [
        _Told(day=t.start, text=t.text, weight=_PRECISE.get(t.precision, 0.4)) for t in times if t.start is not None
    ]
    if not dated:
        return None
    latest = max(dated, key=lambda told: told.day)
    later = [told for t in times if t.start is None and (told := _undated(t, language, latest.day)) is not None]
    return max([latest, *later], key=lambda told: told.day)


def _undated(time: TimeExpression, language: str, near: date) -> _Told | None:
    """A day or month without year: the one nearest to `near`; "last February" is told after February is over."""
    words, folded = date_words(language), fold(time.text)
    month = re.search(rf"(?<!\w){words.pattern('month')}(?!\w)", folded)
    if month is None:
        return None
    number = words.value("month", month.group())
    day = re.search(rf"(?<![\w])(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?|(?P<o>{words.pattern('day')}))(?!\w)", folded)
    count = 1 if day is None else int(day["d"]) if day["d"] else words.value("day", day["o"])
    found = [on(year, number, count) for year in (near.year - 1, near.year, near.year + 1)]
    days = [interval.start for interval in found if interval is not None and interval.start is not None]
    if not days:
        return None
    told = min(days, key=lambda candidate: abs((candidate - near).days))
    if _LAST[language].search(folded):
        told = month_of(told.year, told.month + 1).start or told
    return _Told(day=told, text=time.text, weight=1.0 if day else 0.7)
