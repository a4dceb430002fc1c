"""What named days, weeks, months and years mean, in either language: today, Friday, the next day, last week, this year.

They are seen from the day of publication, or from the day of which the text spoke last.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Final

from dashboard.extraction.dates import calendar as cal
from dashboard.extraction.dates.calendar import DAY, HOUR, UNRESOLVED, Interval
from dashboard.extraction.dates.counting import SPANNED, Counting
from dashboard.extraction.dates.forms import NO_TIME, SHIFTS
from dashboard.extraction.dates.grammar import Anchor, Matched
from dashboard.model import TimePrecision

_WEEKEND_KINDS: Final = {"last": "point", "next": "future"}


class Days(Counting):
    """Meanings of matches by group names: when, w, w2 (weekdays), unit, rel, part; before, after, between, earlier."""

    WEEKEND: ClassVar[int]
    """The weekday, 1 = Monday, on which the weekend of the language's news begins."""

    FIRST_DAY: ClassVar[int] = 1
    """The weekday on which a week of the language's news begins."""

    # --- days ---

    def deictic(self, words: Matched, anchor: Anchor) -> Interval:
        """Today, yesterday, last night, the day after tomorrow."""
        if anchor.published is None:
            return UNRESOLVED
        offset = self.words.value("deictic", " ".join(words["when"].split()))
        return cal.days(anchor.published + offset * DAY, kind="future" if offset > 0 else "point")

    def deictics(self, words: Matched, anchor: Anchor) -> Interval:
        """From one such day to another: "last night and at dawn today"."""
        if anchor.published is None:
            return UNRESOLVED
        ends = [self.words.value("deictic", " ".join(words[group].split())) * DAY for group in ("when", "when2")]
        return cal.days(anchor.published + min(ends), anchor.published + max(ends))

    def weekday(self, words: Matched, anchor: Anchor) -> Interval:
        """The last such day, the one before today ("last"), the one a week before that, or the coming one ("next")."""
        number, relation = self.words.value("weekday", words["w"]), self.relation(words)
        if relation == "before last" and anchor.published is not None:
            return cal.weekday(anchor.published - 7 * DAY, number, "last")
        if relation == "following":
            return self.weekday_told(words, anchor)
        return cal.weekday(anchor.published, number, "" if relation == "this" else relation)

    def night(self, words: Matched, anchor: Anchor) -> Interval:
        """A night from one weekday into the next has both days."""
        second = cal.weekday(anchor.published, self.words.value("weekday", words["w2"])).start
        return UNRESOLVED if second is None else cal.days(second - DAY, second)

    def night_of(self, words: Matched, anchor: Anchor) -> Interval:
        """ "Overnight Tuesday": that night with both its days; the one before it where the day is publication's."""
        first = cal.weekday(anchor.published, self.words.value("weekday", words["w"])).start
        if first is None:
            return UNRESOLVED
        first -= DAY if first == anchor.published else NO_TIME
        return cal.days(first, first + DAY)

    def night_before(self, words: Matched, anchor: Anchor) -> Interval | None:
        """ "The night of Friday" in a report of Friday began the day before; None on other days."""
        number = self.words.value("weekday", words["w"])
        if anchor.published is None or anchor.published.isoweekday() != number:
            return None
        return cal.days(anchor.published - DAY)

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

    def weekday_of_week(self, words: Matched, anchor: Anchor) -> Interval:
        """ "Tuesday of last week": that day of the week before, from Monday or as the language's weeks begin."""
        if anchor.published is None:
            return UNRESOLVED
        shift = SHIFTS.get(self.relation(words), 0)
        first = self.whole(anchor.published, words["unit"], shift).start
        return cal.weekday(first, self.words.value("weekday", words["w"]), "same week")

    def next_day(self, words: Matched, anchor: Anchor) -> Interval:
        """The same day, the day before, the following morning, that night."""
        if words["own"] and anchor.told is None:
            return cal.days(anchor.published)
        return self.from_told(anchor, 1 if words["after"] else -1 if words["before"] else 0, 1)

    def next_days(self, words: Matched, anchor: Anchor) -> Interval:
        """ "In the two days that followed": from the day after the one told of."""
        number, unit = words["n"] or words["n2"], self.length(words["unit"])
        count = self.several(number, words["unit"]) or self.count(number, words["unit"])
        first, last = self.from_told(anchor, min(unit, 1), 1).start, self.from_told(anchor, count, unit).start
        if first is None or last is None:
            return UNRESOLVED
        last = min(last, max(first, anchor.published or last))  # a report tells of no later days
        return Interval(first, last, TimePrecision.DAY if unit <= 1 else SPANNED[unit], "told")

    def span_from(self, words: Matched, anchor: Anchor) -> Interval:
        """ "For three days from Sunday": so many days from that one."""
        first = (
            self.deictic(words, anchor)
            if words["when"]
            else cal.weekday(anchor.published, self.words.value("weekday", words["w"]))
        )
        count, unit = self.count(words["n"], words["unit"]), self.length(words["unit"])
        last = None if first.start is None else cal.shifted(first.start, count, unit)
        if first.start is None or last is None:
            return UNRESOLVED
        return Interval(first.start, max(first.start, last - DAY), TimePrecision.DAY, first.kind)

    def for_the_nth_day(self, words: Matched, anchor: Anchor) -> Interval | None:
        """ "For the ninth day", "entered its second week": since so long; where a weekday is named, that day."""
        number, unit = self.day(words), self.length(words["unit"])
        if number < 2:
            return None
        if words["w"]:
            return self.weekday(words, anchor)
        back = number if self.is_night(words["unit"]) else number - 1  # the last night began a day before the report
        first = None if anchor.published is None else cal.shifted(anchor.published, -back, unit)
        if first is None:
            return UNRESOLVED
        return Interval(first, anchor.published, TimePrecision.DAY if unit == 1 else SPANNED[unit], "since")

    def weekend(self, words: Matched, anchor: Anchor) -> Interval:
        """The two days of the last weekend, or of the coming one."""
        relation = self.relation(words)
        relation = relation if relation in _WEEKEND_KINDS else ""
        first = cal.weekday(anchor.published, self.WEEKEND, relation).start
        return UNRESOLVED if first is None else cal.days(first, first + DAY, _WEEKEND_KINDS.get(relation, "weekday"))

    def weekend_before(self, words: Matched, anchor: Anchor) -> Interval:
        """The weekend before the day told of, or before the last one."""
        base = anchor.told or anchor.published
        if words["rel"] and anchor.published is not None:
            base = anchor.published - 7 * DAY
        first = cal.weekday(base - 2 * DAY if base is not None else None, self.WEEKEND).start
        return UNRESOLVED if first is None else cal.days(first, first + DAY)

    def since_part_of_day(self, _: Matched, anchor: Anchor) -> Interval:
        """ "Since dawn": of the day of publication."""
        return cal.days(anchor.published, kind="since")

    def part_of_day(self, _: Matched, anchor: Anchor) -> Interval:
        """ "In the evening": of the day told of, while that is fresh, or else of publication."""
        return cal.days(anchor.fresh, kind=HOUR)

    # --- weeks, months, years ---

    def period(self, words: Matched, anchor: Anchor) -> Interval:
        """Last week, next month, this year, late last year, the start of the year."""
        relation = self.relation(words)
        if relation == "following":
            return self._following(words["unit"], anchor)
        base = anchor.period if relation == "same" else anchor.published
        if base is None or anchor.published is None:
            return UNRESOLVED
        shift = SHIFTS.get(relation, 0)
        whole = self.whole(base, words["unit"], shift)
        if words["part"]:
            return self.part(words, whole)
        if relation == "same":
            return whole
        if shift == 0:
            return Interval(whole.start, anchor.published, whole.precision, "this")
        return Interval(whole.start, whole.end, whole.precision, "future" if shift > 0 else "point")

    def _following(self, unit: str, anchor: Anchor) -> Interval:
        """The week, month or year after the one of which the text spoke."""
        base = anchor.told if self.length(unit) == 7 else anchor.period or anchor.told
        if base is None:
            return UNRESOLVED
        whole = self.whole(base, unit, 1)
        return Interval(whole.start, whole.end, whole.precision, "told")

    def within_this(self, words: Matched, anchor: Anchor) -> Interval:
        """ "Earlier this month" up to publication, "later this month" from it on."""
        if anchor.published is None:
            return UNRESOLVED
        whole = self.whole(anchor.published, words["unit"])
        if words["earlier"]:
            return Interval(whole.start, anchor.published, whole.precision)
        return Interval(anchor.published, whole.end, whole.precision, "future")

    def whole(self, base: date, unit: str, shift: int = 0) -> Interval:
        """The week, month or year so many before or after the one of a day."""
        length = self.length(unit)
        if length == 7:
            return cal.week_of(cal.shifted(base, shift, 7) or base, first=self.FIRST_DAY)
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
