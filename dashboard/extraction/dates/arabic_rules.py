"""The table of Arabic time expressions, over folded text (one alef, one yeh, ه for teh marbuta, ASCII digits)."""

from __future__ import annotations

from functools import cache
from typing import Final

from dashboard.extraction.dates.arabic import Arabic
from dashboard.extraction.dates.blocks import DIGITS, NUMERIC, lexicon_blocks
from dashboard.extraction.dates.grammar import Row, Rule, make_rules
from dashboard.extraction.dates.words import date_words, either

BLOCKS: Final = {
    # A form stands between word boundaries, with the proclitics it may carry outside its words.
    "whole": r"(?<!\w)(?:[وف]?[بلك]|[وف])?(?P<x>{body})(?!\w)",
    "month": r"(?P<m>{months})(?:\s*[/\-]\s*{months}|\s*\(\s*{months}\s*\))?",
    "first_month": r"(?P<m0>{months})(?:\s*/\s*{months})?",
    "the_year": r"(?:ال)?(?:عام|سنه)",
    "year": r"(?:\s*[،,]?\s*(?:من\s+)?(?:{the_year}\s+)?{then}(?!\d)(?:\s*م(?!\w))?)",
    "relation": r"(?:\s+(?:من\s+)?(?:(?:العام|السنه)\s+(?P<yrel>{relations})|(?P<rel>{relations})))",
    "which": r"(?:{year}|{relation})",
    "part": r"(?:(?P<part>{parts})\s+)",
    "of": r"\s*(?:من\s+)?(?:شهر\s+)?",
    "day": r"(?:(?:ال\s?)?(?P<d>3[01]|[12]\d|0?[1-9])|{ordinal})",
    "prefix": r"(?:(?:{part_of_day}\s+)?{weekdays}\s*[،,]?\s*(?:الموافق\s+|في\s+)?\(?)?",
    "definite": r"(?:(?:ال)?\s?\d{1,3}|{definite_numbers})",
    "count": r"(?:(?P<n>{number})\s+)?",
    "of_what": r"(?:\s+(?:ونصف|ونيف))?(?P<of>\s+(?:فقط\s+)?من\s+(?!الان)\w+)?",
    "of_or_on_what": r"(?:\s+(?:ونصف|ونيف))?(?P<of>\s+(?:فقط\s+)?(?:من|علي)\s+(?!الان)\w+)?",
    "about": r"(?:(?:نحو|حوالي|قرابه|اكثر\s+من|ما\s+يقارب|ما\s+لا\s+يقل\s+عن)\s+)?",
    "hijri_year": r"(?:\s*[،,]?\s*(?:من\s+)?(?:(?:عام|سنه)\s+)?(?P<hy>1[34]\d\d)(?:\s*(?:ه|للهجره|هجري|هجريه))?)?",
    "part_of_day": (
        r"(?:(?:منتصف\s+)?ليل|ليله|مساء|صباح|فجر|ظهر|ظهيره|عصر|نهار|ضحي|عشيه|سحر|(?:قبيل|بعد|قبل)\s+ظهر|يوم|يومي|"
        r"(?:في\s+)?(?:ساعه|ساعات)\s+(?:متاخره|مبكره|الفجر|الصباح)(?:\s+الاولي)?"
        r"(?:\s+من)?(?:\s+(?:ليل|مساء|صباح|فجر|يوم))?)"
    ),
    # After these "today" is no day of the calendar: "the next day", "the second day", "World Day".
    "no_today": (
        r"(?!\s+(?:التالي|نفسه|ذاته|الموالي|الاول|الثاني|الثالث|الرابع|الخامس|السادس|السابع|الثامن|التاسع|العاشر|"
        r"العالمي|الدولي|الوطني|الواحد))"
    ),
    "service": r"(?<!سوق\s)(?<!صلاه\s)(?<!خطبه\s)(?<!كل\s)(?<!كل\sيوم\s)",
    # A bare name that is also a word needs something before it that makes it a month.
    "month_before": r"(?:(?<=في\s)|(?<=منذ\s)|(?<=حتي\s)|(?<=خلال\s)|(?<=من\s))",
    "doubtful_months": r"(?!(?:مارس|اب|ماي|جوان|اوت)(?!\w))",
    "no_counts": r"(?!\s+\w*(?:شخص|مدني|قتيل|جريح|عنصر|نازح|اسره|عايله|عائله|منزل))",
    "few": r"(?:\s+(?:القليله|المعدوده|القلايل|القلائل))?",
    "over": r"(?:خلال|في|علي\s+مدي|علي\s+مدار|طوال|طيله|اخر|في\s+غضون)",
    "in_time": r"(?:خلال|في|علي\s+مدي|طوال)\s+(?:اقل\s+من\s+)?",
    "to": r"(?:و|الي\s+|حتي\s+)",
}
_PERIODS: Final = ("الاسبوع", "الشهر", "العام", "السنه")

