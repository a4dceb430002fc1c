"""The map plugin by itself, in a real browser: a page as Folium writes it, over a small server with a made-up cube."""

from __future__ import annotations

import json
import random
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
import uvicorn
from conftest import Opener, Traffic
from playwright.sync_api import Page, expect
from serving import free_port
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from dashboard.maps import asset_folders, event_map, map_script, map_update, standalone_html
from dashboard.model import Event, EventType, Status

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
    yield state
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


def test_marks_are_drawn_and_nothing_leaves(answers: Answers, opened: Opener, traffic: Traffic) -> None:
    page = shown(opened, answers.url)
    drawn(page, 23)
    baghouz = page.evaluate("rasid.plugin.marks.marks.find((mark) => mark.id === 'c0')")
    assert (baghouz["total"], baghouz["parts"]) == (9, [["Battles", 6], ["Explosions/Remote violence", 3]])
    x, y = mark_at(page, "c0")
    colours = page.evaluate(
        """([x, y]) => { const over = rasid.plugin.marks.over, { min } = over._bounds;
        const { map } = rasid.plugin, at = map.containerPointToLayerPoint([x, y]), found = new Set();
        const pixels = over.canvas.getContext('2d');
        for (let dx = -14; dx <= 14; dx++) for (let dy = -14; dy <= 14; dy++) {
          const x = (at.x - min.x + dx) * over.ratio, y = (at.y - min.y + dy) * over.ratio;
          const [r, g, b, a] = pixels.getImageData(x, y, 1, 1).data;
          if (a === 255) found.add(`${r},${g},${b}`); }
        return [...found]; }""", [x, y],
    )  # fmt: skip
    assert "213,94,0" in colours, "Battles' colour is in the mark"
    assert "230,159,0" in colours, "Explosions' colour is in the mark"
    assert (traffic.foreign, traffic.errors) == ([], [])


def test_planned_is_hollow_and_a_country_is_an_area(answers: Answers, opened: Opener) -> None:
    page = shown(opened, answers.url)
    marks = {mark["id"]: mark for mark in page.evaluate("rasid.plugin.marks.marks")}
    assert (marks["c1"]["hollow"], marks["c0"]["hollow"]) == (True, False)
    assert marks["c3"]["area"] == 1
    assert marks["c3"]["reach"] > 200
    assert marks["c0"]["area"] == 0


def test_a_brush_sums_in_the_page_and_reports_once(answers: Answers, opened: Opener) -> None:
    page = shown(opened, answers.url)
    asked = len(answers.asked)
    drag(page, 28, 34)
    expect(page.locator(".rasid-told")).to_have_text("4 of 23 events")
    drawn(page, 4)  # three at Baghouz, and the event that lasts throughout
    assert len(answers.asked) == asked
    assert [value["window"] for value in told(page)] == [["2019-03-11", "2019-03-17"]]
    drag(page, 31, 24)
    assert [value["window"] for value in told(page)][1:] == [["2019-03-04", "2019-03-10"]]
    page.get_by_role("button", name="All", exact=True).click()
    assert told(page)[-1]["window"] is None
    expect(page.locator(".rasid-told")).to_have_text("23 of 23 events")
    drawn(page, 23)


def test_the_window_by_keyboard(answers: Answers, opened: Opener) -> None:
    page = shown(opened, answers.url)
    end = page.get_by_role("slider", name="End of the time window")
    end.focus()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Shift+ArrowLeft")
    page.wait_for_timeout(500)
    assert [value["window"] for value in told(page)] == [["2019-02-11", "2019-03-14"]]
    page.get_by_role("slider", name="Time window", exact=True).focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(500)
    assert told(page)[-1]["window"] == ["2019-02-12", "2019-03-15"]
    assert end.get_attribute("aria-valuetext") == "15 Mar 2019"


def test_the_legend_is_a_filter(answers: Answers, opened: Opener) -> None:
    page = shown(opened, answers.url)
    chip = page.get_by_role("button", name="Displacement")
    assert chip.get_attribute("aria-pressed") == "true"
    chip.click()
    page.wait_for_timeout(100)
    assert chip.get_attribute("aria-pressed") == "false"
    drawn(page, 11)
    assert "Displacement" not in told(page)[-1]["types"]
    chip.click()
    page.wait_for_timeout(100)
    drawn(page, 23)
    assert told(page)[-1]["types"] is None


