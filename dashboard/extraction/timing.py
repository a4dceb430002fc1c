"""An event's clauses -> its time expression.

Order: the nearest in the main clause that fits the status (what happened is not after publication, what is planned not
before), those of the folded clauses, the one that opens the sentence, that of the clause behind. What a relative clause
tells of something else, and what "a day after …" tells of the words behind it, is passed over. Across sentences a time
is carried only where the story goes on: in the same place, or in the voice of the report in the same paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from dashboard.extraction.dates import as_future
from dashboard.extraction.grouping import Group, is_relative, times_in
from dashboard.extraction.reading import Sentence
from dashboard.extraction.saying import placing_times
from dashboard.model import Status, TimeExpression, TimePrecision

_TOPICAL: Final = frozenset({TimePrecision.DAY, TimePrecision.WEEK, TimePrecision.MONTH})
_PEOPLE: Final = frozenset({"who", "whose"})
_PRONOUNS: Final = _PEOPLE | {"which", "where"}
_RELATIVE: Final = frozenset({"الذي", "التي", "which", "that"})
_NOUN_REACH: Final = 5  # words from "Monday's" to the noun that it dates
_NEAR: Final = 3  # words between a noun and the relative clause that is about it
_JOINED: Final = frozenset({"and", "و", "ف"})
# What a clause behind tells of another time: "protested after five were killed on Friday".
_OTHER: Final = frozenset(
    {"after", "before", "since", "while", "but", "بعد", "بعدما", "قبل", "منذ", "فيما", "بينما", "لكن"}
)


def time_of(
    sentence: Sentence, group: Group, groups: Sequence[Group], status: Status, published: date | None
) -> TimeExpression | None:
    """Give the time of an event from its own sentence, or None."""
    described = _described(sentence, group, groups, status, published)
    if described is not None:
        return described
    at = sentence.raw_starts[group.head.first]
    for clause in [group.main, *group.folded]:
        own = _fitting(_about(sentence, group, times_in(sentence, clause)), status, published)
        if own:
            return _nearest(own, at, finite=group.head.finite)
    if is_relative(group.main):
        return None
    ahead = [t for t in placing_times(sentence) if t.span.start < at and t.precision in _TOPICAL]
    told = _fitting(
        [t for t in ahead if not _of_another(sentence, group, t, _PEOPLE) and not _of_a_noun(sentence, group, t)],
        status,
        published,
    )
    if told:
        return told[-1]
    return _behind(sentence, group, groups, status, published)


def _described(
    sentence: Sentence, group: Group, groups: Sequence[Group], status: Status, published: date | None
) -> TimeExpression | None:
    """Give the time of the relative clause that tells of a noun right before it ("the quake that struck on Friday")."""
    following = next((g for g in groups if g.main.first >= group.main.last), None)
    if group.head.finite or following is None or following.main.mark not in _RELATIVE:
        return None
    if not 0 <= following.main.first - group.head.last < _NEAR:
        return None
    own = _fitting(times_in(sentence, following.main), status, published)
    return own[0] if own else None


def _nearest(times: Sequence[TimeExpression], at: int, *, finite: bool) -> TimeExpression:
    """Take the nearest; for a noun, what counts from the day before it ("mourned on Friday a blast a day earlier")."""
    behind = [t for t in times if t.span.start > at]
    if not finite and behind and all(t.kind == "told" for t in behind):
        return behind[0]
    return min(times, key=lambda t: (abs(t.span.start - at), t.span.start))


def _about(sentence: Sentence, group: Group, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """Leave out what tells of something else: relative clauses about it, and "a day after …" for what stands before."""
    last = max(c.first for clause in group.clauses for c in [clause.head, *clause.others])
    return [
        t for t in times
        if not _of_another(sentence, group, t, _PRONOUNS)
        and not _of_a_noun(sentence, group, t)
        and not (t.kind == "prior" and t.span.start > sentence.raw_starts[last])
    ]  # fmt: skip


def _of_a_noun(sentence: Sentence, group: Group, time: TimeExpression) -> bool:
    """Tell whether a time is only that of a noun behind it which is not the event ("marched after Monday's raid")."""
    behind = sentence.token_at(time.span.end - 1) + 1
    if behind >= len(sentence.tokens) or sentence.tokens[behind].text != "s":
        return False
    return not 0 < group.head.first - behind <= _NOUN_REACH


def _of_another(sentence: Sentence, group: Group, time: TimeExpression, pronouns: frozenset[str]) -> bool:
    """Tell whether a relative clause without the event holds a time ("men, who fled in 2001, returned")."""
    tokens, index = sentence.tokens, sentence.token_at(time.span.start)
    while index > 0 and "," not in tokens[index].gap and tokens[index].text not in pronouns:
        index -= 1
    if index == 0 or tokens[index].text not in pronouns:
        return False
    head = group.head
    return _outside(sentence, index, head.first) and not 0 <= index - head.last < _NEAR


def _outside(sentence: Sentence, first: int, head: int) -> bool:
    """Tell whether a word is not in the relative clause that begins at `first` and runs to the next comma."""
    last = next((i for i in range(first + 1, len(sentence.tokens)) if "," in sentence.tokens[i].gap), None)
    return head < first or (last is not None and head >= last)


def _behind(
    sentence: Sentence, group: Group, groups: Sequence[Group], status: Status, published: date | None
) -> TimeExpression | None:
    at = sentence.raw_starts[group.head.first]
    if status is Status.PLANNED:
        later = [t for t in placing_times(sentence) if t.span.start > at]
        return next(iter(_fitting(later, status, published)), None)
    following = next((g for g in groups if g.main.first >= group.main.last), None)
    if following is None or not _shares(group, following):
        return None
    own = _fitting(_about(sentence, group, times_in(sentence, following.main)), status, published)
    if not following.head.finite:
        own = [t for t in own if t.kind != "since"]  # "the attack, shattering a truce that has held since April"
    return own[0] if own else None


def _shares(group: Group, following: Group) -> bool:
    """Tell whether the time of the clause behind holds for an event without one: deaths by its cause, its subject."""
    mark = following.main.mark
    if mark in _JOINED or (group.head.trigger.role == "result" and following.head.trigger.role != "result"):
        return True
    return mark not in _OTHER and not group.head.finite


def _fitting(times: Sequence[TimeExpression], status: Status, published: date | None) -> list[TimeExpression]:
    fitted = (_fit(t, status, published) for t in times)
    return [t for t in fitted if t is not None]


def _fit(time: TimeExpression, status: Status, published: date | None) -> TimeExpression | None:
    if published is None or time.start is None or time.end is None:
        return time
    if status is Status.PLANNED:
        ahead = as_future(time, published)
        if ahead.kind == "since":
            return None
        return ahead if ahead.end is not None and ahead.end >= published else None
    return time if status is Status.NEGATED or time.start <= published else None
