"""The address and what is seen: the browser's Back is followed, an address that comes late is not."""

from __future__ import annotations

import re
import threading

from conftest import Opener, Server
from playwright.sync_api import WebSocketRoute, expect
from test_explore import ready

OVERTAKEN_MS = 3000  # longer than the server holds an old address for one that was overtaken


def test_back_and_forward_are_followed(server: Server, opened: Opener) -> None:
    page = ready(opened(server.url))
    page.locator(".st-key-panel a.row").first.click()
    page.wait_for_url(re.compile("sel="))
    first = page.url
    page.wait_for_timeout(OVERTAKEN_MS)
    page.locator(".st-key-panel a.row").last.click()
    page.wait_for_url(lambda url: "sel=" in url and url != first)
    second = page.url
    page.wait_for_timeout(OVERTAKEN_MS)
    page.go_back()
    chosen = re.search("sel=([^&]+)", first)
    assert chosen
    expect(page.locator(f'[data-shown="{chosen[1]}"]')).to_be_visible()
    assert page.url == first
    page.wait_for_timeout(OVERTAKEN_MS)
    page.go_forward()
    chosen = re.search("sel=([^&]+)", second)
    assert chosen
    expect(page.locator(f'[data-shown="{chosen[1]}"]')).to_be_visible()


def test_back_to_the_bare_address_shows_all_again(server: Server, opened: Opener) -> None:
    page = ready(opened(server.url))
    page.locator(".st-key-panel a.row").first.click()
    page.wait_for_url(re.compile("sel="))
    expect(page.locator(".evidence")).to_be_visible()
    page.wait_for_timeout(OVERTAKEN_MS)
    page.go_back()
    expect(page.locator(".evidence")).to_have_count(0)
    page.wait_for_timeout(OVERTAKEN_MS)
    expect(page.locator(".evidence")).to_have_count(0)
    assert "sel=" not in page.url


def test_a_choice_with_an_old_address_keeps_the_choice_before(server: Server, opened: Opener) -> None:
    page = opened(f"{server.url}?type=Battles")
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
    page.locator(".st-key-panel a.row").nth(1).wait_for()
    holding.set()
    page.locator(".st-key-panel a.row").first.click()
    page.wait_for_timeout(OVERTAKEN_MS)
    page.get_by_role("radio", name="On the map").click()  # the page still has the address without the event
    page.wait_for_timeout(1000)
    holding.clear()
    assert held
    for message in held:
        clients[-1].send(message)
    page.wait_for_timeout(OVERTAKEN_MS)
    expect(page.locator(".evidence")).to_be_visible()
    page.wait_for_url(lambda url: "sel=" in url and "type=" in url)
