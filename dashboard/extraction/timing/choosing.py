"""An event's clauses -> its time expression.

Order: the nearest in the main clause that fits the status (what happened is not after publication, what is planned not
before), those of the folded clauses, the one that opens the sentence, that of the clause behind. What a relative clause
tells of something else, and what "a day after …" tells of the words behind it, is passed over. What still goes on is of
the day of the report. Across sentences a time is carried only where the story goes on: in the same place, or in the
voice of the report in the same paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from dashboard.extraction.dates import as_begun, as_future
from dashboard.extraction.events.grouping import Group, is_relative, times_in
from dashboard.extraction.reading import Sentence
from dashboard.extraction.timing.saying import placing_times, told_on
from dashboard.extraction.timing.subordination import (
    NEAR,
    PEOPLE,
    PRONOUNS,
    begins_what_is_told,
    ended_by,
    in_one_breath,
    names_day,
    of_a_clause_between,
    of_a_noun,
    of_another,
    of_what_came_after,
    resumes,
    since_before,
)
from dashboard.model import HAPPENED, EventType, Status, TimeExpression, TimePrecision
from dashboard.text import Shadow

_TOPICAL: Final = frozenset({TimePrecision.DAY, TimePrecision.WEEK, TimePrecision.MONTH})
_COARSE: Final = frozenset({TimePrecision.MONTH, TimePrecision.YEAR})
_RELATIVE: Final = frozenset({"الذي", "التي", "which", "that"})
_RELATIVE_AR: Final = frozenset({"الذي", "التي", "الذين", "اللذان", "اللتان"})
_JOINED: Final = frozenset({"and", "و", "ف"})
_PRIOR_REACH: Final = 3  # words from "two days after" in Arabic to the event that was so long before
# What a clause behind tells of another time: "protested after five were killed on Friday".
_OTHER: Final = frozenset(
    {"after", "before", "since", "while", "but", "بعد", "بعدما", "قبل", "منذ", "فيما", "بينما", "لكن"}
)
# "… but made no gains", "… and was gone by Friday": a verb without a subject of its own goes on with the one before.
_VERB: Final = re.compile(r"\w{2,}ed|made|took|gave|held|lost|won|left|met|fell|drew|came|went|did|had|was|were")


def time_of(
    sentence: Sentence, group: Group, groups: Sequence[Group], status: Status, published: date | None, *, text: Shadow
) -> TimeExpression | None:
    """Give the time of an event from its own sentence, or None; `text` is the article's."""
    described = _described(sentence, group, groups, status, published) or _measured(sentence, group)
    if described is not None:
        return described
    at = sentence.raw_starts[group.head.first]
    for clause in [group.main, *group.folded]:
        own = _fitting(_about(sentence, group, groups, times_in(sentence, clause), published), status, published)
        said = [t for t in own if told_on(sentence, t)]
        if status is Status.PLANNED or len(said) < len(own):
            own = [t for t in own if t not in said]  # when somebody spoke is the last resort, and no day of a plan
        if own:
            near = [t for t in own if names_day(sentence, group, t)]
            near = near or [t for t in own if group.head.finite and in_one_breath(sentence, group, t)]
            return _ago(_nearest(near or own, at, finite=group.head.finite), sentence, group, status)
    if is_relative(group.main):
        return None
    told = _ahead(sentence, group, groups, status, published) or _behind(sentence, group, groups, status, published)
    return told if told is not None or status is not Status.ONGOING else _still(sentence, group, published, text)


def _described(
    sentence: Sentence, group: Group, groups: Sequence[Group], status: Status, published: date | None
) -> TimeExpression | None:
    """Give the time of the relative clause that tells of a noun right before it ("the quake that struck on Friday")."""
    following = next((g for g in groups if g.main.first >= group.main.last), None)
    if group.head.finite or following is None or following.main.mark not in _RELATIVE:
        return None
    if not 0 <= following.main.first - group.head.last < NEAR:
        return None
    own = _fitting(times_in(sentence, following.main), status, published)
    return own[0] if own else None


