"""`make bench-map [EVENTS="100 1000000"]`: our map in a real Chromium, and what others would draw, as JSON lines.

Events are made from a seed, clustered like real ones. Keys: system, events, metric, median, p95, unit. A median of null
with a note tells what was not tried or did not come in time. First map counts from the start of the server
(three starts).
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

TESTS = Path(__file__).parent.parent
sys.path[:0] = [str(TESTS), str(TESTS / "e2e"), str(TESTS.parent)]

import pyarrow.parquet as pq
from e2e.serving import ROOT, Served, served
from playwright.sync_api import Browser, Error, Frame, Page
from synthetic import event_table

from bench.browsing import Bytes, chromium, component, figures, memory_mb, page_mb, until
from dashboard.queries import Queries
from dashboard.store import Store

SIZES = (100, 1_000, 10_000, 100_000, 1_000_000)
OTHERS = {"FastMarkerCluster": "fast_marker_cluster.py", "pydeck": "pydeck_scatter.py"}
OTHERS_UP_TO = 100_000
STARTS = 3
TOO_LONG = 120.0
AIMING_MS = 500  # what a hand needs from an open list to its choice, in every system
Row = dict[str, Any]

CLOCK = "performance.timeOrigin + performance.now()"
# Every act is timed in the page: from the event of hand or key to the frame after the drawing.
ACTS = f"""window.acted = 0;
for (const kind of ["click", "keydown"]) addEventListener(kind, () => {{ window.acted = {CLOCK}; }}, true);"""
DRAWS = f"""() => {{
  const plugin = window.rasid.plugin, draw = plugin.draw.bind(plugin);
  window.draws = [];
  plugin.draw = (...how) => {{ draw(...how); requestAnimationFrame(() =>
    window.draws.push({{ at: {CLOCK}, query: plugin.state.query, cube: plugin.cube }})); }};
}}"""
FRAMES = """(count) => new Promise((done) => {
  const taken = []; let last = performance.now();
  const tick = (now) => {
    taken.push(now - last); last = now;
    taken.length < count ? requestAnimationFrame(tick) : done(taken);
  };
  requestAnimationFrame(tick);
})"""
PAN = f"""(by) => new Promise((done) => {{
  const plugin = window.rasid.plugin, before = plugin.cube, from = {CLOCK};
  plugin.map.panBy([by, 0], {{ animate: false }});
  const look = () => plugin.cube !== before ? requestAnimationFrame(() => done({CLOCK} - from)) : setTimeout(look, 2);
  look();
}})"""


def line(system: str, events: int, metric: str, values: list[float], unit: str, note: str = "") -> Row:
    """One figure."""
    return {
        "system": system,
        "events": events,
        "metric": metric,
        **figures(values),
        "unit": unit,
        "runs": len(values),
    } | ({"note": note} if note else {})


@contextmanager
def opened(browser: Browser, folder: Path) -> Iterator[tuple[Served, Page, Frame, Bytes, float]]:
    """The app on the store in `folder`, from the start of its server to its first map; the last is how many ms."""
    since = time.perf_counter()
    variables = {"RASID_STORE": folder, "RASID_EVENTS": folder / "none"}
    with served(ROOT / "app.py", variables, folder / "server.log") as server:
        page, bytes_ = browser.new_page(viewport={"width": 1440, "height": 900}), Bytes()
        page.add_init_script(ACTS)
        bytes_.watch(page)
        page.goto(server.url)
        frame = component(page)
        frame.wait_for_function("window.rasid && window.rasid.plugin.cube", timeout=60_000)
        yield server, page, frame, bytes_, (time.perf_counter() - since) * 1000
        page.close()


def rasid(browser: Browser, folder: Path, events: int) -> Iterator[Row]:
    """Drive the app on the store in `folder`; it is started a few times for the first map, and driven the last time."""
    first = []
    for _ in range(STARTS - 1):
        with opened(browser, folder) as (*_driven, taken):
            first.append(taken)
    with opened(browser, folder) as (server, page, frame, bytes_, taken):
        yield line("rasid", events, "first_map_ms", [*first, taken], "ms")
        page.wait_for_timeout(1500)
        frame.evaluate(DRAWS)
        yield line("rasid", events, "filter_ms", filter_changes(page, frame), "ms")
        yield line("rasid", events, "brush_frame_ms", brushed(page, frame), "ms")
        yield line("rasid", events, "pan_ms", panned(frame), "ms")
        yield from weights(page, server, events, bytes_)


def filter_changes(page: Page, frame: Frame, turns: int = 8) -> list[float]:
    """Choose one event type after another in the sidebar; each time until the map of the new filter is drawn."""
    taken = []
    box = page.get_by_role("combobox", name="Event type")
    for turn in range(turns):
        box.click()
        page.get_by_role("option").nth(0 if turn else 1).wait_for()
        query = frame.evaluate("window.rasid.plugin.state.query")
        page.wait_for_timeout(AIMING_MS)
        page.get_by_role("option").first.click()
        frame.wait_for_function("(was) => draws.some((d) => d.query !== was && d.cube)", arg=query, timeout=60_000)
        frame.wait_for_timeout(600)
        # The drawing that counts is the first with the answer to the new question.
        drawn = frame.evaluate(
            "(was) => { const after = draws.filter((d) => d.query !== was); const last = after.at(-1).cube;"
            "return after.find((d) => d.cube === last).at; }",
            query,
        )
        taken.append(drawn - page.evaluate("window.acted"))
        frame.evaluate("() => { window.draws.length = 0; }")
        page.keyboard.press("Escape")
    page.get_by_role("button", name="Clear all").first.click()
    page.wait_for_timeout(1500)
    return taken


def brushed(page: Page, frame: Frame) -> list[float]:
    """Drag the end of the window to and fro; the times between frames meanwhile."""
    frame.evaluate("() => { const t = rasid.plugin.timeline; t.setBins(0, Math.floor(t.cube.bins / 2), true); }")
    page.wait_for_timeout(800)
    handle = frame.get_by_role("slider").nth(1).bounding_box()
    assert handle is not None
    x, y = handle["x"] + handle["width"] / 2, handle["y"] + handle["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    frame.evaluate(f"() => {{ window.frames_taken = ({FRAMES})(150); }}")
    end = time.perf_counter() + 3
    step = 0
    while time.perf_counter() < end:
        step += 1
        page.mouse.move(x - 150 + 150 * abs((step % 40) - 20) / 20, y)
    page.mouse.up()
    return list(frame.evaluate("window.frames_taken"))


def panned(frame: Frame) -> list[float]:
    """Move the map by more than its margin, until the counts of the new view are drawn."""
    frame.evaluate("() => { rasid.plugin.map.setZoom(6, { animate: false }); }")
    frame.wait_for_timeout(1500)
    taken = []
    for turn in range(8):
        taken.append(frame.evaluate(PAN, 700 if turn % 4 < 2 else -900))
        frame.wait_for_timeout(300)
    return taken


def weights(page: Page, server: Served, events: int, bytes_: Bytes) -> Iterator[Row]:
    """Bytes of the largest cube, memory of page and server."""
    sizes = page.evaluate(
        "async (urls) => { const sizes = []; for (const url of urls) {"
        "const answer = await fetch(url, { cache: 'no-store' });"
        "sizes.push(Number(answer.headers.get('content-length'))); } return sizes; }",
        [url for url in bytes_.urls if "/api/cube" in url][-12:],
    )
    yield line("rasid", events, "payload_kb", [max(sizes) / 1000], "kB")
    yield line("rasid", events, "page_mb", [page_mb(page)], "MB")
    yield line("rasid", events, "server_mb", [memory_mb(server.pid)], "MB")


def other(browser: Browser, name: str, table: Path, events: int) -> Iterator[Row]:
    """Drive what others would draw, on the same events; drawn is when the picture has changed to the new filter's."""
    script = Path(__file__).parent / "apps" / OTHERS[name]
    started = time.perf_counter()
    with served(script, {"EVENTS": table}, table.with_suffix(".log")) as server:
        page, bytes_ = browser.new_page(viewport={"width": 1440, "height": 900}), Bytes()
        page.add_init_script(ACTS)
        bytes_.watch(page)
        page.goto(server.url)
        blank = page.screenshot()
        first = until(lambda: drawn(page, "all", blank), TOO_LONG)
        values = [] if first is None else [(time.perf_counter() - started) * 1000]
        yield line(name, events, "first_map_ms", values, "ms", "" if values else f"not drawn in {TOO_LONG:.0f} s")
        if values:
            yield line(name, events, "filter_ms", switched(page), "ms")
            yield line(name, events, "payload_kb", [(bytes_.frames + bytes_.responses) / 1000], "kB")
            yield line(name, events, "page_mb", [page_mb(page)], "MB")
            yield line(name, events, "server_mb", [memory_mb(server.pid)], "MB")
        page.close()


