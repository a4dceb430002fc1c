"""The patterns of Arabic time expressions, over folded text (one alef, one yeh, ه for teh marbuta, ASCII digits)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from dashboard.extraction.dates.arabic import DEICTIC, PARTS, QUARTERS, RELATIONS, Arabic
from dashboard.extraction.dates.grammar import Meaning, Rule
from dashboard.extraction.dates.words import date_words, either

_NIGHT: Final = r"(?:ليل|ليله|مساء|ليلتي)"
_PART_OF_DAY: Final = (
    r"(?:(?:منتصف\s+)?ليل|ليله|مساء|صباح|فجر|ظهر|ظهيره|عصر|نهار|ضحي|عشيه|سحر|(?:قبيل|بعد|قبل)\s+ظهر|يوم|يومي|"
    r"(?:في\s+)?(?:ساعه|ساعات)\s+(?:متاخره|مبكره|الفجر|الصباح)(?:\s+الاولي)?"
    r"(?:\s+من)?(?:\s+(?:ليل|مساء|صباح|فجر|يوم))?)"
)
_BEFORE: Final = r"(?<!\w)(?:[وف]?[بلك]|[وف])?"
_END: Final = r"(?!\w)"
_DIGITS: Final = re.compile(r"\d\d")
_NIL: Final = "(?!)"
_COUNTS: Final = r"(?!\s+\w*(?:شخص|مدني|قتيل|جريح|عنصر|نازح|اسره|عايله|عائله|منزل))"
_ABOUT: Final = r"(?:(?:نحو|حوالي|قرابه|اكثر\s+من|ما\s+يقارب|ما\s+لا\s+يقل\s+عن)\s+)?"
# After these "today" is no day of the calendar: "the next day", "the second day", "World Day".
_NO_TODAY: Final = (
    r"(?!\s+(?:التالي|نفسه|ذاته|الموالي|الاول|الثاني|الثالث|الرابع|الخامس|السادس|السابع|الثامن|التاسع|العاشر|"
    r"العالمي|الدولي|الوطني|الواحد))"
)


class _Patterns:
    """The building blocks, with the lexicon's words in them."""

    def __init__(self, forms: Arabic) -> None:
        words = forms.words
        self.forms = forms
        self.any_month = words.pattern("month")
        self.month = rf"(?P<m>{self.any_month})(?:\s*[/\-]\s*{self.any_month}|\s*\(\s*{self.any_month}\s*\))?"
        self.then = r"(?P<y>(?:1[6-9]|20)\d\d)(?!\d)"
        self.year = rf"(?:\s*[،,]?\s*(?:من\s+)?(?:(?:ال)?(?:عام|سنه)\s+)?{self.then}(?:\s*م(?!\w))?)"
        self.rel = rf"(?:\s+(?:من\s+)?(?:(?:العام|السنه)\s+(?P<yrel>{either(RELATIONS)})|(?P<rel>{either(RELATIONS)})))"
        self.part = rf"(?:(?P<part>{either(PARTS)})\s+)"
        self.of = r"\s*(?:من\s+)?(?:شهر\s+)?"
        self.day = rf"(?:(?:ال\s?)?(?P<d>3[01]|[12]\d|0?[1-9])|(?P<o>{words.pattern('day')}))"
        self.ordinal = rf"(?P<o>{words.pattern('day')})"
        self.any_weekday = words.pattern("weekday")
        self.weekday = rf"(?P<w>{self.any_weekday})"
        self.prefix = rf"(?:(?:{_PART_OF_DAY}\s+)?{self.any_weekday}\s*[،,]?\s*(?:الموافق\s+|في\s+)?\(?)?"
        numbers = words.values["number"]
        self.number = rf"(?:\d{{1,3}}|{either(numbers)})"
        self.definite = rf"(?:(?:ال)?\s?\d{{1,3}}|{either('ال' + n.replace(' و', ' وال') for n in numbers)})"
        self.unit = words.pattern("unit")
        self.hijri = rf"(?P<h>{words.pattern('hijri')})"
        self.season = words.pattern("season")
        self.has_month = re.compile(self.any_month)
        self.has_weekday = re.compile(self.any_weekday)
        self.has_hijri = re.compile(words.pattern("hijri"))
        self.has_season = re.compile(self.season)

    @staticmethod
    def rule(
        name: str,
        body: str,
        meaning: Meaning,
        *needs: str,
        told: bool = False,
        gate: re.Pattern[str] | None = None,
    ) -> Rule:
        """Close a form between word boundaries, with the proclitics it may carry outside its words."""
        return Rule(name, re.compile(rf"{_BEFORE}(?P<x>{body}){_END}"), needs, meaning, told, gate)