def test_a_click_chooses_a_place_and_a_cluster_comes_nearer(answers: Answers, opened: Opener) -> None:
    page = shown(opened, answers.url)
    page.mouse.click(*mark_at(page, "c0"))
    assert [(value["place"], value["event"]) for value in told(page)] == [("c0", None)]
    zoom = page.evaluate("rasid.plugin.map.getZoom()")
    page.mouse.click(*mark_at(page, "c2"))
    page.wait_for_function(f"rasid.plugin.map.getZoom() > {zoom}")
    assert all(value["place"] == "c0" for value in told(page))


def test_marks_by_keyboard(answers: Answers, opened: Opener) -> None:
    page = shown(opened, answers.url)
    page.wait_for_timeout(300)
    marks = page.get_by_role("listbox", name="Marks on the map")
    marks.focus()
    options = marks.get_by_role("option").all_inner_texts()
    assert "Al-Baghuz Fawqani, 9 events, village or town" in options
    for _ in range(options.index("Al-Baghuz Fawqani, 9 events, village or town")):
        page.keyboard.press("ArrowRight")
    expect(page.locator(".rasid-tip strong")).to_have_text("Al-Baghuz Fawqani")
    page.keyboard.press("Enter")
    assert told(page)[-1]["place"] == "c0"


def test_an_older_update_does_not_undo_a_hand(answers: Answers, opened: Opener) -> None:
    page = shown(opened, answers.url)
    drag(page, 28, 34)
    chosen = told(page)[-1]["window"]
    page.evaluate("(next) => rasid.update(next)", SEEN)
    assert page.evaluate("rasid.plugin.timeline.window.map(Rasid.iso)") == chosen
    page.evaluate("(next) => rasid.update(next)", {**SEEN, "seq": 1, "point": [34.45, 40.95], "event": "e"})
    page.wait_for_timeout(100)
    assert page.evaluate("rasid.plugin.timeline.window") is None
    assert page.evaluate("rasid.plugin.marks.chosenMark.id") == "c0"


def test_another_filter_asks_and_a_failure_can_be_tried_again(answers: Answers, opened: Opener) -> None:
    page = shown(opened, answers.url)
    answers.answer = lambda: JSONResponse({"error": "type “x” is none of these."}, 400)
    page.evaluate("(next) => rasid.update(next)", {**SEEN, "query": "type=x"})
    notice = page.locator(".rasid-notice")
    expect(notice).to_contain_text("type “x” is none of these.")
    assert answers.asked[-1].endswith("type=x")
    answers.answer = lambda: JSONResponse(cube())
    page.get_by_role("button", name="Try again").click()
    expect(notice).to_be_hidden()


def test_an_empty_answer_says_so(answers: Answers, opened: Opener) -> None:
    empty = {**cube(), "total": 0, "placed": 0}
    empty["cells"] = {name: [] for name in empty["cells"]}
    empty["counts"] = {name: [] for name in empty["counts"]}
    empty["everywhere"] = {name: [] for name in empty["everywhere"]}
    answers.answer = lambda: JSONResponse(empty)
    page = opened(answers.url)
    expect(page.locator(".rasid-notice")).to_have_text("No events here under these filters.")


def test_a_new_size_keeps_the_middle_and_reports_nothing(answers: Answers, opened: Opener) -> None:
    page = shown(opened, answers.url)
    before = page.evaluate("rasid.plugin.view()")
    page.set_viewport_size({"width": 900, "height": 620})
    page.wait_for_timeout(900)
    assert page.evaluate("rasid.plugin.view()") == pytest.approx(before, abs=0.02)
    assert told(page) == []


def test_a_moved_map_reports_where_it_is(answers: Answers, opened: Opener) -> None:
    page = shown(opened, answers.url)
    page.get_by_role("button", name="Zoom in").click()
    page.wait_for_timeout(1200)
    assert [value["view"][2] for value in told(page)] == [8]


