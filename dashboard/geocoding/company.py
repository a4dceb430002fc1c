"""The certain places of an article, in whose company the others are looked for -> the nearest one to a candidate."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping

from dashboard.gazetteer import Entry, kilometres
from dashboard.model import Span

_KM = 111.19  # a degree of latitude, and the least that two points a degree of latitude apart are from each other


class Anchors:
    """Places that names of an article stand for beyond doubt, sorted by latitude, so that few are measured."""

    def __init__(self, certain: Mapping[Span, Entry]) -> None:
        self._certain = certain
        self._names = Counter(entry.place_id for entry in certain.values())
        self._entries = sorted({e.place_id: e for e in certain.values()}.values(), key=lambda e: e.latitude)
        self._latitudes = [entry.latitude for entry in self._entries]
        self._nearest: dict[tuple[int, int | None], tuple[float, str] | None] = {}

    def besides(self, span: Span) -> int:
        """How many names but the one at `span` are certain."""
        return len(self._certain) - (span in self._certain)

    def nearest(self, entry: Entry, span: Span) -> tuple[float, str] | None:
        """Kilometres to the nearest certain place of another name, and that name; the name at `span` does not count."""
        own = self._certain.get(span)
        alone = own.place_id if own is not None and self._names[own.place_id] == 1 else None
        asked = entry.place_id, alone
        if asked not in self._nearest:
            self._nearest[asked] = self._measured(entry, alone)
        return self._nearest[asked]

    def _measured(self, entry: Entry, alone: int | None) -> tuple[float, str] | None:
        """The nearest place of another name than the entry's, `alone` left out."""
        best: tuple[float, str] | None = None
        for anchor in self._by_latitude(entry.latitude):
            if best is not None and abs(anchor.latitude - entry.latitude) * _KM > best[0]:
                break
            if anchor.name != entry.name and anchor.place_id != alone:
                far = kilometres(anchor.latitude, anchor.longitude, entry.latitude, entry.longitude), anchor.name
                best = far if best is None else min(best, far)
        return best

    def _by_latitude(self, latitude: float) -> Iterator[Entry]:
        """The places in the order of their distance from a latitude."""
        above = bisect_left(self._latitudes, latitude)
        below = above - 1
        while below >= 0 or above < len(self._entries):
            up = self._latitudes[above] - latitude if above < len(self._entries) else None
            down = latitude - self._latitudes[below] if below >= 0 else None
            if down is None or (up is not None and up <= down):
                yield self._entries[above]
                above += 1
            else:
                yield self._entries[below]
                below -= 1
