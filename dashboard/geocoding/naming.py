"""Names from a command line or a form -> rows that say which place each stands for, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from dashboard.gazetteer import Gazetteer
from dashboard.geocoding.resolving import resolve
from dashboard.model import Candidate, GeoPrecision, Place, Span, Toponym

_PARTS = re.compile(r"[,،:;/()؛]| [-–] ")


def geocode_names(
    names: Iterable[str],
    gazetteer: Gazetteer,
    *,
    context: Sequence[Toponym] = (),
    near: tuple[float, float] | None = None,
    country: str | None = None,
) -> Iterator[dict[str, Any]]:
    """Resolve names one by one in the company of `context`, the toponyms of an article; one JSON-ready row a name."""
    code = country.upper() if country else None
    for name in names:
        readings = [
            resolve([*context, reading], gazetteer, near=near, country=code)[reading.span]
            for reading in _readings(name)
        ]
        yield place_row(name, max(readings, key=_goodness))


def _readings(name: str) -> list[Toponym]:
    """A name as it stands, or, where it has parts ("Douma, Rif Dimashq", "حلب: السكري"), each end inside the others."""
    parts = [part.strip() for part in _PARTS.split(name) if part.strip()]
    whole = [(name, ())] if len(parts) < 2 else [(parts[0], tuple(parts[1:])), (parts[-1], tuple(parts[-2::-1]))]
    return [Toponym(span=Span(-2, -1), text=text, within=within) for text, within in whole]


def _goodness(place: Place) -> tuple[bool, bool, float]:
    return place.latitude is not None, place.geo_precision is GeoPrecision.SETTLEMENT, place.score


def place_row(name: str, place: Place) -> dict[str, Any]:
    """The keys of `geocode`: name, place, coordinates, country, admin1, precision, tier, score, candidates, reason."""
    return {
        "name": name,
        "place": place.name,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "country": place.country,
        "admin1": place.admin1,
        "geo_precision": place.geo_precision.value,
        "radius_km": place.radius_km,
        "tier": place.tier,
        "score": place.score,
        "candidates": [candidate_row(candidate) for candidate in place.candidates],
        "reason": place.reason,
    }


def candidate_row(candidate: Candidate) -> dict[str, Any]:
    """A candidate as JSON takes it."""
    return asdict(candidate) | {"geo_precision": candidate.geo_precision.value}
