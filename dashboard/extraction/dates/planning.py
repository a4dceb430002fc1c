"""The time of a plan: what looked back for a report looks ahead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from dashboard.extraction.dates.calendar import DAY, month_of, of_news, on, year_of
from dashboard.model import TimeExpression, TimePrecision

_Days = tuple[date, date]


def as_future(time: TimeExpression, anchor: date | None) -> TimeExpression:
    """Read an expression as the time of a plan: bare weekdays, days and months are the coming ones.

    "This week" becomes what is left of it. Other expressions, and all without an anchor, come back unchanged.
    """
    ahead = _AHEAD.get(time.kind)
    if ahead is None or of_news(anchor) is None or anchor is None or time.start is None or time.end is None:
        return time
    start, end = ahead((time.start, time.end), time.precision, anchor)
    return replace(time, start=start, end=end, kind="future")


def _weekday(days: _Days, _: TimePrecision, anchor: date) -> _Days:
    weeks = max(0, -((days[1] - anchor).days // 7))
    return days[0] + timedelta(weeks=weeks), days[1] + timedelta(weeks=weeks)


def _date(days: _Days, _: TimePrecision, anchor: date) -> _Days:
    if days[1] >= anchor:
        return days
    # A leap day comes again in four years, or in eight over a century.
    for year in range(anchor.year, anchor.year + 9):
        found = on(year, days[0].month, days[0].day)
        if found is not None and found.start is not None and found.start >= anchor:
            return found.start, found.start
    return days


def _month(days: _Days, _: TimePrecision, anchor: date) -> _Days:
    if days[1] >= anchor:
        return days
    later = month_of(days[0].year + 1, days[0].month)
    whole = month_of(days[0].year, days[0].month)
    if later.start is None or later.end is None or days != (whole.start, whole.end):
        return _date((days[0], days[0]), TimePrecision.DAY, anchor)[0], _date(
            (days[1], days[1]), TimePrecision.DAY, anchor
        )[0]
    return later.start, later.end


def _rest(days: _Days, precision: TimePrecision, anchor: date) -> _Days:
    if precision is TimePrecision.WEEK:
        return anchor, days[0] + 6 * DAY
    whole = month_of(anchor.year, anchor.month) if precision is TimePrecision.MONTH else year_of(anchor.year)
    return anchor, whole.end or days[1]


_AHEAD: Final[dict[str, Callable[[_Days, TimePrecision, date], _Days]]] = {
    "weekday": _weekday,
    "date": _date,
    "month": _month,
    "this": _rest,
}
