"""Import and Events in the browser: files in, every refusal listed, exactly what is filtered out again."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from conftest import Opener, Server
from playwright.sync_api import Page, expect

ROWS = (
    '{"toponym": "Raqqa", "date_start": "2019-03-20", "sentence": "A strike hit Raqqa.", "event_type": "Battles"}\n'
    '{"toponym": "Raqqa", "date_start": "the other day", "sentence": "A strike hit Raqqa."}\n'
    "not a row\n"
    '{"latitude": 35.9, "longitude": 39.0, "date_start": "2019-03-21", "sentence": "Shelling near the river."}\n'
)


def give(page: Page, label: str, name: str, content: bytes) -> None:
    """Choose a file in an upload field."""
    field = page.get_by_test_id("stFileUploader").filter(has_text=label).locator("input[type=file]")
    field.set_input_files({"name": name, "mimeType": "application/octet-stream", "buffer": content})
    page.get_by_text(name).first.wait_for()


def test_a_table_is_loaded_and_its_bad_lines_are_listed(own_server: Server, opened: Opener) -> None:
    page = opened(f"{own_server.url}import")
    give(page, "Event tables", "rows.jsonl", ROWS.encode())
    page.get_by_role("button", name="Load the events").click()
    refused = page.locator(".refused")
    expect(refused).to_contain_text("line 2", timeout=30_000)
    expect(refused).to_contain_text("line 3")
    expect(refused.locator("li")).to_have_count(2)
    page.get_by_role("link", name="Explore", exact=True).click()
    expect(page.locator(".st-key-panel")).to_contain_text("Shelling near the river.")


def test_an_article_is_read_and_one_without_a_date_is_refused(own_server: Server, opened: Opener) -> None:
    text = "Government forces shelled the city of Raqqa on Tuesday, killing three civilians."
    page = opened(f"{own_server.url}import")
    give(page, "Article files", "news.txt", text.encode())
    page.get_by_role("button", name="Read the articles").click()
    expect(page.locator(".refused")).to_contain_text("has no publication date", timeout=30_000)
    give(page, "Article files", "news.json", json.dumps({"text": text, "published": "2019-03-22"}).encode())
    page.get_by_role("button", name="Read the articles").click()
    expect(page.get_by_text("1 article was read.")).to_be_visible(timeout=30_000)


def test_files_that_are_no_text_are_refused_in_a_sentence(own_server: Server, opened: Opener) -> None:
    page = opened(f"{own_server.url}import")
    give(page, "Article files", "empty.txt", b"   ")
    give(page, "Article files", "binary.txt", bytes(range(256)))
    page.get_by_role("button", name="Read the articles").click()
    refused = page.locator(".refused")
    expect(refused).to_contain_text("empty.txt: is empty.", timeout=30_000)
    expect(refused).to_contain_text("binary.txt: is not UTF-8 text")
    expect(page.get_by_text("Traceback")).to_have_count(0)


def test_a_download_holds_exactly_what_is_filtered(server: Server, opened: Opener, tmp_path: Path) -> None:
    page = opened(f"{server.url}events?type=Battles")
    page.get_by_test_id("stDataFrame").wait_for()
    shown = int(page.locator(".counts b").inner_text().split()[1])
    with page.expect_download() as download:
        page.get_by_role("button", name="Download CSV").click()
    rows = list(csv.DictReader(io.StringIO(Path(download.value.path()).read_text("utf-8-sig"))))
    assert len(rows) == shown
    assert {row["event_type"] for row in rows} == {"Battles"}
    with page.expect_download() as download:
        page.get_by_role("button", name="Download GeoJSON").click()
    made = json.loads(Path(download.value.path()).read_text("utf-8"))
    assert made["type"] == "FeatureCollection"
    assert len(made["features"]) == shown
