"""A chosen candidate -> a Place: precision, sides of areas, fallbacks, and the sentence that says why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import cos, hypot, radians

from dashboard.gazetteer import Entry, Extent, Gazetteer
from dashboard.geocoding.candidates import Scored
from dashboard.model import Candidate, GeoPrecision, Place, Toponym

_DIRECTIONS = {"north": (1, 0), "south": (-1, 0), "east": (0, 1), "west": (0, -1)}
_KM = 111.2  # a degree of latitude
_TOWARDS = 0.12  # of its country's height or width: nearer to the middle a division is on no side of it
KEPT_CANDIDATES = 8
_RADIUS = {"admin2": 30.0, "admin1": 80.0}
_TIERS = {
    "exact": "by its name",
    "article": "by its name but for the article",
    "joined": "by its name, its words written together",
    "skeleton": "by its consonants, the spelling being another",
    "fuzzy": "by a similar spelling",
}


def candidate_of(scored: Scored) -> Candidate:
    """The candidate as it is kept with a place."""
    entry = scored.entry
    return Candidate(
        name=entry.name,
        country=entry.country,
        admin1=entry.admin1,
        latitude=entry.latitude,
        longitude=entry.longitude,
        geo_precision=GeoPrecision(entry.geo_precision),
        population=entry.population,
        tier=scored.match.tier,
        score=scored.score,
        source=entry.source,
    )


def unknown(reason: str, scored: Sequence[Scored]) -> Place:
    """No place, but what it might be and why it was not taken."""
    return Place(
        name=None,
        country=None,
        admin1=None,
        latitude=None,
        longitude=None,
        geo_precision=GeoPrecision.UNKNOWN,
        tier=scored[0].match.tier if scored else "none",
        score=scored[0].score if scored else 0.0,
        reason=reason,
        candidates=tuple(map(candidate_of, scored[:KEPT_CANDIDATES])),
    )


def placed(toponym: Toponym, scored: Sequence[Scored], gazetteer: Gazetteer) -> Place:
    """The place of the best candidate, coarser where only a part of it, or its surroundings, are meant."""
    best = scored[0]
    entry = best.entry
    extent = gazetteer.extent(entry.place_id)
    precision, radius = GeoPrecision(entry.geo_precision), entry.radius_km
    if radius is None and entry.geo_precision in {"admin1", "country", "admin2"}:
        radius = _radius(extent) or _RADIUS.get(entry.geo_precision)
    latitude, longitude, name, note = entry.latitude, entry.longitude, entry.name, ""
    around = toponym.type_word in {"countryside", "road"}
    sided = toponym.side and not best.whole and not _lies_so(toponym, entry, gazetteer)
    if sided and toponym.side and entry.geo_precision in {"admin1", "country"} and entry.type != "countryside":
        latitude, longitude, radius = _part(toponym.side, latitude, longitude, extent, radius)
        if entry.geo_precision == "admin1":
            precision = GeoPrecision.ADMIN2
        name = f"{entry.name} ({toponym.side})"
        note = f" Only its {toponym.side} is meant, so it is drawn as an area there."
    elif (around or toponym.type_word == "governorate") and entry.geo_precision == "settlement":
        precision, radius = GeoPrecision.ADMIN2, 20.0
        note = " Its surroundings are meant, so it is drawn as an area."
    return Place(
        name=name,
        country=entry.country,
        admin1=entry.admin1,
        latitude=round(latitude, 5),
        longitude=round(longitude, 5),
        geo_precision=precision,
        radius_km=radius,
        tier=best.match.tier,
        score=best.score,
        reason=_reason(toponym, scored) + note,
        candidates=tuple(map(candidate_of, scored[:KEPT_CANDIDATES])),
    )


def _lies_so(toponym: Toponym, entry: Entry, gazetteer: Gazetteer) -> bool:
    """Tell whether an English direction says where in its country a division lies: "western Rakhine state"."""
    country = gazetteer.country(entry.country) if entry.country and entry.geo_precision == "admin1" else None
    extent = gazetteer.extent(country.place_id) if country is not None else None
    if not toponym.text.isascii() or toponym.side in (None, "centre") or country is None or extent is None:
        return False
    up = (entry.latitude - country.latitude) / (extent.north - extent.south)
    right = (entry.longitude - country.longitude) / ((extent.east - extent.west) % 360)
    sides = [_DIRECTIONS[part] for part in str(toponym.side).split("-") if part in _DIRECTIONS]
    return all(north * up + east * right > _TOWARDS for north, east in sides)


def _radius(extent: Extent | None) -> float | None:
    if extent is None:
        return None
    height = (extent.north - extent.south) * _KM
    width = ((extent.east - extent.west) % 360) * _KM * cos(radians((extent.north + extent.south) / 2))
    return round(hypot(height, width) / 4, 1)  # half of the half diagonal: where most of the area is


def _part(
    side: str, latitude: float, longitude: float, extent: Extent | None, radius: float | None
) -> tuple[float, float, float | None]:
    """Move an area's centre a quarter of its size towards a side; the part is half as wide as the whole."""
    north = sum(_DIRECTIONS.get(part, (0, 0))[0] for part in side.split("-"))
    east = sum(_DIRECTIONS.get(part, (0, 0))[1] for part in side.split("-"))
    if extent is not None:
        latitude += north * (extent.north - extent.south) / 4
        longitude += east * ((extent.east - extent.west) % 360) / 4
    elif radius is not None:
        latitude += north * radius / _KM / 2
        longitude += east * radius / _KM / 2 / max(0.1, cos(radians(latitude)))
    return latitude, longitude, None if radius is None else round(radius * 0.6, 1)


