"""Toponyms -> places, in context, with the reason kept; geocoders, local and online; decisions about places."""

from dashboard.geocoding.decisions import apply_decisions, toponym_key
from dashboard.geocoding.geocoder import GazetteerGeocoder
from dashboard.geocoding.naming import candidate_row, geocode_names, place_row
from dashboard.geocoding.online import Answer, FolderCache, OnlineGeocoder, OnlinePlace
from dashboard.geocoding.resolving import resolve

__all__ = [
    "Answer", "FolderCache", "GazetteerGeocoder", "OnlineGeocoder", "OnlinePlace", "apply_decisions", "candidate_row",
    "geocode_names", "place_row", "resolve", "toponym_key",
]  # fmt: skip
