"""Rows of several sources that are one place -> one row: overlay and index, a division and its town."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from dashboard.gazetteer.distance import kilometres
from dashboard.gazetteer.names import Key, name_key, without_class_words
from dashboard.gazetteer.sources import POINT_TYPES, Source

SAME_KM = 12.0  # an overlay row and an index row of one name, country and kind this near are one place


@cache
def cached_key(name: str) -> Key:
    """The key of a name, as `name_key` gives it."""
    return name_key(name)  # kept for the time of a build: each name is asked for three times


def share_names(places: list[Source]) -> None:
    """Let a first-level division and the town it is named after go by the same names: spellings differ at random."""
    towns: dict[tuple[str | None, str | None, str], Source] = {}
    for place in places:
        if place.type in POINT_TYPES and place.population > 0:
            for name in place.names:
                towns.setdefault((place.country, place.admin1, cached_key(name).text), place)
    for division in (place for place in places if place.geo_precision == "admin1"):
        bare = [name for name in division.names if without_class_words(name) is None]
        for name in bare:
            if (town := towns.get((division.country, division.admin1, cached_key(name).text))) is not None:
                division.names, town.names = [*division.names, *town.names], [*town.names, *bare]
                break


def join_overlay(ours: list[Source], base: list[Source], divisions: Sequence[Source]) -> list[Source]:
    """Give overlay rows their division's code; each takes in the index row it describes, which leaves `base`."""
    wanted = {place.country for place in ours}
    codes: dict[tuple[str | None, str], str] = {}
    for division in divisions:
        if division.division and division.division[0] == 1 and division.country in wanted:
            for name in division.names:
                codes.setdefault((division.country, cached_key(name).text), division.division[1])
    by_key: dict[tuple[str | None, str], list[Source]] = defaultdict(list)
    for place in base:
        if place.country in wanted and not place.source.startswith("airportsdata"):
            for key in {cached_key(name).text for name in place.names}:
                by_key[place.country, key].append(place)
    gone: set[int] = set()
    for place in ours:
        place.admin1 = _code(place, codes)
        twin = _twin(place, by_key)
        if twin is not None and id(twin) not in gone:
            _absorb(place, twin)
            gone.add(id(twin))
    base[:] = [place for place in base if id(place) not in gone]
    return ours


def _code(place: Source, codes: dict[tuple[str | None, str], str]) -> str | None:
    if place.admin1 is None:
        return None
    for name in (place.admin1, without_class_words(place.admin1)):
        if name and (code := codes.get((place.country, cached_key(name).text))):
            return code
    return f"={place.admin1}"  # a division the sources do not have: its name is kept as it is


def _twin(place: Source, by_key: dict[tuple[str | None, str], list[Source]]) -> Source | None:
    settlement = place.type in POINT_TYPES
    for key in dict.fromkeys(cached_key(name).text for name in place.names):
        for other in by_key.get((place.country, key), ()):
            if place.geo_precision == other.geo_precision and place.type == other.type and other.division:
                return other
            near = kilometres(place.latitude, place.longitude, other.latitude, other.longitude) < SAME_KM
            if settlement and other.type in POINT_TYPES and near:
                return other
    return None


def _absorb(ours: Source, twin: Source) -> None:
    unmeant = {cached_key(name).text for name in ours.left_out}
    ours.names = [*ours.names, *(name for name in twin.names if cached_key(name).text not in unmeant)]
    ours.population = max(ours.population, twin.population)
    ours.extent, ours.division = twin.extent, twin.division
    ours.admin1 = twin.admin1 or ours.admin1
    ours.latitude, ours.longitude = twin.latitude, twin.longitude  # surveyed, where ours may be from memory
