"""Places in view -> the cells that are drawn: each place by itself where few are in view, else squares of 64 pixels.

Precisions never share a cell, and areas (governorates, countries) are never put together: a ring stands for one.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from dashboard.filters import Box
from dashboard.filters.cells import place_id, square_id
from dashboard.queries.snapshot import PRECISIONS, Places
from dashboard.store import WORLD_BITS, world_xy

Ints = npt.NDArray[np.int64]
# Up to so many places in view are drawn one by one.
MOST_EXACT: Final = 80
# Four squares to a side of a 256-pixel tile.
_SQUARES_PER_TILE_BITS = 2
_KM_PER_DEGREE = 111.32
_GRIDDED = [PRECISIONS.index("settlement"), PRECISIONS.index("admin2")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """A division of places into cells: `pids[i]` belongs to cell `cell[i]`; `level` is None where all are exact."""

    pids: Ints
    cell: Ints
    count: int
    level: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A part of the map in whole tiles of 2**level to a side of the world; x0 > x1 lies across the date line."""

    level: int
    x0: int
    x1: int
    y0: int
    y1: int

    def degrees(self) -> Box:
        """Give its edges in degrees."""
        size = 2**self.level
        north, south = (
            math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y / size)))) for y in (self.y0, self.y1 + 1)
        )
        west, east = (360 * x / size - 180 for x in (self.x0, self.x1 + 1))
        return Box(west=west, south=south, east=east, north=north)


def view_of(box: Box, level: int) -> View:
    """Widen a box to whole tiles, so that a square of the grid is in view with all its places or not at all."""
    shift = WORLD_BITS - level
    x0, y0 = world_xy(box.north, box.west)
    x1, y1 = world_xy(box.south, box.east)
    return View(
        level=level,
        x0=x0 >> shift,
        x1=(2**level - 1) if box.east >= 180 else x1 >> shift,
        y0=y0 >> shift,
        y1=y1 >> shift,
    )


def wider(view: View) -> View:
    """Give the view in tiles of twice the side."""
    return View(level=view.level - 1, x0=view.x0 >> 1, x1=view.x1 >> 1, y0=view.y0 >> 1, y1=view.y1 >> 1)


def in_view(places: Places, view: View) -> Ints:
    """Pick the places, by number, whose point is in view, or whose area reaches into it."""
    shift = WORLD_BITS - view.level
    x, y = places.x >> shift, places.y >> shift
    across = view.x0 > view.x1
    beside = ((x >= view.x0) | (x <= view.x1)) if across else ((x >= view.x0) & (x <= view.x1))
    inside = beside & (y >= view.y0) & (y <= view.y1)
    return np.flatnonzero(inside | (_is_area(places) & _reaching(places, view.degrees())))


def _reaching(places: Places, box: Box) -> npt.NDArray[np.bool_]:
    margin = places.radius_km / _KM_PER_DEGREE
    wide = margin / np.maximum(0.1, np.cos(np.radians(places.latitude)))
    east, west = places.longitude >= box.west - wide, places.longitude <= box.east + wide
    beside = (east | west) if box.west > box.east else (east & west)
    return beside & (places.latitude >= box.south - margin) & (places.latitude <= box.north + margin)


def _is_area(places: Places) -> npt.NDArray[np.bool_]:
    return ~np.isin(places.precision, _GRIDDED)


def level_for(zoom: float) -> int:
    """Choose the grid whose squares are about 64 pixels wide at a zoom of the map."""
    return min(WORLD_BITS, max(0, int(zoom)) + _SQUARES_PER_TILE_BITS)


def exact(pids: Ints) -> Cells:
    """Let each place be a cell."""
    return Cells(pids=pids, cell=np.arange(len(pids), dtype=np.int64), count=len(pids), level=None)


def grid(places: Places, pids: Ints, level: int) -> Cells:
    """Divide places into squares, 2**level to a side of the world; areas stay by themselves."""
    shift = WORLD_BITS - level
    square = ((places.x[pids] >> shift) << level) | (places.y[pids] >> shift)
    key = square * len(PRECISIONS) + places.precision[pids]
    alone = _is_area(places)[pids]
    key[alone] = -1 - pids[alone]
    names, cell = np.unique(key, return_inverse=True)
    return Cells(pids=pids, cell=cell.astype(np.int64), count=len(names), level=level)


def describe(places: Places, cells: Cells, weight: Ints) -> dict[str, list[Any]]:
    """Write the columns of the cells: where each is drawn, and what stands in it.

    `weight` is the number of events of each place under the filter; a square is drawn at their middle.
    """
    held = np.bincount(cells.cell, minlength=cells.count)
    first = np.zeros(cells.count, dtype=np.int64)
    first[cells.cell[::-1]] = cells.pids[::-1]
    events = np.maximum(1, np.bincount(cells.cell, weights=weight, minlength=cells.count))
    middle = [
        np.bincount(cells.cell, weights=weight * values[cells.pids], minlength=cells.count) / events
        for values in (places.latitude, places.longitude)
    ]
    alone = held == 1
    latitude = np.where(alone, places.latitude[first], middle[0])
    longitude = np.where(alone, places.longitude[first], middle[1])
    radius = places.radius_km[first]
    return {
        "id": [
            _name(places, pid, None if single else cells.level)
            for pid, single in zip(first.tolist(), alone, strict=True)
        ],
        "lat": np.round(latitude, 5).tolist(),
        "lon": np.round(longitude, 5).tolist(),
        "name": [places.name[pid] if single else None for pid, single in zip(first.tolist(), alone, strict=True)],
        "precision": [PRECISIONS[code] for code in places.precision[first].tolist()],
        "radius_km": [
            round(km, 1) if single and km > 0 else None for km, single in zip(radius.tolist(), alone, strict=True)
        ],
        "places": held.tolist(),
        "exact": alone.tolist(),
    }


def _name(places: Places, pid: int, level: int | None) -> str:
    precision = PRECISIONS[int(places.precision[pid])]
    if level is None:
        return place_id(float(places.latitude[pid]), float(places.longitude[pid]), precision)
    shift = WORLD_BITS - level
    return square_id(level, int(places.x[pid]) >> shift, int(places.y[pid]) >> shift, precision)
