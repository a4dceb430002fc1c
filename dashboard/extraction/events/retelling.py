"""An event noun -> whether it only takes up what was told before: "the fall of the town", "the death toll"."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from dashboard.extraction.events.candidates import Candidate
from dashboard.extraction.events.grouping import Group, times_in
from dashboard.extraction.reading import Sentence
from dashboard.model import EventType

_ORDINALS = frozenset({"first", "second", "third", "fourth", "other", "latest", "next", "a", "an"})
_POINTING = frozenset({"the", "this", "that", "these", "those"})
_TOLLS = frozenset({"toll", "tolls"})


def is_definite(sentence: Sentence, head: Candidate) -> bool:
    """Tell whether an event noun has the article, or a word that points back, before it."""
    if head.tag != "noun":
        return False
    if sentence.language == "ar":
        return head.front.endswith(("ال", "لل"))
    before = [token.text for token in sentence.tokens[max(0, head.first - 2) : head.first]]
    return not _ORDINALS & set(before) and bool(_POINTING & set(before))


def taken_up(sentence: Sentence, event: Group, told: AbstractSet[EventType]) -> str | None:
    """Say that an English noun only takes up what was told before; `told` are the types of events told so far.

    "the liberation of Balakliya exposes …" on no day of its own; "puts the death toll at 41" with no place.
    """
    head = event.head
    if sentence.language != "en" or head.tag != "noun" or not told:
        return None
    if sentence.tokens[head.last - 1].text in _TOLLS and not sentence.toponyms:
        return "a toll of what was told"
    timed = any(times_in(sentence, clause) for clause in event.clauses)
    taken = head.trigger.context == "territory" and EventType.BATTLES in told
    if taken and not timed and is_definite(sentence, head) and not sentence.cues_of("plan", "denial", "condition"):
        return "a place taken before"
    return None
