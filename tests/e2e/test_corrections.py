"""A place corrected on the page moves its events, is kept with who and why, and can be taken back."""

from __future__ import annotations

import re

from conftest import Opener, Server
from playwright.sync_api import Page, expect
from test_explore import ready

from dashboard.model import Event
from dashboard.store import Store


def at_baghouz(server: Server) -> list[Event]:
    """The events placed at Baghouz."""
    return [e for e in Store(server.settings.store).events() if e.place and "Baghuz" in e.place]


def start(page: Page, event: Event) -> None:
    """Open the correction of an event's place."""
    page.locator(f'.st-key-panel a.row[data-event="{event.event_id}"]').click()
    page.locator(f'[data-shown="{event.event_id}"]').wait_for()
    page.get_by_text("Correct the place", exact=True).click()
    page.locator(".st-key-correction").wait_for()


def keep(page: Page) -> None:
    """Say who and why, and keep it."""
    page.get_by_label("Who decides").fill("the test")
    page.get_by_label("Why", exact=True).fill("seen on a map")
    page.get_by_label("Why", exact=True).press("Tab")
    page.get_by_role("button", name="Keep the correction").click()


def test_a_place_found_in_the_gazetteer_moves_the_article_s_events_and_back(own_server: Server, opened: Opener) -> None:
    before = at_baghouz(own_server)
    page = ready(opened(own_server.url))
    start(page, before[0])
    page.get_by_text("Search the gazetteer").click()
    page.get_by_label("Name", exact=True).fill("الرقة")
    page.get_by_label("Name", exact=True).press("Enter")
    page.wait_for_timeout(1500)  # the list is made anew for the new name
    found = page.get_by_role("combobox", name=re.compile("Found"))
    found.scroll_into_view_if_needed()
    page.wait_for_timeout(500)  # a list that opens while its panel scrolls closes again
    found.click()
    page.get_by_role("option").first.click()
    keep(page)
    expect(page.locator(".evidence .gloss")).not_to_contain_text("Baghuz", timeout=30_000)
    expect(page.get_by_text("Corrected in this article by the test")).to_be_visible()
    same_words = [e for e in before if e.toponym == before[0].toponym]
    assert len(at_baghouz(own_server)) <= len(before) - len(same_words)
    decision = Store(own_server.settings.store).decisions()[-1]
    assert (decision.who, decision.why, decision.scope) == ("the test", "seen on a map", "article")

    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".evidence .gloss")).to_contain_text("Baghuz", timeout=30_000)
    assert {e.event_id for e in at_baghouz(own_server)} == {e.event_id for e in before}


def test_a_click_on_the_map_places_one_mention(own_server: Server, opened: Opener) -> None:
    before = at_baghouz(own_server)
    page = ready(opened(own_server.url))
    start(page, before[0])
    page.locator(".st-key-correction").get_by_text("Click on the map", exact=True).click()
    expect(page.get_by_text("Click on the map where it is.")).to_be_visible()
    frame = page.locator(".st-key-map iframe").bounding_box()
    assert frame is not None
    page.mouse.click(frame["x"] + 90, frame["y"] + 300)
    expect(page.get_by_label("Name of the place")).to_be_visible()
    page.get_by_text("in this sentence only").click()
    keep(page)
    expect(page.get_by_text("Corrected in this sentence only by the test")).to_be_visible(timeout=30_000)
    moved = next(e for e in Store(own_server.settings.store).events() if e.event_id == before[0].event_id)
    assert (moved.latitude, moved.longitude) != (before[0].latitude, before[0].longitude)
    assert moved.place_reason.startswith("Decided by the test")
