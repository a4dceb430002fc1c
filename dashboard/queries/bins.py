"""A range of days -> time bins of whole days, weeks, months, quarters or years, and the bin of each of many days."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np
import numpy.typing as npt

EPOCH: Final = date(1970, 1, 1)
UNITS: Final = ("day", "week", "month", "quarter", "year")
# The finest unit that needs no more bins than this is taken: about two to eight pixels a bar on a screen.
MOST_BINS: Final = {"day": 190, "week": 190, "month": 250, "quarter": 250, "year": 10_000}
# Weeks begin on Sunday, as in the Arab world; 1970-01-04 was one.
_FIRST_SUNDAY = 3
_LAST_YEAR = 9998


def days(day: date) -> int:
    """Count the days since 1970-01-01."""
    return (day - EPOCH).days


def day_of(count: int) -> date:
    """Turn days since 1970-01-01 back into a date."""
    return EPOCH + timedelta(days=count)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bins:
    """Adjoining bins of one unit: bin i holds the days from edges[i] up to, not including, edges[i + 1]."""

    unit: str
    edges: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.edges) - 1

    def index(self, days: npt.NDArray[np.int32]) -> npt.NDArray[np.int64]:
        """Find the bins of days since 1970-01-01; days outside count into the first or the last."""
        bin_of = np.repeat(np.arange(len(self)), np.diff(self.edges))
        return bin_of[np.clip(days, self.edges[0], self.edges[-1] - 1) - self.edges[0]]

    def json(self) -> dict[str, object]:
        """Write them for the page: unit (day, week, month or year), how many of it a bin spans, and edges."""
        unit, step = ("month", 3) if self.unit == "quarter" else (self.unit, 1)
        return {"unit": unit, "step": step, "edges": list(self.edges)}

    def coarser(self) -> Bins | None:
        """Cover the same days with bins of the next unit, or None where there is none."""
        position = UNITS.index(self.unit) + 1
        if position == len(UNITS):
            return None
        return make_bins(day_of(self.edges[0]), day_of(self.edges[-1] - 1), UNITS[position])


def make_bins(first: date, last: date, unit: str | None = None) -> Bins:
    """Cover the days from first to last, in `unit` or in the finest one of which there are not too many."""
    first, last = max(first, date(1, 1, 8)), min(last, date(_LAST_YEAR, 12, 31))
    for candidate in UNITS if unit is None else (unit,):
        edge, step = _START[candidate](first), _NEXT[candidate]
        edges = [days(edge)]
        while edge <= last and (unit is not None or len(edges) <= MOST_BINS[candidate] + 1):
            edge = step(edge)
            edges.append(days(edge))
        if unit is not None or len(edges) - 1 <= MOST_BINS[candidate]:
            return Bins(unit=candidate, edges=tuple(edges))
    raise AssertionError("the last unit always fits")


def _sunday(day: date) -> date:
    return day - timedelta(days=(days(day) - _FIRST_SUNDAY) % 7)


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


_START: Final[dict[str, Callable[[date], date]]] = {
    "day": lambda day: day,
    "week": _sunday,
    "month": lambda day: day.replace(day=1),
    "quarter": lambda day: day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1),
    "year": lambda day: day.replace(month=1, day=1),
}
_NEXT: Final[dict[str, Callable[[date], date]]] = {
    "day": lambda day: day + timedelta(days=1),
    "week": lambda day: day + timedelta(days=7),
    "month": _next_month,
    "quarter": lambda day: _next_month(_next_month(_next_month(day))),
    "year": lambda day: date(day.year + 1, 1, 1),
}
