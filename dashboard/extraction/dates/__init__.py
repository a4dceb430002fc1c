"""A sentence and a publication date -> its time expressions; an undated text -> the dates that fit it.

A language is a table of rows (`english_rules`, `arabic_rules`) over named blocks; `grammar` reads it, the methods of
`forms`, `counting` and `days` say what a match means. The kind of an expression tells how its days may be taken:
"point"; "weekday", "date", "month", "this" and "span", which look back in a report and ahead in a plan; "since",
"until" and "by" (with the kind of what follows, as in "until weekday"), "range", "future"; "within", which looks ahead
in a plan and wholly back in a report; "told", counted from a day told before, "prior", before what the sentence tells,
and "leading", before an event told of; "since event", since a disaster that the report dates elsewhere; "duration", a
length or a measure that places nothing.
"""

from dashboard.extraction.dates.finding import as_begun, find_times
from dashboard.extraction.dates.offers import DateOffer, WeekdayConflict, offer_dates, weekday_conflict
from dashboard.extraction.dates.planning import as_future
from dashboard.extraction.dates.told import Told, told_by

__all__ = [
    "DateOffer",
    "Told",
    "WeekdayConflict",
    "as_begun",
    "as_future",
    "find_times",
    "offer_dates",
    "told_by",
    "weekday_conflict",
]
