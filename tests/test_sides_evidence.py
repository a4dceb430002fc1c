"""Who did it by the words that say so: blame, claims, denials, what fire came from; who called, met or moved people."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.extraction import extract
from dashboard.gazetteer import Gazetteer
from dashboard.model import Article
from dashboard.settings import settings

Pair = tuple[str | None, str | None]
RSF, SUDAN, RUSSIA = "Rapid Support Forces", "Military Forces of Sudan", "Military Forces of Russia"
KENYA, IRAQ = "Police Forces of Kenya", "Police Forces of Iraq"


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.open(settings().gazetteer)


def sides(text: str, gazetteer: Gazetteer) -> list[Pair]:
    article = Article(article_id="a", text=text, title="", published=date(2024, 5, 6))
    return [(m.actor1, m.actor2) for m in extract(article, gazetteer).mentions]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Armed men killed nine farmers near Beni on Sunday, a priest said, attributing the killing to the ADF.",
         "Allied Democratic Forces"),
        ("The village of Banki came under attack from Boko Haram on Sunday; six people died.", "Boko Haram"),
        ("قتل ثلاثة أشخاص في غارة نفذتها طائرة حربية روسية على سرمين أمس.", RUSSIA),
        ("قتل تسعة أشخاص في كابول أمس بتفجير انتحاري تبناه تنظيم الدولة الإسلامية.", "Islamic State"),
        ("أصيب طفلان في سرمين أمس بقصف مصدره القوات الروسية.", RUSSIA),
        ("اتهم أقارب الضحايا القوات الروسية بقصف مدرسة في كفرنبل أمس.", RUSSIA),
        ("اتهم ناشطون القوات الروسية بقصف مدرسة في كفرنبل أمس.", RUSSIA),
        ("سيطرت كتائب من الجيش السوداني على جسر الحلفايا أمس.", SUDAN),
        ("جاء النزوح بعد ساعات من دخول مقاتلي الدعم السريع مدينة سنجة أمس.", RSF),
    ],
)  # fmt: skip
def test_words_name_the_author(text: str, first: str, gazetteer: Gazetteer) -> None:
    assert first in [pair[0] for pair in sides(text, gazetteer)]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        (
            "The Houthis denied abducting nine fishermen off Mocha on Sunday.",
            ("Houthi Movement (Houthis)", "Civilians"),
        ),
        ("نفت قوات الدعم السريع قتل مدنيين في الجنينة أمس.", (RSF, "Civilians")),
        ("Police said 23 people had been arrested in Eldoret on Sunday.", (KENYA, "Civilians")),
        ("قالت الشرطة إن 12 شخصا اعتقلوا في البصرة أمس.", (IRAQ, "Civilians")),
    ],
)
def test_who_denies_or_reports_his_own_deed_did_it(text: str, pair: Pair, gazetteer: Gazetteer) -> None:
    assert sides(text, gazetteer) == [pair]


@pytest.mark.parametrize(
    "text",
    [
        "The army denied losing Babanusa on Sunday.",
        "Police said gunmen had kidnapped nine people in Eldoret on Sunday.",
        "The army said nine villagers had been abducted near Nyala on Sunday.",
    ],
)
def test_a_speaker_is_no_author_of_what_others_did(text: str, gazetteer: Gazetteer) -> None:
    assert {first for first, _ in sides(text, gazetteer)} <= {None, "Unidentified Armed Group"}


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Thousands joined a general strike called by the Tunisian General Labour Union in Sfax on Sunday.",
         ("Tunisian General Labour Union", None)),
        ("شهدت صفاقس أمس إضرابا عاما بدعوة من الاتحاد العام التونسي للشغل.", ("Tunisian General Labour Union", None)),
        ("Hundreds marched in Bamako on Sunday in support of the army.", ("Protesters", None)),
        ("تظاهر المئات في حلب أمس تضامنا مع الجيش.", ("Protesters", None)),
        ("خرج المئات في الحسكة أمس للتنديد بالقصف التركي.", ("Protesters", None)),
        ("Police dispersed a crowd of demonstrators in Basra on Sunday.", ("Protesters", IRAQ)),
        ("فرقت الشرطة متظاهرين في البصرة أمس.", ("Protesters", IRAQ)),
    ],
)  # fmt: skip
def test_a_protest_has_its_caller_and_only_a_force_that_met_it(text: str, pair: Pair, gazetteer: Gazetteer) -> None:
    assert sides(text, gazetteer) == [pair]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Lebanese army helicopters evacuated 90 villagers from Baalbek on Sunday.",
         ("Military Forces of Lebanon", "Civilians")),
        ("أجلى الجيش اللبناني عشرات العائلات من عيترون أمس.", ("Military Forces of Lebanon", "Civilians")),
        ("Hundreds of families fled Sinja on Sunday as the RSF advanced.", ("Civilians", None)),
        ("Nine families were evacuated from Sinja on Sunday.", ("Civilians", None)),
    ],
)  # fmt: skip
def test_an_army_moves_people_or_they_move_themselves(text: str, pair: Pair, gazetteer: Gazetteer) -> None:
    assert pair in sides(text, gazetteer)


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Soldiers were deployed in Kisii on Sunday.", ("Military Forces of Kenya", None)),
        ("Kenya said it would send 800 police officers to Haiti next month.", (KENYA, None)),
        ("The government and the Houthis agreed to a truce in Hodeidah on Sunday.",
         ("Government of Yemen", "Houthi Movement (Houthis)")),
        ("WFP said it had delivered 40 truckloads of flour to Nyala on Sunday.", ("World Food Programme", "Civilians")),
        ("The authorities closed the border crossing at Qaim on Sunday.", ("Government of Iraq", None)),
    ],
)  # fmt: skip
def test_states_agencies_and_both_who_agree_act(text: str, pair: Pair, gazetteer: Gazetteer) -> None:
    assert sides(text, gazetteer) == [pair]


def test_they_who_threaten_are_those_who_acted_before(gazetteer: Gazetteer) -> None:
    text = "The Houthis fired a missile at Marib on Sunday.\nThey threatened to hit the port of Mocha."
    assert sides(text, gazetteer)[-1][0] == "Houthi Movement (Houthis)"


def test_a_word_of_a_place_name_is_nobody(gazetteer: Gazetteer) -> None:
    ((_, second),) = sides("انسحبت قوات الدعم السريع من ود مدني أمس.", gazetteer)
    assert second != "Civilians"


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Nine Taliban were killed in an air strike near Kunduz on Sunday, the defence ministry said.",
         ("Military Forces of Afghanistan", "Taliban")),
        ("Troops came under fire from Boko Haram near Monguno on Sunday.",
         ("Boko Haram", "Military Forces of Nigeria")),
        ("A settler was wounded in a stabbing near Hebron on Sunday.", (None, "Civilians")),
        ("Mortar rounds hit Kunduz on Sunday, wounding four members of one family.", (None, "Civilians")),
        ("Gunmen in military uniform abducted a doctor in Sebha on Sunday.", ("Unidentified Armed Group", "Civilians")),
        ("A mob beat to death two men in Funtua on Sunday.", ("Rioters", "Civilians")),
        ("Ukrainian forces completed the recapture of Izium on Sunday.", ("Military Forces of Ukraine", None)),
        ("نفى الجيش العراقي تعرض قاعدته في بلد لهجوم صاروخي أمس.", (None, "Military Forces of Iraq")),
        ("دخلت قافلة للصليب الأحمر إلى درعا أمس محملة بالطحين.", ("Red Cross", "Civilians")),
        ("دخول قافلة للصليب الأحمر محملة بالطحين إلى درعا أمس.", ("Red Cross", "Civilians")),
    ],
)  # fmt: skip
def test_who_is_hit_and_who_only_seems_to_act(text: str, pair: Pair, gazetteer: Gazetteer) -> None:
    assert sides(text, gazetteer) == [pair]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("قال زعيم حركة الشباب إن مقاتليه استولوا على بلدة أدادو أمس.", "Al-Shabaab"),
        ("Boko Haram fought soldiers near Bama on Saturday.\nThe fighters then burned a clinic in Bama.", "Boko Haram"),
    ],
)
def test_his_men_are_their_leaders_and_fighters_no_soldiers(text: str, first: str, gazetteer: Gazetteer) -> None:
    assert sides(text, gazetteer)[-1][0] == first


def test_police_and_spies_are_no_enemy_of_their_army(gazetteer: Gazetteer) -> None:
    text = (
        "Ukraine's security service held a man in Kyiv on Saturday.\n"
        "Ukrainian forces took a village near Lyman on Sunday."
    )
    assert sides(text, gazetteer)[-1] == ("Military Forces of Ukraine", None)
