"""A Chromium to measure in: timing from an act to the drawn map, bytes that came, memory of page and server."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from e2e.chromium import HOW, installed
from playwright.sync_api import Browser, Frame, Page, Response, WebSocket, sync_playwright

FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
_POLL = 0.004


@contextmanager
def chromium() -> Iterator[Browser]:
    """One Chromium for a whole measurement."""
    path = installed()
    if path is None:
        raise SystemExit(HOW)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


@dataclass
class Bytes:
    """What a page received: answers and web-socket frames."""

    responses: int = 0
    frames: int = 0
    urls: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Count from now on."""
        page.on("response", self._response)
        page.on("websocket", self._socket)

    def _response(self, response: Response) -> None:
        self.urls.append(response.url)
        length = response.headers.get("content-length")
        self.responses += int(length) if length else 0

    def _socket(self, socket: WebSocket) -> None:
        socket.on("framereceived", self._frame)

    def _frame(self, payload: str | bytes) -> None:
        self.frames += len(payload)


def until(done: Callable[[], bool], seconds: float) -> float | None:
    """Seconds until `done()`; None where it does not come in time."""
    started = time.perf_counter()
    while not done():
        if time.perf_counter() - started > seconds:
            return None
        time.sleep(_POLL)
    return time.perf_counter() - started


def component(page: Page, seconds: float = 60) -> Frame:
    """The frame streamlit-folium draws in."""
    found: list[Frame] = []

    def there() -> bool:
        page.wait_for_timeout(5)
        found[:] = [frame for frame in page.frames if "streamlit_folium" in frame.url]
        return bool(found)

    if until(there, seconds) is None:
        raise RuntimeError("no map on the page")
    return found[0]


def memory_mb(pid: int) -> float:
    """Proportional memory of a process, in MB (Linux)."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    raise RuntimeError(f"no memory figure for process {pid}")


def page_mb(page: Page) -> float:
    """Memory of a page's own process after it has collected its garbage.

    It is the largest of Chromium's page processes on this machine, beside which only empty ones run: measure one
    browser at a time.
    """
    page.context.new_cdp_session(page).send("HeapProfiler.collectGarbage")
    page.wait_for_timeout(1000)
    largest = 0.0
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_bytes()
            if b"--type=renderer" in command and b"chrom" in command:
                largest = max(largest, memory_mb(int(folder.name)))
        except (OSError, RuntimeError):
            continue
    return largest


def figures(values: Sequence[float]) -> dict[str, float | None]:
    """Median and 95th percentile."""
    if not values:
        return {"median": None, "p95": None}
    ordered = sorted(values)
    p95 = ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]
    return {"median": round(statistics.median(ordered), 1), "p95": round(p95, 1)}
