"""Random events and filters for property tests, drawn so that many of them match one another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import strategies as st

from dashboard.filters import ALL_STATUSES, Box, Circle, EventFilter
from dashboard.filters.cells import place_id, square_id
from dashboard.model import Event, EventType, GeoPrecision, TimePrecision
from dashboard.store import WORLD_BITS, place_xy

TYPES = [kind.value for kind in EventType]
ACTORS = ["SDF", "ISIS", 'O\'Neill "x"; DROP TABLE events', "قسد"]
PLACES = ["Baghouz", "الباغوز", "100% town_a", None]
POINTS = [(34.4512, 40.9503), (34.4514, 40.9499), (33.5, 36.3), (-0.0005, -179.9995), (0.0, 179.999), (85.0, 10.0)]
SENTENCES = ["قُصفت الباغوز في ٢٢ آذار", "Shelling hit the village on 22 March", "100% of it_ was \\ burnt", "", "ﻻ شيء"]
QUERIES = ["", "الباغوز", "باغوز 22", "SHELLING", "100%", "_", "\\", "'", "march village", "  ", "آذار"]
DAYS = st.integers(0, 60).map(lambda n: date(2019, 2, 1) + timedelta(days=n))


@st.composite
def events(draw: st.DrawFn) -> Event:
    """An event; a few in ten lack place or date."""
    start = draw(st.none() | DAYS)
    point = draw(st.none() | st.sampled_from(POINTS))
    return Event(
        event_id="",
        article_id=draw(st.sampled_from(["a1", "a2"])),
        event_type=draw(st.sampled_from(TYPES[:4])),
        date_start=start,
        date_end=None if start is None else start + timedelta(days=draw(st.integers(0, 20))),
        time_precision=draw(st.sampled_from([p.value for p in TimePrecision])),
        place=draw(st.sampled_from(PLACES)),
        toponym=draw(st.none() | st.sampled_from(SENTENCES)),
        country=draw(st.sampled_from(["SY", "IQ", None])),
        admin1=draw(st.sampled_from(["Deir ez-Zor", None])),
        latitude=None if point is None else point[0],
        longitude=None if point is None else point[1],
        geo_precision=draw(st.sampled_from([p.value for p in GeoPrecision])),
        actor1=draw(st.none() | st.sampled_from(ACTORS)),
        actor2=draw(st.none() | st.sampled_from(ACTORS)),
        status=draw(st.sampled_from(ALL_STATUSES)),
        sentence=draw(st.sampled_from(SENTENCES)),
        source=draw(st.sampled_from(["Agency", "", "Daily"])),
        published=draw(st.none() | DAYS),
    )


def numbered(drawn: list[Event]) -> list[Event]:
    """Give each event an id of its own."""
    return [replace(event, event_id=f"e{number}") for number, event in enumerate(drawn)]


def _some(values: list[str]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.just(()) | st.lists(st.sampled_from(values), max_size=3, unique=True).map(tuple)


@st.composite
def _cells(draw: st.DrawFn) -> str:
    latitude, longitude = draw(st.sampled_from(POINTS))
    precision = draw(st.sampled_from([p.value for p in GeoPrecision]))
    level = draw(st.integers(0, WORLD_BITS))
    x, y = place_xy(latitude, longitude)
    square = square_id(level, x >> (WORLD_BITS - level), y >> (WORLD_BITS - level), precision)
    return draw(st.sampled_from([square, place_id(latitude, longitude, precision)]))


_LATITUDES, _LONGITUDES = st.floats(-90, 90), st.floats(-180, 180)
_BOXES = st.builds(
    lambda a, b, west, east: Box(west=west, east=east, south=min(a, b), north=max(a, b)),
    _LATITUDES, _LATITUDES, _LONGITUDES, _LONGITUDES,
)  # fmt: skip
_CIRCLES = st.builds(Circle, latitude=_LATITUDES, longitude=_LONGITUDES, km=st.floats(1, 20_000))


@st.composite
def filters(draw: st.DrawFn) -> EventFilter:
    """A filter as a URL may give it."""
    first, last = draw(st.none() | DAYS), draw(st.none() | DAYS)
    if first is not None and last is not None and last < first:
        first, last = last, first
    return EventFilter(
        date_from=first,
        date_to=last,
        types=tuple(sorted(draw(_some(TYPES[:4])), key=TYPES.index)),
        actors=draw(_some(ACTORS)),
        countries=draw(_some(["SY", "IQ"])),
        admin1=draw(_some(["Deir ez-Zor"])),
        places=draw(_some([place for place in PLACES if place])),
        cells=draw(st.just(()) | st.lists(_cells(), max_size=2, unique=True).map(tuple)),
        statuses=draw(
            st.just(EventFilter().statuses)
            | st.lists(st.sampled_from(ALL_STATUSES), min_size=1, unique=True).map(
                lambda chosen: tuple(sorted(chosen, key=ALL_STATUSES.index))
            )
        ),
        time=draw(st.sampled_from([(), ("day",), ("day", "month")])),
        geo=draw(st.sampled_from([(), ("settlement",), ("admin1", "country")])),
        q=draw(st.sampled_from(QUERIES)),
        articles=draw(_some(["a1"])),
        sources=draw(_some(["Agency", "Daily"])),
        area=draw(st.none() | _BOXES | _CIRCLES),
        precise=draw(st.sampled_from([False, False, False, True])),
    )
