"""The building blocks of Arabic time expressions: patterns by name, in which {name} stands for another block."""

from __future__ import annotations

from typing import Final

BLOCKS: Final = {
    # A form stands between word boundaries, with the proclitics it may carry outside its words.
    "whole": r"(?<!\w)(?:[وف]?[بلك]|[وف])?(?P<x>{body})(?!\w)",
    "month": r"(?P<m>{months})(?:\s*[/\-]\s*{months}|\s+{months}|\s*\(\s*{months}\s*\))?",
    "first_month": r"(?P<m0>{months})(?:\s*/\s*{months})?",
    "first_year": r"(?:\s+(?:ال)?(?:عام\s+|سنه\s+)?(?P<y0>{year_number}))",
    "any_a": r"(?P<a>3[01]|[12]\d|0?[1-9]|{days})",
    "any_b": r"(?:ال\s?)?(?P<b>3[01]|[12]\d|0?[1-9]|{days})",
    "the_year": r"(?:ال)?(?:عام|سنه)",
    "year": r"(?:\s*[،,]?\s*(?:من\s+|ل)?(?:{the_year}\s+)?{then}(?!\d)(?:\s*م(?!\w))?)",
    "relation": r"(?:\s+(?:من\s+)?(?:(?:العام|السنه)\s+(?P<yrel>{relations})|(?P<rel>{relations})))",
    "which": r"(?:{year}|{relation})",
    "part": r"(?:(?P<part>{parts})\s+)",
    "of": r"\s*(?:/\s*)?(?:من\s+)?(?:شهر\s+)?",
    "day": r"(?:(?:ال\s?)?(?P<d>3[01]|[12]\d|0?[1-9])|{ordinal})",
    "prefix": (
        r"(?:(?:{part_of_day}\s+)?(?:{deictics}(?:\s*[،,]?\s*\(?{weekdays})?|{weekdays})\s*[،,]?\s*"
        r"(?:الموافق\s+(?:ل\s?)?|في\s+)?\(?)?"
    ),
    "definite": r"(?:(?:ال)?\s?\d{1,3}|{definite_numbers})",
    "count": r"(?:(?P<n>{number}|{fews})\s+)?",
    "nth": r"(?:{ordinal}|(?P<nth>{nths})|(?:ال\s?)?(?P<d>\d{1,3})(?!\d))",
    "final": r"(?P<final>الاخيره?)",
    "of_what": r"(?:\s+(?:ونصف|ونيف))?(?P<of>\s+(?:فقط\s+)?من\s+(?!الان(?!\w))\w+)?",
    "of_or_on_what": r"(?:\s+(?:ونصف|ونيف))?(?P<of>\s+(?:فقط\s+)?(?:من|علي)\s+(?!الان(?!\w))\w+)?",
    "about": r"(?:(?:نحو|حوالي|قرابه|(?:اكثر|اقل)\s+من|ما\s+يزيد\s+(?:علي|عن)|ما\s+يقارب|ما\s+لا\s+يقل\s+عن)\s+)?",
    "hijri_year": r"(?:\s*[،,]?\s*(?:من\s+)?(?:(?:عام|سنه)\s+)?(?P<hy>1[34]\d\d)(?:\s*(?:ه|للهجره|هجري|هجريه))?)?",
    "part_of_day": (
        r"(?:(?:منتصف\s+)?ليل|ليله|مساء|صباح|فجر|ظهر|ظهيره|عصر|نهار|ضحي|عشيه|سحر|(?:قبيل|بعد|قبل)\s+ظهر|يوم|يومي|"
        r"(?:في\s+)?(?:ساعه|(?:ال)?ساعات)\s+(?:متاخره|مبكره|المتاخره|الاولي|الاخيره|الفجر|الصباح)(?:\s+الاولي)?"
        r"(?:\s+من)?(?:\s+(?:ليل|مساء|صباح|فجر|يوم))?)"
    ),
    # Before these "today" is no day of the calendar: "the next day", "the second day", "World Day", "the day that".
    "no_today": (
        r"(?!\s+(?:التالي|السابق|السابقه|نفسه|ذاته|الموالي|الاول|الثاني|الثالث|الرابع|الخامس|السادس|السابع|الثامن|التاسع|العاشر|"
        r"العالمي|الدولي|الوطني|الواحد|الذي))"
    ),
    "no_feast": r"(?!\s+(?:الدامي|الداميه|العظيمه|الاسود|السوداء|الحزين|الحزينه))",
    "service": r"(?<!سوق\s)(?<!صلاه\s)(?<!خطبه\s)(?<!كل\s)(?<!كل\sيوم\s)",
    # A bare name that is also a word needs something before it that makes it a month.
    "month_before": r"(?:(?<=في\s)|(?<=منذ\s)|(?<=حتي\s)|(?<=خلال\s)|(?<=من\s))",
    # "The war of 2006", without the word for a year.
    "year_of_event": r"(?:"
    + "|".join(
        rf"(?<={noun}\s)"
        for noun in (
            "حرب",
            "غزو",
            "اجتياح",
            "عدوان",
            "هجوم",
            "هجمات",
            "اعتداءات",
            "مجزره",
            "مذبحه",
            "انقلاب",
            "انتفاضه",
            "ثوره",
            "احتجاجات",
            "تظاهرات",
            "مظاهرات",
            "حراك",
            "احداث",
            "اتفاق",
            "انتخابات",
            "زلزال",
            "اعصار",
            "فيضانات",
            "سيول",
            "مجاعه",
            "حصار",
            "معارك",
            "معركه",
            "تسونامي",
        )
    )
    + ")",
    "no_name": r"(?!ماي\s+\w)",  # as in the name of Mai Kadra
    "doubtful_months": r"(?!(?:مارس|اب|ماي|جوان|اوت)(?!\w))",
    "no_counts": r"(?!\s+\w*(?:شخص|مدني|قتيل|جريح|عنصر|نازح|اسره|عايله|عائله|منزل))",
    "few": r"(?:\s+(?:ال)?(?:قليله|معدوده|قلايل|قلائل|عده))?",
    "week_or_half": r"(?:الاسبوع|(?P<half>النصف))\s+(?:{ordinal}|{final})\s+من",
    "which_year": (
        r"(?:(?:{the_year}\s*)?(?:{then}(?!\d)|الجاري|الحالي)|(?:هذا\s+)?العام(?:\s+(?P<yrel>الماضي|المنصرم|المقبل))?)"
    ),
    "over": r"(?:خلال|في|علي\s+مدي|علي\s+مدار|طوال|طيله|اخر|في\s+غضون)",
    # "Within three days of the fall of the town" is a length.
    "not_of": r"(?:\s+واحد)?(?!\s+من\s|\s+واحد|\s+{deictics})",
    "or_more": r"(?:\s+(?:او|الي)\s+(?:(?P<n2>{number})\s+)?(?P<unit2>{units}))?",
    "in_time": r"(?:خلال|في|علي\s+مدي|طوال)\s+(?:اقل\s+من\s+)?",
    "by_the_end": r"(?:بحلول|قبل|مع)\s+(?:نهايه|اواخر|اخر|ختام)\s+",
    "to": r"(?:و|الي\s+|و?حتي\s+)",
    "recent": r"(?P<rel>(?:الماضي|المنصرم|الاخير(?!\w*\s+من\s)|الفائت|المقبل|القادم)(?:ه|تين|ين|ان|تان)?)",
}
