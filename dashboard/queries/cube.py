"""Filter and view -> the cube: sparse counts of cell x time bin x type x status, with all that the page needs to draw.

The answer is bounded by cells and bins, not by events: where it would be too long, squares are put together, then bins.
From it the page draws map, histogram and any time window by sums alone.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

import numpy as np
import orjson
import pyarrow as pa

from dashboard.filters import EventFilter
from dashboard.queries.bins import Bins, day_of, make_bins
from dashboard.queries.cells import MOST_EXACT, Cells, Ints, View, describe, exact, grid, in_view, level_for, wider
from dashboard.queries.snapshot import STATUSES, TYPES, Connection, Scope, Snapshot

MOST_BYTES: Final = 150_000
# A row of counts takes two to three bytes when packed; the bytes themselves are checked at the end.
MOST_ROWS: Final = 45_000
# Squares are doubled so often before time bins are made coarser.
_DOUBLINGS = 2
_GZIP_LEVEL = 4


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
    """What a filter gives everywhere, whatever the view: totals, the histogram, and the second clock."""

    bins: Bins
    total: int
    placed: int
    undated: int
    counts: Counts
    by_place: Ints
    published_bin: Ints
    published_n: Ints


def world(snapshot: Snapshot, cursor: Connection, chosen: EventFilter, unit: str | None) -> World:
    """Count a filter's events over the whole world."""
    scope = snapshot.scope(cursor, chosen)
    dates = "least(min(date_start), min(published)), greatest(max(date_end), max(published))"
    row = cursor.execute(scope.select(f"count(*), count(pid), {dates}"), scope.values).fetchone()
    total, placed, first, last = row or (0, 0, None, None)
    bins = make_bins(*_range(chosen, first, last), unit)
    published = _published(cursor, scope, bins)
    return World(
        bins=bins,
        total=total,
        placed=placed,
        undated=_undated(snapshot, cursor, chosen),
        counts=count(cursor, scope, bins, None),
        by_place=_events_by_place(snapshot, cursor, scope),
        published_bin=integers(published["bin"]),
        published_n=integers(published["n"]),
    )


def _undated(snapshot: Snapshot, cursor: Connection, chosen: EventFilter) -> int:
    scope = snapshot.scope(cursor, chosen.without("from", "to"))
    row = cursor.execute(scope.select("count(*)", "d0 IS NULL"), scope.values).fetchone()
    return row[0] if row else 0


def _published(cursor: Connection, scope: Scope, bins: Bins) -> dict[str, Any]:
    days = scope.select("published, count(*) AS n", "published >= ? AND published < ?") + " GROUP BY published"
    day, month = "(published - DATE '1970-01-01')", "date_diff('month', DATE '1970-01-01', published)"
    query = f"SELECT {bins.sql(day, month)} AS bin, sum(n) AS n FROM ({days}) GROUP BY bin ORDER BY bin"
    return cursor.execute(query, [*scope.values, day_of(bins.edges[0]), day_of(bins.edges[-1])]).fetchnumpy()


