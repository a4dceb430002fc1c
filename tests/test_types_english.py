"""Who was hit, by whom and by what decides the type: neighbours that English words alike are told apart."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.extraction import extract
from dashboard.gazetteer import Gazetteer
from dashboard.model import Article


def types(text: str, gazetteer: Gazetteer) -> list[str]:
    article = Article(article_id="a", text=text, published=date(2022, 3, 16), language="en")
    return [m.event_type.value for m in extract(article, gazetteer).mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian troops attacked Kherson on Sunday, officials in the region said.", "Battles"),
        ("Bandits attacked a village near Sokoto on Sunday, residents said.", "Violence against civilians"),
        ("The UN feared an assault on Aleppo, where 90,000 people live.", "Battles"),
        ("Gangs stormed the prison in Gonaives on Sunday, where 300 people were held.", "Battles"),
        ("Gunmen opened fire on aid workers near Gao on Sunday.", "Violence against civilians"),
        ("Police opened fire on marchers in Lagos on Sunday.", "Protests"),
        ("A man knifed two people in Lyon on Sunday before police shot him.", "Violence against civilians"),
        ("The rebels launched a counter-attack on a village near Aleppo on Sunday.", "Battles"),
        ("Fifty villagers were marched into the forest near Zuru by gunmen on Sunday.", "Violence against civilians"),
        ("Fifty villagers marched through Zuru on Sunday to demand water.", "Protests"),
        ("Supporters of the losing candidate stormed the town hall in Lima on Sunday.", "Riots"),
        ("Militants stormed an army base near Gao on Sunday.", "Battles"),
        ("Boys hurled stones at police, who fired rubber bullets, in Hebron on Sunday.", "Riots"),
        ("Demonstrators clashed with police in Athens on Sunday, hurling stones.", "Riots"),
        ("Farmers put up roadblocks outside Potosi on Sunday.", "Protests"),
        ("The army toppled the president in Bamako on Sunday.", "Strategic developments"),
        ("Gunmen hijacked two food lorries near Jowhar on Sunday.", "Strategic developments"),
        ("Soldiers raided a house in Jenin on Sunday and arrested two suspects.", "Strategic developments"),
        ("Gunmen raided a house in Jos on Sunday and killed two people.", "Violence against civilians"),
        ("The army pulled its tanks back from Agdam on Sunday.", "Strategic developments"),
        ("Drones set ablaze an oil refinery in Ryazan on Sunday.", "Explosions/Remote violence"),
        ("Rioters set ablaze a town hall in Nantes on Sunday.", "Riots"),
    ],
)
def test_one_event_of_its_type(text: str, expected: str, gazetteer: Gazetteer) -> None:
    assert types(text, gazetteer) == [expected]


def test_debris_that_falls_takes_no_town(gazetteer: Gazetteer) -> None:
    found = types("Soldiers said that debris of a drone fell on a warehouse in Dnipro on Sunday.", gazetteer)
    assert found and "Battles" not in found
    assert types("Islamist fighters said that the town of Gao fell on Sunday.", gazetteer) == ["Battles"]
