"""The gazetteer as a geopy geocoder: a name -> `geopy.Location`, like Nominatim or Photon, with no network."""

from __future__ import annotations

from typing import Any

from geopy.adapters import URLLibAdapter
from geopy.geocoders.base import Geocoder
from geopy.location import Location

from dashboard.gazetteer import Gazetteer
from dashboard.geocoding.naming import candidate_row, place_row
from dashboard.geocoding.resolving import resolve
from dashboard.model import Place, Span, Toponym


class GazetteerGeocoder(Geocoder):  # type: ignore[misc]
    """Answers from the local index; `raw` of a location is a dictionary with the row and, for the best, the reason."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        super().__init__(user_agent="Rasid", adapter_factory=URLLibAdapter)
        self.gazetteer = gazetteer

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        limit: int | None = None,
        near: tuple[float, float] | None = None,
        country: str | None = None,
    ) -> Location | list[Location] | None:
        """Find the place, or all candidates best first; None where nothing is likely enough.

        `near` is (latitude, longitude) in degrees, `country` an ISO 3166 alpha-2 code; both only prefer.
        """
        toponym = Toponym(span=Span(0, max(1, len(query))), text=query)
        place = resolve([toponym], self.gazetteer, near=near, country=country)[toponym.span]
        if exactly_one:
            return _best(query, place)
        rows = [candidate_row(candidate) for candidate in place.candidates][:limit]
        return [_location(row, row["name"]) for row in rows] or None


def _best(query: str, place: Place) -> Location | None:
    return None if place.latitude is None else _location(place_row(query, place), place.name)


def _location(row: dict[str, Any], name: str | None) -> Location:
    admin1 = row["admin1"] if row["admin1"] != name else None
    address = ", ".join(part for part in (name, admin1, row["country"]) if part)
    return Location(address, (row["latitude"], row["longitude"], 0.0), row)
