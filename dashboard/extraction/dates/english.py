"""What only English time expressions mean; their rules are in `english_rules`."""

from __future__ import annotations

from typing import ClassVar, Final

from dashboard.extraction.dates import calendar as cal
from dashboard.extraction.dates.calendar import DAY, UNRESOLVED, Interval
from dashboard.extraction.dates.counting import Counting
from dashboard.extraction.dates.forms import SHIFTS
from dashboard.extraction.dates.grammar import Anchor, Matched
from dashboard.model import TimePrecision

_BEFORE: Final = frozenset({"earlier", "before", "previously"})


class English(Counting):
    """Meanings of the English forms."""

    WEEKEND: ClassVar[int] = 6
    SEVERAL: ClassVar[dict[int, int]] = {1: 6, 7: 4, 30: 6, 365: 5}
    PLURALS: ClassVar[frozenset[str]] = frozenset({"hours", "minutes", "days", "nights", "weeks", "months", "years"})

    def overnight(self, _: Matched, anchor: Anchor) -> Interval:
        """The night before publication, with both its days."""
        return UNRESOLVED if anchor.published is None else cal.days(anchor.published - DAY, anchor.published)

    def by_weekday(self, words: Matched, anchor: Anchor) -> Interval:
        """Until the coming such day."""
        if anchor.published is None:
            return UNRESOLVED
        last = cal.weekday(anchor.published, self.words.value("weekday", words["w"]), "next").end
        return Interval(anchor.published, last, TimePrecision.WEEK, "future")

    def within_this(self, words: Matched, anchor: Anchor) -> Interval:
        """ "Earlier this month" up to publication, "later this month" from it on."""
        if anchor.published is None:
            return UNRESOLVED
        whole = self.whole(anchor.published, words["unit"])
        if words["earlier"]:
            return Interval(whole.start, anchor.published, whole.precision)
        return Interval(anchor.published, whole.end, whole.precision, "future")

    def by_the_end(self, words: Matched, anchor: Anchor) -> Interval:
        """ "By the end of April", "before the end of the year": from publication to that end."""
        if anchor.published is None:
            return UNRESOLVED
        if words["unit"]:
            whole = self.whole(anchor.published, words["unit"], SHIFTS.get(self.relation(words), 0))
        elif words["m"]:
            month = self.words.value("month", words["m"])
            behind = month < anchor.published.month
            whole = cal.month_of(int(words["y"]) if words["y"] else anchor.published.year + behind, month)
        else:
            whole = cal.year_of(int(words["y"]))
        if whole.end is None or whole.end < anchor.published:
            return Interval(whole.start, whole.end, whole.precision, "until")
        return Interval(anchor.published, whole.end, whole.precision, "future")

    # --- counted from the day of which the text spoke last ---

    def away(self, words: Matched, anchor: Anchor) -> Interval:
        """ "Two days earlier", "a week later"; hours stay on the day."""
        count = self.count(words["n"], words["unit"])
        return self.from_told(anchor, -count if words["way"] in _BEFORE else count, self.length(words["unit"]))

    def after_event(self, words: Matched, anchor: Anchor) -> Interval:
        """ "Four days after troops poured in": what follows was so long before the day told; at a start, after it."""
        count = self.count(words["n"], words["unit"])
        later = (words["opening"] is not None) == (words["way"] == "after")
        return self.from_told(anchor, count if later else -count, self.length(words["unit"]))

    def next_day(self, words: Matched, anchor: Anchor) -> Interval:
        """The same day, the day before, the following morning, that night."""
        return self.from_told(anchor, 1 if words["after"] else -1 if words["before"] else 0, 1)
