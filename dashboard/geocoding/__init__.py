"""Toponyms -> places, in context, with the reason kept."""

from dashboard.geocoding.naming import geocode_names, place_row
from dashboard.geocoding.resolving import resolve

__all__ = ["geocode_names", "place_row", "resolve"]
