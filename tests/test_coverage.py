"""Places that reports of many wars and disasters name: both scripts find one and the same point."""

from __future__ import annotations

import pytest

from dashboard.gazetteer import Gazetteer, kilometres
from dashboard.geocoding import geocode_names


@pytest.mark.parametrize(
    ("latin", "arabic", "country", "latitude", "longitude"),
    [
        ("Hombori", "هومبوري", "ML", 15.28, -1.70),
        ("Seytenga", "سيتينغا", "BF", 13.99, 0.31),
        ("Makalondi", "ماكالوندي", "NE", 12.83, 1.69),
        ("Gusau", "غوساو", "NG", 12.17, 6.66),
        ("Guriel", "غوريعيل", "SO", 5.31, 45.88),
        ("Zalambessa", "زالامبيسا", "ET", 14.52, 39.38),
        ("Bunagana", "بوناغانا", "CD", -1.30, 29.60),
        ("Rathedaung", "راثيدونغ", "MM", 20.47, 92.75),
        ("Torske", "تورسكي", "UA", 49.04, 37.97),
        ("Korenevo", "كورينيفو", "RU", 51.41, 34.90),
        ("Mir Ali", "مير علي", "PK", 32.98, 70.25),
        ("Cite Soleil", "سيتي سولاي", "HT", 18.58, -72.33),
        ("Palma", "بالما", "MZ", -10.78, 40.47),
        ("Ouirgane", "ويركان", "MA", 31.17, -8.08),
    ],
)
def test_both_scripts_find_the_place_in_its_country(
    latin: str, arabic: str, country: str, latitude: float, longitude: float, gazetteer: Gazetteer
) -> None:
    for row in geocode_names([latin, arabic], gazetteer, country=country):
        assert row["latitude"] is not None, row["name"]
        assert kilometres(row["latitude"], row["longitude"], latitude, longitude) < 12, row["place"]


def test_an_unheard_name_is_still_not_placed(gazetteer: Gazetteer) -> None:
    (row,) = geocode_names(["Qwimbazzle"], gazetteer, country="CD")
    assert row["latitude"] is None
