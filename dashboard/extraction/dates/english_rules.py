"""The patterns of English time expressions, over folded lower-case text; what they mean is in `english`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from dashboard.extraction.dates.english import DEICTIC, ORDINALS, PARTS, RELATIONS, English
from dashboard.extraction.dates.grammar import Meaning, Rule
from dashboard.extraction.dates.words import date_words, either

# Month names that are also words, or too short to stand alone.
_DOUBTFUL: Final = re.compile(r"may|march|\w{3,4}")
_CERTAIN: Final = frozenset({"june", "july"})
_YEAR: Final = r"(?P<y>(?:1[6-9]|20)\d\d)(?![\d,.]*\d)"
_NOTHING: Final = "(?!)"
# A number before one of these counts something; it is no day or year.
_COUNTED: Final = (
    r"(?!,\d|\.\d|\s+(?:people|persons|troops|soldiers|civilians|fighters|militants|families|homes|houses|villages|cases|"
    r"schools|places|children|women|men|others|rebels|refugees|km|kms|kilomet\w+|met(?:er|re)s|miles|dollars|per|percent|"
    r"million|billion|tons|tonnes|a\.?m|p\.?m)\b|\s*%|:\d)"
)
_HOURS: Final = (
    r"(?:(?:early|late|later|earlier|overnight|shortly\s+(?:before|after)\s+(?:dawn|noon|midnight|dusk|sunset|sunrise)|"
    r"(?:just\s+)?(?:before|after|at|around)\s+(?:dawn|noon|midnight|midday|dusk|sunset|sunrise|nightfall|daybreak)|"
    r"(?:in\s+)?(?:the\s+)?(?:early\s+|small\s+|late\s+)?(?:hours|morning|afternoon|evening|night)(?:\s+of)?)"
    r"(?:\s+on)?\s+)"
)
_TIME_OF_DAY: Final = (
    r"(?:\s+(?:early\s+|late\s+)?(?:morning|afternoon|evening|night|overnight|noon|midday|at\s+(?:dawn|dusk)))"
)
_FEW: Final = r"few|couple\s+of|several"


class _Patterns:
    """The building blocks, with the lexicon's words in them."""

    def __init__(self, forms: English) -> None:
        words = forms.words
        names = words.values["month"]
        self.forms = forms
        self.any_month = words.pattern("month")
        self.month = rf"(?P<m>{self.any_month})(?:\.(?=\s+\d))?"
        self.sure_month = either(n for n in names if n in _CERTAIN or not _DOUBTFUL.fullmatch(n))
        self.any_weekday = words.pattern("weekday")
        self.weekday = rf"(?P<w>{self.any_weekday})"
        self.prefix = rf"(?:{_HOURS}?{self.any_weekday}{_TIME_OF_DAY}?(?:\s*,\s*|\s+)(?:the\s+)?)?"
        self.day = rf"(?:(?P<d>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?|(?P<o>{words.pattern('day')}))"
        self.rel = rf"(?P<rel>{either(RELATIONS)})"
        self.year = rf"(?:(?:\s*,\s*|\s+(?:of\s+)?)(?:{_YEAR}|{self.rel}\s+year))"
        self.part = (
            rf"(?:(?:the\s+)?(?:very\s+)?(?P<part>{either(PARTS)})"
            r"(?:\s*-\s*|\s+of\s+(?:the\s+month\s+of\s+)?|\s+in\s+|\s+))"
        )
        number = rf"\d{{1,3}}|{words.pattern('number')}"
        self.count = rf"(?P<n>{number}|{_FEW})"
        self.number = rf"(?:{number})"
        self.about = r"(?:about\s+|around\s+|nearly\s+|almost\s+|some\s+|more\s+than\s+|over\s+|at\s+least\s+|just\s+)?"
        self.unit = rf"(?P<unit>{words.pattern('unit')})"
        self.hijri = words.pattern("hijri")
        self.season = words.pattern("season")

    @staticmethod
    def rule(name: str, body: str, meaning: Meaning, *needs: str, told: bool = False) -> Rule:
        """Close a form between word boundaries."""
        return Rule(name, re.compile(rf"(?<![\w'])(?P<x>{body})(?!\w)"), needs, meaning, told)


