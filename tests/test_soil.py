"""Which army: the one of the country that an article's places lie in."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.extraction import extract
from dashboard.gazetteer import Gazetteer
from dashboard.model import Article
from dashboard.settings import settings


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open(settings().gazetteer)


def names(text: str, gazetteer: Gazetteer | None) -> list[str | None]:
    article = Article(article_id="a", text=text, title="", published=date(2024, 5, 6))
    return [actor.name for actor in extract(article, gazetteer).actors]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Security forces opened fire on a march in Basra and in Nasiriyah on Sunday.", "Security Forces of Iraq"),
        ("The army shelled El Fasher on Sunday, and later Nyala.", "Military Forces of Sudan"),
        ("قصف الجيش مدينة الفاشر ثم نيالا أمس.", "Military Forces of Sudan"),
        ("أوقفت الشرطة عشرة أشخاص في القصرين وفي سيدي بوزيد.", "Police Forces of Tunisia"),
    ],
)
def test_forces_without_a_country_are_those_of_the_places(text: str, name: str, gazetteer: Gazetteer) -> None:
    assert name in names(text, gazetteer)


def test_an_army_with_a_country_keeps_it_on_foreign_soil(gazetteer: Gazetteer) -> None:
    assert names("The Turkish army shelled Manbij and Tell Rifaat on Sunday.", gazetteer) == [
        "Military Forces of Turkey"
    ]


def test_without_places_nobody_is_guessed(gazetteer: Gazetteer) -> None:
    assert names("Security forces opened fire on a march on Sunday.", gazetteer) == ["Security Forces"]
    assert names("Security forces opened fire on a march in Basra on Sunday.", None) == ["Security Forces"]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        (
            "Police left Lagos and Abuja. In Conakry, soldiers shot two people.",
            "Military Forces of Guinea",
        ),
        ("Police fired at crowds in Lagos and Abuja. Soldiers shot two people.", "Military Forces of Nigeria"),
        (
            "The Malian army left Kidal and Gao. Gunmen killed soldiers in Tillaberi, Niger.",
            "Military Forces of Niger",
        ),
        ("The Israeli army struck Tyre. The army said it had hit Sidon in Lebanon.", "Military Forces of Israel"),
    ],
)
def test_a_sentence_in_another_country_has_its_own_forces(text: str, last: str, gazetteer: Gazetteer) -> None:
    named = [name for name in names(text, gazetteer) if name is not None and name.startswith("Military")]
    assert named[-1] == last


@pytest.mark.parametrize(
    "text",
    [
        "Crowds marched in Lagos and Abuja. In the capital, police fired at students.",
        "خرجت مظاهرات في لاغوس وأبوجا. وفي العاصمة أوقفت الشرطة عشرين طالبا.",
        "Floods hit Lagos and Abuja. At the camp, police arrested two looters.",
    ],
)
def test_common_nouns_lie_in_no_other_country(text: str, gazetteer: Gazetteer) -> None:
    assert "Police Forces of Nigeria" in names(text, gazetteer)


def test_a_hamlet_abroad_does_not_outweigh_a_town_of_unknown_size_at_home(gazetteer: Gazetteer) -> None:
    told = "Shells fell on Afrin and Azaz in Syria. Inmates fled a military prison at Rajo."
    assert "Military Forces of the United States" not in names(told, gazetteer)


def test_the_name_of_a_country_means_the_country(gazetteer: Gazetteer) -> None:
    assert "Military Forces of Sudan" in names("قال الجيش إنه لن يغادر السودان.", gazetteer)


def test_a_city_named_like_a_country_does_not_move_the_article_there(gazetteer: Gazetteer) -> None:
    told = "قصفت طائرات مسيرة صنعاء أمس. وتنطلق محادثات في عمان غدا، وتستعد القوات الحكومية لاقتحام المدينة."
    assert "Military Forces of Oman" not in names(told, gazetteer)
