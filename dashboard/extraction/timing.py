"""An event's clauses -> its time expression.

Order: the nearest in the main clause that fits the status (what happened is not after publication, what is planned not
before), those of the folded clauses, the one that opens the sentence, that of the event before in the sentence, that of
a coordinate clause behind it. Across sentences a time is carried only where the story goes on in the same place.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dashboard.extraction.dates import as_future
from dashboard.extraction.grouping import Group, is_relative, placing_times, times_in
from dashboard.extraction.reading import Sentence
from dashboard.model import Status, TimeExpression, TimePrecision

_TOPICAL = frozenset({TimePrecision.DAY, TimePrecision.WEEK, TimePrecision.MONTH})


def time_of(
    sentence: Sentence, group: Group, groups: Sequence[Group], status: Status, published: date | None
) -> TimeExpression | None:
    """Give the time of an event from its own sentence, or None."""
    head = sentence.raw_starts[group.head.first]
    for clause in [group.main, *group.folded]:
        own = _fitting(times_in(sentence, clause), status, published)
        if own:
            return min(own, key=lambda t: (abs(t.span.start - head), t.span.start))
    if is_relative(group.main):
        return None
    ahead = [t for t in placing_times(sentence) if t.span.start < head and t.precision in _TOPICAL]
    told = _fitting(ahead, status, published)
    if told:
        return told[-1]
    return _behind(sentence, group, groups, status, published)


def _behind(
    sentence: Sentence, group: Group, groups: Sequence[Group], status: Status, published: date | None
) -> TimeExpression | None:
    if status is Status.PLANNED:
        later = [t for t in placing_times(sentence) if t.span.start > sentence.raw_starts[group.head.first]]
        return next(iter(_fitting(later, status, published)), None)
    following = [g for g in groups if g.main.first >= group.main.last]
    if not following or following[0].main.mark not in ("and", "و", "ف"):
        return None
    own = _fitting(times_in(sentence, following[0].main), status, published)
    return own[0] if own else None


def _fitting(times: Sequence[TimeExpression], status: Status, published: date | None) -> list[TimeExpression]:
    fitted = (_fit(t, status, published) for t in times)
    return [t for t in fitted if t is not None]


def _fit(time: TimeExpression, status: Status, published: date | None) -> TimeExpression | None:
    if published is None or time.start is None or time.end is None:
        return time
    if status is Status.PLANNED:
        ahead = as_future(time, published)
        return ahead if ahead.end is not None and ahead.end >= published else None
    return time if status is Status.NEGATED or time.start <= published else None
