"""Light, dark, phone and Arabic: the page fits, reads from its own side, and axe finds nothing serious."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import SHOTS, Opener, Server
from playwright.sync_api import Frame, Page, expect
from test_explore import ready

LOOKS = {
    "light": ({}, ""),
    "dark": ({"scheme": "dark"}, ""),
    "phone": ({"width": 390, "height": 844}, ""),
    "arabic": ({}, "?lang=ar"),
    "arabic-phone": ({"width": 390, "height": 844, "scheme": "dark"}, "?lang=ar"),
}


def shot(page: Page, name: str) -> None:
    """Leave a picture to look at."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / f"{name}.png")


@pytest.mark.parametrize("look", LOOKS)
def test_explore_fits_its_window(look: str, server: Server, opened: Opener) -> None:
    window, query = LOOKS[look]
    page = ready(opened(server.url + query, **window))
    page.locator(".st-key-panel a.row").first.click()
    expect(page.locator(".evidence")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1"), "the page scrolls sideways"
    page.wait_for_timeout(800)
    shot(page, f"explore-{look}")


def test_arabic_turns_the_page(server: Server, opened: Opener) -> None:
    page = ready(opened(server.url + "?lang=ar"))
    page.wait_for_function("document.documentElement.dir === 'rtl' && document.documentElement.lang === 'ar'")
    sidebar, main = page.get_by_test_id("stSidebar").bounding_box(), page.locator(".st-key-map").bounding_box()
    assert sidebar is not None
    assert main is not None
    assert sidebar["x"] > main["x"]


def test_dark_is_dark(server: Server, opened: Opener) -> None:
    for scheme, shade in (("dark", "rgb(18, 23, 26)"), ("light", "rgb(251, 250, 247)")):
        page = ready(opened(server.url, scheme=scheme))
        expect(page.locator(".stApp")).to_have_css("background-color", shade)


def serious(page: Page | Frame) -> list[dict[str, Any]]:
    """Findings of axe that keep somebody out."""
    found = Axe().run(page).response["violations"]
    return [
        {"rule": v["id"], "at": [node["target"] for node in v["nodes"]][:4]}
        for v in found
        if v["impact"] in {"serious", "critical"}
    ]


@pytest.mark.parametrize("path", ["", "?lang=ar", "articles", "import", "about"])
def test_axe_finds_nothing_serious(path: str, server: Server, opened: Opener) -> None:
    page = opened(server.url + path)
    page.locator("h1").first.wait_for(state="attached")
    page.wait_for_timeout(1500)
    if path in {"", "?lang=ar"}:
        page.locator(".st-key-panel a.row").first.click()
        page.locator(".evidence").wait_for()
    assert serious(page) == []


@pytest.mark.parametrize("query", ["?area=34.45,40.95,60", "?lang=ar&window=2019-03-10..2019-03-22&show=Battles"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_inside_the_maps_frame(
    query: str, scheme: str, server: Server, opened: Opener
) -> None:
    page = ready(opened(server.url + query, scheme=scheme))
    frame = page.locator(".st-key-map iframe").element_handle().content_frame()
    assert frame is not None
    frame.locator(".rasid-chip").first.wait_for()
    page.wait_for_timeout(1200)
    assert serious(frame) == []