def _dates(p: _Patterns) -> tuple[Rule, ...]:
    f = p.forms
    first, last = r"(?P<a>3[01]|[12]\d|[1-9])", r"(?P<b>3[01]|[12]\d|[1-9])"
    return (
        p.rule("date", rf"{p.prefix}{p.day}{p.of}{p.month}(?:{p.year}|{p.rel})?", f.full_date, gate=p.has_month),
        p.rule(
            "numeric",
            r"(?<![\d/.-])(?:(?P<y>(?:19|20)\d\d)[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})|"
            r"(?P<d2>\d{1,2})[-/.](?P<m2>\d{1,2})[-/.](?P<y2>(?:19|20)\d\d))(?![-/.]?\d)",
            f.numeric,
            gate=_DIGITS,
        ),
        p.rule(
            "range",
            rf"(?:بين\s+|من\s+)?{first}\s*(?:(?:من\s+)?(?P<m0>{p.any_month})(?:\s*/\s*{p.any_month})?\s*)?"
            rf"(?:-|و|الي|حتي)\s*{last}{p.of}{p.month}(?:{p.year}|{p.rel})?",
            f.day_range,
            gate=p.has_month,
        ),
        p.rule(
            "day of month",
            rf"{p.prefix}{p.day}\s+من\s+(?:هذا\s+)?الشهر(?:{p.rel})?",
            f.day_of_month,
            "الشهر",
        ),
        p.rule(
            "day of month", rf"{p.prefix}{p.day}\s+(?:من\s+)?(?P<rel>الجاري|الحالي)", f.day_of_month, "الجاري", "الحالي"
        ),
        p.rule(
            "months",
            rf"(?:بين|من)\s+(?:شهر(?:ي)?\s+)?(?P<m0>{p.any_month})(?:\s*/\s*{p.any_month})?\s+(?:و|الي\s+|حتي\s+){p.month}"
            rf"(?:{p.year}|{p.rel})?",
            f.month_range,
            gate=p.has_month,
        ),
        p.rule(
            "hijri",
            rf"(?:{p.prefix}{p.day}{p.of}|شهر\s+|(?:{either(PARTS)}\s+)){p.hijri}"
            r"(?:\s*[،,]?\s*(?:من\s+)?(?:(?:عام|سنه)\s+)?(?P<hy>1[34]\d\d)(?:\s*(?:ه|للهجره|هجري|هجريه))?)?",
            f.hijri,
            gate=p.has_hijri,
        ),
    )


