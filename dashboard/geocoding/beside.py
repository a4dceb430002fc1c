"""Countries and divisions that an article names, and where -> what those beside a name weigh for its candidates."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.gazetteer import Entry
from dashboard.geocoding import weights as w
from dashboard.geocoding.candidates import Scored
from dashboard.model import Span

_LONGEST = 200  # characters of a name; so far back a span may begin and still end beside another


class Named:
    """Words and where they stand, sorted, so that those beside a span are found at once."""

    def __init__(self, words: Iterable[tuple[Span, tuple[str | None, str]]] = ()) -> None:
        self._words = sorted(words)
        self._starts = [span.start for span, _ in self._words]

    def beside(self, span: Span) -> set[tuple[str | None, str]]:
        """What stands within SPOKEN_OF_CHARACTERS of a span, but does not overlap it."""
        if not self._words:
            return set()
        first = bisect_left(self._starts, span.start - w.SPOKEN_OF_CHARACTERS - _LONGEST)
        last = bisect_right(self._starts, span.end + w.SPOKEN_OF_CHARACTERS)
        return {
            named
            for other, named in self._words[first:last]
            if 0 <= max(other.start - span.end, span.start - other.end) <= w.SPOKEN_OF_CHARACTERS
        }


@dataclass(frozen=True, slots=True)
class Beside:
    """What an article names, by kind: countries, countries whose soil is spoken of, first-level divisions."""

    nations: Named = field(default_factory=Named)
    soil: Named = field(default_factory=Named)
    divisions: Named = field(default_factory=Named)

    def weigh(self, span: Span, candidates: Sequence[Scored]) -> list[float]:
        """What each candidate of the name at `span` gains by the words beside it; the grounds are added to it."""
        nations, soil, divisions = (kind.beside(span) for kind in (self.nations, self.soil, self.divisions))
        if not (nations or soil or divisions):
            return [0.0] * len(candidates)
        return [_weight(candidate, nations, soil, divisions) for candidate in candidates]


def _weight(
    candidate: Scored,
    nations: set[tuple[str | None, str]],
    soil: set[tuple[str | None, str]],
    divisions: set[tuple[str | None, str]],
) -> float:
    entry, weight = candidate.entry, 0.0
    if entry.geo_precision == "country":
        return weight
    country = (None, entry.country or "")
    if country in nations:
        candidate.grounds.append("its country is named beside it")
        weight = w.SPOKEN_OF
    if country in soil:
        candidate.grounds.append("its country's soil is spoken of beside it")
        weight = w.SOIL
    if (entry.country, entry.division or "") in divisions:
        candidate.grounds.append(f"{entry.admin1 or 'its division'} is named beside it")
        weight += w.DIVISION_SPOKEN_OF
    return weight


def beside(found: Mapping[Span, Sequence[Scored]], soil: Iterable[tuple[Span, str]]) -> Beside:
    """Collect the countries and divisions that the best candidates are, and the soil that the text speaks of."""
    tops: list[tuple[Span, Entry]] = [(span, scored[0].entry) for span, scored in found.items() if scored]
    return Beside(
        nations=Named((s, (None, e.country)) for s, e in tops if e.geo_precision == "country" and e.country),
        soil=Named((span, (None, code)) for span, code in soil),
        divisions=Named((s, (e.country, e.division)) for s, e in tops if e.geo_precision == "admin1" and e.division),
    )
