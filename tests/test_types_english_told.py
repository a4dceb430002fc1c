"""English sentences that share a cause, list places or borrow a word: how many events, of which type, where."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.extraction import extract
from dashboard.gazetteer import Gazetteer
from dashboard.model import Article, Mention


def read(text: str, gazetteer: Gazetteer | None = None) -> list[Mention]:
    return extract(Article(article_id="a", text=text, published=date(2022, 3, 16), language="en"), gazetteer).mentions


def test_the_dead_and_the_homeless_share_a_cause(gazetteer: Gazetteer) -> None:
    told = read("At least 103 people were killed and 9,000 displaced by floods in Sindh on Sunday.", gazetteer)
    assert [(m.event_type.value, m.fatalities) for m in told] == [("Disaster", 103), ("Displacement", None)]


def test_a_list_of_places_before_the_toll_is_one_subject(gazetteer: Gazetteer) -> None:
    told = read("Air strikes on Sunday on Aleppo, Homs and Idlib killed five people.", gazetteer)
    assert [m.toponym.text for m in told if m.toponym is not None] == ["Aleppo", "Homs", "Idlib"]
    assert {m.event_type.value for m in told} == {"Explosions/Remote violence"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An offensive led to the recapture of Idlib on Sunday.", "capture"),
        ("An offensive for the recapture of Idlib began on Sunday.", "offensive"),
    ],
)
def test_what_a_fight_led_to_names_the_event(text: str, expected: str, gazetteer: Gazetteer) -> None:
    (mention,) = read(text, gazetteer)
    assert expected in text[mention.trigger.start : mention.trigger.end]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A national strike entered its twelfth day on Sunday.", ["Protests"]),
        ("A strike on a convoy of militants killed three on Sunday.", ["Explosions/Remote violence"]),
        ("A tree fell over in the camp on Sunday.", []),
        ("Rebels sacked the base on Sunday.", ["Battles"]),
        ("The president sacked the prime minister on Sunday.", []),
        ("Gunmen forced 20 women into vehicles on Sunday.", ["Violence against civilians"]),
        ("Gunmen forced 20 women to flee their homes on Sunday.", ["Displacement"]),
        ("A dam was breached by the river on Sunday.", ["Disaster"]),
        ("Police fired tear gas on Sunday after youths attacked bus stations.", ["Riots"]),
        ("Nine hundred people were shifted to relief camps on Sunday.", ["Displacement"]),
    ],
)
def test_neighbours_that_share_a_word(text: str, expected: list[str]) -> None:
    assert [m.event_type.value for m in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen stormed a mosque on Sunday, shooting at worshippers.", ["Violence against civilians"]),
        ("Guards returned fire on Sunday when gunmen came near the base.", ["Battles"]),
        ("A fire at a market killed two people on Sunday.", ["Disaster"]),
        ("A UNICEF convoy came under fire on Sunday.", ["Violence against civilians"]),
        ("An army convoy came under fire on Sunday.", ["Battles"]),
        ("An angry crowd attacked cafes with rocks on Sunday.", ["Riots"]),
        ("The rebels took the town of Kalma on Sunday.", ["Battles"]),
        ("The lorries took the road to the town on Sunday.", []),
    ],
)
def test_the_same_deed_is_told_once_and_by_what_was_hit(text: str, expected: list[str]) -> None:
    assert [m.event_type.value for m in read(text)] == expected


def test_who_succumbs_to_wounds_is_counted_dead() -> None:
    (told,) = read("Three villagers succumbed to wounds on Monday.")
    assert (told.fatalities, told.injuries) == (3, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A fire in a camp on Sunday destroyed 2,000 huts.", ["Disaster"]),
        ("Gunmen opened fire in a camp on Sunday and killed five people.", ["Violence against civilians"]),
        ("Floods left 12,000 people homeless on Sunday.", ["Disaster"]),
        ("The war has left 12,000 people homeless.", ["Displacement"]),
        ("Thousands protested on Sunday, but the demonstration slid into violence.", ["Protests"]),
        ("Thousands protested on Sunday, but a demonstration in Lima was called off.", ["Protests", "Protests"]),
    ],
)
def test_fires_and_what_is_named_again(text: str, expected: list[str], gazetteer: Gazetteer) -> None:
    assert [m.event_type.value for m in read(text, gazetteer)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Soldiers fired on a crowd on Sunday, killing at least 15, a doctor said.", 15),
        ("Shelling killed three, a medic at the hospital said on Sunday.", 3),
        ("Shelling killed two men, a woman and a child, a medic said.", 4),
        ("The fire swept through the camp, killing 15 people and destroying 10,000 huts.", 15),
        ("The shelling killed 15 soldiers and another 12 people.", 27),
    ],
)
def test_the_dead_are_those_killed_and_nobody_else(text: str, expected: int) -> None:
    (told,) = read(text)
    assert told.fatalities == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gang members set fire to a bar on Sunday, killing 26 people.", ["Violence against civilians"]),
        ("Gang members set fire to a bar on Sunday.", ["Strategic developments"]),
        ("Police shot and killed two suspected rebels on Sunday.", ["Battles"]),
        ("Workers came up from the Grasberg mine on Sunday.", []),
        ("A mine killed two soldiers on Sunday.", ["Explosions/Remote violence"]),
        ("The protest leaders spoke to police on Sunday.", []),
        ("A rebel leader was killed as he resisted arrest during a raid on Sunday.", ["Battles"]),
        ("Four people were killed in an attack by insurgents on a military outpost on Sunday.", ["Battles"]),
        ("Two boats sank on Sunday, leaving more than 30 people missing.", ["Disaster"]),
        ("Forty migrants were feared drowned on Sunday after their boat capsized.", ["Disaster"]),
        ("Migrants threw stones at police on Sunday; the clashes injured a dozen officers.", ["Riots"]),
    ],
)
def test_deaths_mines_leaders_and_wrecks(text: str, expected: list[str]) -> None:
    assert [m.event_type.value for m in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Doctors ended a month-long strike on Monday.", ["Protests"]),
        ("A strike on a militant camp killed three on Monday.", ["Explosions/Remote violence"]),
        ("The rebels displayed captured vehicles in the town on Monday.", []),
        ("The rebels captured the town of Kalma on Monday.", ["Battles"]),
        ("A jet crashed on Monday during a training flight.", ["Disaster"]),
        ("A drone crashed into a warehouse on Monday.", ["Explosions/Remote violence"]),
        ("The dam at the lake gave way on Monday, forcing thousands from their homes.", ["Disaster", "Displacement"]),
        ("Soldiers went from house to house on Monday, looking for men of fighting age.", []),
        ("A blast of cold air reached the hills on Monday.", []),
    ],
)
def test_stoppages_booty_and_accidents(text: str, expected: list[str]) -> None:
    assert [m.event_type.value for m in read(text)] == expected


def test_a_flood_warning_is_a_flood_to_come() -> None:
    (told,) = read("Flood warnings were issued for the valley on Monday.")
    assert told.status == "planned"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Soldiers shot and killed a 15-year-old on Friday.", ["Violence against civilians"]),
        ("Settlers uprooted 100 olive trees on Monday.", ["Strategic developments"]),
        ("The shelling uprooted 100 families on Monday.", ["Displacement"]),
        ("The town was rocked by gunfire between rival units on Sunday.", ["Battles"]),
        ("It was the third such attack in a month.", []),
    ],
)
def test_children_trees_and_gunfire(text: str, expected: list[str]) -> None:
    assert [m.event_type.value for m in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fighters toppled a statue in the square on Sunday.", []),
        ("Fighters toppled the president on Sunday.", ["Strategic developments"]),
        ("The rebels freed the girls in the town of Kalma a month after seizing them.", ["Strategic developments"]),
        ("Police carried out a controlled explosion at a bus station on Sunday.", ["Strategic developments"]),
        ("An explosion shook a bus station on Sunday.", ["Explosions/Remote violence"]),
        ("It was the first big attack in the capital for a year.", []),
        ("The mayor was detained on Sunday.", ["Strategic developments"]),
    ],
)
def test_statues_captives_and_rankings(text: str, expected: list[str]) -> None:
    assert [m.event_type.value for m in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pirates seized a tanker off the coast on Thursday.", ["Strategic developments"]),
        ("Rebels seized a town on Thursday.", ["Battles"]),
        ("Two Ebola cases have been confirmed in the camp.", ["Humanitarian"]),
    ],
)
def test_ships_towns_and_fevers(text: str, expected: list[str]) -> None:
    assert [m.event_type.value for m in read(text)] == expected


def test_shots_in_warning_warn_of_nothing(gazetteer: Gazetteer) -> None:
    told = read("On Tuesday police fired warning shots at people ransacking a shop in Palu.", gazetteer)
    assert [(str(m.status), m.time.start) for m in told if m.time] == [("asserted", date(2022, 3, 15))]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Indonesia was still clearing up after a series of storms.", set()),
        ("Troops cleared the town of militants on Monday.", {"Battles"}),
        ("A jailed gang boss walked out of the jail before dawn on Tuesday.", set()),
        ("Nurses walked out of the clinic on Tuesday to demand their pay.", {"Protests"}),
        ("Eleven people were killed when a transport crashed on take-off on Thursday.", {"Disaster"}),
    ],
)
def test_tidying_up_a_way_out_and_a_crash(text: str, types: set[str]) -> None:
    assert {m.event_type.value for m in read(text)} - {"Disaster"} == types - {"Disaster"}
    assert ("Disaster" in types) <= ("Disaster" in {m.event_type.value for m in read(text)})
