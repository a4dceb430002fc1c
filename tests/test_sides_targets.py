"""Whom a deed hits where no words say so: barracks and radars, who held the town, who came after, whose war it is."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.extraction import extract
from dashboard.gazetteer import Gazetteer
from dashboard.model import Article
from dashboard.settings import settings

Pair = tuple[str | None, str | None]
RSF, SUDAN = "Rapid Support Forces", "Military Forces of Sudan"
RUSSIA, UKRAINE, SYRIA = "Military Forces of Russia", "Military Forces of Ukraine", "Military Forces of Syria"
TRIBAL, HOUTHIS = "Tribal Militia", "Houthi Movement (Houthis)"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open(settings().gazetteer)


def sides(text: str, gazetteer: Gazetteer) -> list[Pair]:
    article = Article(article_id="a", text=text, title="", published=date(2024, 5, 6))
    return [(m.actor1, m.actor2) for m in extract(article, gazetteer).mentions]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("The army and the RSF clashed in Bahri.\nJets of the army bombed barracks in Nyala.", (SUDAN, RSF)),
        ("اشتبك الجيش مع قوات الدعم السريع في بحري السبت.\nوقصف الجيش ثكنة قرب نيالا أمس.", (SUDAN, RSF)),
        ("The army and the RSF clashed in Bahri.\nJets of the army bombed a dam near Nyala.", (SUDAN, None)),
        ("The army and the RSF clashed in Bahri on Saturday.\nShells hit a barracks in Nyala on Sunday.", (None, None)),
    ],
)  # fmt: skip
def test_what_only_fighters_have_is_the_enemys_and_its_attacker_unknown(
    text: str, pair: Pair, gazetteer: Gazetteer
) -> None:
    assert sides(text, gazetteer)[-1] == pair


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("The army is preparing to retake Singa, seized by the RSF last month.", (SUDAN, RSF)),
        ("الجيش السوداني يستعد لاستعادة سنجة التي تسيطر عليها قوات الدعم السريع.", (SUDAN, RSF)),
        ("قوات النظام السوري تقتحم بلدة حيان الخاضعة لسيطرة هيئة تحرير الشام اليوم.", (SYRIA, "Hayat Tahrir al-Sham")),
    ],
)
def test_who_holds_the_town_is_fought(text: str, pair: Pair, gazetteer: Gazetteer) -> None:
    assert pair in sides(text, gazetteer)


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("انسحبت القوات المشتركة من التحيتا أمس، ودخلها الحوثيون دون قتال.",
         ("Joint Forces on the West Coast (Yemen)", HOUTHIS)),
        ("Soldiers pulled out of Singa on Sunday and RSF fighters moved in.", (SUDAN, RSF)),
        ("Soldiers pulled out of Singa on Sunday.", (SUDAN, None)),
    ],
)  # fmt: skip
def test_who_comes_after_those_who_leave(text: str, pair: Pair, gazetteer: Gazetteer) -> None:
    assert sides(text, gazetteer)[0] == pair


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Wagner fighters entered Bakhmut on Saturday.\nUkrainian forces retook Andriivka on Sunday.\n"
         "Russian forces took Soledar on Monday.", (RUSSIA, UKRAINE)),
        ("PMF fighters met in Baghdad.\nIslamic State burned a house near Kirkuk on Saturday.\n"
         "The Iraqi army attacked Hawija on Sunday.", ("Military Forces of Iraq", None)),
    ],
)  # fmt: skip
def test_two_states_at_war_fight_each_other_and_an_unclear_enemy_is_nobody(
    text: str, pair: Pair, gazetteer: Gazetteer
) -> None:
    assert sides(text, gazetteer)[-1] == pair


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Tribal clashes killed nine people near Nyala on Sunday.", (TRIBAL, TRIBAL)),
        ("أوقع قتال قبلي تسعة قتلى قرب نيالا أمس.", (TRIBAL, TRIBAL)),
        ("The army stopped tribal clashes near Nyala on Sunday.", (SUDAN, None)),
        ("نعى الجيش السوداني جنديا قضى في معارك الخرطوم أمس.", (None, SUDAN)),
        ("أسقط الجيش السوداني طائرتين مسيرتين تركيتين فوق الخرطوم أمس.", (SUDAN, "Military Forces of Turkey")),
        ("Peacekeepers were ambushed near Goma on Sunday.", (None, "MONUSCO")),
    ],
)
def test_kin_the_mourned_and_what_is_shot_down(text: str, pair: Pair, gazetteer: Gazetteer) -> None:
    assert sides(text, gazetteer)[0] == pair


def test_the_attackers_are_called_what_they_were_called_before(gazetteer: Gazetteer) -> None:
    text = (
        "Bandits raided Zurmi on Saturday, killing two people.\nThe attackers abducted nine girls in Maradun on Sunday."
    )
    assert sides(text, gazetteer)[-1] == ("Bandits", "Civilians")


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("أصيب طفل خلال اشتباكات مع قوات الدعم السريع قرب نيالا أمس.", (None, RSF)),
        ("Clashes between protesters and security forces near the parliament in Beirut hurt nine people on Sunday.",
         ("Rioters", "Security Forces of Lebanon")),
        ("اقتحم مستوطنون قرية بورين بحماية من الجيش الإسرائيلي أمس.", ("Settlers (Israel)", None)),
        ("FARC dissidents killed nine soldiers near Cali.", ("FARC Dissidents", "Military Forces of Colombia")),
    ],
)  # fmt: skip
def test_guards_and_places_are_no_side_and_the_enemy_is(text: str, pair: Pair, gazetteer: Gazetteer) -> None:
    assert sides(text, gazetteer)[0] == pair


def test_the_forces_loyal_to_somebody_are_none_named_before(gazetteer: Gazetteer) -> None:
    text = "قصف الحوثيون تعز أمس.\nوسيطرت القوات الموالية للرئيس على منطقة الصراري صباح اليوم."
    assert sides(text, gazetteer)[-1][0] != HOUTHIS
