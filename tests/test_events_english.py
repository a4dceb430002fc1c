"""English reports in the words that agencies use: who only claims, what goes on, which type, and what is no event."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.extraction import extract
from dashboard.gazetteer import Gazetteer
from dashboard.model import Article, Mention


def _read(text: str, gazetteer: Gazetteer) -> list[Mention]:
    return extract(Article(article_id="a", text=text, published=date(2025, 3, 14)), gazetteer).mentions


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The Eastern Command said its artillery had hit a ferry near Kherson on Monday.", "claimed"),
        ("A border patrol killed three militants near Diffa on Monday, a military source said.", "claimed"),
        ("Thirty fighters were killed by helicopters near Diffa on Monday, the ministry said.", "claimed"),
        ("The rebels said government troops had attacked their camp near Wau on Monday.", "claimed"),
        ("Shells fired by the rebels landed in Taiz on Monday, state television said.", "claimed"),
        ("Rebels in the northern Tigray region say they took back the town of Alamata on Monday.", "claimed"),
        ("A rights group accused soldiers of executing ten villagers near Djibo on Monday.", "claimed"),
        ("The general staff denied the reports and said it had shot down a drone over Marib.", "claimed"),
        ("Gunmen killed three villagers near Diffa on Monday, a security official said.", "asserted"),
        ("Nurses said their hospital in Taiz was shelled on Monday.", "asserted"),
        ("Moscow acknowledged that Ukrainian troops had captured Balakliia on Monday.", "asserted"),
        ("A bomb went off near a market in Kirkuk on Monday, killing two, the army said.", "asserted"),
        ("Soldiers imposed a curfew in Wau on Monday, the army said.", "asserted"),
    ],
)
def test_a_claim_is_of_a_side_about_itself_or_its_enemy(text: str, status: str, gazetteer: Gazetteer) -> None:
    assert [m.status.value for m in _read(text, gazetteer)] == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Thousands of people have fled Goma since two militias turned on each other.", "ongoing"),
        ("Shelling of Hays has driven hundreds of families out of their homes since the weekend.", "ongoing"),
        ("Soldiers were fighting for the town of Lyman on Monday.", "ongoing"),
        ("Clashes raged around Sake on Monday.", "asserted"),
        ("The charity is still asking who murdered two of its nurses near Maban last month.", "asserted"),
        ("Rain has since flooded three villages near Pemba.", "asserted"),
    ],
)
def test_what_goes_on_and_what_is_over(text: str, status: str, gazetteer: Gazetteer) -> None:
    assert [m.status.value for m in _read(text, gazetteer)] == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The army rejected as baseless a report that soldiers had executed prisoners in Djibo.", "negated"),
        ("Officials dismissed rumours that rebels had captured Goma.", "negated"),
        ("The talks on a truce planned for Monday in Geneva will not take place.", "negated"),
        ("Flooding is forecast around Beira over the weekend.", "planned"),
        ("Youths angry at being denied jobs ransacked aid offices in Maban on Monday.", "asserted"),
        ("Protests in Dhaka on Monday forced the minister to scrap the quotas.", "asserted"),
        ("The authorities declared an outbreak of cholera in Pemba on 1 May.", "asserted"),
    ],
)
def test_a_denial_or_plan_reaches_its_own_clause_only(text: str, status: str, gazetteer: Gazetteer) -> None:
    assert [m.status.value for m in _read(text, gazetteer)] == [status]


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Gunmen set fire to a dispensary in Djibo on Monday.", "Strategic developments", "asserted"),
        ("Raiders burned granaries on the edge of Bankass on Monday.", "Strategic developments", "asserted"),
        ("A ministry in Tripoli was set on fire on Monday.", "Strategic developments", "asserted"),
        ("The mission handed its base at Gao to the army on Monday.", "Strategic developments", "asserted"),
        ("The army flew 200 commandos into Goma on Monday.", "Strategic developments", "asserted"),
        ("Kenya plans to send 800 police officers to Haiti.", "Strategic developments", "planned"),
        ("Talks between the two sides are due to resume in Geneva on Friday.", "Strategic developments", "planned"),
        ("A peace conference planned for Monday in Geneva was postponed.", "Strategic developments", "negated"),
        ("Marchers set tyres alight in Nairobi on Monday.", "Riots", "asserted"),
        ("Youths looted a supermarket in Nairobi on Monday.", "Riots", "asserted"),
        ("Students put up barricades in Dakar on Monday.", "Riots", "asserted"),
        ("Helicopters strafed a camp near Diffa on Monday.", "Explosions/Remote violence", "asserted"),
        ("A navy patrol held off gunmen near Lamu on Monday.", "Battles", "asserted"),
        ("Two rebel groups turned their guns on each other in Tibu on Monday.", "Battles", "asserted"),
        ("A student leader was bundled into a car in Nairobi on Monday.", "Violence against civilians", "asserted"),
        ("Thousands of refugees waded across the river near Hamdayet on Monday.", "Displacement", "asserted"),
        ("About 2,000 newcomers were registered in Arua last week.", "Displacement", "asserted"),
        ("Aid workers distributed rice and beans in Beira on Monday.", "Humanitarian", "asserted"),
        ("Rescuers pulled a girl alive from the rubble in Antakya on Monday.", "Humanitarian", "asserted"),
        ("A deluge swept through Beira on Monday.", "Disaster", "asserted"),
    ],
)
def test_the_words_of_agencies_have_their_type(text: str, kind: str, status: str, gazetteer: Gazetteer) -> None:
    assert [(m.event_type.value, m.status.value) for m in _read(text, gazetteer)] == [(kind, status)]


@pytest.mark.parametrize(
    "text",
    [
        "Has the shooting in Juba stopped?",
        "What did the rebels seize in Wau on Monday?",
        "The operation in Jenin entered its ninth day on Monday.",
        "The village lies close to the border with Mali.",
        "The regional head spoke to reporters in Nikopol on Monday.",
        "Zamzam is Sudan's biggest camp for displaced people.",
        "Officials met in occupied Berdiansk on Monday.",
    ],
)
def test_what_reports_nothing(text: str, gazetteer: Gazetteer) -> None:
    assert _read(text, gazetteer) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A minibus carrying farm workers struck a mine near Hajin on Monday.", "Explosions/Remote violence"),
        ("Gunmen ambushed a minibus near Nimule on Monday, killing two traders.", "Violence against civilians"),
        ("Rebels ambushed an army patrol near Gao on Monday.", "Battles"),
        ("Fighters seized twenty villagers in Tibu on Monday.", "Violence against civilians"),
        ("Fighters seized the town of Wau on Monday.", "Battles"),
        ("Aircraft dropped sorghum over Kodok on Monday.", "Humanitarian"),
        ("A ceasefire took effect in Wau on Monday.", "Strategic developments"),
        ("Fire broke out among containers in the port of Beirut on Monday.", "Disaster"),
        ("Looters carried off grain from a warehouse in Goma on Monday.", "Strategic developments"),
    ],
)
def test_company_decides_between_types(text: str, kind: str, gazetteer: Gazetteer) -> None:
    assert [m.event_type.value for m in _read(text, gazetteer)] == [kind]


def test_blame_laid_by_an_official_makes_a_claim_and_no_event_of_its_own(gazetteer: Gazetteer) -> None:
    told = _read("A house in Rafah was hit by a rocket on Monday; the army blamed an Israeli raid.", gazetteer)
    assert [m.status.value for m in told] == ["claimed"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Bodies were found near Mambasa on Sunday, where the rebels had abducted ten miners in May.", 2),
        ("The army said its jets had struck a convoy near Mellit on Monday, destroying ten vehicles.", 1),
        ("Police foiled a bid to blow up a train near Sibi on Sunday, defusing eight kilos of explosives.", 1),
        ("An operation near Jenin entered its third week as gunmen attacked a checkpoint in Tubas on Monday.", 1),
    ],
)
def test_how_many_events_a_sentence_tells(text: str, kinds: int, gazetteer: Gazetteer) -> None:
    assert len(_read(text, gazetteer)) == kinds


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("A pause in the fighting around El Fasher did not materialise.", "Strategic developments", "negated"),
        (
            "A failed attempt to cross the river left 14 dead on the two sides near Hajin on Monday.",
            "Battles",
            "asserted",
        ),
        (
            "Germany hopes to host a peace conference in the second half of January.",
            "Strategic developments",
            "planned",
        ),
        ("Officials rejected rumours that a military operation had been launched in Bannu.", "Battles", "negated"),
        ("The army denied having lost the town of Butembo.", "Battles", "negated"),
        ("Organisers suspended all rallies in Dhaka on Monday.", "Protests", "negated"),
        ("Gangs stormed a prison in Croix-des-Bouquets on Monday.", "Battles", "asserted"),
        ("Ansongo has received nearly 6,000 people since 12 February.", "Displacement", "ongoing"),
        ("Soldiers forced a hundred families out of Taiz on Monday.", "Displacement", "asserted"),
        ("At least 20 fighters died near Calamar when rival factions clashed, the army said.", "Battles", "asserted"),
    ],
)
def test_type_and_status(text: str, kind: str, status: str, gazetteer: Gazetteer) -> None:
    assert [(m.event_type.value, m.status.value) for m in _read(text, gazetteer)] == [(kind, status)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The strike took place in Khan Younis on Monday, wounding two children.", "Explosions/Remote violence"),
        ("Junta forces burned down ten houses in Kanbalu on Monday.", "Strategic developments"),
        ("Torrential rainfall killed two people in Accra on Monday.", "Disaster"),
        ("Thousands of tourists were evacuated from the quake zone in Jiuzhaigou on Monday.", "Displacement"),
        ("Two soldiers were killed in an exchange of fire in Kech on Monday.", "Battles"),
        ("A drone strike that targeted a clinic in El Fasher on Monday killed nine.", "Explosions/Remote violence"),
        ("A drone struck a tent housing displaced people in Rafah on Monday.", "Explosions/Remote violence"),
        ("Israel turned over the bodies of ten prisoners on Monday.", "Strategic developments"),
        (
            "Rescuers found 70 bodies in Derna by Monday, with many residents still missing.",
            "Violence against civilians",
        ),
    ],
)
def test_agency_phrases_are_one_event_of_their_type(text: str, kind: str, gazetteer: Gazetteer) -> None:
    assert [m.event_type.value for m in _read(text, gazetteer)] == [kind]


def test_fire_goes_on_being_exchanged(gazetteer: Gazetteer) -> None:
    told = _read("Hezbollah and the Israeli army continue to exchange fire near Naqoura.", gazetteer)
    assert [m.status.value for m in told] == ["ongoing"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "Rebels captured the town of Wau on Monday. The army has not commented on the fall of Wau.",
            ["Battles"],
        ),
        (
            "Floods killed ten people in Beira on Monday. The agency now puts the death toll at 14.",
            ["Disaster"],
        ),
        ("Soldiers looted shops and torched a monastery in Monywa on Monday.", ["Strategic developments"]),
        (
            "Police arrested eight suspects near Garissa on Monday and seized four rifles.",
            ["Strategic developments"] * 2,
        ),
        ("A ship carrying migrants capsized off Zuwara on Monday.", ["Disaster"]),
        ("About 500 troops from Rwanda arrived in Pemba on Monday.", ["Strategic developments"]),
        (
            "Rebels captured the town of Wau on Monday. The army plans the recapture of the town of Wau.",
            ["Battles", "Battles"],
        ),
    ],
)
def test_what_is_told_again_is_no_other_event(text: str, kinds: list[str], gazetteer: Gazetteer) -> None:
    assert [m.event_type.value for m in _read(text, gazetteer)] == kinds


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        (
            "No casualties were reported after a drone struck Samara on Monday.",
            "Explosions/Remote violence",
            "asserted",
        ),
        (
            "Bandits attacked a gold mine near Kayes on Monday, killing five miners.",
            "Violence against civilians",
            "asserted",
        ),
        (
            "A bus carrying pilgrims plunged into a ravine near Quetta on Monday, and nine people died.",
            "Disaster",
            "asserted",
        ),
        ("Mobs burned houses in Imphal on Monday.", "Riots", "asserted"),
        ("Fighters shot down a military plane near Gijet on Monday.", "Strategic developments", "asserted"),
        ("Three rockets were intercepted over Odesa on Monday.", "Strategic developments", "asserted"),
    ],
)
def test_words_of_two_meanings(text: str, kind: str, status: str, gazetteer: Gazetteer) -> None:
    assert [(m.event_type.value, m.status.value) for m in _read(text, gazetteer)] == [(kind, status)]


def test_a_participle_that_joins_another_leaves_it_its_numbers(gazetteer: Gazetteer) -> None:
    told = _read("Gunmen raided a hamlet near Gusau on Monday, killing nine herders and kidnapping others.", gazetteer)
    assert [(m.sub_event_type, m.fatalities) for m in told] == [("Attack", 9), ("Abduction/forced disappearance", None)]
