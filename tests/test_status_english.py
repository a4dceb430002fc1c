"""What English plans, allows, fears, puts off or denies did not happen; what these words only surround did."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard.extraction import extract
from dashboard.gazetteer import Gazetteer
from dashboard.model import Article, Mention


def read(text: str, gazetteer: Gazetteer | None = None) -> list[Mention]:
    return extract(Article(article_id="a", text=text, published=date(2022, 3, 16), language="en"), gazetteer).mentions


def status(text: str, trigger: str) -> str | None:
    found = (m for m in read(text) if trigger in text[m.trigger.start : m.trigger.end])
    return next((str(m.status) for m in found), None)


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Parliament authorised air strikes on the rebels' camps.", "strikes", "planned"),
        ("The cabinet approved a ground offensive against the militia.", "offensive", "planned"),
        ("Generals are mulling an assault on the rebel-held town.", "assault", "planned"),
        ("The governor asked residents to evacuate the valley.", "evacuate", "planned"),
        ("The evacuation of families was delayed on Monday.", "evacuation", "negated"),
        ("The guerrillas rejected a ceasefire on Monday.", "ceasefire", "negated"),
        ("The guerrillas and the army signed a ceasefire on Monday.", "ceasefire", "asserted"),
        ("The governor ruled out an attack on the town this year.", "attack", "negated"),
        ("Two nurses escaped being kidnapped by gunmen on the road.", "kidnapped", "negated"),
        ("Two nurses were kidnapped by gunmen on the road.", "kidnapped", "asserted"),
        ("The evacuation was delayed by shelling of the road.", "shelling", "asserted"),
        ("Rebels rejected a ceasefire and went on shelling the base.", "shelling", "ongoing"),
        ("Plans to repatriate 300 refugees from the camp collapsed on Friday.", "repatriate", "negated"),
    ],
)
def test_words_of_leave_fear_delay_and_refusal(text: str, trigger: str, expected: str) -> None:
    assert status(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army plans to attack Kunduz within days.", "planned"),
        ("Rebels failed to seize Ramadi on Sunday.", "negated"),
        ("Rebels seized Ramadi on Sunday.", "asserted"),
    ],
)
def test_a_town_right_behind_a_verb_to_come_is_its_place(text: str, expected: str, gazetteer: Gazetteer) -> None:
    (mention,) = read(text, gazetteer)
    assert mention.status == expected
    assert mention.toponym is not None and mention.toponym.text in ("Kunduz", "Ramadi")


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("As expected, thousands of protesters marched on the palace.", "marched", "asserted"),
        ("Thousands of protesters are expected to march on the palace.", "march", "planned"),
        ("The road was closed due to fighting between rebels and troops.", "fighting", "asserted"),
        ("Rebel fighters are due to withdraw from the town of Kalma.", "withdraw", "planned"),
        ("Sixty people are feared dead in a landslide in the hills.", "landslide", "asserted"),
        ("A landslide is feared in the hills after the rain.", "landslide", "planned"),
        ("The rebels vowed revenge after the drone strike on their camp.", "strike", "asserted"),
        ("The rebels vowed a drone strike on the army's camp.", "strike", "planned"),
        ("The minister promised to investigate the shelling of a school.", "shelling", "asserted"),
        ("The minister promised to respond to any shelling of a school.", "shelling", "planned"),
        ("The drone strike on the convoy may have been the work of rebels.", "strike", "asserted"),
        ("A drone strike on the convoy may follow.", "strike", "planned"),
        ("A tsunami warning was issued for the islands.", "tsunami", "planned"),
        ("A tsunami hit the islands.", "hit", "asserted"),
        ("The general said troops should not storm the town.", "storm", "planned"),
        ("He approved air strikes on the rebels but called them off at midnight.", "strikes", "negated"),
    ],
)
def test_a_plan_speaks_of_what_is_to_come_and_not_of_its_occasion(text: str, trigger: str, expected: str) -> None:
    assert status(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("The rebels were accused of shelling a hospital on Monday.", "shelling", "claimed"),
        ("The rebels are accused of shelling a hospital in 2003.", "shelling", None),
        ("The two armies blamed each other for shelling the dam on Monday.", "shelling", "claimed"),
        ("Two men accused of bombing a church were arrested on Monday.", "arrested", "asserted"),
        ("Two men accused of bombing a church were arrested on Monday.", "bombing", None),
        ("Officials had no choice but to evacuate 900 people from the valley.", "evacuate", "asserted"),
        ("Troops have orders to evacuate 900 people from the valley.", "evacuate", "planned"),
        ("Had the bomb gone off, it would have destroyed the market.", "gone off", "planned"),
        ("The bomb had gone off before police came to the market.", "gone off", "asserted"),
        ("The army has not commented on the shelling of the village on Sunday.", "shelling", "asserted"),
        ("The army has not shelled the village since Sunday.", "shelled", "negated"),
    ],
)
def test_accusations_suppositions_and_silence(text: str, trigger: str, expected: str | None) -> None:
    assert status(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("The guerrillas asked for a ceasefire on Monday.", "ceasefire", "planned"),
        ("Our protests will resume on Thursday, the union said.", "protests", "planned"),
        ("Protesters resumed their protests on Thursday.", "protests", "asserted"),
        ("The rally on Monday was meant to be peaceful.", "rally", "planned"),
        ("The rally on Monday was peaceful.", "rally", "asserted"),
        ("The rebels allegedly killed six soldiers on Monday.", "killed", "claimed"),
        ("There were unconfirmed reports that gunmen had killed six soldiers.", "killed", "claimed"),
        ("Families from the disputed village were evacuated on Monday.", "evacuated", "asserted"),
        ("He urged families to go as soon as possible after a gun battle between soldiers.", "battle", "asserted"),
        ("He told families of a possible gun battle between soldiers.", "battle", "planned"),
    ],
)
def test_wishes_rumours_and_words_that_only_describe(text: str, trigger: str, expected: str) -> None:
    assert status(text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("A man was shot dead by soldiers after he failed to stop his car.", "shot dead", "asserted"),
        ("The attack on the base failed to dislodge the army.", "attack", "asserted"),
        ("An aid convoy that was to cross the border failed to arrive.", "convoy", "negated"),
        ("A march that was to start in the city on Monday worries shopkeepers.", "march", "planned"),
        ("A bomb exploded in a school that was to open on Monday.", "exploded", "asserted"),
        ("The envoy warned of hunger, following the rebel capture of the town.", "capture", "asserted"),
        ("The envoy warned of a rebel capture of the town.", "capture", "planned"),
    ],
)
def test_a_failure_or_delay_belongs_to_what_it_stands_beside(text: str, trigger: str, expected: str) -> None:
    assert status(text, trigger) == expected


def test_no_in_a_list_denies_each_of_its_nouns() -> None:
    assert read("No cross-border firing or shelling of the village was reported on Monday.") == []
    told = read("No troops came, and shelling of the village was reported on Monday.")
    assert [m.status for m in told] == ["asserted"]
