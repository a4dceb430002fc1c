"""What the forms of English time expressions mean; their patterns are in `english_rules`."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

from dashboard.extraction.dates import calendar as cal
from dashboard.extraction.dates.calendar import DAY, DURATION, UNRESOLVED, Interval
from dashboard.extraction.dates.forms import Forms
from dashboard.extraction.dates.grammar import Anchor
from dashboard.extraction.dates.words import DateWords
from dashboard.model import TimePrecision

WEEK_STARTS: Final = 1
RELATIONS: Final = {
    "last": "last",
    "past": "last",
    "previous": "last",
    "this": "this",
    "next": "next",
    "coming": "next",
}
PARTS: Final = {
    **dict.fromkeys(("early", "beginning", "start", "first days", "opening days"), "early"),
    **dict.fromkeys(("mid", "middle"), "mid"),
    **dict.fromkeys(("late", "end", "last days", "final days", "closing days"), "late"),
}
DEICTIC: Final = {
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
    "last night": -1,
    "yesterday": -1,
    "today": 0,
    "tonight": 0,
    "this morning": 0,
    "this afternoon": 0,
    "this evening": 0,
    "tomorrow": 1,
}
ORDINALS: Final = {"first": 0, "second": 1, "third": 2, "fourth": 3}
_SHIFT: Final = {"last": -1, "this": 0, "next": 1}
_FEW: Final = {"few": 3, "couple of": 2, "several": 5}
_WEEKEND: Final = {"": "weekday", "this": "weekday", "last": "point", "next": "future"}
_SPAN_OF_FEW: Final = {1: 6, 7: 4, 30: 6, 365: 5}


class English(Forms):
    """Meanings of the English forms."""

    def __init__(self, words: DateWords) -> None:
        super().__init__(words, RELATIONS, PARTS)

    def numeric(self, match: re.Match[str], _: Anchor) -> Interval | None:
        """Year first, or day/month/year; month/day/year where nothing else is possible."""
        if match["y"]:
            return cal.on(int(match["y"]), int(match["m"]), int(match["d"]))
        first, second, year = int(match["d2"]), int(match["m2"]), int(match["y2"])
        return cal.on(year, second, first) or cal.on(year, first, second)

    def day_of_that_month(self, match: re.Match[str], anchor: Anchor) -> Interval | None:
        """ "The 25th of that month", "the 3rd of this month"."""
        told = anchor.published if match["rel"] in {"this", "the"} else anchor.period
        if match["rel"] == "last" and anchor.published is not None:
            told = cal.month_of(anchor.published.year, anchor.published.month - 1).start
        return UNRESOLVED if told is None else cal.on(told.year, told.month, self.day(match))

    def month_of_that_year(self, match: re.Match[str], anchor: Anchor) -> Interval:
        """ "September of that year", "in May the same year"."""
        if anchor.period is None:
            return UNRESOLVED
        return cal.month_of(anchor.period.year, self.words.value("month", match["m"]))

    def deictic(self, match: re.Match[str], anchor: Anchor) -> Interval:
        """Today, yesterday, last night, the day after tomorrow."""
        if anchor.published is None:
            return UNRESOLVED
        offset = DEICTIC[" ".join(match["when"].split())]
        return cal.days(anchor.published + offset * DAY, kind="future" if offset > 0 else "point")

    def overnight(self, _: re.Match[str], anchor: Anchor) -> Interval:
        """The night before publication, with both its days."""
        return UNRESOLVED if anchor.published is None else cal.days(anchor.published - DAY, anchor.published)

    def weekday(self, match: re.Match[str], anchor: Anchor) -> Interval:
        """The last such day, the one before today ("last"), or the coming one ("next", "by")."""
        named = match.groupdict()
        relation = "next" if named.get("by") else self.relation(match)
        number = self.words.value("weekday", match["w"])
        found = cal.weekday(anchor.published, number, "" if relation == "this" else relation)
        if named.get("by") and anchor.published is not None:
            return Interval(anchor.published, found.end, TimePrecision.WEEK, "future")
        return found

    def night(self, match: re.Match[str], anchor: Anchor) -> Interval:
        """A night from one weekday into the next has both days."""
        second = cal.weekday(anchor.published, self.words.value("weekday", match["w2"])).start
        return UNRESOLVED if second is None else cal.days(second - DAY, second)

    def weekdays(self, match: re.Match[str], anchor: Anchor) -> Interval:
        """From one weekday to another, the last such."""
        last = cal.weekday(anchor.published, self.words.value("weekday", match["w2"])).start
        first = cal.weekday(last, self.words.value("weekday", match["w"] or match["w0"])).start
        return UNRESOLVED if first is None else cal.days(first, last, "range")

    def weekend(self, match: re.Match[str], anchor: Anchor) -> Interval:
        """The last Saturday and Sunday, or the coming ones."""
        if anchor.published is None:
            return UNRESOLVED
        relation = self.relation(match)
        if relation == "next":
            saturday = cal.weekday(anchor.published, 6, "next").start
        else:
            saturday = cal.weekday(anchor.published, 6, relation if relation == "last" else "").start
        return cal.days(saturday, saturday + DAY, _WEEKEND[relation]) if saturday else UNRESOLVED

    def period(self, match: re.Match[str], anchor: Anchor) -> Interval:
        """Last week, next month, this year, late last year, the start of the year."""
        if anchor.published is None:
            return UNRESOLVED
        shift = _SHIFT[self.relation(match) or "this"]
        whole = self.whole(anchor.published, match["unit"], shift)
        if match.groupdict().get("part"):
            return self.part(match, whole)
        if shift == 0 and whole.start is not None:
            return Interval(whole.start, anchor.published, whole.precision, "this")
        return Interval(whole.start, whole.end, whole.precision, "future" if shift > 0 else "point")

    @staticmethod
    def whole(published: date, unit: str, shift: int) -> Interval:
        """The week, month or year so many before or after the one of publication."""
        if unit == "week":
            moved = cal.shifted(published, shift, 7) or published
            return cal.week_of(moved, first=WEEK_STARTS)
        if unit == "month":
            return cal.month_of(published.year, published.month + shift)
        return cal.year_of(published.year + shift)

    def within_this(self, match: re.Match[str], anchor: Anchor) -> Interval:
        """ "Earlier this month" up to publication, "later this month" from it on."""
        if anchor.published is None:
            return UNRESOLVED
        whole = self.whole(anchor.published, match["unit"], 0)
        if match["when"] == "earlier":
            return Interval(whole.start, anchor.published, whole.precision)
        return Interval(anchor.published, whole.end, whole.precision, "future")

    def by_the_end(self, match: re.Match[str], anchor: Anchor) -> Interval:
        """ "By the end of April", "before the end of the year": from publication to that end."""
        if anchor.published is None:
            return UNRESOLVED
        if match["unit"]:
            whole = self.whole(anchor.published, match["unit"], _SHIFT[self.relation(match) or "this"])
        elif match["m"]:
            month = self.words.value("month", match["m"])
            behind = month < anchor.published.month
            whole = cal.month_of(int(match["y"]) if match["y"] else anchor.published.year + behind, month)
        else:
            whole = cal.year_of(int(match["y"]))
        if whole.end is None or whole.end < anchor.published:
            return Interval(whole.start, whole.end, whole.precision, "until")
        return Interval(anchor.published, whole.end, whole.precision, "future")

    def quarter(self, match: re.Match[str], anchor: Anchor) -> Interval:
        """A quarter or half of a year."""
        year = int(match["y"]) if match["y"] else anchor.published.year if anchor.published else None
        size = 3 if match["size"] == "quarter" else 6
        first = 1 + size * ORDINALS[match["n"]]
        return UNRESOLVED if year is None or first > 12 else cal.months(year, first, size)

    def counted(self, match: re.Match[str]) -> tuple[int, int]:
        """How many, and of which unit; "few" and its like count as little as they can mean."""
        number, unit = " ".join(match["n"].split()), self.words.value("unit", match["unit"])
        return _FEW[number] if number in _FEW else self.words.value("number", number), unit

    def ago(self, match: re.Match[str], anchor: Anchor) -> Interval:
        """So many units before publication."""
        if not match["n"] or " ".join(match["n"].split()) in _FEW:
            unit = self.words.value("unit", match["unit"])
            return self.some_ago(anchor, _SPAN_OF_FEW.get(unit, 1), unit)
        count, unit = self.counted(match)
        return self.moved(anchor, -count, unit)

    def lately(self, match: re.Match[str], anchor: Anchor) -> Interval:
        """ "Over the past 24 hours", "in the last three weeks", "in the coming days"."""
        if anchor.published is None:
            return UNRESOLVED
        unit = self.words.value("unit", match["unit"])
        number = " ".join((match["n"] or "").split())
        count = _FEW[number] if number in _FEW else self.words.value("number", number) if number else 1
        if not number and match["unit"].endswith("s"):
            count = _SPAN_OF_FEW.get(unit, 1)
        if unit == 0:
            count, unit = max(1, round(count / 24)), 1
        sign, kind = (1, "future") if self.relation(match) == "next" else (-1, "range")
        other = cal.shifted(anchor.published, sign * count, unit)
        if other is None:
            return UNRESOLVED
        precision = TimePrecision.DAY if unit == 1 and count < 3 else _SPANNED[unit]
        return Interval(min(other, anchor.published), max(other, anchor.published), precision, kind)

    def within(self, match: re.Match[str], anchor: Anchor) -> Interval:
        """ "Within a day or two": from tomorrow to the last day that it may be."""
        if anchor.published is None:
            return UNRESOLVED
        unit = self.words.value("unit", match["unit"])
        count = self.words.value("number", match["n2"] or match["n"])
        if unit == 0:
            count, unit = max(1, round(count / 24)), 1
        return cal.days(anchor.published + DAY, cal.shifted(anchor.published, count, unit), "future")

    def duration(self, _: re.Match[str], __: Anchor) -> Interval:
        """A length that places nothing: "for two days", "after two days of calm"."""
        return DURATION

    # --- counted from the day of which the text spoke last ---

    def away(self, match: re.Match[str], anchor: Anchor) -> Interval:
        """ "Two days earlier", "a week later"; hours stay on the day."""
        count, unit = self.counted(match)
        sign = -1 if match["way"] in {"earlier", "before", "previously"} else 1
        return self.from_told(anchor, sign * count, unit)

    def after_event(self, match: re.Match[str], anchor: Anchor) -> Interval:
        """ "Four days after troops poured in": what follows was so long before the day told; at a start, after it."""
        count, unit = self.counted(match)
        begins = match.start() == 0 or match.string[match.start() - 2 : match.start()] in {". ", "\n", '."'}
        sign = 1 if begins else -1
        return self.from_told(anchor, sign * count if match["way"] == "after" else -sign * count, unit)

    def next_day(self, match: re.Match[str], anchor: Anchor) -> Interval:
        """The same day, the day before, the following morning, that night."""
        shift = 1 if match["after"] else -1 if match["before"] else 0
        return self.from_told(anchor, shift, 1)

    def part_of_day(self, _: re.Match[str], anchor: Anchor) -> Interval:
        """ "Before dawn", "shortly after noon": of the day told of, while that is fresh, or else of publication."""
        return cal.days(anchor.fresh)


_SPANNED: Final = {
    1: TimePrecision.WEEK,
    7: TimePrecision.WEEK,
    30: TimePrecision.MONTH,
    365: TimePrecision.YEAR,
}
