"""Reads the time expressions of a whole text, for tests."""

from __future__ import annotations

from datetime import date

from dashboard.extraction.dates import find_times
from dashboard.model import TimeExpression
from dashboard.text import shadow

FRIDAY = date(2021, 6, 18)


def times(text: str, language: str, anchor: date | None = FRIDAY, told: date | None = None) -> list[TimeExpression]:
    """The expressions of a text that was published on `anchor`, and spoke of `told` before."""
    folded = shadow(text)
    return find_times(folded, 0, len(folded.lower), anchor=anchor, language=language, told=told)


def days(text: str, language: str, told: date | None = None) -> tuple[str, str]:
    """First and last day of the only expression of a text that was published on FRIDAY."""
    (found,) = times(text, language, told=told)
    return str(found.start), str(found.end)
