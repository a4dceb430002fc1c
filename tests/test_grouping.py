"""Which clauses are one event and which are two, what is told again, and what only happens again and again."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.extraction import extract
from dashboard.gazetteer import Gazetteer
from dashboard.model import Article, Event, Mention
from dashboard.pipeline import read_article


def article(text: str) -> Article:
    return Article(article_id="a", text=text, published=date(2025, 3, 14))


def read(text: str, gazetteer: Gazetteer) -> list[Mention]:
    return extract(article(text), gazetteer).mentions


def events(text: str, gazetteer: Gazetteer) -> list[Event]:
    return read_article(article(text), gazetteer)


def kinds(text: str, gazetteer: Gazetteer) -> list[tuple[str, int | None, int | None]]:
    return [(m.event_type.value, m.fatalities, m.injuries) for m in read(text, gazetteer)]


BLAST, BATTLE, CIVIL = "Explosions/Remote violence", "Battles", "Violence against civilians"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Six people were killed and nine wounded by shelling in Kherson on Monday.", [(BLAST, 6, 9)]),
        ("قتل ستة أشخاص وجرح تسعة آخرون جراء قصف على خيرسون يوم الاثنين.", [(BLAST, 6, 9)]),
        ("قُتل ستة أشخاص وأُصيب تسعة آخرون جراء غارات على حي في صنعاء يوم الاثنين.", [(BLAST, 6, 9)]),
        (
            "فيما تتواصل المعارك في الفاشر، قتل عشرة أشخاص في غارة جوية على نيالا يوم الأحد.",
            [(BATTLE, None, None), (BLAST, 10, None)],
        ),
        (
            "While fighting goes on in Omdurman, ten people were killed in an air strike on Nyala on Sunday.",
            [(BATTLE, None, None), (BLAST, 10, None)],
        ),
        ("أسفرت السيول التي اجتاحت مدينة حجة عن مقتل أربعة أشخاص.", [("Disaster", 4, None)]),
        ("Seven people died in landslides and floods in Bududa on Monday.", [("Disaster", 7, None)]),
        ("استهدفت القوات، ببراميل متفجرة، بلدة خان شيخون يوم الأحد.", [(BLAST, None, None)]),
        (
            "Bandits raided a village near Zurmi on Sunday, burning huts and driving off cattle.",
            [(CIVIL, None, None)],
        ),
        (
            "Fighters burned huts and killed three villagers near Beni on Monday.",
            [("Strategic developments", None, None), (CIVIL, 3, None)],
        ),
        ("Rebels captured Bunagana on Monday after soldiers pulled back.", [(BATTLE, None, None)]),
        ("رشق محتجون الشرطة بالحجارة وأحرقوا إطارات في صيدا يوم الاثنين.", [("Riots", None, None)]),
        (
            "لم تقع اشتباكات في زاريا بينما قتل مسلحون مزارعين اثنين يوم الاثنين.",
            [(BATTLE, None, None), (CIVIL, 2, None)],
        ),
        ("No clashes were reported as gunmen killed two farmers near Zaria on Monday.", [(CIVIL, 2, None)]),
    ],
)
def test_one_event_or_two(text: str, wanted: list[tuple[str, int | None, int | None]], gazetteer: Gazetteer) -> None:
    assert kinds(text, gazetteer) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("سقط صاروخ على مأرب مساء الخميس، أطلقه الحوثيون.", 1),
        ("اعترضت الدفاعات طائرة مسيرة فوق الرياض ودمرتها يوم الأحد.", 1),
        ("Shells fell on Nikopol on Monday. The shelling hit Sumy on Tuesday.", 2),
    ],
)
def test_a_clause_that_describes_is_no_event(text: str, wanted: int, gazetteer: Gazetteer) -> None:
    assert len(events(text, gazetteer)) == wanted


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A quake shook Herat on Saturday. More than 90 people were injured.", "Disaster"),
        ("A quake shook Herat on Saturday. Twelve villages were destroyed.", "Disaster"),
        ("A quake shook Herat on Saturday. Gunmen killed two guards in Kabul on Sunday.", CIVIL),
        ("ضرب زلزال هرات يوم السبت. وأصيب تسعون شخصا.", "Disaster"),
        ("A quake shook Aleppo on Monday. Rescuers reported 221 deaths in rebel-held areas.", "Disaster"),
    ],
)
def test_mere_victims_belong_to_the_disaster_told_before(text: str, kind: str, gazetteer: Gazetteer) -> None:
    assert read(text, gazetteer)[-1].event_type.value == kind


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Gunmen attacked a market in Damboa on Monday. The attack left five traders dead.", 5),
        ("هاجم مسلحون سوقا في دامبوا يوم الاثنين. وأسفر الهجوم عن مقتل خمسة تجار.", 5),
        ("An air strike hit a market in Nyala on Monday. Ten people were killed, he said.", 10),
        ("استهدفت غارة جوية سوقا في نيالا يوم الاثنين. وقتل عشرة أشخاص.", 10),
    ],
)
def test_an_event_told_again_is_one_event_with_what_both_say(text: str, killed: int, gazetteer: Gazetteer) -> None:
    (event,) = events(text, gazetteer)
    assert event.fatalities == killed
    assert [mention["sentence"] for mention in event.mentions] == [text[text.index(". ") + 2 :]]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked a market in Damboa on Monday. Another attack in Gwoza killed five traders on Tuesday.",
        "Gunmen attacked a market in Damboa on Monday. The attack in Gwoza killed five traders.",
        "هاجم مسلحون سوقا في دامبوا يوم الاثنين. وأسفر هجوم في غوزا عن مقتل خمسة تجار.",
        "Gunmen attacked a market in Damboa on Monday. The floods killed five traders.",
        "An air strike hit a market in Nyala on Monday. Two people were also killed on Tuesday.",
    ],
)
def test_another_event_is_not_told_again(text: str, gazetteer: Gazetteer) -> None:
    assert len(events(text, gazetteer)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Armed gangs regularly raid villages in Zamfara, killing residents.",
        "Zamfara is home to gangs who loot villages and kidnap travellers.",
        "For years, Katsina has seen attacks on farms.",
        "غالبا ما يهاجم مسلحون قرى في زمفرة.",
    ],
)
def test_a_habit_is_no_event(text: str, gazetteer: Gazetteer) -> None:
    assert read(text, gazetteer) == []


def test_what_happens_often_may_happen_on_a_day(gazetteer: Gazetteer) -> None:
    text = "Kherson was repeatedly shelled on Monday."
    assert [m.event_type.value for m in read(text, gazetteer)] == [BLAST]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Bandits raided a village near Zurmi on Sunday.", CIVIL),
        ("Soldiers raided a village near Zurmi on Sunday.", BATTLE),
        ("Boko Haram raided a village near Zurmi on Sunday.", CIVIL),
        ("An army spokesman said that militants raided a village near Zurmi on Sunday.", CIVIL),
        ("Gunmen raided an army post near Zurmi on Sunday.", BATTLE),
        ("Rebels seized a village near Goma on Sunday.", BATTLE),
        ("Gunmen seized 20 pupils near Kaduna on Sunday.", CIVIL),
        ("Police beat protesters in Cairo on Sunday.", "Protests"),
        ("Police beat detainees in Cairo on Sunday.", CIVIL),
    ],
)
def test_who_was_hit_by_whom_gives_the_type(text: str, kind: str, gazetteer: Gazetteer) -> None:
    assert [m.event_type.value for m in read(text, gazetteer)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "The ferry was painted in Tunis on Monday.",
        "Villagers in the surrounding areas sold food supplies on Monday.",
        "The quake damage in Herat was assessed on Monday.",
    ],
)
def test_nouns_and_adjectives_spelled_like_verbs_report_nothing(text: str, gazetteer: Gazetteer) -> None:
    assert read(text, gazetteer) == []
