"""Chosen rows -> sparse counts of cell x first bin x last bin x type x status, by sums over whole columns.

DuckDB says which rows a filter means; counting them is numpy's, on columns of whole numbers: a quarter of the time.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from dashboard.filters import EventFilter
from dashboard.queries.bins import Bins, day_of, make_bins
from dashboard.queries.cells import Cells
from dashboard.queries.snapshot import NO_DAY, STATUSES, TYPES, Classes, Columns, Connection, Snapshot

_KINDS: Final = len(TYPES) * len(STATUSES)
Ints = npt.NDArray[np.int64]
# Above so many possible keys, sorting the keys that are there takes less than a counter for each.
_MOST_COUNTERS: Final = 1 << 23


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Sparse counts: one row per cell, first bin, last bin, type and status that has events."""

    cell: Ints
    b0: Ints
    b1: Ints
    type: Ints
    status: Ints
    n: Ints

    def columns(self, *names: str) -> dict[str, Ints]:
        """Give the named columns."""
        return {name: np.ascontiguousarray(getattr(self, name)) for name in names}


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What a filter gives everywhere, whatever the view: totals, the histogram, and the second clock.

    `pid` and `code` have one value for each dated event: its place (-1: none) and its row of `counts`.
    """

    bins: Bins
    total: int
    placed: int
    undated: int
    counts: Counts
    by_place: Ints
    published_bin: Ints
    published_n: Ints
    pid: npt.NDArray[np.int32]
    code: npt.NDArray[np.int32]


def world(snapshot: Snapshot, cursor: Connection, chosen: EventFilter, unit: str | None) -> World:
    """Count a filter's events over the whole world: first by class, of which there are far fewer than events."""
    columns = snapshot.columns.take(snapshot.rows(cursor, chosen))
    n_of_class = np.bincount(columns.of_class, minlength=len(snapshot.classes.kind))
    days, n_of_day = _published(columns)
    bins = make_bins(*_range(chosen, snapshot.classes.take(np.flatnonzero(n_of_class)), days), unit)
    counts, row_of = _histogram(snapshot.classes, n_of_class, bins)
    code, pid = row_of[columns.of_class], columns.pid
    published = np.bincount(bins.index(days), n_of_day * _within(days, bins), len(bins)).astype(np.int64)
    undated = int(n_of_class[snapshot.classes.first == NO_DAY].sum())
    dated = code >= 0 if undated else slice(None)
    if chosen.date_from is not None or chosen.date_to is not None:
        undated = _undated(snapshot, cursor, chosen)
    return World(
        bins=bins,
        total=len(pid),
        placed=int(np.count_nonzero(pid >= 0)),
        undated=undated,
        counts=counts,
        by_place=np.bincount(pid[dated] + 1, minlength=len(snapshot.places.x) + 1)[1:],
        published_bin=np.flatnonzero(published),
        published_n=published[published > 0],
        pid=pid[dated],
        code=code[dated],
    )


def _histogram(classes: Classes, n: Ints, bins: Bins) -> tuple[Counts, npt.NDArray[np.int32]]:
    """Sum classes with days into rows of bins and kind; and tell the row of each class (-1: it has no days)."""
    there = np.flatnonzero((n > 0) & (classes.first != NO_DAY))
    dated = classes.take(there)
    key = (bins.index(dated.first) * len(bins) + bins.index(dated.last)) * _KINDS + dated.kind
    keys, row = np.unique(key, return_inverse=True)
    row_of = np.full(len(n), -1, dtype=np.int32)
    row_of[there] = row
    return unpacked(keys, _sums(row, n[there], len(keys)), len(bins)), row_of


