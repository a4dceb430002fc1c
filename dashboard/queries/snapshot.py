"""The store's live rows -> one DuckDB table in memory, narrow and sorted by time, and the table of its places.

The long texts stay in the Parquet files: a row of the table knows its file and its row there.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from typing import Any, Final

import duckdb
import numpy as np
import numpy.typing as npt

from dashboard.errors import StoreError
from dashboard.filters import EventFilter
from dashboard.model import EventType, GeoPrecision, Status
from dashboard.queries.stopping import Stop, asker
from dashboard.store import EVENT_SCHEMA, Store

TYPES: Final = tuple(kind.value for kind in EventType)
STATUSES: Final = tuple(status.value for status in Status)
PRECISIONS: Final = tuple(precision.value for precision in GeoPrecision)
# Columns of few distinct texts, kept as codes; both actors share one list, so that they compare without their texts.
_ENUMS: Final = {
    **{column: column for column in ("event_type", "status", "time_precision", "geo_precision", "country", "admin1")},
    **{column: column for column in ("place", "source", "article_id")},
    "actor1": "actor",
    "actor2": "actor",
}
_KNOWN: Final = {"event_type": TYPES, "status": STATUSES, "geo_precision": PRECISIONS}

NO_DAY: Final = np.iinfo(np.int32).min
_MOST_SEARCHES = 16
# A folder that is called a=b is no column.
_READING = "filename = true, file_row_number = true, hive_partitioning = false"
# Where Python was started with -c or by hand, DuckDB would draw a bar on standard output.
_QUIET = "SET enable_progress_bar = false"

Connection = duckdb.DuckDBPyConnection


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The distinct places, as columns: a place is a point (to a thousandth of a degree) at one precision."""

    latitude: npt.NDArray[np.float64]
    longitude: npt.NDArray[np.float64]
    x: npt.NDArray[np.int64]
    y: npt.NDArray[np.int64]
    precision: npt.NDArray[np.int64]
    radius_km: npt.NDArray[np.float64]
    name: Sequence[str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """What is counted of each event, in the order of the table: place (-1: none), days since 1970 and kind.

    A day that is not known is NO_DAY; the kind is type x statuses + status, by their numbers in TYPES and STATUSES.
    """

    pid: npt.NDArray[np.int32]
    first: npt.NDArray[np.int32]
    last: npt.NDArray[np.int32]
    published: npt.NDArray[np.int32]
    kind: npt.NDArray[np.uint8]

    def take(self, rows: npt.NDArray[np.int64] | npt.NDArray[np.bool_]) -> Columns:
        """Give some of the events, by number or by a mask."""
        return Columns(**{field.name: getattr(self, field.name)[rows] for field in fields(self)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """A filter's events in SQL: FROM `source` WHERE `where`, with the `values` of its parameters."""

    source: str
    where: str
    values: list[Any]

    def select(self, columns: str, and_where: str = "TRUE") -> str:
        """Write a query for these events."""
        return f"SELECT {columns} FROM {self.source} WHERE {self.where} AND {and_where}"


class Snapshot:
    """The live rows of one generation of the store. Read-only; `cursor` gives each thread its own."""

    def __init__(self, store: Store, *, threads: int = 2) -> None:
        self.generation = store.generation()
        self.files = store.files("events")
        # No extension, no file beyond the store's and no network: a filter's text is never more than a value.
        self._connection = duckdb.connect(":memory:", config={"threads": threads, "preserve_insertion_order": True})
        self._connection.execute(_QUIET)
        try:
            self._load()
        except duckdb.Error as error:
            raise StoreError(f"{store.folder}: the events cannot be read ({error}).") from error
        self.places = self._read_places()
        self.columns = self._read_columns()
        # What the last searches found, as tables of their own, so that a moved map searches no text again.
        self._searches: dict[tuple[str, ...], str] = {}
        self._searching, self._names = threading.Lock(), itertools.count()

    @contextmanager
    def cursor(self) -> Iterator[Connection]:
        """Lend a cursor of its own to one question; it stops when the asker no longer waits."""
        cursor = self._connection.cursor()
        stop = asker.get() or Stop()
        try:
            cursor.execute(_QUIET)
            with stop.over(cursor):
                yield cursor
        finally:
            cursor.close()

    def scope(self, cursor: Connection, chosen: EventFilter) -> Scope:
        """Say how to ask for a filter's events with this cursor. The same words are searched for only once."""
        where, values = replace(chosen, q="").where()
        source = self._searched(cursor, tuple(chosen.words)) if chosen.words else "events"
        return Scope(source=source, where=where, values=values)

    def rows(self, cursor: Connection, chosen: EventFilter) -> npt.NDArray[np.int64]:
        """Find the numbers of a filter's events in the table."""
        scope = self.scope(cursor, chosen)
        found = cursor.execute(scope.select("rid" if scope.source != "events" else "rowid AS rid"), scope.values)
        return np.asarray(found.fetchnumpy()["rid"], dtype=np.int64)

    def _searched(self, cursor: Connection, words: tuple[str, ...]) -> str:
        with self._searching:
            name = self._searches.pop(words, None)
            if name is None:
                name = f"found_{next(self._names)}"
                where = " AND ".join("contains(search, ?)" for _ in words)
                matching = f"rowid IN (SELECT rid FROM texts WHERE {where})"
                query = f"SELECT rowid AS rid, * FROM events WHERE {matching} ORDER BY rowid"
                cursor.execute(f"CREATE TABLE {name} AS {query}", list(words))
            self._searches[words] = name
            if len(self._searches) > _MOST_SEARCHES:
                cursor.execute(f"DROP TABLE {self._searches.pop(next(iter(self._searches)))}")
            return name

    def _load(self) -> None:
        run = self._connection.execute
        run(f"CREATE {'VIEW' if self.files else 'TABLE'} stored AS {self._stored()}")
        run(_LIVE)
        if run("SELECT count(*) - count(DISTINCT event_id) FROM live").fetchall() != [(0,)]:
            run(_NEWEST)
        for kind in dict.fromkeys(_ENUMS.values()):
            known = _KNOWN.get(kind)
            columns = [column for column, its in _ENUMS.items() if its == kind]
            run(f"CREATE TYPE {kind}_t AS ENUM ({_values(known) if known else _distinct(columns)})")
        run(_PLACES)
        run(_EVENTS)
        run("DROP TABLE live")
        run(_TEXTS)

    def _stored(self) -> str:
        if not self.files:
            self._connection.register("nothing", EVENT_SCHEMA.empty_table())
            return "SELECT *, '' AS filename, 0::BIGINT AS file_row_number FROM nothing"
        names = _values([str(file) for file in self.files])
        return f"SELECT * FROM read_parquet([{names}], {_READING})"

    def _read_places(self) -> Places:
        with self.cursor() as cursor:
            columns = cursor.execute("SELECT * FROM places ORDER BY pid").fetchnumpy()
        numbers: dict[str, Any] = {
            name: np.asarray(columns[name]) for name in ("latitude", "longitude", "x", "y", "precision", "radius_km")
        }
        names = np.ma.filled(np.ma.asarray(columns["name"], dtype=object), None).tolist()
        return Places(name=names, **numbers)

    def _read_columns(self) -> Columns:
        with self.cursor() as cursor:
            columns = cursor.execute(_COLUMNS).fetchnumpy()
        return Columns(**{name: np.asarray(column) for name, column in columns.items()})

    def stored_rows(self, cursor: Connection, rows: Sequence[tuple[str, int]], columns: str) -> list[dict[str, Any]]:
        """Read rows of the store, in full, by (file name, row number), in the order given."""
        if not rows:
            return []
        files = sorted({file for file, _ in rows})
        condition = f"FROM read_parquet([{_values(files)}], {_READING}) WHERE "
        # Numbers in the text let DuckDB skip row groups; they are its own.
        condition += f"file_row_number IN ({', '.join(sorted({str(int(row)) for _, row in rows}))})"
        cursor.execute(f"SELECT filename, file_row_number, {columns} {condition}")
        names = [column[0] for column in cursor.description or ()][2:]
        wanted = set(rows)
        found = {row[:2]: dict(zip(names, row[2:], strict=True)) for row in cursor.fetchall() if row[:2] in wanted}
        return [found[key] for key in rows]


def _values(values: Sequence[str]) -> str:
    return ", ".join("'" + value.replace("'", "''") + "'" for value in values)


def _distinct(columns: Sequence[str]) -> str:
    several = " UNION ".join(f"SELECT DISTINCT {column} AS value FROM live" for column in columns)
    return f"SELECT DISTINCT value FROM ({several}) WHERE value IS NOT NULL ORDER BY 1"


# Of a source key the latest generation holds.
_LIVE = """
CREATE TABLE live AS
WITH latest AS (SELECT source_key, max(generation) AS generation FROM stored GROUP BY source_key)
SELECT event_id, article_id, event_type, date_start, date_end, time_precision, published, place, country, admin1,
       latitude, longitude, geo_precision, radius_km, actor1, actor2, status, source, sentence_start, x, y,
       filename, file_row_number, generation
FROM stored SEMI JOIN latest USING (source_key, generation)
WHERE event_id IS NOT NULL
"""
# Of one event_id in two sources, the row written last.
_NEWEST = """
CREATE OR REPLACE TABLE live AS SELECT * FROM live
QUALIFY row_number() OVER (PARTITION BY event_id ORDER BY generation DESC, file_row_number) = 1
"""
_PLACES = """
CREATE TABLE places AS
SELECT (row_number() OVER (ORDER BY count(*) DESC, min(x), min(y)) - 1)::INTEGER AS pid,
       round(latitude * 1000)::INTEGER AS klat, round(longitude * 1000)::INTEGER AS klon, geo_precision,
       mode(latitude) AS latitude, mode(longitude) AS longitude, min(x)::BIGINT AS x, min(y)::BIGINT AS y,
       (enum_code(geo_precision::geo_precision_t))::BIGINT AS precision,
       coalesce(max(radius_km), 0.0) AS radius_km, mode(place) AS name
FROM live WHERE latitude IS NOT NULL AND longitude IS NOT NULL
GROUP BY klat, klon, geo_precision
"""
_EVENTS = f"""
CREATE TABLE events AS
SELECT {", ".join(f"l.{column}::{kind}_t AS {column}" for column, kind in _ENUMS.items())},
       event_id, date_start, date_end, l.latitude, l.longitude, l.x, l.y, p.pid, published, sentence_start,
       (date_start - DATE '1970-01-01')::INTEGER AS d0, (date_end - DATE '1970-01-01')::INTEGER AS d1,
       enum_code(l.event_type::event_type_t)::UTINYINT AS t, enum_code(l.status::status_t)::UTINYINT AS s,
       filename AS file, file_row_number::INTEGER AS row
FROM live l LEFT JOIN places p
  ON p.klat = round(l.latitude * 1000)::INTEGER AND p.klon = round(l.longitude * 1000)::INTEGER
 AND p.geo_precision = l.geo_precision
ORDER BY d0 NULLS LAST, d1, event_id
"""
_COLUMNS = f"""
SELECT coalesce(pid, -1)::INTEGER AS pid, coalesce(d0, {NO_DAY})::INTEGER AS first,
       coalesce(d1, {NO_DAY})::INTEGER AS last, coalesce(published - DATE '1970-01-01', {NO_DAY})::INTEGER AS published,
       (t * {len(STATUSES)} + s)::UTINYINT AS kind
FROM events ORDER BY rowid
"""
# The texts stand apart: only a search reads them, and sorting the events need not move them.
_TEXTS = """
CREATE TABLE texts AS
SELECT e.rowid AS rid, search FROM stored JOIN events e ON stored.filename = e.file AND stored.file_row_number = e.row
"""
