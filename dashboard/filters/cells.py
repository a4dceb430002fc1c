"""The names of what is drawn: an exact place or a square of the map, each of one precision, <-> SQL and points.

An exact place is "p.<thousandths of latitude>.<of longitude>.<precision letter>"; a square of the grid with 2**level
squares to a side of the Web-Mercator world is "g.<level>.<x>.<y>.<precision letter>". Precisions never share a cell.
"""

from __future__ import annotations

import re
from typing import Any, Final

from dashboard.errors import FilterError
from dashboard.store import PER_DEGREE, WORLD_BITS, place_xy, thousandths

LETTERS: Final = {"settlement": "s", "admin2": "d", "admin1": "g", "country": "c", "unknown": "u"}
PRECISIONS: Final = {letter: name for name, letter in LETTERS.items()}
_PLACE = re.compile(r"p\.(-?\d{1,6})\.(-?\d{1,6})\.([sdgcu])")
_SQUARE = re.compile(r"g\.(\d{1,2})\.(\d{1,10})\.(\d{1,10})\.([sdgcu])")


def place_id(latitude: float, longitude: float, precision: str) -> str:
    """Name the place at a point; points within about a hundred metres are one place."""
    return f"p.{thousandths(latitude)}.{thousandths(longitude)}.{LETTERS[precision]}"


def square_id(level: int, x: int, y: int, precision: str) -> str:
    """Name a square of the grid with 2**level squares to a side."""
    return f"g.{level}.{x}.{y}.{LETTERS[precision]}"


def is_cell(text: str) -> bool:
    """Tell whether this is the name of a cell, rather than of a place."""
    return _PLACE.fullmatch(text) is not None or _SQUARE.fullmatch(text) is not None


def cell_sql(cell: str) -> tuple[str, list[Any]]:
    """Write the condition that an event's point is in a cell, over latitude, longitude, x, y, geo_precision."""
    if (place := _PLACE.fullmatch(cell)) is not None:
        values = [int(place[1]), int(place[2]), PRECISIONS[place[3]]]
        condition = f"round(latitude * {PER_DEGREE}) = ? AND round(longitude * {PER_DEGREE}) = ? AND geo_precision = ?"
        return f"({condition})", values
    level, x, y, letter = _square(cell)
    shift = WORLD_BITS - level
    return "(x >> ? = ? AND y >> ? = ? AND geo_precision = ?)", [shift, x, shift, y, PRECISIONS[letter]]


def cell_holds(cell: str, latitude: float | None, longitude: float | None, precision: str) -> bool:
    """Tell whether a point of this precision is in a cell: `cell_sql` in Python."""
    if latitude is None or longitude is None:
        return False
    if _PLACE.fullmatch(cell) is not None:
        return place_id(latitude, longitude, precision) == cell
    level, x, y, letter = _square(cell)
    shift = WORLD_BITS - level
    east, south = place_xy(latitude, longitude)
    return (east >> shift, south >> shift, LETTERS[precision]) == (x, y, letter)


def _square(cell: str) -> tuple[int, int, int, str]:
    square = _SQUARE.fullmatch(cell)
    if square is None or int(square[1]) > WORLD_BITS:
        raise FilterError("place", cell, "is not the name of a place on the map.")
    return int(square[1]), int(square[2]), int(square[3]), square[4]
