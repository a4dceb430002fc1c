"""Explore on the real seed: map, timeline, list and panel are one thing, and nothing leaves the machine."""

from __future__ import annotations

import re
import threading

from conftest import Opener, Server, Traffic
from playwright.sync_api import Page, WebSocketRoute, expect

SEED_WORDS = "قوات سوريا الديمقراطية المدعومة"


def ready(page: Page) -> Page:
    """Wait for the first drawn map."""
    page.frame_locator(".st-key-map iframe").locator(".leaflet-container").wait_for()
    page.locator(".counts").wait_for()
    page.wait_for_function(DRAWN)
    return page


# The plugin's own state is read, never written: what a hand does goes through mouse and keyboard.
PLUGIN = "document.querySelector('.st-key-map iframe').contentWindow.rasid.plugin"
DRAWN = f"() => {{ try {{ return !!{PLUGIN}.cube; }} catch {{ return false; }} }}"
SUMS = f"""() => {{
  const {{ cube, timeline }} = {PLUGIN}, [a, b] = timeline.bins;
  return JSON.stringify(cube.sumCells(a, b, timeline.mask()));
}}"""
MARK = """(name) => {
  const frame = document.querySelector('.st-key-map iframe'), { plugin } = frame.contentWindow.rasid;
  const { cells } = plugin.cube, i = cells.name.findIndex((n) => n && n.includes(name));
  if (i < 0) return null;
  const at = plugin.map.latLngToContainerPoint([cells.lat[i], cells.lon[i]]), box = frame.getBoundingClientRect();
  return [box.left + at.x, box.top + at.y];
}"""


def click_mark(page: Page, name: str) -> None:
    """Click the mark of a place where it is drawn."""
    point = page.evaluate(MARK, name)
    assert point is not None, f"no mark of {name}"
    page.mouse.click(*point)


def counts(page: Page) -> int:
    """How many events the page says it shows."""
    found = re.search(r"Showing (\d+) of", page.locator(".counts").inner_text())
    assert found is not None
    return int(found.group(1))


def test_no_request_leaves_the_machine(server: Server, opened: Opener, traffic: Traffic) -> None:
    page = ready(opened(server.url))
    for name in ("Articles", "Events", "Import", "About", "Explore"):
        page.get_by_role("link", name=name, exact=True).click()
        expect(page.locator("h1").first).to_be_attached()
        page.wait_for_timeout(400)
    assert len(traffic.requests) > 20
    assert traffic.foreign == []
    assert traffic.errors == []


def test_a_click_on_baghouz_shows_the_sentence(server: Server, opened: Opener) -> None:
    page = ready(opened(server.url))
    click_mark(page, "Bagh")
    expect(page.get_by_role("heading", name="Events of the chosen mark")).to_be_visible()
    row = page.locator(".st-key-panel a.row", has_text=SEED_WORDS).first
    row.click()
    quote = page.locator(".evidence blockquote.sentence")
    expect(quote).to_contain_text(SEED_WORDS)
    assert quote.get_attribute("dir") == "rtl"
    expect(quote.locator("mark.f-trigger").first).to_be_visible()
    expect(page.locator(".st-key-panel a.row[aria-current]").first).to_be_visible()


def test_all_marks_of_baghouz_are_one(server: Server, opened: Opener) -> None:
    page = ready(opened(server.url))
    names = page.evaluate(f"() => {PLUGIN}.cube.cells.name")
    assert len([name for name in names if name and "Baghuz" in name]) == 1


def test_dragging_the_window_changes_map_histogram_and_list(server: Server, opened: Opener) -> None:
    page = ready(opened(server.url))
    before = counts(page)
    drawn = page.evaluate(SUMS)
    handle = page.frame_locator(".st-key-map iframe").get_by_role("slider").first
    box = handle.bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + 500, box["y"] + box["height"] / 2, steps=6)
    page.mouse.up()
    page.wait_for_url(re.compile("window="))
    expect(page.get_by_role("heading", name="Events in the time window")).to_be_visible()
    expect(page.locator(".counts")).not_to_contain_text(f"Showing {before} of")
    assert counts(page) < before
    assert page.evaluate(SUMS) != drawn


def test_selecting_in_the_list_selects_on_the_map(server: Server, opened: Opener) -> None:
    page = ready(opened(server.url))
    row = page.locator(".st-key-panel a.row[data-lat]").first
    event = row.get_attribute("data-event")
    row.click()
    page.wait_for_url(re.compile(f"sel={event}"))
    page.wait_for_function(f"(id) => {PLUGIN}.state.event === id", arg=event)


def test_a_copied_link_reopens_what_was_seen(server: Server, opened: Opener) -> None:
    page = ready(opened(server.url + "?type=Battles&window=2019-01-01..2019-03-23&q=" + "الباغوز"))
    row = page.locator(".st-key-panel a.row").first
    event = row.get_attribute("data-event")
    row.click()
    page.wait_for_url(re.compile(f"sel={event}"))
    page.get_by_role("link", name="Copy link").click()
    expect(page.get_by_role("link", name="Copy link")).to_have_class(re.compile("done"))
    copied = page.evaluate("navigator.clipboard.readText()")
    again = ready(opened(copied))
    expect(again.locator(f'[data-shown="{event}"]')).to_be_visible()
    assert counts(again) == counts(page)
    expect(again.get_by_label("Search the sentences")).to_have_value("الباغوز")
    window = again.evaluate(f"() => {PLUGIN}.timeline.window !== null")
    assert window


