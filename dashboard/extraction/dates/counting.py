"""What expressions that count from a day mean, in either language: today, Friday, last week, two days ago, for a week.

They count from the day of publication, or from the day of which the text spoke last.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Final

from dashboard.extraction.dates import calendar as cal
from dashboard.extraction.dates.calendar import DAY, DURATION, UNRESOLVED, Interval
from dashboard.extraction.dates.forms import SHIFTS, Forms
from dashboard.extraction.dates.grammar import Anchor, Matched
from dashboard.model import TimePrecision

# How finely "n units ago" is meant, by the unit's length in days.
_COUNTED: Final = {7: TimePrecision.WEEK, 30: TimePrecision.MONTH, 365: TimePrecision.YEAR}
_VAGUE: Final = {
    0: TimePrecision.DAY,
    1: TimePrecision.WEEK,
    7: TimePrecision.MONTH,
    30: TimePrecision.YEAR,
    365: TimePrecision.YEAR,
}
_SPANNED: Final = {1: TimePrecision.WEEK, **_COUNTED}
_WEEKEND_KINDS: Final = {"last": "point", "next": "future"}


class Counting(Forms):
    """Meanings of matches by group names: w (weekday), when, n (count), unit, rel, part; w2, n2, unit2 follow them."""

    WEEKEND: ClassVar[int]
    """The weekday, 1 = Monday, on which the weekend of the language's news begins."""
    SEVERAL: ClassVar[dict[int, int]]
    """How many units, by their length in days, "units ago" may go back."""
    PLURALS: ClassVar[frozenset[str]]

    # --- the words of a count ---

    def indefinite(self, word: str) -> str:
        """Take the article from a word where the language writes it to the word."""
        return word

    def dual(self, unit: str) -> bool:
        """Tell whether a unit's form says "two"."""
        return False

    def first_day(self, shift: int, *, partial: bool) -> int:
        """The weekday on which a week begins that lies so many weeks off."""
        return 1

    def length(self, word: str) -> int:
        """The length of a unit in days; 0 for hours."""
        return self.words.value("unit", self.indefinite(word))

    def count(self, number: str | None, unit: str) -> int:
        """A count before or after its unit; "few" and its like count as little as they can mean."""
        if number is None:
            return 2 if self.dual(unit) else 1
        word = self.indefinite(" ".join(number.split()))
        return self.words.value("few" if self.words.is_a("few", word) else "number", word)

    def several(self, number: str | None, unit: str) -> int | None:
        """How many units at most where the words do not count them ("days", "a few days"), else None."""
        vague = self.words.is_a("few", number) if number else self.indefinite(unit) in self.PLURALS
        return self.SEVERAL.get(self.length(unit), 1) if vague else None

    # --- days ---

    def deictic(self, words: Matched, anchor: Anchor) -> Interval:
        """Today, yesterday, last night, the day after tomorrow."""
        if anchor.published is None:
            return UNRESOLVED
        offset = self.words.value("deictic", " ".join(words["when"].split()))
        return cal.days(anchor.published + offset * DAY, kind="future" if offset > 0 else "point")

    def weekday(self, words: Matched, anchor: Anchor) -> Interval:
        """The last such day, the one before today ("last"), the one a week before that, or the coming one ("next")."""
        number, relation = self.words.value("weekday", words["w"]), self.relation(words)
        if relation == "before last" and anchor.published is not None:
            return cal.weekday(anchor.published - 7 * DAY, number, "last")
        return cal.weekday(anchor.published, number, "" if relation == "this" else relation)

    def night(self, words: Matched, anchor: Anchor) -> Interval:
        """A night from one weekday into the next has both days."""
        second = cal.weekday(anchor.published, self.words.value("weekday", words["w2"])).start
        return UNRESOLVED if second is None else cal.days(second - DAY, second)

    def weekdays(self, words: Matched, anchor: Anchor) -> Interval:
        """From one weekday to another, the last such."""
        last = cal.weekday(anchor.published, self.words.value("weekday", words["w2"])).start
        first = cal.weekday(last, self.words.value("weekday", words["w"])).start
        return UNRESOLVED if first is None else cal.days(first, last, "range")

    def weekday_list(self, words: Matched, anchor: Anchor) -> Interval | None:
        """ "On Tuesday and Wednesday": days on end, as one; None where there are days between them."""
        last = cal.weekday(anchor.published, self.words.value("weekday", words["w2"])).start
        first = cal.weekday(last, self.words.value("weekday", words["w"])).start
        if first is None or last is None:
            return UNRESOLVED
        return cal.days(first, last, "weekday") if (last - first).days == (2 if words["between"] else 1) else None

    def weekday_told(self, words: Matched, anchor: Anchor) -> Interval:
        """ "The following Tuesday", "the previous Friday": seen from the day told of."""
        number = self.words.value("weekday", words["w"])
        if anchor.told is None:
            return cal.weekday(anchor.published, number)
        return cal.days(cal.weekday(anchor.told, number, "last" if words["before"] else "next").start)

    def next_day(self, words: Matched, anchor: Anchor) -> Interval:
        """The same day, the day before, the following morning, that night."""
        return self.from_told(anchor, 1 if words["after"] else -1 if words["before"] else 0, 1)

    def for_the_nth_day(self, words: Matched, anchor: Anchor) -> Interval | None:
        """ "For the ninth day", "entered its second week": since so long; where a weekday is named, that day."""
        number, unit = self.day(words), self.length(words["unit"])
        if number < 2:
            return None
        if words["w"]:
            return self.weekday(words, anchor)
        first = None if anchor.published is None else cal.shifted(anchor.published, 1 - number, unit)
        if first is None:
            return UNRESOLVED
        return Interval(first, anchor.published, TimePrecision.DAY if unit == 1 else _SPANNED[unit], "since")

    def weekend(self, words: Matched, anchor: Anchor) -> Interval:
        """The two days of the last weekend, or of the coming one."""
        relation = self.relation(words)
        relation = relation if relation in _WEEKEND_KINDS else ""
        first = cal.weekday(anchor.published, self.WEEKEND, relation).start
        return UNRESOLVED if first is None else cal.days(first, first + DAY, _WEEKEND_KINDS.get(relation, "weekday"))

    def part_of_day(self, _: Matched, anchor: Anchor) -> Interval:
        """ "In the evening": of the day told of, while that is fresh, or else of publication."""
        return cal.days(anchor.fresh)

    # --- weeks, months, years ---

    def period(self, words: Matched, anchor: Anchor) -> Interval:
        """Last week, next month, this year, late last year, the start of the year."""
        relation = self.relation(words)
        base = anchor.period if relation == "same" else anchor.published
        if base is None or anchor.published is None:
            return UNRESOLVED
        shift = SHIFTS.get(relation, 0)
        whole = self.whole(base, words["unit"], shift, partial=words["part"] is not None)
        if words["part"]:
            return self.part(words, whole)
        if relation == "same":
            return whole
        if shift == 0:
            return Interval(whole.start, anchor.published, whole.precision, "this")
        return Interval(whole.start, whole.end, whole.precision, "future" if shift > 0 else "point")

    def whole(self, base: date, unit: str, shift: int = 0, *, partial: bool = False) -> Interval:
        """The week, month or year so many before or after the one of a day."""
        length = self.length(unit)
        if length == 7:
            return cal.week_of(cal.shifted(base, shift, 7) or base, first=self.first_day(shift, partial=partial))
        return cal.month_of(base.year, base.month + shift) if length == 30 else cal.year_of(base.year + shift)

    def by_the_end(self, words: Matched, anchor: Anchor) -> Interval:
        """ "By the end of April", "before the end of the year": from publication to that end."""
        if anchor.published is None:
            return UNRESOLVED
        if words["unit"]:
            whole = self.whole(anchor.published, words["unit"], SHIFTS.get(self.relation(words), 0))
        elif words["m"]:
            month = self.words.value("month", words["m"])
            behind = month < anchor.published.month
            whole = cal.month_of(int(words["y"]) if words["y"] else anchor.published.year + behind, month)
        else:
            whole = cal.year_of(int(words["y"]))
        if whole.end is None or whole.end < anchor.published:
            return Interval(whole.start, whole.end, whole.precision, "until")
        return Interval(anchor.published, whole.end, whole.precision, "future")

    def first_months(self, words: Matched, anchor: Anchor) -> Interval:
        """ "The first six months of 2019"."""
        year, count = self.this_year(words, anchor), self.count(words["n"], words["unit"] or "")
        return UNRESOLVED if year is None or count > 12 else cal.months(year, 1, count)

    # --- counted units ---

    def ago(self, words: Matched, anchor: Anchor) -> Interval:
        """So long before publication; "two days before the attack" is a length."""
        if words["of"]:
            return DURATION
        several = self.several(words["n"], words["unit"])
        if several is not None:
            return self.some_ago(anchor, several, self.length(words["unit"]))
        return self.moved(anchor, -self.count(words["n"], words["unit"]), self.length(words["unit"]))

    def lately(self, words: Matched, anchor: Anchor) -> Interval:
        """ "Over the past 24 hours", "in the last three weeks", "in the coming days"."""
        if anchor.published is None:
            return UNRESOLVED
        number = words["n"] or words["n2"]
        several = None if number else self.several(None, words["unit"])
        count, unit = self._in_days(several or self.count(number, words["unit"]), self.length(words["unit"]))
        ahead = self.relation(words) == "next"
        other = cal.shifted(anchor.published, count if ahead else -count, unit)
        if other is None:
            return UNRESOLVED
        precision = TimePrecision.DAY if unit == 1 and count < 3 else _SPANNED[unit]
        first, last = min(other, anchor.published), max(other, anchor.published)
        return Interval(first, last, precision, "future" if ahead else "range")

    def within(self, words: Matched, anchor: Anchor) -> Interval:
        """ "Within a day or two": from tomorrow to the last day that it may be; "within days": from today."""
        if anchor.published is None:
            return UNRESOLVED
        unit, number = words["unit2"] or words["unit"], words["n2"] or words["n"]
        several = self.several(number, unit)
        count, length = self._in_days(several or self.count(number, unit), self.length(unit))
        first = anchor.published if several else anchor.published + DAY
        return cal.days(first, cal.shifted(anchor.published, count, length), "future")

    def step(self, words: Matched, anchor: Anchor, sign: int) -> Interval:
        """So many units from the day told of; "days later" lies somewhere in the next ones, hours stay on the day."""
        unit, several = self.length(words["unit"]), self.several(words["n"], words["unit"])
        if several is None or unit == 0:
            return self.from_told(anchor, sign * self.count(words["n"], words["unit"]), unit)
        ends = [self.from_told(anchor, sign * count, unit).start for count in (1, several)]
        if ends[0] is None or ends[1] is None:
            return UNRESOLVED
        return Interval(min(ends[0], ends[1]), max(ends[0], ends[1]), _VAGUE[unit], "told")

    def duration(self, _: Matched, __: Anchor) -> Interval:
        """A length that places nothing: "for two days", "after two days of calm"."""
        return DURATION

    @staticmethod
    def _in_days(count: int, unit: int) -> tuple[int, int]:
        return (max(1, round(count / 24)), 1) if unit == 0 else (count, unit)

    # --- steps from a day ---

    def some_ago(self, anchor: Anchor, count: int, unit: int) -> Interval:
        """ "Days ago", "a few weeks ago": somewhere in the last so many units, known no finer than the next larger."""
        first, last = self.moved(anchor, -count, unit), self.moved(anchor, -1, unit)
        return Interval(first.start, last.start, _VAGUE[unit])

    def from_told(self, anchor: Anchor, count: int, unit: int) -> Interval:
        """So many units before or after the day of which the text spoke last."""
        if anchor.told is None:
            return UNRESOLVED
        moved = self.moved(Anchor(anchor.told), count, unit)
        return Interval(moved.start, moved.end, moved.precision, "told")

    def moved(self, anchor: Anchor, count: int, unit: int) -> Interval:
        """So many units before (below zero) or after publication, no finer than the unit."""
        if anchor.published is None:
            return UNRESOLVED
        day = cal.shifted(anchor.published, count, unit)
        if day is None:
            return UNRESOLVED
        kind = "future" if count > 0 else "point"
        return Interval(day, day, _COUNTED.get(unit, TimePrecision.DAY), kind)
