"""The gazetteer index: keys, tiers, building, staleness, imported dumps, the overlay's check."""

import csv
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.errors import GazetteerError
from dashboard.gazetteer import Extent, Gazetteer, kilometres, sources
from dashboard.gazetteer import build as build_module
from dashboard.gazetteer.build import build_index, is_stale
from dashboard.gazetteer.check import check_overlay
from dashboard.gazetteer.geonames import import_geonames
from dashboard.gazetteer.names import name_key, skeleton, sound, without_class_words
from dashboard.gazetteer.sources import Source
from dashboard.settings import Settings
from dashboard.text import fold

DEIR_EZ_ZOR = (35.336, 40.141)
SPELLINGS = [
    "Deir ez-Zor",
    "Deir Ezzor",
    "Deirezzor",
    "Dair Alzour",
    "Dayr az-Zawr",
    "بدير الزور",
    "دير الزور",
    "ديرالزور",
]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_all_spellings_of_a_name_find_one_place(gazetteer: Gazetteer, spelling: str) -> None:
    found = gazetteer.candidates(spelling)
    towns = [m.entry for m in found if m.entry.geo_precision == "settlement"]
    assert kilometres(towns[0].latitude, towns[0].longitude, *DEIR_EZ_ZOR) < 5
    assert towns[0].country == "SY"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("الحسكة", "الحسكه"),
        ("حماة", "حماه"),
        ("القائم", "القايم"),
        ("منبج", "مَنْبِج"),
        ("نوى", "نوي"),
        ("As-Suwayda", "Al Suwayda"),
        ("Ma`arrat an Nu‘mān", "Maarrat al-Numan"),
        ("El Fasher", "al-Fasher"),
        ("Deir Hafer", "Deirhafer"),
    ],
)
def test_spellings_that_mean_the_same_have_one_key(one: str, other: str) -> None:
    assert name_key(one).text == name_key(other).text


def test_index_tells_whether_a_name_or_a_longer_one_begins_like_this(gazetteer: Gazetteer) -> None:
    assert gazetteer.begins(name_key("الباغوز").text)
    assert gazetteer.begins("الباغ"[2:])
    assert not gazetteer.begins("باغوزx")
    assert gazetteer.extends(name_key("دير").text)
    assert gazetteer.extends(name_key("Deir ez").text)
    assert not gazetteer.extends(name_key("واندلعت الاشتباكات").text)


def test_different_names_have_different_keys() -> None:
    names = ["Hama", "Homs", "Hajin", "Hass", "حلب", "حمص", "حماة", "هجين", "El Paso", "Al-Bab"]
    assert len({name_key(name).text for name in names}) == len(names)


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [
        ("Deir ez-Zor", "دير الزور"), ("Kherson", "خيرسون"), ("Bakhmut", "باخموت"), ("Avdiivka", "أفدييفكا"),
        ("Ma'arrat an-Nu'man", "معرة النعمان"), ("Khartoum", "الخرطوم"), ("Zaporizhzhia", "زابوريجيا"),
    ],
)  # fmt: skip
def test_skeletons_are_shared_by_both_scripts(latin: str, arabic: str) -> None:
    assert skeleton(latin) == skeleton(arabic)


def test_sounds_are_alike_where_only_the_transliteration_differs() -> None:
    assert sound("Dair Zour") == sound("Deir ez-Zor")
    assert sound("Hajin") != sound("Hasin")


@given(st.text(max_size=30))
def test_keys_never_fail_and_folding_first_changes_nothing(name: str) -> None:
    assert name_key(fold(name)).text == name_key(fold(fold(name))).text
    assert skeleton(name) == skeleton(name)
    assert " " not in name_key(name).text


def test_class_nouns_of_official_names_are_taken_off() -> None:
    assert without_class_words("Deir ez-Zor Governorate") == "deir ez zor"
    assert without_class_words("محافظة إدلب") == "ادلب"
    assert without_class_words("Idlib") is None
    assert without_class_words("Governorate") is None


def test_an_article_in_the_name_is_told_from_a_name_without(gazetteer: Gazetteer) -> None:
    tiers = {m.entry.country: m.tier for m in gazetteer.exact("السوسة")}
    assert tiers["SY"] == "exact"
    assert tiers["TN"] == "article"  # سوسة, without the article


def test_tiers_say_how_a_name_was_found(gazetteer: Gazetteer) -> None:
    assert gazetteer.candidates("Hajin")[0].tier == "exact"
    assert gazetteer.candidates("Avdiivkah")[0].tier in {"joined", "skeleton"}
    misspelt = gazetteer.search("Mariupool")
    assert misspelt[0].entry.name == "Mariupol"
    assert gazetteer.candidates("Xqzzv Wkrrt") == []


