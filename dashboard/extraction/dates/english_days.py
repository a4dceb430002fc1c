"""The patterns of English days and of counted days, weeks, months and years, seen from the day of the report."""

from __future__ import annotations

from dashboard.extraction.dates.english import DEICTIC
from dashboard.extraction.dates.english_patterns import HOURS, NOTHING, TIME_OF_DAY, Patterns
from dashboard.extraction.dates.grammar import Rule
from dashboard.extraction.dates.words import either


def named_days(p: Patterns) -> tuple[Rule, ...]:
    """Today, Friday, last night, the weekend, this week."""
    f, day = p.forms, p.any_weekday
    other = rf"(?P<w2>{day})"
    feast = r"(?<!every )(?<!each )(?<!good )(?<!black )(?<!bloody )(?<!palm )(?<!easter )(?<!ash )(?<!holy )"
    hours = rf"(?:{HOURS})?"
    return (
        p.rule(
            "deictic",
            rf"{hours}(?:{day}\s*,?\s+)?(?P<when>{either(DEICTIC)}){TIME_OF_DAY}?(?:,?\s+\(?{day}\)?)?",
            f.deictic,
            "day",
            "night",
            "this ",
            "tomorrow",
        ),
        p.rule(
            "weekday",
            rf"{hours}{feast}(?:(?P<rel>last|this|next|coming|previous|past)\s+)?"
            rf"{p.weekday}{TIME_OF_DAY}?(?!\s+(?:prayer|mosque|sermon|market))",
            f.weekday,
            "day",
            gate=p.has_weekday,
        ),
        p.rule("by weekday", rf"(?P<by>by)\s+(?:the\s+end\s+of\s+)?{p.weekday}", f.weekday, "by ", gate=p.has_weekday),
        p.rule(
            "night",
            rf"(?:overnight|(?:on\s+|in\s+)?the\s+night)\s+(?:of\s+|from\s+|between\s+|on\s+)?"
            rf"{p.weekday}(?:\s*[-/]\s*|\s+(?:to|into|and)\s+){other}",
            f.night,
            "night",
            gate=p.has_weekday,
        ),
        p.rule(
            "weekdays",
            rf"(?:(?:from|between)\s+{p.weekday}\s+(?:to|and|until)|(?P<w0>{day})\s+through)\s+{other}",
            f.weekdays,
            "day",
            gate=p.has_weekday,
        ),
        p.rule("overnight", r"overnight(?!\s+(?:stay|train|bus|flight|curfew|camp))", f.overnight, "overnight"),
        p.rule(
            "weekend",
            r"(?:(?:at|over|during)\s+)?(?:(?P<rel>last|past|this|next|coming)\s+|"
            r"the\s+(?:(?:past|last)\s+)?)weekend",
            f.weekend,
            "weekend",
        ),
        p.rule(
            "period",
            r"(?P<rel>last|previous|past|this|next|coming)\s+(?P<unit>week|month|year)(?!\s*'|-)",
            f.period,
            "week",
            "month",
            "year",
        ),
        p.rule(
            "period",
            rf"{p.part}(?:the\s+)?(?:(?P<rel>last|this|next)\s+)?(?P<unit>week|month|year)(?!-)",
            f.period,
            "week",
            "month",
            "year",
        ),
        p.rule(
            "within this",
            r"(?P<when>earlier|later)\s+(?:in\s+)?(?:this|the)\s+(?P<unit>week|month|year)",
            f.within_this,
            "er this",
            "er in",
            "er the",
        ),
    )


def counted_units(p: Patterns) -> tuple[Rule, ...]:
    """Two days ago, over the past week, the next morning, for three hours."""
    f, unit, count = p.forms, p.unit, p.count
    number = p.number
    ways = r"earlier|later|before(?!\s+\w)|previously|afterwards?"
    return (
        p.rule("ago", rf"{p.about}(?:(?:a\s+)?{count}\s+)?{unit}\s+ago", f.ago, "ago"),
        p.rule(
            "lately",
            rf"(?:over|in|during|for|within|throughout)\s+(?:the\s+)?"
            rf"(?P<rel>last|past|previous|next|coming|recent)\s+(?:{count}\s+)?{unit}",
            f.lately,
            "last",
            "past",
            "previous",
            "next",
            "coming",
            "recent",
        ),
        p.rule(
            "within",
            rf"(?:with)?in\s+(?:the\s+space\s+of\s+)?(?:(?P<n>{number})\s+or\s+|"
            rf"{number}\s+(?:days?|weeks?|months?)\s+or\s+)?(?P<n2>{number})\s+{unit}'?\s+time",
            f.within,
            "time",
        ),
        p.rule(
            "within",
            rf"within\s+(?P<n>{number})\s+(?P<unit>day|week|month|days|weeks|months)"
            rf"(?:\s+(?:or|to)\s+(?P<n2>{number}))?(?:\s+days|\s+weeks|\s+months)?(?!\s+of\b)",
            f.within,
            "within",
        ),
        p.rule(
            "within",
            rf"within\s+(?P<n>24|48|72|96)\s+(?P<unit>hours)(?P<n2>{NOTHING})?(?!\s+of\b)",
            f.within,
            "within",
        ),
        p.rule(
            "away",
            rf"{p.about}(?:a\s+)?{count}\s+{unit}\s+(?P<way>{ways})",
            f.away,
            "earlier",
            "later",
            "before",
            "previously",
            "after",
            told=True,
        ),
        p.rule(
            "duration",
            rf"(?:after|following|for|during|despite|in|lasted)\s+{p.about}{count}\s+{unit}\s+(?:of|in)\b",
            f.duration,
            " of",
            " in",
        ),
        p.rule("duration", rf"for\s+{p.about}(?:a\s+)?{count}\s+{unit}(?!\s+(?:ago|earlier))", f.duration, "for "),
        p.rule(
            "after event",
            rf"{p.about}(?:a\s+)?{count}\s+(?P<unit>days?|weeks?|months?|years?)"
            rf"\s+(?P<way>after|before)(?=\s+\w)",
            f.after_event,
            "after",
            "before",
            told=True,
        ),
        p.rule(
            "next day",
            r"(?:(?P<after>the\s+(?:next|following)\s+(?:day|morning|night|evening|afternoon)|the\s+day\s+after(?!\s+\w))|"
            r"(?P<before>the\s+(?:previous|preceding)\s+(?:day|night|evening|morning)|"
            r"the\s+(?:day|night|evening)\s+before(?!\s+yesterday))|"
            r"(?:the\s+same|that\s+(?:same\s+)?)\s*(?:day|morning|night|evening|afternoon))",
            f.next_day,
            "day",
            "night",
            "morning",
            "evening",
            "afternoon",
            told=True,
        ),
        p.rule(
            "part of day",
            r"(?:shortly\s+|just\s+)?(?:before|after|at|around)\s+"
            r"(?:dawn|noon|midday|midnight|dusk|sunset|sunrise|nightfall|daybreak)|"
            r"in\s+the\s+(?:early|small)\s+hours(?:\s+of\s+the\s+(?:morning|day))?",
            f.part_of_day,
            "dawn",
            "noon",
            "midday",
            "midnight",
            "dusk",
            "sunset",
            "sunrise",
            "nightfall",
            "daybreak",
            "hours",
            told=True,
        ),
    )
