"""The table of English time expressions, over folded lower-case text."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from dashboard.extraction.dates.blocks import NUMERIC, lexicon_blocks, lexicon_gates
from dashboard.extraction.dates.english import English
from dashboard.extraction.dates.english_blocks import BLOCKS
from dashboard.extraction.dates.grammar import Grammar, Row, make_grammar
from dashboard.extraction.dates.words import date_words, either

# Month names that are also words or names of people, or too short to stand alone.
_DOUBTFUL: Final = re.compile(r"may|march|april|june|august|\w{3,4}")
_CERTAIN: Final = frozenset({"july"})
_PERIODS: Final = ("week", "month", "year")
_HOURS: Final = ("dawn", "noon", "midday", "midnight", "dusk", "sunset", "sunrise", "nightfall", "daybreak", "hours")

_DATES: Final = (
    Row("full_date", r"{prefix}(?:last\s+)?{day}\s*(?:of\s+)?{month}{year}?", gate="months"),
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
        r"(?:(?:(?<=on\s)|the\s+{nth}\s+day\s+of\s+(?:the\s+)?)(?P<hf>{hijri_feasts})|(?P<f>{feasts})"
        r"(?:,?\s+(?P<y>{year_number}))?)",
        gate="feasts",
    ),
    Row("hijri", r"the\s+{nth}\s+day\s+of\s+{hijri}(?:,?\s+{hijri_year})?", gate="hijris"),
    Row("hijri", r"(?:{day}\s+(?:of\s+)?|month\s+of\s+){hijri}(?:,?\s+{hijri_year})?", gate="hijris"),
    Row("hijri", r"{hijri},?\s+{hijri_year}", gate="hijris"),
    Row("hijri", r"(?<=during\s){hijri}", ("during",), "hijris"),
)
_MONTHS_AND_YEARS: Final = (
    Row("named_month", r"{part}?{month}{year}", gate="months"),
    Row("named_month", r"{part}?{relation}\s+{month}{uncounted_month}", gate="months"),
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
_NAMED_DAYS: Final = (
    Row(
        "deictic",
        r"{hours}?(?:{weekdays}\s*,?\s+)?(?P<when>{deictics}){time_of_day}?(?:,?\s+\(?{weekdays}\)?)?",
        ("yesterday", "today", "tonight", "last night", "this ", "tomorrow"),
    ),
    Row(
        "weekday",
        r"{hours}?{feast}(?:(?P<rel>last|this|next|coming|previous|past)\s+)?{weekday}{time_of_day}?"
        r"(?!\s+(?:prayer|mosque|sermon|market))",
        gate="weekdays",
    ),
    Row(
        "weekday_list",
        r"{hours}?{weekday}(?P<between>,\s+{weekdays})?,?\s+and\s+{other_weekday}(?!')",
        (" and ",),
        "weekdays",
    ),
    Row(
        "weekday_of_week",
        r"{hours}?{weekday}{time_of_day}?\s+(?:of\s+)?(?P<rel>last|this|next)\s+(?P<unit>week)",
        ("week",),
        "weekdays",
    ),
    Row(
        "weekday_told",
        r"the\s+(?:(?P<before>previous|preceding)|following)\s+{weekday}{time_of_day}?",
        ("previous", "preceding", "following"),
        "weekdays",
        told=True,
    ),
    Row(
        "night",
        r"(?:overnight|(?:on\s+|in\s+)?the\s+night)\s+(?:of\s+|from\s+|between\s+|on\s+)?"
        r"{weekday}(?:\s*[-/]\s*|\s+(?:to|into|and)\s+){other_weekday}",
        ("night",),
        "weekdays",
    ),
    Row("night", r"overnight\s+(?:in)?to\s+{other_weekday}{time_of_day}?", ("night",), "weekdays"),
    Row("night", r"(?:{hours}|late\s+)?{weekday}\s+(?:night\s+)?into\s+{other_weekday}", ("into",), "weekdays"),
    Row(
        "weekdays",
        r"(?:from|between)\s+{hours}?{weekday}{time_of_day}?\s+(?:to|and|until)\s+{hours}?{other_weekday}{time_of_day}?",
        gate="weekdays",
    ),
    Row(
        "weekdays",
        r"late\s+(?:on\s+)?{weekday}\s+(?:and|or)\s+early\s+(?:on\s+)?{other_weekday}",
        ("late",),
        "weekdays",
    ),
    Row("weekdays", r"{weekday}\s+through\s+{other_weekday}", ("through",), "weekdays"),
    Row("overnight", r"overnight(?!\s+(?:stay|train|bus|flight|curfew|camp))", ("overnight",)),
    Row(
        "weekend",
        r"(?:(?:at|over|during)\s+)?(?:(?P<rel>last|past|this|next|coming)\s+|the\s+(?:(?:past|last)\s+)?)weekend",
        ("weekend",),
    ),
    Row("period", r"(?P<rel>last|previous|past|this|next|coming)\s+{periods}(?!\s*'|-|{of_what})", _PERIODS),
    Row("period", r"the\s+(?P<unit>week|month|year)\s+(?P<rel>before\s+last)", ("before last",)),
    Row("period", r"the\s+(?P<rel>following)\s+{periods}", ("following",), told=True),
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
        r"(?:{count}\s+)?{unit}(?!{of_what})",
        ("last", "past", "previous", "next", "coming", "recent"),
    ),
    Row("lately", r"for\s+{count}\s+(?:consecutive|straight|successive)\s+{unit}", ("consec", "straight", "succes")),
    Row("lately", r"the\s+(?P<rel>last|past|previous|next|coming)\s+{count}\s+{unit}(?!\s+of\b)", ("the ",)),
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
        r"(?:{about}(?:a\s+)?{count}\s+)?{unit}\s+(?P<way>earlier|later|before(?!\s+\w)|previously|afterwards?)",
        ("earlier", "later", "before", "previously", "after"),
        told=True,
    ),
    Row(
        "duration",
        r"(?:after|following|for|during|despite|in|lasted)\s+{about}{count}\s+{unit}\s+(?:of|in)\b",
        (" of ", " in "),
    ),
    Row("duration", r"for\s+{about}(?:a\s+)?{count}\s+{unit}(?!\s+(?:ago|earlier))", ("for ",)),
    Row(
        "for_the_nth_day",
        r"for\s+(?:a|the|its|their)\s+{nth}{running}\s+(?P<unit>day|night|week|month){in_a_row}"
        r"(?:\s+on\s+{weekday})?",
        ("for a ", "for the ", "for its ", "for their "),
    ),
    Row(
        "for_the_nth_day",
        r"(?:{entered}(?:its|their|the|a)|(?<=in\s)(?:its|their))\s+{nth}{running}\s+(?P<unit>day|week|month)"
        r"(?:\s+on\s+{weekday})?(?!\s+(?:of|in|at)\b)",
        ("enter", "into", "in its", "in their", "in the", "in a"),
    ),
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
        r"the\s+(?:day|night|evening)\s+before(?!\s+yesterday))|(?:(?:later|earlier)\s+(?:on\s+|in\s+)?)?"
        r"(?:the\s+same|that\s+(?:same\s+)?)\s*{daypart}(?!\s+(?:in\s+{months}|as|that|when)\b)|"
        r"(?:later|earlier)\s+(?:on\s+|in\s+)the\s+{daypart})",
        ("the next", "following", "previous", "preceding", "same", "that ", " before", " after", "later", "earlier"),
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
def english_grammar() -> Grammar:
    """Make the English rules ready, once."""
    words = date_words("en")
    sure = either(n for n in words.values["month"] if n in _CERTAIN or not _DOUBTFUL.fullmatch(n))
    blocks = {**lexicon_blocks(words), **BLOCKS, "sure_months": sure}
    gates = lexicon_gates(words, r"\b")
    return make_grammar((*_DATES, *_MONTHS_AND_YEARS, *_NAMED_DAYS, *_COUNTED_UNITS), blocks, gates, English(words))
