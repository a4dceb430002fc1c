"""The online geocoders against a loopback server that speaks their formats, and misbehaves as they do."""

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlparse

import pytest

from dashboard.errors import GeocodingError
from dashboard.geocoding import FolderCache, OnlineGeocoder
from dashboard.geocoding.online import Turnstile

NOMINATIM = [
    {"place_id": 1, "lat": "34.45", "lon": "40.95", "display_name": "الباغوز, Syria", "addresstype": "village",
     "address": {"village": "الباغوز", "country_code": "sy"}},
    {"place_id": 2, "lat": "10.5", "lon": "20.5", "display_name": "Elsewhere", "address": {}},
]  # fmt: skip
PHOTON = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [40.95, 34.45]},
            "properties": {"name": "Baghuz", "country": "Syria", "countrycode": "SY", "osm_value": "village"},
        }
    ],
}


class Server:
    """A service on loopback: what it answers next, and what it was asked."""

    def __init__(self) -> None:
        self.answers: list[tuple[int, dict[str, str], bytes, float]] = []
        self.asked: list[tuple[str, dict[str, list[str]], str]] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                url = urlparse(self.path)
                outer.asked.append((url.path, parse_qs(url.query), self.headers["User-Agent"]))
                status, headers, body, pause = outer.answers.pop(0)
                time.sleep(pause)
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing on the terminal."""

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.domain = f"127.0.0.1:{self.http.server_port}"

    def will_answer(self, body: object, status: int = 200, pause: float = 0.0, **headers: str) -> None:
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.answers.append((status, {n.replace("_", "-"): v for n, v in headers.items()}, raw, pause))


@pytest.fixture
def server() -> Iterator[Server]:
    service = Server()
    thread = threading.Thread(target=service.http.serve_forever, daemon=True)
    thread.start()
    yield service
    service.http.shutdown()
    service.http.server_close()
    thread.join()


class Clock:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


def geocoder(server: Server, clock: Clock, service: str = "nominatim", **options: object) -> OnlineGeocoder:
    turnstile = Turnstile(clock=clock, sleep=clock.sleep)
    return OnlineGeocoder(service, domain=server.domain, scheme="http", turnstile=turnstile, **options)  # type: ignore[arg-type]


def test_nominatim_is_asked_for_the_name_alone(server: Server, clock: Clock) -> None:
    server.will_answer(NOMINATIM)
    answer = geocoder(server, clock).ask(" الباغوز ")
    first, second = answer.places
    assert (first.latitude, first.longitude, first.country, first.kind) == (34.45, 40.95, "SY", "village")
    assert (second.country, second.kind) == (None, None)
    ((path, query, agent),) = server.asked
    assert path == "/search"
    assert query == {"q": ["الباغوز"], "format": ["json"], "limit": ["5"], "addressdetails": ["1"]}
    assert agent.startswith("Rasid/")
    assert "OpenStreetMap" in answer.attribution


def test_photon_answers_too(server: Server, clock: Clock) -> None:
    server.will_answer(PHOTON)
    (place,) = geocoder(server, clock, "photon").ask("Baghuz").places
    assert (place.latitude, place.longitude, place.country, place.kind) == (34.45, 40.95, "SY", "village")
    assert server.asked[0][1] == {"q": ["Baghuz"], "limit": ["5"]}


@pytest.mark.parametrize(("service", "empty"), [("nominatim", []), ("photon", {"features": []})])
def test_nothing_found_is_an_answer_and_no_failure(server: Server, clock: Clock, service: str, empty: object) -> None:
    server.will_answer(empty)
    server.will_answer(empty)
    online = geocoder(server, clock, service)
    assert online.ask("Nowhere at all").places == ()
    assert online.geocode("Nowhere at all") is None


def test_answers_as_geopy_locations(server: Server, clock: Clock) -> None:
    server.will_answer(NOMINATIM)
    server.will_answer(NOMINATIM)
    online = geocoder(server, clock)
    location = online.geocode("Baghuz")
    assert (location.latitude, location.longitude) == (34.45, 40.95)
    assert location.raw["country"] == "SY"
    assert len(online.geocode("Baghuz", exactly_one=False)) == 2


@pytest.mark.parametrize("status", [403, 500, 502, 503])
def test_a_refusal_or_outage_is_a_failure(server: Server, clock: Clock, status: int) -> None:
    server.will_answer(b"no", status)
    with pytest.raises(GeocodingError, match=r"nominatim: (gave no usable answer|is too busy)"):
        geocoder(server, clock).ask("Baghuz")


@pytest.mark.parametrize(
    "rubbish",
    [b"<html>maintenance</html>", b"", b'{"error": "bad"}', b"[1, 2]", b'[{"lat": "x", "lon": "y"}]', b"\xff\xfe",
     b'[{"lat": "234.5", "lon": "40", "display_name": "Off the world"}]', b'"text"'],
)  # fmt: skip
def test_rubbish_is_a_failure(server: Server, clock: Clock, rubbish: bytes) -> None:
    server.will_answer(rubbish)
    with pytest.raises(GeocodingError):
        geocoder(server, clock).ask("Baghuz")


@pytest.mark.parametrize("rubbish", [b"{}", b'{"features": [{"geometry": null}]}', b'{"features": 3}', b"[]"])
def test_rubbish_of_photon_is_a_failure(server: Server, clock: Clock, rubbish: bytes) -> None:
    server.will_answer(rubbish)
    with pytest.raises(GeocodingError):
        geocoder(server, clock, "photon").ask("Baghuz")


def test_too_many_requests_holds_everything_for_as_long_as_asked(server: Server, clock: Clock) -> None:
    server.will_answer(b"slow down", 429, Retry_After="30")
    online = geocoder(server, clock)
    with pytest.raises(GeocodingError) as refused:
        online.ask("Baghuz")
    assert refused.value.retry_after == 30
    with pytest.raises(GeocodingError, match="30 more seconds"):
        online.ask("Hajin")
    assert len(server.asked) == 1  # the second was not even sent
    clock.now += 31
    server.will_answer(NOMINATIM)
    assert online.ask("Hajin").places


def test_too_many_requests_without_a_time_waits_a_minute(server: Server, clock: Clock) -> None:
    server.will_answer(b"slow down", 429)
    with pytest.raises(GeocodingError) as refused:
        geocoder(server, clock).ask("Baghuz")
    assert refused.value.retry_after == 60


def test_no_answer_in_time_is_a_failure(server: Server, clock: Clock) -> None:
    server.will_answer(NOMINATIM, pause=0.6)
    with pytest.raises(GeocodingError, match="did not answer in time"):
        geocoder(server, clock, timeout=0.2).ask("Baghuz")


def test_nobody_there_is_a_failure(clock: Clock) -> None:
    online = OnlineGeocoder(
        domain="127.0.0.1:9", scheme="http", timeout=1, turnstile=Turnstile(clock=clock, sleep=clock.sleep)
    )
    with pytest.raises(GeocodingError):
        online.ask("Baghuz")


def test_one_request_a_second_for_all_who_share_the_turnstile(server: Server, clock: Clock) -> None:
    for _ in range(3):
        server.will_answer(NOMINATIM)
    turnstile = Turnstile(clock=clock, sleep=clock.sleep)
    one = OnlineGeocoder(domain=server.domain, scheme="http", turnstile=turnstile)
    other = OnlineGeocoder("photon", domain=server.domain, scheme="http", turnstile=turnstile)
    one.ask("A town")
    with pytest.raises(GeocodingError):
        other.ask("B town")  # photon cannot read nominatim's answer, but it waited its turn
    one.ask("C town")
    assert clock.slept == [1.0, 1.0]


def test_the_application_shares_one_turnstile() -> None:
    assert OnlineGeocoder("nominatim")._turnstile is OnlineGeocoder("photon")._turnstile


def test_answers_are_kept_with_their_source_and_not_asked_twice(server: Server, clock: Clock, tmp_path: Path) -> None:
    server.will_answer(NOMINATIM)
    server.will_answer([])
    online = geocoder(server, clock, cache=FolderCache(tmp_path / "answers"))
    first, again = online.ask("Baghuz"), online.ask("Baghuz ")
    assert (first.cached, again.cached) == (False, True)
    assert first.places == again.places
    assert again.endpoint == f"http://{server.domain}"
    assert again.attribution == first.attribution
    assert online.ask("Nowhere").places == ()
    assert online.ask("Nowhere").cached
    assert len(server.asked) == 2
    kept = [json.loads(file.read_text("utf-8")) for file in (tmp_path / "answers").glob("*.json")]
    assert {answer["name"] for answer in kept} == {"Baghuz", "Nowhere"}


def test_a_failure_is_not_kept(server: Server, clock: Clock, tmp_path: Path) -> None:
    online = geocoder(server, clock, cache=FolderCache(tmp_path))
    server.will_answer(b"no", 503)
    with pytest.raises(GeocodingError):
        online.ask("Baghuz")
    server.will_answer(NOMINATIM)
    assert online.ask("Baghuz").places


def test_a_damaged_cache_file_counts_as_none(server: Server, clock: Clock, tmp_path: Path) -> None:
    server.will_answer(NOMINATIM)
    online = geocoder(server, clock, cache=FolderCache(tmp_path))
    online.ask("Baghuz")
    (file,) = tmp_path.glob("*.json")
    file.write_text("{half", "utf-8")
    server.will_answer(NOMINATIM)
    assert not online.ask("Baghuz").cached


def test_an_unknown_service_is_refused() -> None:
    with pytest.raises(GeocodingError, match="nominatim, photon"):
        OnlineGeocoder("telepathy")
