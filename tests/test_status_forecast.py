"""English adjectives, adverbs and errands: what is imminent, almost done or kept out did not happen."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.extraction import extract
from dashboard.model import Article, Mention


def read(text: str) -> list[Mention]:
    return extract(Article(article_id="a", text=text, published=date(2021, 9, 15), language="en"), None).mentions


def status(text: str, trigger: str) -> str | None:
    found = (m for m in read(text) if trigger in text[m.trigger.start : m.trigger.end])
    return next((str(m.status) for m in found), None)


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Rebel attacks on the garrison are imminent, a colonel said.", "attacks", "planned"),
        ("Rebel attacks on the garrison went on, a colonel said.", "attacks", "ongoing"),
        ("A ground offensive against the rebels appears likely.", "offensive", "planned"),
        ("The blast at the barracks was likely caused by a gas leak.", "blast", "asserted"),
        ("A new offensive against the rebels is being prepared.", "offensive", "planned"),
        ("Clinics made preparations for a cholera outbreak in the camp.", "cholera", "planned"),
        ("Clinics reported a cholera outbreak in the camp.", "cholera", "asserted"),
        ("The mayor ordered a meeting in response to a grenade attack on a police post.", "grenade attack", "asserted"),
        ("The mayor ordered a grenade attack on a police post.", "grenade attack", "planned"),
        ("The rebels accepted a UN-proposed truce on Monday.", "truce", "asserted"),
        ("The rebels proposed a truce on Monday.", "truce", "planned"),
    ],
)
def test_what_is_foretold_or_only_answered(text: str, trigger: str, expected: str) -> None:
    assert status(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("The outpost was almost overrun by rebels on Monday.", "overrun", "negated"),
        ("The outpost was overrun by almost 90 rebels on Monday.", "overrun", "asserted"),
        ("Nearly 90 villagers were killed by rebels on Monday.", "killed", "asserted"),
        ("The aid convoys were unable to reach the camp this week.", "aid convoys", "negated"),
        ("The aid convoys were able to reach the camp this week.", "aid convoys", "asserted"),
        ("An aid convoy was turned back at a checkpoint on Monday.", "aid convoy", "negated"),
        ("The shelling was unable to stop the rebels on Monday.", "shelling", "asserted"),
    ],
)
def test_what_nearly_happened_or_did_not_arrive(text: str, trigger: str, expected: str) -> None:
    assert status(text, trigger) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Rescuers battled through the night to reach villages cut off by snow.",
        "Doctors fought to save two boys at the hospital.",
        "Thirteen bodies were pulled out of a house on Tuesday.",
        "The bomb-maker was seen by soldiers on Tuesday.",
        "Planes dropped leaflets over the camp on Tuesday.",
    ],
)
def test_toil_rescue_and_trades_are_no_violence(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Soldiers battled through the night to retake the village from rebels.", "Battles"),
        ("Soldiers pulled out of the base on Tuesday, leaving bodies behind.", "Strategic developments"),
        ("A bomb killed two soldiers on Tuesday.", "Explosions/Remote violence"),
        ("Planes dropped bombs on the camp on Tuesday.", "Explosions/Remote violence"),
        ("Helicopters dropped soldiers near the camp on Tuesday.", "Strategic developments"),
        ("A car laden with explosives rammed the gate of a hotel on Tuesday.", "Explosions/Remote violence"),
        ("The slaying of 14 villagers by gunmen on Tuesday was condemned.", "Violence against civilians"),
        ("Guerrillas inflicted heavy losses on an army column on Tuesday.", "Battles"),
        ("Firefighters struggled to contain a blaze at a market on Tuesday.", "Disaster"),
        ("A commander of the militia surrendered to authorities on Tuesday.", "Strategic developments"),
    ],
)
def test_their_neighbours_are_events(text: str, expected: str) -> None:
    assert [m.event_type.value for m in read(text)] == [expected]


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("The truce takes effect on Friday, the envoy said.", "truce", "planned"),
        ("The truce took effect on Monday, the envoy said.", "truce", "asserted"),
        ("Soldiers killed 50 militants who were on their way to carry out raids.", "killed", "asserted"),
        ("Soldiers killed 50 militants who were on their way to carry out raids.", "raids", None),
        ("Sixty soldiers are heading to the hills to conduct raids.", "raids", None),
        ("Rebels used drones to carry out attacks on a base on Monday.", "attacks", "asserted"),
        ("Troops were sent to the hills on Monday to launch an offensive.", "sent", "asserted"),
        ("The rebels accused the army of violating the ceasefire.", "ceasefire", None),
        ("The army said it had intercepted a missile fired from the hills on Monday.", "intercepted", "claimed"),
    ],
)
def test_what_is_only_set_out_for(text: str, trigger: str, expected: str | None) -> None:
    assert status(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Officials have not confirmed that rebels killed ten soldiers.", "killed", "claimed"),
        ("Officials confirmed that rebels killed ten soldiers.", "killed", "asserted"),
        ("The government was unable to confirm the killings of 25 villagers.", "killings", "asserted"),
        ("The army did not report any shelling of the village.", "shelling", "negated"),
    ],
)
def test_what_is_not_confirmed(text: str, trigger: str, expected: str) -> None:
    assert status(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("The raid prompted the army to fire missiles at the base on Friday.", "fire", "asserted"),
        ("The army went to the hills so as to fire missiles at the base.", "fire", None),
        ("The rebels have not stopped shelling the base since Sunday.", "shelling", "ongoing"),
        ("The rebels have not shelled the base since Sunday.", "shelled", "negated"),
        ("The army threatened to storm the town; rebels shelled the base on Sunday.", "shelled", "asserted"),
        ("The army threatened to storm the town; rebels shelled the base on Sunday.", "storm", "planned"),
    ],
)
def test_what_an_end_a_semicolon_or_a_cause_changes(text: str, trigger: str, expected: str | None) -> None:
    assert status(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Mediators are close to reaching a deal to extend the truce.", "deal", "planned"),
        ("Fighting close to a border post killed two soldiers.", "Fighting", "asserted"),
        ("The deal requires the withdrawal of the army from the town.", "withdrawal", "planned"),
        ("The rebels threatened to kill a pilot taken hostage in February.", "taken", "asserted"),
        ("The rebels threatened to have ten villagers killed.", "killed", "planned"),
        ("The rebels claim they have killed dozens of troops in an ambush on Friday.", "ambush", "claimed"),
        ("A trader said dozens of troops had been killed in an ambush on Friday.", "ambush", "asserted"),
    ],
)
def test_deals_within_reach_and_the_past_of_whom_a_plan_names(text: str, trigger: str, expected: str) -> None:
    assert status(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("The air raid that never came kept families awake.", "raid", "negated"),
        ("The minister called claims that soldiers had raped women baseless.", "raped", "negated"),
        ("The two sides refrained from firing on each other on Friday.", "firing", "negated"),
        ("The rebels gave the garrison two days to leave or face attack.", "attack", "planned"),
        ("The government has not ruled out an invasion by the army.", "invasion", "planned"),
        ("The government ruled out an invasion by the army.", "invasion", "negated"),
        ("The bomb would have killed hundreds had it exploded.", "exploded", "planned"),
        ("The bomb had exploded before it was found.", "exploded", "asserted"),
        ("A suspected attempt to blow up a pipeline was thwarted on Friday.", "blow up", "negated"),
        ("Militants failed in their bid to capture the town on Friday.", "capture", "negated"),
        ("A gunman who planned to attack a synagogue was arrested on Friday.", "arrested", "asserted"),
        ("A gunman who planned to attack a synagogue was arrested on Friday.", "attack", "planned"),
    ],
)
def test_ultimatums_bids_and_what_never_came(text: str, trigger: str, expected: str) -> None:
    assert status(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Aid convoys that had been waiting in the town did not leave.", "Aid convoys", "negated"),
        ("The aid convoy that came on Monday did not stop for long.", "aid convoy", "asserted"),
        ("The shelling that shook the town did not leave anybody hurt.", "shelling", "asserted"),
    ],
)
def test_a_convoy_behind_its_relative_clause(text: str, trigger: str, expected: str) -> None:
    assert status(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Two bombs failed to detonate on Sunday, hurting nobody.", "bombs", "negated"),
        ("The attack failed to dislodge the army on Sunday.", "attack", "asserted"),
        ("A march they had called for Monday was banned.", "march", "negated"),
        ("A march that was banned on Monday went ahead, and the crowd marched on the palace.", "marched", "asserted"),
    ],
)
def test_duds_and_bans(text: str, trigger: str, expected: str) -> None:
    assert status(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("The UN stopped food drops over the town on Friday.", "drops", "negated"),
        ("Aid deliveries to the town were suspended on Friday.", "Aid deliveries", "negated"),
        ("Aid deliveries to the town resumed on Friday.", "Aid deliveries", "asserted"),
    ],
)
def test_aid_that_is_stopped(text: str, trigger: str, expected: str) -> None:
    assert status(text, trigger) == expected
