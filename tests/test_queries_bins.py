"""The bins of a range of days: no gaps, whole calendar units, never too many."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dashboard.queries.bins import Bins, day_of, make_bins


@given(
    st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(0, 40_000), st.none() | st.sampled_from(["week", "month"])
)
def test_bins_cover_the_range_without_gaps_and_are_not_too_many(first: date, length: int, unit: str | None) -> None:
    last = day_of(make_bins(first, first).edges[0] + length)
    bins = make_bins(first, last, unit)
    assert day_of(bins.edges[0]) <= first <= last < day_of(bins.edges[-1])
    assert all(a < b for a, b in zip(bins.edges, bins.edges[1:], strict=False))
    assert unit is not None or len(bins) <= 250
    coarser = bins.coarser()
    assert coarser is None or isinstance(coarser, Bins)
    if coarser is not None:
        assert coarser.edges[0] <= bins.edges[0]
        assert coarser.edges[-1] >= bins.edges[-1]
