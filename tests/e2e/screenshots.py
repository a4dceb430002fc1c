"""`make screenshots`: the pictures of docs/, taken from the app on the real seed, with an event chosen."""

from __future__ import annotations

import json
import sys
import tempfile
import urllib.request
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2])]

from chromium import HOW, installed
from playwright.sync_api import Browser, sync_playwright
from serving import ROOT, served

from dashboard import pipeline
from dashboard.settings import Settings

DOCS = ROOT / "docs"
WIDE: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}}
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True,
}  # fmt: skip
# Name, further query of the page, what the browser is.
PICTURES: list[tuple[str, str, dict[str, Any]]] = [
    ("explore-light", "", {**WIDE, "color_scheme": "light"}),
    ("explore-dark", "", {**WIDE, "color_scheme": "dark"}),
    ("explore-arabic", "&lang=ar", {**WIDE, "color_scheme": "light"}),
    ("explore-phone", "", {**PHONE, "color_scheme": "light"}),
]


def shelled(url: str) -> str:
    """The event to show: the first shelling or strike at Baghouz."""
    with urllib.request.urlopen(f"{url}api/events?type=Explosions/Remote%20violence", timeout=30) as answer:
        events: list[dict[str, Any]] = json.load(answer)["events"]
    return str(next(event["event_id"] for event in events if event["latitude"] is not None))


def take(browser: Browser, address: str, path: Path, **context: Any) -> None:
    """One picture, when map and panel stand still."""
    page = browser.new_context(**context).new_page()
    page.goto(address)
    page.locator("mark").first.wait_for(timeout=30_000)
    page.wait_for_timeout(4000)
    page.screenshot(path=path)
    page.context.close()


def main() -> int:
    """Take all pictures."""
    chromium = installed()
    if chromium is None:
        print(HOW, file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(store=Path(folder) / "store", events=Path(folder))
        pipeline.build(settings)
        app = served(ROOT / "app.py", {"RASID_STORE": settings.store}, Path(folder) / "server.log")
        with app as server, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
            event = shelled(server.url)
            for name, more, context in PICTURES:
                take(browser, f"{server.url}?sel={event}{more}", DOCS / f"{name}.png", **context)
                print(DOCS / f"{name}.png")
            browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
