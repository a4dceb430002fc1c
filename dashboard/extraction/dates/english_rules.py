"""The patterns of English time expressions, over folded lower-case text; what they mean is in `english`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from dashboard.extraction.dates.english import ORDINALS, English
from dashboard.extraction.dates.english_days import counted_units, named_days
from dashboard.extraction.dates.english_patterns import COUNTED, NOTHING, YEAR, Patterns
from dashboard.extraction.dates.grammar import Rule
from dashboard.extraction.dates.words import date_words, either

_DIGITS: Final = re.compile(r"\d\d")


def _dates(p: Patterns) -> tuple[Rule, ...]:
    f, month = p.forms, p.any_month
    two = r"(?P<a>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)?"
    other = r"(?P<b>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)?"
    to = r"(?:\s*-\s*|\s+(?:to|and|until|through|till)\s+(?:the\s+)?)"
    lead = r"(?:(?:between|from)\s+)?(?:the\s+)?"
    year = rf"(?:{p.year})?"
    return (
        p.rule("date", rf"{p.prefix}(?:last\s+)?{p.day}\s*(?:of\s+)?{p.month}{year}", f.full_date, gate=p.has_month),
        p.rule(
            "date",
            rf"{p.prefix}(?:last\s+)?{p.month}\s+(?:the\s+)?{p.day}(?!\d){COUNTED}{year}",
            f.full_date,
            gate=p.has_month,
        ),
        p.rule(
            "range",
            rf"{lead}{two}{to}{other}\s+(?:of\s+)?{p.month}(?P<m0>{NOTHING})?{year}",
            f.day_range,
            gate=p.has_month,
        ),
        p.rule("range", rf"{lead}{two}\s+(?P<m0>{month}){to}{other}\s+{p.month}{year}", f.day_range, gate=p.has_month),
        p.rule(
            "range",
            rf"{lead}(?P<m0>{month})\s+{two}{to}(?P<m>{month})\s+{other}(?!\d){COUNTED}{year}",
            f.day_range,
            gate=p.has_month,
        ),
        p.rule(
            "range",
            rf"{lead}{p.month}\s+{two}{to}{other}(?!\d){COUNTED}(?P<m0>{NOTHING})?{year}",
            f.day_range,
            gate=p.has_month,
        ),
        p.rule(
            "numeric",
            r"(?<![\d/.-])(?:(?P<y>(?:19|20)\d\d)[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})|"
            r"(?P<d2>\d{1,2})[-/.](?P<m2>\d{1,2})[-/.](?P<y2>(?:19|20)\d\d))(?![-/.]?\d)",
            f.numeric,
            gate=_DIGITS,
        ),
        p.rule(
            "day of month",
            rf"(?:the\s+)?{p.day}\s+of\s+(?P<rel>that|this|the|last)\s+month",
            f.day_of_that_month,
            "month",
            told=True,
        ),
        p.rule(
            "hijri",
            rf"(?:(?:{p.day}\s+(?:of\s+)?)|month\s+of\s+)(?P<h>{p.hijri})(?:,?\s+(?P<hy>1[34]\d\d)(?:\s*a\.?h)?)?",
            f.hijri,
            gate=p.has_hijri,
        ),
        p.rule(
            "hijri",
            rf"(?P<d>{NOTHING})?(?P<o>{NOTHING})?(?P<h>{p.hijri}),?\s+(?P<hy>1[34]\d\d)(?:\s*a\.?h)?",
            f.hijri,
            gate=p.has_hijri,
        ),
        p.rule(
            "hijri",
            rf"(?<=during\s)(?P<d>{NOTHING})?(?P<o>{NOTHING})?(?P<hy>{NOTHING})?(?P<h>{p.hijri})",
            f.hijri,
            "during",
            gate=p.has_hijri,
        ),
    )


def _months_and_years(p: Patterns) -> tuple[Rule, ...]:
    f = p.forms
    before = r"(?:(?<=in\s)|(?<=since\s)|(?<=until\s)|(?<=by\s)|(?<=of\s)|(?<=for\s)|(?<=from\s)|(?<=during\s))"
    then = r"(?P<y>(?:1[6-9]|20)\d\d)(?!-?\d)"
    nil, no_year = rf"(?P<rel>{NOTHING})?", rf"(?P<y>{NOTHING})?"
    return (
        p.rule("month", rf"{p.part}?{p.month}{p.year}", f.named_month, gate=p.has_month),
        p.rule("month", rf"{p.part}?{p.rel}\s+{p.month}{no_year}(?!\s+\d)", f.named_month, gate=p.has_month),
        p.rule("month", rf"{p.part}?(?P<m>{p.sure_month})(?!\s+\d){no_year}{nil}", f.named_month, gate=p.has_month),
        p.rule("month", rf"(?:{p.part}|{before}){p.month}(?!\s+\d){no_year}{nil}", f.named_month, gate=p.has_month),
        p.rule(
            "months",
            rf"(?:from|between)\s+(?:early\s+|mid-|late\s+)?(?P<m0>{p.any_month})(?:\s+(?:to|and|until|through)\s+|\s*-\s*)"
            rf"{p.month}(?:{p.year})?(?!\s+\d)",
            f.month_range,
            gate=p.has_month,
        ),
        p.rule(
            "that year",
            rf"{p.month}\s+(?:of\s+)?(?:that|the\s+same)\s+year",
            f.month_of_that_year,
            "year",
            told=True,
            gate=p.has_month,
        ),
        p.rule(
            "by the end",
            rf"(?:by|before)\s+(?:the\s+)?end\s+of\s+(?:(?:the\s+|{p.rel}\s+)(?P<unit>week|month|year)|"
            rf"{p.month}(?:\s+(?P<y>20\d\d))?)",
            f.by_the_end,
            "end of",
        ),
        p.rule(
            "by the end",
            rf"(?:by|before)\s+(?:the\s+)?end\s+of\s+(?P<y>20\d\d)(?P<unit>{NOTHING})?(?P<m>{NOTHING})?",
            f.by_the_end,
            "end of",
        ),
        p.rule(
            "years",
            r"(?:from|between)\s+(?P<y>(?:19|20)\d\d)(?:\s+(?:to|and|until)\s+|\s*-\s*)(?P<y2>(?:19|20)\d\d)",
            f.year_range,
            gate=_DIGITS,
        ),
        p.rule("year", rf"{p.part}{YEAR}(?!-)", f.named_year, gate=_DIGITS),
        p.rule(
            "year",
            rf"(?:(?<=in\s)|(?<=since\s)|(?<=until\s)|(?<=by\s)|(?<=of\s)|(?<=from\s)|"
            r"(?<=during\s)|(?<=before\s)|"
            rf"(?<=after\s)|(?<=throughout\s)|(?<=year\s))(?P<y>(?:19|20)\d\d){COUNTED}(?![-,]?\d)(?!-\w)",
            f.named_year,
            gate=_DIGITS,
        ),
        p.rule("season", rf"(?:the\s+)?(?P<s>{p.season}){p.year}", f.season, gate=p.has_season),
        p.rule("season", rf"(?P<rel>last|this|next)\s+(?P<s>{p.season}){no_year}", f.season, gate=p.has_season),
        p.rule(
            "quarter",
            rf"(?:the\s+)?(?P<n>{either(ORDINALS)})\s+(?P<size>quarter|half)\s+of\s+"
            rf"(?:(?:the|this)\s+year|{then})",
            f.quarter,
            "quarter",
            "half",
        ),
    )


@lru_cache(maxsize=1)
def english_rules() -> tuple[Rule, ...]:
    """Build the English rules once."""
    p = Patterns(English(date_words("en")))
    return (*_dates(p), *_months_and_years(p), *named_days(p), *counted_units(p))
