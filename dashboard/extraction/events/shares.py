"""The quantities of a sentence -> the events, and places, whose they are."""

from __future__ import annotations

from collections.abc import Sequence

from dashboard.extraction.events.grouping import Group
from dashboard.extraction.reading import Sentence
from dashboard.model import Quantity, Toponym


def shares_of(sentence: Sentence, groups: Sequence[Group]) -> list[list[Quantity]]:
    """Give each quantity of a sentence to the event whose clauses hold it, else to the last event before it."""
    shares: list[list[Quantity]] = [[] for _ in groups]
    for quantity in sentence.quantities:
        token = sentence.token_at(quantity.span.start)
        owner = next((i for i, g in enumerate(groups) if g.holds(token)), None)
        if owner is None:
            before = [i for i, g in enumerate(groups) if g.main.first <= token]
            owner = before[-1] if before else 0 if groups else None
        if owner is not None:
            shares[owner].append(quantity)
    return shares


def belongs(sentence: Sentence, quantity: Quantity, place: Toponym | None, places: Sequence[Toponym]) -> bool:
    """Tell whether a number told of several places is that of one: a zero, or one with the place named again behind."""
    if quantity.value == 0:
        return True
    behind = [t for t in sentence.toponyms if t.span.start >= quantity.span.end]
    return bool(behind) and place is not None and behind[0] not in places and behind[0].text == place.text
