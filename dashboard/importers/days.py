"""A table's words for a date -> days and precision. Day-month order is learned from the column, never guessed."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any, Final

from babel.dates import get_month_names

from dashboard.importers.headers import folded
from dashboard.text import fold

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?(?:[t ].*)?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(\d{6})?")
_NUMBERS = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?: .*)?")
_NAMED = re.compile(r"(?:(\d{1,2})\s+)?([^\W\d_]+(?: [^\W\d_]+)?)\.?(?:\s+(\d{1,2}))?,?\s+(\d{4})")
_YEAR = re.compile(r"\d{4}")
_MONTH_NAMES: Final = {
    fold(name): month
    for language in ("en", "ar", "ar_SY", "fr")
    for width in ("wide", "abbreviated")
    for month, name in get_month_names(width, locale=language).items()
}


class Days:
    """Reads the dates of a table; `values` are all its texts, from which the order of day and month is learned."""

    def __init__(self, values: Iterable[Any] = ()) -> None:
        pairs = [
            (int(m[1]), int(m[2])) for value in values if (m := _NUMBERS.fullmatch(folded(str(value)))) is not None
        ]
        first, second = any(a > 12 for a, _ in pairs), any(b > 12 for _, b in pairs)
        self.day_first = None if first == second else first

    def read(self, value: Any) -> tuple[date, date, str]:
        """Read the first and last day and the precision ("day", "month", "year"); raise ValueError with a sentence."""
        if isinstance(value, datetime):
            return value.date(), value.date(), "day"
        if isinstance(value, date):
            return value, value, "day"
        text = folded(str(value))
        try:
            parts = self._parts(text)
        except ValueError as error:
            raise ValueError(f"the date {value!r} {error}") from error
        if parts is None:
            raise ValueError(f"the date {value!r} is not one Rasid can read; write it like 2019-03-22.")
        return _interval(*parts, value)

    def _parts(self, text: str) -> tuple[int, int | None, int | None] | None:
        if (found := _ISO.fullmatch(text)) is not None:
            return int(found[1]), int(found[2]), int(found[3]) if found[3] else None
        if (found := _COMPACT.fullmatch(text)) is not None:
            return int(found[1]), int(found[2]), int(found[3])
        if (found := _NUMBERS.fullmatch(text)) is not None:
            return int(found[3]), *self._month_and_day(int(found[1]), int(found[2]))
        if (found := _NAMED.fullmatch(text)) is not None and found[2] in _MONTH_NAMES:
            day = found[1] or found[3]
            return int(found[4]), _MONTH_NAMES[found[2]], int(day) if day else None
        return (int(text), None, None) if _YEAR.fullmatch(text) else None

    def _month_and_day(self, first: int, second: int) -> tuple[int, int]:
        if first == second or self.day_first is not None:
            return (second, first) if self.day_first else (first, second)
        raise ValueError("may be day/month or month/day, and no other row tells which; write it like 2019-03-22.")


def whole_month(day: date) -> tuple[date, date]:
    """Give the first and the last day of a day's month."""
    return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])


def widened(first: date, last: date, precision: str) -> tuple[date, date]:
    """Stretch a single day to what its stated precision allows: the days about it, its month or its year."""
    if first != last:
        return first, last
    if precision == "week":
        return first - timedelta(days=3), first + timedelta(days=3)
    if precision == "month":
        return whole_month(first)
    return (first.replace(month=1, day=1), first.replace(month=12, day=31)) if precision == "year" else (first, last)


def _interval(year: int, month: int | None, day: int | None, value: Any) -> tuple[date, date, str]:
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31), "year"
        if day is None:
            return *whole_month(date(year, month, 1)), "month"
        return date(year, month, day), date(year, month, day), "day"
    except ValueError as error:
        raise ValueError(f"the date {value!r} is not in the calendar.") from error