def _dates(p: _Patterns) -> tuple[Rule, ...]:
    f, month = p.forms, p.any_month
    two = r"(?P<a>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)?"
    other = r"(?P<b>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)?"
    to = r"(?:\s*-\s*|\s+(?:to|and|until|through|till)\s+(?:the\s+)?)"
    lead = r"(?:(?:between|from)\s+)?(?:the\s+)?"
    year = rf"(?:{p.year})?"
    return (
        p.rule("date", rf"{p.prefix}(?:last\s+)?{p.day}\s*(?:of\s+)?{p.month}{year}", f.full_date),
        p.rule("date", rf"{p.prefix}(?:last\s+)?{p.month}\s+(?:the\s+)?{p.day}(?!\d){_COUNTED}{year}", f.full_date),
        p.rule("range", rf"{lead}{two}{to}{other}\s+(?:of\s+)?{p.month}(?P<m0>{_NOTHING})?{year}", f.day_range),
        p.rule("range", rf"{lead}{two}\s+(?P<m0>{month}){to}{other}\s+{p.month}{year}", f.day_range),
        p.rule("range", rf"{lead}(?P<m0>{month})\s+{two}{to}(?P<m>{month})\s+{other}(?!\d){_COUNTED}{year}", f.day_range),
        p.rule("range", rf"{lead}{p.month}\s+{two}{to}{other}(?!\d){_COUNTED}(?P<m0>{_NOTHING})?{year}", f.day_range),
        p.rule("numeric", r"(?<![\d/.-])(?:(?P<y>(?:19|20)\d\d)[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})|"
               r"(?P<d2>\d{1,2})[-/.](?P<m2>\d{1,2})[-/.](?P<y2>(?:19|20)\d\d))(?![-/.]?\d)", f.numeric),
        p.rule("day of month", rf"(?:the\s+)?{p.day}\s+of\s+(?P<rel>that|this|the|last)\s+month", f.day_of_that_month, "month",
               told=True),
        p.rule("hijri", rf"(?:(?:{p.day}\s+(?:of\s+)?)|month\s+of\s+)(?P<h>{p.hijri})(?:,?\s+(?P<hy>1[34]\d\d)(?:\s*a\.?h)?)?",
               f.hijri),
        p.rule("hijri", rf"(?P<d>{_NOTHING})?(?P<o>{_NOTHING})?(?P<h>{p.hijri}),?\s+(?P<hy>1[34]\d\d)(?:\s*a\.?h)?", f.hijri),
        p.rule("hijri", rf"(?<=during\s)(?P<d>{_NOTHING})?(?P<o>{_NOTHING})?(?P<hy>{_NOTHING})?(?P<h>{p.hijri})", f.hijri, "during"),
    )  # fmt: skip


