"""Quantities -> fatalities and injuries of an event."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dashboard.model import Quantity


def casualties(quantities: Iterable[Quantity]) -> tuple[int | None, int | None]:
    """Add up who was killed and who was injured; None where no number is given.

    Subsets ("among them five children") are left out, unless nothing else gives a number. An unnumbered part ("two
    soldiers and several civilians") leaves the sum of the numbered ones.
    """
    known = list(quantities)
    return _total(known, "killed"), _total(known, "injured")


def _total(quantities: Sequence[Quantity], kind: str) -> int | None:
    numbered = [q for q in quantities if q.kind == kind and q.value is not None]
    whole = [q for q in numbered if not q.subset]
    if not whole and any(q.kind == kind and not q.subset for q in quantities):
        return None  # "dozens, among them three children" gives no total
    values = [q.value for q in (whole or numbered) if q.value is not None]
    return sum(values) if values else None
