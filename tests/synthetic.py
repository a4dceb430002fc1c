"""A seed and a number -> that many events, clustered in space and time as reported ones are, as the store's table."""

from __future__ import annotations

from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.model import EventType
from dashboard.store import EVENT_SCHEMA, WORLD_BITS
from dashboard.text import fold

EPOCH = date(1970, 1, 1)
TYPES = [kind.value for kind in EventType]
_TYPE_SHARE = [0.28, 0.30, 0.13, 0.06, 0.02, 0.11, 0.05, 0.02, 0.03]
_STATUSES = ["asserted", "claimed", "ongoing", "planned", "negated"]
_STATUS_SHARE = [0.66, 0.2, 0.06, 0.06, 0.02]
# Name of the theatre, country, middle, spread in degrees, share.
_THEATRES = [
    ("Levant", "SY", 35.2, 38.5, 1.6, 0.36),
    ("Rivers", "IQ", 34.3, 43.6, 1.8, 0.2),
    ("Gulf of Aden", "YE", 15.2, 44.6, 1.7, 0.16),
    ("Steppe", "UA", 48.6, 36.8, 2.4, 0.12),
    ("Nile", "SD", 14.2, 31.5, 3.0, 0.08),
    ("Coast", "LY", 31.4, 16.5, 2.4, 0.05),
    ("Elsewhere", "ML", 15.0, -2.0, 6.0, 0.03),
]
_ACTORS = [
    "Northern Front", "Southern Front", "Army Command", "River Brigades", "Coastal Council", "Desert Shield Coalition",
    "People's Guard", "Border Force", "Highland Union", "Civilians", "Protesters", "Unidentified armed group",
]  # fmt: skip
_SOURCES = ["Agency One", "Daily Two", "وكالة الأنباء", "Radio Three", "صحيفة النهر", "Monitor Four"]
_SENTENCES = [
    "قصفت قوات {a} مواقع {b} قرب {p} صباح اليوم، وفق ما أفاد به شهود عيان للوكالة، فيما سقط عدد من الجرحى.",
    "Forces of {a} shelled positions of {b} near {p} that morning, witnesses told the agency, wounding several.",
    "اندلعت اشتباكات عنيفة بين {a} و{b} في محيط {p} واستمرت حتى ساعات المساء، بحسب مصدر عسكري.",
    "Clashes broke out between {a} and {b} around {p} and went on into the evening, a military source said.",
    "خرج مئات السكان من {p} بعد اتفاق بين {a} و{b} برعاية لجنة محلية، ووصلوا إلى مخيم مؤقت.",
    "Residents left {p} under a deal that {a} and {b} had reached, and arrived at a makeshift camp by night.",
]
_PLACES_PER_MILLION = 12_000
_FIRST, _LAST = date(2011, 3, 1), date(2026, 10, 31)