def _months_and_years(p: _Patterns) -> tuple[Rule, ...]:
    f = p.forms
    before = r"(?:(?<=in\s)|(?<=since\s)|(?<=until\s)|(?<=by\s)|(?<=of\s)|(?<=for\s)|(?<=from\s)|(?<=during\s))"
    then = r"(?P<y>(?:1[6-9]|20)\d\d)(?!-?\d)"
    nil, no_year = rf"(?P<rel>{_NOTHING})?", rf"(?P<y>{_NOTHING})?"
    return (
        p.rule("month", rf"{p.part}?{p.month}{p.year}", f.named_month),
        p.rule("month", rf"{p.part}?{p.rel}\s+{p.month}{no_year}(?!\s+\d)", f.named_month),
        p.rule("month", rf"{p.part}?(?P<m>{p.sure_month})(?!\s+\d){no_year}{nil}", f.named_month),
        p.rule("month", rf"(?:{p.part}|{before}){p.month}(?!\s+\d){no_year}{nil}", f.named_month),
        p.rule("that year", rf"{p.month}\s+(?:of\s+)?(?:that|the\s+same)\s+year", f.month_of_that_year, "year", told=True),
        p.rule("by the end", rf"(?:by|before)\s+(?:the\s+)?end\s+of\s+(?:(?:the\s+|{p.rel}\s+)(?P<unit>week|month|year)|"
               rf"{p.month}(?:\s+(?P<y>20\d\d))?)", f.by_the_end, "end of"),
        p.rule("by the end", rf"(?:by|before)\s+(?:the\s+)?end\s+of\s+(?P<y>20\d\d)(?P<unit>{_NOTHING})?(?P<m>{_NOTHING})?",
               f.by_the_end, "end of"),
        p.rule("years", r"(?:from|between)\s+(?P<y>(?:19|20)\d\d)(?:\s+(?:to|and|until)\s+|\s*-\s*)(?P<y2>(?:19|20)\d\d)", f.years),
        p.rule("year", rf"{p.part}{_YEAR}(?!-)", f.named_year),
        p.rule("year", rf"(?:(?<=in\s)|(?<=since\s)|(?<=until\s)|(?<=by\s)|(?<=of\s)|(?<=from\s)|(?<=during\s)|(?<=before\s)|"
               rf"(?<=after\s)|(?<=throughout\s)|(?<=year\s))(?P<y>(?:19|20)\d\d){_COUNTED}(?![-,]?\d)(?!-\w)", f.named_year),
        p.rule("season", rf"(?:the\s+)?(?P<s>{p.season}){p.year}", f.season),
        p.rule("season", rf"(?P<rel>last|this|next)\s+(?P<s>{p.season}){no_year}", f.season),
        p.rule("quarter", rf"(?:the\s+)?(?P<n>{either(ORDINALS)})\s+(?P<size>quarter|half)\s+of\s+(?:(?:the|this)\s+year|{then})",
               f.quarter, "quarter", "half"),
    )  # fmt: skip


def _named_days(p: _Patterns) -> tuple[Rule, ...]:
    f, day = p.forms, p.any_weekday
    other = rf"(?P<w2>{day})"
    feast = r"(?<!every )(?<!each )(?<!good )(?<!black )(?<!bloody )(?<!palm )(?<!easter )(?<!ash )(?<!holy )(?<!sheffield )"
    hours = rf"(?:{_HOURS})?"
    return (
        p.rule("deictic", rf"{hours}(?:{day}\s*,?\s+)?(?P<when>{either(DEICTIC)}){_TIME_OF_DAY}?(?:,?\s+\(?{day}\)?)?", f.deictic,
               "day", "night", "this ", "tomorrow"),
        p.rule("weekday", rf"{hours}{feast}(?:(?P<rel>last|this|next|coming|previous|past)\s+)?{p.weekday}{_TIME_OF_DAY}?(?!\s+(?:prayer|mosque|sermon|market))",
               f.weekday, "day"),
        p.rule("by weekday", rf"(?P<by>by)\s+(?:the\s+end\s+of\s+)?{p.weekday}", f.weekday, "by "),
        p.rule("night", rf"(?:overnight|(?:on\s+|in\s+)?the\s+night)\s+(?:of\s+|from\s+|between\s+|on\s+)?{p.weekday}(?:\s*[-/]\s*|\s+(?:to|into|and)\s+){other}",
               f.night, "night"),
        p.rule("weekdays", rf"(?:from|between)\s+{p.weekday}\s+(?:to|and|until|through)\s+{other}", f.weekdays, "day"),
        p.rule("overnight", r"overnight(?!\s+(?:stay|train|bus|flight|curfew|camp))", f.overnight, "overnight"),
        p.rule("weekend", r"(?:(?:at|over|during)\s+)?(?:(?P<rel>last|past|this|next|coming)\s+|the\s+(?:(?:past|last)\s+)?)weekend", f.weekend, "weekend"),
        p.rule("period", r"(?P<rel>last|previous|past|this|next|coming)\s+(?P<unit>week|month|year)(?!\s*'|-)", f.period, "week", "month", "year"),
        p.rule("period", rf"{p.part}(?:the\s+)?(?:(?P<rel>last|this|next)\s+)?(?P<unit>week|month|year)(?!-)", f.period, "week", "month", "year"),
        p.rule("within this", r"(?P<when>earlier|later)\s+(?:in\s+)?(?:this|the)\s+(?P<unit>week|month|year)", f.within_this, "er this", "er in", "er the"),
    )  # fmt: skip


