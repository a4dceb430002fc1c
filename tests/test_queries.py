from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from drawn import events, filters, numbered
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from synthetic import event_table

from dashboard.filters import EventFilter
from dashboard.model import Article, Event
from dashboard.queries import Queries, Stop, WithdrawnError, asker
from dashboard.queries import cube as cubes
from dashboard.queries.bins import day_of
from dashboard.store import Store

ANY = EventFilter.from_query([("status", "any")])
BAGHOUZ = Event(
    event_id="b", article_id="a1", event_type="Battles", date_start=date(2019, 3, 22), date_end=date(2019, 3, 22),
    time_precision="day", place="Al-Baghuz Fawqani", country="SY", latitude=34.45, longitude=40.95,
    geo_precision="settlement", sentence="s", actor1="SDF", actor2="ISIS", published=date(2019, 3, 23),
)  # fmt: skip
IRAQ = replace(
    BAGHOUZ,
    event_id="i",
    place="Iraq",
    country="IQ",
    latitude=33.0,
    longitude=44.0,
    geo_precision="country",
    radius_km=400.0,
)
UNPLACED = replace(
    BAGHOUZ, event_id="u", place=None, latitude=None, longitude=None, geo_precision="unknown", actor2=None
)
UNDATED = replace(BAGHOUZ, event_id="n", date_start=None, date_end=None, time_precision="unknown")
SOME = [BAGHOUZ, IRAQ, UNPLACED, UNDATED]


@pytest.fixture
def queries(tmp_path: Path) -> Queries:
    store = Store(tmp_path)
    store.write_events({"article:a1": SOME})
    store.write_articles([Article(article_id="a1", text="s", published=date(2019, 3, 23))])
    return Queries(store)


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Queries]:
    store = Store(tmp_path_factory.mktemp("many"))
    store.write_event_table(event_table(60_000))
    yield Queries(store)


def overlapping(answer: dict[str, Any], part: str, first: date, last: date) -> int:
    """Sum what the page would show for a window, as the plugin does."""
    edges, counts = answer["bins"]["edges"], answer[part]
    days = [(day_of(edges[i]), day_of(edges[i + 1] - 1)) for i in range(len(edges) - 1)]
    rows = zip(counts["b0"], counts["b1"], counts["n"], strict=True)
    return sum(n for b0, b1, n in rows if days[b0][0] <= last and days[b1][1] >= first)


def assert_cells_list_what_they_count(
    queries: Queries, chosen: EventFilter, answer: dict[str, Any], every: int
) -> None:
    counted = Counter[int]()
    for cell, n in zip(answer["counts"]["cell"], answer["counts"]["n"], strict=True):
        counted[cell] += n
    assert len(counted) == len(answer["cells"]["id"])
    for cell in list(counted)[::every]:
        name = answer["cells"]["id"][cell]
        dated = EventFilter.from_query([("from", "0001-01-01"), *chosen.without("from").to_query(), ("place", name)])
        page = queries.page(dated if chosen.date_from is None else replace(dated, date_from=chosen.date_from), limit=1)
        assert page.total == counted[cell], name
        assert page.events[0].geo_precision == answer["cells"]["precision"][cell]


def test_the_cube_follows_the_contract(queries: Queries) -> None:
    answer = queries.cube(EventFilter(), bbox=(30.0, 30.0, 50.0, 40.0), zoom=6)
    assert (answer["v"], answer["total"], answer["placed"], answer["unplaced"], answer["undated"]) == (1, 4, 3, 1, 1)
    assert answer["cells"]["id"] == ["p.34450.40950.s", "p.33000.44000.c"]
    assert answer["cells"]["name"] == ["Al-Baghuz Fawqani", "Iraq"]
    assert answer["cells"]["radius_km"] == [None, 400.0]
    assert answer["counts"]["n"] == [1, 1]
    assert answer["bins"]["unit"] == "day"
    assert [answer["types"][t] for t in answer["counts"]["type"]] == ["Battles", "Battles"]
    assert sum(answer["everywhere"]["n"]) == 3
    assert answer["published"] == {"bin": [1], "n": [4]}


def test_an_area_shows_where_it_reaches_into_the_view(queries: Queries) -> None:
    beside = queries.cube(EventFilter(), bbox=(46.0, 32.0, 47.0, 34.0), zoom=8)
    assert beside["cells"]["name"] == ["Iraq"]
    assert queries.cube(EventFilter(), bbox=(60.0, 32.0, 61.0, 34.0), zoom=8)["cells"]["id"] == []


