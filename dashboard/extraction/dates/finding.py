"""A sentence's shadow and an anchor -> its time expressions, resolved.

The anchor is the publication date. A bare weekday is the last one, today included; months and years stay months and
years; a night over two days has both; "منذ" and "since" open an interval up to publication. What only names a street
or a revolution ("شارع 14 تموز") is no time.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final

from dashboard.extraction.dates.arabic_rules import arabic_grammar
from dashboard.extraction.dates.calendar import DURATION, HOUR, Interval, of_news
from dashboard.extraction.dates.cues import as_cued, cue_before, is_ranked
from dashboard.extraction.dates.english_rules import english_grammar
from dashboard.extraction.dates.grammar import Anchor, Found, apply
from dashboard.extraction.dates.planning import coming
from dashboard.model import Span, TimeExpression, TimePrecision
from dashboard.text import Shadow, shadow

_CUE_WIDTH: Final = 8  # characters of "until", with the spaces around
_SPANS: Final = frozenset({"range", "span", "within"})
_GRAMMARS: Final = {"ar": arabic_grammar, "en": english_grammar}


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
    cued: list[Found] = []
    for one in found:
        left = cued[-1].end if cued else start
        cue = cue_before(text.lower, left, one.start, language)
        interval = as_cued(one.interval, cue, anchor)
        if interval.kind in _SPANS and is_ranked(text.lower, left, one.start, language):
            interval = DURATION
        meant = one._replace(interval=interval)
        joined = _joined(cued[-1], meant, text.lower, anchor) if cue == "until" and cued else None
        cued[-1:] = [joined] if joined else [*cued[-1:], meant]
    named = any(
        one.interval.precision is TimePrecision.DAY and one.interval.kind not in (HOUR, DURATION.kind) for one in cued
    )
    return [_expression(text, one) for one in cued if not (named and one.interval.kind == HOUR)]


def as_begun(time: TimeExpression, language: str, anchor: date | None) -> TimeExpression:
    """Read "since … on Friday" as the time of what began then: the day, the month, without what followed."""
    words = shadow(time.text)
    alone = find_times(words, 0, len(words.lower), anchor=anchor, language=language)
    if len(alone) == 1 and alone[0].start == time.start:
        return replace(time, end=alone[0].end, kind=alone[0].kind)
    return replace(time, end=time.start, kind="point")


def _joined(first: Found, last: Found, text: str, anchor: date | None) -> Found | None:
    """Take "yesterday noon until this morning" as one range, where nothing but the cue stands between.

    "From tonight until Friday" ends on the coming Friday.
    """
    start, end = first.interval.start, last.interval.end
    if start is not None and end is not None and start > end:
        end = coming(last.interval, anchor).end
    if last.start - first.end > _CUE_WIDTH or start is None or end is None or start > end:
        return None
    if " " in text[first.end : last.start].strip():
        return None
    return Found(first.start, last.end, Interval(start, end, first.interval.precision, "range"))


def _expression(text: Shadow, found: Found) -> TimeExpression:
    interval = found.interval
    span = Span(*text.raw_span(found.start, found.end))
    return TimeExpression(
        span=span,
        text=text.raw[span.start : span.end],
        start=interval.start,
        end=interval.end,
        precision=interval.precision,
        kind="point" if interval.kind == HOUR else interval.kind,
    )
