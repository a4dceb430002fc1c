from __future__ import annotations

import gzip
import json
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import anyio
import pytest
from starlette.applications import Starlette

from dashboard.api import routes
from dashboard.model import Article, Event
from dashboard.settings import Settings
from dashboard.store import Store, event_to_json

BAGHOUZ = Event(
    event_id="b", article_id="a1", event_type="Battles", date_start=date(2019, 3, 22), date_end=date(2019, 3, 22),
    time_precision="day", place="Al-Baghuz Fawqani", country="SY", latitude=34.45, longitude=40.95,
    geo_precision="settlement", sentence="<img onerror=x> قصف", actor1="SDF", sentence_start=9,
)  # fmt: skip
FIRST = replace(BAGHOUZ, event_id="a", date_start=date(2019, 3, 1), date_end=date(2019, 3, 1), sentence_start=20)
ARTICLE = Article(article_id="a1", text="نص", title="عنوان", published=date(2019, 3, 23))


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(gzip.decompress(self.body) if self.headers.get("content-encoding") == "gzip" else self.body)


Get = Callable[..., Answer]


async def _ask(app: Starlette, path: str, method: str, headers: dict[str, str], leaves: bool = False) -> Answer:
    route, _, query = path.partition("?")
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "http",
        "path": route, "raw_path": route.encode(), "query_string": query.encode(), "root_path": "",
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 80),
    }  # fmt: skip
    sent: list[MutableMapping[str, Any]] = []
    asked = False

    async def receive() -> dict[str, Any]:
        nonlocal asked
        if asked and leaves:
            return {"type": "http.disconnect"}
        if asked:
            await anyio.sleep_forever()
        asked = True
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    ask: Awaitable[None] = app(scope, receive, send)
    await ask
    start = sent[0]
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return Answer(start["status"], {k.decode(): v.decode() for k, v in start["headers"]}, body)


@pytest.fixture
def get(tmp_path: Path) -> Get:
    store = Store(tmp_path / "store")
    store.write_articles([ARTICLE])
    store.write_events({"article:a1": [BAGHOUZ, FIRST]})
    basemap = tmp_path / "basemap"
    basemap.mkdir()
    (basemap / "land.json").write_text("{}")
    app = Starlette(routes=routes(Settings(store=tmp_path / "store", basemap=basemap)))

    def ask(path: str, method: str = "GET", **headers: str) -> Answer:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return anyio.run(_ask, app, path, method, named)

    return ask


def test_the_cube_is_packed_json_with_the_contract_s_keys(get: Get) -> None:
    answer = get("/api/cube?bbox=30,30,50,40&zoom=6&type=Battles", accept_encoding="gzip, br")
    assert (answer.status, answer.headers["content-encoding"]) == (200, "gzip")
    assert answer.json["query"] == "type=Battles"
    assert answer.json["total"] == 2
    assert answer.json["cells"]["id"] == ["p.34450.40950.s"]
    assert set(answer.json) == {
        "v", "query", "total", "placed", "unplaced", "undated", "bins", "types", "statuses", "cells", "counts",
        "everywhere", "published",
    }  # fmt: skip


def test_a_client_that_reads_no_gzip_gets_plain_json(get: Get) -> None:
    answer = get("/api/cube")
    assert "content-encoding" not in answer.headers
    assert answer.json["total"] == 2


def test_a_map_dragged_around_the_world_sees_the_same(get: Get) -> None:
    assert get("/api/cube?bbox=390,30,410,40&zoom=6").json["cells"]["id"] == ["p.34450.40950.s"]
    assert get("/api/cube?bbox=-400,-85,400,85&zoom=1").json["cells"]["id"] == ["p.34450.40950.s"]


def test_events_come_in_time_order_a_page_at_a_time(get: Get) -> None:
    answer = get("/api/events?place=p.34450.40950.s&limit=1&offset=1").json
    assert answer["total"] == 2
    assert answer["events"] == [event_to_json(BAGHOUZ)]


def test_one_event_and_its_article(get: Get) -> None:
    assert get("/api/events/b").json == event_to_json(BAGHOUZ)
    article = get("/api/article/a1").json
    assert (article["article"]["text"], article["article"]["published"]) == ("نص", "2019-03-23")
    assert [event["event_id"] for event in article["events"]] == ["b", "a"]


def test_options_and_status(get: Get) -> None:
    assert get("/api/facets?type=Riots").json["type"] == [
        {"value": "Battles", "count": 2},
        {"value": "Riots", "count": 0},
    ]
    assert get("/api/facets").headers["server-timing"].startswith("answer;dur=")
    status = get("/api/status").json
    assert (status["events"], status["articles"]) == (2, 1)