def _reason(toponym: Toponym, scored: Sequence[Scored]) -> str:
    best = scored[0]
    entry = best.entry
    where = ", ".join(filter(None, (entry.admin1 if entry.admin1 != entry.name else None, entry.country)))
    sentence = f"{toponym.text} is {entry.name} ({where}), found {_TIERS[best.match.tier]}"
    if best.grounds:
        sentence += "; " + "; ".join(best.grounds)
    others = len(scored) - 1
    if others:
        sentence += f"; {others} other candidate{'s' if others > 1 else ''} scored lower"
    return sentence + "."


def said_to_lie_in(toponym: Toponym, area: Entry, scored: Sequence[Scored]) -> Place:
    """A name the gazetteer lacks, placed as coarsely as the area the text says it lies in."""
    precision = GeoPrecision(area.geo_precision)
    if precision is GeoPrecision.SETTLEMENT:
        precision = GeoPrecision.ADMIN2
    return Place(
        name=area.name,
        country=area.country,
        admin1=area.admin1,
        latitude=area.latitude,
        longitude=area.longitude,
        geo_precision=precision,
        radius_km=area.radius_km or _RADIUS.get(precision.value),
        tier="within",
        score=0.0,
        reason=f"{toponym.text} is not in the gazetteer; the text says it lies in {area.name}, so only that is drawn.",
        candidates=tuple(map(candidate_of, scored[:KEPT_CANDIDATES])),
    )


def quarter_place(toponym: Toponym, town: Place, unplaced: Place) -> Place:
    """A quarter the gazetteer lacks, in the town named before it: drawn as an area of the town's size."""
    reason = f"{toponym.text} is not in the gazetteer; it is taken for a part of {town.name}, named just before."
    return replace(
        town, geo_precision=GeoPrecision.ADMIN2, radius_km=15.0, tier="within", score=0.0, reason=reason,
        candidates=unplaced.candidates,
    )  # fmt: skip


def country_place(toponym: Toponym, entry: Entry | None) -> Place:
    """A back-reference to the country the article is about, or its capital."""
    if entry is None:
        return unknown(f"{toponym.text} refers back to a country, but the article names none for certain.", ())
    return _of_entry(
        entry, f"{toponym.text} is taken for {entry.name}: most places of the article are in {entry.country}."
    )


def division_place(toponym: Toponym, before: Place, gazetteer: Gazetteer) -> Place:
    """A back-reference to a governorate: the first-level division of the place named before it."""
    entry = None
    if before.country and before.admin1:
        exact = [m.entry for m in gazetteer.exact(before.admin1) if m.entry.country == before.country]
        entry = next((e for e in exact if e.geo_precision == "admin1"), None)
    if entry is None:
        return unknown(f"{toponym.text} refers back to a division that is not known.", ())
    whole = _of_entry(entry, f"{toponym.text} is taken for {entry.name}, where {before.name} lies.")
    if not toponym.side:
        return whole
    latitude, longitude, radius = _part(
        toponym.side, entry.latitude, entry.longitude, gazetteer.extent(entry.place_id), entry.radius_km
    )
    return Place(
        name=f"{entry.name} ({toponym.side})",
        country=entry.country,
        admin1=entry.admin1,
        latitude=round(latitude, 5),
        longitude=round(longitude, 5),
        geo_precision=GeoPrecision.ADMIN2,
        radius_km=radius,
        tier="reference",
        reason=whole.reason + f" Only its {toponym.side} is meant.",
    )


def _of_entry(entry: Entry, reason: str) -> Place:
    return Place(
        name=entry.name,
        country=entry.country,
        admin1=entry.admin1,
        latitude=entry.latitude,
        longitude=entry.longitude,
        geo_precision=GeoPrecision(entry.geo_precision),
        radius_km=entry.radius_km or _RADIUS.get(entry.geo_precision),
        tier="reference",
        reason=reason,
    )
