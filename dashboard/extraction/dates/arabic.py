"""What only Arabic time expressions mean, and how Arabic counts; its rules are in `arabic_rules`. Words are folded."""

from __future__ import annotations

from typing import ClassVar, Final

from dashboard.extraction.dates import calendar as cal
from dashboard.extraction.dates.calendar import DAY, DURATION, HOUR, LEADING, PRIOR, UNRESOLVED, Interval
from dashboard.extraction.dates.days import Days
from dashboard.extraction.dates.grammar import Anchor, Matched

_DUAL: Final = ("ين", "ان")


class Arabic(Days):
    """Meanings of the Arabic forms."""

    WEEKEND: ClassVar[int] = 5
    FIRST_DAY: ClassVar[int] = 7
    SEVERAL: ClassVar[dict[int, int]] = {1: 7, 7: 3, 30: 3, 365: 5}
    NIGHTS: ClassVar[frozenset[str]] = frozenset({"ليله", "ليال", "ليلتين"})
    PLURALS: ClassVar[frozenset[str]] = frozenset(
        {"ساعات", "دقائق", "ايام", "ليال", "اسابيع", "اشهر", "شهور", "سنوات", "سنين", "اعوام"}
    )

    def indefinite(self, word: str) -> str:
        """Take the articles from a number or unit: "الأربع والعشرين" -> "أربع وعشرين"."""
        return " ".join(
            w.removeprefix("ال").replace("وال", "و", 1) if w.startswith(("ال", "وال")) else w for w in word.split()
        )

    def dual(self, unit: str) -> bool:
        """Tell whether a unit's form says "two"."""
        return unit.endswith(_DUAL) and unit not in self.PLURALS

    def ahead(self, words: Matched, anchor: Anchor) -> Interval:
        """In so long a time; after a day told it counts from there.

        "After two days of calm" is a length; "two days after an attack" says when the attack was.
        """
        count, unit = self.count(words["n"], words["unit"]), self.length(words["unit"])
        if words["of"]:
            return DURATION if anchor.told is None else self.before_it(anchor, count, unit)
        if unit == 0 and count < 24:
            return cal.days(anchor.told)
        later = self.from_told(anchor, count, unit)
        if later.start is not None and anchor.published is not None and later.start <= anchor.published:
            return later
        return self.moved(anchor, count, unit)

    def ago(self, words: Matched, anchor: Anchor) -> Interval:
        """So long before publication; "two days before the attack" is so long before the day told."""
        if not words["of"]:
            return super().ago(words, anchor)
        told = self.from_told(anchor, -self.count(words["n"], words["unit"]), self.length(words["unit"]))
        return DURATION if told.start is None else Interval(told.start, told.end, told.precision, LEADING)

    def overnight(self, _: Matched, anchor: Anchor) -> Interval:
        """ "ليلا", "خلال الليل": the night before publication, with both its days."""
        published = anchor.published
        return UNRESOLVED if published is None else cal.days(published - DAY, published, HOUR)

    def day_after(self, _: Matched, anchor: Anchor) -> Interval:
        """ "غداة هجوم": the attack was a day before what the text tells of."""
        return self.before_it(anchor, 1, 1)

    def before_it(self, anchor: Anchor, count: int, unit: int) -> Interval:
        """So long before the day told of, or before publication where no day was told."""
        told = self.from_told(Anchor(anchor.published, anchor.told or anchor.published), -count, unit)
        return DURATION if told.start is None else Interval(told.start, told.end, told.precision, PRIOR)

    def away(self, words: Matched, anchor: Anchor) -> Interval:
        """ "Two days before that", "a week after it"."""
        return self.step(words, anchor, -1 if words["before"] else 1)

    def since_count(self, words: Matched, anchor: Anchor) -> Interval:
        """For so long, up to publication."""
        begun = self.ago(words, anchor)
        return Interval(begun.start, anchor.published, begun.precision, "since")
