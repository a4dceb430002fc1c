"""Mentions -> events: what is one event, and what is kept of each passage."""

from dataclasses import replace
from datetime import date

from dashboard.merging import event_id, merge
from dashboard.model import (
    Article,
    EventType,
    GeoPrecision,
    Mention,
    Place,
    Span,
    Status,
    TimeExpression,
    TimePrecision,
    Toponym,
)

TEXT = "Shells hit Taiz on Friday. The shelling of Taiz killed two."
ARTICLE = Article(article_id="a", text=TEXT, published=date(2020, 1, 3), language="en", title="Taiz")
FRIDAY = TimeExpression(
    span=Span(16, 25), text="on Friday", start=date(2020, 1, 3), end=date(2020, 1, 3), precision=TimePrecision.DAY
)
TAIZ = Place(
    name="Taiz", country="YE", admin1="Taiz", latitude=13.58, longitude=44.02, geo_precision=GeoPrecision.SETTLEMENT
)
FIRST = Mention(
    article_id="a",
    sentence=Span(0, 26),
    trigger=Span(7, 10),
    event_type=EventType.EXPLOSIONS,
    sub_event_type="Shelling/artillery/missile attack",
    time=FRIDAY,
    toponym=Toponym(span=Span(11, 15), text="Taiz"),
    actor1=None,
    actor2=None,
    status=Status.ASSERTED,
    attribution=None,
    spans={"trigger": Span(7, 10)},
)
SECOND = replace(
    FIRST,
    sentence=Span(27, 59),
    trigger=Span(31, 39),
    toponym=Toponym(span=Span(43, 47), text="Taiz"),
    fatalities=2,
    spans={"trigger": Span(31, 39), "fatalities": Span(55, 58)},
)
PLACES = {Span(11, 15): TAIZ, Span(43, 47): TAIZ}


def merged(*mentions: Mention):
    return merge(mentions, PLACES, ARTICLE, extractor="x", gazetteer="g")


def test_second_telling_joins_the_first_and_its_words_are_kept() -> None:
    (event,) = merged(FIRST, SECOND)
    assert event.sentence == TEXT[0:26]
    assert event.fatalities == 2
    assert event.spans["trigger"] == (7, 10)
    assert TEXT[slice(*event.spans["fatalities"])] == "two"
    assert event.mentions[0]["sentence"] == TEXT[27:59]


def test_disagreeing_figures_are_two_events() -> None:
    assert len(merged(replace(FIRST, fatalities=5), SECOND)) == 2


def test_planned_never_joins_what_happened() -> None:
    assert len(merged(FIRST, replace(SECOND, status=Status.PLANNED))) == 2


def test_other_place_day_type_or_side_is_another_event() -> None:
    elsewhere = replace(SECOND, toponym=None)
    undated = replace(SECOND, time=None)
    battle = replace(SECOND, event_type=EventType.BATTLES)
    others = replace(SECOND, actor1="Houthis")
    assert len(merged(replace(FIRST, actor1="Military Forces of Yemen"), others)) == 2
    for other in (elsewhere, undated, battle):
        assert len(merged(FIRST, other)) == 2


def test_two_events_of_one_sentence_stay_two() -> None:
    assert len(merged(FIRST, replace(FIRST, trigger=Span(0, 6)))) == 2


def test_no_place_means_no_coordinates_and_a_reason() -> None:
    (event,) = merged(replace(FIRST, toponym=None))
    assert (event.latitude, event.geo_precision) == (None, "unknown")
    assert event.place_reason == "The passage names no place."


def test_ids_are_stable_and_tell_events_apart() -> None:
    assert event_id("a", FIRST) == event_id("a", replace(FIRST, fatalities=9))
    assert len({event_id("a", FIRST), event_id("b", FIRST), event_id("a", SECOND)}) == 3
