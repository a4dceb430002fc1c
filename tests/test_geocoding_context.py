"""What the words beside a name say of its place: countries, divisions, the town of a quarter, directions in names."""

import pytest

from dashboard.gazetteer import Gazetteer, kilometres
from dashboard.geocoding.classes import peeled
from dashboard.geocoding.spoken import soil_of
from dashboard.model import GeoPrecision
from dashboard.text import shadow
from tests.test_geocoding import places


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("سقطت قذائف على الحدود اللبنانية في بلدة الناقورة.", "الناقورة", "LB"),
        ("قصف على بلدة الطيبة اللبنانية.", "الطيبة", "LB"),
        ("Rockets fell on the Lebanese border town of Taybeh.", "Taybeh", "LB"),
        ("A drone hit Russia's Tula region.", "Tula region", "RU"),
        ("Clashes near Kitshanga, in Congo, killed two.", "Congo", "CD"),
    ],
)
def test_an_adjective_beside_a_name_tells_its_country(text: str, name: str, country: str, gazetteer: Gazetteer) -> None:
    assert places(text, gazetteer)[name].country == country


def test_strikes_of_a_state_say_nothing_of_where_they_fall() -> None:
    assert soil_of(shadow("Israeli strikes on Baalbek killed two; الجيش التركي قصف المنطقة.")) == []
    assert [code for _, code in soil_of(shadow("They fled over the Turkish border."))] == ["TR"]


def test_a_direction_that_is_part_of_the_name_is_no_side_of_it(gazetteer: Gazetteer) -> None:
    kivu = places("Clashes in North Kivu province displaced many.", gazetteer)["North Kivu province"]
    assert (kivu.name, kivu.country, kivu.geo_precision) == ("Nord-Kivu", "CD", GeoPrecision.ADMIN1)
    darfur = places("مواجهات في ولاية شمال دارفور.", gazetteer)["ولاية شمال دارفور"]
    assert darfur.name == "North Darfur State"


def test_a_side_of_a_governorate_is_not_its_town(gazetteer: Gazetteer) -> None:
    text = "معارك غرب محافظة مأرب. ثم قصف على مدينة مأرب وعلى صرواح والجوبة."
    assert places(text, gazetteer)["غرب محافظة مأرب"].geo_precision is not GeoPrecision.SETTLEMENT


def test_a_quarter_that_is_not_known_lies_in_its_town(gazetteer: Gazetteer) -> None:
    place = places("A shell hit the Al-Rawdah district of Taiz.", gazetteer)["Al-Rawdah district"]
    assert place.latitude is not None
    assert place.longitude is not None
    assert kilometres(place.latitude, place.longitude, 13.58, 44.02) < 5


def test_class_nouns_are_taken_off_one_by_one() -> None:
    assert peeled("محيط سد جبل أولياء")[-2:] == ("جبل اوليا", "اوليا")
    assert peeled("حلب") == ()


def test_a_small_place_lies_where_its_division_is_named(gazetteer: Gazetteer) -> None:
    text = "Shells fell in Zaporizhzhia region, near Kamianske. Ukraine said nothing."
    place = places(text, gazetteer)["Kamianske"]
    assert place.latitude is not None
    assert place.longitude is not None
    assert kilometres(place.latitude, place.longitude, 47.53, 35.37) < 25


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("A bomb went off outside Somalia's capital.", "Somalia's capital", "Mogadishu"),
        ("Shelling hit the Sudanese capital; Syria and Aleppo were calm.", "the Sudanese capital", "Khartoum"),
        ("قصف على العاصمة السودانية. وفي سوريا هدوء في حلب وحمص.", "العاصمة", "Khartoum"),
    ],
)
def test_a_capital_is_that_of_the_country_named_with_it(text: str, name: str, place: str, gazetteer: Gazetteer) -> None:
    assert places(text, gazetteer)[name].name == place


