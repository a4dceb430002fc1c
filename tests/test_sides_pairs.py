"""Two sides of one fight: paired by "between", by "and", by who beat off whom, or by the only fight told so far."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.extraction import extract
from dashboard.gazetteer import Gazetteer
from dashboard.model import Article
from dashboard.settings import settings

Pair = tuple[str | None, str | None]
SUDAN, NIGERIA, RSF = "Military Forces of Sudan", "Military Forces of Nigeria", "Rapid Support Forces"
LEBANON, COMMUNAL = "Military Forces of Lebanon", "Communal Militia"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open(settings().gazetteer)


def sides(text: str, gazetteer: Gazetteer) -> list[Pair]:
    article = Article(article_id="a", text=text, title="", published=date(2024, 5, 6))
    return [(m.actor1, m.actor2) for m in extract(article, gazetteer).mentions]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Fighting between the army and the Rapid Support Forces killed 40 people in Khartoum.", (SUDAN, RSF)),
        ("أدى قتال بين الجيش السوداني وقوات الدعم السريع إلى مقتل 40 شخصا في الخرطوم أمس.", (SUDAN, RSF)),
        ("A gun battle between rival gangs left nine people dead in Cabaret on Sunday.", ("Gangs", "Gangs")),
        ("Fighting between two militias shook Tripoli on Sunday.", ("Militia", "Militia")),
        ("وقعت اشتباكات بين جماعات مسلحة في صبراتة أمس.", ("Unidentified Armed Group", "Unidentified Armed Group")),
        ("Clashes between herders and farmers left nine dead near Jos on Sunday.", (COMMUNAL, COMMUNAL)),
        ("نشبت اشتباكات بين رعاة ومزارعين قرب نيالا أمس.", (COMMUNAL, COMMUNAL)),
    ],
)
def test_between_names_both_sides_whoever_died(text: str, pair: Pair, gazetteer: Gazetteer) -> None:
    assert sides(text, gazetteer) == [pair]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Hezbollah and the Lebanese army exchanged fire near Baalbek on Sunday.", ("Hezbollah", LEBANON)),
        ("تبادل الجيش اللبناني وحزب الله إطلاق النار قرب بعلبك أمس.", (LEBANON, "Hezbollah")),
    ],
)
def test_joined_subjects_fight_each_other(text: str, pair: Pair, gazetteer: Gazetteer) -> None:
    assert sides(text, gazetteer) == [pair]


def test_joined_subjects_with_an_enemy_stand_together(gazetteer: Gazetteer) -> None:
    ((first, second),) = sides("The army and Hezbollah fought Islamic State near Arsal on Sunday.", gazetteer)
    assert (first, second) == (LEBANON, "Islamic State")


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Soldiers fought off an attack by Boko Haram on Monguno on Sunday.", ("Boko Haram", NIGERIA)),
        ("Soldiers held off Boko Haram fighters at Monguno on Sunday.", ("Boko Haram", NIGERIA)),
        ("Troops drove back an assault on Monguno, killing nine Boko Haram fighters.", ("Boko Haram", NIGERIA)),
        ("An attack by Boko Haram on Monguno was repelled by soldiers on Sunday.", ("Boko Haram", NIGERIA)),
        ("Soldiers repulsed an attack on Monguno on Sunday.", (None, NIGERIA)),
        ("Villagers fought off bandits near Zurmi on Sunday.", ("Bandits", COMMUNAL)),
        ("Soldiers fought Boko Haram near Monguno on Sunday.", (NIGERIA, "Boko Haram")),
        ("Soldiers pushed back Boko Haram towards Monguno on Sunday.", (NIGERIA, "Boko Haram")),
    ],
)  # fmt: skip
def test_who_beats_off_an_attack_is_the_one_attacked(text: str, pair: Pair, gazetteer: Gazetteer) -> None:
    assert sides(text, gazetteer) == [pair]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("The army and the RSF clashed in Omdurman on Saturday.\nFighting resumed in Bahri on Monday.", (SUDAN, RSF)),
        ("اشتبك الجيش مع قوات الدعم السريع في أم درمان السبت.\nوتجددت المعارك في بحري صباح اليوم.", (SUDAN, RSF)),
    ],
)
def test_a_later_fight_is_that_of_the_only_two(text: str, pair: Pair, gazetteer: Gazetteer) -> None:
    assert sides(text, gazetteer)[-1] == pair


def test_with_a_third_party_in_the_article_a_later_fight_has_no_sides(gazetteer: Gazetteer) -> None:
    text = (
        "The army and M23 rebels clashed near Sake on Saturday.\n"
        "ADF rebels killed ten villagers near Beni on Sunday.\nFighting was reported in Rutshuru on Monday."
    )
    assert sides(text, gazetteer)[-1] == (None, None)


def test_nobody_is_laid_an_attack_on_by_elimination(gazetteer: Gazetteer) -> None:
    text = (
        "The army and the RSF clashed in Omdurman on Saturday.\nArtillery fire killed five people in Bahri on Monday.\n"
        "Nine soldiers were killed in an attack on a base in Kosti on Monday."
    )
    assert [first for first, _ in sides(text, gazetteer)[1:]] == [None, None]


def test_the_dead_of_a_battle_are_no_side_of_it(gazetteer: Gazetteer) -> None:
    assert sides("Fierce fighting in Homs killed three villagers on Sunday.", gazetteer) == [(None, None)]
