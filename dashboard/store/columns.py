"""Events, articles and decisions <-> rows of Parquet columns, and <-> the JSON that commands and routes give."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Any, Final

import pyarrow as pa

from dashboard.errors import StoreError
from dashboard.model import Article, Event, EventType, GeoPrecision, Status, TimePrecision
from dashboard.text import fold

EVENT_KEYS: Final = tuple(f.name for f in fields(Event))
ARTICLE_KEYS: Final = tuple(f.name for f in fields(Article))
DATES: Final = frozenset({"date_start", "date_end", "published"})
NESTED: Final = frozenset({"quantities", "spans", "place_candidates", "mentions"})
_INTEGERS = frozenset({"fatalities", "injuries", "sentence_start", "sentence_end"})
_REALS = frozenset({"latitude", "longitude", "radius_km"})

# Keys with words of their own; queries count them by number.
_CLOSED: Final = {
    "event_type": tuple(word.value for word in EventType),
    "status": tuple(word.value for word in Status),
    "time_precision": tuple(word.value for word in TimePrecision),
    "geo_precision": tuple(word.value for word in GeoPrecision),
}

# The Web-Mercator square is 2**WORLD_BITS wide: a step is four centimetres at the equator.
WORLD_BITS: Final = 30
# Points that round to the same thousandths of a degree are one place.
PER_DEGREE: Final = 1000
_MERCATOR_EDGE = 85.05112878


def _arrow_type(key: str) -> pa.DataType:
    if key in DATES:
        return pa.date32()
    if key in _INTEGERS:
        return pa.int64()
    return pa.float64() if key in _REALS else pa.string()


# What is derived from an event, so that a query over the columns needs no Python: search text, and the Mercator square.
_DERIVED = (("search", pa.string()), ("x", pa.int32()), ("y", pa.int32()))
# Which source the rows came from, and in which writing: the latest generation of a source key is the one that holds.
PROVENANCE: Final = (("source_key", pa.string()), ("generation", pa.string()), ("content", pa.string()))

EVENT_SCHEMA: Final = pa.schema([*PROVENANCE, *((key, _arrow_type(key)) for key in EVENT_KEYS), *_DERIVED])
ARTICLE_SCHEMA: Final = pa.schema([("generation", pa.string()), *((key, _arrow_type(key)) for key in ARTICLE_KEYS)])


def event_to_json(event: Event) -> dict[str, Any]:
    """Write an event as the JSON object of the design: its keys in order, ISO dates, spans and quantities as lists."""
    return {key: _JSON[key](getattr(event, key)) for key in EVENT_KEYS}


def event_from_json(row: Mapping[str, Any]) -> Event:
    """Read an event back from its JSON object or its row of columns; keys beyond the event's are left out.

    For text of our own writing only: what comes from outside goes through `importers`.
    """
    return Event(**{key: _READ[key](row[key]) for key in EVENT_KEYS if key in row})


def article_to_json(article: Article) -> dict[str, Any]:
    """Write an article as a JSON object, its publication date in ISO form or null."""
    return {key: _iso(value) if key in DATES else value for key in ARTICLE_KEYS for value in [getattr(article, key)]}


def article_from_row(row: Mapping[str, Any]) -> Article:
    """Read an article back from its row of columns."""
    return Article(**{key: row[key] for key in ARTICLE_KEYS})


def search_text(event: Event) -> str:
    """Fold what a text search looks through: sentence, title, place as written and as known, actors, source."""
    parts = (event.sentence, event.title, event.toponym, event.place, event.admin1, event.actor1, event.actor2)
    return fold(" \u2022 ".join(part for part in parts if part))


def world_xy(latitude: float, longitude: float) -> tuple[int, int]:
    """Place a point in the Web-Mercator square: x grows eastward, y southward, both in [0, 2**WORLD_BITS)."""
    size, top = 2**WORLD_BITS, 2**WORLD_BITS - 1
    sine = math.sin(math.radians(max(-_MERCATOR_EDGE, min(_MERCATOR_EDGE, latitude))))
    x = ((longitude + 180.0) / 360.0) % 1.0
    y = 0.5 - math.log((1 + sine) / (1 - sine)) / (4 * math.pi)
    return min(top, int(x * size)), max(0, min(top, int(y * size)))


def thousandths(degrees: float) -> int:
    """Round to whole thousandths of a degree (about 100 metres), halves away from zero, as SQL's round does."""
    size = abs(degrees * PER_DEGREE)
    whole = math.floor(size) + (size - math.floor(size) >= 0.5)
    return -whole if degrees < 0 else whole


