"""What calendar expressions of either language mean: days, months, years, seasons, ranges of them."""

from __future__ import annotations

from typing import Final

from dashboard.extraction.dates import calendar as cal
from dashboard.extraction.dates.calendar import UNRESOLVED, Interval
from dashboard.extraction.dates.grammar import Anchor, Matched
from dashboard.extraction.dates.words import PARTS, RELATIONS, DateWords
from dashboard.model import TimePrecision

SHIFTS: Final = {"last": -1, "next": 1, "before last": -2}


class Forms:
    """Meanings of matches by group names: d, o (day), m (month), y (year), rel, yrel, same, part; two of a kind have a
    second letter (m0 before m, y2 after y)."""

    def __init__(self, words: DateWords) -> None:
        self.words = words
        self._relations = {word: role for role in RELATIONS for word in words.values.get(role, ())}
        self._parts = {word: role for role in PARTS for word in words.values.get(role, ())}

    def relation(self, words: Matched, group: str = "rel") -> str:
        """Tell whether the words say "last", "this", "next", "before last", "same" or nothing of the kind ("")."""
        if words["same"]:
            return "same"
        return self._relations.get(" ".join((words[group] or "").split()), "")

    def part(self, words: Matched, whole: Interval) -> Interval:
        """The early, mid or late part of a period where the words ask for one."""
        part = words["part"]
        return cal.part(whole, self._parts[" ".join(part.split())]) if part else whole

    def day(self, words: Matched) -> int:
        """The day of the month, from digits or an ordinal."""
        return int(words["d"]) if words["d"] else self.words.value("day", words["o"])

    def year(self, words: Matched, anchor: Anchor, month: int, day: int | None) -> int | None:
        """The year as written, or the one in which such a date was last, or comes next."""
        if words["y"]:
            return int(words["y"])
        of_year = self.relation(words, "yrel")
        if "same" in (self.relation(words), of_year):
            return anchor.period.year if anchor.period is not None else None
        if of_year:
            return anchor.published.year + SHIFTS.get(of_year, 0) if anchor.published is not None else None
        return cal.nearest_year(anchor.published, month, day, self.relation(words))

    @staticmethod
    def bare(words: Matched) -> bool:
        """Tell whether neither a year nor a relation says which one is meant."""
        return not any(words[group] for group in ("y", "rel", "yrel", "same"))

    def full_date(self, words: Matched, anchor: Anchor) -> Interval | None:
        """A day and its month; kind "date" where neither year nor relation says of which year."""
        month, day = self.words.value("month", words["m"]), self.day(words)
        year = self.year(words, anchor, month, day)
        if year is None:
            return UNRESOLVED
        if not self.bare(words):
            return cal.on(year, month, day)
        # 29 February, without a year, was last in a leap year.
        return next((found for back in range(9) if (found := cal.on(year - back, month, day, "date"))), None)

    def numeric(self, words: Matched, _: Anchor) -> Interval | None:
        """Year first, or day/month/year; month/day/year where nothing else is possible."""
        if words["y"]:
            return cal.on(int(words["y"]), int(words["m"]), int(words["d"]))
        first, second, year = int(words["d2"]), int(words["m2"]), int(words["y2"])
        return cal.on(year, second, first) or cal.on(year, first, second)

    def day_range(self, words: Matched, anchor: Anchor) -> Interval | None:
        """From day a (of month m0, or of the same month) to day b of month m."""
        last_month = self.words.value("month", words["m"])
        first_month = self.words.value("month", words["m0"]) if words["m0"] else last_month
        year = self.year(words, anchor, last_month, int(words["b"]))
        if year is None:
            return UNRESOLVED
        start = cal.on(year - (first_month > last_month), first_month, int(words["a"]))
        end = cal.on(year, last_month, int(words["b"]))
        if start is None or end is None or start.start is None or end.end is None or start.start > end.end:
            return None
        return cal.days(start.start, end.end, "range")

    def day_of_month(self, words: Matched, anchor: Anchor) -> Interval | None:
        """The 12th of this month, of the last, of the next, of that month."""
        relation = self.relation(words)
        base = anchor.period if relation == "same" else anchor.published
        if base is None:
            return UNRESOLVED
        month = cal.month_of(base.year, base.month + SHIFTS.get(relation, 0)).start
        return cal.on(month.year, month.month, self.day(words)) if month else None

    def hijri(self, words: Matched, anchor: Anchor) -> Interval | None:
        """A day or month of the Hijri calendar."""
        day = self.day(words) if words["d"] or words["o"] else None
        year = int(words["hy"]) if words["hy"] else None
        return cal.hijri(anchor.published, year, self.words.value("hijri", words["h"]), day)

    def named_month(self, words: Matched, anchor: Anchor) -> Interval | None:
        """A month or a part of it; kind "month" where neither year nor relation says which."""
        month = self.words.value("month", words["m"])
        year = self.year(words, anchor, month, None)
        if year is None:
            return UNRESOLVED
        return self.part(words, cal.month_of(year, month, "month" if self.bare(words) else "point"))

    def named_year(self, words: Matched, _: Anchor) -> Interval:
        """A year or a part of it."""
        return self.part(words, cal.year_of(int(words["y"])))

    def season(self, words: Matched, anchor: Anchor) -> Interval:
        """Three months of a year; without a year the last ones, and then of kind "month"."""
        first = self.words.value("season", words["s"])
        year = self.year(words, anchor, first, None)
        return UNRESOLVED if year is None else cal.months(year, first, 3, "month" if self.bare(words) else "point")

    def quarter(self, words: Matched, anchor: Anchor) -> Interval:
        """A quarter or half of a year."""
        year = int(words["y"]) if words["y"] else anchor.published.year if anchor.published else None
        size = 3 if words["quarter"] else 6
        first = 1 + size * (self.day(words) - 1)
        return UNRESOLVED if year is None or first > 12 else cal.months(year, first, size)

    def month_range(self, words: Matched, anchor: Anchor) -> Interval:
        """From month m0 to month m."""
        first, last = self.words.value("month", words["m0"]), self.words.value("month", words["m"])
        year = self.year(words, anchor, last, None)
        if year is None:
            return UNRESOLVED
        start, end = cal.month_of(year - (first > last), first), cal.month_of(year, last)
        return Interval(start.start, end.end, TimePrecision.MONTH, "range")

    def year_range(self, words: Matched, _: Anchor) -> Interval | None:
        """From one year to another."""
        first, last = cal.year_of(int(words["y"])), cal.year_of(int(words["y2"]))
        if first.start is None or last.end is None or first.start > last.end:
            return None
        return Interval(first.start, last.end, TimePrecision.YEAR, "range")
