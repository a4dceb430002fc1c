"""Sides as agencies tell them: told by others, among the dead, owners of drones, attacks on somebody, old positions."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.extraction import extract
from dashboard.gazetteer import Gazetteer
from dashboard.model import Article
from dashboard.settings import settings

Pair = tuple[str | None, str | None]
RSF, SUDAN, MYANMAR = "Rapid Support Forces", "Military Forces of Sudan", "Military Forces of Myanmar"
BURKINA, PAKISTAN = "Military Forces of Burkina Faso", "Police Forces of Pakistan"
VDP = "Volunteers for the Defense of the Homeland (VDP)"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open(settings().gazetteer)


def sides(text: str, gazetteer: Gazetteer) -> list[Pair]:
    article = Article(article_id="a", text=text, title="", published=date(2024, 5, 6))
    return [(m.actor1, m.actor2) for m in extract(article, gazetteer).mentions]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("An army camp near Monywa was shelled on Sunday, an attack confirmed by residents.", (None, MYANMAR)),
        ("A police outpost near Monywa was attacked by rebels on Sunday.", ("Rebels", "Police Forces of Myanmar")),
        ("Two policemen were among five people gunned down in Bannu on Sunday.", (None, PAKISTAN)),
        ("Gunmen killed nine people in an attack on the army near Djibo on Sunday.",
         ("Unidentified Armed Group", BURKINA)),
        ("Gunmen killed nine people in an attack on a village near Djibo on Sunday.",
         ("Unidentified Armed Group", "Civilians")),
        ("The Myanmar army killed nine farmers in an air strike near Myingyan, a local militia said.",
         (MYANMAR, "Civilians")),
    ],
)  # fmt: skip
def test_english_subjects_objects_and_tellers(text: str, pair: Pair, gazetteer: Gazetteer) -> None:
    assert sides(text, gazetteer)[0] == pair


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("استهدفت طائرة مسيرة تابعة لقوات الدعم السريع مستودعا للوقود في عطبرة أمس.", (RSF, None)),
        ("قصف الجيش السوداني من مواقعه شمال أم درمان مواقع الدعم السريع أمس.", (SUDAN, RSF)),
        ("هاجمت مجموعة إرهابية نقطة للحشد الشعبي قرب السعدية أمس.", ("Militants", "Popular Mobilization Forces")),
    ],
)
def test_arabic_owners_and_old_positions(text: str, pair: Pair, gazetteer: Gazetteer) -> None:
    assert sides(text, gazetteer)[0] == pair


def test_jihadists_are_not_those_who_fight_them(gazetteer: Gazetteer) -> None:
    text = "Nine VDP volunteers patrolled Djibo on Saturday.\nJihadists attacked soldiers near Djibo on Sunday."
    assert sides(text, gazetteer)[-1] == ("Militants", BURKINA)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("The RSF shelled a market in El Fasher on Sunday.\nThe shelling also hit a school in the city.", RSF),
        ("قصفت قوات الدعم السريع سوقا في الفاشر أمس.\nوأصاب القصف مدرسة في المدينة.", RSF),
        ("The RSF shelled a market in El Fasher on Sunday.\nShells also hit a school in Nyala.", None),
        ("قصفت قوات الدعم السريع سوقا في الفاشر أمس.\nوسقطت قذائف على مدرسة في نيالا.", None),
    ],
)
def test_the_shelling_is_that_told_before_and_other_shells_are_nobodys(
    text: str, first: str | None, gazetteer: Gazetteer
) -> None:
    assert sides(text, gazetteer)[-1][0] == first


def test_whom_a_statement_blames_behind_a_pause(gazetteer: Gazetteer) -> None:
    text = "Two policemen were shot dead near Raqqa on Sunday, medics said, blaming a cell of the Islamic State group."
    assert sides(text, gazetteer)[0][0] == "Islamic State"


def test_rioters_set_upon_marchers_are_not_the_marchers(gazetteer: Gazetteer) -> None:
    assert sides("Youths set upon marchers in Chattogram on Sunday.", gazetteer) == [("Rioters", "Protesters")]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Government shelling killed nine people in Saraqib on Sunday.", ("Military Forces of Syria", "Civilians")),
        ("قتل تسعة مدنيين بقصف النظام على سراقب أمس.", ("Military Forces of Syria", "Civilians")),
        (
            "Herders attacked a farming village near Jos on Sunday, killing six people.",
            ("Communal Militia", "Civilians"),
        ),
        ("اشتبك طلاب مع الشرطة في دكا أمس.", ("Rioters", "Police Forces of Bangladesh")),
    ],
)
def test_a_government_that_shells_and_people_who_fight(text: str, pair: Pair, gazetteer: Gazetteer) -> None:
    assert sides(text, gazetteer) == [pair]


def test_a_health_system_is_no_army(gazetteer: Gazetteer) -> None:
    article = Article(article_id="a", text="انهار النظام الصحي في حلب أمس.", title="", published=date(2024, 5, 6))
    assert extract(article, gazetteer).actors == []
