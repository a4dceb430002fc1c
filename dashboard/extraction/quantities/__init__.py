"""A sentence -> how many were killed, injured, displaced …, each with its words; and the two totals of an event."""

from dashboard.extraction.quantities.linking import find_quantities
from dashboard.extraction.quantities.totals import casualties

__all__ = ["casualties", "find_quantities"]
