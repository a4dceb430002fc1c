"""A sentence and a publication date -> its time expressions; an undated text -> the dates that fit it."""

from dashboard.extraction.dates.finding import find_times
from dashboard.extraction.dates.offers import DateOffer, WeekdayConflict, offer_dates, weekday_conflict
from dashboard.extraction.dates.planning import as_future
from dashboard.extraction.dates.told import Told, told_by

__all__ = [
    "DateOffer",
    "Told",
    "WeekdayConflict",
    "as_future",
    "find_times",
    "offer_dates",
    "told_by",
    "weekday_conflict",
]
