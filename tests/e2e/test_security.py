"""Hostile words in an article stay words, on every page, in the map and in the browser's memory."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import ROOT, Opener, Server, Traffic, own, serve
from playwright.sync_api import expect

HOSTILE = "<img src=x onerror=alert(1)> ${alert(1)} <script>alert(2)</script> {{7*7}} `${alert(3)}`"
TEXT = (
    f"Syrian government forces shelled the city of Raqqa on Friday, {HOSTILE} said. Two civilians were killed in Raqqa."
)


@pytest.fixture
def hostile_server(tmp_path: Path) -> Iterator[Server]:
    """The app on the seed and an article that tries to break out."""
    seeds = tmp_path / "seeds"
    shutil.copytree(ROOT / "seeds", seeds)
    article = {"text": TEXT, "title": HOSTILE, "source": HOSTILE, "published": "2019-03-22", "language": "en",
               "url": "javascript:alert(4)", "note": HOSTILE}  # fmt: skip
    (seeds / "hostile.json").write_text(json.dumps(article), "utf-8")
    yield from serve(own(tmp_path / "own", seeds), tmp_path / "server.log")


def test_hostile_words_stay_words(hostile_server: Server, opened: Opener, traffic: Traffic) -> None:
    page = opened(hostile_server.url)
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    row = page.locator(".st-key-panel a.row", has_text="shelled the city of Raqqa").first
    row.hover()
    row.click()
    expect(page.locator(".evidence blockquote.sentence")).to_contain_text("<img src=x onerror=alert(1)> ${alert(1)}")
    page.get_by_role("link", name="Read in the article").click()
    expect(page.locator(".text")).to_contain_text("<script>alert(2)</script>")
    expect(page.locator("h2.title")).to_contain_text("{{7*7}}")
    page.get_by_role("link", name="Events", exact=True).click()
    page.get_by_test_id("stDataFrame").wait_for()
    assert page.locator("img[src='x']").count() == 0
    assert page.locator("a[href^='javascript:']").count() == 0
    assert dialogs == []
    assert traffic.foreign == []
