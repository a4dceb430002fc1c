"""A sentence's shadow and an anchor -> its time expressions, resolved.

The anchor is the publication date. A bare weekday is the last one, today included; months and years stay months and
years; a night over two days has both; "منذ" and "since" open an interval up to publication. What only names a street
or a revolution ("شارع 14 تموز") is no time.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Final

from dashboard.extraction.dates.arabic_rules import arabic_grammar
from dashboard.extraction.dates.calendar import Interval, of_news
from dashboard.extraction.dates.english_rules import english_grammar
from dashboard.extraction.dates.grammar import Anchor, Found, after, apply
from dashboard.extraction.dates.planning import scheduled
from dashboard.model import Span, TimeExpression
from dashboard.text import Shadow

# What stands right before an expression and says how it is meant; the name of the group says which.
_CUES: Final = {
    "ar": re.compile(
        r"(?<!\w)(?:و|ف)?(?:(?:(?P<since>منذ)|(?P<until>حتي|لغايه|الي\s+غايه)|(?P<by>بحلول))"
        r"\s+(?:ساعات\s+الصباح\s+(?:الاولي|الباكر)\s+(?:ل|من\s+)?)?|"
        r"(?P<ahead>(?:ال)?(?:مقررا?|مقرره|مزمع|مرتقبا?|مرتقبه)(?:\s+\w+){0,4}?\s+(?:في\s+)?))$"
    ),
    "en": re.compile(
        r"(?<!\w)(?:(?P<since>since)\s+(?:at\s+least\s+)?|(?P<until>until|till|up\s+to|through)\s+(?:at\s+least\s+)?|"
        r"(?P<by>by)\s+|"
        r"(?P<ahead>(?:(?:re)?scheduled|set|slated|due|planned|billed|fixed|timed|proposed|called|expected|postponed|"
        r"delayed)\s+(?:to\s+\w+\s+(?:place\s+)?)?(?:(?:for|on|in|to|until)\s+)?))(?:the\s+)?$"
    ),
}
_GRAMMARS: Final = {"ar": arabic_grammar, "en": english_grammar}
_BARE: Final = frozenset({"weekday", "date", "month"})


def find_times(
    text: Shadow,
    start: int,
    end: int,
    *,
    anchor: date | None,
    language: str,
    told: date | None = None,
    period: date | None = None,
) -> list[TimeExpression]:
    """Find the time expressions of `text[start:end]` (shadow offsets), longest first come, apart and in order.

    `anchor` is the publication date, `told` the day of which the text spoke last ("the same day", "two days later"),
    `period` a day of the month or year of which it spoke last ("that month", "that year"); by default `told`.
    Without an anchor (or with one before 1500 or after 9000) relative expressions come back with start and end None.
    Spans are raw offsets.
    """
    if language not in _GRAMMARS:
        return []
    anchor, told, period = of_news(anchor), of_news(told), of_news(period)
    found = apply(_GRAMMARS[language](), text.lower, start, end, Anchor(anchor, told, period or told))
    return [
        _expression(text, expression, _cued(expression.interval, cue, anchor))
        for expression, cue in after(_CUES[language], found, text.lower, start)
    ]


def _cued(interval: Interval, cue: str | None, anchor: date | None) -> Interval:
    if cue is None or interval.kind in {"since", "duration"} or interval.start is None or interval.end is None:
        return interval
    return _MEANINGS[cue](interval, anchor)


def _since(interval: Interval, anchor: date | None) -> Interval:
    if anchor is None or interval.start is None or interval.start > anchor:
        return interval
    return Interval(interval.start, anchor, interval.precision, "since")


def _until(interval: Interval, anchor: date | None) -> Interval:
    kind = f"until {interval.kind}" if interval.kind in _BARE else "until"
    ahead = anchor is not None and interval.end is not None and interval.end > anchor
    return Interval(anchor if ahead else interval.start, interval.end, interval.precision, kind)


def _by(interval: Interval, anchor: date | None) -> Interval:
    if anchor is not None and interval.end is not None and interval.end > anchor:
        return Interval(anchor, interval.end, interval.precision, "future")
    return Interval(interval.start, interval.end, interval.precision, f"by {interval.kind}")


_MEANINGS: Final[dict[str, Callable[[Interval, date | None], Interval]]] = {
    "since": _since,
    "until": _until,
    "by": _by,
    "ahead": scheduled,
}


def _expression(text: Shadow, found: Found, interval: Interval) -> TimeExpression:
    span = Span(*text.raw_span(found.start, found.end))
    return TimeExpression(
        span=span,
        text=text.raw[span.start : span.end],
        start=interval.start,
        end=interval.end,
        precision=interval.precision,
        kind=interval.kind,
    )
