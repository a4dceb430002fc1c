"""The app on the seed: first map after a warm start, a filter change to the drawn map, a gazetteer opened cold."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from e2e.serving import ROOT, served

from bench.browsing import chromium, component
from bench.map import ACTS, DRAWS, filter_changes
from dashboard import pipeline
from dashboard.settings import Settings

Row = dict[str, object]
RUNS = 3

COLD = """
import time; started = time.perf_counter()
from pathlib import Path
from dashboard.gazetteer import Gazetteer
loaded = time.perf_counter()
gazetteer = Gazetteer.open(Path({path!r}))
for name in ("Baghouz", "دير الزور", "Kharkiv"): assert gazetteer.candidates(name)
print(time.perf_counter() - loaded)
"""


def row(metric: str, values: list[float], unit: str) -> Row:
    """One figure: the median of a few runs."""
    return {"system": "rasid", "metric": metric, "value": round(statistics.median(values), 1), "unit": unit}


def gazetteer_cold() -> Row:
    """A new process that opens the index and looks up three names; imports are not counted."""
    code = COLD.format(path=str(Settings().gazetteer))
    taken = [
        float(subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, capture_output=True).stdout) * 1000
        for _ in range(RUNS + 2)
    ]
    return row("gazetteer_open_and_three_names", taken, "ms")


def rows() -> Iterator[Row]:
    """All figures of the app on the seed."""
    yield gazetteer_cold()
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        settings = Settings(store=Path(folder) / "store", events=Path(folder) / "events")
        pipeline.build(settings)
        variables = {"RASID_STORE": settings.store, "RASID_EVENTS": settings.events}
        first: list[float] = []
        changes: list[float] = []
        for _ in range(RUNS):
            started = time.perf_counter()
            with served(ROOT / "app.py", variables, Path(folder) / "server.log") as server:
                page = browser.new_page(viewport={"width": 1440, "height": 900})
                page.add_init_script(ACTS)
                page.goto(server.url)
                frame = component(page)
                frame.wait_for_function("window.rasid && window.rasid.plugin.cube", timeout=60_000)
                first.append((time.perf_counter() - started) * 1000)
                page.wait_for_timeout(1500)
                frame.evaluate(DRAWS)
                changes += filter_changes(page, frame, turns=3)
                page.close()
        yield row("first_map", first, "ms")
        yield row("filter_change", changes, "ms")
