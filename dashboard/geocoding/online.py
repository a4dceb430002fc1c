"""A place name -> what Nominatim or Photon answer, through geopy: opt-in, cached, one request a second, only the name.

Three outcomes are kept apart: places, nothing found (an answer without places), and failure (GeocodingError).
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from geopy.adapters import URLLibAdapter
from geopy.exc import GeocoderRateLimited, GeocoderTimedOut, GeopyError
from geopy.geocoders import Nominatim, Photon
from geopy.location import Location

from dashboard.errors import GeocodingError

USER_AGENT = "Rasid/0.1 (news events on a map; one request a second; run by its user)"
ATTRIBUTION = "© OpenStreetMap contributors, ODbL 1.0"
SECONDS_BETWEEN = 1.0
_WORTH_WAITING = 5.0  # seconds; a longer wait that a service asks for is told to the user instead
_SERVICES = {
    "nominatim": (Nominatim, "nominatim.openstreetmap.org", {"addressdetails": True}),
    "photon": (Photon, "photon.komoot.io", {}),
}
_UNREADABLE = (GeopyError, KeyError, TypeError, ValueError, IndexError, AttributeError)


class AnswerCache(Protocol):
    """Where answers are kept between runs."""

    def get(self, key: str) -> Mapping[str, Any] | None:
        """Return the answer kept under `key`, None if there is none."""

    def put(self, key: str, answer: Mapping[str, Any]) -> None:
        """Keep an answer under `key`."""


class FolderCache:
    """Answers as JSON files in a folder, each written beside and then renamed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def _file(self, key: str) -> Path:
        return self.folder / f"{hashlib.sha256(key.encode()).hexdigest()[:32]}.json"

    def get(self, key: str) -> Mapping[str, Any] | None:
        """Return the answer kept under `key`; an unreadable file counts as none."""
        try:
            answer = json.loads(self._file(key).read_text("utf-8"))
        except (OSError, ValueError):
            return None
        return answer if isinstance(answer, dict) and "places" in answer else None

    def put(self, key: str, answer: Mapping[str, Any]) -> None:
        """Keep an answer under `key`."""
        self.folder.mkdir(parents=True, exist_ok=True)
        file = self._file(key)
        partial = file.with_suffix(f".{os.getpid()}.part")
        partial.write_text(json.dumps(answer, ensure_ascii=False, indent=1), "utf-8")
        partial.replace(file)


class Turnstile:
    """Lets one request through each `seconds`, for all threads; a service may ask for a longer pause."""

    def __init__(
        self,
        seconds: float = SECONDS_BETWEEN,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.seconds = seconds
        self._clock, self._sleep = clock, sleep
        self._lock = threading.Lock()
        self._free_at = float("-inf")

    def wait(self, service: str) -> None:
        """Wait for this request's turn; raise GeocodingError where the service asked for a long pause."""
        with self._lock:
            now = self._clock()
            pause = self._free_at - now
            if pause > _WORTH_WAITING:
                raise GeocodingError(service, f"asked to be left alone for {pause:.0f} more seconds.", pause)
            if pause > 0:
                self._sleep(pause)
            self._free_at = max(now, self._free_at) + self.seconds

    def hold(self, seconds: float) -> None:
        """Let nothing through for so many seconds."""
        with self._lock:
            self._free_at = max(self._free_at, self._clock() + seconds)


TURNSTILE = Turnstile()  # the whole application shares it


@dataclass(frozen=True, slots=True, kw_only=True)
class OnlinePlace:
    """One answer of a service: an address, a point in degrees, ISO 3166 alpha-2 in capitals, the service's class."""

    address: str
    latitude: float
    longitude: float
    country: str | None
    kind: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a service said about a name, and when; no places means that it knows none."""

    name: str
    service: str
    endpoint: str
    asked: str
    attribution: str
    places: tuple[OnlinePlace, ...]
    cached: bool = False


class OnlineGeocoder:
    """Nominatim or Photon behind one face. `domain` and `scheme` point to another server of the same kind."""

    def __init__(
        self,
        service: str = "nominatim",
        *,
        domain: str | None = None,
        scheme: str = "https",
        cache: AnswerCache | None = None,
        timeout: float = 10.0,
        turnstile: Turnstile = TURNSTILE,
    ) -> None:
        if service not in _SERVICES:
            raise GeocodingError(service, f"is not a service Rasid can ask; it knows {', '.join(_SERVICES)}.")
        geocoder, usual, self._options = _SERVICES[service]
        self.service = service
        self.endpoint = f"{scheme}://{domain or usual}"
        self._cache = cache
        self._turnstile = turnstile
        self._geocoder = geocoder(
            domain=domain or usual,
            scheme=scheme,
            user_agent=USER_AGENT,
            timeout=timeout,
            adapter_factory=URLLibAdapter,
        )

    def ask(self, name: str, *, limit: int = 5) -> Answer:
        """Say what the service knows of `name`, cached if asked before; raise GeocodingError on failure."""
        name = " ".join(name.split())
        key = f"{self.endpoint} {limit} {name}"
        kept = self._cache.get(key) if self._cache is not None else None
        if kept is not None:
            places = tuple(OnlinePlace(**place) for place in kept["places"])
            return Answer(**{**kept, "places": places, "cached": True})
        answer = Answer(
            name=name,
            service=self.service,
            endpoint=self.endpoint,
            asked=datetime.now(UTC).isoformat(timespec="seconds"),
            attribution=ATTRIBUTION,
            places=self._fetch(name, limit),
        )
        if self._cache is not None:
            self._cache.put(key, asdict(answer))
        return answer

    def geocode(self, query: str, *, exactly_one: bool = True, limit: int = 5) -> Location | list[Location] | None:
        """Answer as geopy's geocoders do: a location, a list of them, or None where nothing was found."""
        answer = self.ask(query, limit=limit)
        found = [
            Location(p.address, (p.latitude, p.longitude, 0.0), asdict(p) | {"attribution": answer.attribution})
            for p in answer.places
        ]
        return (found[0] if exactly_one else found) if found else None

    def _fetch(self, name: str, limit: int) -> tuple[OnlinePlace, ...]:
        self._turnstile.wait(self.service)
        try:
            found = self._geocoder.geocode(name, exactly_one=False, limit=limit, **self._options)
            return tuple(map(_place, found or ()))
        except GeocoderRateLimited as error:
            pause = float(error.retry_after) if error.retry_after is not None else 60.0
            self._turnstile.hold(pause)
            raise GeocodingError(
                self.service, f"has had enough requests; try in {pause:.0f} seconds.", pause
            ) from error
        except GeocoderTimedOut as error:
            raise GeocodingError(self.service, "is too busy, or did not answer in time.") from error
        except _UNREADABLE as error:
            raise GeocodingError(self.service, f"gave no usable answer ({error or type(error).__name__}).") from error


def _place(location: Location) -> OnlinePlace:
    raw = location.raw
    details = raw.get("properties") or raw.get("address") or {}
    code = details.get("country_code") or details.get("countrycode")
    latitude, longitude = float(location.latitude), float(location.longitude)
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise ValueError(f"a point outside the world: {latitude}, {longitude}")
    return OnlinePlace(
        address=str(location.address),
        latitude=latitude,
        longitude=longitude,
        country=str(code).upper() if code else None,
        kind=details.get("osm_value") or raw.get("addresstype") or raw.get("type"),
    )
