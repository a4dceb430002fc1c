"""The time of a plan: what looked back for a report looks ahead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from dashboard.extraction.dates.calendar import DAY, Interval, month_of, of_news, on, year_of
from dashboard.model import TimeExpression, TimePrecision

_JUST: Final = timedelta(days=15)
_FAR: Final = timedelta(days=300)
_Days = tuple[date, date]


def as_future(time: TimeExpression, anchor: date | None) -> TimeExpression:
    """Read an expression as the time of a plan: bare weekdays, days and months are the coming ones.

    "This week" becomes what is left of it; "until Sunday", "by Sunday" reach from the anchor to the coming Sunday.
    Other expressions, and all without an anchor, come back unchanged.
    """
    found = coming(Interval(time.start, time.end, time.precision, time.kind), anchor)
    return replace(time, start=found.start, end=found.end, kind=found.kind)


def coming(interval: Interval, anchor: date | None) -> Interval:
    """Give the coming interval that the same words name, where they do not say which one they mean."""
    cue, _, kind = interval.kind.rpartition(" ")
    ahead = _AHEAD.get(kind)
    if ahead is None or of_news(anchor) is None or anchor is None or interval.start is None or interval.end is None:
        return interval
    start, end = ahead((interval.start, interval.end), interval.precision, anchor)
    if end < anchor:
        return interval
    return Interval(anchor if cue else start, end, interval.precision, cue if cue == "until" else "future")


def scheduled(interval: Interval, anchor: date | None) -> Interval:
    """Read "set for Tuesday", of which nobody says whether it is over: the coming one where that is the nearer."""
    ahead = coming(interval, anchor)
    if ahead is interval or anchor is None or interval.end is None or ahead.start is None:
        return interval
    if interval.kind == "this" and interval.start is not None:
        return Interval(interval.start, ahead.end, interval.precision, "future")
    return ahead if ahead.start - anchor < anchor - interval.end else interval


def _weekday(days: _Days, _: TimePrecision, anchor: date) -> _Days:
    weeks = max(0, -((days[1] - anchor).days // 7))
    return days[0] + timedelta(weeks=weeks), days[1] + timedelta(weeks=weeks)


def _date(days: _Days, _: TimePrecision, anchor: date) -> _Days:
    if days[1] >= anchor:
        return days
    # A leap day comes again in four years, or in eight over a century.
    for year in range(anchor.year, anchor.year + 9):
        found = on(year, days[0].month, days[0].day)
        if found is not None and found.start is not None and found.start + (days[1] - days[0]) >= anchor:
            if anchor - days[1] < _JUST and found.start - anchor > _FAR:
                return days  # "was planned for 1 May", told on 2 May
            return found.start, found.start + (days[1] - days[0])
    return days


def _month(days: _Days, precision: TimePrecision, anchor: date) -> _Days:
    whole = month_of(days[0].year, days[0].month)
    later = month_of(days[0].year + 1, days[0].month)
    if days[1] < anchor and days == (whole.start, whole.end) and later.start is not None and later.end is not None:
        return later.start, later.end
    return _date(days, precision, anchor)


def _rest(days: _Days, precision: TimePrecision, anchor: date) -> _Days:
    if precision is TimePrecision.WEEK:
        return anchor, days[0] + 6 * DAY
    whole = month_of(anchor.year, anchor.month) if precision is TimePrecision.MONTH else year_of(anchor.year)
    return anchor, whole.end or days[1]


def _span(days: _Days, _: TimePrecision, anchor: date) -> _Days:
    return anchor, anchor + (days[1] - days[0])


_AHEAD: Final[dict[str, Callable[[_Days, TimePrecision, date], _Days]]] = {
    "weekday": _weekday,
    "date": _date,
    "month": _month,
    "this": _rest,
    "span": _span,
}
