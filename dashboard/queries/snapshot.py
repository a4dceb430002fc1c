"""The store's live rows -> one DuckDB table, narrow and sorted by time, and the columns that are counted (loading.py).

The long texts stay in the Parquet files: a row of the table knows its file and its row there.
"""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any, Final

import duckdb
import numpy as np
import numpy.typing as npt

from dashboard.errors import StoreError
from dashboard.filters import EventFilter
from dashboard.queries import loading
from dashboard.queries.loading import PRECISIONS, STATUSES, TYPES, Connection, open_tables
from dashboard.queries.stopping import Stop, asker
from dashboard.store import Store

__all__ = [
    "NO_DAY",
    "PRECISIONS",
    "STATUSES",
    "TYPES",
    "Classes",
    "Columns",
    "Connection",
    "Places",
    "Scope",
    "Snapshot",
]

NO_DAY: Final = np.iinfo(np.int32).min
_MOST_SEARCHES = 16
# What a class decides; a filter of nothing else is asked of the classes, a fifth as many as events.
_OF_CLASSES: Final[dict[str, Any]] = {
    "types": (), "statuses": EventFilter().statuses, "date_from": None, "date_to": None
}  # fmt: skip
# Where Python was started with -c or by hand, DuckDB would draw a bar on standard output.
_QUIET = "SET enable_progress_bar = false"


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
    """What is counted of each event, in the order of the table: place (-1: none), class, day of publication.

    Days are since 1970; one that is not known is NO_DAY.
    """

    pid: npt.NDArray[np.int32]
    of_class: npt.NDArray[np.int32]
    published: npt.NDArray[np.int32]

    def take(self, rows: npt.NDArray[np.int64]) -> Columns:
        """Give some of the events, by number."""
        return Columns(pid=self.pid[rows], of_class=self.of_class[rows], published=self.published[rows])


@dataclass(frozen=True, slots=True, kw_only=True)
class Classes:
    """Events of the same days, type and status are one class: first and last day (NO_DAY: not known), and kind.

    The kind is type x statuses + status, by their numbers in TYPES and STATUSES.
    """

    first: npt.NDArray[np.int32]
    last: npt.NDArray[np.int32]
    kind: npt.NDArray[np.int64]

    def take(self, rows: npt.NDArray[np.int64]) -> Classes:
        """Give some of the classes, by number."""
        return Classes(first=self.first[rows], last=self.last[rows], kind=self.kind[rows])


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
        self._folder = store.folder / "events"
        # No extension, no file beyond the store's and no network: a filter's text is never more than a value.
        self._connection = duckdb.connect(":memory:", config={"threads": threads, "preserve_insertion_order": True})
        self._connection.execute(_QUIET)
        try:
            open_tables(self._connection, store)
        except duckdb.Error as error:
            raise StoreError(f"{store.folder}: the events cannot be read ({error}).") from error
        self.places = self._read_places()
        self.columns = Columns(**self._read(_COLUMNS))
        self.classes = Classes(**self._read(_CLASSES))
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
        if replace(chosen, **_OF_CLASSES) == EventFilter():
            where, values = chosen.where()
            found = cursor.execute(f"SELECT class FROM classes WHERE {where}", values)
            meant = np.zeros(len(self.classes.kind), dtype=np.bool_)
            meant[found.fetchnumpy()["class"]] = True
            return np.flatnonzero(meant[self.columns.of_class])
        scope = self.scope(cursor, chosen)
        found = cursor.execute(scope.select("rid"), scope.values)
        return np.asarray(found.fetchnumpy()["rid"], dtype=np.int64)

    def _searched(self, cursor: Connection, words: tuple[str, ...]) -> str:
        with self._searching:
            cursor.execute(_TEXTS)
            name = self._searches.pop(words, None)
            if name is None:
                name = f"found_{next(self._names)}"
                where = " AND ".join("contains(search, ?)" for _ in words)
                query = f"SELECT * FROM events WHERE rid IN (SELECT rid FROM texts WHERE {where}) ORDER BY rid"
                cursor.execute(f"CREATE TABLE {name} AS {query}", list(words))
            self._searches[words] = name
            if len(self._searches) > _MOST_SEARCHES:
                cursor.execute(f"DROP TABLE {self._searches.pop(next(iter(self._searches)))}")
            return name

    def _read_places(self) -> Places:
        with self.cursor() as cursor:
            columns = cursor.execute("SELECT * FROM places ORDER BY pid").fetchnumpy()
        numbers: dict[str, Any] = {
            name: np.asarray(columns[name]) for name in ("latitude", "longitude", "x", "y", "precision", "radius_km")
        }
        names = np.ma.filled(np.ma.asarray(columns["name"], dtype=object), None).tolist()
        return Places(name=names, **numbers)

    def _read(self, columns: str) -> dict[str, npt.NDArray[Any]]:
        with self.cursor() as cursor:
            return {name: np.asarray(column) for name, column in cursor.execute(columns).fetchnumpy().items()}

    def stored_rows(self, cursor: Connection, rows: Sequence[tuple[str, int]], columns: str) -> list[dict[str, Any]]:
        """Read rows of the store, in full, by (file name, row number), in the order given."""
        if not rows:
            return []
        files = loading.values(sorted({str(self._folder / file) for file, _ in rows}))
        # Numbers in the text let DuckDB skip row groups; they are its own.
        numbers = ", ".join(sorted({str(int(row)) for _, row in rows}))
        source = f"read_parquet([{files}], {loading.READING}) WHERE file_row_number IN ({numbers})"
        cursor.execute(f"SELECT parse_filename(filename), file_row_number, {columns} FROM {source}")
        names = [column[0] for column in cursor.description or ()][2:]
        wanted = set(rows)
        found = {row[:2]: dict(zip(names, row[2:], strict=True)) for row in cursor.fetchall() if row[:2] in wanted}
        return [found[key] for key in rows]


_COLUMNS = f"""
SELECT coalesce(pid, -1)::INTEGER AS pid, class AS of_class,
       coalesce(published - DATE '1970-01-01', {NO_DAY})::INTEGER AS published
FROM events ORDER BY rid
"""
_CLASSES = f"""
SELECT coalesce(d0, {NO_DAY})::INTEGER AS first, coalesce(d1, {NO_DAY})::INTEGER AS last,
       (t * {len(STATUSES)} + s)::BIGINT AS kind
FROM classes ORDER BY class
"""
# The texts stand apart, and are read with the first search.
_TEXTS = """
CREATE TABLE IF NOT EXISTS texts AS
SELECT rid, search FROM stored JOIN events USING (file, row)
"""