def test_fuzzy_search_finds_a_wrong_letter(gazetteer: Gazetteer) -> None:
    found = gazetteer.search("Kramatorks")
    assert any(m.entry.name == "Kramatorsk" and m.tier == "fuzzy" for m in found)


def test_countries_capitals_and_divisions(gazetteer: Gazetteer) -> None:
    syria, capital = gazetteer.country("SY"), gazetteer.capital("SY")
    assert syria is not None
    assert syria.geo_precision == "country"
    assert capital is not None
    assert capital.name == "Damascus"
    extent = gazetteer.extent(syria.place_id)
    assert extent is not None
    assert extent.contains(35.0, 38.5)
    assert not extent.contains(50.4, 30.5)
    assert gazetteer.country("ZZ") is None


def test_overlay_row_carries_its_division(gazetteer: Gazetteer) -> None:
    baghouz = gazetteer.exact("الباغوز")[0].entry
    assert baghouz.admin1 == "Deir ez-Zor Governorate"
    assert kilometres(baghouz.latitude, baghouz.longitude, 34.45, 40.95) < 5


def test_extent_over_the_date_line() -> None:
    fiji = Extent(-21, 177, -12, -178)
    assert fiji.contains(-17, 179)
    assert fiji.contains(-17, -179)
    assert not fiji.contains(-17, 0)


def test_opening_is_quick_and_rows_are_found_quickly(gazetteer: Gazetteer) -> None:
    started = time.process_time()
    with Gazetteer.open(gazetteer.path) as fresh:
        for name in ("Baghouz", "دير الزور", "Kherson"):
            assert fresh.candidates(name)
    assert time.process_time() - started < 0.5  # the figure of `make bench` is a tenth of this


def test_what_is_no_index_is_refused_with_advice(tmp_path: Path) -> None:
    file = tmp_path / "gazetteer.sqlite"
    file.write_text("no database", "utf-8")
    with pytest.raises(GazetteerError, match="gazetteer build"):
        Gazetteer.open(file)
    with pytest.raises(GazetteerError):
        Gazetteer.open(tmp_path / "missing.sqlite")


# --- building, on a small world ---

OVERLAY = "name,name_ar,alternates,country,admin1,latitude,longitude,type,geo_precision,radius_km,note\n"
DIVISIONS = "geonameid,level,country,admin1_code,admin2_code,name,names,latitude,longitude,south,west,north,east\n"
COUNTRIES = "iso2,name,name_ar,alternates,latitude,longitude,south,west,north,east\n"


@pytest.fixture
def small_world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """Settings whose sources are a country of three towns."""
    folder = tmp_path / "sources"
    folder.mkdir()
    (folder / "overlay.csv").write_text(
        OVERLAY
        + "Newtown,نيوتاون,Nyutaun,SY,North Governorate,36.0,38.0,village,settlement,,\n"
        + "Oldtown,,,SY,North Governorate,36.51,38.51,town,settlement,,common word: Oldtown\n",
        "utf-8",
    )
    (folder / "divisions.csv").write_text(
        DIVISIONS + "1,1,SY,01,,North Governorate,محافظة الشمال,36.2,38.2,35.5,37.5,37.0,39.0\n", "utf-8"
    )
    (folder / "countries.csv").write_text(COUNTRIES + "SY,Syria,سوريا,,35,38,32,35,37.5,42.5\n", "utf-8")
    town = Source(
        name="Oldtown", names=["Oldtown", "البلدة القديمة"], country="SY", admin1="01", latitude=36.5, longitude=38.5,
        type="settlement", population=9000, source="geonames", line=77,
    )  # fmt: skip
    monkeypatch.setattr(sources, "cities", lambda: iter([town]))
    monkeypatch.setattr(sources, "airfields", lambda: iter([]))
    monkeypatch.setattr(build_module, "_nation_rows", lambda places: iter([("SY", 3, None)]))
    return Settings(cache=tmp_path / "cache", gazetteer_sources=folder)


def test_an_overlay_row_takes_in_the_index_row_it_describes(small_world: Settings) -> None:
    said: list[str] = []
    with Gazetteer.open(build_index(small_world, said.append)) as index:
        (match,) = index.exact("Oldtown")
        assert (match.entry.population, match.entry.type, match.common) == (9000, "town", True)
        assert (match.entry.latitude, match.entry.longitude) == (36.5, 38.5)
        assert match.entry.admin1 == "North Governorate"
        assert index.exact("البلدة القديمة")[0].entry.place_id == match.entry.place_id
    assert any("overlay" in line for line in said)


def test_the_index_is_stale_when_a_source_changes_and_only_then(small_world: Settings) -> None:
    assert is_stale(small_world)
    build_index(small_world)
    assert not is_stale(small_world)
    with (small_world.gazetteer_sources / "overlay.csv").open("a", encoding="utf-8") as file:
        file.write("Third,ثالث,,SY,North Governorate,36.1,38.1,village,settlement,,\n")
    assert is_stale(small_world)
    build_index(small_world)
    assert not is_stale(small_world)
    with Gazetteer.open(small_world.gazetteer) as index:
        assert index.exact("ثالث")


