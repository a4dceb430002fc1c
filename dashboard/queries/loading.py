"""The store's files -> the tables `events`, `places` and `classes`, and the view `stored` of the files.

Events are narrow and sorted by time; those of the same days, type and status are one class.
A large store's tables are kept beside it, in one DuckDB file for each state of the store, so that the next start opens
them instead of making them. The file is a copy: without it, or where it cannot be written, they are made in memory.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

import duckdb

from dashboard.model import EventType, GeoPrecision, Status
from dashboard.store import EVENT_SCHEMA, Store

TYPES: Final = tuple(kind.value for kind in EventType)
STATUSES: Final = tuple(status.value for status in Status)
PRECISIONS: Final = tuple(precision.value for precision in GeoPrecision)
# A folder that is called a=b is no column.
READING: Final = "filename = true, file_row_number = true, hive_partitioning = false"
# Fewer events are read in less time than a file is opened and checked.
KEPT_FROM: Final = 50_000
_KEPT = ".kept"
# Columns of few distinct texts, kept as codes; both actors share one list, so that they compare without their texts.
_ENUMS: Final = {
    **{column: column for column in ("event_type", "status", "time_precision", "geo_precision", "country", "admin1")},
    **{column: column for column in ("place", "source", "article_id")},
    "actor1": "actor",
    "actor2": "actor",
}
_KNOWN: Final = {"event_type": TYPES, "status": STATUSES, "geo_precision": PRECISIONS}

Connection = duckdb.DuckDBPyConnection


def open_tables(connection: Connection, store: Store) -> None:
    """Make the tables of a store known to a connection in memory: those that are kept, or made anew."""
    files = store.files("events")
    if not files:
        connection.register("nothing", EVENT_SCHEMA.empty_table())
    stored = _stored(files) if files else "SELECT *, '' AS file, 0 AS row FROM nothing"
    connection.execute(f"CREATE {'VIEW' if files else 'TABLE'} stored AS {stored}")
    ((rows,),) = connection.execute("SELECT count(*) FROM stored").fetchall()
    if rows < KEPT_FROM or not _open_kept(connection, store, stored):
        _make(connection)


def values(texts: Sequence[str]) -> str:
    """Write texts as SQL values."""
    return ", ".join("'" + text.replace("'", "''") + "'" for text in texts)


def _stored(files: Sequence[Path]) -> str:
    names = values([str(file) for file in files])
    # By its name alone, so that the folder may be moved.
    renamed = "* EXCLUDE (filename, file_row_number), parse_filename(filename) AS file, file_row_number::INTEGER AS row"
    return f"SELECT {renamed} FROM read_parquet([{names}], {READING})"


def _open_kept(connection: Connection, store: Store, stored: str) -> bool:
    state = f"{store.generation()} {duckdb.__version__} {_LIVE}{_PLACES}{_EVENTS}{_CLASSES}"
    kept = store.folder / _KEPT / f"{hashlib.sha256(state.encode()).hexdigest()[:24]}.duckdb"
    try:
        if not kept.exists():
            _keep(kept, stored)
        connection.execute(f"ATTACH {values([str(kept)])} AS kept (READ_ONLY)")
        for table in ("events", "places", "classes"):
            connection.execute(f"CREATE VIEW {table} AS SELECT * FROM kept.{table}")
    except (duckdb.Error, OSError):
        # A file that was cut off goes, and the next start makes another.
        with suppress(OSError):
            kept.unlink(missing_ok=True)
        return False
    return True


def _keep(kept: Path, stored: str) -> None:
    kept.parent.mkdir(exist_ok=True)
    temporary = kept.with_suffix(f".{os.getpid()}.writing")
    try:
        with duckdb.connect(str(temporary)) as connection:
            connection.execute(f"CREATE TEMP VIEW stored AS {stored}")
            _make(connection)
        temporary.rename(kept)
    finally:
        temporary.unlink(missing_ok=True)
    for old in kept.parent.glob("*.duckdb"):
        # One that is still open cannot be removed everywhere; the next to write tries again.
        with suppress(OSError):
            if old != kept:
                old.unlink()


def _make(connection: Connection) -> None:
    run = connection.execute
    run(_LIVE)
    if run("SELECT count(*) - count(DISTINCT event_id) FROM live").fetchall() != [(0,)]:
        run(_NEWEST)
    for kind in dict.fromkeys(_ENUMS.values()):
        known = _KNOWN.get(kind)
        columns = [column for column, its in _ENUMS.items() if its == kind]
        run(f"CREATE TYPE {kind}_t AS ENUM ({values(known) if known else _distinct(columns)})")
    run(_PLACES)
    run(_EVENTS)
    run(_CLASSES)
    run("DROP TABLE live")


def _distinct(columns: Sequence[str]) -> str:
    several = " UNION ".join(f"SELECT DISTINCT {column} AS value FROM live" for column in columns)
    return f"SELECT DISTINCT value FROM ({several}) WHERE value IS NOT NULL ORDER BY 1"


# Of a source key the latest generation holds.
_LIVE = """
CREATE TEMP TABLE live AS
WITH latest AS (SELECT source_key, max(generation) AS generation FROM stored GROUP BY source_key)
SELECT event_id, article_id, event_type, date_start, date_end, time_precision, published, place, country, admin1,
       latitude, longitude, geo_precision, radius_km, actor1, actor2, status, source, sentence_start, x, y,
       file, row, generation
FROM stored SEMI JOIN latest USING (source_key, generation)
WHERE event_id IS NOT NULL
"""
# Of one event_id in two sources, the row written last.
_NEWEST = """
CREATE OR REPLACE TEMP TABLE live AS SELECT * FROM live
QUALIFY row_number() OVER (PARTITION BY event_id ORDER BY generation DESC, row) = 1
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
SELECT (row_number() OVER () - 1)::INTEGER AS rid, * FROM (
SELECT {", ".join(f"l.{column}::{kind}_t AS {column}" for column, kind in _ENUMS.items())},
       event_id, date_start, date_end, l.latitude, l.longitude, l.x, l.y, p.pid, published, sentence_start,
       (date_start - DATE '1970-01-01')::INTEGER AS d0, (date_end - DATE '1970-01-01')::INTEGER AS d1,
       enum_code(l.event_type::event_type_t)::UTINYINT AS t, enum_code(l.status::status_t)::UTINYINT AS s, file, row,
       (dense_rank() OVER (ORDER BY d0, d1, t, s) - 1)::INTEGER AS class
FROM live l LEFT JOIN places p
  ON p.klat = round(l.latitude * 1000)::INTEGER AND p.klon = round(l.longitude * 1000)::INTEGER
 AND p.geo_precision = l.geo_precision
ORDER BY d0 NULLS LAST, d1, event_id)
"""
# With the columns that filters ask for.
_CLASSES = """
CREATE TABLE classes AS
SELECT DISTINCT class, d0, d1, t, s, event_type, status, date_start, date_end FROM events ORDER BY class
"""
