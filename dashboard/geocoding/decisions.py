"""Events and what people decided about their places -> events where the latest, closest decision holds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dashboard.gazetteer.names import words
from dashboard.model import Event
from dashboard.store import Decision

# The closer a decision is to the mention, the more it weighs.
_CLOSENESS = {"sentence": 3, "mention": 3, "article": 2, "everywhere": 1}
_PLACE_KEYS = ("place", "country", "admin1", "latitude", "longitude", "geo_precision", "radius_km")


def toponym_key(toponym: str) -> str:
    """Fold a toponym so that a decision about it finds it in other spellings of its letters; articles stay."""
    return " ".join(words(toponym))


def apply_decisions(events: Iterable[Event], decisions: Sequence[Decision]) -> list[Event]:
    """Move the events whose toponym was decided upon; of several decisions the closest, then the latest, holds."""
    wanted: dict[str, list[Decision]] = {}
    for decision in decisions:
        if decision.kind == "place" and not decision.undone and decision.toponym_key is not None:
            wanted.setdefault(toponym_key(decision.toponym_key), []).append(decision)
    return [_moved(event, wanted.get(toponym_key(event.toponym), ())) if event.toponym else event for event in events]


def _moved(event: Event, decisions: Sequence[Decision]) -> Event:
    fitting = [decision for decision in decisions if _reaches(decision, event)]
    if not fitting:
        return event
    best = max(fitting, key=lambda d: (_CLOSENESS.get(d.scope, 0), d.when))
    value = {key: best.value[key] for key in _PLACE_KEYS if key in best.value}
    return replace(event, **value, place_reason=_reason(best))


def _reaches(decision: Decision, event: Event) -> bool:
    if decision.scope == "everywhere":
        return True
    if decision.article_id != event.article_id:
        return False
    return decision.scope == "article" or decision.sentence_start == event.sentence_start


def _reason(decision: Decision) -> str:
    reach = {"everywhere": "everywhere", "article": "in this article"}.get(decision.scope, "in this sentence")
    why = f": {decision.why}" if decision.why else "."
    return f"Decided by {decision.who or 'somebody'} on {decision.when.date().isoformat()}, {reach}{why}"
