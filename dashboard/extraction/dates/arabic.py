"""The forms of Arabic time expressions, over folded text (one alef, one yeh, ه for teh marbuta, ASCII digits)."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Final

from dashboard.extraction.dates import calendar as cal
from dashboard.extraction.dates.calendar import DAY, DURATION, UNRESOLVED, Interval
from dashboard.extraction.dates.grammar import Anchor, Meaning, Rule
from dashboard.extraction.dates.words import DateWords, date_words, either
from dashboard.model import TimePrecision

WEEK_STARTS: Final = 7
_RELATIONS: Final = {
    **dict.fromkeys(("الماضي", "الماضيه", "الفائت", "الفائته", "المنصرم", "المنصرمه", "المنقضي", "الاخير"), "last"),
    **dict.fromkeys(("الجاري", "الجاريه", "الحالي", "الحاليه", "نفسه", "ذاته"), "this"),
    **dict.fromkeys(("المقبل", "المقبله", "القادم", "القادمه", "التالي", "الاتي"), "next"),
}
_PARTS: Final = {
    **dict.fromkeys(("مطلع", "بدايه", "بدايات", "اوائل", "مستهل", "غره"), "early"),
    **dict.fromkeys(("منتصف", "اواسط", "وسط"), "mid"),
    **dict.fromkeys(("اواخر", "نهايه", "نهايات", "ختام", "اخر"), "late"),
}
_QUARTERS: Final = {"الاول": 0, "الثاني": 1, "الثالث": 2, "الرابع": 3}
_NIGHT: Final = r"(?:ليل|ليله|مساء|ليلتي)"
_PART_OF_DAY: Final = (
    r"(?:(?:منتصف\s+)?ليل|ليله|مساء|صباح|فجر|ظهر|ظهيره|عصر|نهار|ضحي|عشيه|سحر|(?:قبيل|بعد|قبل)\s+ظهر|يوم|يومي|"
    r"(?:في\s+)?(?:ساعه|ساعات)\s+(?:متاخره|مبكره|الفجر|الصباح)(?:\s+الاولي)?(?:\s+من)?(?:\s+(?:ليل|مساء|صباح|فجر|يوم))?)"
)
_BEFORE: Final = r"(?<!\w)(?:[وف]?[بلك]|[وف])?"
_END: Final = r"(?!\w)"


def _relation(match: re.Match[str]) -> str:
    return _RELATIONS.get(match.groupdict().get("rel") or "", "")


def _number(words: DateWords, text: str | None, unit: str) -> int:
    """A count before or after its unit; a dual unit is two, a bare singular one."""
    if text:
        return words.value("number", text)
    return 2 if unit.endswith(("ين", "ان")) and unit not in {"سنين"} else 1


class _Arabic:
    """Builds the rules from the words of the lexicon."""

    def __init__(self, words: DateWords) -> None:
        self.words = words
        month = words.pattern("month")
        self.month = rf"(?P<m>{month})(?:\s*[/\-]\s*{month}|\s*\(\s*{month}\s*\))?"
        self.year = r"(?:\s*[،,]?\s*(?:من\s+)?(?:(?:ال)?(?:عام|سنه)\s+)?(?P<y>(?:1[6-9]|20)\d\d)(?:\s*م)?)"
        self.rel = rf"(?:\s+(?:من\s+)?(?:(?:العام|السنه)\s+)?(?P<rel>{either(_RELATIONS)}))"
        self.day = rf"(?:(?P<d>3[01]|[12]\d|0?[1-9])|(?P<o>{words.pattern('day')}))"
        self.of = r"\s*(?:من\s+)?(?:شهر\s+)?"
        self.weekday = rf"(?P<w>{words.pattern('weekday')})"
        self.part_of_day = _PART_OF_DAY
        self.prefix = rf"(?:(?:{_PART_OF_DAY}\s+)?{words.pattern('weekday')}\s*[،,]?\s*(?:الموافق\s+|في\s+)?\(?)?"
        self.number = rf"(?:\d{{1,3}}|{words.pattern('number')})"
        self.unit = words.pattern("unit")

    def rule(self, name: str, body: str, meaning: Meaning, *needs: str) -> Rule:
        """Close a form between word boundaries, with the proclitics it may carry outside its words."""
        return Rule(name, re.compile(rf"{_BEFORE}(?P<x>{body}){_END}"), needs, meaning)

    # --- calendar dates ---

    def full_date(self, match: re.Match[str], anchor: Anchor) -> Interval | None:
        month = self.words.value("month", match["m"])
        day = self._day(match)
        year = int(match["y"]) if match["y"] else cal.nearest_year(anchor.published, month, day, _relation(match))
        kind = "point" if match["y"] or _relation(match) else "date"
        return UNRESOLVED if year is None else cal.on(year, month, day, kind)

    def _day(self, match: re.Match[str]) -> int:
        return int(match["d"]) if match["d"] else self.words.value("day", match["o"])

    def day_range(self, match: re.Match[str], anchor: Anchor) -> Interval | None:
        last_month = self.words.value("month", match["m"])
        first_month = self.words.value("month", match["m0"]) if match["m0"] else last_month
        year = int(match["y"]) if match["y"] else cal.nearest_year(anchor.published, last_month, int(match["b"]))
        if year is None:
            return UNRESOLVED
        start = cal.on(year - (first_month > last_month), first_month, int(match["a"]))
        end = cal.on(year, last_month, int(match["b"]))
        return cal.days(start.start, end.end, "range") if start and end and start.start and end.end else None

    def day_of_month(self, match: re.Match[str], anchor: Anchor) -> Interval | None:
        if anchor.published is None:
            return UNRESOLVED
        shift = {"last": -1, "next": 1}.get(_relation(match), 0)
        month = cal.month_of(anchor.published.year, anchor.published.month + shift).start
        return cal.on(month.year, month.month, self._day(match)) if month else None

    def numeric(self, match: re.Match[str], _: Anchor) -> Interval | None:
        if match["y"]:
            return cal.on(int(match["y"]), int(match["m"]), int(match["d"]))
        return cal.on(int(match["y2"]), int(match["m2"]), int(match["d2"]))

    def hijri(self, match: re.Match[str], anchor: Anchor) -> Interval | None:
        day = self._day(match) if match["d"] or match["o"] else None
        year = int(match["hy"]) if match["hy"] else None
        return cal.hijri(anchor.published, year, self.words.value("hijri", match["h"]), day)

    # --- months, years and their parts ---

    def named_month(self, match: re.Match[str], anchor: Anchor) -> Interval | None:
        month, relation = self.words.value("month", match["m"]), _relation(match)
        year = int(match["y"]) if match["y"] else cal.nearest_year(anchor.published, month, None, relation)
        if year is None:
            return UNRESOLVED
        bare = not match["y"] and not relation
        return self._part(match, cal.month_of(year, month, "month" if bare else "point"))

    def year_named(self, match: re.Match[str], _: Anchor) -> Interval:
        return self._part(match, cal.year_of(int(match["y"])))

    def period(self, match: re.Match[str], anchor: Anchor) -> Interval | None:
        if anchor.published is None:
            return UNRESOLVED
        relation = _relation(match) or "this"
        shift = {"last": -1, "next": 1}.get(relation, 0)
        unit = match["unit"]
        if unit.endswith("اسبوع"):
            moved = cal.shifted(anchor.published, shift, 7) or anchor.published
            whole = cal.week_of(moved, first=1 if shift < 0 and not match["part"] else WEEK_STARTS)
        elif unit.endswith("شهر"):
            whole = cal.month_of(anchor.published.year, anchor.published.month + shift)
        else:
            whole = cal.year_of(anchor.published.year + shift)
        if match["part"]:
            return self._part(match, whole)
        if shift == 0 and whole.start:
            return Interval(whole.start, anchor.published, whole.precision, "this")
        return whole

    def weekend(self, _: re.Match[str], anchor: Anchor) -> Interval:
        if anchor.published is None:
            return UNRESOLVED
        friday = cal.weekday(anchor.published, 5).start
        return Interval(friday, friday + DAY, TimePrecision.WEEK, "weekday") if friday else UNRESOLVED

    def _part(self, match: re.Match[str], whole: Interval) -> Interval:
        part = match.groupdict().get("part")
        return cal.part(whole, _PARTS[part]) if part else whole

    def season(self, match: re.Match[str], anchor: Anchor) -> Interval | None:
        first = self.words.value("season", match["s"])
        year = int(match["y"]) if match["y"] else cal.nearest_year(anchor.published, first, None, _relation(match))
        return UNRESOLVED if year is None else cal.months(year, first, 3)

    def quarter(self, match: re.Match[str], anchor: Anchor) -> Interval | None:
        year = int(match["y"]) if match["y"] else anchor.published.year if anchor.published else None
        size = 3 if match["size"] == "الربع" else 6
        return UNRESOLVED if year is None else cal.months(year, 1 + size * _QUARTERS[match["n"]], size)

    # --- days counted from the day of publication, or from the day last told of ---

    def deictic(self, match: re.Match[str], anchor: Anchor) -> Interval | None:
        if anchor.published is None:
            return UNRESOLVED
        word = re.sub(r"\s+", " ", match["when"])
        offset = next(n for form, n in _DEICTIC if word.startswith(form) or word.endswith(form))
        return cal.days(anchor.published + offset * DAY, kind="future" if offset > 0 else "point")

    def weekday_alone(self, match: re.Match[str], anchor: Anchor) -> Interval:
        first = self.words.value("weekday", match["w"])
        found = cal.weekday(anchor.published, first, _relation(match))
        if match.groupdict().get("w2") and anchor.published is not None:
            second = cal.weekday(anchor.published, self.words.value("weekday", match["w2"])).start
            return cal.days(second - DAY, second) if second else found
        return found

    def ago(self, match: re.Match[str], anchor: Anchor) -> Interval | None:
        if match["of"]:
            return DURATION
        return self._moved(match, anchor, -1)

    def ahead(self, match: re.Match[str], anchor: Anchor) -> Interval | None:
        if match["of"]:
            return DURATION
        if anchor.told is not None or self.words.value("unit", match["unit"]) == 0:
            return cal.days(anchor.told) if anchor.told else UNRESOLVED
        return self._moved(match, anchor, 1)

    def _moved(self, match: re.Match[str], anchor: Anchor, sign: int) -> Interval:
        if anchor.published is None:
            return UNRESOLVED
        count = _number(self.words, match["n"], match["unit"])
        moved = cal.shifted(anchor.published, sign * count, self.words.value("unit", match["unit"]))
        return cal.days(moved, kind="future" if sign > 0 else "point")

    def since_count(self, match: re.Match[str], anchor: Anchor) -> Interval:
        moved = self._moved(match, anchor, -1)
        return Interval(moved.start, anchor.published, moved.precision, "since")

    def lately(self, match: re.Match[str], anchor: Anchor) -> Interval | None:
        """ "During the last 48 hours", "over three days", "in the coming days"."""
        if anchor.published is None:
            return UNRESOLVED
        unit = self.words.value("unit", match["unit"].removeprefix("ال"))
        named = match["n"] or match["n2"]
        count = _number(self.words, named, match["unit"])
        if unit == 0:
            count, unit = max(1, round(count / 24)) if named else 1, 1
        elif not named and match["unit"].removeprefix("ال") in {"ايام", "اسابيع", "اشهر"}:
            count = 7 if unit == 1 else 3
        if _RELATIONS.get(match["rel"] or "") == "next":
            return cal.days(anchor.published, cal.shifted(anchor.published, count, unit), "future")
        return cal.days(cal.shifted(anchor.published, -count, unit), anchor.published, "range")

    def within(self, match: re.Match[str], anchor: Anchor) -> Interval | None:
        """ "Within a day or two": from tomorrow to the last day that it may be."""
        if anchor.published is None:
            return UNRESOLVED
        unit = self.words.value("unit", match["unit2"] or match["unit"])
        count = _number(self.words, match["n2"] or match["n"], match["unit2"] or match["unit"])
        if not (match["n2"] or match["n"]) and (match["unit2"] or match["unit"]) == "ايام":
            count = 7
        last = cal.shifted(anchor.published, max(count, 1), max(unit, 1))
        return cal.days(anchor.published + DAY, last, "future")

    def same_day(self, match: re.Match[str], anchor: Anchor) -> Interval:
        if anchor.told is None:
            return UNRESOLVED
        return cal.days(anchor.told + DAY * (match["rel"] in {"التالي", "التاليه", "الموالي"}))


_DEICTIC: Final = (
    ("اول من امس", -2), ("اول امس", -2), ("امس الاول", -2), ("البارحه الاولي", -2), ("قبل امس", -2),
    ("الليله قبل الماضيه", -2), ("بعد غد", 2), ("الليله الماضيه", -1), ("البارحه", -1), ("امس", -1), ("الليله", 0),
    ("غدا", 1), ("غد", 1), ("يوم غد", 1), ("اليوم", 0),
)  # fmt: skip


@lru_cache(maxsize=1)
def arabic_rules() -> tuple[Rule, ...]:
    """Build the Arabic rules once."""
    a = _Arabic(date_words("ar"))
    w, part = a.words, rf"(?:(?P<part>{either(_PARTS)})\s+)"
    deictic = either(form for form, _ in _DEICTIC)
    count, unit = rf"(?P<n>{a.number})", rf"(?P<unit>{a.unit})"
    safe_month = rf"(?:(?:شهر|{either(_PARTS)})\s+(?:شهر\s+)?)"
    another = r"(?:\s+(?:ونصف|ونيف))?(?P<of>\s+(?:من|علي|فقط\s+من)\s+(?!الان)\w+)?"
    calendar = (
        a.rule("date", rf"{a.prefix}{a.day}{a.of}{a.month}(?:{a.year}|{a.rel})?", a.full_date),
        a.rule("numeric", r"(?P<y>(?:19|20)\d\d)[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})|"
               r"(?P<d2>\d{1,2})[-/.](?P<m2>\d{1,2})[-/.](?P<y2>(?:19|20)\d\d)", a.numeric),
        a.rule("range", rf"(?:بين\s+|من\s+)?(?P<a>[12]?\d|3[01])\s*(?:(?:من\s+)?(?P<m0>{w.pattern('month')})\s*)?"
               rf"(?:-|و|الي|حتي|\s+و\s*|\s+الي\s+|\s+حتي\s+)\s*(?P<b>[12]?\d|3[01]){a.of}{a.month}{a.year}?", a.day_range),
        a.rule("day of month", rf"{a.prefix}{a.day}\s+من\s+(?:هذا\s+)?الشهر(?:{a.rel})?", a.day_of_month, "الشهر"),
        a.rule("hijri", rf"(?:{a.prefix}{a.day}{a.of}|شهر\s+|(?:{either(_PARTS)}\s+))(?P<h>{w.pattern('hijri')})"
               r"(?:\s*[،,]?\s*(?:من\s+)?(?:(?:عام|سنه)\s+)?(?P<hy>1[34]\d\d)(?:\s*(?:ه|للهجره|هجري|هجريه))?)?", a.hijri),
    )  # fmt: skip
    periods = (
        a.rule("month", rf"{part}?(?:شهر\s+)?{a.month}(?:{a.year}|{a.rel})", a.named_month),
        a.rule("month", rf"(?=(?:{safe_month}|(?!مارس|اب|ماي|جوان|اوت)))"
               rf"(?:{part}|(?<=في\s)|(?<=منذ\s)|(?<=حتي\s)|(?<=خلال\s)|(?<=من\s))?(?:شهر\s+)?{a.month}{a.year}?", a.named_month),
        a.rule("year", rf"{part}?(?:(?:ال)?(?:عام|سنه))\s+(?P<y>(?:1[6-9]|20)\d\d)", a.year_named, "عام", "سنه"),
        a.rule("year", r"(?<=في\s)(?P<y>(?:19|20)\d\d)(?!\s+\w*(?:شخص|مدني|قتيل|جريح|عنصر))", a.year_named, "في "),
        a.rule("year", r"(?<=منذ\s)(?P<y>(?:19|20)\d\d)", a.year_named, "منذ"),
        a.rule("period", rf"{part}?(?:هذا\s+|هذه\s+)?(?P<unit>الاسبوع|الشهر|العام|السنه)(?:{a.rel})", a.period),
        a.rule("period", rf"{part}(?P<unit>الشهر|العام|السنه|الاسبوع)", a.period),
        a.rule("period", r"هذ[اه]\s+(?P<unit>الاسبوع|الشهر|العام|السنه)(?P<part>(?!.))?(?P<rel>(?!.))?", a.period, "هذ"),
        a.rule("weekend", r"(?:(?:نهايه|عطله)\s+)+الاسبوع(?:\s+(?P<rel>الجاري|الحالي))?", a.weekend, "الاسبوع"),
        a.rule("season", rf"(?:ال)?(?P<s>{w.pattern('season')})(?:{a.year}|{a.rel})", a.season),
        a.rule("quarter", rf"(?P<size>الربع|النصف)\s+(?P<n>{either(_QUARTERS)})\s+من\s+(?:(?:ال)?(?:عام|سنه)\s*)?"
               r"(?:(?P<y>(?:19|20)\d\d)|الجاري|الحالي)", a.quarter, "الربع", "النصف"),
    )  # fmt: skip
    relative = (
        a.rule("deictic", rf"(?:{a.part_of_day}\s+)?(?:هذا\s+)?(?P<when>{deictic})(?!\s+(?:التالي|نفسه|ذاته|الموالي|الاول|الثاني|"
               rf"الثالث|الرابع|الخامس|السادس|السابع|العالمي|الدولي|الوطني))(?:\s*[،,]?\s*\(?{w.pattern('weekday')}\)?)?", a.deictic,
               "امس", "اليوم", "غد", "البارحه", "الليله"),
        a.rule("night", rf"(?:{_NIGHT}\s+)(?P<w>{w.pattern('weekday')})\s*(?:[-/–]|الي|علي)?\s*(?P<w2>{w.pattern('weekday')})",
               a.weekday_alone),
        a.rule("weekday", rf"(?<!صلاه\s)(?<!خطبه\s)(?<!كل\s)(?<!كل\sيوم\s)(?:{a.part_of_day}\s+(?:من\s+)?)?(?:يوم\s+)?{a.weekday}"
               rf"(?:\s+(?P<rel>{either(_RELATIONS)}))?", a.weekday_alone),
        a.rule("ago", rf"قبل\s+(?:نحو\s+|حوالي\s+|اكثر\s+من\s+|قرابه\s+)?(?:{count}\s+)?{unit}{another}", a.ago, "قبل"),
        a.rule("ahead", rf"بعد\s+(?:نحو\s+|حوالي\s+)?(?:{count}\s+)?{unit}{another}", a.ahead, "بعد"),
        a.rule("since", rf"منذ\s+(?:نحو\s+|حوالي\s+|اكثر\s+من\s+|قرابه\s+)?(?:{count}\s+)?{unit}", a.since_count, "منذ"),
        a.rule("lately", rf"(?:خلال|في|علي\s+مدي|علي\s+مدار|طوال|طيله|اخر|في\s+غضون)\s+(?:ال)?(?:(?P<n>{a.number})\s+)?(?P<unit>(?:ال)?{a.unit})"
               rf"(?:\s+ال(?P<n2>{a.number}))?\s+(?P<rel>(?:الماضي|المنصرم|الاخير|الفائت|المقبل|القادم)(?:ه|تين|ين)?)", a.lately),
        a.rule("lately", rf"(?:خلال|في|علي\s+مدي|طوال)\s+(?P<n>{a.number})?(?P<unit>اسبوع|يوم|شهر|يومين|اسبوعين|شهرين|عام)"
               r"(?:\s+واحد)?(?P<n2>(?!.))?(?P<rel>(?!.))?", a.lately, "خلال", "مدي", "طوال"),
        a.rule("within", rf"(?:في\s+غضون|خلال)\s+(?:{count}\s+)?{unit}(?:\s+(?:او|الي)\s+(?:(?P<n2>{a.number})\s+)?(?P<unit2>{a.unit}))?",
               a.within, "غضون", "خلال ايام", "خلال ساعات"),
        a.rule("same day", r"(?:في\s+)?(?:اليوم|الليله|المساء|الليل)\s+(?P<rel>نفسه|ذاته|نفسها|ذاتها|التالي|التاليه|الموالي)", a.same_day,
               "اليوم", "الليل", "المساء"),
    )  # fmt: skip
    return (*calendar, *periods, *relative)


def since_to(interval: Interval, published: date | None) -> Interval:
    """An expression after "منذ": from its first day up to publication."""
    return Interval(interval.start, published or interval.end, interval.precision, "since")
