"""What the forms of Arabic time expressions mean; their patterns are in `arabic_rules`. All words are folded."""

from __future__ import annotations

import re
from typing import Final

from dashboard.extraction.dates import calendar as cal
from dashboard.extraction.dates.calendar import DAY, DURATION, UNRESOLVED, Interval
from dashboard.extraction.dates.forms import Forms
from dashboard.extraction.dates.grammar import Anchor
from dashboard.extraction.dates.words import DateWords
from dashboard.model import TimePrecision

WEEK_STARTS: Final = 7
RELATIONS: Final = {
    **dict.fromkeys(("الماضي", "الماضيه", "الفائت", "الفائته", "المنصرم", "المنصرمه", "المنقضي", "الاخير"), "last"),
    **dict.fromkeys(("الجاري", "الجاريه", "الحالي", "الحاليه"), "this"),
    **dict.fromkeys(("نفسه", "ذاته"), "same"),
    "قبل الماضي": "before last",
    "قبل الماضيه": "before last",
    **dict.fromkeys(("المقبل", "المقبله", "القادم", "القادمه", "التالي", "الاتي"), "next"),
}
PARTS: Final = {
    **dict.fromkeys(("مطلع", "بدايه", "بدايات", "اوائل", "مستهل", "غره"), "early"),
    **dict.fromkeys(("منتصف", "اواسط", "وسط"), "mid"),
    **dict.fromkeys(("اواخر", "نهايه", "نهايات", "ختام", "اخر"), "late"),
}
QUARTERS: Final = {"الاول": 0, "الثاني": 1, "الثالث": 2, "الرابع": 3}
DEICTIC: Final = (
    ("اول من امس", -2),
    ("اول امس", -2),
    ("امس الاول", -2),
    ("البارحه الاولي", -2),
    ("قبل امس", -2),
    ("الليله قبل الماضيه", -2),
    ("بعد غد", 2),
    ("الليله الماضيه", -1),
    ("البارحه", -1),
    ("امس", -1),
    ("الليله", 0),
    ("غدا", 1),
    ("غد", 1),
    ("يوم غد", 1),
    ("الغد", 1),
    ("اليوم", 0),
)
_SHIFT: Final = {"last": -1, "next": 1, "before last": -2}
_DUAL: Final = ("ين", "ان")
_NO_DUAL: Final = frozenset({"سنين"})
_SEVERAL: Final = {"ايام": 7, "اسابيع": 3, "اشهر": 3}
_NEXT_DAY: Final = frozenset({"التالي", "التاليه", "الموالي", "المواليه"})


