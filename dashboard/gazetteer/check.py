"""The overlay against the other sources -> sentences about rows that are doubtful."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from dashboard.gazetteer import sources
from dashboard.gazetteer.distance import kilometres
from dashboard.gazetteer.entries import Extent
from dashboard.gazetteer.names import name_key
from dashboard.gazetteer.sources import POINT_TYPES, Source
from dashboard.settings import Settings

FAR_KM = 25.0
_MARGIN = 0.25  # degrees; extents are coarse, and borders wind


def check_overlay(settings: Settings) -> list[str]:
    """List overlay rows outside their country or division, or further than 25 km from an index row of the same name.

    A note that says "namesake" or "not …" tells that the other place is known and another one.
    """
    folder = settings.gazetteer_sources
    rows = list(sources.overlay(folder / "overlay.csv"))
    countries = {c.country: c.extent for c in sources.countries(folder / "countries.csv") if c.extent}
    divisions = {
        (d.country, name_key(name).text): d.extent
        for d in sources.divisions(folder / "divisions.csv")
        if d.extent and d.geo_precision == "admin1"
        for name in d.names
    }
    wanted = {row.country for row in rows}
    known: dict[tuple[str | None, str], list[Source]] = defaultdict(list)
    for city in sources.cities():
        if city.country in wanted:
            for key in {name_key(name).text for name in city.names}:
                known[city.country, key].append(city)
    return [finding for row in rows for finding in _findings(row, countries.get(row.country), divisions, known)]


def _findings(
    row: Source,
    country: Extent | None,
    divisions: dict[tuple[str | None, str], Extent],
    known: dict[tuple[str | None, str], list[Source]],
) -> Iterator[str]:
    where = f"overlay.csv line {row.line}: {row.name}"
    if not (-90 <= row.latitude <= 90 and -180 <= row.longitude <= 180):
        yield f"{where} lies outside the world."
    if country is not None and not country.contains(row.latitude, row.longitude, _MARGIN):
        yield f"{where} lies outside {row.country}."
    if row.admin1:
        division = divisions.get((row.country, name_key(row.admin1).text))
        if division is None:
            yield f"{where}: no division of {row.country} is called {row.admin1}."
        elif not division.contains(row.latitude, row.longitude, _MARGIN):
            yield f"{where} lies outside {row.admin1}."
    if row.type in POINT_TYPES and not row.namesake:
        yield from _contradiction(row, known, where)


def _contradiction(row: Source, known: dict[tuple[str | None, str], list[Source]], where: str) -> Iterator[str]:
    others = {id(other): other for name in row.names for other in known.get((row.country, name_key(name).text), ())}
    if not others:
        return
    closest = min(others.values(), key=lambda o: kilometres(row.latitude, row.longitude, o.latitude, o.longitude))
    far = kilometres(row.latitude, row.longitude, closest.latitude, closest.longitude)
    if far > FAR_KM:
        yield f"{where} is {far:.0f} km from {closest.name} of GeoNames ({closest.latitude}, {closest.longitude})."
