"""What the matched forms of either language mean: calendar dates, months, years, seasons, weekdays, counted units."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dashboard.extraction.dates import calendar as cal
from dashboard.extraction.dates.calendar import UNRESOLVED, Interval
from dashboard.extraction.dates.grammar import Anchor
from dashboard.extraction.dates.words import DateWords
from dashboard.model import TimePrecision

# How finely "n units ago" is meant, by the unit's length in days.
_COUNTED = {7: TimePrecision.WEEK, 30: TimePrecision.MONTH, 365: TimePrecision.YEAR}
_VAGUE = {
    0: TimePrecision.DAY,
    1: TimePrecision.WEEK,
    7: TimePrecision.MONTH,
    30: TimePrecision.YEAR,
    365: TimePrecision.YEAR,
}


class Forms:
    """Meanings of matches by group names: d, o (day), m (month), y (year), w (weekday), rel, part, n, unit."""

    def __init__(self, words: DateWords, relations: Mapping[str, str], parts: Mapping[str, str]) -> None:
        self.words = words
        self._relations = relations
        self._parts = parts

    def relation(self, match: re.Match[str]) -> str:
        """Tell whether the words say "last", "this", "next" or nothing of the kind ("")."""
        return self._relations.get(match.groupdict().get("rel") or "", "")

    @staticmethod
    def bare(match: re.Match[str]) -> bool:
        """Tell whether neither a year nor a relation says which one is meant."""
        return not any(match.groupdict().get(group) for group in ("y", "rel", "yrel"))

    def part(self, match: re.Match[str], whole: Interval) -> Interval:
        """The early, mid or late part of a period where the words ask for one."""
        part = match.groupdict().get("part")
        return cal.part(whole, self._parts[part]) if part else whole

    def day(self, match: re.Match[str]) -> int:
        """The day of the month, from digits or an ordinal."""
        return int(match["d"]) if match["d"] else self.words.value("day", match["o"])

    def year(self, match: re.Match[str], anchor: Anchor, month: int, day: int | None) -> int | None:
        """The year as written, or the one in which such a date was last, or comes next."""
        groups = match.groupdict()
        if groups.get("y"):
            return int(groups["y"])
        if "same" in (self.relation(match), self._relations.get(groups.get("yrel") or "")):
            return anchor.period.year if anchor.period is not None else None
        if groups.get("yrel"):
            shift = {"last": -1, "next": 1}.get(self._relations[groups["yrel"]], 0)
            return anchor.published.year + shift if anchor.published is not None else None
        return cal.nearest_year(anchor.published, month, day, self.relation(match))

    def full_date(self, match: re.Match[str], anchor: Anchor) -> Interval | None:
        """A day and its month; kind "date" where neither year nor relation says of which year."""
        month, day = self.words.value("month", match["m"]), self.day(match)
        year = self.year(match, anchor, month, day)
        if year is None:
            return UNRESOLVED
        if not self.bare(match):
            return cal.on(year, month, day)
        # 29 February, without a year, was last in a leap year.
        return next((found for back in range(9) if (found := cal.on(year - back, month, day, "date"))), None)

    def day_range(self, match: re.Match[str], anchor: Anchor) -> Interval | None:
        """From day a (of month m0, or of the same month) to day b of month m."""
        last_month = self.words.value("month", match["m"])
        first_month = self.words.value("month", match["m0"]) if match["m0"] else last_month
        year = self.year(match, anchor, last_month, int(match["b"]))
        if year is None:
            return UNRESOLVED
        start = cal.on(year - (first_month > last_month), first_month, int(match["a"]))
        end = cal.on(year, last_month, int(match["b"]))
        if start is None or end is None or start.start is None or end.end is None or start.start > end.end:
            return None
        return cal.days(start.start, end.end, "range")

    def hijri(self, match: re.Match[str], anchor: Anchor) -> Interval | None:
        """A day or month of the Hijri calendar."""
        day = self.day(match) if match["d"] or match["o"] else None
        year = int(match["hy"]) if match["hy"] else None
        return cal.hijri(anchor.published, year, self.words.value("hijri", match["h"]), day)

    def named_month(self, match: re.Match[str], anchor: Anchor) -> Interval | None:
        """A month or a part of it; kind "month" where neither year nor relation says which."""
        month = self.words.value("month", match["m"])
        year = self.year(match, anchor, month, None)
        if year is None:
            return UNRESOLVED
        return self.part(match, cal.month_of(year, month, "month" if self.bare(match) else "point"))

    def named_year(self, match: re.Match[str], _: Anchor) -> Interval:
        """A year or a part of it."""
        return self.part(match, cal.year_of(int(match["y"])))

    def season(self, match: re.Match[str], anchor: Anchor) -> Interval | None:
        """Three months of a year."""
        first = self.words.value("season", match["s"])
        year = self.year(match, anchor, first, None)
        return UNRESOLVED if year is None else cal.months(year, first, 3)

    def month_range(self, match: re.Match[str], anchor: Anchor) -> Interval | None:
        """From month m0 to month m."""
        first, last = self.words.value("month", match["m0"]), self.words.value("month", match["m"])
        year = self.year(match, anchor, last, None)
        if year is None:
            return UNRESOLVED
        start, end = cal.month_of(year - (first > last), first), cal.month_of(year, last)
        return Interval(start.start, end.end, TimePrecision.MONTH, "range")

    def year_range(self, match: re.Match[str], _: Anchor) -> Interval | None:
        """From one year to another."""
        first, last = cal.year_of(int(match["y"])), cal.year_of(int(match["y2"]))
        if first.start is None or last.end is None or first.start > last.end:
            return None
        return Interval(first.start, last.end, TimePrecision.YEAR, "range")

    def some_ago(self, anchor: Anchor, count: int, unit: int) -> Interval:
        """ "Days ago", "a few weeks ago": somewhere in the last so many units, known no finer than the next larger."""
        first, last = self.moved(anchor, -count, unit), self.moved(anchor, -1, unit)
        return Interval(first.start, last.start, _VAGUE[unit])

    def from_told(self, anchor: Anchor, count: int, unit: int) -> Interval:
        """So many units before or after the day of which the text spoke last."""
        if anchor.told is None:
            return UNRESOLVED
        moved = self.moved(Anchor(anchor.told), count, unit)
        return Interval(moved.start, moved.end, moved.precision)

    def moved(self, anchor: Anchor, count: int, unit: int) -> Interval:
        """So many units before (below zero) or after publication, no finer than the unit."""
        if anchor.published is None:
            return UNRESOLVED
        day = cal.shifted(anchor.published, count, unit)
        if day is None:
            return UNRESOLVED
        kind = "future" if count > 0 else "point"
        return Interval(day, day, _COUNTED.get(unit, TimePrecision.DAY), kind)