class Arabic(Forms):
    """Meanings of the Arabic forms."""

    def __init__(self, words: DateWords) -> None:
        super().__init__(words, RELATIONS, PARTS)

    def _count(self, text: str | None, unit: str) -> int:
        """A count before or after its unit; a dual unit is two, a bare singular one."""
        if text:
            return self.words.value("number", definite_less(text))
        return 2 if unit.endswith(_DUAL) and unit not in _NO_DUAL else 1

    def _unit(self, word: str) -> int:
        return self.words.value("unit", word.removeprefix("ال"))

    def day_of_month(self, match: re.Match[str], anchor: Anchor) -> Interval | None:
        """The 12th of this month, of the last, of the next."""
        if anchor.published is None:
            return UNRESOLVED
        shift = _SHIFT.get(self.relation(match), 0)
        month = cal.month_of(anchor.published.year, anchor.published.month + shift).start
        return cal.on(month.year, month.month, self.day(match)) if month else None

    def numeric(self, match: re.Match[str], _: Anchor) -> Interval | None:
        """Year first, or day/month/year."""
        if match["y"]:
            return cal.on(int(match["y"]), int(match["m"]), int(match["d"]))
        return cal.on(int(match["y2"]), int(match["m2"]), int(match["d2"]))

    def period(self, match: re.Match[str], anchor: Anchor) -> Interval:
        """The last week, this month, the start of the year."""
        if anchor.published is None:
            return UNRESOLVED
        shift = _SHIFT.get(self.relation(match), 0)
        whole = self._whole(match, anchor, shift)
        if match.groupdict().get("part"):
            return self.part(match, whole)
        if self.relation(match) == "same":
            return whole
        if shift == 0 and whole.start:
            return Interval(whole.start, anchor.published, whole.precision, "this")
        return Interval(whole.start, whole.end, whole.precision, "future" if shift > 0 else "point")

    def _whole(self, match: re.Match[str], anchor: Anchor, shift: int) -> Interval:
        same = self.relation(match) == "same"
        day, unit = anchor.period if same else anchor.published, match["unit"]
        if day is None:
            return UNRESOLVED
        if unit == "الشهر":
            return cal.month_of(day.year, day.month + shift)
        if unit != "الاسبوع":
            return cal.year_of(day.year + shift)
        # "Last week" is the calendar's week from Monday; "this week" begins on Sunday.
        first = 1 if shift < 0 and not match.groupdict().get("part") else WEEK_STARTS
        return cal.week_of(cal.shifted(day, shift, 7) or day, first=first)

    def weekend(self, _: re.Match[str], anchor: Anchor) -> Interval:
        """Friday and Saturday, the last ones."""
        friday = cal.weekday(anchor.published, 5).start
        return Interval(friday, friday + DAY, TimePrecision.WEEK, "weekday") if friday else UNRESOLVED

    def bare_season(self, match: re.Match[str], anchor: Anchor) -> Interval | None:
        """ "In the summer": the last one; of a plan, the coming one."""
        first = self.words.value("season", match["s"])
        year = cal.nearest_year(anchor.published, first, None)
        if year is None:
            return UNRESOLVED
        whole = cal.months(year, first, 3)
        return Interval(whole.start, whole.end, whole.precision, "month")

    def quarter(self, match: re.Match[str], anchor: Anchor) -> Interval:
        """A quarter or half of a year."""
        year = int(match["y"]) if match["y"] else anchor.published.year if anchor.published else None
        size = 3 if match["size"] == "الربع" else 6
        first = 1 + size * QUARTERS[match["n"]]
        return UNRESOLVED if year is None or first > 12 else cal.months(year, first, size)

    # --- days counted from the day of publication, or from the day last told of ---

    def deictic(self, match: re.Match[str], anchor: Anchor) -> Interval:
        """Today, yesterday, tomorrow, the day before yesterday."""
        if anchor.published is None:
            return UNRESOLVED
        word = " ".join(match["when"].split())
        offset = next(n for form, n in DEICTIC if word.startswith(form) or word.endswith(form))
        return cal.days(anchor.published + offset * DAY, kind="future" if offset > 0 else "point")

    def weekday(self, match: re.Match[str], anchor: Anchor) -> Interval:
        """A weekday; a night from one into the next has both days."""
        number, relation = self.words.value("weekday", match["w"]), self.relation(match)
        if relation == "before last" and anchor.published is not None:
            return cal.weekday(anchor.published - 7 * DAY, number, "last")
        found = cal.weekday(anchor.published, number, relation)
        if match.groupdict().get("w2") and anchor.published is not None:
            second = cal.weekday(anchor.published, self.words.value("weekday", match["w2"])).start
            return cal.days(second - DAY, second) if second else found
        return found

    def ago(self, match: re.Match[str], anchor: Anchor) -> Interval:
        """So long before publication; "two days before the attack" is a length."""
        if match["of"]:
            return DURATION
        if not match["n"] and match["unit"] in _SEVERAL:
            return self.some_ago(anchor, _SEVERAL[match["unit"]], self._unit(match["unit"]))
        return self.moved(anchor, -self._count(match["n"], match["unit"]), self._unit(match["unit"]))

    def ahead(self, match: re.Match[str], anchor: Anchor) -> Interval:
        """In so long a time; "after two days of calm" is a length, and after a day told it counts from there."""
        if match["of"]:
            return DURATION
        count, unit = self._count(match["n"], match["unit"]), self._unit(match["unit"])
        if unit == 0:
            return cal.days(anchor.told)
        later = self.from_told(anchor, count, unit)
        if later.start is not None and anchor.published is not None and later.start <= anchor.published:
            return later
        return self.moved(anchor, count, unit)

    def away(self, match: re.Match[str], anchor: Anchor) -> Interval:
        """ "Two days before that", "a week after it"."""
        sign = -1 if match["way"] == "قبل" else 1
        return self.from_told(anchor, sign * self._count(match["n"], match["unit"]), self._unit(match["unit"]))

    def duration(self, _: re.Match[str], __: Anchor) -> Interval:
        """A length that places nothing."""
        return DURATION

    def weekdays(self, match: re.Match[str], anchor: Anchor) -> Interval:
        """From one weekday to another, the last such."""
        last = cal.weekday(anchor.published, self.words.value("weekday", match["w2"])).start
        first = cal.weekday(last, self.words.value("weekday", match["w"])).start
        return UNRESOLVED if first is None else cal.days(first, last, "range")

    def since_count(self, match: re.Match[str], anchor: Anchor) -> Interval:
        """For so long, up to publication."""
        unit = self._unit(match["unit"])
        if not match["n"] and match["unit"] in _SEVERAL:
            some = self.some_ago(anchor, _SEVERAL[match["unit"]], unit)
            return Interval(some.start, anchor.published, some.precision, "since")
        moved = self.moved(anchor, -self._count(match["n"], match["unit"]), unit)
        return Interval(moved.start, anchor.published, moved.precision, "since")

    def since_part_of_day(self, _: re.Match[str], anchor: Anchor) -> Interval:
        """ "Since dawn": of the day of publication."""
        return cal.days(anchor.published, kind="since")

    def for_the_nth_day(self, match: re.Match[str], anchor: Anchor) -> Interval:
        """ "For the ninth day": since eight days before publication."""
        if anchor.published is None:
            return UNRESOLVED
        return cal.days(anchor.published - (self.words.value("day", match["o"]) - 1) * DAY, anchor.published, "since")

    def lately(self, match: re.Match[str], anchor: Anchor) -> Interval:
        """ "During the last 48 hours", "over three days", "in the coming days"."""
        if anchor.published is None:
            return UNRESOLVED
        word = (match["unit"] or match["unit2"]).removeprefix("ال")
        unit = self._unit(word)
        named = match["n"] or match["n2"]
        count = self._count(named, word)
        if unit == 0:
            count, unit = max(1, round(count / 24)) if named else 1, 1
        elif not named:
            count = _SEVERAL.get(word, count)
        if self.relation(match) == "next":
            return cal.days(anchor.published, cal.shifted(anchor.published, count, unit), "future")
        return cal.days(cal.shifted(anchor.published, -count, unit), anchor.published, "range")

    def within(self, match: re.Match[str], anchor: Anchor) -> Interval:
        """ "Within a day or two": from tomorrow to the last day that it may be; "within days": from today."""
        if anchor.published is None:
            return UNRESOLVED
        word, named = match["unit2"] or match["unit"], match["n2"] or match["n"]
        vague = not named and word in _SEVERAL
        count = _SEVERAL[word] if vague else max(self._count(named, word), 1)
        unit = self._unit(word)
        if unit == 0:
            count, unit = max(1, round(count / 24)), 1
        last = cal.shifted(anchor.published, count, unit)
        return cal.days(anchor.published if vague else anchor.published + DAY, last, "future")

    def same_day(self, match: re.Match[str], anchor: Anchor) -> Interval:
        """The same day, the next day, of the day told of last."""
        return cal.days(anchor.told + DAY * (match["rel"] in _NEXT_DAY)) if anchor.told else UNRESOLVED

    def part_of_day(self, _: re.Match[str], anchor: Anchor) -> Interval:
        """ "In the evening": of the day told of, while that is fresh, or else of publication."""
        return cal.days(anchor.fresh)


def definite_less(number: str) -> str:
    """Take the articles from a number: "الأربع والعشرين" -> "أربع وعشرين"."""
    return " ".join(
        w.removeprefix("ال").replace("وال", "و", 1) if w.startswith(("ال", "وال")) else w for w in number.split()
    )