def _measured(sentence: Sentence, group: Group) -> TimeExpression | None:
    """Give the time of what only measures something else: "the deadliest raid since the town fell in May"."""
    for time in sentence.times:
        begun = since_before(sentence, time) if time.kind == "duration" and time.start is not None else None
        if begun is not None and begun < group.head.first < sentence.token_at(time.span.start):
            return replace(time, kind="point")
    return None


def _nearest(times: Sequence[TimeExpression], at: int, *, finite: bool) -> TimeExpression:
    """Take the nearest; for a noun, what counts from the day before it ("mourned on Friday a blast a day earlier").

    Beside a day, a mere month or year is that of something else ("men seized in May were freed on Friday").
    """
    behind = [t for t in times if t.span.start > at]
    if not finite and behind and all(t.kind == "told" for t in behind):
        return behind[0]
    if any(t.precision is TimePrecision.DAY for t in times):
        times = [t for t in times if t.precision not in _COARSE or t.kind not in ("point", "month")]
    return min(times, key=lambda t: (abs(t.span.start - at), t.span.start))


def _ago(time: TimeExpression, sentence: Sentence, group: Group, status: Status) -> TimeExpression:
    """Read "منذ أسبوع" of what happened once as "a week ago"; flights and what lasts go on since."""
    counted = sentence.language == "ar" and time.kind == "since" and time.text.lstrip("وف").startswith("منذ")
    once = status is Status.ASSERTED and group.head.trigger.type is not EventType.DISPLACEMENT
    return replace(time, end=time.start, kind="point") if counted and once else time


def _about(
    sentence: Sentence,
    group: Group,
    groups: Sequence[Group],
    times: Iterable[TimeExpression],
    published: date | None,
) -> list[TimeExpression]:
    """Leave out what tells of something else: relative clauses about it, and "a day after …" for what stands before.

    What began something else that goes on since is seen as what it is itself: a day, a month.
    """
    kept = [
        t for t in times
        if not of_another(sentence, group, t, PRONOUNS)
        and not of_a_noun(sentence, group, t)
        and not of_what_came_after(sentence, group, t)
        and not of_a_clause_between(sentence, group, t)
        and ended_by(sentence, groups, t) in (None, group)
        and _is_prior(sentence, group, t) is not False
        and (t.kind != "leading" or _leads(sentence, group, t))
    ]  # fmt: skip
    return [as_begun(t, sentence.language, published) if begins_what_is_told(sentence, group, t) else t for t in kept]


def _is_prior(sentence: Sentence, group: Group, time: TimeExpression) -> bool | None:
    """Tell whether an event is the one that was so long before ("two days after the raid"); None for other times."""
    if time.kind != "prior":
        return None
    if sentence.language == "ar":  # not "بعد يومين من الهدوء، قصفت"
        last = sentence.token_at(time.span.end - 1)
        first = sentence.token_at(time.span.start)
        nouns = [c.first for clause in group.clauses for c in [clause.head, *clause.others] if not c.finite]
        reached = [noun for noun in nouns if first <= noun <= last + _PRIOR_REACH]
        # An indefinite noun has its relative clause without a pronoun: "بعد يوم من تفجيرين استهدفا".
        bare = [noun for noun in reached if not sentence.tokens[noun].text.startswith("ال")]
        told = not group.head.finite or any(0 < group.head.first - noun <= 2 for noun in bare)
        return bool(reached) and group.head.first >= first and told and in_one_breath(sentence, group, time)
    last = max(c.first for clause in group.clauses for c in [clause.head, *clause.others])
    return time.span.start <= sentence.raw_starts[last]


def _leads(sentence: Sentence, group: Group, time: TimeExpression) -> bool:
    """Tell whether "two days before the raid" dates an event: another than the raid, and the raid is an event."""
    first, last = sentence.token_at(time.span.start), sentence.token_at(time.span.end - 1) + 1
    head = group.head.first
    named = any(first <= trigger.first <= last and trigger.first != head for trigger in sentence.words.triggers)
    return named and not first <= head < last


