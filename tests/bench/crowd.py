"""`make bench-crowd`: ten browsers' tabs at once on 100,000 events, each filtering, brushing and moving for a minute.

Prints JSON lines with the keys of the map's bench. `cube_ms` is from a tab's question to the last byte of its answer,
with ten browsers' own work on the same processors; `cube_server_ms` is what of it the server took.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

TESTS = Path(__file__).parent.parent
sys.path[:0] = [str(TESTS), str(TESTS / "e2e"), str(TESTS.parent)]

from e2e.chromium import HOW, installed
from e2e.serving import ROOT, served
from playwright.async_api import Browser, Error, Frame, Page, async_playwright
from synthetic import event_table

from bench.browsing import FLAGS, figures, memory_mb
from dashboard.queries import Queries
from dashboard.store import Store

EVENTS, TABS, SECONDS = 100_000, 10, 60
ASKED = """() => performance.getEntriesByType("resource").filter((e) => e.name.includes("/api/cube"))
  .map((e) => [e.responseStatus, e.responseEnd - e.startTime, ...e.serverTiming.map((t) => t.duration)])"""
BRUSH = """(to) => { const t = rasid.plugin.timeline, n = t.cube.bins;
  for (let i = 0; i < 20; i++) t.setBins(0, Math.max(1, Math.floor(n * (to + i / 100))), i === 19); }"""
PAN = (
    "(by) => { rasid.plugin.map.setZoom(5, { animate: false }); rasid.plugin.map.panBy([by, 0], { animate: false }); }"
)


async def opened(browser: Browser, url: str, problems: list[str]) -> tuple[Page, Frame]:
    """One tab of its own session, with the first map drawn."""
    page = await (await browser.new_context(viewport={"width": 1200, "height": 800})).new_page()
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("response", lambda answer: problems.extend([f"{answer.status} {answer.url}"] * (answer.status >= 500)))
    await page.goto(url, timeout=120_000)
    while True:
        found = [frame for frame in page.frames if "streamlit_folium" in frame.url]
        if found:
            await found[0].wait_for_function("window.rasid && window.rasid.plugin.cube", timeout=120_000)
            await found[0].evaluate("performance.setResourceTimingBufferSize(5000)")
            return page, found[0]
        await page.wait_for_timeout(100)


async def use(page: Page, frame: Frame, seed: int, until: float) -> int:
    """Filter, brush and move, with a short look at each picture; the number of acts."""
    rng, acts = random.Random(seed), 0
    box = page.get_by_role("combobox", name="Event type")
    while time.monotonic() < until:
        await box.click(timeout=60_000)
        await page.get_by_role("option").nth(rng.randrange(3)).click(timeout=60_000)
        await page.keyboard.press("Escape")
        await page.wait_for_timeout(1000)
        await frame.evaluate(BRUSH, rng.uniform(0.2, 0.7))
        await page.wait_for_timeout(500)
        await frame.evaluate(PAN, rng.choice([-700, 700]))
        await page.wait_for_timeout(1000)
        if acts % 12 == 9:
            await page.get_by_role("button", name="Clear all").first.click(timeout=60_000)
            await page.wait_for_timeout(1000)
        acts += 3
    return acts


async def crowd(url: str) -> tuple[list[list[float]], int, list[str]]:
    """All tabs at once; the times and statuses of their cubes, the acts, and what went wrong."""
    problems: list[str] = []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=installed(), args=FLAGS)
        tabs = [await opened(browser, url, problems) for _ in range(TABS)]
        for _, frame in tabs:
            await frame.evaluate("performance.clearResourceTimings()")
        until = time.monotonic() + SECONDS
        acts = await asyncio.gather(
            *(use(page, frame, seed, until) for seed, (page, frame) in enumerate(tabs)), return_exceptions=True
        )
        problems += [str(one) for one in acts if isinstance(one, Error)]
        asked = [answer for _, frame in tabs for answer in await frame.evaluate(ASKED)]
        await browser.close()
    return asked, sum(one for one in acts if isinstance(one, int)), problems


def main() -> None:
    """Measure, and print."""
    if installed() is None:
        raise SystemExit(HOW)
    with tempfile.TemporaryDirectory(prefix="rasid-bench-") as folder:
        store = Store(Path(folder) / "store")
        store.write_event_table(event_table(EVENTS))
        Queries(store).snapshot()
        with served(
            ROOT / "app.py", {"RASID_STORE": store.folder, "RASID_EVENTS": Path(folder) / "none"}, Path(folder) / "log"
        ) as server:
            asked, acts, problems = asyncio.run(crowd(server.url))
            server_mb = memory_mb(server.pid)
    # A question that a newer one overtook has no status.
    answered = [times for status, *times in asked if status == 200]
    common: dict[str, Any] = {"system": "rasid", "events": EVENTS, "tabs": TABS, "seconds": SECONDS}
    for metric, times in (("cube_ms", [t[0] for t in answered]), ("cube_server_ms", [t[1] for t in answered])):
        print(json.dumps({**common, "metric": metric, **figures(times), "unit": "ms", "answers": len(times)}))
    print(json.dumps({**common, "metric": "errors", "median": len(problems), "unit": "errors", "acts": acts}))
    print(json.dumps({**common, "metric": "server_mb", "median": round(server_mb, 1), "unit": "MB"}))
    for problem in problems[:10]:
        print(problem, file=sys.stderr)


if __name__ == "__main__":
    main()