def test_a_bad_link_opens_with_a_note(server: Server, opened: Opener) -> None:
    page = ready(opened(server.url + "?window=soon&type=Parade&lang=en"))
    expect(page.get_by_role("alert").first).to_contain_text("was left out")
    assert counts(page) > 0


def test_search_filters_map_and_list_and_widens_again(server: Server, opened: Opener) -> None:
    page = ready(opened(server.url))
    before = counts(page)
    box = page.get_by_label("Search the sentences")
    box.fill("السوسة")
    box.press("Enter")
    page.wait_for_url(re.compile("q="))
    expect(page.locator(".counts")).not_to_contain_text(f"Showing {before} of")
    box.fill("zzzz")
    box.press("Enter")
    page.get_by_role("link", name="drop the search words").click()
    expect(page.locator(".counts")).to_contain_text(f"Showing {before} of")


def test_the_view_survives_a_choice(server: Server, opened: Opener) -> None:
    page = ready(opened(server.url))
    view = f"() => {PLUGIN}.view()"
    page.frame_locator(".st-key-map iframe").get_by_role("button", name=re.compile("Zoom in|\\+")).first.click()
    page.wait_for_timeout(900)
    before = page.evaluate(view)
    page.locator(".st-key-panel a.row").last.click()
    page.wait_for_url(re.compile("sel="))
    page.wait_for_timeout(600)
    assert page.evaluate(view) == before


def test_hovering_a_row_reaches_the_map_and_back(server: Server, opened: Opener) -> None:
    page = ready(opened(server.url))
    page.evaluate(
        "() => { window.heard = []; new BroadcastChannel('rasid').onmessage = (e) => window.heard.push(e.data); }"
    )
    row = page.locator(".st-key-panel a.row[data-lat]").first
    row.hover()
    page.wait_for_function("() => window.heard.some((m) => m.from === 'page' && m.type === 'hover' && m.id)")
    point = page.evaluate(MARK, "Bagh")
    page.mouse.move(*point)
    page.wait_for_function("() => document.querySelector('.st-key-panel a.row.lit') !== null")


def test_citation_is_copied(server: Server, opened: Opener) -> None:
    page = ready(opened(server.url))
    page.locator(".st-key-panel a.row", has_text=SEED_WORDS).first.click()
    page.get_by_role("link", name="Copy citation").click()
    page.wait_for_function("async () => (await navigator.clipboard.readText()).includes('22 March 2019')")
    assert SEED_WORDS in page.evaluate("navigator.clipboard.readText()")


def test_keyboard_reaches_and_opens_an_event(server: Server, opened: Opener) -> None:
    page = ready(opened(server.url))
    row = page.locator(".st-key-panel a.row").first
    row.focus()
    outline = row.evaluate("e => getComputedStyle(e).outlineStyle")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("sel="))
    expect(page.locator(".evidence")).to_be_visible()
    assert outline == "solid"


def stands(page: Page, selector: str) -> dict[str, float]:
    """Where an element stands in the window."""
    box: dict[str, float] = page.locator(selector).first.evaluate("(one) => one.getBoundingClientRect().toJSON()")
    return box


def still(page: Page, *selectors: str) -> list[dict[str, float]]:
    """Where elements stand in the window once nothing moves any more."""
    before: list[dict[str, float]] = []
    for _ in range(60):
        page.wait_for_timeout(300)
        now = [stands(page, selector) for selector in selectors]
        if now == before:
            break
        before = now
    return now


def test_an_event_far_down_the_list_shows_its_sentence_above_its_row(server: Server, opened: Opener) -> None:
    page = ready(opened(server.url, width=1200, height=700))
    page.locator(".row").last.click()
    expect(page.locator(".row[aria-current=true]")).to_be_visible()
    evidence, row, panel = still(page, ".evidence", ".row[aria-current=true]", ".st-key-panel")
    assert panel["top"] <= evidence["top"] < evidence["bottom"] <= row["top"] < row["bottom"] <= panel["bottom"]


def test_on_a_phone_the_page_goes_to_the_sentence(server: Server, opened: Opener) -> None:
    page = ready(opened(server.url, width=390, height=844))
    page.locator(".row").last.click()
    page.locator(".evidence blockquote").wait_for()
    quote = still(page, ".evidence blockquote")[0]
    assert 0 <= quote["top"] < quote["bottom"] <= 844


def test_a_late_sentence_is_gone_to_and_then_the_reader_is_left_alone(server: Server, opened: Opener) -> None:
    page = opened(server.url, width=390, height=844)
    clients: list[WebSocketRoute] = []
    held: list[str | bytes] = []
    holding = threading.Event()

    def hold(client: WebSocketRoute) -> None:
        clients.append(client)
        upstream = client.connect_to_server()
        upstream.on_message(lambda message: held.append(message) if holding.is_set() else client.send(message))

    page.route_web_socket(re.compile("_stcore/stream"), hold)
    page.reload()
    ready(page)
    holding.set()
    page.locator(".row").last.click()
    page.wait_for_timeout(3000)
    holding.clear()
    assert held
    for message in held:
        clients[-1].send(message)
    page.locator(".evidence blockquote").wait_for()
    assert 0 <= still(page, ".evidence blockquote")[0]["top"] <= 844
    page.mouse.wheel(0, 900)
    assert still(page, ".evidence")[0]["top"] < -300
