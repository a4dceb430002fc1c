"""The seed article's twelve events: type, place, days, status, speaker, spans; and hardly anything else."""

from __future__ import annotations

from datetime import date

import pytest

from dashboard import pipeline
from dashboard.gazetteer import Gazetteer
from dashboard.model import Article, Event

BAGHOUZ = "Al-Baghuz Fawqani"
WANTED = {
    "shelling": ("Explosions/Remote violence", BAGHOUZ, date(2019, 3, 22), date(2019, 3, 22), "asserted"),
    "air strike, the SDF say": ("Explosions/Remote violence", BAGHOUZ, date(2019, 3, 22), date(2019, 3, 22), "claimed"),
    "fighting on the ground": ("Battles", BAGHOUZ, date(2019, 3, 22), date(2019, 3, 22), "ongoing"),
    "offensive": ("Battles", BAGHOUZ, date(2019, 2, 9), date(2019, 3, 22), "ongoing"),
    "Susah taken earlier": ("Battles", "As-Susah", None, None, "asserted"),
    "camp taken": ("Battles", BAGHOUZ, date(2019, 3, 19), date(2019, 3, 19), "asserted"),
    "operations to end": ("Battles", BAGHOUZ, date(2019, 3, 23), date(2019, 3, 24), "planned"),
    "defeat in Iraq": ("Battles", "Iraq", date(2017, 1, 1), date(2017, 12, 31), "asserted"),
    "operation launched": ("Battles", "Syria", date(2018, 9, 10), date(2018, 9, 10), "asserted"),
    "trucks leaving": ("Displacement", BAGHOUZ, date(2019, 3, 20), date(2019, 3, 20), "asserted"),
    "67,000 leavers": ("Displacement", BAGHOUZ, date(2019, 1, 1), date(2019, 3, 22), "claimed"),
    "5,000 arrested": ("Strategic developments", BAGHOUZ, date(2019, 1, 1), date(2019, 3, 22), "claimed"),
}


@pytest.fixture(scope="module")
def events(seed: Article, gazetteer: Gazetteer) -> list[Event]:
    return pipeline.read_article(seed, gazetteer)


def _key(event: Event) -> tuple[object, ...]:
    return event.event_type, event.place, event.date_start, event.date_end, event.status


@pytest.mark.parametrize("name", WANTED)
def test_every_wanted_event_is_found(events: list[Event], name: str) -> None:
    assert WANTED[name] in [_key(event) for event in events]


def test_hardly_anything_else_is_found(events: list[Event]) -> None:
    keys = set(WANTED.values())
    assert sum(_key(event) not in keys for event in events) <= 2


def test_every_span_is_exact(events: list[Event], seed: Article) -> None:
    for event in events:
        assert event.sentence_start is not None
        assert event.sentence_end is not None
        assert seed.text[event.sentence_start : event.sentence_end] == event.sentence
        assert seed.text[slice(*event.spans["trigger"])] == event.trigger
        if "toponym" in event.spans:
            assert seed.text[slice(*event.spans["toponym"])] == event.toponym
        if "date" in event.spans:
            assert event.date_text == seed.text[slice(*event.spans["date"])]


def test_metonym_actor_name_and_river_give_no_place(events: list[Event]) -> None:
    toponyms = {event.toponym for event in events}
    assert not toponyms & {"واشنطن", "الفرات", "نهر الفرات"}
    assert all(event.place != "Syria" or event.date_start == date(2018, 9, 10) for event in events)


def test_both_spellings_of_the_sdf_are_one_actor(events: list[Event]) -> None:
    assert {event.actor1 for event in events if event.date_start in (date(2019, 2, 9), date(2019, 3, 22))} >= {
        "Syrian Democratic Forces"
    }


def test_who_says_so_is_kept(events: list[Event]) -> None:
    planned = next(event for event in events if event.status == "planned")
    assert planned.attribution is not None
    assert "غابرئيل" in planned.attribution  # told by "وأضاف" in the next sentence
    leavers = next(event for event in events if _key(event) == WANTED["67,000 leavers"])
    assert leavers.attribution == "هذه القوات"


def test_the_sides_are_told_apart(events: list[Event]) -> None:
    sides = {_key(event): (event.actor1, event.actor2) for event in events}
    sdf, isis = "Syrian Democratic Forces", "Islamic State"
    assert sides[WANTED["shelling"]] == (sdf, isis)
    assert sides[WANTED["offensive"]] == (sdf, isis)
    assert sides[WANTED["camp taken"]] == (sdf, isis)
    assert sides[WANTED["defeat in Iraq"]] == (None, isis)
    assert sides[WANTED["5,000 arrested"]] == (sdf, isis)


def test_who_is_no_government_regains_nothing(events: list[Event]) -> None:
    subs = {
        event.sub_event_type for event in events if _key(event) in (WANTED["camp taken"], WANTED["Susah taken earlier"])
    }
    assert subs == {"Non-state actor overtakes territory"}


def test_two_days_of_calm_date_nothing(events: list[Event]) -> None:
    shelled = {event.date_start for event in events if event.event_type.startswith("Explosions")}
    assert shelled == {date(2019, 3, 22)}