def count(everywhere: World, cells: Cells) -> Counts:
    """Count the dated events that lie in cells."""
    # One more than there are places: the -1 of an event without place finds the last, which is no cell.
    cell_of = np.full(len(everywhere.by_place) + 1, -1, dtype=np.int64)
    cell_of[cells.pids] = cells.cell
    cell = cell_of[everywhere.pid]
    inside = cell >= 0
    size = max(1, len(everywhere.counts.n))
    keys, n = _tally(cell[inside] * size + everywhere.code[inside], cells.count * size)
    cell, code = np.divmod(keys, size)
    whole = everywhere.counts
    return Counts(
        cell=cell, b0=whole.b0[code], b1=whole.b1[code], type=whole.type[code], status=whole.status[code], n=n
    )


def rebinned(counts: Counts, bins: Bins, coarser: Bins) -> Counts:
    """Put time bins together. A week that lies across the end of a month counts into the month it begins in."""
    to = np.maximum(0, np.searchsorted(coarser.edges, np.array(bins.edges[:-1]), side="right") - 1)
    key = (counts.cell * len(coarser) + to[counts.b0]) * len(coarser) + to[counts.b1]
    return _summed(key, counts, len(coarser))


def recelled(counts: Counts, cells: Cells, wider: Cells, size: int) -> Counts:
    """Put cells together; `size` is the number of time bins."""
    to = np.zeros(cells.count, dtype=np.int64)
    to[cells.cell] = wider.cell
    return _summed((to[counts.cell] * size + counts.b0) * size + counts.b1, counts, size)


def unpacked(key: Ints, n: Ints, size: int) -> Counts:
    """Take keys apart: ((cell x bins + first) x bins + last) x types x statuses."""
    key, status = np.divmod(key, len(STATUSES))
    key, kind = np.divmod(key, len(TYPES))
    key, b1 = np.divmod(key, size)
    cell, b0 = np.divmod(key, size)
    return Counts(cell=cell, b0=b0, b1=b1, type=kind, status=status, n=n)


def _summed(key: Ints, counts: Counts, size: int) -> Counts:
    keys, row = np.unique((key * len(TYPES) + counts.type) * len(STATUSES) + counts.status, return_inverse=True)
    return unpacked(keys, _sums(row, counts.n, len(keys)), size)


def _tally(key: Ints, space: int) -> tuple[Ints, Ints]:
    if space > _MOST_COUNTERS:
        return np.unique(key, return_counts=True)
    n = np.bincount(key, minlength=space)
    keys = np.flatnonzero(n)
    return keys, n[keys]


def _sums(row: Ints, n: Ints, size: int) -> Ints:
    return np.bincount(row, n, size).astype(np.int64)


def _published(columns: Columns) -> tuple[npt.NDArray[np.int32], Ints]:
    """Give the days on which something was published, and how many events each has."""
    known = columns.published[columns.published != NO_DAY]
    if not len(known):
        return known, np.zeros(0, dtype=np.int64)
    first = known.min()
    n = np.bincount(known - first)
    days = np.flatnonzero(n)
    return (days + first).astype(np.int32), n[days]


def _undated(snapshot: Snapshot, cursor: Connection, chosen: EventFilter) -> int:
    scope = snapshot.scope(cursor, chosen.without("from", "to"))
    ((n,),) = cursor.execute(scope.select("count(*)", "d0 IS NULL"), scope.values).fetchall()
    return int(n)


def _within(days: npt.NDArray[np.int32], bins: Bins) -> npt.NDArray[np.bool_]:
    return (days >= bins.edges[0]) & (days < bins.edges[-1])


def _range(chosen: EventFilter, classes: Classes, published: npt.NDArray[np.int32]) -> tuple[date, date]:
    known = [days[days != NO_DAY] for days in (classes.first, classes.last, published)]
    first = min((day_of(int(days.min())) for days in known if len(days)), default=None)
    last = max((day_of(int(days.max())) for days in known if len(days)), default=None)
    start = chosen.date_from or first or chosen.date_to or date(1970, 1, 1)
    end = chosen.date_to or last or start
    return min(start, end), max(start, end)


def integers(column: Any) -> Ints:
    """Give a column of a result as integers."""
    return np.asarray(column, dtype=np.int64)
