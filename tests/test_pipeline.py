"""Articles and tables into the store: once, again, redated, corrected and undone."""

import json
from dataclasses import replace
from datetime import date

from dashboard import pipeline
from dashboard.gazetteer import Gazetteer
from dashboard.model import Article
from dashboard.settings import Settings
from dashboard.store import Store, event_to_json, new_decision

REPORT = Article(
    article_id="r1",
    title="Taiz",
    text="Houthi forces shelled the city of Taiz on Friday, killing three civilians, medics said.",
    published=date(2020, 1, 4),
    language="en",
    source="A wire",
)


def test_seed_folder_is_built_once_and_then_left_alone(own_settings: Settings, gazetteer: Gazetteer) -> None:
    (own_settings.seeds / "taiz.txt").write_text(REPORT.text, "utf-8")
    (own_settings.seeds / "articles.csv").write_text("file,published\ntaiz.txt,2020-01-04\n", "utf-8")
    said: list[str] = []
    pipeline.build(own_settings, progress=said.append)
    store = Store(own_settings.store)
    (event,) = store.events()
    assert (event.place, event.date_start, event.fatalities) == ("Taiz", date(2020, 1, 3), 3)
    before = store.generation()
    pipeline.build(own_settings)
    assert store.generation() == before


def test_redating_an_article_moves_its_events_and_is_kept(own_settings: Settings) -> None:
    pipeline.add_articles([REPORT], own_settings)
    pipeline.redate("r1", date(2021, 6, 6), own_settings, who="Amal", why="printed on the page")
    store = Store(own_settings.store)
    (event,) = store.events()
    assert (event.date_start, event.published) == (date(2021, 6, 4), date(2021, 6, 6))
    assert [(d.kind, d.who) for d in store.decisions()] == [("published", "Amal")]
    pipeline.build(own_settings)
    assert [e.date_start for e in store.events()] == [date(2021, 6, 4)]


def test_a_corrected_place_moves_every_event_that_uses_it_and_can_be_undone(own_settings: Settings) -> None:
    (before,) = pipeline.add_articles([REPORT], own_settings)
    value = {"place": "Taizz", "country": "YE", "admin1": None, "latitude": 13.6, "longitude": 44.1}
    value |= {"geo_precision": "settlement", "radius_km": None}
    decision = new_decision(
        kind="place", scope="everywhere", toponym_key="taiz", value=value, who="Amal", why="the market"
    )
    pipeline.decide(decision, own_settings)
    (moved,) = Store(own_settings.store).events()
    assert (moved.latitude, moved.longitude, moved.place) == (13.6, 44.1, "Taizz")
    assert "Amal" in moved.place_reason
    pipeline.decide(replace(decision, undone=True), own_settings)
    (back,) = Store(own_settings.store).events()
    assert event_to_json(back) == event_to_json(before)


def test_table_is_loaded_once_with_its_faulty_rows_named(own_settings: Settings) -> None:
    good = {"toponym": "Taiz", "country": "YE", "date_start": "2020-01-03", "sentence": "Shells hit Taiz."}
    lines = [json.dumps(good), json.dumps({**good, "date_start": "soon"}), json.dumps({**good, "toponym": "Xyzzyx"})]
    raw = "\n".join(lines).encode()
    report = pipeline.load_events(raw, "table.jsonl", own_settings)
    assert (report.loaded, [error.line for error in report.errors]) == (2, [2])
    store = Store(own_settings.store)
    placed = {event.toponym: event.latitude for event in store.events()}
    assert placed["Taiz"] is not None
    assert placed["Xyzzyx"] is None
    before = store.generation()
    assert "nothing changed" in pipeline.load_events(raw, "again.jsonl", own_settings).sentence
    assert store.generation() == before


def test_extracted_seed_events_load_back_to_the_same_marks(
    seed: Article, gazetteer: Gazetteer, own_settings: Settings
) -> None:
    events = pipeline.read_article(seed, gazetteer)
    raw = "\n".join(json.dumps(event_to_json(event), ensure_ascii=False) for event in events).encode()
    report = pipeline.load_events(raw, "seed.jsonl", own_settings)
    assert not report.errors
    assert marks(Store(own_settings.store).events()) == marks(events)


def marks(events: list) -> set[tuple]:
    """What the map draws of each event."""
    return {
        (e.event_id, e.latitude, e.longitude, e.geo_precision, e.date_start, e.date_end, e.event_type, e.status)
        for e in events
    }
