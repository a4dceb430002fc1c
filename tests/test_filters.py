from __future__ import annotations

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qsl

import duckdb
import pyarrow as pa
import pytest
from drawn import events, filters, numbered
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.errors import FilterError
from dashboard.filters import Box, Circle, EventFilter
from dashboard.model import Event
from dashboard.store import EVENT_SCHEMA
from dashboard.store.columns import event_row, to_table


def found(connection: duckdb.DuckDBPyConnection, table: pa.Table, chosen: EventFilter) -> set[str]:
    connection.register("events", table)
    where, values = chosen.where()
    return {row[0] for row in connection.execute(f"SELECT event_id FROM events WHERE {where}", values).fetchall()}


@pytest.fixture(scope="module")
def connection() -> duckdb.DuckDBPyConnection:
    return duckdb.connect(":memory:", config={"threads": 1})


@settings(deadline=None, max_examples=50)
@given(st.lists(events(), min_size=1, max_size=12).map(numbered), st.lists(filters(), min_size=1, max_size=6))
def test_sql_and_python_choose_the_same_events(
    connection: duckdb.DuckDBPyConnection, drawn: list[Event], several: list[EventFilter]
) -> None:
    table = to_table([event_row(event, "k", "g", "") for event in drawn], EVENT_SCHEMA)
    for chosen in several:
        assert found(connection, table, chosen) == {event.event_id for event in drawn if chosen.matches(event)}


@given(filters())
def test_a_filter_comes_back_from_its_url_as_it_was(chosen: EventFilter) -> None:
    assert EventFilter.from_query(parse_qsl(chosen.url())) == chosen


@given(filters())
def test_the_sentence_says_what_the_filter_restricts_and_nothing_else(chosen: EventFilter) -> None:
    whole = chosen.sentence()
    for key, wider in chosen.widenings():
        assert wider.sentence() != whole, key
    for value in (*chosen.actors, *chosen.places, *chosen.types)[:4]:
        assert value in whole
    for value in [{"SY": "Syria", "IQ": "Iraq"}[code] for code in chosen.countries]:
        assert value in whole
    for day in (chosen.date_from, chosen.date_to):
        assert day is None or f"{day.day} {day:%B} {day.year}" in whole
    assert ("whose text has" in whole) == bool(chosen.q)
    assert ("the box" in whole) == isinstance(chosen.area, Box)
    assert ("within" in whole) == isinstance(chosen.area, Circle)


@given(filters())
def test_dropping_every_parameter_leaves_the_plain_filter(chosen: EventFilter) -> None:
    for key, _ in chosen.widenings():
        chosen = chosen.without(key)
    assert chosen == EventFilter()


def test_sentences_in_both_languages() -> None:
    chosen = EventFilter.from_query(
        [("from", "2019-03-01"), ("to", "2019-03-22"), ("type", "Battles"), ("status", "any")]
    )
    assert chosen.sentence() == "Events of type Battles, from 1 March 2019 to 22 March 2019, of any status."
    assert chosen.sentence("ar") == "أحداث من نوع \u2068معارك\u2069، من 1 مارس 2019 إلى 22 مارس 2019، مهما كانت حالتها."
    assert EventFilter().sentence() == "Events reported as having happened."


def test_an_event_is_in_a_range_when_its_interval_touches_it() -> None:
    month = Event(
        event_id="e", article_id="a", event_type="Riots", date_start=date(2019, 3, 1), date_end=date(2019, 3, 31)
    )
    assert EventFilter(date_from=date(2019, 3, 31)).matches(month)
    assert EventFilter(date_to=date(2019, 3, 1)).matches(month)
    assert not EventFilter(date_from=date(2019, 4, 1)).matches(month)
    assert not EventFilter(date_to=date(2019, 2, 28)).matches(month)
    undated = replace(month, date_start=None, date_end=None)
    assert EventFilter().matches(undated)
    assert not EventFilter(date_to=date(2100, 1, 1)).matches(undated)


def test_planned_and_negated_events_are_out_unless_asked_for() -> None:
    planned = Event(event_id="e", article_id="a", event_type="Riots", status="planned")
    assert not EventFilter().matches(planned)
    assert EventFilter.from_query([("status", "planned")]).matches(planned)
    assert EventFilter.from_query([("status", "any")]).matches(planned)


@pytest.mark.parametrize("query", ["الباغوز", "البَاغُوز", "الباغوز ٢٢", "22 الباغوز"])
def test_the_search_does_not_mind_vowels_digits_or_order(query: str) -> None:
    event = Event(event_id="e", article_id="a", event_type="Riots", sentence="قصف على الباغُوز يوم ٢٢ آذار")
    assert EventFilter(q=query).matches(event)
    assert not EventFilter(q=query + " كركوك").matches(event)


@pytest.mark.parametrize(
    ("key", "value", "problem"),
    [
        ("from", "2019-02-30", "not a date"),
        ("to", "tomorrow", "not a date"),
        ("type", "battles", "none of Battles"),
        ("status", "true", "none of asserted"),
        ("time", "hour", "none of day"),
        ("area", "1,2", "four numbers"),
        ("area", "1,2,three", "must be numbers"),
        ("area", "0,50,1,40", "south at or below"),
        ("area", "0,0,nan,1", "finite"),
        ("area", "0,0,0", "more than 0"),
        ("precise", "yes", "neither 1 nor 0"),
        ("q", "x" * 301, "longer than 300"),
        ("actor", "a\0b", "no text"),
        ("place", "g.31.0.0.s", "not the name of a place"),
    ],
)
def test_a_bad_value_is_refused_by_name(key: str, value: str, problem: str) -> None:
    with pytest.raises(FilterError, match=problem) as caught:
        EventFilter.from_query([(key, value)])
    assert caught.value.parameter == key


def test_dates_the_wrong_way_round_and_twice_are_refused() -> None:
    with pytest.raises(FilterError, match="before the first day, 2019-03-02"):
        EventFilter.from_query([("from", "2019-03-02"), ("to", "2019-03-01")])
    with pytest.raises(FilterError, match="twice"):
        EventFilter.from_query([("from", "2019-03-02"), ("from", "2019-03-01")])


def test_keys_that_are_no_filter_and_empty_values_are_left_alone() -> None:
    assert EventFilter.from_query([("utm_source", "x"), ("type", ""), ("zoom", "9")]) == EventFilter()