def test_an_english_direction_that_only_says_where_a_division_lies_makes_no_part_of_it(gazetteer: Gazetteer) -> None:
    rakhine = places("Fighting in western Rakhine state went on.", gazetteer)["Rakhine state"]
    assert (rakhine.name, rakhine.geo_precision) == ("Rakhine State", GeoPrecision.ADMIN1)
    idlib = places("Fighting in southern Idlib province went on.", gazetteer)["Idlib province"]
    assert idlib.geo_precision is GeoPrecision.ADMIN2


def test_a_province_named_like_an_island_is_no_back_reference(gazetteer: Gazetteer) -> None:
    text = "نزح سكان من الخرطوم إلى سنار. وهاجم مسلحون ولاية الجزيرة في السودان."
    assert places(text, gazetteer)["ولاية الجزيرة"].name == "Gezira State"


def test_a_village_nobody_knows_lies_in_the_area_that_opens_its_sentence(gazetteer: Gazetteer) -> None:
    text = "وفي ولاية الجزيرة، هاجم مسلحون بلدة مقطبونا. ونهبوا بلدة مشكلونا."
    found = places(text, gazetteer)
    assert found["مقطبونا"].name == "Gezira State"
    assert found["مشكلونا"].latitude is None


def test_a_region_is_not_its_city_however_near(gazetteer: Gazetteer) -> None:
    text = "A fire broke out in the Kursk region, near Sudzha. Strikes hit Sumy and Kharkiv."
    assert places(text, gazetteer)["Kursk region"].geo_precision is GeoPrecision.ADMIN1


def test_a_quarter_nobody_knows_is_a_part_of_the_town_named_before_it(gazetteer: Gazetteer) -> None:
    found = places("قصف على مدينة حلب. وسقطت قذيفة على حي الكرنبوشية.", gazetteer)
    place = found["الكرنبوشية"]
    assert (place.name, place.geo_precision, place.tier) == ("Aleppo", GeoPrecision.ADMIN2, "within")
    assert places("سقطت قذيفة على حي الكرنبوشية.", gazetteer)["الكرنبوشية"].latitude is None


def test_namesakes_in_one_country_are_parted_by_the_division_named(gazetteer: Gazetteer) -> None:
    crimea = places("Commandos landed in Crimea and fought near Olenivka.", gazetteer)["Olenivka"]
    donetsk = places("Prisoners in Olenivka, in Donetsk region, were moved.", gazetteer)["Olenivka"]
    assert (crimea.admin1, donetsk.admin1) == ("Crimea", "Donetsk Oblast")


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("A missile hit a factory in Slovyansk, in eastern Ukraine.", "Slovyansk", "Sloviansk"),
        ("ضربت السيول إقليم تارودانت في المغرب.", "إقليم تارودانت", "Taroudant Province"),
        ("In Bamako, marchers will occupy Independence Square on Friday.", "Independence Square", "Bamako"),
        (
            "In Iraq, crowds filled the squares of Basra. In Lebanon, they met in the square of Tripoli.",
            "Tripoli",
            "Tripoli",
        ),
        ("وفي الجزائر أخمدت النيران في غابات قرب تيبازة وقوراية.", "الجزائر", "Algeria"),
        ("قصف في حلب على حيي الميدان والسليمانية. وهدوء في حمص ودمشق.", "السليمانية", "Aleppo"),
        ("The talks opened in Djibouti, not in Sudan or Ethiopia.", "Djibouti", "Djibouti"),
    ],
)
def test_names_shared_by_several_places(text: str, name: str, place: str, gazetteer: Gazetteer) -> None:
    assert places(text, gazetteer)[name].name == place


def test_a_name_that_nobody_means_a_place_by_is_left_out(gazetteer: Gazetteer) -> None:
    assert [m.entry.name for m in gazetteer.exact("Sloviansk") if m.entry.geo_precision == "settlement"] == [
        "Sloviansk"
    ]
    assert any(m.entry.name == "Nikopol" for m in gazetteer.exact("نيكوبول"))
