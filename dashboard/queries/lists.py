"""Filter -> what is listed: pages of events in time order, options with counts, totals, and the table to export."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

import pyarrow as pa

from dashboard.filters import EventFilter
from dashboard.model import Event
from dashboard.queries.snapshot import Connection, Snapshot
from dashboard.store import EVENT_KEYS, event_from_json

Kind = Literal["all", "placed", "unplaced", "undated"]
KINDS: Final[Mapping[str, str]] = {
    "all": "TRUE",
    "placed": "pid IS NOT NULL",
    "unplaced": "pid IS NULL",
    "undated": "d0 IS NULL",
}
_ORDER = "ORDER BY d0 NULLS LAST, d1, event_id"
_COLUMNS = ", ".join(EVENT_KEYS)
_MOST_OPTIONS = 1000
# URL parameter -> where its values stand; an event counts once for an actor, on whichever side.
_FACETS: Final = {
    "type": "SELECT event_type AS value FROM chosen",
    "actor": (
        "SELECT actor1 AS value FROM chosen UNION ALL SELECT actor2 FROM chosen WHERE actor2 IS DISTINCT FROM actor1"
    ),
    "country": "SELECT country AS value FROM chosen",
    "admin1": "SELECT admin1 AS value FROM chosen",
    "place": "SELECT place AS value FROM chosen",
    "status": "SELECT status AS value FROM chosen",
    "time": "SELECT time_precision AS value FROM chosen",
    "geo": "SELECT geo_precision AS value FROM chosen",
    "source": "SELECT source AS value FROM chosen",
}
_FACET_COLUMNS = "event_type, actor1, actor2, country, admin1, place, status, time_precision, geo_precision, source"


@dataclass(frozen=True, slots=True)
class Page:
    """Some of the events of a list, and how many there are in all."""

    total: int
    events: list[Event]


@dataclass(frozen=True, slots=True)
class Option:
    """A value a filter may take, and the events it would leave under the other filters."""

    value: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """How many events a filter leaves, of how many there are. `undated` are those its dates would leave out."""

    total: int
    placed: int
    unplaced: int
    undated: int
    everything: int


def page(snapshot: Snapshot, cursor: Connection, chosen: EventFilter, *, kind: Kind, rows: slice) -> Page:
    """List events in time order, undated ones last. The undated kind obeys all filters but the dates."""
    where, values = (chosen.without("from", "to") if kind == "undated" else chosen).where()
    condition = f"FROM events WHERE {where} AND {KINDS[kind]}"
    total = cursor.execute(f"SELECT count(*) {condition}", values).fetchone()
    query = f"SELECT file, row {condition} {_ORDER} LIMIT ? OFFSET ?"
    found = cursor.execute(query, [*values, rows.stop - rows.start, rows.start]).fetchall()
    stored = snapshot.stored_rows(cursor, found, _COLUMNS)
    return Page(total[0] if total else 0, [event_from_json(row) for row in stored])


def event(snapshot: Snapshot, cursor: Connection, event_id: str) -> Event | None:
    """Read one event, or None."""
    rows = cursor.execute("SELECT file, row FROM events WHERE event_id = ?", [event_id]).fetchall()
    return next((event_from_json(row) for row in snapshot.stored_rows(cursor, rows, _COLUMNS)), None)


def events_of(snapshot: Snapshot, cursor: Connection, article_id: str) -> list[Event]:
    """Read the events of an article, of any status, in the order of its text."""
    query = "SELECT file, row FROM events WHERE article_id = ? ORDER BY sentence_start NULLS LAST, event_id"
    rows = cursor.execute(query, [article_id]).fetchall()
    return [event_from_json(row) for row in snapshot.stored_rows(cursor, rows, _COLUMNS)]


def facets(cursor: Connection, chosen: EventFilter) -> dict[str, list[Option]]:
    """Count, per URL parameter, the values that the other filters leave; chosen ones are there even with no event."""
    return {name: _facet(cursor, chosen, name) for name in _FACETS}


def totals(cursor: Connection, chosen: EventFilter) -> Totals:
    """Count what a filter leaves."""
    where, values = chosen.where()
    without, more = chosen.without("from", "to").where()
    query = (
        f"SELECT count(*) FILTER ({where}), count(pid) FILTER ({where}), count(*) FILTER ({without} AND d0 IS NULL),"
        " count(*) FROM events"
    )
    total, placed, undated, everything = cursor.execute(query, [*values, *values, *more]).fetchone() or (0, 0, 0, 0)
    return Totals(total=total, placed=placed, unplaced=total - placed, undated=undated, everything=everything)


def span(cursor: Connection, chosen: EventFilter) -> tuple[date, date] | None:
    """Find the first and the last day of the events that a filter leaves, its own dates aside."""
    where, values = chosen.without("from", "to").where()
    row = cursor.execute(f"SELECT min(date_start), max(date_end) FROM events WHERE {where}", values).fetchone()
    return None if row is None or row[0] is None else (row[0], row[1])


def table(snapshot: Snapshot, cursor: Connection, chosen: EventFilter) -> pa.Table:
    """Give exactly the events that a filter leaves, in time order, as columns with the event's keys."""
    where, values = chosen.where()
    columns = ", ".join(f"stored.{key}" for key in EVENT_KEYS)
    query = (
        f"SELECT {columns} FROM stored JOIN (SELECT file, row, d0, d1 FROM events WHERE {where}) chosen"
        " ON stored.filename = chosen.file AND stored.file_row_number = chosen.row"
        " ORDER BY chosen.d0 NULLS LAST, chosen.d1, stored.event_id"
    )
    found: pa.Table = cursor.sql(query, params=values).to_arrow_table()
    return found


def article_counts(cursor: Connection) -> dict[str, int]:
    """Count the events of each article that has any."""
    return dict(cursor.execute("SELECT article_id::VARCHAR, count(*) FROM events GROUP BY 1").fetchall())


def _facet(cursor: Connection, chosen: EventFilter, name: str) -> list[Option]:
    other = chosen.without("precise") if name in {"time", "geo"} else chosen
    where, values = other.without(name).where()
    query = (
        f"WITH chosen AS (SELECT {_FACET_COLUMNS} FROM events WHERE {where}) SELECT value::VARCHAR, count(*) AS n"
        f" FROM ({_FACETS[name]}) WHERE value IS NOT NULL GROUP BY value ORDER BY n DESC, value::VARCHAR LIMIT ?"
    )
    options = [Option(value, n) for value, n in cursor.execute(query, [*values, _MOST_OPTIONS]).fetchall() if value]
    known = {option.value for option in options}
    asked = [text for key, text in chosen.to_query() if key == name and text not in known and text != "any"]
    return [*options, *(Option(text, 0) for text in asked if not text.startswith(("p.", "g.")))]