def _months_and_years(p: _Patterns) -> tuple[Rule, ...]:
    f, year = p.forms, ("عام", "سنه")
    before = r"(?:(?<=في\s)|(?<=منذ\s)|(?<=حتي\s)|(?<=خلال\s)|(?<=من\s))"
    return (
        p.rule("month", rf"{p.part}?(?:شهر\s+)?{p.month}(?:{p.year}|{p.rel})", f.named_month, gate=p.has_month),
        # A bare name that is also a word needs something before it that makes it a month.
        p.rule(
            "month",
            rf"(?!(?:مارس|اب|ماي|جوان|اوت){_END})(?:{p.part}|{before})?(?:شهر\s+)?{p.month}{p.year}?",
            f.named_month,
            gate=p.has_month,
        ),
        p.rule("month", rf"(?:{p.part}(?:شهر\s+)?|شهر\s+|{before}){p.month}{p.year}?", f.named_month, gate=p.has_month),
        p.rule(
            "years",
            r"(?:بين|من|منذ)\s+(?:(?:ال)?(?:عامي|عام|سنتي|سنه)\s+)?(?P<y>(?:19|20)\d\d)"
            r"(?:\s+و|\s+(?:الي|حتي)\s+|\s*-\s*)(?:(?:ال)?(?:عام|سنه)\s+)?(?P<y2>(?:19|20)\d\d)(?!\d)",
            f.year_range,
            gate=_DIGITS,
        ),
        p.rule("year", rf"{p.part}?(?:(?:ال)?(?:عام|سنه))\s+{p.then}", f.named_year, *year, gate=_DIGITS),
        p.rule(
            "year",
            rf"(?:(?<=في\s)|(?<=منذ\s)|(?<=حتي\s))(?P<y>(?:19|20)\d\d)(?![\d.,/-]){_COUNTS}",
            f.named_year,
            gate=_DIGITS,
        ),
        p.rule("season", rf"(?:ال)?(?P<s>{p.season})(?:{p.year}|{p.rel})", f.season, gate=p.has_season),
        p.rule(
            "season",
            rf"(?:(?<=في\s)|(?<=خلال\s)|(?<=منذ\s))(?:فصل\s+)?ال(?P<s>{p.season})",
            f.bare_season,
            gate=p.has_season,
        ),
        p.rule(
            "quarter",
            rf"(?P<size>الربع|النصف)\s+(?P<n>{either(QUARTERS)})\s+من\s+(?:(?:ال)?(?:عام|سنه)\s*)?"
            rf"(?:{p.then}|الجاري|الحالي)",
            f.quarter,
            "الربع",
            "النصف",
        ),
    )


def _periods(p: _Patterns) -> tuple[Rule, ...]:
    f = p.forms
    unit, units = "(?P<unit>الاسبوع|الشهر|العام|السنه)", ("الاسبوع", "الشهر", "العام", "السنه")
    return (
        p.rule("period", rf"{p.part}?(?:هذا\s+|هذه\s+)?{unit}{p.rel}", f.period, *units),
        p.rule("period", rf"{p.part}{unit}", f.period, *units),
        p.rule("period", rf"هذ[اه]\s+{unit}", f.period, *units),
        p.rule(
            "weekend",
            r"(?:(?:نهايه|عطله)\s+){1,2}الاسبوع(?:\s+(?P<rel>الجاري|الحالي|الماضي|المقبل))?",
            f.weekend,
            "الاسبوع",
        ),
    )


def _named_days(p: _Patterns) -> tuple[Rule, ...]:
    f, deictic = p.forms, either(form for form, _ in DEICTIC)
    service = r"(?<!سوق\s)(?<!صلاه\s)(?<!خطبه\s)(?<!كل\s)(?<!كل\sيوم\s)"
    now = ("امس", "اليوم", "غد", "البارحه", "الليله")
    return (
        p.rule(
            "deictic",
            rf"(?:{_PART_OF_DAY}\s+)?(?:هذا\s+)?(?P<when>{deictic}){_NO_TODAY}(?:\s*[،,]?\s*\(?{p.any_weekday}\)?)?",
            f.deictic,
            *now,
        ),
        p.rule(
            "night",
            rf"{_NIGHT}\s+{p.weekday}\s*(?:[-/–]|الي|علي)?\s*(?P<w2>{p.any_weekday})",
            f.weekday,
            "ليل",
            "مساء",
            gate=p.has_weekday,
        ),
        p.rule(
            "weekday",
            rf"{service}(?:{_PART_OF_DAY}\s+(?:من\s+)?)?(?:يوم\s+)?{p.weekday}(?:\s+(?P<rel>{either(RELATIONS)}))?",
            f.weekday,
            gate=p.has_weekday,
        ),
        p.rule(
            "weekdays",
            rf"(?:بين|من)\s+(?:يومي?\s+)?{p.weekday}\s+(?:و|الي\s+|حتي\s+)(?:يوم\s+)?(?P<w2>{p.any_weekday})",
            f.weekdays,
            gate=p.has_weekday,
        ),
        p.rule(
            "same day",
            r"(?:في\s+)?(?:اليوم|الليله|المساء|الليل|الصباح)\s+"
            r"(?P<rel>نفسه|ذاته|نفسها|ذاتها|التالي|التاليه|الموالي|المواليه)",
            f.same_day,
            told=True,
        ),
        p.rule("part of day", r"في\s+(?:المساء|الصباح)", f.part_of_day, "المساء", "الصباح", told=True),
        p.rule("since", r"منذ\s+(?:ساعات\s+)?(?:الفجر|الصباح)(?:\s+(?:الاولي|الباكر))?", f.since_part_of_day, "منذ"),
        p.rule("nth day", rf"لليوم\s+{p.ordinal}(?:\s+علي\s+التوالي)?", f.for_the_nth_day, "لليوم"),
    )


