"""A sentence -> where the words of each class stand: the company that triggers ask for, actors and places included."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from dashboard.extraction.reading import Sentence

_SUPPORT = frozenset({"بدعم", "وبدعم", "باسناد", "بتغطيه", "backed", "supported"})  # "backed by coalition aircraft"
# Classes of words that the names of places may be made of: "مخيم زمزم", "Hama prison".
_SITES = frozenset(
    {"place_noun", "front", "base", "settlement", "prison", "house", "homes", "target", "hazard", "road"}
)
_ARMED = frozenset({"military", "rebel", "militia", "coalition", "state"})
_NON_PLACES = frozenset({"river", "mountain"})
_COMBINED = {
    "armed_place": (("armed",), ("place",)),
    "denied_force": (("denying",), ("force",)),
    "gunmen_people": (("armed", "gun"), ("people", "civilians", "captives")),
}


_ORES = frozenset({"gold", "coal", "copper", "diamond", "cobalt", "jade", "tin", "iron", "silver", "lithium", "salt"})


def _is_pit(sentence: Sentence, index: int) -> bool:
    """Tell whether a mine is one that is dug."""
    return index > 0 and sentence.tokens[index - 1].text in _ORES


class ClassMap:
    """Where in a sentence the words of each class stand, those that actors and toponyms add included."""

    def __init__(self, sentence: Sentence) -> None:
        self._at: dict[str, list[int]] = {}
        starts = [token.start for token in sentence.tokens]
        supported = {i + n for i, token in enumerate(sentence.tokens) if token.text in _SUPPORT for n in (1, 2)}
        figurative = {figure.first for figure in sentence.words.figures if figure.payload}
        for found in sentence.words.classes:
            if found.payload not in _SITES and _is_name(sentence, found.first):
                continue  # "ود مدني", "الحراك" are towns
            if found.first in supported:
                continue
            if found.payload == "explosive" and _is_pit(sentence, found.first):
                continue
            if found.last in figurative:
                continue  # "a flood of complaints"
            self._add("place" if found.payload == "place_noun" else found.payload, found.first)
        for quantity in sentence.quantities:
            if quantity.kind == "killed" and quantity.value != 1:
                self._add("many_dead", sentence.token_at(quantity.span.start))
        for actor in sentence.actors:
            self._add_actor(actor.kind, actor.name, actor.group, bisect_left(starts, actor.shadow_start))
        for toponym in sentence.toponyms:
            if toponym.type_word not in _NON_PLACES:
                self._add("place", sentence.token_at(toponym.span.start))
                self._add("toponym", sentence.token_at(toponym.span.start))

    def _add_actor(self, kind: str, name: str | None, group: str | None, index: int) -> None:
        if kind in _ARMED:
            self._add("armed", index)
        if kind == "civilians":
            self._add("people", index)
            if group == "Refugees/IDPs":
                self._add("displaced", index)
        if name == "Protesters":
            self._add("protest", index)

    @property
    def names(self) -> frozenset[str]:
        """The classes of which the sentence has a word."""
        return frozenset(self._at)

    def _add(self, name: str, index: int) -> None:
        self._at.setdefault(name, []).append(index)

    def near(self, name: str, first: int, last: int, low: int, high: int) -> int | None:
        """Give the distance in words of the nearest word of a class within [low, high) but not inside [first, last)."""
        if name in _COMBINED:
            parts = [self._nearest(names, first, last, low, high) for names in _COMBINED[name]]
            return None if None in parts else max(part for part in parts if part is not None)
        return self._nearest((name,), first, last, low, high)

    def _nearest(self, names: Iterable[str], first: int, last: int, low: int, high: int) -> int | None:
        distances = [
            (first - i if i < first else max(1, i - last + 1))
            for name in names
            for i in self._at.get(name, ())
            if low <= i < high and i != first
        ]
        return min(distances) if distances else None

    def has(self, name: str, low: int, high: int, skip: range = range(0)) -> bool:
        """Tell whether a word of a class stands within tokens [low, high), those in `skip` aside."""
        return any(low <= i < high and i not in skip for i in self._at.get(name, ()))


def _is_name(sentence: Sentence, index: int) -> bool:
    """Tell whether a word belongs to a place's own name, behind the word for what it is."""
    if sentence.language != "ar":
        return False
    start = sentence.raw_starts[index]
    for toponym in sentence.toponyms:
        if toponym.span.start <= start < toponym.span.end:
            return toponym.refers_to is None and (start > toponym.span.start or " " not in toponym.text)
    return False
