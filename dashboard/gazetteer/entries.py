"""What an index of place names holds: entries, the names that match them, extents of areas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

# Flags of a name: written without an article, with one; the place's own name; an ordinary word too.
BARE, WITH_ARTICLE, OWN, COMMON = 1, 2, 4, 8


class Extent(NamedTuple):
    """A box in degrees."""

    south: float
    west: float
    north: float
    east: float

    def contains(self, latitude: float, longitude: float, margin: float = 0.0) -> bool:
        """Tell whether a point lies in the box grown by `margin` degrees; a box may cross the date line."""
        if not self.south - margin <= latitude <= self.north + margin:
            return False
        if self.west <= self.east:
            return self.west - margin <= longitude <= self.east + margin
        return longitude >= self.west - margin or longitude <= self.east + margin


@dataclass(frozen=True, slots=True)
class Entry:
    """A place of the gazetteer; `division` is the GeoNames code of its first-level division, `admin1` its name."""

    place_id: int
    name: str
    name_ar: str | None
    country: str | None
    division: str | None
    admin1: str | None
    latitude: float
    longitude: float
    type: str
    geo_precision: str
    population: int
    radius_km: float | None
    source: str


class Match(NamedTuple):
    """An entry a name may stand for, by which tier; `own`: no alternate; `common`: the name is an ordinary word."""

    entry: Entry
    tier: str
    own: bool
    common: bool = False