def switched(page: Page) -> list[float]:
    """Change the date filter three times, until another picture stands still."""
    taken = []
    for half in ("first", "second", "first"):
        page.wait_for_timeout(AIMING_MS)
        before = page.screenshot(clip=MAP)
        page.get_by_text(half, exact=True).first.click()
        if until(lambda half=half, before=before: drawn(page, half, before, MAP), TOO_LONG) is not None:
            taken.append(page.evaluate(f"{CLOCK} - window.acted"))
    return taken


MAP: Any = {"x": 200, "y": 250, "width": 1000, "height": 450}


def drawn(page: Page, half: str, before: bytes, clip: Any = None) -> bool:
    """Whether the page says that the filter is applied and the picture is another one, with marks in it."""
    if page.get_by_text(f"drawn {half}").count() == 0:
        return False
    try:
        marks = any(frame.locator(".leaflet-marker-icon, canvas").count() for frame in page.frames)
        return marks and page.screenshot(clip=clip) != before
    except Error:  # a frame that is just being replaced, or a page too busy for a picture
        return False


def measure(browser: Browser, events: int, folder: Path) -> Iterator[Row]:
    """All figures at one size."""
    table = event_table(events)
    Store(folder / "store").write_event_table(table)
    Queries(Store(folder / "store")).snapshot()  # as the command `load` does
    flat = folder / "events.parquet"
    pq.write_table(table.select(["latitude", "longitude", "sentence", "date_start"]), flat)
    del table
    yield from rasid(browser, folder / "store", events)
    for name in OTHERS:
        if events <= OTHERS_UP_TO:
            yield from other(browser, name, flat, events)
        else:
            yield line(name, events, "filter_ms", [], "ms", f"not tried above {OTHERS_UP_TO:,} events")


def main() -> None:
    """Measure the sizes given as arguments, or all."""
    sizes = [int(word.replace(",", "")) for word in sys.argv[1:]] or SIZES
    for events in sizes:
        folder = Path(tempfile.mkdtemp(prefix="rasid-bench-"))
        try:
            with chromium() as browser:
                for row in measure(browser, events, folder):
                    print(json.dumps(row), flush=True)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
