"""The English rows of calendar dates, months and years, over folded lower-case text."""

from __future__ import annotations

from typing import Final

from dashboard.extraction.dates.blocks import NUMERIC
from dashboard.extraction.dates.grammar import Row

DATES: Final = (
    Row("full_date", r"{prefix}(?:last\s+)?{day}(?:-|\s*(?:of\s+)?){month}{year}?", gate="months"),
    Row("full_date", r"{prefix}(?:last\s+)?{month}\s+(?:the\s+)?{day}(?!\d){uncounted}{year}?", gate="months"),
    Row("day_range", r"{lead}{a_day}{th}{to}{b_day}{th}\s+(?:of\s+)?{month}{year}?", gate="months"),
    Row("day_range", r"{lead}{a_day}{th}\s+(?P<m0>{months}){to}{b_day}{th}\s+{month}{year}?", gate="months"),
    Row(
        "day_range",
        r"{lead}(?P<m0>{months})\s+{a_day}{th}{to}(?P<m>{months})\s+{b_day}{th}(?!\d){uncounted}{year}?",
        gate="months",
    ),
    Row("day_range", r"{lead}{month}\s+{a_day}{th}{to}{b_day}{th}(?!\d){uncounted}{year}?", gate="months"),
    NUMERIC,
    Row(
        "day_of_month",
        r"(?:the\s+)?{day}\s+of\s+(?:(?P<same>that)|the|(?P<rel>this|last))\s+month",
        ("month",),
        told=True,
    ),
    Row(
        "name",
        r"{name_led}(?:\d\d?{th}\s+(?:of\s+)?{months}|{months}\s+\d\d?{th})\s+{named_after}",
        gate="named_after",
    ),
    Row(
        "week_of_day",
        r"(?:the\s+)?week\s+(?:(?P<ending>ending|to|up\s+to)|of|beginning|starting|from)\s+(?:on\s+)?{prefix}"
        r"{day}\s*(?:of\s+)?{month}{year}?",
        ("week",),
        "months",
    ),
    Row(
        "week_of_day",
        r"(?:the\s+)?week\s+(?:(?P<ending>ending|to|up\s+to)|of|beginning|starting|from)\s+(?:on\s+)?{prefix}"
        r"{month}\s+{day}(?!\d){year}?",
        ("week",),
        "months",
    ),
    Row(
        "feast",
        r"(?:(?:(?<=on\s)|(?P<eve>the\s+eve\s+of\s+(?:the\s+)?)|the\s+{nth}\s+day\s+of\s+(?:the\s+)?)(?P<hf>{hijri_feasts})|(?P<f>{feasts})"
        r"(?:,?\s+(?P<y>{year_number}))?)",
        gate="feasts",
    ),
    Row("hijri", r"the\s+{nth}\s+day\s+of\s+{hijri}(?:,?\s+{hijri_year})?", gate="hijris"),
    Row("hijri", r"(?:{day}\s+(?:of\s+)?|month\s+of\s+){hijri}(?:,?\s+{hijri_year})?", gate="hijris"),
    Row("hijri", r"{hijri},?\s+{hijri_year}", gate="hijris"),
    Row("hijri", r"(?<=during\s){hijri}", ("during",), "hijris"),
)
MONTHS_AND_YEARS: Final = (
    Row("named_month", r"{part}?{month}{year}", gate="months"),
    Row("named_month", r"{part}?(?:the\s+)?{relation}\s+{month}{uncounted_month}", gate="months", told=True),
    Row("named_month", r"{part}?(?P<m>{sure_months}){uncounted_month}", gate="months"),
    Row("named_month", r"(?:{part}|{month_before}){month}{uncounted_month}", gate="months"),
    Row("named_month", r"{name_before}(?P<m>april|june|august){uncounted_month}", ("april", "june", "august")),
    Row(
        "part_of_month",
        r"(?:the\s+)?(?:{ordinal}|(?P<final>last|final))\s+(?:week|(?P<half>half))\s+(?:of|in)\s+{month_named}",
        ("week", "half"),
    ),
    Row(
        "month_range",
        r"(?P<m0>{months})\s*-\s*{month}{year}(?!\s+\d)",
        gate="months",
    ),
    Row(
        "month_range",
        r"(?:from|between)\s+(?:early\s+|mid-|late\s+)?(?P<m0>{months})(?:\s+(?:to|and|until|through)\s+|\s*-\s*)"
        r"(?:early\s+|mid-|late\s+)?{month}{year}?(?!\s+\d)",
        gate="months",
    ),
    Row("month_pair", r"{month_before}(?P<m0>{months})\s+(?:and|or)\s+{month}{year}?{uncounted_month}", gate="months"),
    Row("named_month", r"{month}\s+(?:of\s+)?(?P<same>that|the\s+same)\s+year", ("year",), "months", told=True),
    Row(
        "by_the_end",
        r"{by_the_end}(?:(?:the\s+|{relation}\s+){periods}|{month}(?:\s+(?P<y>20\d\d))?)",
        ("end of",),
    ),
    Row("by_the_end", r"{by_the_end}(?P<y>20\d\d)", ("end of",)),
    Row(
        "year_range",
        r"(?:from|between)\s+(?P<y>{year_number})(?:\s+(?:to|and|until)\s+|\s*-\s*)(?P<y2>{year_number})",
        gate="digits",
    ),
    Row(
        "year_range",
        r"{year_before}(?P<y>{year_number})\s+(?:and|or)\s+(?P<y2>{year_number}){uncounted}(?!-)",
        (" and ", " or "),
        "digits",
    ),
    Row("named_year", r"{part}{digits_year}(?!-)", gate="digits"),
    Row("named_year", r"{year_before}(?P<y>{year_number}){uncounted}(?![-,]?\d)(?!-\w)", gate="digits"),
    Row("season", r"(?:the\s+)?(?P<s>{seasons}){year}", gate="seasons"),
    Row("season", r"(?P<rel>last|this|next)\s+(?P<s>{seasons})", gate="seasons"),
    Row(
        "quarter",
        r"(?:the\s+)?(?:(?P<o>first|second|third|fourth)|(?P<final>last|final))\s+(?:(?P<quarter>quarter)|half)\s+of\s+"
        r"{which_year}",
        ("quarter", "half"),
    ),
    Row("first_months", r"(?:the\s+)?first\s+(?P<n>{number})\s+months\s+of\s+{which_year}", ("months of",)),
)
