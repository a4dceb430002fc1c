"""The table of English time expressions, over folded lower-case text."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from dashboard.extraction.dates.blocks import DIGITS, NUMERIC, lexicon_blocks
from dashboard.extraction.dates.english import English
from dashboard.extraction.dates.grammar import Row, Rule, make_rules
from dashboard.extraction.dates.words import date_words, either

# Month names that are also words, or too short to stand alone.
_DOUBTFUL: Final = re.compile(r"may|march|\w{3,4}")
_CERTAIN: Final = frozenset({"june", "july"})
BLOCKS: Final = {
    "whole": r"(?<![\w'])(?P<x>{body})(?!\w)",
    "month": r"(?P<m>{months})(?:\.(?=\s+\d))?",
    "prefix": r"(?:{hours}?{weekdays}{time_of_day}?(?:\s*,\s*|\s+)(?:the\s+)?)?",
    "day": r"(?:(?P<d>3[01]|[12]\d|0?[1-9]){th}|{ordinal})",
    "th": r"(?:st|nd|rd|th)?",
    "relation": r"(?P<rel>{relations})",
    "digits_year": r"{then}(?![\d,.]*\d)",
    "year": r"(?:(?:\s*,\s*|\s+(?:of\s+)?)(?:{digits_year}|(?P<yrel>last|this|next)\s+year))",
    "part": (
        r"(?:(?:the\s+)?(?:very\s+)?(?P<part>{parts})"
        r"(?:\s*-\s*|\s+of\s+(?:the\s+month\s+of\s+)?|\s+in\s+|\s+))"
    ),
    "count": r"(?P<n>{number}|{fews})",
    "about": r"(?:about\s+|around\s+|nearly\s+|almost\s+|some\s+|more\s+than\s+|over\s+|at\s+least\s+|just\s+)?",
    # A number before one of these counts something; it is no day or year.
    "uncounted": (
        r"(?!,\d|\.\d|\s+(?:people|persons|troops|soldiers|civilians|fighters|militants|families|homes|houses|villages|"
        r"cases|schools|places|children|women|men|others|rebels|refugees|km|kms|kilomet\w+|met(?:er|re)s|miles|dollars|"
        r"per|percent|million|billion|tons|tonnes|a\.?m|p\.?m)\b|\s*%|:\d)"
    ),
    "hours": (
        r"(?:(?:early|late|later|earlier|overnight|shortly\s+(?:before|after)\s+(?:dawn|noon|midnight|dusk|sunset|sunrise)|"
        r"(?:just\s+)?(?:before|after|at|around)\s+(?:dawn|noon|midnight|midday|dusk|sunset|sunrise|nightfall|daybreak)|"
        r"(?:in\s+)?(?:the\s+)?(?:early\s+|small\s+|late\s+)?(?:hours|morning|afternoon|evening|night)(?:\s+of)?)"
        r"(?:\s+on)?\s+)"
    ),
    "time_of_day": (
        r"(?:\s+(?:early\s+|late\s+)?(?:morning|afternoon|evening|night|overnight|noon|midday|at\s+(?:dawn|dusk)))"
    ),
    "feast": r"(?<!every )(?<!each )(?<!good )(?<!black )(?<!bloody )(?<!palm )(?<!easter )(?<!ash )(?<!holy )",
    "to": r"(?:\s*-\s*|\s+(?:to|and|until|through|till)\s+(?:the\s+)?)",
    "lead": r"(?:(?:between|from)\s+)?(?:the\s+)?",
    "month_before": (
        r"(?:(?<=in\s)|(?<=since\s)|(?<=until\s)|(?<=by\s)|(?<=of\s)|(?<=for\s)|(?<=from\s)|(?<=during\s))"
    ),
    "year_before": (
        r"(?:(?<=in\s)|(?<=since\s)|(?<=until\s)|(?<=by\s)|(?<=of\s)|(?<=from\s)|(?<=during\s)|(?<=before\s)|"
        r"(?<=after\s)|(?<=throughout\s)|(?<=year\s))"
    ),
    "hijri_year": r"(?P<hy>1[34]\d\d)(?:\s*a\.?h)?",
    "hijri": r"(?P<h>{hijri_months})",
    "periods": r"(?P<unit>week|month|year)",
    "by_the_end": r"(?:by|before)\s+(?:the\s+)?end\s+of\s+",
    "opening": r"(?P<opening>(?<![^\n])|(?<=\. )|(?<=\.\"))?",
    "daypart": r"(?:day|morning|night|evening|afternoon)",
}
_PERIODS: Final = ("week", "month", "year")
_HOURS: Final = ("dawn", "noon", "midday", "midnight", "dusk", "sunset", "sunrise", "nightfall", "daybreak", "hours")

_DATES: Final = (
    Row("full_date", r"{prefix}(?:last\s+)?{day}\s*(?:of\s+)?{month}{year}?", gate="{months}"),
    Row("full_date", r"{prefix}(?:last\s+)?{month}\s+(?:the\s+)?{day}(?!\d){uncounted}{year}?", gate="{months}"),
    Row("day_range", r"{lead}{a_day}{th}{to}{b_day}{th}\s+(?:of\s+)?{month}{year}?", gate="{months}"),
    Row("day_range", r"{lead}{a_day}{th}\s+(?P<m0>{months}){to}{b_day}{th}\s+{month}{year}?", gate="{months}"),
    Row(
        "day_range",
        r"{lead}(?P<m0>{months})\s+{a_day}{th}{to}(?P<m>{months})\s+{b_day}{th}(?!\d){uncounted}{year}?",
        gate="{months}",
    ),
    Row("day_range", r"{lead}{month}\s+{a_day}{th}{to}{b_day}{th}(?!\d){uncounted}{year}?", gate="{months}"),
    NUMERIC,
    Row(
        "day_of_month",
        r"(?:the\s+)?{day}\s+of\s+(?:(?P<same>that)|the|(?P<rel>this|last))\s+month",
        ("month",),
        told=True,
    ),
    Row("hijri", r"(?:{day}\s+(?:of\s+)?|month\s+of\s+){hijri}(?:,?\s+{hijri_year})?", gate="{hijri_months}"),
    Row("hijri", r"{hijri},?\s+{hijri_year}", gate="{hijri_months}"),
    Row("hijri", r"(?<=during\s){hijri}", ("during",), "{hijri_months}"),
)
_MONTHS_AND_YEARS: Final = (
    Row("named_month", r"{part}?{month}{year}", gate="{months}"),
    Row("named_month", r"{part}?{relation}\s+{month}(?!\s+\d)", gate="{months}"),
    Row("named_month", r"{part}?(?P<m>{sure_months})(?!\s+\d)", gate="{months}"),
    Row("named_month", r"(?:{part}|{month_before}){month}(?!\s+\d)", gate="{months}"),
    Row(
        "month_range",
        r"(?:from|between)\s+(?:early\s+|mid-|late\s+)?(?P<m0>{months})(?:\s+(?:to|and|until|through)\s+|\s*-\s*)"
        r"{month}{year}?(?!\s+\d)",
        gate="{months}",
    ),
    Row("named_month", r"{month}\s+(?:of\s+)?(?P<same>that|the\s+same)\s+year", ("year",), "{months}", told=True),
    Row(
        "by_the_end",
        r"{by_the_end}(?:(?:the\s+|{relation}\s+){periods}|{month}(?:\s+(?P<y>20\d\d))?)",
        ("end of",),
    ),
    Row("by_the_end", r"{by_the_end}(?P<y>20\d\d)", ("end of",)),
    Row(
        "year_range",
        r"(?:from|between)\s+(?P<y>{year_number})(?:\s+(?:to|and|until)\s+|\s*-\s*)(?P<y2>{year_number})",
        gate=DIGITS,
    ),
    Row("named_year", r"{part}{digits_year}(?!-)", gate=DIGITS),
    Row("named_year", r"{year_before}(?P<y>{year_number}){uncounted}(?![-,]?\d)(?!-\w)", gate=DIGITS),
    Row("season", r"(?:the\s+)?(?P<s>{seasons}){year}", gate="{seasons}"),
    Row("season", r"(?P<rel>last|this|next)\s+(?P<s>{seasons})", gate="{seasons}"),
    Row(
        "quarter",
        r"(?:the\s+)?(?P<o>first|second|third|fourth)\s+(?:(?P<quarter>quarter)|half)\s+of\s+(?:(?:the|this)\s+year|{then}(?!-?\d))",
        ("quarter", "half"),
    ),
)
_NAMED_DAYS: Final = (
    Row(
        "deictic",
        r"{hours}?(?:{weekdays}\s*,?\s+)?(?P<when>{deictics}){time_of_day}?(?:,?\s+\(?{weekdays}\)?)?",
        ("day", "night", "this ", "tomorrow"),
    ),
    Row(
        "weekday",
        r"{hours}?{feast}(?:(?P<rel>last|this|next|coming|previous|past)\s+)?{weekday}{time_of_day}?"
        r"(?!\s+(?:prayer|mosque|sermon|market))",
        gate="{weekdays}",
    ),
    Row("by_weekday", r"by\s+(?:the\s+end\s+of\s+)?{weekday}", ("by ",), "{weekdays}"),
    Row(
        "night",
        r"(?:overnight|(?:on\s+|in\s+)?the\s+night)\s+(?:of\s+|from\s+|between\s+|on\s+)?"
        r"{weekday}(?:\s*[-/]\s*|\s+(?:to|into|and)\s+){other_weekday}",
        ("night",),
        "{weekdays}",
    ),
    Row("weekdays", r"(?:from|between)\s+{weekday}\s+(?:to|and|until)\s+{other_weekday}", gate="{weekdays}"),
    Row("weekdays", r"{weekday}\s+through\s+{other_weekday}", ("through",), "{weekdays}"),
    Row("overnight", r"overnight(?!\s+(?:stay|train|bus|flight|curfew|camp))", ("overnight",)),
    Row(
        "weekend",
        r"(?:(?:at|over|during)\s+)?(?:(?P<rel>last|past|this|next|coming)\s+|the\s+(?:(?:past|last)\s+)?)weekend",
        ("weekend",),
    ),
    Row("period", r"(?P<rel>last|previous|past|this|next|coming)\s+{periods}(?!\s*'|-)", _PERIODS),
    Row("period", r"{part}(?:the\s+)?(?:(?P<rel>last|this|next)\s+)?{periods}(?!-)", _PERIODS),
    Row(
        "within_this",
        r"(?:(?P<earlier>earlier)|later)\s+(?:in\s+)?(?:this|the)\s+{periods}",
        ("er this", "er in", "er the"),
    ),
)
_COUNTED_UNITS: Final = (
    Row("ago", r"{about}(?:(?:a\s+)?{count}\s+)?{unit}\s+ago", ("ago",)),
    Row(
        "lately",
        r"(?:over|in|during|for|within|throughout)\s+(?:the\s+)?(?P<rel>last|past|previous|next|coming|recent)\s+"
        r"(?:{count}\s+)?{unit}",
        ("last", "past", "previous", "next", "coming", "recent"),
    ),
    Row(
        "within",
        r"(?:with)?in\s+(?:the\s+space\s+of\s+)?(?:(?P<n>{number})\s+or\s+|{number}\s+(?:days?|weeks?|months?)\s+or\s+)?"
        r"(?P<n2>{number})\s+{unit}'?\s+time",
        ("time",),
    ),
    Row(
        "within",
        r"within\s+(?P<n>{number})\s+(?P<unit>day|week|month|days|weeks|months)"
        r"(?:\s+(?:or|to)\s+(?P<n2>{number}))?(?:\s+days|\s+weeks|\s+months)?(?!\s+of\b)",
        ("within",),
    ),
    Row("within", r"within\s+(?P<n>24|48|72|96)\s+(?P<unit>hours)(?!\s+of\b)", ("within",)),
    Row(
        "away",
        r"{about}(?:a\s+)?{count}\s+{unit}\s+(?P<way>earlier|later|before(?!\s+\w)|previously|afterwards?)",
        ("earlier", "later", "before", "previously", "after"),
        told=True,
    ),
    Row(
        "duration",
        r"(?:after|following|for|during|despite|in|lasted)\s+{about}{count}\s+{unit}\s+(?:of|in)\b",
        (" of", " in"),
    ),
    Row("duration", r"for\s+{about}(?:a\s+)?{count}\s+{unit}(?!\s+(?:ago|earlier))", ("for ",)),
    Row(
        "after_event",
        r"{opening}{about}(?:a\s+)?{count}\s+(?P<unit>days?|weeks?|months?|years?)\s+(?P<way>after|before)(?=\s+\w)",
        ("after", "before"),
        told=True,
    ),
    Row(
        "next_day",
        r"(?:(?P<after>the\s+(?:next|following)\s+{daypart}|the\s+day\s+after(?!\s+\w))|"
        r"(?P<before>the\s+(?:previous|preceding)\s+(?:day|night|evening|morning)|"
        r"the\s+(?:day|night|evening)\s+before(?!\s+yesterday))|(?:the\s+same|that\s+(?:same\s+)?)\s*{daypart})",
        ("day", "night", "morning", "evening", "afternoon"),
        told=True,
    ),
    Row(
        "part_of_day",
        r"(?:shortly\s+|just\s+)?(?:before|after|at|around)\s+"
        r"(?:dawn|noon|midday|midnight|dusk|sunset|sunrise|nightfall|daybreak)|"
        r"in\s+the\s+(?:early|small)\s+hours(?:\s+of\s+the\s+(?:morning|day))?",
        _HOURS,
        told=True,
    ),
)


@cache
def english_rules() -> tuple[Rule, ...]:
    """Make the English rules ready, once."""
    words = date_words("en")
    sure = either(n for n in words.values["month"] if n in _CERTAIN or not _DOUBTFUL.fullmatch(n))
    blocks = {**lexicon_blocks(words), **BLOCKS, "sure_months": sure}
    return make_rules((*_DATES, *_MONTHS_AND_YEARS, *_NAMED_DAYS, *_COUNTED_UNITS), blocks, English(words))
