"""The building blocks of English time expressions: patterns by name, in which {name} stands for another block."""

from __future__ import annotations

from typing import Final

BLOCKS: Final = {
    "whole": r"(?<![\w'])(?P<x>{body})(?!\w)",
    "month": r"(?P<m>{months})(?:\.(?=\s+\d))?",
    "prefix": (
        r"(?:{hours}?(?:{deictics}(?:,?\s+{weekdays})?|{weekdays}){time_of_day}?(?:\s*,\s*|\s*\(\s*|\s+)(?:on\s+)?(?:the\s+)?|"
        r"{hours})?"
    ),
    "nth": r"(?:{ordinal}|(?P<d>\d{1,3})(?:st|nd|rd|th))",
    "day": r"(?:(?P<d>3[01]|[12]\d|0?[1-9]){th}|{ordinal})",
    "th": r"(?:st|nd|rd|th)?",
    "relation": r"(?P<rel>{relations})",
    "digits_year": r"{then}(?![\d,.]*\d)",
    "year": r"(?:(?:\s*,\s*|-|\s+(?:of\s+)?)(?:{digits_year}|(?P<yrel>last|this|next)\s+year))",
    "part": (
        r"(?:(?:the\s+)?(?:very\s+)?(?P<part>{parts})"
        r"(?:\s*-\s*|\s+of\s+(?:the\s+month\s+of\s+)?|\s+in\s+|\s+))"
    ),
    "count": r"(?P<n>{number}|{fews})(?:\s+and\s+a\s+half)?",
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
        r"(?:\s+(?:early\s+|late\s+)?(?:morning|afternoon|evening|night|overnight|noon|midday|"
        r"(?:at|around)\s+(?:dawn|dusk|noon|midday|midnight|sunset|sunrise)))"
    ),
    # Whole words: "a clash Thursday" is no Ash Wednesday.
    "feast": "".join(
        rf"(?<!\b{word} )" for word in ("every", "each", "good", "black", "bloody", "palm", "easter", "ash", "holy")
    ),
    "to": r"(?:\s*[-/]\s*|\s+(?:to|and|until|through|till)\s+(?:the\s+)?)",
    "lead": r"(?:(?:between|from)\s+)?{hours}?(?:the\s+)?",
    "month_before": (
        r"(?:(?<=in\s)|(?<=since\s)|(?<=until\s)|(?<=by\s)|(?<=of\s)|(?<=for\s)|(?<=from\s)|(?<=during\s))"
    ),
    "name_before": r"(?:(?<=the\s)|(?<=an\s)|(?<=to\s)|(?<=before\s)|(?<=after\s)|(?<=through\s))",
    # "The 14 July Bridge" is a name, "on 14 July bridge traffic stopped" is none.
    "name_led": r"(?:the\s+|(?<=near\s)|(?<=at\s)|(?<=along\s))",
    "year_before": (
        r"(?:(?<=in\s)|(?<=since\s)|(?<=until\s)|(?<=by\s)|(?<=of\s)|(?<=from\s)|(?<=during\s)|(?<=before\s)|"
        r"(?<=after\s)|(?<=throughout\s)|(?<=year\s))"
    ),
    "hijri_year": r"(?P<hy>1[34]\d\d)(?:\s*a\.?h)?",
    "periods": r"(?P<unit>week|month|year)",
    "by_the_end": r"(?:by|before)\s+(?:the\s+)?end\s+of\s+",
    "month_named": r"(?:{month}{year}?|(?:the|(?P<rel>this|last|next)|(?P<same>that))\s+month)",
    # "The last week of the war" is not last week.
    "of_what": r"\s+of\s+(?:the|a|an|his|her|its|their)\b",
    "which_year": r"(?:(?:the|this|(?P<yrel>last|next))\s+year|{then}(?!-?\d))",
    "uncounted_month": r"(?!\s+\d\d?(?![\d,]))",
    "entered": r"(?:(?<=entered\s)|(?<=entering\s)|(?<=enters\s)|(?<=enter\s)|(?<=into\s))",
    "running": r"(?:\s+(?:consecutive|straight|successive|running))*",
    "in_a_row": r"(?:\s+(?:running|in\s+a\s+row|in\s+succession))?",
    "opening": r"(?P<opening>(?<![^\n])|(?<=\. )|(?<=\.\"))?",
    "daypart": r"(?:day|morning|night|evening|afternoon)",
}
