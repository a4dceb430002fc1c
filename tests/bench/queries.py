"""Speed of the queries on synthetic events: a cube for a new filter, for a moved map, options, a page; ten clients."""

from __future__ import annotations

import itertools
import os
import random
import resource
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from dashboard.filters import EventFilter
from dashboard.queries import Queries
from dashboard.store import Store

ROOT = Path(__file__).parent.parent.parent
TYPES = ("Battles", "Explosions/Remote violence", "Protests", "Displacement", "Riots")
VIEWS = {
    2: (-180.0, -60.0, 180.0, 75.0),
    5: (30.0, 25.0, 50.0, 40.0),
    7: (34.0, 32.0, 42.0, 38.0),
    10: (38.0, 35.0, 39.0, 35.7),
}
SECONDS, CLIENTS = 15.0, 10
Row = dict[str, object]
Ask = Callable[[], object]


def row(metric: str, events: int, values: list[float], unit: str, **more: object) -> Row:
    """One figure, as `make bench` prints it."""
    p95 = sorted(values)[max(0, round(0.95 * len(values)) - 1)]
    return {"system": "rasid", "events": events, "metric": metric, "median": round(statistics.median(values), 1),
            "p95": round(p95, 1), "unit": unit, **more}  # fmt: skip


def timed(asks: list[Ask]) -> list[float]:
    """Milliseconds that each takes."""
    spent = []
    for ask in asks:
        started = time.perf_counter()
        ask()
        spent.append((time.perf_counter() - started) * 1000)
    return spent


def filters(count: int, seed: int = 1) -> list[EventFilter]:
    """Different filters as people set them: a range, a type, an actor, a word."""
    rng, chosen = random.Random(seed), []
    for n in range(count):
        year = rng.randint(2011, 2025)
        pairs = [("from", f"{year}-{rng.randint(1, 12):02}-01"), ("type", rng.choice(TYPES))]
        chosen.append(EventFilter.from_query([pairs[: 1 + n % 2], pairs[1:], [("q", f"place {n}")]][n % 3]))
    return chosen


def one_client(folder: Path, events: int) -> Iterator[Row]:
    """The speed of each question, asked alone."""
    started = time.perf_counter()
    queries = Queries(Store(folder))
    queries.snapshot()
    yield row("load_ms", events, [(time.perf_counter() - started) * 1000], "ms")
    asked = filters(30)
    views = [(box, zoom) for zoom, box in VIEWS.items()]
    cubes: list[Ask] = [
        lambda f=f, view=view: queries.cube_bytes(f, bbox=view[0], zoom=view[1])
        for f, view in zip(asked, itertools.cycle(views), strict=False)
    ]
    yield row("cube_new_filter_ms", events, timed(cubes), "ms")
    plain = EventFilter()
    yield row("cube_first_ms", events, timed([lambda: queries.cube_bytes(plain, bbox=VIEWS[2], zoom=2)]), "ms")
    moved: list[Ask] = [
        lambda x=x, zoom=zoom: queries.cube_bytes(plain, bbox=(30.0 + x, 28.0, 46.0 + x, 38.0), zoom=zoom)
        for x in range(0, 10, 2)
        for zoom in (5, 6, 7, 8)
    ]
    yield row("cube_moved_map_ms", events, timed(moved), "ms")
    sizes = [len(queries.cube_bytes(plain, bbox=box, zoom=zoom)) / 1000 for box, zoom in views]
    yield row("payload_kb", events, sizes, "kB", most=round(max(sizes), 1))
    yield row("facets_ms", events, timed([lambda f=f: queries.facets(f) for f in [plain, *asked[:8]]]), "ms")
    yield row(
        "page_ms", events, timed([lambda n=n: queries.page(plain, offset=n * 97, limit=50) for n in range(9)]), "ms"
    )
    some = [event.event_id for event in queries.page(plain, offset=events // 2, limit=9).events]
    yield row("event_ms", events, timed([lambda name=name: queries.event(name) for name in some]), "ms")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    yield row("peak_memory_mb", events, [memory], "MB", of="this process, the events made in another")


def many_clients(folder: Path, events: int) -> Iterator[Row]:
    """Ten clients over HTTP, each moving the map and changing filters as fast as it is answered."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, str(Path(__file__)), str(folder), str(port)], env={**os.environ, "PYTHONPATH": str(ROOT)}
    )
    try:
        address = f"http://127.0.0.1:{port}/api/cube"
        _wait(address)
        stop, failed = time.monotonic() + SECONDS, threading.Event()

        def client(seed: int) -> list[float]:
            rng, spent = random.Random(seed), []
            chosen = itertools.cycle(filters(40, seed))
            while time.monotonic() < stop:
                x, zoom, query = rng.uniform(0, 12), rng.choice((4, 5, 6, 7, 8)), next(chosen).url()
                started = time.perf_counter()
                url = f"{address}?bbox={28 + x:.3f},28,{44 + x:.3f},38&zoom={zoom}&{query}"
                request = urllib.request.Request(url, headers={"Accept-Encoding": "gzip"})
                with urllib.request.urlopen(request, timeout=30) as answer:
                    answer.read()
                    if answer.status != 200:
                        failed.set()
                spent.append((time.perf_counter() - started) * 1000)
            return spent

        with ThreadPoolExecutor(CLIENTS) as pool:
            spent = [ms for part in pool.map(client, range(CLIENTS)) for ms in part]
        yield row("ten_clients_cube_ms", events, spent, "ms", answers=len(spent), failed=failed.is_set())
    finally:
        server.terminate()
        server.wait()


def _wait(address: str) -> None:
    for _ in range(200):
        try:
            urllib.request.urlopen(address, timeout=30).read()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(f"{address} does not answer")


def rows() -> Iterator[Row]:
    """All figures at 100,000 and 1,000,000 events (EVENTS=… for others)."""
    for events in (int(n) for n in os.environ.get("EVENTS", "100000 1000000").split()):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            # In a process of its own, so that the memory of making them is not ours.
            code = f"from pathlib import Path; from bench.queries import make; make(Path({name!r}), {events})"
            path = os.pathsep.join([str(ROOT / "tests"), str(ROOT)])
            subprocess.run([sys.executable, "-c", code], check=True, env={**os.environ, "PYTHONPATH": path})
            yield from one_client(folder, events)
            yield from many_clients(folder, events)


def make(folder: Path, events: int) -> None:
    """Write so many synthetic events into a store."""
    from synthetic import event_table

    Store(folder).write_event_table(event_table(events))


def _serve(folder: Path, port: int) -> None:
    import uvicorn
    from starlette.applications import Starlette

    from dashboard.api import routes
    from dashboard.settings import Settings

    uvicorn.run(Starlette(routes=routes(Settings(store=folder))), host="127.0.0.1", port=port, log_level="warning")


if __name__ == "__main__":
    _serve(Path(sys.argv[1]), int(sys.argv[2]))
