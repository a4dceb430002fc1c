"""What the tables of both languages share: blocks of the lexicon's words, and rows that need no words."""

from __future__ import annotations

import re
from typing import Final

from dashboard.extraction.dates.grammar import Gate, Row
from dashboard.extraction.dates.words import PARTS, RELATIONS, DateWords, Role

_GATED: Final[dict[str, tuple[Role, ...]]] = {
    "months": ("month",),
    "hijris": ("hijri",),
    "weekdays": ("weekday",),
    "seasons": ("season",),
    "feasts": ("feast", "hijri feast"),
    "named_after": ("named after",),
}
SHARED: Final = {
    "then": r"(?P<y>(?:1[6-9]|20)\d\d)",
    "year_number": r"(?:19|20)\d\d",
    "a_day": r"(?P<a>3[01]|[12]\d|0?[1-9])",
    "b_day": r"(?P<b>3[01]|[12]\d|0?[1-9])",
    "iso_time": r"(?:t\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:?\d\d)?)?",
    "ordinal": r"(?P<o>{days})",
    "weekday": r"(?P<w>{weekdays})",
    "other_weekday": r"(?P<w2>{weekdays})",
    "number": r"(?:\d{1,3}|{numbers})",
    "hijri": r"(?P<h>{hijris})",
    "unit": r"(?P<unit>{units})",
}
NUMERIC: Final = Row(
    "numeric",
    r"{prefix}(?<![\d/.-])(?:(?P<y>{year_number})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})|"
    r"(?P<d2>\d{1,2})[-/.](?P<m2>\d{1,2})[-/.](?P<y2>{year_number}))(?![-/.]?\d){iso_time}",
    gate="numeric",
)


def lexicon_gates(words: DateWords, begin: str) -> dict[str, Gate]:
    """Make the gates of the roles of which a sentence must hold a word; `begin` is what may stand before the word."""
    gates = {
        name: Gate(
            frozenset(word.split()[0] for role in roles for word in words.values.get(role, ())),
            re.compile(rf"{begin}{words.pattern(*roles)}(?!\w)"),
        )
        for name, roles in _GATED.items()
    }
    digits = {"digits": r"\d\d", "slashes": r"\d[-/]\d", "numeric": r"\d[-/.]\d"}
    return gates | {name: Gate(frozenset(), re.compile(pattern)) for name, pattern in digits.items()}


def lexicon_blocks(words: DateWords) -> dict[str, str]:
    """Write the words of each role as a block, under the role's name in the plural, beside the shared blocks."""
    return {
        **SHARED,
        "months": words.pattern("month"),
        "hijris": words.pattern("hijri"),
        "weekdays": words.pattern("weekday"),
        "seasons": words.pattern("season"),
        "units": words.pattern("unit"),
        "numbers": words.pattern("number"),
        "fews": words.pattern("few"),
        "days": words.pattern("day"),
        "nths": words.pattern("nth"),
        "feasts": words.pattern("feast"),
        "hijri_feasts": words.pattern("hijri feast"),
        "named_after": words.pattern("named after"),
        "deictics": words.pattern("deictic"),
        "relations": words.pattern(*RELATIONS),
        "parts": words.pattern(*PARTS),
    }