_DATES: Final = (
    Row("full_date", r"{prefix}{day}{of}{month}{which}?", gate="{months}"),
    NUMERIC,
    Row(
        "day_range",
        r"(?:بين\s+|من\s+)?{a_day}\s*(?:(?:من\s+)?{first_month}\s*)?(?:-|و|الي|حتي)\s*{b_day}{of}{month}{which}?",
        gate="{months}",
    ),
    Row("day_of_month", r"{prefix}{day}\s+من\s+(?:هذا\s+)?الشهر{relation}?", ("الشهر",)),
    Row("day_of_month", r"{prefix}{day}\s+(?:من\s+)?(?P<rel>الجاري|الحالي)", ("الجاري", "الحالي")),
    Row("month_range", r"(?:بين|من)\s+(?:شهر(?:ي)?\s+)?{first_month}\s+{to}{month}{which}?", gate="{months}"),
    Row(
        "hijri", r"(?:{prefix}{day}{of}|شهر\s+|(?:{parts}\s+))(?P<h>{hijri_months}){hijri_year}", gate="{hijri_months}"
    ),
)
_MONTHS_AND_YEARS: Final = (
    Row("named_month", r"{part}?(?:شهر\s+)?{month}{which}", gate="{months}"),
    Row("named_month", r"{doubtful_months}(?:{part}|{month_before})?(?:شهر\s+)?{month}{year}?", gate="{months}"),
    Row("named_month", r"(?:{part}(?:شهر\s+)?|شهر\s+|{month_before}){month}{year}?", gate="{months}"),
    Row(
        "year_range",
        r"(?:بين|من|منذ)\s+(?:(?:ال)?(?:عامي|عام|سنتي|سنه)\s+)?(?P<y>{year_number})"
        r"(?:\s+و|\s+(?:الي|حتي)\s+|\s*-\s*)(?:{the_year}\s+)?(?P<y2>{year_number})(?!\d)",
        gate=DIGITS,
    ),
    Row("named_year", r"{part}?{the_year}\s+{then}(?!\d)", ("عام", "سنه"), DIGITS),
    Row(
        "named_year",
        r"(?:(?<=في\s)|(?<=منذ\s)|(?<=حتي\s))(?P<y>{year_number})(?![\d.,/-]){no_counts}",
        gate=DIGITS,
    ),
    Row("season", r"(?:ال)?(?P<s>{seasons}){which}", gate="{seasons}"),
    Row("season", r"(?:(?<=في\s)|(?<=خلال\s)|(?<=منذ\s))(?:فصل\s+)?ال(?P<s>{seasons})", gate="{seasons}"),
    Row(
        "quarter",
        r"(?:(?P<quarter>الربع)|النصف)\s+{ordinal}\s+من\s+(?:{the_year}\s*)?(?:{then}(?!\d)|الجاري|الحالي)",
        ("الربع", "النصف"),
    ),
    Row("period", r"{part}?(?:هذا\s+|هذه\s+)?(?P<unit>{periods}){relation}", _PERIODS),
    Row("period", r"{part}(?P<unit>{periods})", _PERIODS),
    Row("period", r"هذ[اه]\s+(?P<unit>{periods})", _PERIODS),
    Row("weekend", r"(?:(?:نهايه|عطله)\s+){1,2}الاسبوع(?:\s+(?P<rel>الجاري|الحالي|الماضي|المقبل))?", ("الاسبوع",)),
)
_NAMED_DAYS: Final = (
    Row(
        "deictic",
        r"(?:{part_of_day}\s+)?(?:هذا\s+)?(?P<when>{deictics}){no_today}(?:\s*[،,]?\s*\(?{weekdays}\)?)?",
        ("امس", "اليوم", "غد", "البارحه", "الليله"),
    ),
    Row(
        "night",
        r"(?:ليل|ليله|مساء|ليلتي)\s+{weekday}\s*(?:[-/–]|الي|علي)?\s*{other_weekday}",
        ("ليل", "مساء"),
        "{weekdays}",
    ),
    Row(
        "weekday",
        r"{service}(?:{part_of_day}\s+(?:من\s+)?)?(?:يوم\s+)?{weekday}(?:\s+(?P<rel>{relations}))?",
        gate="{weekdays}",
    ),
    Row(
        "weekdays",
        r"(?:بين|من)\s+(?:يومي?\s+)?{weekday}\s+{to}(?:يوم\s+)?{other_weekday}",
        gate="{weekdays}",
    ),
    Row(
        "same_day",
        r"(?:في\s+)?(?:اليوم|الليله|المساء|الليل|الصباح)\s+"
        r"(?:نفسه|ذاته|نفسها|ذاتها|(?P<after>التالي|التاليه|الموالي|المواليه))",
        told=True,
    ),
    Row("part_of_day", r"في\s+(?:المساء|الصباح)", ("المساء", "الصباح"), told=True),
    Row("since_part_of_day", r"منذ\s+(?:ساعات\s+)?(?:الفجر|الصباح)(?:\s+(?:الاولي|الباكر))?", ("منذ",)),
    Row("for_the_nth_day", r"لليوم\s+{ordinal}(?:\s+علي\s+التوالي)?", ("لليوم",)),
)
_COUNTED_UNITS: Final = (
    Row("ago", r"قبل\s+{about}{count}{unit}{of_what}", ("قبل",)),
    Row("ahead", r"بعد\s+{about}{count}{unit}{of_or_on_what}", ("بعد",), told=True),
    Row("away", r"(?:(?P<before>قبل)|بعد)(?:\s+ذلك|ها|ه)\s+ب(?:نحو\s+)?{count}{unit}", ("قبل", "بعد"), told=True),
    Row(
        "duration",
        r"(?:لمده|استمرت?|دامت?|لفتره|مدتها?)\s+{about}{count}{unit}",
        ("لمده", "استمر", "دام", "لفتره", "مدت"),
    ),
    Row("since_count", r"منذ\s+{about}{count}{unit}", ("منذ",)),
    Row(
        "lately",
        r"{over}\s+(?:ال)?(?:(?P<n>{definite}|{number})\s+)?(?P<unit>(?:ال)?{units})(?:\s+(?P<n2>{definite}))?{few}"
        r"\s+(?P<rel>(?:الماضي|المنصرم|الاخير|الفائت|المقبل|القادم)(?:ه|تين|ين)?)",
    ),
    Row("lately", r"{in_time}(?P<unit>اسبوع|يوم|شهر|يومين|اسبوعين|شهرين|عام)(?:\s+واحد)?", ("خلال", "مدي", "طوال")),
    Row("lately", r"{in_time}(?P<n>{number})\s+{unit}(?:\s+واحد)?", ("خلال", "مدي", "طوال")),
    Row(
        "within",
        r"(?:في\s+غضون|خلال)\s+{count}{unit}(?:\s+(?:او|الي)\s+(?:(?P<n2>{number})\s+)?(?P<unit2>{units}))?",
        ("غضون", "خلال ايام", "خلال ساعات"),
    ),
)


@cache
def arabic_rules() -> tuple[Rule, ...]:
    """Make the Arabic rules ready, once."""
    words = date_words("ar")
    definite = either("ال" + number.replace(" و", " وال") for number in words.values["number"])
    blocks = {
        **lexicon_blocks(words),
        **BLOCKS,
        "definite_numbers": definite,
        "periods": either(_PERIODS),
    }
    return make_rules((*_DATES, *_MONTHS_AND_YEARS, *_NAMED_DAYS, *_COUNTED_UNITS), blocks, Arabic(words))