def place_xy(latitude: float, longitude: float) -> tuple[int, int]:
    """Place a point in the Mercator square, rounded so that all points of one place stand in one spot."""
    return world_xy(thousandths(latitude) / PER_DEGREE, thousandths(longitude) / PER_DEGREE)


def event_columns(event: Event) -> dict[str, Any]:
    """Write an event's keys as column values: dates as dates, nested values as JSON strings."""
    values = {key: getattr(event, key) for key in EVENT_KEYS}
    return values | {key: json.dumps(_JSON[key](values[key]), ensure_ascii=False) for key in NESTED}


def event_row(event: Event, source_key: str, generation: str, content: str) -> dict[str, Any]:
    """Write an event as one row of EVENT_SCHEMA, with where it came from and what is derived from it."""
    for key, words in _CLOSED.items():
        if (word := getattr(event, key)) not in words:
            raise StoreError(f"event {event.event_id}: its {key} {word!r} is none of {', '.join(words)}.")
    row = {"source_key": source_key, "generation": generation, "content": content, **event_columns(event)}
    # A day with one end is that day: with half an interval it would be in no bin and in no list.
    row["date_start"], row["date_end"] = event.date_start or event.date_end, event.date_end or event.date_start
    row["search"] = search_text(event)
    if event.latitude is not None and event.longitude is not None:
        row["x"], row["y"] = place_xy(event.latitude, event.longitude)
    return row


def marker_row(source_key: str, generation: str, content: str) -> dict[str, Any]:
    """Write the row that says a source was written and has no event; its event_id is null."""
    return {"source_key": source_key, "generation": generation, "content": content}


def to_table(rows: Sequence[Mapping[str, Any]], schema: pa.Schema) -> pa.Table:
    """Turn rows into one Arrow table of the schema; a key that a row lacks is null."""
    return pa.table({f.name: pa.array([row.get(f.name) for row in rows], f.type) for f in schema}, schema=schema)


def sorted_by_time_and_place(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Order rows so that a Parquet row group holds few days and few places: readers then skip the others."""
    return sorted(rows, key=lambda row: (row.get("date_start") or date.min, row.get("x") or 0, row.get("y") or 0))


def _iso(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _from_iso(value: Any) -> Any:
    return date.fromisoformat(value) if isinstance(value, str) else value


def _loaded(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


def _as_is(value: Any) -> Any:
    return value


def _mappings(value: Any) -> tuple[dict[str, Any], ...]:
    return tuple(dict(one) for one in _loaded(value) or ())


def _spans(value: Any) -> dict[str, tuple[int, int]]:
    return {name: (int(span[0]), int(span[1])) for name, span in (_loaded(value) or {}).items()}


_JSON: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(EVENT_KEYS, _as_is),
    **dict.fromkeys(DATES, _iso),
    **dict.fromkeys(NESTED, lambda value: [dict(one) for one in value]),
    "spans": lambda value: {name: [span[0], span[1]] for name, span in value.items()},
}
_READ: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(EVENT_KEYS, _as_is),
    **dict.fromkeys(DATES, _from_iso),
    **dict.fromkeys(NESTED, _mappings),
    "spans": _spans,
}
