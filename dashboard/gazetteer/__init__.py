"""Gazetteer: a prebuilt read-only index of place names. What builds it loads apart."""

from dashboard.gazetteer.distance import kilometres
from dashboard.gazetteer.entries import Entry, Extent, Match
from dashboard.gazetteer.index import Gazetteer, likeness

__all__ = ["Entry", "Extent", "Gazetteer", "Match", "kilometres", "likeness"]
