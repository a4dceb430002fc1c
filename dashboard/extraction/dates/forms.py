"""What calendar expressions of either language mean: days, months, years, seasons, ranges of them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from dashboard.extraction.dates import calendar as cal
from dashboard.extraction.dates.calendar import DAY, NAME, UNRESOLVED, Interval
from dashboard.extraction.dates.grammar import Anchor, Matched
from dashboard.extraction.dates.words import PARTS, RELATIONS, DateWords
from dashboard.model import TimePrecision

NO_TIME: Final = timedelta(0)
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
        if words["d"]:
            return int(words["d"])
        return self.words.value("day", words["o"]) if words["o"] else self.words.value("nth", words["nth"])

    def year(self, words: Matched, anchor: Anchor, month: int, day: int | None) -> int | None:
        """The year as written, or the one in which such a date was last, or comes next."""
        if words["y"]:
            return int(words["y"])
        if self.relation(words) == "following":  # "signed in August 2015, it fell apart the following July"
            return cal.nearest_year(anchor.period, month, day, "next")
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
        return self._last_such(year, month, day)

    @staticmethod
    def _last_such(year: int, month: int, day: int) -> Interval | None:
        # 29 February, without a year, was last in a leap year.
        return next((found for back in range(9) if (found := cal.on(year - back, month, day, "date"))), None)

    def name(self, _: Matched, __: Anchor) -> Interval:
        """What only looks like a date: the name of a street, a revolution, a movement."""
        return NAME

    def week_of_day(self, words: Matched, anchor: Anchor) -> Interval | None:
        """ "The week of 3 March", "the week ending 9 March": seven days from it, or up to it."""
        day = self.full_date(words, anchor)
        if day is None or day.start is None:
            return day
        first = day.start - 6 * DAY if words["ending"] else day.start
        return Interval(first, first + 6 * DAY, TimePrecision.WEEK, day.kind)

    def day_and_month(self, words: Matched, anchor: Anchor) -> Interval | None:
        """Day/month in digits, without a year."""
        day, month = int(words["d"]), int(words["mm"])
        year = cal.nearest_year(anchor.published, month, day)
        return UNRESOLVED if year is None else self._last_such(year, month, day)

    def feast(self, words: Matched, anchor: Anchor) -> Interval | None:
        """A feast of either calendar, a later day of it ("the third day of Eid al-Adha"), or the night before it."""
        later = (
            (self.day(words) - 1) * DAY
            if words["o"] or words["nth"] or words["d"]
            else -DAY
            if words["eve"]
            else NO_TIME
        )
        if words["hf"]:
            month, day = divmod(self.words.value("hijri feast", words["hf"]), 100)
            found = cal.hijri(anchor.published, None, month, day)
        else:
            month, day = divmod(self.words.value("feast", words["f"]), 100)
            year = self.year(words, anchor, month, day)
            found = None if year is None else cal.on(year, month, day, "date" if self.bare(words) else "point")
        if found is None or found.start is None:
            return UNRESOLVED
        return cal.days(found.start + later, kind=found.kind)

    def numeric(self, words: Matched, _: Anchor) -> Interval | None:
        """Year first, or day/month/year; month/day/year where nothing else is possible."""
        if words["y"]:
            return cal.on(int(words["y"]), int(words["m"]), int(words["d"]))
        first, second, year = int(words["d2"]), int(words["m2"]), int(words["y2"])
        return cal.on(year, second, first) or cal.on(year, first, second)

    def day_range(self, words: Matched, anchor: Anchor) -> Interval | None:
        """From day a (of month m0, or of the same month) to day b of month m."""
        if not words["m"]:
            return self._days_of_month(words, anchor)
        last_month = self.words.value("month", words["m"])
        first_month = self.words.value("month", words["m0"]) if words["m0"] else last_month
        last_day = self._numbered(words, "b")
        year = self.year(words, anchor, last_month, last_day)
        if year is None:
            return UNRESOLVED
        first_year = int(words["y0"]) if words["y0"] else year - (first_month > last_month)
        start = cal.on(first_year, first_month, self._numbered(words, "a"))
        end = cal.on(year, last_month, last_day)
        if start is None or end is None or start.start is None or end.end is None or start.start > end.end:
            return None
        kind = "date" if self.bare(words) and start.start >= end.end - 6 * DAY else "range"
        return cal.days(start.start, end.end, kind)

    def day_pair(self, words: Matched, anchor: Anchor) -> Interval | None:
        """ "On 31 May and 1 June": days on end, as one; None where there are days between them."""
        both = self.day_range(words, anchor)
        if both is None or both.start is None or both.end is None:
            return both
        return both if both.end - both.start == DAY else None

    def _days_of_month(self, words: Matched, anchor: Anchor) -> Interval | None:
        """From day a to day b of this month, of the last, of the next."""
        month = self.month_told(words, anchor).start
        if month is None:
            return UNRESOLVED
        ends = [cal.on(month.year, month.month, self._numbered(words, group)) for group in ("a", "b")]
        if ends[0] is None or ends[1] is None or ends[0].start is None or ends[1].start is None:
            return None
        return cal.days(ends[0].start, ends[1].start, "range") if ends[0].start <= ends[1].start else None

    def _numbered(self, words: Matched, group: str) -> int:
        return self.words.value("day", words[group])

    def day_of_month(self, words: Matched, anchor: Anchor) -> Interval | None:
        """The 12th of this month, of the last, of the next, of that month."""
        month = self.month_told(words, anchor).start
        return UNRESOLVED if month is None else cal.on(month.year, month.month, self.day(words))

    def hijri(self, words: Matched, anchor: Anchor) -> Interval | None:
        """A day or month of the Hijri calendar."""
        day = self.day(words) if words["d"] or words["o"] or words["nth"] else None
        year = int(words["hy"]) if words["hy"] else None
        return cal.hijri(anchor.published, year, self.words.value("hijri", words["h"]), day)

    def named_month(self, words: Matched, anchor: Anchor) -> Interval | None:
        """A month or a part of it; kind "month" where neither year nor relation says which."""
        month = self.words.value("month", words["m"])
        year = self.year(words, anchor, month, None)
        if year is None:
            return UNRESOLVED
        return self.part(words, cal.month_of(year, month, "month" if self.bare(words) else "point"))

    def part_of_month(self, words: Matched, anchor: Anchor) -> Interval | None:
        """ "The first week of March", "the second half of this month", "the last week of the month"."""
        month = self.named_month(words, anchor) if words["m"] else self.month_told(words, anchor)
        if month is None or month.start is None or month.end is None:
            return month
        count, size = (2, 15) if words["half"] else (4, 7)
        number = count if words["final"] else self.day(words)
        first = month.start + (number - 1) * size * DAY
        last = month.end if number == count and (words["final"] or words["half"]) else first + (size - 1) * DAY
        if words["final"]:
            first = last - (size - 1) * DAY
        if number > 5 or first > month.end:
            return None
        return Interval(
            first, min(last, month.end), TimePrecision.MONTH if size > 7 else TimePrecision.WEEK, month.kind
        )

    def month_told(self, words: Matched, anchor: Anchor) -> Interval:
        """This month, the last or next one, or that of which the text spoke."""
        relation = self.relation(words)
        base: date | None = anchor.period if relation == "same" else anchor.published
        return UNRESOLVED if base is None else cal.month_of(base.year, base.month + SHIFTS.get(relation, 0))

    def named_year(self, words: Matched, _: Anchor) -> Interval:
        """A year or a part of it."""
        return self.part(words, cal.year_of(int(words["y"])))

    def season(self, words: Matched, anchor: Anchor) -> Interval:
        """Three months of a year; without a year the last ones, and then of kind "month"."""
        first = self.words.value("season", words["s"])
        year = self.year(words, anchor, first, None)
        if year is None:
            return UNRESOLVED
        over = cal.months(year, first, 3).end
        if self.relation(words) == "last" and over is not None and anchor.published is not None:
            year -= over >= anchor.published  # "last summer" is over
        # "This winter" is in spring the one that is over.
        behind = self.relation(words) == "this" and anchor.published is not None and first - anchor.published.month > 6
        return cal.months(year - behind, first, 3, "month" if self.bare(words) else "point")

    def quarter(self, words: Matched, anchor: Anchor) -> Interval:
        """A quarter or half of a year."""
        year = self.this_year(words, anchor)
        size = 3 if words["quarter"] else 6
        first = 13 - size if words["final"] else 1 + size * (self.day(words) - 1)
        return UNRESOLVED if year is None or first > 12 else cal.months(year, first, size)

    def this_year(self, words: Matched, anchor: Anchor) -> int | None:
        """The year as written, or the one of publication."""
        if words["y"] or words["yrel"]:
            return self.year(words, anchor, 1, None)
        return anchor.published.year if anchor.published is not None else None

    def month_range(self, words: Matched, anchor: Anchor) -> Interval:
        """From month m0 to month m."""
        first, last = self.words.value("month", words["m0"]), self.words.value("month", words["m"])
        year = self.year(words, anchor, last, None)
        if year is None:
            return UNRESOLVED
        first_year = int(words["y0"]) if words["y0"] else year - (first > last)
        start, end = cal.month_of(first_year, first), cal.month_of(year, last)
        return Interval(start.start, end.end, TimePrecision.MONTH, "month" if self.bare(words) else "range")

    def month_pair(self, words: Matched, anchor: Anchor) -> Interval | None:
        """ "In April and May": months on end, as one; None where there are months between them."""
        first, last = self.words.value("month", words["m0"]), self.words.value("month", words["m"])
        return self.month_range(words, anchor) if (last - first) % 12 == 1 else None

    def year_range(self, words: Matched, _: Anchor) -> Interval | None:
        """From one year to another."""
        first, last = cal.year_of(int(words["y"])), cal.year_of(int(words["y2"]))
        if first.start is None or last.end is None or first.start > last.end:
            return None
        return Interval(first.start, last.end, TimePrecision.YEAR, "range")
