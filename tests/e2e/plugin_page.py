"""The map plugin's page as Folium writes it, over a small server with a made-up cube; hands for its tests."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
import uvicorn
from conftest import Opener
from playwright.sync_api import Page
from serving import free_port
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from dashboard.maps import asset_folders, event_map, map_script, map_update
from dashboard.model import EventType, Status

SEEN = {
    "query": "", "window": None, "place": None, "event": None, "point": None, "view": None, "base": "local",
    "language": "en", "theme": "light", "seq": 0,
}  # fmt: skip
TYPES = [kind.value for kind in EventType]
DAYS = 40
FIRST = (date(2019, 2, 11) - date(1970, 1, 1)).days
# Stands for streamlit-folium's: keeps what the plugin reports.
STREAMLIT = "<script>window.told = []; window.Streamlit = { setComponentValue: (value) => told.push(value) };</script>"


def cube(rows: list[tuple[int, int, int, int, int, int]] | None = None, cells: int = 4) -> dict[str, Any]:
    """A cube of 40 days and four cells: Baghouz, a planned event, a cluster, and Iraq as a whole."""
    counts = rows or [
        (0, 5, 5, 0, 0, 4), (0, 30, 30, 1, 0, 3), (0, 36, 36, 0, 1, 2), (1, 20, 20, 3, 3, 1), (2, 10, 10, 6, 0, 12),
        (3, 0, 39, 0, 0, 1),
    ]  # fmt: skip
    names = ["cell", "b0", "b1", "type", "status", "n"]
    columns = {name: [row[i] for row in counts] for i, name in enumerate(names)}
    known = {
        "lat": [34.45, 35.33, 36.5, 33.2], "lon": [40.95, 40.14, 37.5, 43.7],
        "name": ["Al-Baghuz Fawqani", "Deir ez-Zor", None, "Iraq"],
        "precision": ["settlement", "settlement", "settlement", "country"], "radius_km": [None, None, None, 370.0],
        "places": [1, 1, 5, 1], "exact": [True, True, False, True],
    }  # fmt: skip
    more = {name: [values[i % 2] for i in range(cells)] if cells > 4 else values for name, values in known.items()}
    if cells > 4:
        more["lat"] = [32 + (i % 30) * 0.2 for i in range(cells)]
        more["lon"] = [36 + (i // 30) * 0.3 for i in range(cells)]
    return {
        "v": 1, "query": "", "total": sum(columns["n"]), "placed": sum(columns["n"]), "unplaced": 0, "undated": 0,
        "bins": {"unit": "day", "edges": [FIRST + i for i in range(DAYS + 1)]},
        "types": TYPES, "statuses": [status.value for status in Status],
        "cells": {"id": [f"c{i}" for i in range(cells)], **more},
        "counts": columns, "everywhere": {name: columns[name] for name in names[1:]},
        "published": {"bin": [39], "n": [1]},
    }  # fmt: skip


@dataclass
class Answers:
    """What the small server answers with, and what it was asked."""

    answer: Callable[[], Response]
    asked: list[str] = field(default_factory=list)
    url: str = ""
    saved: str = ""


@pytest.fixture
def answers() -> Iterator[Answers]:
    """A server on loopback with the plugin's page, its files and a cube."""
    state = Answers(answer=lambda: JSONResponse(cube()))

    def counted(request: Request) -> Response:
        state.asked.append(str(request.url))
        return state.answer()

    def page(request: Request) -> Response:
        made = event_map()
        map_update(view=(34.5, 40.5, 7), language=request.query_params.get("lang", "en"), theme="light").add_to(made)
        return HTMLResponse(made.get_root().render().replace("<head>", f"<head>{STREAMLIT}", 1))

    folders = [Mount(f"/assets/{name}", StaticFiles(directory=path)) for name, path in asset_folders().items()]
    own = [Route("/", page), Route("/api/cube", counted), Route("/saved", lambda _: HTMLResponse(state.saved))]
    own.append(Route("/assets/map.js", lambda _: Response(map_script(), media_type="text/javascript")))
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(Starlette(routes=[*own, *folders]), port=port, log_level="warning"))
    thread = threading.Thread(target=server.run)
    thread.start()
    state.url = f"http://127.0.0.1:{port}/"
    try:
        yield state
    finally:
        server.should_exit = True
        thread.join(10)


def shown(opened: Opener, url: str, **window: Any) -> Page:
    """Open the page and wait for the first marks."""
    page = opened(url, **window)
    page.wait_for_function("window.rasid && rasid.plugin.cube && rasid.plugin.marks.marks.length")
    page.wait_for_timeout(200)
    return page


def told(page: Page) -> list[dict[str, Any]]:
    """What the plugin reported so far."""
    reports: list[dict[str, Any]] = page.evaluate("told")
    return reports


def drawn(page: Page, events: int) -> None:
    """Wait until so many events are under all marks that are drawn; fail where they never are."""
    page.wait_for_function(
        "(events) => rasid.plugin.marks.marks.reduce((sum, mark) => sum + mark.total, 0) === events", arg=events
    )


def mark_at(page: Page, cell: str) -> tuple[float, float]:
    """Where a mark stands in the window."""
    x, y = page.evaluate(
        """(id) => { const { map, marks } = rasid.plugin, mark = marks.marks.find((one) => one.id === id);
        const at = map.layerPointToContainerPoint([mark.x, mark.y]); return [at.x, at.y]; }""", cell,
    )  # fmt: skip
    return x, y


def drag(page: Page, start: int, end: int) -> None:
    """Drag over the histogram from one bin to another."""
    where = "(i) => rasid.plugin.timeline.plot.x((rasid.plugin.cube.edges[i] + rasid.plugin.cube.edges[i + 1]) / 2)"
    box = page.locator(".rasid-plot").bounding_box()
    assert box is not None
    y = box["y"] + 50
    page.mouse.move(box["x"] + page.evaluate(where, start), y)
    page.mouse.down()
    page.mouse.move(box["x"] + page.evaluate(where, end), y, steps=8)
    page.mouse.up()
    page.wait_for_timeout(120)
