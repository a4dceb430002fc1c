from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import store as stores
from dashboard.errors import StoreError
from dashboard.model import Article, Event
from dashboard.store import EVENT_KEYS, Store, event_from_json, event_to_json, new_decision, world_xy

BATTLE = Event(
    event_id="e1",
    article_id="a1",
    event_type="Battles",
    date_start=date(2019, 3, 19),
    date_end=date(2019, 3, 22),
    latitude=34.45,
    longitude=40.95,
    geo_precision="settlement",
    place="Al-Baghuz Fawqani",
    toponym="الباغوز",
    quantities=({"kind": "killed", "value": 3, "comparator": "=", "text": "ثلاثة"},),
    spans={"trigger": (4, 9)},
    sentence="قُتل ثلاثة في الباغُوز",
)
ARTICLE = Article(article_id="a1", text="نص\u00a0المقال", title="عنوان", published=date(2019, 3, 22), language="ar")


def test_an_event_keeps_all_its_keys_on_the_way_through_the_store(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.write_events({"article:a1": [BATTLE]})
    assert store.events() == [BATTLE]


def test_the_json_of_an_event_has_the_keys_of_the_design_in_order() -> None:
    line = json.loads(json.dumps(event_to_json(BATTLE), ensure_ascii=False))
    assert tuple(line) == EVENT_KEYS
    assert line["date_start"] == "2019-03-19"
    assert line["spans"] == {"trigger": [4, 9]}
    assert event_from_json(line) == BATTLE


@given(
    st.builds(
        Event,
        event_id=st.text(st.characters(codec="utf-8"), min_size=1),
        article_id=st.just("a"),
        event_type=st.just("Riots"),
        sentence=st.text(st.characters(codec="utf-8")),
        date_start=st.none() | st.dates(),
        fatalities=st.none() | st.integers(0, 10**6),
        latitude=st.none() | st.floats(-90, 90),
        mentions=st.tuples(st.dictionaries(st.just("sentence"), st.text(st.characters(codec="utf-8")))),
    )
)  # fmt: skip
def test_any_event_is_read_back_from_its_json_as_it_was(event: Event) -> None:
    assert event_from_json(json.loads(json.dumps(event_to_json(event)))) == event


def test_a_second_reading_of_an_article_hides_the_first(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.write_events({"article:a1": [BATTLE, replace(BATTLE, event_id="e2")], "article:a2": []})
    store.write_events({"article:a1": [replace(BATTLE, event_id="e3")]})
    assert [event.event_id for event in store.events()] == ["e3"]


def test_a_source_that_has_no_event_any_more_shows_none(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.write_events({"article:a1": [BATTLE], "article:a2": [replace(BATTLE, event_id="e2")]})
    store.write_events({"article:a1": []})
    assert [event.event_id for event in store.events()] == ["e2"]
    assert set(store.sources()) == {"article:a1", "article:a2"}


def test_one_event_from_two_sources_is_shown_once_as_written_last(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.write_events({"article:a1": [BATTLE]})
    store.write_events({"table:mine.jsonl": [replace(BATTLE, actor1="SDF")]})
    assert [event.actor1 for event in store.events()] == ["SDF"]


def test_the_same_content_twice_changes_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path)
    assert store.write_events({"table:x": [BATTLE]}, content={"table:x": "hash"}) == 1
    before = store.generation()
    assert store.write_events({"table:x": [BATTLE]}, content={"table:x": "hash"}) == 0
    assert store.generation() == before
    assert store.write_events({"table:x": []}, content={"table:x": "other"}) == 1
    assert store.events() == []


def test_the_same_article_twice_writes_one_file_and_a_redated_one_wins(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.write_articles([ARTICLE])
    store.write_articles([ARTICLE])
    assert len(store.files("articles")) == 1
    store.write_articles([replace(ARTICLE, published=date(2019, 3, 23))])
    assert store.articles() == [replace(ARTICLE, published=date(2019, 3, 23))]
    assert store.article("a1") == replace(ARTICLE, published=date(2019, 3, 23))
    assert store.article("none") is None


def test_a_leftover_of_a_crash_is_not_seen(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.write_events({"article:a1": [BATTLE]})
    half = store.files("events")[0].read_bytes()[:100]
    (tmp_path / "events" / ".00000000000000000000-x.parquet.writing").write_bytes(half)
    assert store.events() == [BATTLE]


def test_a_write_that_fails_leaves_the_store_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path)
    store.write_events({"article:a1": [BATTLE]})

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(stores.os, "fsync", fail)
    with pytest.raises(StoreError, match="No space left on device"):
        store.write_events({"article:a1": []})
    assert [file.name for file in (tmp_path / "events").iterdir()] == [store.files("events")[0].name]
    assert store.events() == [BATTLE]


def test_a_file_that_is_no_parquet_is_named(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.write_events({"article:a1": [BATTLE]})
    (tmp_path / "events" / "00000000000000000009-x.parquet").write_bytes(b"not this")
    with pytest.raises(StoreError, match="00000000000000000009-x"):
        store.events()


def test_many_writers_lose_nothing(tmp_path: Path) -> None:
    def write(number: int) -> None:
        Store(tmp_path).write_events({f"article:{number}": [replace(BATTLE, event_id=f"e{number}")]})

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(40)))
    assert len(Store(tmp_path).events()) == 40


def test_a_clock_set_back_does_not_hide_a_new_writing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(tmp_path)
    store.write_events({"article:a1": [BATTLE]})
    monkeypatch.setattr(stores.time, "time_ns", lambda: 5)
    store.write_events({"article:a1": [replace(BATTLE, event_id="later")]})
    assert [event.event_id for event in store.events()] == ["later"]


def test_rows_are_searchable_whatever_the_spelling(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.write_events({"article:a1": [BATTLE]})
    assert "قتل ثلاثه في الباغوز" in pq.read_table(store.files("events")[0])["search"][0].as_py()


def test_the_latest_decision_about_a_subject_holds_and_can_be_undone(tmp_path: Path) -> None:
    store = Store(tmp_path)
    first = new_decision("published", article_id="a1", value={"published": "2019-03-22"}, why="it says Friday")
    second = new_decision("published", article_id="a1", value={"published": "2019-03-23"})
    other = new_decision("place", scope="everywhere", toponym_key="baghouz", when=datetime(2020, 1, 1, tzinfo=UTC))
    for decision in (first, second, other):
        store.decide(decision)
    assert store.decisions() == [second, other]
    store.decide(replace(second, undone=True))
    assert store.decisions() == [first, other]


@pytest.mark.parametrize(
    ("point", "square"),
    [((0.0, 0.0), (2**29, 2**29)), ((85.06, -180.0), (0, 0)), ((-90.0, 179.9999999), (2**30 - 1, 2**30 - 1))],
)
def test_points_are_placed_in_the_mercator_square(point: tuple[float, float], square: tuple[int, int]) -> None:
    assert world_xy(*point) == pytest.approx(square, abs=1)


@pytest.mark.parametrize("key", ["event_type", "status", "time_precision", "geo_precision"])
def test_a_word_that_no_query_knows_is_not_written(tmp_path: Path, key: str) -> None:
    store = Store(tmp_path)
    with pytest.raises(StoreError, match=f"e1: its {key} 'guess' is none of"):
        store.write_events({"article:a1": [replace(BATTLE, **{key: "guess"})]})
    assert store.events() == []


def test_half_an_interval_is_a_day(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.write_events({"article:a1": [replace(BATTLE, date_end=None)]})
    assert [(event.date_start, event.date_end) for event in store.events()] == [(date(2019, 3, 19), date(2019, 3, 19))]
