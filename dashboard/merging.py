"""Mentions and places of one article -> events: passages that tell the same event become one; all they say is kept."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from datetime import date
from typing import Any

from dashboard.model import (
    HAPPENED,
    Article,
    Candidate,
    Event,
    EventType,
    GeoPrecision,
    Mention,
    Place,
    Quantity,
    Span,
)

_RECALL = 20  # events back that "the attack" may take up
_VIOLENT = frozenset({EventType.BATTLES, EventType.EXPLOSIONS, EventType.CIVILIANS, EventType.RIOTS})
UNPLACED = Place(
    name=None, country=None, admin1=None, latitude=None, longitude=None, geo_precision=GeoPrecision.UNKNOWN,
    reason="The passage names no place.",
)  # fmt: skip


def merge(
    mentions: Sequence[Mention], places: Mapping[Span, Place], article: Article, *, extractor: str, gazetteer: str
) -> list[Event]:
    """Turn mentions into events, merging those of one event into the first that tells it; order is that of the text."""
    events: list[Event] = []
    alike: defaultdict[tuple[object, ...], list[int]] = defaultdict(list)  # only these are compared, so time is linear
    for mention in mentions:
        event = to_event(mention, _place_of(mention, places), article, extractor=extractor, gazetteer=gazetteer)
        if mention.retold and (before := _told_before(events, event)) is not None:
            events[before] = _joined(events[before], event)
            continue
        earlier = alike[_essence(event)] if event.place is not None and event.date_start is not None else []
        index = next((index for index in earlier if same_event(events[index], event)), None)
        if index is None:
            earlier.append(len(events))
            events.append(event)
        else:
            events[index] = _joined(events[index], event)
    return events


def _told_before(events: Sequence[Event], event: Event) -> int | None:
    """Find the event that "the attack" takes up: the last one told of its kind that happened."""
    recent = range(len(events) - 1, max(-1, len(events) - 1 - _RECALL), -1)
    told = [i for i in recent if events[i].status in HAPPENED and events[i].sentence_start != event.sentence_start]
    alike = [i for i in told if events[i].event_type == event.event_type]
    violent = [i for i in told if events[i].event_type in _VIOLENT] if event.event_type in _VIOLENT else []
    return next(iter(alike or violent), None)


def _essence(event: Event) -> tuple[object, ...]:
    """What two events of one article cannot differ in and be the same event."""
    return event.event_type, event.place, event.date_start, event.date_end


def to_event(mention: Mention, place: Place, article: Article, *, extractor: str, gazetteer: str) -> Event:
    """Write one mention, its place and its article's facts as an event."""
    return Event(
        event_id=event_id(article.article_id, mention),
        article_id=article.article_id,
        event_type=mention.event_type.value,
        sub_event_type=mention.sub_event_type,
        actor1=mention.actor1,
        actor2=mention.actor2,
        status=mention.status.value,
        attribution=mention.attribution,
        fatalities=mention.fatalities,
        injuries=mention.injuries,
        quantities=tuple(_quantity(q) for q in mention.quantities),
        language=mention.language or article.language,
        source=article.source,
        url=article.url,
        title=article.title,
        published=article.published,
        extractor=extractor,
        gazetteer=gazetteer,
        **_when(mention),
        **_where(mention, place),
        **_evidence(mention, article.text),
    )


def _when(mention: Mention) -> dict[str, Any]:
    time = mention.time
    if time is None:
        return {}
    return {
        "date_start": time.start,
        "date_end": time.end,
        "time_precision": time.precision.value if time.start else "unknown",
        "date_text": time.text,
    }


def _where(mention: Mention, place: Place) -> dict[str, Any]:
    return {
        "toponym": mention.toponym.text if mention.toponym else None,
        "place": place.name,
        "country": place.country,
        "admin1": place.admin1,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geo_precision": place.geo_precision.value,
        "radius_km": place.radius_km,
        "place_candidates": tuple(map(_candidate, place.candidates)),
        "place_reason": place.reason,
    }


def _evidence(mention: Mention, text: str) -> dict[str, Any]:
    return {
        "sentence": text[mention.sentence.start : mention.sentence.end],
        "sentence_start": mention.sentence.start,
        "sentence_end": mention.sentence.end,
        "trigger": text[mention.trigger.start : mention.trigger.end],
        "spans": {name: (span[0], span[1]) for name, span in mention.spans.items()},
    }


def event_id(article: str, mention: Mention) -> str:
    """Name an event by where its words stand, so that the same text and code give the same name."""
    toponym = mention.toponym.span if mention.toponym else None
    key = f"{article}|{tuple(mention.trigger)}|{toponym and tuple(toponym)}|{mention.event_type.value}"
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def same_event(a: Event, b: Event) -> bool:
    """Tell whether two events of one article are one: same kind, place, days and sides, and no figure against it."""
    if a.sentence_start == b.sentence_start or a.event_type != b.event_type or a.place is None or a.place != b.place:
        return False
    if (a.status in HAPPENED) != (b.status in HAPPENED) or (a.status not in HAPPENED and a.status != b.status):
        return False
    return (
        _agree(a.sub_event_type, b.sub_event_type)
        and a.date_start is not None
        and (a.date_start, a.date_end) == (b.date_start, b.date_end)
        and _agree(a.actor1, b.actor1)
        and _agree(a.actor2, b.actor2)
        and _agree(a.fatalities, b.fatalities)
        and _agree(a.injuries, b.injuries)
    )


def _agree(a: object, b: object) -> bool:
    return a is None or b is None or a == b


def _place_of(mention: Mention, places: Mapping[Span, Place]) -> Place:
    toponym = mention.toponym
    if toponym is None:
        return UNPLACED
    return places.get(toponym.span, UNPLACED)


# Plain values only: `asdict` would copy each of them deeply, which takes longer than reading the sentence's dates.
_CANDIDATE = tuple(field.name for field in fields(Candidate))
_QUANTITY = tuple(field.name for field in fields(Quantity))


def _candidate(candidate: Candidate) -> dict[str, Any]:
    row = {name: getattr(candidate, name) for name in _CANDIDATE}
    return {**row, "geo_precision": candidate.geo_precision.value}


def _quantity(quantity: Quantity) -> dict[str, Any]:
    return {name: getattr(quantity, name) for name in _QUANTITY} | {"span": list(quantity.span)}


_FILLED = ("sub_event_type", "actor1", "actor2", "fatalities", "injuries")
_TIME = ("date_start", "date_end", "time_precision", "date_text")


def _joined(first: Event, second: Event) -> Event:
    further = {
        "article_id": second.article_id,
        "sentence": second.sentence,
        "sentence_start": second.sentence_start,
        "sentence_end": second.sentence_end,
        "trigger": second.trigger,
        "says": _differences(first, second),
    }
    filled = {name: getattr(second, name) for name in _FILLED if getattr(first, name) is None}
    if first.date_start is None and second.date_start is not None:
        filled |= {name: getattr(second, name) for name in _TIME}
    return replace(
        first,
        **filled,
        spans={**{name: second.spans[name] for name in filled if name in second.spans}, **first.spans},
        quantities=first.quantities + second.quantities,
        mentions=(*first.mentions, further, *second.mentions),
    )


def _differences(first: Event, second: Event) -> dict[str, Any]:
    names = (
        "sub_event_type",
        "actor1",
        "actor2",
        "status",
        "attribution",
        "fatalities",
        "injuries",
        "toponym",
        "date_text",
    )
    differing = (
        (name, getattr(second, name)) for name in names if getattr(second, name) not in (None, getattr(first, name))
    )
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in differing}