def test_cells_of_the_cube_list_their_events(queries: Queries) -> None:
    for cell, place in (("p.34450.40950.s", "Al-Baghuz Fawqani"), ("p.33000.44000.c", "Iraq")):
        page = queries.page(EventFilter.from_query([("place", cell), ("from", "2019-01-01")]))
        assert [event.place for event in page.events] == [place]


@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    drawn=st.lists(events(), max_size=40).map(numbered),
    chosen=filters(),
    window=st.tuples(st.integers(0, 80), st.integers(0, 30)),
)
def test_sums_of_the_cube_are_what_python_counts(
    tmp_path_factory: pytest.TempPathFactory, drawn: list[Event], chosen: EventFilter, window: tuple[int, int]
) -> None:
    store = Store(tmp_path_factory.mktemp("cube"))
    store.write_events({"article:a": drawn})
    queries = Queries(store)
    answer = queries.cube(chosen, unit="day")
    meant = [event for event in drawn if chosen.matches(event)]
    dated = [event for event in meant if event.date_start is not None]
    placed = [event for event in dated if event.latitude is not None]
    assert answer["total"] == len(meant)
    assert answer["placed"] == sum(event.latitude is not None for event in meant)
    assert sum(answer["everywhere"]["n"]) == len(dated)
    assert sum(answer["counts"]["n"]) == len(placed)
    first, last = (
        day_of(answer["bins"]["edges"][0] + window[0]),
        day_of(answer["bins"]["edges"][0] + window[0] + window[1]),
    )
    inside = [e for e in dated if e.date_start <= last and e.date_end >= first]  # type: ignore[operator]
    ends = day_of(answer["bins"]["edges"][-1] - 1)
    if last <= ends:
        assert overlapping(answer, "everywhere", first, last) == len(inside)
        assert overlapping(answer, "counts", first, last) == sum(e.latitude is not None for e in inside)
    page = queries.page(chosen, limit=1000)
    assert {event.event_id for event in page.events} == {event.event_id for event in meant}
    assert page.total == len(meant)
    assert queries.table(chosen)["event_id"].to_pylist() == [event.event_id for event in page.events]


def test_every_cell_drawn_lists_as_many_events_as_it_counts(many: Queries) -> None:
    chosen = EventFilter.from_query([("from", "2015-01-01"), ("to", "2019-12-31")])
    for zoom, box in ((3, (-20.0, 0.0, 60.0, 60.0)), (7, (34.0, 32.0, 42.0, 38.0))):
        answer = many.cube(chosen, bbox=box, zoom=zoom)
        assert_cells_list_what_they_count(many, chosen, answer, every=9)


def test_few_places_are_drawn_one_by_one_and_many_in_squares(many: Queries) -> None:
    near = many.cube(EventFilter(), bbox=(38.0, 35.0, 38.4, 35.3), zoom=11)
    assert all(near["cells"]["exact"])
    far = many.cube(EventFilter(), zoom=3)
    squares = [i for i, exact in enumerate(far["cells"]["exact"]) if not exact]
    assert squares
    assert all(far["cells"]["name"][i] is None and far["cells"]["places"][i] > 1 for i in squares)
    areas = [i for i, precision in enumerate(far["cells"]["precision"]) if precision in {"admin1", "country"}]
    assert areas
    assert all(far["cells"]["exact"][i] and far["cells"]["radius_km"][i] for i in areas)