def _ahead(
    sentence: Sentence, group: Group, groups: Sequence[Group], status: Status, published: date | None
) -> TimeExpression | None:
    """Give the last time before an event that is not of something else."""
    at = sentence.raw_starts[group.head.first]
    times = placing_times(sentence)
    closing = _fitting([t for t in times if ended_by(sentence, groups, t) is group], status, published)
    if closing:
        return closing[0]
    told = _fitting(
        [
            t for t in times
            if t.span.start < at
            and t.precision in _TOPICAL
            and not of_another(sentence, group, t, PEOPLE)
            and not of_a_noun(sentence, group, t)
            and not of_what_came_after(sentence, group, t)
            and _is_prior(sentence, group, t) is not False
            and (t.kind != "leading" or _leads(sentence, group, t))
            and not (status is Status.PLANNED and told_on(sentence, t))
        ],
        status,
        published,
    )  # fmt: skip
    return told[-1] if told else None


def _behind(
    sentence: Sentence, group: Group, groups: Sequence[Group], status: Status, published: date | None
) -> TimeExpression | None:
    at = sentence.raw_starts[group.head.first]
    if status is Status.PLANNED:
        later = [t for t in placing_times(sentence) if t.span.start > at and not told_on(sentence, t)]
        return next(iter(_fitting(later, status, published)), None)
    following = next((g for g in groups if g.main.first >= group.main.last), None)
    if following is not None and _shares(group, following):
        own = _fitting(
            _about(sentence, group, groups, times_in(sentence, following.main), published), status, published
        )
        if not following.head.finite:
            own = [t for t in own if t.kind != "since"]  # "the attack, shattering a truce that has held since April"
        if own:
            return own[0]
    return next(iter(_fitting(_going_on(sentence, group, following), status, published)), None)


def _shares(group: Group, following: Group) -> bool:
    """Tell whether the time of the clause behind holds for an event without one: deaths by its cause, its subject."""
    mark = following.main.mark
    if mark in _RELATIVE_AR:
        return (
            False  # "the fight against those who took the town in 2014": `_described` reads what is told of the event
        )
    if mark in _JOINED or (group.head.trigger.role == "result" and following.head.trigger.role != "result"):
        return True
    return mark not in _OTHER and not group.head.finite


def _going_on(sentence: Sentence, group: Group, following: Group | None) -> list[TimeExpression]:
    """Give the times right behind an event's clause: of "since", or of a verb that goes on with its subject."""
    first, tokens = group.main.last, sentence.tokens
    last = len(tokens) if following is None or following.main.first == first else following.main.first
    behind = [
        t for t in placing_times(sentence)
        if first <= sentence.token_at(t.span.start) < last and not of_another(sentence, group, t, PRONOUNS)
    ]  # fmt: skip
    resumed = next((t for t in placing_times(sentence) if group.head.finite and resumes(sentence, group, t)), None)
    if resumed is not None:
        return [resumed]
    since = [t for t in behind if t.kind == "since" and since_before(sentence, t) in (first, first + 1)]
    if since or first + 1 >= len(tokens) or tokens[first].text not in ("but", "and"):
        return since
    return behind if _VERB.fullmatch(tokens[first + 1].text) else []


def _still(sentence: Sentence, group: Group, published: date | None, text: Shadow) -> TimeExpression | None:
    """Give the day of the report to what goes on, by the word that says so ("still", "ما زال")."""
    said = [cue for cue in sentence.cues_of("ongoing") if cue.first < group.main.last and cue.tag != "past"]
    if published is None or not said:
        return None
    cue = min(said, key=lambda c: abs(c.first - group.head.first))
    span = sentence.raw(text, cue.first, cue.last)
    words = text.raw[span.start : span.end]
    return TimeExpression(span=span, text=words, start=published, end=published, precision=TimePrecision.DAY)


def _fitting(times: Sequence[TimeExpression], status: Status, published: date | None) -> list[TimeExpression]:
    fitted = (_fit(t, status, published) for t in times)
    return [t for t in fitted if t is not None]


def _fit(time: TimeExpression, status: Status, published: date | None) -> TimeExpression | None:
    if published is None or time.start is None or time.end is None:
        return time
    if status in HAPPENED and time.kind == "within":
        time = replace(time, start=published - (time.end - published), end=published)
    if status is Status.PLANNED:
        ahead = as_future(time, published)
        if ahead.kind == "since":
            return None
        over = ahead.end is not None and ahead.end < published
        return None if ahead.end is None or (over and time.kind != "date") else ahead
    return time if status is Status.NEGATED or time.start is None or time.start <= published else None
