"""A table of events in a file -> Events, whoever made it: our own keys, ACLED, UCDP GED, GDELT, or any headers known.

What a row lacks is left empty; a row that cannot be used is reported with its line and reason, and the others are read.
Cells are text and nothing else: what looks like a spreadsheet's formula is never run.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.errors import RowError
from dashboard.importers.days import Days
from dashboard.importers.headers import schema_of
from dashboard.importers.rows import keyed, to_event
from dashboard.importers.tables import SUFFIXES, read_rows
from dashboard.model import Event

__all__ = ["SUFFIXES", "Loaded", "read_events"]

_DATE_KEYS = ("date_start", "date_end", "published")


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What a file gave: events, errors, a name for its content (same bytes, same name) and which table it is."""

    rows: list[Event]
    errors: list[RowError]
    content: str
    schema: str


def read_events(source: Path | bytes, name: str | None = None) -> Loaded:
    """Read a table of events; `name` tells its format by its ending. Coordinates are left for geocoding to fill."""
    raw = source if isinstance(source, bytes) else source.read_bytes()
    name = name or str(source)
    rows: list[tuple[int, Mapping[str, Any]]] = []
    errors: list[RowError] = []
    for line, row in read_rows(raw, name):
        if isinstance(row, RowError):
            errors.append(row)
        else:
            rows.append((line, row))
    schema = schema_of({header: None for _, row in rows[:100] for header in row})
    dated = (keyed(row, schema) for _, row in rows)
    days = Days(values[key] for values in dated for key in _DATE_KEYS if key in values)
    events: dict[str, Event] = {}
    for line, row in rows:
        try:
            event = to_event(row, schema, days, (name, line))
        except RowError as error:
            errors.append(error)
            continue
        if event.event_id in events:
            errors.append(RowError(name, line, f"the event {event.event_id} is in the file already."))
        else:
            events[event.event_id] = event
    if not rows and not errors:
        errors.append(RowError(name, 1, "the file has no rows."))
    content = hashlib.sha256(raw).hexdigest()[:16]
    return Loaded(
        rows=list(events.values()), errors=sorted(errors, key=lambda e: e.line), content=content, schema=schema.name
    )
