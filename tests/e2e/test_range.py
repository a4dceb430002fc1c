"""The bins follow the range: a narrow window is shown in days, the axis and all of time when it is let go."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from conftest import Opener, Server, serve
from playwright.sync_api import Page, expect
from synthetic import event_table
from test_explore import PLUGIN, counts, ready

from dashboard.settings import Settings
from dashboard.store import Store

FRAME = ".st-key-map iframe"
UNIT = f"(unit) => {PLUGIN}.cube.unit === unit"
WINDOW = f"() => {PLUGIN}.timeline.window"
COUNTED = f"""() => {{
  const {{ cube, timeline }} = {PLUGIN}, [a, b] = timeline.bins;
  return cube.totals(a, b, timeline.mask(), null).chosen;
}}"""
EDGES = f"() => {{ const {{ edges, bins }} = {PLUGIN}.cube; return [edges[0], edges[bins] - 1]; }}"


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]
    """The app on two thousand events over fifteen years."""
    folder = tmp_path_factory.mktemp("many")
    settings = Settings(store=folder / "store", seeds=folder / "seeds", events=folder / "events")
    Store(settings.store).write_event_table(event_table(2000))
    yield from serve(settings, folder / "server.log")


@pytest.fixture(scope="module")
def outlying(tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]
    """The app on the same events and one of two centuries before."""
    folder = tmp_path_factory.mktemp("outlying")
    settings = Settings(store=folder / "store", seeds=folder / "seeds", events=folder / "events")
    store = Store(settings.store)
    store.write_event_table(event_table(2000))
    old = replace(store.events()[0], event_id="old", date_start=date(1822, 8, 13), date_end=date(1822, 8, 13))
    store.write_events({"article:old": [old]})
    yield from serve(settings, folder / "server.log")


def press(page: Page, name: str) -> None:
    """Press a button of the timeline."""
    page.frame_locator(FRAME).get_by_role("button", name=name, exact=True).click()


def test_a_narrow_window_of_a_link_is_counted_in_days(many: Server, opened: Opener) -> None:
    page = ready(opened(many.url + "?window=2019-03-05..2019-03-20"))
    page.wait_for_function(UNIT, arg="day")
    first, last = page.evaluate(EDGES)
    start, end = ((day - date(1970, 1, 1)).days for day in (date(2019, 3, 5), date(2019, 3, 20)))
    assert first < start <= end < last
    assert page.evaluate(WINDOW) == [start, end]
    told = page.frame_locator(FRAME).locator(".rasid-dates")
    expect(told).to_have_text(re.compile("^5.+20 Mar 2019$"))
    counted = page.evaluate(COUNTED)
    assert counted == counts(page), "the timeline counts what the list does, to the day"


def test_all_of_time_brings_the_wide_bins_back(many: Server, opened: Opener) -> None:
    page = ready(opened(many.url))
    assert page.evaluate(f"() => {PLUGIN}.cube.unit") == "month"
    press(page, "Week")
    page.wait_for_function(UNIT, arg="day")
    page.wait_for_url(re.compile("window="))
    first, last = page.evaluate(WINDOW)
    assert last - first == 6, "a week, although the bins were months"
    expect(page.locator(".counts")).not_to_contain_text("Showing 0 of")
    press(page, "All")
    page.wait_for_function(UNIT, arg="month")
    page.wait_for_url(lambda url: "window=" not in url)
    assert page.evaluate(WINDOW) is None


def test_one_event_of_long_ago_leaves_the_others_their_axis(outlying: Server, opened: Opener) -> None:
    page = ready(opened(outlying.url + "?window=2018-01-01..2020-12-31"))
    page.wait_for_function(UNIT, arg="month")
    first, last = page.evaluate(EDGES)
    start, end = page.evaluate(WINDOW)
    assert first < start <= end < last
    assert end - start + 1 > (last - first) / 4, "wide enough for a hand"
    assert page.evaluate(COUNTED) == counts(page)
    press(page, "All")
    page.wait_for_function(UNIT, arg="year")
    assert page.evaluate(EDGES)[0] < (date(1823, 1, 1) - date(1970, 1, 1)).days
    press(page, "Week")
    page.wait_for_function(UNIT, arg="day")
    page.wait_for_url(re.compile("window="))
    start, end = page.evaluate(WINDOW)
    assert end - start == 6, "a week, although the bins were years"
    expect(page.locator(".counts")).not_to_contain_text("Showing 0 of")


def test_the_axis_goes_on_where_the_window_meets_its_end(many: Server, opened: Opener) -> None:
    page = ready(opened(many.url + "?window=2019-03-05..2019-03-20"))
    page.wait_for_function(UNIT, arg="day")
    page.wait_for_timeout(500)
    before, _ = page.evaluate(EDGES)
    window = page.frame_locator(FRAME).get_by_role("slider", name="Time window", exact=True)
    window.focus()
    for _ in range(6):
        page.keyboard.press("Shift+ArrowLeft")
    page.wait_for_function(f"(before) => {PLUGIN}.cube.edges[0] < before", arg=before)
    start, end = page.evaluate(WINDOW)
    first, last = page.evaluate(EDGES)
    assert first < start <= end < last
    assert end - start == 15


def test_a_store_without_events_has_no_axis(tmp_path: Path, opened: Opener) -> None:
    settings = Settings(store=tmp_path / "store", seeds=tmp_path / "seeds", events=tmp_path / "events")
    for server in serve(settings, tmp_path / "server.log"):
        page = ready(opened(server.url))
        inside = page.frame_locator(FRAME)
        expect(inside.locator(".rasid-dates")).to_have_text("No dated events")
        expect(inside.get_by_role("slider")).to_have_count(0)
        expect(inside.locator(".rasid-notice")).to_be_visible()
