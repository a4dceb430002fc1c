"""What only English time expressions mean; their rules are in `english_rules`."""

from __future__ import annotations

from typing import ClassVar, Final

from dashboard.extraction.dates import calendar as cal
from dashboard.extraction.dates.calendar import DAY, UNRESOLVED, Interval
from dashboard.extraction.dates.days import Days
from dashboard.extraction.dates.grammar import Anchor, Matched

_BEFORE: Final = frozenset({"earlier", "before", "previously"})


class English(Days):
    """Meanings of the English forms."""

    WEEKEND: ClassVar[int] = 6
    SEVERAL: ClassVar[dict[int, int]] = {1: 6, 7: 4, 30: 6, 365: 5}
    NIGHTS: ClassVar[frozenset[str]] = frozenset({"night", "nights"})
    PLURALS: ClassVar[frozenset[str]] = frozenset({"hours", "minutes", "days", "nights", "weeks", "months", "years"})

    def overnight(self, _: Matched, anchor: Anchor) -> Interval:
        """The night before publication, with both its days."""
        return UNRESOLVED if anchor.published is None else cal.days(anchor.published - DAY, anchor.published)

    # --- counted from the day of which the text spoke last ---

    def away(self, words: Matched, anchor: Anchor) -> Interval:
        """ "Two days earlier", "a week later", "hours later"."""
        return self.step(words, anchor, -1 if words["way"] in _BEFORE else 1)

    def after_event(self, words: Matched, anchor: Anchor) -> Interval:
        """ "Four days after troops poured in": what follows was so long before the day told; at a start, after it."""
        count = self.count(words["n"], words["unit"])
        opening = words["opening"] is not None
        later = opening == (words["way"] == "after")
        found = self.from_told(anchor, count if later else -count, self.length(words["unit"]))
        over = anchor.published is not None and found.start is not None and found.start > anchor.published
        if opening and over:  # "Two years after it fell, troops advance": it fell two years before the day told
            found, opening = self.from_told(anchor, -count, self.length(words["unit"])), False
        return found if opening else Interval(found.start, found.end, found.precision, "prior")
