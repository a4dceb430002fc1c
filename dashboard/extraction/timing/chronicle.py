"""The events of a report, in order -> the day that it speaks of, for those that name none.

A day is carried where the story goes on: in the same place, or in the voice of the report in the same paragraph or the
one right behind. What a disaster did is of the day of the disaster told last, whatever was told between.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from dashboard.extraction.events.grouping import Group, is_relative
from dashboard.extraction.reading import Sentence
from dashboard.extraction.timing.saying import saying_times
from dashboard.model import HAPPENED, EventType, Mention, Status, TimeExpression, TimePrecision

_NEWS_DAYS: Final = 45  # an event further back is history, and says nothing of when the next one was
_LATER: Final = 3  # mentions on, at most, where a report says on which day its disaster was
_LINE: Final = 8  # words of a line that is a heading
_DAYS: Final = frozenset({"point", "date", "weekday"})
_OPENING: Final = 4  # words of "at the same time"
_MEANWHILE: Final = re.compile(
    r"(?:meanwhile|simultaneously|at the same time|"
    r"و?في (?:غضون ذلك|(?:هذه |تلك )?الاثناء|الوقت (?:نفسه|ذاته|عينه)|ذات الوقت|نفس الوقت)|و?بالتزامن|و?تزامنا)\b"
)
_NEXT: Final = 2  # line breaks to the next paragraph, with an empty line between


@dataclass(slots=True)
class Chronicle:
    """The day of which a report spoke last, the paragraph where it named it, and the day of its last disaster."""

    published: date | None
    day: TimeExpression | None = None
    disaster: TimeExpression | None = None
    first_disaster: TimeExpression | None = None
    paragraph: int = -1

    def is_recent(self, time: TimeExpression | None) -> bool:
        """Tell whether a time belongs to the news and not to what went before it."""
        if time is None or time.start is None or self.published is None:
            return True
        return (self.published - time.start).days <= _NEWS_DAYS

    def carried(
        self, sentence: Sentence, event: Group, event_type: EventType, status: Status, *, own: bool
    ) -> TimeExpression | None:
        """Give the time of an event without one: the day told before, else the day on which somebody spoke of it.

        `own` says whether its sentence names its place.
        """
        if status not in HAPPENED or is_relative(event.main):
            return None
        begun = self._since(sentence)
        if begun is not None:
            return begun
        near = 0 <= sentence.paragraph - self.paragraph <= _NEXT
        goes_on = not own or (status is Status.ASSERTED and near) or _is_meanwhile(sentence)
        if goes_on and event_type is EventType.DISASTER and self.disaster is not None:
            return self.disaster
        if goes_on and self.day is not None:
            return self.day
        told = any(c.finite for clause in event.clauses for c in [clause.head, *clause.others])
        return next(iter(saying_times(sentence)), None) if told else None

    def _goes_on_since(self, time: TimeExpression) -> bool:
        """Tell whether a time only says how long something has gone on by the day told ("entered a fifth week")."""
        day, start = self.day, time.start
        return (
            time.kind == "since"
            and day is not None
            and day.start is not None
            and start is not None
            and start < day.start
        )

    def _since(self, sentence: Sentence) -> TimeExpression | None:
        """Read "since the quake" from the day of the disaster told first: the one that the report is about."""
        time = next((t for t in sentence.times if t.kind == "since event"), None)
        if time is None or self.first_disaster is None:
            return None
        return replace(
            time, start=self.first_disaster.start, end=self.published, precision=TimePrecision.DAY, kind="since"
        )

    def head(self, sentence: Sentence) -> None:
        """Take the day of a short line that opens with it and tells no event ("2 May - the siege ends")."""
        first = next(iter(sentence.times), None)
        if first is None or len(sentence.tokens) > _LINE or sentence.token_at(first.span.start) > 0:
            return
        dated = first.precision is TimePrecision.DAY and first.start is not None and first.kind in _DAYS
        if dated and self.is_recent(first):
            self.day, self.paragraph = first, sentence.paragraph

    def leave(
        self, sentence: Sentence, event_type: EventType, status: Status, time: TimeExpression | None, *, carried: bool
    ) -> None:
        """Note the time of an event for those that follow."""
        if status not in HAPPENED or time is None or time.kind == "prior" or not self.is_recent(time):
            return
        before = None if self.day is None else self.day.start
        if time.kind == "told" and time.start is not None and before is not None and time.start < before:
            return  # "five days earlier": the story comes back from there
        precise = time.precision is TimePrecision.DAY
        self.day = time if precise else self.day if self._goes_on_since(time) else None
        if event_type is EventType.DISASTER and precise and time.kind in _DAYS and status is Status.ASSERTED:
            self.disaster, self.first_disaster = time, self.first_disaster or time
        if not carried:
            self.paragraph = sentence.paragraph


def _is_meanwhile(sentence: Sentence) -> bool:
    """Tell whether a sentence opens by saying that it tells of the same time."""
    opening = " ".join(token.text for token in sentence.tokens[:_OPENING])
    return _MEANWHILE.match(opening) is not None


def dated_later(mentions: Sequence[Mention]) -> list[Mention]:
    """Give a disaster told without a day the day that comes next: "a quake killed 80 … It struck on Friday"."""
    dated = list(mentions)
    for index, mention in enumerate(mentions):
        if mention.event_type is EventType.DISASTER and mention.time is None and mention.status in HAPPENED:
            following = (m for m in mentions[index + 1 : index + 1 + _LATER] if m.event_type is EventType.DISASTER)
            time = next((m.time for m in following if m.time is not None and m.time.kind in _DAYS), None)
            dated[index] = replace(mention, time=time)
    return dated
