"""A page's URL <-> what is seen on it: filter, time window, map view, selection, basemap, language.

A parameter that cannot be used is left out and told about; the rest of the link still opens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlencode

from dashboard.errors import FilterError
from dashboard.filters import EventFilter
from dashboard.i18n import LANGUAGES, mark
from dashboard.model import EventType

_NOTHING = "none"
Pairs = list[tuple[str, str]]
Window = tuple[date, date]
View = tuple[float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What is seen: `event` in the panel, `place` (a cell id) the opened mark, `view` latitude, longitude and zoom.

    `shown` are the types left on in the map's legend (None: all).
    """

    filter: EventFilter = field(default_factory=EventFilter)
    window: Window | None = None
    view: View | None = None
    event: str | None = None
    place: str | None = None
    article: str | None = None
    base: str = "local"
    shown: tuple[str, ...] | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Problem:
    """A parameter of a link that was left out, and why (a message of the catalogue)."""

    parameter: str
    value: str
    why: str


def read(pairs: Iterable[tuple[str, str]]) -> tuple[Sight, list[Problem]]:
    """Read a query string's pairs; what is wrong with them is told, never raised."""
    given = list(pairs)
    problems: list[Problem] = []
    found: dict[str, Any] = {}
    for name, (attribute, parse, why) in _OWN.items():
        values = [value for key, value in given if key == name]
        if not values:
            continue
        try:
            found[attribute] = parse(values[-1])
        except ValueError:
            problems.append(Problem(name, values[-1], why))
    found["filter"] = _filter([pair for pair in given if pair[0] not in _OWN], problems)
    return Sight(**found), problems


def _filter(pairs: Pairs, problems: list[Problem]) -> EventFilter:
    while True:
        try:
            return EventFilter.from_query(pairs)
        except FilterError as error:
            kept = [pair for pair in pairs if pair[0] != error.parameter]
            problems.append(Problem(error.parameter, error.value, error.problem))
            if len(kept) == len(pairs):
                return EventFilter()
            pairs = kept


def write(sight: Sight) -> Pairs:
    """Write what is seen as a query string's pairs; what is as by default is left out."""
    pairs = list(sight.filter.to_query())
    if sight.window:
        pairs.append(("window", "..".join(day.isoformat() for day in sight.window)))
    if sight.place:
        pairs.append(("at", sight.place))
    if sight.event:
        pairs.append(("sel", sight.event))
    if sight.article:
        pairs.append(("read", sight.article))
    if sight.view:
        latitude, longitude, zoom = sight.view
        pairs.append(("view", f"{latitude:.4f},{longitude:.4f},{zoom:g}"))
    if sight.shown is not None:
        pairs.append(("show", ",".join(sight.shown) or _NOTHING))
    if sight.base != "local":
        pairs.append(("base", sight.base))
    if sight.language != "en":
        pairs.append(("lang", sight.language))
    return pairs


def href(sight: Sight, page: str = "") -> str:
    """Write a link to a page as it is seen: "articles?sel=…"."""
    query = urlencode(write(sight))
    return f"{page}?{query}" if query else page or "?"


def _window(text: str) -> Window:
    first, _, last = text.partition("..")
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    if end < start:
        raise ValueError(text)
    return start, end


def _view(text: str) -> View:
    latitude, longitude, zoom = (float(part) for part in text.split(","))
    if not (-90 <= latitude <= 90 and -360 <= longitude <= 360 and 0 <= zoom <= 19):
        raise ValueError(text)
    return latitude, longitude, zoom


def _shown(text: str) -> tuple[str, ...]:
    names = [] if text == _NOTHING else text.split(",")
    return tuple(EventType(name).value for name in names)


def _name(text: str) -> str:
    if not text or len(text) > 80 or not all(c.isalnum() or c in "._-" for c in text):
        raise ValueError(text)
    return text


def _one_of(*names: str) -> Callable[[str], str]:
    def parse(text: str) -> str:
        if text not in names:
            raise ValueError(text)
        return text

    return parse


_OWN: dict[str, tuple[str, Callable[[str], Any], str]] = {
    "window": ("window", _window, mark("it is not two dates like 2019-03-01..2019-03-22")),
    "view": ("view", _view, mark("it is not latitude, longitude and zoom like 34.45,40.95,8")),
    "sel": ("event", _name, mark("it is not the name of an event")),
    "at": ("place", _name, mark("it is not the name of a mark")),
    "read": ("article", _name, mark("it is not the name of an article")),
    "base": ("base", _one_of("local", "osm", "none"), mark("there is no such basemap")),
    "show": ("shown", _shown, mark("it is not a list of event types like Battles,Riots")),
    "lang": ("language", _one_of(*LANGUAGES), mark("the interface does not speak this language")),
}
