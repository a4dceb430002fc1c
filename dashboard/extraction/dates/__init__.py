"""A sentence and a publication date -> its time expressions; an undated text -> the dates that fit it."""

from dashboard.extraction.dates.finding import find_times
from dashboard.extraction.dates.offers import DateOffer, WeekdayConflict, offer_dates, weekday_conflict
from dashboard.extraction.dates.planning import as_future

__all__ = ["DateOffer", "WeekdayConflict", "as_future", "find_times", "offer_dates", "weekday_conflict"]
