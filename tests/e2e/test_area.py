"""An area drawn on the map as a filter: by mouse, by touch, by keys; in the link, and gone again."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from conftest import Opener, Server, Traffic
from playwright.sync_api import FrameLocator, Page, expect
from test_explore import PLUGIN, counts, ready

from dashboard.filters import Box, Circle, parse_area

FRAME = ".st-key-map iframe"
# The seed tells of Baghouz, and of Syria and Iraq as a whole: two areas of the map.
AROUND_BAGHOUZ, BESIDE_IT = (-60, -60, 60, 60), (70, 70, 130, 130)
MIDDLE = f"""() => {{
  const {{ map, cube }} = {PLUGIN}, i = cube.cells.name.findIndex((name) => name && name.includes("Bagh"));
  const at = map.latLngToContainerPoint([cube.cells.lat[i], cube.cells.lon[i]]);
  const box = document.querySelector('{FRAME}').getBoundingClientRect();
  return [box.left + at.x, box.top + at.y];
}}"""
AREA = "new URL(location).searchParams.get('area')"
TOTAL = f"() => {PLUGIN}.cube.total"


def tools(page: Page) -> FrameLocator:
    """The frame of the map, where the tools are."""
    return page.frame_locator(FRAME)


def press(page: Page, name: str) -> None:
    """Press a tool of the map."""
    tools(page).get_by_role("button", name=name).click()


def drag(page: Page, corners: tuple[int, int, int, int]) -> None:
    """Drag with the mouse between two points, given from the mark of Baghouz."""
    x, y = page.evaluate(MIDDLE)
    page.mouse.move(x + corners[0], y + corners[1])
    page.mouse.down()
    page.mouse.move(x + corners[2], y + corners[3], steps=6)
    page.mouse.up()


def area_of(page: Page) -> Box | Circle:
    """The area in the address of the page, once it is there."""
    page.wait_for_url(re.compile("area="))
    return parse_area(parse_qs(urlsplit(page.url).query)["area"][0])


def test_a_box_drawn_filters_map_list_sentence_and_link(server: Server, opened: Opener, traffic: Traffic) -> None:
    page = ready(opened(server.url))
    before = counts(page)
    press(page, "Draw a box to filter by")
    drag(page, AROUND_BAGHOUZ)
    area = area_of(page)
    assert isinstance(area, Box)
    assert area.holds(34.45, 40.95)
    expect(page.locator(".filter-words")).to_contain_text("inside the box drawn")
    expect(page.locator(".counts")).not_to_contain_text(f"Showing {before} of")
    inside = counts(page)
    assert 0 < inside < before
    page.wait_for_function(f"(n) => {PLUGIN}.cube.total === n", arg=inside)
    assert len(page.locator(".st-key-panel a.row").all()) == inside
    assert page.evaluate(f"() => {PLUGIN}.cube.cells.name.filter((name) => !name.includes('Bagh')).length") == 0
    again = ready(opened(page.url))
    assert counts(again) == inside
    assert again.frame_locator(FRAME).locator("path.rasid-area").get_attribute("d") != "M0 0"
    expect(again.frame_locator(FRAME).get_by_role("button", name="Remove the area")).to_be_visible()
    assert traffic.errors == []


def test_the_downloads_follow_the_area(server: Server, opened: Opener, tmp_path: Path) -> None:
    page = opened(server.url + "events?area=34.45,40.95,40")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    path = tmp_path / "events.csv"
    download.value.save_as(path)
    rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))
    circle = Circle(latitude=34.45, longitude=40.95, km=40)
    assert rows
    assert all(circle.holds(float(row["latitude"]), float(row["longitude"])) for row in rows)
    assert {row["geo_precision"] for row in rows} == {"settlement"}, "Syria and Iraq lie outside"


def test_a_box_beside_the_marks_finds_nothing_and_is_removed(server: Server, opened: Opener) -> None:
    page = ready(opened(server.url))
    before = counts(page)
    press(page, "Draw a box to filter by")
    drag(page, BESIDE_IT)
    expect(page.locator(".counts")).to_contain_text("Showing 0 of")
    expect(page.locator(".st-key-panel .empty")).to_contain_text("drop the area")
    press(page, "Remove the area")
    expect(page.locator(".counts")).to_contain_text(f"Showing {before} of")
    page.wait_for_url(lambda url: "area=" not in url)
    expect(tools(page).get_by_role("button", name="Remove the area")).to_be_hidden()


def test_escape_and_a_mere_click_draw_nothing(server: Server, opened: Opener) -> None:
    page = ready(opened(server.url))
    tool = tools(page).get_by_role("button", name="Draw a circle to filter by")
    tool.click()
    expect(tool).to_have_attribute("aria-pressed", "true")
    x, y = page.evaluate(MIDDLE)
    page.mouse.click(x, y)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 80, y + 10, steps=3)
    page.keyboard.press("Escape")
    page.mouse.up()
    expect(tool).to_have_attribute("aria-pressed", "false")
    expect(tool).to_be_focused()
    page.wait_for_timeout(600)
    assert "area=" not in page.url
    assert "at=" not in page.url, "the click while drawing chose no mark"


def test_a_circle_by_touch_on_a_phone(server: Server, opened: Opener) -> None:
    page = ready(opened(server.url, width=390, height=844))
    view = f"() => {PLUGIN}.view()"
    before = page.evaluate(view)
    tools(page).get_by_role("button", name="Draw a circle to filter by").tap()
    x, y = page.evaluate(MIDDLE)
    touch = page.context.new_cdp_session(page)
    for kind, by in (("touchStart", 0), ("touchMove", 20), ("touchMove", 50), ("touchEnd", None)):
        points = [] if by is None else [{"x": x + by, "y": y}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    area = area_of(page)
    assert isinstance(area, Circle)
    assert (area.latitude, area.longitude) == pytest.approx((34.45, 40.95), abs=0.1)
    assert 10 < area.km < 500
    assert page.evaluate(view) == before, "the map stays where it is while a finger draws"


def test_an_area_by_keys_alone(server: Server, opened: Opener) -> None:
    page = ready(opened(server.url))
    tool = tools(page).get_by_role("button", name="Draw a box to filter by")
    tool.focus()
    page.keyboard.press("Enter")
    expect(tools(page).locator(".rasid-hint")).to_contain_text("Arrow keys move the area")
    page.keyboard.press("Escape")
    expect(tools(page).locator(".rasid-hint")).to_be_hidden()
    sizes, before = [], None
    for keys in ([], ["-", "-", "ArrowUp"]):
        page.keyboard.press("Enter")
        for key in keys:
            page.keyboard.press(key)
        page.keyboard.press("Enter")
        page.wait_for_function(f"(before) => ![null, before].includes({AREA})", arg=before)
        before = page.evaluate(f"() => {AREA}")
        area = area_of(page)
        assert isinstance(area, Box)
        sizes.append((area.north - area.south, area.north + area.south))
    assert sizes[1][0] < sizes[0][0], "minus makes it smaller"
    assert sizes[1][1] > sizes[0][1], "the upper arrow moves it north"


def test_what_is_in_view_as_the_area(server: Server, opened: Opener) -> None:
    page = ready(opened(server.url + "?view=34.45,40.95,10&lang=ar"))
    tools(page).get_by_role("button", name="رشّح بما في الإطار المعروض").press("Enter")
    area = area_of(page)
    assert isinstance(area, Box)
    assert area.holds(34.45, 40.95)
    assert area.north - area.south < 2
    expect(page.locator(".filter-words")).to_contain_text("داخل الإطار المرسوم")
