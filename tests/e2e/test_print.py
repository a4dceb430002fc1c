"""On paper: light, the map above the list, whole sentences, nothing to press; and the screen as before afterwards."""

from __future__ import annotations

import pytest
from conftest import SHOTS, Opener, Server, Traffic
from playwright.sync_api import expect
from test_explore import PLUGIN, ready

LOOK = f"() => [{PLUGIN}.theme.name, {PLUGIN}.map.getSize().x, ...{PLUGIN}.view()]"


def test_a_dark_page_is_printed_light_and_stacked(server: Server, opened: Opener, traffic: Traffic) -> None:
    page = ready(opened(server.url, scheme="dark", width=1920))
    theme, width, *view = page.evaluate(LOOK)
    assert (theme, width > 690) == ("dark", True)
    page.emulate_media(media="print")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    theme, wide, *middle = page.evaluate(LOOK)
    assert (theme, wide) == ("light", 690), "drawn for paper at once"
    assert middle == pytest.approx(view, abs=0.02)
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    expect(page.locator(".stApp")).to_have_css("background-color", "rgb(255, 255, 255)")
    inside = page.frame_locator(".st-key-map iframe")
    expect(inside.get_by_role("button", name="Play")).to_be_hidden()
    expect(inside.locator(".rasid-legend")).to_be_visible()
    frame, row = page.locator(".st-key-map").bounding_box(), page.locator(".st-key-panel a.row").first.bounding_box()
    assert frame is not None
    assert row is not None
    assert row["y"] >= frame["y"] + frame["height"]
    expect(page.locator(".filter-words")).to_be_visible()
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    page.wait_for_function(f"(width) => {PLUGIN}.map.getSize().x === width", arg=width)
    theme, _, *middle = page.evaluate(LOOK)
    assert theme == "dark"
    assert middle == pytest.approx(view, abs=0.02)
    assert traffic.errors == []


def test_a_print_makes_a_document_of_a_few_pages(server: Server, opened: Opener) -> None:
    page = ready(opened(server.url))
    SHOTS.mkdir(parents=True, exist_ok=True)
    made = page.pdf(path=SHOTS / "explore.pdf", format="A4")
    assert made.startswith(b"%PDF")
    assert 1 <= made.count(b"/Type /Page\n") <= 4
