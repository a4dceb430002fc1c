"""The page with the map that is downloaded, and the legend's choice in the link: both show again what was seen."""

from __future__ import annotations

import re
from pathlib import Path

from conftest import Opener, Server, Traffic
from playwright.sync_api import Page, expect
from test_explore import PLUGIN, counts, ready
from test_looks import serious, shot

FRAME = ".st-key-map iframe"
MARK = """() => {
  const { plugin } = rasid, { map } = plugin;
  const mark = plugin.marks.marks.find((one) => one.name && one.name.includes("Bagh"));
  const at = map.layerPointToContainerPoint([mark.x, mark.y]), box = map.getContainer().getBoundingClientRect();
  return [box.left + at.x, box.top + at.y];
}"""
TOTAL = "rasid.plugin.marks.marks.reduce((sum, mark) => sum + mark.total, 0)"


def saved(page: Page, path: Path) -> Path:
    """Download the page with the map from Explore."""
    page.get_by_role("button", name="Download these events").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download page with map").click()
    download.value.save_as(path)
    return path


def test_the_downloaded_page_opens_from_a_file_and_asks_for_nothing(
    server: Server, opened: Opener, traffic: Traffic, tmp_path: Path
) -> None:
    page = ready(opened(server.url + "?type=Battles&type=Displacement"))
    events = counts(page)
    path = saved(page, tmp_path / "events.html")
    traffic.requests.clear()
    file = opened(path.as_uri())
    file.wait_for_function("window.rasid && rasid.plugin.cube && rasid.plugin.marks.marks.length")
    assert file.evaluate("rasid.plugin.cube.total") == events
    expect(file.locator(".rasid-caption")).to_contain_text("Events of type Battles or Displacement")
    file.mouse.click(*file.evaluate(MARK))
    expect(file.locator(".rasid-evidence blockquote").first).to_have_css("direction", "rtl")
    file.wait_for_timeout(500)
    shot(file, "saved-page")
    assert [url for url in traffic.requests if not url.startswith(("file:", "data:", "blob:"))] == []
    assert traffic.errors == []
    assert serious(file) == []


def test_an_area_drawn_in_the_saved_page_counts_there(server: Server, opened: Opener, tmp_path: Path) -> None:
    page = ready(opened(server.url + "?lang=en"))
    file = opened(saved(page, tmp_path / "events.html").as_uri(), width=390, height=844)
    file.wait_for_function("window.rasid && rasid.plugin.cube && rasid.plugin.marks.marks.length")
    before = file.evaluate(TOTAL)
    file.get_by_role("button", name="Draw a circle to filter by").focus()
    for key in ("Enter", "-", "-", "-", "-", "Enter"):
        file.keyboard.press(key)
    file.wait_for_function(f"(before) => {TOTAL} < before", arg=before)
    file.get_by_role("button", name="Remove the area").click()
    file.wait_for_function(f"(before) => {TOTAL} === before", arg=before)


def test_types_put_out_in_the_legend_are_in_the_link(server: Server, opened: Opener) -> None:
    page = ready(opened(server.url))
    before = counts(page)
    page.frame_locator(FRAME).get_by_role("button", name="Battles").click()
    page.wait_for_url(re.compile("show="))
    expect(page.locator(".counts")).not_to_contain_text(f"Showing {before} of")
    left = counts(page)
    again = ready(opened(page.url))
    chip = again.frame_locator(FRAME).get_by_role("button", name="Battles")
    expect(chip).to_have_attribute("aria-pressed", "false")
    assert counts(again) == left
    assert (
        again.evaluate(f"() => {PLUGIN}.marks.marks.some((mark) => mark.parts.some(([type]) => type === 'Battles'))")
        is False
    )
    chip.click()
    again.wait_for_url(lambda url: "show=" not in url)
    expect(again.locator(".counts")).to_contain_text(f"Showing {before} of")


def test_all_types_off_shows_nothing_and_offers_them_again(server: Server, opened: Opener) -> None:
    page = ready(opened(server.url + "?show=none"))
    expect(page.locator(".counts")).to_contain_text("Showing 0 of")
    assert page.evaluate(f"() => {PLUGIN}.marks.marks.length") == 0
    page.get_by_role("link", name="show all types").click()
    expect(page.locator(".counts")).not_to_contain_text("Showing 0 of")
    page.wait_for_function(f"() => {PLUGIN}.marks.marks.length > 0")


def test_clear_all_shows_all_types_again(server: Server, opened: Opener) -> None:
    page = ready(opened(server.url + "?show=none"))
    expect(page.locator(".counts")).to_contain_text("Showing 0 of")
    page.get_by_test_id("stSidebar").get_by_text("Clear all").click()
    page.wait_for_url(lambda url: "show=" not in url)
    page.wait_for_function(f"() => {PLUGIN}.marks.marks.length > 0")
