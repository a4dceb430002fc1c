"""Gazetteer: a prebuilt read-only index of place names, and what builds and checks it."""

from dashboard.gazetteer.build import build_index, is_stale
from dashboard.gazetteer.check import check_overlay
from dashboard.gazetteer.distance import kilometres
from dashboard.gazetteer.geonames import import_geonames
from dashboard.gazetteer.index import Entry, Gazetteer, Match, likeness
from dashboard.gazetteer.sources import Extent

__all__ = [
    "Entry",
    "Extent",
    "Gazetteer",
    "Match",
    "build_index",
    "check_overlay",
    "import_geonames",
    "is_stale",
    "kilometres",
    "likeness",
]
