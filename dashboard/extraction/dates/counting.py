"""What counted units mean, in either language: two days ago, over the past week, within a month, for three hours.

They count from the day of publication, or from the day of which the text spoke last.
"""

from __future__ import annotations

from typing import ClassVar, Final

from dashboard.extraction.dates import calendar as cal
from dashboard.extraction.dates.calendar import DAY, DURATION, SINCE_EVENT, UNRESOLVED, WITHIN, Interval
from dashboard.extraction.dates.forms import Forms
from dashboard.extraction.dates.grammar import Anchor, Matched
from dashboard.model import TimePrecision

# How finely "n units ago" is meant, by the unit's length in days.
_COUNTED: Final = {7: TimePrecision.WEEK, 30: TimePrecision.MONTH, 365: TimePrecision.YEAR}
_VAGUE: Final = {
    0: TimePrecision.DAY,
    1: TimePrecision.WEEK,
    7: TimePrecision.MONTH,
    14: TimePrecision.MONTH,
    30: TimePrecision.YEAR,
    365: TimePrecision.YEAR,
}
_PAIR: Final = 2
SPANNED: Final = {1: TimePrecision.WEEK, 14: TimePrecision.WEEK, **_COUNTED}


class Counting(Forms):
    """Meanings of matches by group names: n (count), unit, rel, of; n2 and unit2 follow them."""

    SEVERAL: ClassVar[dict[int, int]]
    """How many units, by their length in days, "units ago" may go back."""
    PLURALS: ClassVar[frozenset[str]]
    NIGHTS: ClassVar[frozenset[str]]

    # --- the words of a count ---

    def indefinite(self, word: str) -> str:
        """Take the article from a word where the language writes it to the word."""
        return word

    def dual(self, unit: str) -> bool:
        """Tell whether a unit's form says "two"."""
        return False

    def is_night(self, word: str) -> bool:
        """Tell whether a unit is a night."""
        return self.indefinite(word) in self.NIGHTS

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
        if number:  # "a couple" are two
            vague = self.words.is_a("few", number) and self.count(number, unit) > _PAIR
        else:
            vague = self.indefinite(unit) in self.PLURALS
        return self.SEVERAL.get(self.length(unit), 1) if vague else None

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
        if not words["rel"] and self.length(words["unit"]) == 1 and count == _PAIR:
            count -= 1  # "over two days" are two, "over the past two days" reach two days back
        ahead = self.relation(words) == "next"
        other = cal.shifted(anchor.published, count if ahead else -count, unit)
        if other is None:
            return UNRESOLVED
        precision = TimePrecision.DAY if unit == 1 and count < 3 else SPANNED[unit]
        first, last = min(other, anchor.published), max(other, anchor.published)
        kind = "future" if ahead else "range" if words["rel"] else "span"
        return Interval(first, last, precision, kind)

    def in_a_row(self, words: Matched, anchor: Anchor) -> Interval:
        """ "For three consecutive days": this one and those before; the last night began a day before the report."""
        count, unit = self.count(words["n"], words["unit"]), self.length(words["unit"])
        back = count if unit > 1 or self.is_night(words["unit"]) else count - 1
        first = None if anchor.published is None else cal.shifted(anchor.published, -back, unit)
        if first is None:
            return UNRESOLVED
        precision = TimePrecision.DAY if unit <= 1 and count < 3 else SPANNED.get(unit, TimePrecision.DAY)
        return Interval(first, anchor.published, precision, "span")

    def since_told(self, _: Matched, anchor: Anchor) -> Interval:
        """ "Since then": from the day told of up to publication."""
        if anchor.told is None or anchor.published is None or anchor.told > anchor.published:
            return UNRESOLVED
        return cal.days(anchor.told, anchor.published, "since")

    def since_event(self, _: Matched, __: Anchor) -> Interval:
        """ "Since the quake": the report says elsewhere when that was."""
        return Interval(None, None, TimePrecision.UNKNOWN, SINCE_EVENT)

    def hence(self, words: Matched, anchor: Anchor) -> Interval:
        """ "In two weeks' time": so long after publication."""
        return self.moved(anchor, self.count(words["n"], words["unit"]), self.length(words["unit"]))

    def within(self, words: Matched, anchor: Anchor) -> Interval:
        """ "Within a day or two": from tomorrow to the last day that it may be; "within days": from today.

        Of what happened the same words look back from publication.
        """
        if anchor.published is None:
            return UNRESOLVED
        unit, number = words["unit2"] or words["unit"], words["n2"] or words["n"]
        several = self.several(number, unit)
        count, length = self._in_days(several or self.count(number, unit), self.length(unit))
        first = anchor.published if several else anchor.published + DAY
        return cal.days(first, cal.shifted(anchor.published, count, length), "future" if several else WITHIN)

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
        base = anchor.told or (anchor.period if unit >= 30 else None)
        if base is None:
            return UNRESOLVED
        moved = self.moved(Anchor(base), count, unit)
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

    def first_months(self, words: Matched, anchor: Anchor) -> Interval:
        """ "The first six months of 2019"."""
        year, count = self.this_year(words, anchor), self.count(words["n"], words["unit"] or "")
        return UNRESOLVED if year is None or count > 12 else cal.months(year, 1, count)
