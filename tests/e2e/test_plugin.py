"""The map plugin by itself, in a real browser: what it draws, what hands do to it, what it reports."""

from __future__ import annotations

import json
import random
from datetime import date
from typing import Any

import pytest
from conftest import Opener, Traffic
from playwright.sync_api import expect
from plugin_page import DAYS, SEEN, Answers, answers, cube, drag, drawn, mark_at, shown, told
from starlette.responses import JSONResponse, Response

from dashboard.maps import standalone_html
from dashboard.model import Event

__all__ = ["answers"]  # the fixture of the small server


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
