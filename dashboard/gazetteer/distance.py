"""Distances on the sphere, in kilometres."""

from __future__ import annotations

from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

EARTH_KM = 6371.0088


@lru_cache(maxsize=16384)
def kilometres(latitude1: float, longitude1: float, latitude2: float, longitude2: float) -> float:
    """Great-circle distance between two points given in degrees."""
    a, b = radians(latitude1), radians(latitude2)
    half = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(longitude2 - longitude1) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))