def test_an_answer_that_would_be_too_long_is_made_coarser_and_loses_no_event(
    many: Queries, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = (33.0, 31.0, 44.0, 39.0)
    fine = many.cube(EventFilter(), bbox=box, zoom=8)
    monkeypatch.setattr(cubes, "MOST_ROWS", 900)
    monkeypatch.setattr(cubes, "MOST_BYTES", 9_000)
    fresh = Queries(many.store)
    packed = fresh.cube_bytes(EventFilter(), bbox=box, zoom=8)
    coarse = cubes.unpack(packed)
    assert len(packed) <= 9_000
    for part in ("everywhere", "published"):
        assert sum(coarse[part]["n"]) == sum(fine[part]["n"])
    assert sum(coarse["counts"]["n"]) >= sum(fine["counts"]["n"])
    assert len(coarse["cells"]["id"]) < len(fine["cells"]["id"])
    assert_cells_list_what_they_count(fresh, EventFilter(), coarse, every=1)


def test_what_is_written_is_seen_at_once(queries: Queries) -> None:
    assert queries.totals(ANY).everything == 4
    before = queries.stamp()
    assert queries.stamp() == before
    queries.store.write_events({"article:a2": [replace(BAGHOUZ, event_id="x")]})
    assert queries.totals(ANY).everything == 5
    assert queries.stamp() != before
    queries.store.write_events({"article:a1": []})
    assert [event.event_id for event in queries.page(ANY).events] == ["x"]
    assert queries.event("b") is None


def test_an_empty_store_answers(tmp_path: Path) -> None:
    queries = Queries(Store(tmp_path / "none"))
    answer = queries.cube(EventFilter())
    assert (answer["total"], answer["cells"]["id"], answer["everywhere"]["n"]) == (0, [], [])
    assert queries.page(EventFilter()).events == []
    assert queries.span(EventFilter()) is None
    assert queries.table(EventFilter()).num_rows == 0
    assert queries.facets(EventFilter())["type"] == []


def test_lists_of_the_unplaced_and_the_undated_obey_the_filters(queries: Queries) -> None:
    march = EventFilter.from_query([("from", "2019-03-01")])
    assert [event.event_id for event in queries.page(march, kind="unplaced").events] == ["u"]
    assert [event.event_id for event in queries.page(march, kind="undated").events] == ["n"]
    assert queries.page(EventFilter.from_query([("type", "Riots")]), kind="undated").events == []
    totals = queries.totals(march)
    assert (totals.total, totals.placed, totals.unplaced, totals.undated, totals.everything) == (3, 2, 1, 1, 4)


def test_pages_are_in_time_order_and_meet(many: Queries) -> None:
    whole = many.page(EventFilter(), limit=60).events
    parts = [event for offset in (0, 20, 40) for event in many.page(EventFilter(), offset=offset, limit=20).events]
    assert parts == whole
    assert [e.date_start for e in whole] == sorted(e.date_start for e in whole if e.date_start)


def test_options_are_counted_under_the_other_filters(queries: Queries) -> None:
    options = queries.facets(EventFilter.from_query([("actor", "ISIS"), ("country", "YE")]))
    assert {option.value: option.count for option in options["country"]} == {"SY": 2, "IQ": 1, "YE": 0}
    assert {option.value: option.count for option in options["actor"]} == {"ISIS": 0}
    everyone = queries.facets(EventFilter())["actor"]
    assert {option.value: option.count for option in everyone} == {"SDF": 4, "ISIS": 3}


def test_statuses_that_are_off_are_offered_with_their_counts(queries: Queries) -> None:
    queries.store.write_events({"article:a2": [replace(BAGHOUZ, event_id="p", status="planned", country="YE")]})
    assert {o.value: o.count for o in queries.facets(EventFilter())["status"]} == {"asserted": 4, "planned": 1}
    syria = queries.facets(EventFilter.from_query([("country", "SY")]))["status"]
    assert {option.value: option.count for option in syria} == {"asserted": 3}


def test_one_question_at_a_time_by_many_threads(many: Queries) -> None:
    chosen = [EventFilter.from_query([("type", kind)]) for kind in ("Battles", "Riots", "Protests")]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda n: many.cube(chosen[n % 3], zoom=2 + n % 4)["total"], range(24)))
    assert answers == [many.totals(chosen[n % 3]).total for n in range(24)]


def test_articles_with_counts(queries: Queries) -> None:
    (counted,) = queries.articles()
    assert (counted.article.article_id, counted.events) == ("a1", 4)
    assert len(queries.events_of("a1")) == 4


def test_a_question_that_is_withdrawn_stops(queries: Queries) -> None:
    stop = Stop()
    asker.set(stop)
    threading.Timer(0.2, stop.wish).start()
    try:
        with pytest.raises(WithdrawnError), queries.snapshot().cursor() as cursor:
            cursor.execute("SELECT max(hash(a.range + b.range)) FROM range(1000000) a, range(1000000) b").fetchall()
        with pytest.raises(WithdrawnError):
            queries.totals(ANY)
    finally:
        asker.set(None)
    assert queries.totals(ANY).everything == 4


def test_readers_are_not_disturbed_by_a_writer(queries: Queries) -> None:
    written = 8

    def write() -> None:
        for number in range(written):
            queries.store.write_events(
                {f"article:w{number}": [replace(BAGHOUZ, event_id=f"w{number}", sentence="late")]}
            )

    def read(turn: int) -> list[int]:
        seen = []
        for number in range(8):
            chosen = EventFilter.from_query([("q", "late"), ("type", "Battles")]) if turn % 2 else EventFilter()
            seen.append(queries.cube(chosen, zoom=number % 9)["total"])
            assert len(queries.page(chosen).events) >= seen[-1]
            queries.facets(chosen)
        return seen

    with ThreadPoolExecutor(5) as pool:
        writing = pool.submit(write)
        readings = [pool.submit(read, turn) for turn in range(4)]
        writing.result()
        for reading in readings:
            seen = reading.result()
            assert seen == sorted(seen)
    assert queries.totals(EventFilter.from_query([("q", "late")])).total == written
