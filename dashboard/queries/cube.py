"""Filter and view -> the cube: sparse counts of cell x time bin x type x status, with all that the page needs to draw.

The answer is bounded by cells and bins, not by events: where it would be too long, squares are put together, then bins.
From it the page draws map, histogram and any time window by sums alone.
"""

from __future__ import annotations

import gzip
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
import orjson

from dashboard.filters import EventFilter
from dashboard.queries.bins import Bins
from dashboard.queries.cells import MOST_EXACT, Cells, View, describe, exact, grid, in_view, level_for, wider
from dashboard.queries.counting import Counts, World, count, rebinned, recelled
from dashboard.queries.snapshot import STATUSES, TYPES, Snapshot

MOST_BYTES: Final = 150_000
# A row of counts takes two to three bytes when packed; the bytes themselves are checked at the end.
MOST_ROWS: Final = 45_000
# Squares are doubled so often before time bins are made coarser.
_DOUBLINGS = 2
_GZIP_LEVEL = 4


def cube(snapshot: Snapshot, everywhere: World, chosen: EventFilter, *, view: View, zoom: int) -> bytes:
    """Answer with the cube as packed JSON (gzip), below MOST_BYTES whatever the number of events."""

    def counted(view: View, level: int, most_exact: int = -1) -> tuple[Cells, Counts]:
        pids = in_view(snapshot.places, view)
        pids = pids[everywhere.by_place[pids] > 0]
        cells = exact(pids) if len(pids) <= most_exact else grid(snapshot.places, pids, level)
        return cells, count(everywhere, cells)

    level = level_for(zoom)
    cells, counts = counted(view, level, MOST_EXACT)
    answer = Answer(world=everywhere, bins=everywhere.bins, cells=cells, counts=counts, level=level)
    while True:
        if answer.rows <= MOST_ROWS or answer.coarsest:
            packed = pack(answer.json(snapshot, chosen))
            if len(packed) <= MOST_BYTES or answer.coarsest:
                return packed
        if answer.level == view.level and not answer.bins_next:
            # Squares wider than the tiles of the view hold places beside it: count those too.
            view = wider(view)
            cells, counts = counted(view, answer.level - 1)
            counts = rebinned(counts, everywhere.bins, answer.bins)
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
            everywhere = replace(self.world, counts=rebinned(self.world.counts, self.bins, bins))
            counts = rebinned(self.counts, self.bins, bins)
            return replace(self, world=everywhere, bins=bins, counts=counts, doubled=0)
        cells = grid(snapshot.places, self.cells.pids, self.level - 1)
        counts = recelled(self.counts, self.cells, cells, len(self.bins))
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


def pack(answer: dict[str, Any]) -> bytes:
    """Write JSON and pack it."""
    return gzip.compress(orjson.dumps(answer, option=orjson.OPT_SERIALIZE_NUMPY), _GZIP_LEVEL, mtime=0)


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