def test_a_malformed_number_is_named_with_its_line(small_world: Settings) -> None:
    with (small_world.gazetteer_sources / "overlay.csv").open("a", encoding="utf-8") as file:
        file.write("Broken,,,SY,,north,38.1,village,settlement,,\n")
    with pytest.raises(GazetteerError, match=r"overlay\.csv line 4: latitude is 'north'"):
        build_index(small_world)
    assert not small_world.gazetteer.exists()


def _dump_row(geonameid: int, name: str, names: str, point: tuple[float, float], feature: str) -> str:
    feature_class, code = feature.split(".")
    fields = [str(geonameid), name, name, names, *map(str, point), feature_class, code, "SY", "", "01"]
    return "\t".join([*fields, "", "", "", "1200", "", "300", "Asia/Damascus", "2024-01-01"])


ROWS = [
    _dump_row(501, "Tall Mansur", "تل منصور,Tell Mansour,Тал", (36.3, 38.3), "P.PPL"),
    _dump_row(502, "Nahr al Khabur", "نهر الخابور", (36.4, 38.4), "H.STM"),
    _dump_row(503, "Jabal Sinjar", "", (36.4, 38.6), "T.MT"),
    _dump_row(504, "Matar Qasim", "مطار قاسم", (36.6, 38.6), "S.AIRB"),
]


def test_a_country_dump_and_its_alternate_names_are_added(small_world: Settings, tmp_path: Path) -> None:
    dump, names = tmp_path / "SY.zip", tmp_path / "SY-names.txt"
    with zipfile.ZipFile(dump, "w") as archive:
        archive.writestr("readme.txt", "licence")
        archive.writestr("SY.txt", "\n".join(ROWS) + "\n")
    names.write_text("9001\t501\tar\tتل المنصور\t\t\t\t\n9002\t501\tlink\thttps://example.org/x\t\t\t\t\n", "utf-8")
    assert import_geonames(dump, small_world.cache) == 2
    assert import_geonames(names, small_world.cache) == 1
    assert is_stale(small_world)
    with Gazetteer.open(build_index(small_world)) as index:
        (village,) = index.exact("Tell Mansour")
        assert (village.entry.type, village.entry.population) == ("settlement", 1200)
        assert index.exact("تل المنصور")[0].entry.place_id == village.entry.place_id
        assert index.exact("Matar Qasim")[0].entry.type == "airbase"
        assert index.exact("نهر الخابور") == ()  # a river is no point
        assert index.exact("Jabal Sinjar") == ()
        assert index.exact("https://example.org/x") == ()


def test_a_file_that_is_no_dump_is_refused_and_not_kept(small_world: Settings, tmp_path: Path) -> None:
    wrong = tmp_path / "SY.txt"
    wrong.write_text("name,latitude\nRaqqa,35.9\n", "utf-8")
    with pytest.raises(GazetteerError, match="columns separated by tabs"):
        import_geonames(wrong, small_world.cache)
    broken = tmp_path / "SY.zip"
    broken.write_bytes(b"PK no zip")
    with pytest.raises(GazetteerError, match="no readable zip"):
        import_geonames(broken, small_world.cache)
    assert not (small_world.cache / "geonames").exists()


def test_a_short_row_of_a_dump_is_named(small_world: Settings, tmp_path: Path) -> None:
    cut = tmp_path / "SY.txt"
    cut.write_text(ROWS[0] + "\n505\tHalf\n", "utf-8")
    with pytest.raises(GazetteerError, match=r"SY\.txt line 2: 2 columns, 19 expected"):
        import_geonames(cut, small_world.cache)


def test_doubtful_overlay_rows_are_listed(small_world: Settings) -> None:
    assert check_overlay(small_world) == []
    with (small_world.gazetteer_sources / "overlay.csv").open("a", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(
            [
                ["Abroad", "", "", "SY", "North Governorate", 50.4, 30.5, "village", "settlement", "", ""],
                ["Elsewhere", "", "", "SY", "South Governorate", 36.0, 38.0, "village", "settlement", "", ""],
                ["Oldtown", "", "", "SY", "North Governorate", 36.0, 38.0, "village", "settlement", "", ""],
                ["Oldtown", "", "", "SY", "North Governorate", 36.0, 38.0, "village", "settlement", "", "a namesake"],
            ]
        )
    abroad, division, nowhere, far = check_overlay(small_world)
    assert abroad.endswith("Abroad lies outside SY.")
    assert division.endswith("Abroad lies outside North Governorate.")
    assert "no division of SY is called South Governorate" in nowhere
    assert "Oldtown is 71 km from Oldtown of GeoNames" in far