@pytest.mark.parametrize(
    ("path", "named"),
    [
        ("/api/cube?bbox=1,2,3", "bbox"),
        ("/api/cube?bbox=1,2,3,x", "bbox"),
        ("/api/cube?bbox=1,9,3,2", "bbox"),
        ("/api/cube?bbox=1,2,99999,3", "bbox"),
        ("/api/cube?zoom=-1", "zoom"),
        ("/api/cube?zoom=inf", "zoom"),
        ("/api/cube?zoom=1&zoom=2", "zoom"),
        ("/api/cube?unit=hour", "unit"),
        ("/api/cube?tab=%2e%2e%2fetc", "tab"),
        ("/api/cube?from=2019-02-30", "from"),
        ("/api/cube?type=%27%3B+DROP+TABLE+events", "type"),
        ("/api/events?limit=0", "limit"),
        ("/api/events?limit=1001", "limit"),
        ("/api/events?offset=-1", "offset"),
        ("/api/events?offset=%D9%A1", "offset"),
        ("/api/events?kind=lost", "kind"),
        ("/api/events?place=g.99.1.1.s", "place"),
        ("/api/facets?area=1", "area"),
    ],
)
def test_a_bad_parameter_is_answered_with_a_sentence_that_names_it(get: Get, path: str, named: str) -> None:
    answer = get(path, accept_encoding="gzip")
    assert answer.status == 400
    assert answer.json["error"].startswith(f"{named}=")
    assert "Traceback" not in answer.json["error"]


@pytest.mark.parametrize(
    "path", ["/api/events/none", "/api/article/none", "/api/none", "/assets/none/x.js", "/assets/basemap/no"]
)
def test_what_is_not_there_is_404(get: Get, path: str) -> None:
    assert get(path).status == 404


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_but_get(get: Get, method: str) -> None:
    assert get("/api/cube", method).status == 405


@pytest.mark.parametrize("path", ["/api/cube", "/api/cube?zoom=x", "/api/events/none", "/assets/basemap/land.json"])
def test_every_answer_carries_the_safe_headers(get: Get, path: str) -> None:
    headers = get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "access-control-allow-origin" not in headers


def test_an_answer_the_client_has_is_not_sent_again(get: Get) -> None:
    tag = get("/api/cube").headers["etag"]
    again = get("/api/cube", if_none_match=tag)
    assert (again.status, again.body) == (304, b"")
    assert get("/api/cube?type=Riots", if_none_match=tag).status == 200


def test_assets_come_from_packages_and_folders(get: Get) -> None:
    leaflet = get("/assets/leaflet/leaflet.js")
    assert leaflet.status == 200
    assert b"Leaflet" in leaflet.body
    assert leaflet.headers["cache-control"] == "no-cache"
    assert "immutable" in get("/assets/leaflet/leaflet.js?v=1.9.3").headers["cache-control"]
    assert get("/assets/basemap/land.json").json == {}
    script = get("/assets/map.js?v=1")
    assert script.headers["content-type"].startswith("text/javascript")
    assert b"Rasid" in script.body


@pytest.mark.parametrize(
    "path", ["/assets/basemap/../store/x", "/assets/basemap/..%2f..%2fetc/passwd", "/assets/basemap//etc/passwd"]
)
def test_no_path_leads_out_of_the_folders(get: Get, path: str) -> None:
    assert get(path).status == 404


def test_a_broken_store_is_said_in_a_sentence(tmp_path: Path) -> None:
    folder = tmp_path / "store" / "events"
    folder.mkdir(parents=True)
    (folder / "00000000000000000009-x.parquet").write_bytes(b"not this")
    app = Starlette(routes=routes(Settings(store=tmp_path / "store")))
    answer = anyio.run(_ask, app, "/api/cube", "GET", {})
    assert answer.status == 503
    assert "cannot be read" in answer.json["error"]


def test_a_client_that_leaves_is_not_answered_and_the_next_one_is(get: Get, tmp_path: Path) -> None:
    app = Starlette(routes=routes(Settings(store=tmp_path / "store")))

    async def both() -> tuple[Answer, Answer]:
        left = await _ask(app, "/api/cube?type=Battles", "GET", {}, True)
        return left, await _ask(app, "/api/cube?type=Battles", "GET", {})

    left, stayed = anyio.run(both)
    assert left.status in {200, 499}  # it may have been answered before it left
    assert stayed.json["total"] == 2
