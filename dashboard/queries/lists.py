"""Filter -> what is listed: pages of events in time order, options with counts, totals, and the table to export."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

import pyarrow as pa

from dashboard.filters import EventFilter
from dashboard.filters.cells import is_cell
from dashboard.model import Event
from dashboard.queries.snapshot import Connection, Scope, Snapshot
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
# Beyond so many it is quicker to read all rows than to look each one up.
_MOST_BY_ROW = 5000
# URL parameter -> the column its values stand in; actors stand in two.
_FACETS: Final = {
    "type": "event_type",
    "actor": "actor1, actor2",
    "country": "country",
    "admin1": "admin1",
    "place": "place",
    "status": "status",
    "time": "time_precision",
    "geo": "geo_precision",
    "source": "source",
}


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
    if kind == "all" and rows.stop - rows.start > _MOST_BY_ROW:
        whole = table(snapshot, cursor, chosen)
        return Page(len(whole), [event_from_json(row) for row in whole.slice(rows.start, rows.stop).to_pylist()])
    scope = snapshot.scope(cursor, chosen.without("from", "to") if kind == "undated" else chosen)
    total = cursor.execute(scope.select("count(*)", KINDS[kind]), scope.values).fetchone()
    query = f"{scope.select('file, row', KINDS[kind])} {_ORDER} LIMIT ? OFFSET ?"
    found = cursor.execute(query, [*scope.values, rows.stop - rows.start, rows.start]).fetchall()
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


def facets(snapshot: Snapshot, cursor: Connection, chosen: EventFilter) -> dict[str, list[Option]]:
    """Count, per URL parameter, the values that the other filters leave; chosen ones are there even with no event."""
    return {name: _facet(snapshot, cursor, chosen, name) for name in _FACETS}


def totals(snapshot: Snapshot, cursor: Connection, chosen: EventFilter) -> Totals:
    """Count what a filter leaves."""
    scope, wider = snapshot.scope(cursor, chosen), snapshot.scope(cursor, chosen.without("from", "to"))
    total, placed = cursor.execute(scope.select("count(*), count(pid)"), scope.values).fetchone() or (0, 0)
    undated = cursor.execute(wider.select("count(*)", "d0 IS NULL"), wider.values).fetchone() or (0,)
    everything = cursor.execute("SELECT count(*) FROM events").fetchone() or (0,)
    return Totals(total=total, placed=placed, unplaced=total - placed, undated=undated[0], everything=everything[0])


def span(snapshot: Snapshot, cursor: Connection, chosen: EventFilter) -> tuple[date, date] | None:
    """Find the first and the last day of the events that a filter leaves, its own dates aside."""
    scope = snapshot.scope(cursor, chosen.without("from", "to"))
    row = cursor.execute(scope.select("min(date_start), max(date_end)"), scope.values).fetchone()
    return None if row is None or row[0] is None else (row[0], row[1])


def table(snapshot: Snapshot, cursor: Connection, chosen: EventFilter) -> pa.Table:
    """Give exactly the events that a filter leaves, in time order, as columns with the event's keys."""
    scope = snapshot.scope(cursor, chosen)
    columns = ", ".join(f"stored.{key}" for key in EVENT_KEYS)
    query = (
        f"SELECT {columns} FROM stored JOIN ({scope.select('file, row, d0, d1')}) chosen"
        " ON stored.file = chosen.file AND stored.row = chosen.row"
        " ORDER BY chosen.d0 NULLS LAST, chosen.d1, stored.event_id"
    )
    found: pa.Table = cursor.sql(query, params=scope.values).to_arrow_table()
    return found


def article_counts(cursor: Connection) -> dict[str, int]:
    """Count the events of each article that has any."""
    return dict(cursor.execute("SELECT article_id::VARCHAR, count(*) FROM events GROUP BY 1").fetchall())


def _facet(snapshot: Snapshot, cursor: Connection, chosen: EventFilter, name: str) -> list[Option]:
    scope = snapshot.scope(cursor, _others(chosen, name))
    columns = _FACETS[name]
    # Counted by code, in the order of the list, so that only what is offered is turned into text; an event with two
    # actors counts for both, which needs all pairs first.
    order = "" if "," in columns else f" ORDER BY n DESC, {columns} LIMIT {_MOST_OPTIONS + 1}"
    query = scope.select(f"{columns}, count(*) AS n") + f" GROUP BY {columns}{order}"
    counts = Counter[str]()
    for *values, n in cursor.execute(query, scope.values).fetchall():
        for value in set(values) - {None, ""}:
            counts[value] += n
    options = sorted(counts.items(), key=lambda option: (-option[1], option[0]))[:_MOST_OPTIONS]
    known = {value for value, _ in options}
    asked = [text for key, text in chosen.to_query() if key == name and text != "any" and not is_cell(text)]
    missing = [text for text in asked if text not in known]
    return [Option(value, n) for value, n in options] + _counted(cursor, scope, columns, missing)


def _others(chosen: EventFilter, name: str) -> EventFilter:
    # All statuses are offered, those not counted as happened too: they are off until somebody asks for them.
    if name == "status":
        return replace(chosen, statuses=())
    return (chosen.without("precise") if name in {"time", "geo"} else chosen).without(name)


def _counted(cursor: Connection, scope: Scope, columns: str, values: Sequence[str]) -> list[Option]:
    test = " OR ".join(f"{column} = ?" for column in columns.split(", "))
    options = []
    for value in values:
        given = [*scope.values, *[value] * (columns.count(",") + 1)]
        ((n,),) = cursor.execute(scope.select("count(*)", f"({test})"), given).fetchall()
        options.append(Option(value, n))
    return options
