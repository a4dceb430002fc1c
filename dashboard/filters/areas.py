"""A part of the map drawn by hand, a box or a circle, <-> its words in a URL and its SQL condition."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Final

from dashboard.errors import FilterError

_EARTH_KM: Final = 6371.0088
_BOX_NUMBERS, _CIRCLE_NUMBERS = 4, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A box in degrees; where west is greater than east it lies across the date line."""

    west: float
    south: float
    east: float
    north: float

    def text(self) -> str:
        """Write it as a URL has it: west,south,east,north."""
        return ",".join(_short(n) for n in (self.west, self.south, self.east, self.north))

    def sql(self) -> tuple[str, list[Any]]:
        """Write the condition that a point lies in it."""
        across = "OR" if self.west > self.east else "AND"
        condition = f"(latitude BETWEEN ? AND ? AND (longitude >= ? {across} longitude <= ?))"
        return condition, [self.south, self.north, self.west, self.east]

    def holds(self, latitude: float, longitude: float) -> bool:
        """Tell whether a point lies in it, its edges included."""
        sides = (longitude >= self.west, longitude <= self.east)
        return self.south <= latitude <= self.north and (any(sides) if self.west > self.east else all(sides))


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """All points within `km` of a point, along the Earth's surface."""

    latitude: float
    longitude: float
    km: float

    def text(self) -> str:
        """Write it as a URL has it: latitude,longitude,kilometres."""
        return ",".join(_short(n) for n in (self.latitude, self.longitude, self.km))

    def sql(self) -> tuple[str, list[Any]]:
        """Write the condition that a point lies in it (haversine)."""
        condition = (
            "(pow(sin(radians(latitude - ?) / 2), 2) + cos(radians(?)) * cos(radians(latitude))"
            " * pow(sin(radians(longitude - ?) / 2), 2) <= ?)"
        )
        return condition, [self.latitude, self.latitude, self.longitude, self._bound()]

    def holds(self, latitude: float, longitude: float) -> bool:
        """Tell whether a point lies in it."""
        north = math.sin(math.radians(latitude - self.latitude) / 2) ** 2
        east = math.sin(math.radians(longitude - self.longitude) / 2) ** 2
        return north + math.cos(math.radians(self.latitude)) * math.cos(math.radians(latitude)) * east <= self._bound()

    def _bound(self) -> float:
        return math.sin(min(self.km / (2 * _EARTH_KM), math.pi / 2)) ** 2


Area = Box | Circle


def parse_box(text: str, parameter: str = "area", *, turns: int = 0) -> Box:
    """Read west,south,east,north; raise FilterError saying what is wrong.

    `turns` is how often a map may have been dragged around the world: its longitudes are then brought back.
    """
    numbers = _numbers(text, parameter)
    if len(numbers) != _BOX_NUMBERS:
        raise FilterError(parameter, text, "must be four numbers: west,south,east,north in degrees.")
    west, south, east, north = numbers
    if not (-90 <= south <= north <= 90):
        raise FilterError(parameter, text, "must have its south at or below its north, both from -90 to 90.")
    furthest = 180 + 360 * turns
    if not (-furthest <= west <= furthest and -furthest <= east <= furthest):
        raise FilterError(parameter, text, f"must have west and east from -{furthest} to {furthest}.")
    if turns and east - west >= 360:
        west, east = -180.0, 180.0
    return Box(west=_around(west), south=south, east=_around(east), north=north)


def _around(longitude: float) -> float:
    return longitude if -180 <= longitude <= 180 else (longitude + 180) % 360 - 180


def parse_area(text: str) -> Area:
    """Read west,south,east,north or latitude,longitude,kilometres; raise FilterError saying what is wrong."""
    numbers = _numbers(text, "area")
    if len(numbers) != _CIRCLE_NUMBERS:
        return parse_box(text)
    latitude, longitude, km = numbers
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise FilterError("area", text, "must have its centre in the world: latitude,longitude,kilometres.")
    if not 0 < km <= 20_040:
        raise FilterError("area", text, "must reach more than 0 and at most 20,040 kilometres.")
    return Circle(latitude=latitude, longitude=longitude, km=km)


def _numbers(text: str, parameter: str) -> list[float]:
    try:
        numbers = [float(part) for part in text.split(",")]
    except ValueError as error:
        raise FilterError(parameter, text, "must be numbers with commas between them.") from error
    if not all(math.isfinite(number) for number in numbers):
        raise FilterError(parameter, text, "must be finite numbers.")
    return numbers


def _short(number: float) -> str:
    return repr(number).removesuffix(".0")