def event_table(count: int, seed: int = 7) -> pa.Table:
    """Make `count` events as a table of EVENT_SCHEMA (generation empty), sorted by time; one seed gives one table."""
    rng = np.random.default_rng(seed)
    places = _places(rng, count)
    place = rng.choice(len(places["weight"]), count, p=places["weight"])
    start, end, precision = _days(rng, count)
    order = np.lexsort((place, start))
    place, start, end, precision = place[order], start[order], end[order], precision[order]
    undated, unplaced = rng.random(count) < 0.03, rng.random(count) < 0.04
    actor1, actor2 = rng.integers(0, len(_ACTORS), count), rng.integers(0, len(_ACTORS), count)
    article = (np.arange(count) // 6).astype(str)
    sentences = _sentences(rng, count, places["name"], place, (actor1, actor2))

    def at_place(values: np.ndarray) -> pa.Array:
        return pa.array(values[place], mask=unplaced)

    columns = {
        "source_key": pa.array(np.char.add("synthetic:", article)),
        "content": pa.array(np.full(count, "seed")),
        "event_id": pa.array(np.char.mod("%016x", rng.permutation(count).astype(np.int64) * 2_654_435_761 + seed)),
        "article_id": pa.array(np.char.add("a", article)),
        "event_type": pa.array(np.array(TYPES)[rng.choice(len(TYPES), count, p=_TYPE_SHARE)]),
        "date_start": pa.array(start, pa.int32(), mask=undated).cast(pa.date32()),
        "date_end": pa.array(end, pa.int32(), mask=undated).cast(pa.date32()),
        "time_precision": pa.array(np.where(undated, "unknown", precision)),
        "toponym": pa.array(places["name"][place]),
        "place": at_place(places["name"]),
        "country": at_place(places["country"]),
        "admin1": at_place(places["admin1"]),
        "latitude": at_place(places["latitude"]),
        "longitude": at_place(places["longitude"]),
        "geo_precision": pa.array(np.where(unplaced, "unknown", places["precision"][place])),
        "radius_km": at_place(places["radius_km"]),
        "actor1": pa.array(np.array(_ACTORS)[actor1], mask=rng.random(count) < 0.1),
        "actor2": pa.array(np.array(_ACTORS)[actor2], mask=rng.random(count) < 0.35),
        "status": pa.array(np.array(_STATUSES)[rng.choice(len(_STATUSES), count, p=_STATUS_SHARE)]),
        "fatalities": pa.array(rng.geometric(0.25, count) - 1, mask=rng.random(count) < 0.7),
        "sentence": sentences[0],
        "sentence_start": pa.array((np.arange(count) % 6) * 200),
        "sentence_end": pa.array((np.arange(count) % 6) * 200 + 180),
        "trigger": pa.array(np.full(count, "shelled")),
        "language": pa.array(np.where(sentences[2] % 2 == 0, "ar", "en")),
        "source": pa.array(np.array(_SOURCES)[rng.integers(0, len(_SOURCES), count)]),
        "title": pa.array(np.char.add("Report ", article)),
        "published": pa.array(end + rng.integers(0, 3, count), pa.int32()).cast(pa.date32()),
        "search": sentences[1],
        "x": at_place(places["x"]),
        "y": at_place(places["y"]),
    }
    fixed = {"quantities": "[]", "spans": "{}", "place_candidates": "[]", "mentions": "[]", "generation": ""}
    for name, value in fixed.items():
        columns[name] = pa.array([value], pa.string()).take(pa.array(np.zeros(count, dtype=np.int64)))
    texts = {"url": "", "place_reason": "synthetic", "extractor": "synthetic", "gazetteer": "synthetic"}
    for name, value in texts.items():
        columns[name] = pa.array(np.full(count, value))
    return pa.table(
        {f.name: columns[f.name].cast(f.type) if f.name in columns else pa.nulls(count, f.type) for f in EVENT_SCHEMA},
        schema=EVENT_SCHEMA,
    )


def _places(rng: np.random.Generator, count: int) -> dict[str, np.ndarray]:
    number = max(25, min(_PLACES_PER_MILLION, int(_PLACES_PER_MILLION * (count / 1_000_000) ** 0.5)))
    share = np.array([t[5] for t in _THEATRES])
    theatre = rng.choice(len(_THEATRES), number, p=share / share.sum())
    middle = np.array([(t[2], t[3], t[4]) for t in _THEATRES])[theatre]
    # Towns stand in clumps along rivers and roads: a second, closer scatter about a few centres of each theatre.
    centre = rng.normal(0, 1, (len(_THEATRES), 12, 2))[theatre, rng.integers(0, 12, number)]
    latitude = np.round(middle[:, 0] + (centre[:, 0] + rng.normal(0, 0.18, number)) * middle[:, 2] * 0.6, 3)
    longitude = np.round(middle[:, 1] + (centre[:, 1] + rng.normal(0, 0.18, number)) * middle[:, 2] * 0.8, 3)
    weight = 1.0 / np.arange(1, number + 1) ** 0.85
    precision = rng.choice(["settlement", "admin2", "admin1", "country"], number, p=[0.955, 0.02, 0.02, 0.005])
    radius = np.select([precision == "admin2", precision == "admin1", precision == "country"], [15.0, 60.0, 300.0], 0.0)
    size = 2**WORLD_BITS
    sine = np.sin(np.radians(latitude))
    return {
        "name": np.char.add("Place ", np.arange(number).astype(str)),
        "country": np.array([t[1] for t in _THEATRES])[theatre],
        "admin1": np.char.add(
            np.array([t[0] + " province " for t in _THEATRES])[theatre], rng.integers(1, 13, number).astype(str)
        ),
        "latitude": latitude,
        "longitude": longitude,
        "weight": rng.permutation(weight / weight.sum()),
        "precision": precision,
        "radius_km": radius,
        "x": ((longitude + 180) / 360 * size).astype(np.int32),
        "y": ((0.5 - np.log((1 + sine) / (1 - sine)) / (4 * np.pi)) * size).astype(np.int32),
    }


def _days(rng: np.random.Generator, count: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    first, last = (_FIRST - EPOCH).days, (_LAST - EPOCH).days
    # Fighting comes in campaigns: a flat floor and thirty bursts of some weeks.
    bursts = rng.uniform(first, last, 30)
    burst = rng.random(count) < 0.6
    start = np.where(burst, rng.normal(bursts[rng.integers(0, 30, count)], 25), rng.uniform(first, last, count))
    start = np.clip(start, first, last).astype(np.int64)
    precision = rng.choice(["day", "week", "month", "year"], count, p=[0.9, 0.04, 0.05, 0.01])
    month = start.astype("datetime64[D]").astype("datetime64[M]")
    year = start.astype("datetime64[D]").astype("datetime64[Y]")
    starts = np.select(
        [precision == "month", precision == "year"],
        [month.astype("datetime64[D]").astype(np.int64), year.astype("datetime64[D]").astype(np.int64)], start,
    )  # fmt: skip
    ends = np.select(
        [precision == "week", precision == "month", precision == "year"],
        [start + 6, (month + 1).astype("datetime64[D]").astype(np.int64) - 1,
         (year + 1).astype("datetime64[D]").astype(np.int64) - 1], start,
    )  # fmt: skip
    interval = (rng.random(count) < 0.03) & (precision == "day")
    return starts, np.where(interval, ends + rng.integers(1, 20, count), ends), precision


def _sentences(
    rng: np.random.Generator, count: int, names: np.ndarray, place: np.ndarray, actors: tuple[np.ndarray, np.ndarray]
) -> tuple[pa.Array, pa.Array, np.ndarray]:
    template = rng.integers(0, len(_SENTENCES), count)
    raw, folded = [], []
    for texts, out in ((_SENTENCES, raw), ([fold(s) for s in _SENTENCES], folded)):
        lower = out is folded
        actor = pa.array([name.lower() if lower else name for name in _ACTORS])
        town = pa.array([name.lower() if lower else name for name in names.tolist()])
        text = pa.array(texts).take(pa.array(template))
        for mark, values in (
            ("{a}", actor.take(pa.array(actors[0]))),
            ("{b}", actor.take(pa.array(actors[1]))),
            ("{p}", town.take(pa.array(place))),
        ):
            before = pc.utf8_slice_codeunits(text, 0, 0)
            parts = pc.split_pattern(text, mark, max_splits=1)
            text = pc.binary_join_element_wise(pc.list_element(parts, 0), values, pc.list_element(parts, 1), before, "")
        out.append(text)
    return raw[0], folded[0], template
