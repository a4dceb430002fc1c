"""The table of Arabic time expressions, over folded text (one alef, one yeh, ه for teh marbuta, ASCII digits)."""

from __future__ import annotations

from functools import cache
from typing import Final

from dashboard.extraction.dates.arabic import Arabic
from dashboard.extraction.dates.arabic_blocks import BLOCKS
from dashboard.extraction.dates.blocks import NUMERIC, lexicon_blocks, lexicon_gates
from dashboard.extraction.dates.grammar import Grammar, Row, make_grammar
from dashboard.extraction.dates.words import date_words, either

_ENDS: Final = ("نهايه", "اواخر", "اخر", "ختام")
_PERIODS: Final = ("الاسبوع", "الشهر", "العام", "السنه")

_DATES: Final = (
    Row("full_date", r"{prefix}{day}{of}{month}{which}?", gate="months", told=True),
    Row("name", r"{named_after}\s+{day}{of}(?:{months}|{hijris})", gate="named_after"),
    NUMERIC,
    Row(
        "day_and_month",
        r"(?:{part_of_day}\s+)?(?:{weekdays}\s*[،,]?\s*\(?|بتاريخ\s+|يوم\s+)"
        r"(?P<d>3[01]|[12]\d|0?[1-9])[-/](?P<mm>1[0-2]|0?[1-9])(?![-/.]?\d)",
        gate="slashes",
    ),
    Row(
        "day_range",
        r"(?:(?:في\s+)?(?:(?:ال)?ليله\s+(?:الفاصله\s+)?|ليل\s+))?(?:بين\s+|من\s+)?{a_day}\s*(?:(?:من\s+)?{first_month}\s*)?(?:-|و|او|الي|حتي)\s*{b_day}{of}{month}{which}?",
        gate="months",
    ),
    Row("day_range", r"بين\s+(?P<a>{days})\s+و(?P<b>{days}){of}{month}{which}?", ("بين",), "months"),
    Row("day_range", r"من\s+(?P<a>{days})\s+(?:الي|حتي)\s+(?P<b>{days}){of}{month}{which}?", ("من",), "months"),
    Row("full_date", r"(?P<nth>اول)\s+(?:من\s+)?(?:شهر\s+)?{month}{which}?", ("اول",), "months"),
    Row(
        "day_range",
        r"(?:(?:ما\s+)?بين\s+|من\s+)?{a_day}\s*(?:-|و|الي|حتي)\s*{b_day}\s+(?:من\s+)?(?:هذا\s+)?الشهر{relation}?",
        ("الشهر",),
    ),
    Row(
        "day_range",
        r"(?:(?:ما\s+)?بين|من)\s+(?P<a>{days})\s+{to}(?P<b>{days})\s+(?:من\s+)?(?:هذا\s+)?الشهر{relation}?",
        ("الشهر",),
    ),
    Row("day_of_month", r"{prefix}{day}\s+من\s+(?:هذا\s+)?الشهر{relation}?", ("الشهر",)),
    Row("day_of_month", r"{prefix}{day}\s+(?:هذا\s+)?الشهر{relation}", ("الشهر",)),
    Row("day_of_month", r"(?:(?<=في\s)|(?<=يوم\s)|(?<=منذ\s)|(?<=حتي\s)){day}\s+(?P<same>منه)", ("منه",), told=True),
    Row("day_of_month", r"{prefix}{day}\s+(?:من\s+)?(?P<rel>الجاري|الحالي)", ("الجاري", "الحالي")),
    Row("month_range", r"(?:بين|من)\s+(?:شهر(?:ي)?\s+)?{first_month}\s+{to}{month}{which}?", gate="months"),
    Row(
        "hijri",
        r"(?P<nth>{nths})\s+(?:ايام|يوم\s+من(?:\s+ايام)?)\s+(?:شهر\s+)?{hijri}{hijri_year}",
        gate="hijris",
    ),
    Row(
        "feast",
        r"(?:(?P<nth>{nths})\s+(?:ايام|يوم\s+من(?:\s+ايام)?)|يوم|(?P<eve>ليله)|صباح|فجر|مساء)\s+"
        r"(?:(?P<f>{feasts})|(?P<hf>{hijri_feasts}))",
        gate="feasts",
    ),
    Row("month_pair", r"(?:شهري\s+|{month_before}){first_month}\s+و{month}{which}?", gate="months"),
    Row("month_pair", r"{first_month}\s+و{month}{year}", gate="months"),
    Row("month_range", r"(?:بين|من)\s+(?:شهر(?:ي)?\s+)?{first_month}{first_year}\s+{to}{month}{year}", gate="months"),
    Row(
        "day_range",
        r"(?:بين|من)\s+{any_a}{of}{first_month}{first_year}?\s+{to}{any_b}{of}{month}{which}?",
        ("بين", "من"),
        "months",
    ),
    Row("day_pair", r"{any_a}{of}{first_month}\s+و(?:في\s+)?{any_b}{of}{month}{which}?", gate="months"),
    Row("hijri", r"(?:{prefix}{day}{of}|شهر\s+|(?:{parts}\s+)){hijri}{hijri_year}", gate="hijris"),
)
_MONTHS_AND_YEARS: Final = (
    Row("named_month", r"{part}?(?:شهر\s+)?{month}{which}", gate="months", told=True),
    Row("named_month", r"{doubtful_months}(?:{part}|{month_before})?(?:شهر\s+)?{month}{year}?", gate="months"),
    Row("named_month", r"(?:{part}(?:شهر\s+)?|شهر\s+|{month_before}{no_name}){month}{year}?", gate="months"),
    Row(
        "year_range",
        r"(?:(?:بين|من|منذ)\s+(?:(?:ال)?(?:عامي|عام|سنتي|سنه)\s+)?|(?:ال)?(?:عامي|سنتي)\s+)(?P<y>{year_number})"
        r"(?:\s+و\s?|\s+(?:الي|حتي)\s+|\s*-\s*)(?:{the_year}\s+)?(?P<y2>{year_number})(?!\d)",
        gate="digits",
    ),
    Row("part_of_month", r"{week_or_half}\s+(?:شهر\s+)?{month}{which}?", ("الاسبوع", "النصف"), "months"),
    Row("part_of_month", r"{week_or_half}\s+(?:هذا\s+)?الشهر{relation}?", ("الاسبوع", "النصف")),
    Row("named_year", r"{part}{then}(?![\d.,/-])", gate="digits"),
    Row("named_year", r"{part}?{the_year}\s+{then}(?!\d)", ("عام", "سنه"), "digits"),
    Row(
        "named_year",
        r"(?:(?<=في\s)|(?<=منذ\s)|(?<=حتي\s))(?P<y>{year_number})(?![\d.,/-]){no_counts}",
        gate="digits",
    ),
    Row("named_year", r"{year_of_event}(?P<y>{year_number})(?![\d.,/-]){no_counts}", gate="digits"),
    Row("season", r"(?:ال)?(?P<s>{seasons}){which}", gate="seasons"),
    Row("season", r"(?:(?<=في\s)|(?<=خلال\s)|(?<=منذ\s))(?:فصل\s+)?ال(?P<s>{seasons})", gate="seasons"),
    Row(
        "quarter",
        r"(?:(?P<quarter>الربع)|النصف)\s+(?:{ordinal}|{final})\s+من\s+{which_year}",
        ("الربع", "النصف"),
    ),
    Row("first_months", r"(?:الاشهر|الشهور)\s+(?P<n>{definite})\s+الاولي\s+من\s+{which_year}", ("الاشهر", "الشهور")),
    Row("by_the_end", r"{by_the_end}(?:(?P<unit>{periods}){relation}?|(?:شهر\s+)?{month}{year}?)", _ENDS),
    Row("by_the_end", r"{by_the_end}{the_year}\s+{then}(?!\d)", _ENDS),
    Row("period", r"{part}?(?:هذا\s+|هذه\s+)?(?P<unit>{periods}){relation}", _PERIODS, told=True),
    Row("period", r"{part}(?P<unit>{periods})", _PERIODS),
    Row("period", r"{part}?هذ[اه]\s+(?P<unit>{periods})", _PERIODS),
    Row(
        "within_this",
        r"في\s+وقت\s+(?:(?P<earlier>سابق)|لاحق)\s+(?:من\s+)?(?:هذ[اه]\s+)?(?P<unit>{periods})(?:\s+(?:الجاري|الحالي))?",
        ("سابق", "لاحق"),
    ),
    Row("weekend", r"(?:(?:نهايه|عطله)\s+){1,2}الاسبوع(?:\s+(?P<rel>الجاري|الحالي|الماضي|المقبل))?", ("الاسبوع",)),
)
_NAMED_DAYS: Final = (
    Row(
        "deictic",
        r"(?:{part_of_day}\s+)?(?:هذا\s+)?(?P<when>{deictics}){no_today}(?:\s*[،,]?\s*[/(]?{weekdays}[/)]?)?",
        ("امس", "اليوم", "غد", "البارحه", "الليله", "هذا"),
    ),
    Row(
        "night",
        r"(?:(?:في\s+)?(?:ال)?ساعات\s+(?:\w+\s+){1,2}من\s+)?(?:ليل|ليله|مساء|ليلتي)\s+{weekday}\s*(?:[-/–]|الي|علي)?\s*{other_weekday}",
        ("ليل", "مساء"),
        "weekdays",
    ),
    Row("night_before", r"(?:ليل|ليله)\s+(?:يوم\s+)?{weekday}(?!\s+(?:{relations}|{weekdays}))", ("ليل",), "weekdays"),
    Row(
        "weekday",
        r"{service}(?:{part_of_day}\s+(?:من\s+)?)?(?:يوم\s+)?{weekday}{no_feast}(?:\s+(?P<rel>{relations}))?",
        gate="weekdays",
        told=True,
    ),
    Row(
        "night",
        r"(?:(?:في\s+)?الليله\s+الفاصله\s+)?بين\s+(?:يومي\s+|ليلتي\s+)?{weekday}\s+و{other_weekday}",
        ("الفاصله",),
        "weekdays",
    ),
    Row(
        "weekday",
        r"(?:بعد|عقب|بعيد|اثر|قبل|قبيل|خلال|اثناء|فور)\s+(?:(?:اداء|انتهاء|خطبه)\s+)?صلاه\s+{weekday}(?:\s+(?P<rel>{relations}))?",
        ("صلاه",),
        "weekdays",
    ),
    Row(
        "weekday_of_week",
        r"(?:{part_of_day}\s+(?:من\s+)?)?(?:يوم\s+)?{weekday}\s+(?:من\s+)?(?P<unit>الاسبوع)\s+(?P<rel>{relations})",
        ("الاسبوع",),
        "weekdays",
    ),
    Row(
        "weekday_list",
        r"(?:(?:يومي|ايام|مساءي|ليلتي)\s+)?{weekday}\s*(?P<between>(?:[،,]|و)\s*{weekdays}\s*)?و{other_weekday}"
        r"(?:\s+(?:الماضيين|الفائتين|المنصرمين|الماضيه))?",
        gate="weekdays",
    ),
    Row(
        "weekdays",
        r"(?:بين|من)\s+(?:(?:يومي|{part_of_day})\s+)?{weekday}\s+{to}(?:{part_of_day}\s+)?{other_weekday}",
        gate="weekdays",
    ),
    Row(
        "next_day",
        r"(?:في\s+)?(?:(?:اليوم|الليله|المساء|الليل|الصباح|التاريخ)\s+(?:نفسه|ذاته|نفسها|ذاتها|"
        r"(?P<after>التالي|التاليه|الموالي|المواليه)|(?P<before>السابق|السابقه))|"
        r"(?:ذلك|تلك|نفس|ذات)\s+(?:اليوم|الليله|المساء|الصباح|التاريخ))",
        ("نفس", "ذات", "تالي", "موالي", "سابق", "ذلك", "تلك"),
        told=True,
    ),
    Row("part_of_day", r"في\s+(?:المساء|الصباح)", ("المساء", "الصباح"), told=True),
    Row(
        "part_of_day",
        r"(?:صباحا|فجرا|ظهرا|عصرا)(?!\s+و?(?:مساء|ليلا))|(?:قبيل|بعيد|مع|عند|بعد|قبل)\s+(?:منتصف\s+الليل|طلوع\s+الفجر|الفجر|"
        r"بزوغ\s+الفجر|شروق\s+الشمس|غروب\s+الشمس|حلول\s+(?:الليل|الظلام|المساء))",
        ("صباحا", "فجرا", "ظهرا", "عصرا", "الليل", "الفجر", "الشمس", "الظلام", "المساء"),
        told=True,
    ),
    Row("part_of_day", r"(?:خلال|في)\s+ساعات\s+(?:النهار|الصباح|الفجر|المساء)", ("ساعات",), told=True),
    Row(
        "overnight",
        r"ليلا(?!\s+ونهارا)|(?:خلال|طوال|طيله|اثناء)\s+(?:ساعات\s+)?الليل(?!\s+(?:{weekdays}|{relations}))|في\s+ساعات\s+الليل",
        ("ليلا", "الليل"),
        told=True,
    ),
    Row(
        "since_part_of_day",
        r"منذ\s+(?:(?:ساعات\s+)?(?:الفجر|الصباح)(?:\s+(?:الاولي|الباكر))?|الساعه\s+\w+\s+(?:صباحا|فجرا|ظهرا|عصرا))",
        ("منذ",),
    ),
    Row(
        "deictics",
        r"(?:بين\s+|من\s+)?(?:{part_of_day}\s+)?(?P<when>{deictics})\s+(?:و|(?:و?حتي|الي)\s+){part_of_day}\s+(?P<when2>{deictics}){no_today}",
        ("امس", "البارحه", "الليله"),
    ),
    Row(
        "for_the_nth_day",
        r"(?<!ل)لل?(?P<unit>يوم|ليله|اسبوع|شهر|عام)\s+{nth}(?:\s+علي\s+التوالي)?",
        ("لليوم", "لليله", "للاسبوع", "للشهر", "للعام"),
    ),
    Row(
        "for_the_nth_day",
        r"(?P<unit>يوم|اسبوع|شهر)(?:ها|ه|هم|هما)\s+{nth}",
        ("يومه", "اسبوعه", "شهره"),
    ),
)
_COUNTED_UNITS: Final = (
    Row("ago", r"قبل\s+{about}{count}{unit}{few}{of_what}", ("قبل",), told=True),
    Row("ahead", r"بعد\s+{about}{count}{unit}{of_or_on_what}", ("بعد",), told=True),
    Row("day_after", r"غداه(?P<of>\s+(?!غد)\w+)", ("غداه",), told=True),
    Row("away", r"(?:(?P<before>قبل)|بعد)(?:\s+ذلك|ها|ه)\s+ب(?:نحو\s+)?{count}{unit}", ("قبل", "بعد"), told=True),
    Row(
        "duration",
        r"(?:لمده|استمرت?|دامت?|لفتره|مدتها?)\s+{about}{count}{unit}",
        ("لمده", "استمر", "دام", "لفتره", "مدت"),
    ),
    Row("since_count", r"منذ\s+{about}{count}{unit}{few}", ("منذ",)),
    Row("since_count", r"منذ\s+(?:ما\s+يقارب|نحو|قرابه|حوالي)\s+(?P<unit>ال{units})(?!\s+{relations})", ("منذ",)),
    Row(
        "lately",
        r"{over}\s+(?!{periods}\s)(?:ال)?(?:(?P<n>{definite}|{number})\s+)?(?P<unit>(?:ال)?{units})(?:\s+(?P<n2>{definite}))?{few}"
        r"\s+{recent}",
        ("الماضي", "المنصرم", "الاخير", "الفائت", "المقبل", "القادم"),
    ),
    Row(
        "lately",
        r"(?!{periods}\s)(?P<unit>ال{units})(?:\s+(?P<n2>{definite}))?{few}"
        r"\s+{recent}",
        ("الماضي", "المنصرم", "الاخير", "الفائت", "المقبل", "القادم"),
    ),
    Row("lately", r"(?:{over}\s+)?ال(?P<unit>اسبوع|شهر|عام|سنه)\s+(?P<rel>الاخيره?)(?!\s+من\s)", ("الاخير",)),
    Row(
        "next_days",
        r"(?:{over}\s+)?(?!{periods}\s)(?P<unit>ال{units})(?:\s+(?P<n2>{definite}))?{few}\s+(?:التالي|اللاحق|الموالي)(?:ه|ين|ان|تين)?"
        r"(?:\s+علي\s+ذلك)?",
        ("التالي", "اللاحق", "الموالي"),
        told=True,
    ),
    Row("in_a_row", r"(?P<n>{number})\s+{unit}\s+(?:متتاليه|متواصله|متعاقبه)", ("متتاليه", "متواصله", "متعاقبه")),
    Row(
        "since_told",
        r"(?:منذ|مذ)\s+(?:ذلك|تلك|ذاك)\s+(?:الحين|الوقت|اليوم|التاريخ|الليله)|(?:منذ|مذ)\s+ذاك|منذئذ|مذاك|منذ\s+(?:حينها|حينه|وقتها)",
        ("منذ", "مذ"),
        told=True,
    ),
    Row(
        "since_event",
        r"منذ\s+(?:وقوع\s+|حدوث\s+|حصول\s+|هذه\s+|هذا\s+|تلك\s+)?(?:الزلزال|الكارثه|الهزه|الفيضانات?|السيول|الاعصار|العاصفه|الانهيار)"
        r"(?!\s+(?:الذي|التي|في|قبل))",
        ("منذ",),
    ),
    Row(
        "span_from",
        r"(?:لمده\s+|ل)?{count}{unit}\s+(?:ابتداء|اعتبارا|بدءا)\s+من\s+(?:يوم\s+)?(?:{weekday}|(?P<when>{deictics}))",
        ("ابتداء", "اعتبارا", "بدءا"),
    ),
    Row("lately", r"(?:{over}\s+)?(?P<rel>اخر)\s+(?:ال)?(?P<n>{number})\s+{unit}", ("اخر",)),
    Row("lately", r"{in_time}(?P<unit>اسبوع|يوم|شهر|يومين|اسبوعين|شهرين|عام){not_of}", ("خلال", "مدي", "طوال", "في")),
    Row("lately", r"{in_time}(?P<n>{number})\s+{unit}{not_of}", ("خلال", "مدي", "طوال", "في")),
    Row("within", r"في\s+غضون\s+{count}{unit}{or_more}(?!\s+من\s)", ("غضون",)),
    Row("within", r"خلال\s+(?P<unit>ايام|ساعات){or_more}(?!\s+ال\w)", ("خلال",)),
)


@cache
def arabic_grammar() -> Grammar:
    """Make the Arabic rules ready, once."""
    words = date_words("ar")
    definite = either("ال" + number.replace(" و", " وال") for number in words.values["number"])
    blocks = {
        **lexicon_blocks(words),
        **BLOCKS,
        "definite_numbers": definite,
        "periods": either(_PERIODS),
    }
    gates = lexicon_gates(words, r"(?<!\w)(?:[وف]?(?:[بكل]|ال|بال|لل)?)?")
    return make_grammar((*_DATES, *_MONTHS_AND_YEARS, *_NAMED_DAYS, *_COUNTED_UNITS), blocks, gates, Arabic(words))
