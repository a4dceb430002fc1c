"""Who did it where others are only named beside: in relative clauses, in denials, by their dead, by possessives."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.extraction import extract
from dashboard.gazetteer import Gazetteer
from dashboard.model import Article
from dashboard.settings import settings

NIGERIA = "Military Forces of Nigeria"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open(settings().gazetteer)


def sides(text: str, gazetteer: Gazetteer) -> list[tuple[str | None, str | None]]:
    article = Article(article_id="a", text=text, title="", published=date(2024, 5, 6))
    return [(m.actor1, m.actor2) for m in extract(article, gazetteer).mentions]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Fighters of Boko Haram, who had sworn loyalty to the Islamic State, killed six farmers near Bama on Sunday.",
         "Boko Haram"),
        ("Boko Haram gunmen, looking for friends of the army, killed six farmers near Bama on Sunday.", "Boko Haram"),
        ("هاجمت جماعة بوكو حرام، التي بايعت تنظيم الدولة الإسلامية، قرية قرب مايدوغوري أمس.", "Boko Haram"),
        ("Boko Haram raided Bama on Sunday. The army, which had left the town, killed six farmers.", NIGERIA),
    ],
)  # fmt: skip
def test_the_subject_acts_and_not_who_is_told_of_between(text: str, first: str, gazetteer: Gazetteer) -> None:
    assert sides(text, gazetteer)[-1][0] == first


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("A spokesman for Boko Haram denied that they had shelled the camp near Bama and accused the army of lying.",
         ("Boko Haram", None)),
        ("Boko Haram accused the army of shelling the camp near Bama.", (NIGERIA, None)),
        ("Chad has denied that its soldiers had attacked a village near Bama in Nigeria on Sunday.",
         ("Military Forces of Chad", None)),
    ],
)  # fmt: skip
def test_who_denies_a_deed_is_its_alleged_author(
    text: str, pair: tuple[str | None, str | None], gazetteer: Gazetteer
) -> None:
    assert sides(text, gazetteer)[0] == pair


@pytest.mark.parametrize(
    "text",
    [
        "أسفرت غارات إسرائيلية على بلدة الخيام جنوب لبنان أمس عن مقتل سبعة مدنيين، وفق وزارة الصحة اللبنانية.",
        "قتل سبعة مدنيين في غارة جوية إسرائيلية على بلدة الخيام أمس، بحسب وزارة الصحة اللبنانية.",
    ],
)
def test_who_counts_the_dead_did_not_kill_them(text: str, gazetteer: Gazetteer) -> None:
    assert {first for first, _ in sides(text, gazetteer)} == {"Military Forces of Israel"}


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Boko Haram lost the town of Bama on Sunday.", (None, "Boko Haram")),
        ("The Nigerian army denied losing the town of Bama on Sunday.", (None, NIGERIA)),
        ("خسر الجيش السوري بلدة مورك أمس.", (None, "Military Forces of Syria")),
        ("Boko Haram took the town of Bama on Sunday.", ("Boko Haram", None)),
    ],
)
def test_who_loses_a_place_did_not_take_it(
    text: str, pair: tuple[str | None, str | None], gazetteer: Gazetteer
) -> None:
    assert sides(text, gazetteer)[0] == pair


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Kenya intends to send 1,000 police officers to Haiti.", ("Police Forces of Kenya", None)),
        ("The president sent soldiers to Kidal on Sunday.", ("Military Forces of Mali", None)),
    ],
)
def test_forces_abroad_are_those_of_the_state_that_sends_them(
    text: str, pair: tuple[str | None, str | None], gazetteer: Gazetteer
) -> None:
    assert sides(text, gazetteer) == [pair]


def test_cruise_missiles_of_a_nation_are_fired_by_it(gazetteer: Gazetteer) -> None:
    told = "أصابت صواريخ كروز روسية وسط مدينة فينيتسا أمس."
    assert sides(told, gazetteer)[0][0] == "Military Forces of Russia"