def cube(
    snapshot: Snapshot, cursor: Connection, everywhere: World, chosen: EventFilter, *, view: View, zoom: int
) -> bytes:
    """Answer with the cube as packed JSON (gzip), below MOST_BYTES whatever the number of events."""
    scope, weight = snapshot.scope(cursor, chosen), everywhere.by_place

    def counted(view: View, level: int, bins: Bins, most_exact: int = -1) -> tuple[Cells, Counts]:
        pids = in_view(snapshot.places, view)
        pids = pids[weight[pids] > 0]
        cells = exact(pids) if len(pids) <= most_exact else grid(snapshot.places, pids, level)
        return cells, count(cursor, scope, bins, cells)

    level = level_for(zoom)
    cells, counts = counted(view, level, everywhere.bins, MOST_EXACT)
    answer = Answer(world=everywhere, bins=everywhere.bins, cells=cells, counts=counts, level=level)
    while True:
        if answer.rows <= MOST_ROWS or answer.coarsest:
            packed = pack(answer.json(snapshot, chosen))
            if len(packed) <= MOST_BYTES or answer.coarsest:
                return packed
        if answer.level == view.level and not answer.bins_next:
            # Squares wider than the tiles of the view hold places beside it: count those too.
            view = wider(view)
            cells, counts = counted(view, answer.level - 1, answer.bins)
            answer = replace(answer, cells=cells, counts=counts, level=answer.level - 1, doubled=answer.doubled + 1)
        else:
            answer = answer.coarser(snapshot)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One way to answer: cells and bins, and the counts in them. `level` is that of the squares, exact cells or not."""

    world: World
    bins: Bins
    cells: Cells
    counts: Counts
    level: int
    doubled: int = 0

    @property
    def bins_next(self) -> bool:
        """Whether bins are to be put together next, rather than squares."""
        return self.bins.coarser() is not None and (self.doubled >= _DOUBLINGS or self.level == 0)

    @property
    def rows(self) -> int:
        """How many rows of counts it has."""
        return len(self.counts.n) + len(self.world.counts.n)

    @property
    def coarsest(self) -> bool:
        """Whether there is nothing left to put together."""
        return self.level == 0 and self.bins.coarser() is None

    def coarser(self, snapshot: Snapshot) -> Answer:
        """Put squares together, or bins where squares have been put together often enough."""
        bins = self.bins.coarser()
        if bins is not None and self.bins_next:
            everywhere = replace(self.world, counts=_rebinned(self.world.counts, self.bins, bins))
            counts = _rebinned(self.counts, self.bins, bins)
            return replace(self, world=everywhere, bins=bins, counts=counts, doubled=0)
        cells = grid(snapshot.places, self.cells.pids, self.level - 1)
        counts = _recelled(self.counts, self.cells, cells, len(self.bins))
        return replace(self, cells=cells, counts=counts, level=self.level - 1, doubled=self.doubled + 1)

    def json(self, snapshot: Snapshot, chosen: EventFilter) -> dict[str, Any]:
        """Write it as the contract between api and page has it."""
        cells, counts = _used(self.cells, self.counts)
        step = np.searchsorted(self.bins.edges, np.array(self.world.bins.edges[:-1]), side="right") - 1
        published = np.bincount(step[self.world.published_bin], self.world.published_n, len(self.bins)).astype(np.int64)
        return {
            "v": 1,
            "query": chosen.url(),
            "total": self.world.total,
            "placed": self.world.placed,
            "unplaced": self.world.total - self.world.placed,
            "undated": self.world.undated,
            "bins": self.bins.json(),
            "types": list(TYPES),
            "statuses": list(STATUSES),
            "cells": describe(snapshot.places, cells, self.world.by_place[cells.pids]),
            "counts": counts.columns("cell", "b0", "b1", "type", "status", "n"),
            "everywhere": self.world.counts.columns("b0", "b1", "type", "status", "n"),
            "published": {"bin": np.flatnonzero(published), "n": published[published > 0]},
        }


def count(cursor: Connection, scope: Scope, bins: Bins, cells: Cells | None) -> Counts:
    """Count dated events by cell (all in cell 0 where there are no cells), bins, type and status."""
    size, first, last = len(bins), bins.sql("d0", "m0"), bins.sql("d1", "m1")
    cell, source = "0", scope.source
    if cells is not None:
        cursor.register("given", pa.table({"pid": cells.pids.astype(np.int32), "cell": cells.cell.astype(np.int32)}))
        cursor.execute("CREATE OR REPLACE TEMP TABLE cells AS SELECT pid, cell FROM given")
        cell, source = "cell", f"{scope.source} JOIN cells USING (pid)"
    key = f"((({cell}::BIGINT * {size} + {first}) * {size} + {last}) * {len(TYPES)} + t) * {len(STATUSES)} + s"
    query = replace(scope, source=source).select(f"{key} AS key, count(*) AS n", "d0 IS NOT NULL") + " GROUP BY key"
    found = cursor.execute(query, scope.values).fetchnumpy()
    keys = integers(found["key"])
    order = np.argsort(keys)
    return _unpacked(keys[order], integers(found["n"])[order], size)


def integers(column: Any) -> Ints:
    """Give a column of a result as integers."""
    return np.asarray(column, dtype=np.int64)


def pack(answer: dict[str, Any]) -> bytes:
    """Write JSON and pack it."""
    return gzip.compress(orjson.dumps(answer, option=orjson.OPT_SERIALIZE_NUMPY), _GZIP_LEVEL, mtime=0)


def _range(chosen: EventFilter, first: date | None, last: date | None) -> tuple[date, date]:
    start = chosen.date_from or first or chosen.date_to or date(1970, 1, 1)
    end = chosen.date_to or last or start
    return min(start, end), max(start, end)


def _events_by_place(snapshot: Snapshot, cursor: Connection, scope: Scope) -> Ints:
    query = scope.select("pid, count(*) AS n", "pid IS NOT NULL AND d0 IS NOT NULL") + " GROUP BY pid"
    found = cursor.execute(query, scope.values).fetchnumpy()
    weight = np.zeros(len(snapshot.places.x), dtype=np.int64)
    weight[integers(found["pid"])] = integers(found["n"])
    return weight


def _unpacked(key: Ints, n: Ints, size: int) -> Counts:
    key, status = np.divmod(key, len(STATUSES))
    key, kind = np.divmod(key, len(TYPES))
    key, b1 = np.divmod(key, size)
    cell, b0 = np.divmod(key, size)
    return Counts(cell=cell, b0=b0, b1=b1, type=kind, status=status, n=n)


def _summed(counts: Counts, size: int) -> Counts:
    key = (((counts.cell * size + counts.b0) * size + counts.b1) * len(TYPES) + counts.type) * len(STATUSES)
    keys, row = np.unique(key + counts.status, return_inverse=True)
    return _unpacked(keys, np.bincount(row, counts.n, len(keys)).astype(np.int64), size)


def _rebinned(counts: Counts, bins: Bins, coarser: Bins) -> Counts:
    # A week that lies across the end of a month counts into the month it begins in.
    to = np.maximum(0, np.searchsorted(coarser.edges, np.array(bins.edges[:-1]), side="right") - 1)
    return _summed(replace(counts, b0=to[counts.b0], b1=to[counts.b1]), len(coarser))


def _recelled(counts: Counts, cells: Cells, wider: Cells, size: int) -> Counts:
    to = np.zeros(cells.count, dtype=np.int64)
    to[cells.cell] = wider.cell
    return _summed(replace(counts, cell=to[counts.cell]), size)


def _used(cells: Cells, counts: Counts) -> tuple[Cells, Counts]:
    # Only cells that are counted are sent.
    used, cell = np.unique(counts.cell, return_inverse=True)
    to = np.full(cells.count, -1, dtype=np.int64)
    to[used] = np.arange(len(used))
    kept = to[cells.cell] >= 0
    fewer = Cells(pids=cells.pids[kept], cell=to[cells.cell[kept]], count=len(used), level=cells.level)
    return fewer, replace(counts, cell=cell.astype(np.int64))


def unpack(packed: bytes) -> Any:
    """Read a packed answer back."""
    return orjson.loads(gzip.decompress(packed))