def test_play_runs_through_and_pauses(answers: Answers, opened: Opener) -> None:
    page = shown(opened, answers.url)
    page.get_by_label("Speed").select_option("4")
    page.get_by_role("button", name="Play").click()
    page.wait_for_timeout(300)
    first = page.evaluate("rasid.plugin.timeline.bins")
    page.wait_for_timeout(300)
    second = page.evaluate("rasid.plugin.timeline.bins")
    assert first[0] == second[0] == 0
    assert first[1] < second[1]
    page.wait_for_function("!rasid.plugin.timeline.timer")
    assert len(told(page)) == 1, "told when it ends, not while it runs"


def test_arabic_turns_the_panel(answers: Answers, opened: Opener) -> None:
    page = shown(opened, answers.url + "?lang=ar")
    assert page.locator(".rasid").get_attribute("dir") == "rtl"
    expect(page.get_by_role("button", name="تشغيل")).to_be_visible()
    expect(page.locator(".rasid-dates")).to_contain_text("مارس 2019")
    play, scope = page.locator(".rasid-play").bounding_box(), page.locator(".rasid-sides").bounding_box()
    assert play is not None
    assert scope is not None
    assert play["x"] > scope["x"]


def test_a_phone_holds_the_panel(answers: Answers, opened: Opener) -> None:
    page = shown(opened, answers.url, width=390, height=780)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    stage = page.locator(".rasid-stage").bounding_box()
    assert stage is not None
    assert stage["height"] > 400


def test_hostile_names_stay_text(answers: Answers, opened: Opener, traffic: Traffic) -> None:
    hostile = cube()
    hostile["cells"]["name"][0] = "<img src=x onerror=\"document.title='pwned'\">${document.title='pwned'}"
    answers.answer = lambda: JSONResponse(hostile)
    page = shown(opened, answers.url)
    page.mouse.move(*mark_at(page, "c0"))
    expect(page.locator(".rasid-tip strong")).to_contain_text("<img src=x")
    assert page.title() != "pwned"
    assert traffic.errors == []


def test_twenty_thousand_counts_are_brushed_within_a_frame(answers: Answers, opened: Opener) -> None:
    pick = random.Random(5)
    rows = [(pick.randrange(400), day := pick.randrange(DAYS), day, pick.randrange(9), 0, 1) for _ in range(20_000)]
    large = json.dumps(cube(rows, cells=400))
    answers.answer = lambda: Response(large, media_type="application/json")
    page = shown(opened, answers.url)
    median = page.evaluate(
        """() => { const { plugin } = rasid, taken = [];
        for (let i = 0; i < 60; i++) { const start = performance.now(), a = i % 30;
          plugin.timeline.window = [plugin.cube.edges[a], plugin.cube.edges[a + 8]];
          plugin.draw(false); taken.push(performance.now() - start); }
        return taken.sort((x, y) => x - y)[30]; }"""
    )
    assert median < 16


def test_a_saved_page_draws_and_shows_its_sentences(answers: Answers, opened: Opener, traffic: Traffic) -> None:
    known: dict[str, Any] = {
        "article_id": "a", "event_type": "Battles", "latitude": 34.45, "longitude": 40.95, "language": "ar",
        "geo_precision": "settlement", "place": "Al-Baghuz Fawqani", "published": date(2019, 3, 22),
    }  # fmt: skip
    days = [date(2019, 3, 19), date(2019, 3, 22), None]
    answers.saved = standalone_html(
        [
            Event(event_id=str(i), date_start=day, date_end=day, sentence=f"جملة {i} <b>", **known)
            for i, day in enumerate(days)
        ]
    )
    page = shown(opened, answers.url + "saved")
    drawn(page, 2)  # the undated one is in no window
    page.mouse.click(*mark_at(page, "p.0"))
    quotes = page.locator(".rasid-evidence blockquote")
    assert quotes.all_inner_texts() == ["جملة 0 <b>", "جملة 1 <b>", "جملة 2 <b>"]
    expect(quotes.first).to_have_css("direction", "rtl")
    expect(page.locator(".rasid-evidence")).to_contain_text("without a date")
    assert [url for url in traffic.requests if "/assets/" in url or "/api/" in url] == []
    assert (traffic.foreign, traffic.errors) == ([], [])