def _counted_units(p: _Patterns) -> tuple[Rule, ...]:
    f, count = p.forms, rf"(?:(?P<n>{p.number})\s+)?"
    unit = rf"(?P<unit>{p.unit})"
    of = r"(?:\s+(?:ونصف|ونيف))?(?P<of>\s+(?:فقط\s+)?من\s+(?!الان)\w+)?"
    few = r"(?:\s+(?:القليله|المعدوده|القلايل|القلائل))?"
    span = r"(?:خلال|في|علي\s+مدي|علي\s+مدار|طوال|طيله|اخر|في\s+غضون)"
    relation = r"(?P<rel>(?:الماضي|المنصرم|الاخير|الفائت|المقبل|القادم)(?:ه|تين|ين)?)"
    return (
        p.rule("ago", rf"قبل\s+{_ABOUT}{count}{unit}{of}", f.ago, "قبل"),
        p.rule("ahead", rf"بعد\s+{_ABOUT}{count}{unit}{of.replace('من', '(?:من|علي)', 1)}", f.ahead, "بعد", told=True),
        p.rule(
            "away",
            rf"(?P<way>قبل|بعد)(?:\s+ذلك|ها|ه)\s+ب(?:نحو\s+)?{count}{unit}",
            f.away,
            "قبل",
            "بعد",
            told=True,
        ),
        p.rule(
            "duration", rf"(?:لمده|استمرت?|دامت?|لفتره|مدتها?)\s+{_ABOUT}{count}{unit}", f.duration, "مد", "م", "لفتره"
        ),
        p.rule("since", rf"منذ\s+{_ABOUT}{count}{unit}", f.since_count, "منذ"),
        p.rule(
            "lately",
            rf"{span}\s+(?:ال)?(?:(?P<n>{p.definite}|{p.number})\s+)?(?P<unit>(?:ال)?{p.unit})"
            rf"(?:\s+(?P<n2>{p.definite}))?{few}\s+{relation}",
            f.lately,
        ),
        p.rule(
            "lately",
            rf"(?:خلال|في|علي\s+مدي|طوال)\s+(?:اقل\s+من\s+)?(?:(?P<unit>اسبوع|يوم|شهر|يومين|اسبوعين|شهرين|عام)|"
            rf"(?P<n>{p.number})\s+(?P<unit2>{p.unit}))"
            rf"(?:\s+واحد)?(?P<n2>{_NIL})?",
            f.lately,
            "خلال",
            "مدي",
            "طوال",
        ),
        p.rule(
            "within",
            rf"(?:في\s+غضون|خلال)\s+{count}{unit}(?:\s+(?:او|الي)\s+(?:(?P<n2>{p.number})\s+)?(?P<unit2>{p.unit}))?",
            f.within,
            "غضون",
            "خلال ايام",
            "خلال ساعات",
        ),
    )


@lru_cache(maxsize=1)
def arabic_rules() -> tuple[Rule, ...]:
    """Build the Arabic rules once."""
    p = _Patterns(Arabic(date_words("ar")))
    return (*_dates(p), *_months_and_years(p), *_periods(p), *_named_days(p), *_counted_units(p))
