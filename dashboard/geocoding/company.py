"""The certain places of an article, in whose company the others are looked for -> the nearest one to a candidate."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping
from math import inf

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
        self._found: dict[tuple[int, int | None], tuple[float, str] | None] = {}

    def besides(self, span: Span) -> int:
        """How many names but the one at `span` are certain."""
        return len(self._certain) - (span in self._certain)

    def nearest(self, entry: Entry, span: Span) -> tuple[float, str] | None:
        """Kilometres to the nearest certain place of another name, and that name; the name at `span` does not count."""
        own = self._certain.get(span)
        alone = own.place_id if own is not None and self._names[own.place_id] == 1 else None
        asked = entry.place_id, alone  # a name that an article repeats asks again
        if asked not in self._found:
            self._found[asked] = self._nearest(entry, alone)
        return self._found[asked]

    def _nearest(self, entry: Entry, alone: int | None) -> tuple[float, str] | None:
        """The nearest place but `alone`, northwards and southwards from the entry."""
        least, name = inf, ""
        north = bisect_left(self._latitudes, entry.latitude)
        for side in (range(north, len(self._entries)), range(north - 1, -1, -1)):
            for index in side:
                anchor = self._entries[index]
                if abs(anchor.latitude - entry.latitude) * _KM > least:
                    break  # so far north or south is all that follows on this side
                if anchor.name != entry.name and anchor.place_id != alone:
                    far = kilometres(anchor.latitude, anchor.longitude, entry.latitude, entry.longitude)
                    if far < least or (far == least and anchor.name < name):
                        least, name = far, anchor.name
        return None if least == inf else (least, name)