def _counted_units(p: _Patterns) -> tuple[Rule, ...]:
    f, unit, count = p.forms, p.unit, p.count
    number = p.number
    ways = r"earlier|later|before(?!\s+\w)|previously|afterwards?"
    return (
        p.rule("ago", rf"{p.about}(?:a\s+)?{count}\s+{unit}\s+ago", f.ago, "ago"),
        p.rule("lately", rf"(?:over|in|during|for|within|throughout)\s+(?:the\s+)?(?P<rel>last|past|previous|next|coming)\s+(?:{count}\s+)?{unit}",
               f.lately, "last", "past", "previous", "next", "coming"),
        p.rule("within", rf"(?:with)?in\s+(?:the\s+space\s+of\s+)?(?:(?P<n>{number})\s+or\s+|{number}\s+(?:days?|weeks?|months?)\s+or\s+)?(?P<n2>{number})\s+{unit}'?\s+time",
               f.within, "time"),
        p.rule("within", rf"within\s+(?P<n>{number})\s+(?P<unit>day|week|month|days|weeks|months)(?:\s+(?:or|to)\s+(?P<n2>{number}))?(?:\s+days|\s+weeks|\s+months)?(?!\s+of\b)",
               f.within, "within"),
        p.rule("within", rf"within\s+(?P<n>24|48|72|96)\s+(?P<unit>hours)(?P<n2>{_NOTHING})?(?!\s+of\b)", f.within, "within"),
        p.rule("away", rf"{p.about}(?:a\s+)?{count}\s+{unit}\s+(?P<way>{ways})", f.away, "earlier", "later", "before", "previously", "after",
               told=True),
        p.rule("duration", rf"(?:after|following|for|during|despite|in|lasted)\s+{p.about}{count}\s+{unit}\s+(?:of|in)\b", f.duration, " of", " in"),
        p.rule("duration", rf"for\s+{p.about}(?:a\s+)?{count}\s+{unit}(?!\s+(?:ago|earlier))", f.duration, "for "),
        p.rule("after event", rf"{p.about}(?:a\s+)?{count}\s+(?P<unit>days?|weeks?|months?|years?)\s+(?P<way>after|before)(?=\s+\w)", f.after_event,
               "after", "before", told=True),
        p.rule("next day", r"(?:(?P<after>the\s+(?:next|following)\s+(?:day|morning|night|evening|afternoon)|the\s+day\s+after)|"
               r"(?P<before>the\s+(?:previous|preceding)\s+(?:day|night|evening|morning)|the\s+(?:day|night|evening)\s+before(?!\s+yesterday))|"
               r"(?:the\s+same|that\s+(?:same\s+)?)\s*(?:day|morning|night|evening|afternoon))", f.next_day,
               "day", "night", "morning", "evening", "afternoon", told=True),
        p.rule("part of day", r"(?:shortly\s+|just\s+)?(?:before|after|at|around)\s+(?:dawn|noon|midday|midnight|dusk|sunset|sunrise|nightfall|daybreak)|"
               r"in\s+the\s+(?:early|small)\s+hours(?:\s+of\s+the\s+(?:morning|day))?", f.part_of_day,
               "dawn", "noon", "midday", "midnight", "dusk", "sunset", "sunrise", "nightfall", "daybreak", "hours", told=True),
    )  # fmt: skip


@lru_cache(maxsize=1)
def english_rules() -> tuple[Rule, ...]:
    """Build the English rules once."""
    p = _Patterns(English(date_words("en")))
    return (*_dates(p), *_months_and_years(p), *_named_days(p), *_counted_units(p))
