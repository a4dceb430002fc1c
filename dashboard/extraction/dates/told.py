"""Of which day a text spoke last, for "the same day", "two days later", "that month" in what follows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dashboard.extraction.dates.words import date_words
from dashboard.model import TimeExpression, TimePrecision
from dashboard.text import Shadow, fold

# Lengths, plans and open intervals are no day to come back to.
_OPEN: Final = frozenset({"since", "until", "by", "duration", "range", "span", "future", "within", "prior", "leading"})
# When somebody spoke is not when it happened: "…, the mayor said on Tuesday".
_SAYING: Final = re.compile(
    r"\b(?:said|says|told(?:\s+\w+){1,4}|added)(?:\s+(?:late|early|in\s+a\s+statement|on))*\s+$"
)
_REACH: Final = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The day of which a text spoke last, and a day of the month or year that it named last."""

    day: date | None = None
    period: date | None = None


def told_by(text: Shadow, times: Sequence[TimeExpression], language: str, before: Told) -> Told:
    """Give what is told after a sentence with these times; `before` where they tell nothing."""
    day, period = before.day, before.period
    for time in times:
        if time.start is None or time.kind.partition(" ")[0] in _OPEN or _of_saying(text, time):
            continue
        if time.kind == "told" and before.day is not None and time.start < before.day:
            continue  # "five days earlier": the story comes back from there
        if time.precision is TimePrecision.DAY:
            day = time.start
        if time.precision in (TimePrecision.MONTH, TimePrecision.YEAR) or _names_a_month(time, language):
            period = time.start
    return Told(day=day, period=period)


def _of_saying(text: Shadow, time: TimeExpression) -> bool:
    at = text.from_raw(time.span.start)
    return _SAYING.search(text.lower[max(0, at - _REACH) : at]) is not None


def _names_a_month(time: TimeExpression, language: str) -> bool:
    names = date_words(language).values["month"]
    return any(word in names for word in fold(time.text).replace("/", " ").replace(".", " ").split())
