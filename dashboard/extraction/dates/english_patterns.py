"""The building blocks of the patterns of English time expressions, with the lexicon's words in them."""

from __future__ import annotations

import re
from typing import Final

from dashboard.extraction.dates.english import PARTS, RELATIONS, English
from dashboard.extraction.dates.grammar import Meaning, Rule
from dashboard.extraction.dates.words import either

# Month names that are also words, or too short to stand alone.
_DOUBTFUL: Final = re.compile(r"may|march|\w{3,4}")
_CERTAIN: Final = frozenset({"june", "july"})
YEAR: Final = r"(?P<y>(?:1[6-9]|20)\d\d)(?![\d,.]*\d)"
NOTHING: Final = "(?!)"
# A number before one of these counts something; it is no day or year.
COUNTED: Final = (
    r"(?!,\d|\.\d|\s+(?:people|persons|troops|soldiers|civilians|fighters|militants|families|homes|houses|villages|cases|"
    r"schools|places|children|women|men|others|rebels|refugees|km|kms|kilomet\w+|met(?:er|re)s|miles|dollars|per|percent|"
    r"million|billion|tons|tonnes|a\.?m|p\.?m)\b|\s*%|:\d)"
)
HOURS: Final = (
    r"(?:(?:early|late|later|earlier|overnight|shortly\s+(?:before|after)\s+(?:dawn|noon|midnight|dusk|sunset|sunrise)|"
    r"(?:just\s+)?(?:before|after|at|around)\s+(?:dawn|noon|midnight|midday|dusk|sunset|sunrise|nightfall|daybreak)|"
    r"(?:in\s+)?(?:the\s+)?(?:early\s+|small\s+|late\s+)?(?:hours|morning|afternoon|evening|night)(?:\s+of)?)"
    r"(?:\s+on)?\s+)"
)
TIME_OF_DAY: Final = (
    r"(?:\s+(?:early\s+|late\s+)?(?:morning|afternoon|evening|night|overnight|noon|midday|at\s+(?:dawn|dusk)))"
)
_FEW: Final = r"few|couple\s+of|several"


class Patterns:
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
        self.prefix = rf"(?:{HOURS}?{self.any_weekday}{TIME_OF_DAY}?(?:\s*,\s*|\s+)(?:the\s+)?)?"
        self.day = rf"(?:(?P<d>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?|(?P<o>{words.pattern('day')}))"
        self.rel = rf"(?P<rel>{either(RELATIONS)})"
        self.year = rf"(?:(?:\s*,\s*|\s+(?:of\s+)?)(?:{YEAR}|(?P<yrel>last|this|next)\s+year))"
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
        self.has_month = re.compile(self.any_month)
        self.has_weekday = re.compile(self.any_weekday)
        self.has_hijri = re.compile(self.hijri)
        self.has_season = re.compile(self.season)

    @staticmethod
    def rule(
        name: str,
        body: str,
        meaning: Meaning,
        *needs: str,
        told: bool = False,
        gate: re.Pattern[str] | None = None,
    ) -> Rule:
        """Close a form between word boundaries."""
        return Rule(name, re.compile(rf"(?<![\w'])(?P<x>{body})(?!\w)"), needs, meaning, told, gate)
