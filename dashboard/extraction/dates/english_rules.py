"""The table of English time expressions (calendar dates are in `english_calendar`), over folded lower-case text."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from dashboard.extraction.dates.blocks import lexicon_blocks, lexicon_gates
from dashboard.extraction.dates.english import English
from dashboard.extraction.dates.english_blocks import BLOCKS
from dashboard.extraction.dates.english_calendar import DATES, MONTHS_AND_YEARS
from dashboard.extraction.dates.grammar import Grammar, Row, make_grammar
from dashboard.extraction.dates.words import date_words, either

# Month names that are also words or names of people, or too short to stand alone.
_DOUBTFUL: Final = re.compile(r"may|march|april|june|august|\w{3,4}")
_CERTAIN: Final = frozenset({"july"})
_PERIODS: Final = ("week", "month", "year")
_HOURS: Final = ("dawn", "noon", "midday", "midnight", "dusk", "sunset", "sunrise", "nightfall", "daybreak", "hours")

_NAMED_DAYS: Final = (
    Row(
        "deictic",
        r"{hours}?(?:{weekdays}\s*,?\s+)?(?P<when>{deictics}){time_of_day}?(?:,?\s+\(?{weekdays}\)?)?",
        ("yesterday", "today", "tonight", "last night", "this ", "tomorrow"),
    ),
    Row("night_of", r"overnight\s+(?:on\s+)?{weekday}(?!\s+(?:in)?to\b)", ("overnight",), "weekdays"),
    Row(
        "weekday",
        r"{hours}?{feast}(?:(?P<rel>last|this|next|coming|previous|past)\s+)?{weekday}{time_of_day}?"
        r"(?!\s+(?:prayer|mosque|sermon|market))",
        gate="weekdays",
    ),
    Row(
        "weekday",
        r"(?:after|following|before|during)\s+(?:the\s+)?(?:(?:noon|midday|weekly)\s+)?{weekday}\s+prayers?",
        ("prayer",),
        "weekdays",
    ),
    Row(
        "weekday_list",
        r"{hours}?{weekday}{time_of_day}?(?P<between>,\s+{weekdays})?,?\s+(?:and|or)\s+(?:on\s+)?{hours}?{other_weekday}"
        r"{time_of_day}?(?!')",
        (" and ", " or "),
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
    Row(
        "weekdays",
        r"{weekday}(?:\s+through\s+|\s+to\s+|\s*-\s*){other_weekday}(?!\s+(?:night|morning))",
        ("through", "to", "-"),
        "weekdays",
    ),
    Row("weekday", r"the\s+{weekday}\s+(?P<rel>before\s+last)", ("before last",), "weekdays"),
    Row(
        "overnight",
        r"overnight(?!\s+(?:stay|train|bus|flight|curfew|camp))|(?:during|through|throughout)\s+the\s+night",
        ("overnight", "the night"),
    ),
    Row(
        "since_part_of_day",
        r"since\s+(?:before\s+|shortly\s+(?:before|after)\s+)?(?:(?:the\s+)?early\s+(?:hours|morning)|this\s+morning|"
        r"dawn|daybreak|sunrise|midnight|noon|midday)",
        ("since",),
    ),
    Row(
        "weekend",
        r"(?:(?:at|over|during)\s+)?(?:(?P<rel>last|past|this|next|coming)\s+|the\s+(?:(?:past|last)\s+)?)weekend",
        ("weekend",),
    ),
    Row(
        "weekend_before",
        r"(?:(?:at|over|during)\s+)?the\s+(?:previous\s+weekend|weekend\s+(?P<rel>before\s+last))",
        ("weekend",),
        told=True,
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
    Row("in_a_row", r"for\s+{count}\s+(?:consecutive|straight|successive)\s+{unit}", ("consec", "straight", "succes")),
    Row("lately", r"the\s+(?P<rel>last|past|previous|next|coming)\s+{count}\s+{unit}(?!\s+of\b)", ("the ",)),
    Row("hence", r"in\s+{count}\s+{unit}'?\s+time", ("time",)),
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
    Row("since_told", r"since\s+(?:then|that\s+(?:day|night|date))", ("since",), told=True),
    Row(
        "since_event",
        r"since\s+the\s+(?:quake|earthquake|disaster|tremors?|floods?|flooding|cyclone|hurricane|typhoon|storm|landslide|deluge|eruption)"
        r"(?!\s+(?:that|which|in|on|of|struck|hit|began))",
        ("since",),
    ),
    Row(
        "span_from",
        r"for\s+{count}\s+{unit},?\s+(?:starting|beginning|from)\s+(?:on\s+|from\s+)?(?:{weekday}|(?P<when>{deictics}))",
        ("starting", "beginning", "from"),
    ),
    Row("duration", r"for\s+{about}(?:a\s+)?{count}\s+{unit}(?!\s+(?:ago|earlier))", ("for ",)),
    Row(
        "for_the_nth_day",
        r"for\s+(?:a|the|its|their)\s+{nth}{running}\s+(?P<unit>day|night|week|month){in_a_row}"
        r"(?:,?\s+(?:on\s+)?{weekday})?",
        ("for a ", "for the ", "for its ", "for their "),
    ),
    Row(
        "for_the_nth_day",
        r"(?:{entered}(?:its|their|the|a)|(?:(?<=in\s)|(?<=on\s))(?:its|their))\s+{nth}{running}\s+"
        r"(?P<unit>day|week|month)(?:,?\s+(?:on\s+)?{weekday})?(?!\s+(?:of|in|at)\b)",
        ("enter", "into", "in its", "in their", "in the", "in a", "on its", "on their"),
    ),
    Row(
        "after_event",
        r"{opening}{about}(?:a\s+)?{count}\s+(?P<unit>days?|weeks?|fortnight|months?|years?)\s+(?P<way>after|before)(?=\s+\w)",
        ("after", "before"),
        told=True,
    ),
    Row(
        "next_day",
        r"(?:(?P<after>the\s+(?:next|following)\s+{daypart}|the\s+day\s+after(?!\s+\w))|"
        r"(?P<before>the\s+(?:previous|preceding)\s+(?:day|night|evening|morning)|"
        r"the\s+(?:day|night|evening)\s+before(?!\s+yesterday))|(?:(?:later|earlier)\s+(?:on\s+|in\s+)?)?"
        r"(?:the\s+same|that\s+(?:same\s+)?)\s*{daypart}(?!\s+(?:in\s+{months}|as|that|when)\b)|"
        r"(?P<own>(?:later|earlier)\s+(?:on\s+|in\s+)the\s+{daypart}))",
        ("the next", "following", "previous", "preceding", "same", "that ", " before", " after", "later", "earlier"),
        told=True,
    ),
    Row(
        "next_days",
        r"(?:over|in|during|for|within)\s+the\s+(?:following|ensuing|subsequent)\s+(?:{count}\s+)?{unit}",
        ("following", "ensuing", "subsequent"),
        told=True,
    ),
    Row(
        "next_days", r"the\s+(?:{count}\s+)?(?P<unit>days?|weeks?|months?)\s+that\s+followed", ("followed",), told=True
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
    return make_grammar((*DATES, *MONTHS_AND_YEARS, *_NAMED_DAYS, *_COUNTED_UNITS), blocks, gates, English(words))
