"""Places in view -> the cells that are drawn: each place by itself where few are in view, else squares of 64 pixels.

Precisions never share a cell, and areas (governorates, countries) are never put together: a ring stands for one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from dashboard.filters import Box
from dashboard.filters.cells import place_id, square_id
from dashboard.queries.snapshot import PRECISIONS, Places
from dashboard.store import WORLD_BITS

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


def in_view(places: Places, view: Box) -> Ints:
    """Pick the places, by number, whose point or area touches the view."""
    margin = places.radius_km / _KM_PER_DEGREE
    wide = margin / np.maximum(0.1, np.cos(np.radians(places.latitude)))
    east = places.longitude >= view.west - wide
    west = places.longitude <= view.east + wide
    inside = (east | west) if view.west > view.east else (east & west)
    inside &= (places.latitude >= view.south - margin) & (places.latitude <= view.north + margin)
    return np.flatnonzero(inside)


def divide(places: Places, pids: Ints, zoom: float) -> Cells:
    """Divide the places with events in view into cells for a zoom of the map."""
    if len(pids) <= MOST_EXACT:
        return Cells(pids=pids, cell=np.arange(len(pids), dtype=np.int64), count=len(pids), level=None)
    return grid(places, pids, level_for(zoom))


def level_for(zoom: float) -> int:
    """Choose the grid whose squares are about 64 pixels wide at a zoom of the map."""
    return min(WORLD_BITS, max(0, int(zoom)) + _SQUARES_PER_TILE_BITS)


def grid(places: Places, pids: Ints, level: int) -> Cells:
    """Divide places into squares, 2**level to a side of the world; areas stay by themselves."""
    shift = WORLD_BITS - level
    square = ((places.x[pids] >> shift) << level) | (places.y[pids] >> shift)
    key = square * len(PRECISIONS) + places.precision[pids]
    alone = ~np.isin(places.precision[pids], _GRIDDED)
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
    exact = held == 1
    latitude = np.where(exact, places.latitude[first], middle[0])
    longitude = np.where(exact, places.longitude[first], middle[1])
    radius = places.radius_km[first]
    return {
        "id": [
            _name(places, pid, None if alone else cells.level) for pid, alone in zip(first.tolist(), exact, strict=True)
        ],
        "lat": np.round(latitude, 5).tolist(),
        "lon": np.round(longitude, 5).tolist(),
        "name": [places.name[pid] if alone else None for pid, alone in zip(first.tolist(), exact, strict=True)],
        "precision": [PRECISIONS[code] for code in places.precision[first].tolist()],
        "radius_km": [
            round(km, 1) if alone and km > 0 else None for km, alone in zip(radius.tolist(), exact, strict=True)
        ],
        "places": held.tolist(),
        "exact": exact.tolist(),
    }


def _name(places: Places, pid: int, level: int | None) -> str:
    precision = PRECISIONS[int(places.precision[pid])]
    if level is None:
        return place_id(float(places.latitude[pid]), float(places.longitude[pid]), precision)
    shift = WORLD_BITS - level
    return square_id(level, int(places.x[pid]) >> shift, int(places.y[pid]) >> shift, precision)
