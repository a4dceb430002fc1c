"""Articles in the browser: the events marked in the text, and a publication date that redates them."""

from __future__ import annotations

import re
from datetime import date

from conftest import Opener, Server
from playwright.sync_api import Page, expect

from dashboard.store import Store


def opened_article(page: Page) -> None:
    """Open the first article of the list."""
    page.locator("a.row").first.click()
    page.wait_for_url(re.compile("read="))
    page.locator(".text").wait_for()


def test_an_article_shows_its_events_in_the_text(server: Server, opened: Opener) -> None:
    page = opened(f"{server.url}articles")
    opened_article(page)
    text = page.locator(".text")
    assert text.get_attribute("dir") == "rtl"
    expect(page.locator(".note").first).to_contain_text("inferred")
    mark = text.locator("a.told-mark").first
    event = mark.get_attribute("data-event")
    mark.click()
    page.wait_for_url(re.compile(f"sel={event}"))
    expect(page.locator(f'[data-shown="{event}"]')).to_be_visible()
    expect(text.locator(".told.chosen mark.f").first).to_be_visible()


def test_the_panel_leads_to_the_sentence(server: Server, opened: Opener) -> None:
    page = opened(server.url)
    page.locator(".st-key-panel a.row").last.click()
    page.locator(".evidence").wait_for()
    page.get_by_role("link", name="Read in the article").click()
    page.wait_for_url(re.compile("/articles"))
    expect(page.locator(".told.chosen").first).to_be_in_viewport()


def test_another_publication_date_redates_the_events(own_server: Server, opened: Opener) -> None:
    store = Store(own_server.settings.store)
    before = {event.event_id: event.date_start for event in store.events()}
    page = opened(f"{own_server.url}articles")
    opened_article(page)
    page.get_by_text("Publication date", exact=True).click()
    page.get_by_role("spinbutton", name="day, Published on").click()
    page.keyboard.type("29")
    page.keyboard.press("Enter")
    page.get_by_label("Who decides").fill("the test")
    page.get_by_label("Why").fill("to see the events move")
    page.get_by_role("button", name="Set the date and read the article again").click()
    expect(page.locator("p.source").first).to_contain_text("29 March 2019")
    after = {event.event_id: event.date_start for event in store.events()}
    assert set(after) == set(before)
    assert date(2019, 3, 29) in after.values()
    assert after != before
    decision = store.decisions()[-1]
    assert (decision.who, decision.value["published"]) == ("the test", "2019-03-29")
