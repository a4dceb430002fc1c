from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pyarrow.parquet as pq
import pytest
from drawn import events, numbered
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.exports import CREDIT, FORMATS, events_of, to_csv, to_geojson, to_jsonl, to_kml, to_parquet
from dashboard.filters import EventFilter
from dashboard.importers import read_events
from dashboard.model import Event
from dashboard.queries import Queries
from dashboard.store import EVENT_KEYS, Store

PLACED = Event(
    event_id="e1", article_id="a1", event_type="Battles", date_start=date(2019, 3, 1), date_end=date(2019, 3, 31),
    time_precision="month", place="Al-Baghuz Fawqani", toponym="الباغوز", latitude=34.45, longitude=40.95,
    geo_precision="settlement", sentence="قصف على الباغوز", language="ar", extractor="r", source="Agency",
    quantities=({"kind": "killed", "value": 3},), spans={"trigger": (0, 3)},
)  # fmt: skip
UNPLACED = replace(
    PLACED, event_id="e2", place=None, latitude=None, longitude=None, geo_precision="unknown", toponym=None
)
NASTY = replace(
    PLACED, event_id="e3", sentence="=cmd|' /C calc'!A0", actor1="+1", actor2="@x", title="'=already", trigger="-1"
)


@pytest.mark.parametrize("suffix", ["csv", "geojson", "jsonl", "parquet"])
def test_what_is_written_is_read_back_as_it_was(suffix: str) -> None:
    written = FORMATS[suffix].write([PLACED, UNPLACED, NASTY])
    loaded = read_events(written, f"events.{suffix}")
    assert loaded.errors == []
    assert loaded.rows == [PLACED, UNPLACED, NASTY]


@settings(deadline=None, max_examples=30)
@given(st.lists(events(), max_size=8).map(numbered))
def test_every_format_writes_every_event(drawn: list[Event]) -> None:
    assert len(to_jsonl(drawn).splitlines()) == len(drawn)
    assert pq.read_table(io.BytesIO(to_parquet(drawn))).num_rows == len(drawn)
    assert to_kml(drawn).count(b"<Placemark") == len(drawn)
    assert len(json.loads(to_geojson(drawn))["features"]) == len(drawn)
    assert len(list(csv.reader(io.StringIO(to_csv(drawn).decode("utf-8-sig"))))) == len(drawn) + 1


def test_no_cell_of_the_csv_runs_as_a_formula() -> None:
    rows = list(csv.DictReader(io.StringIO(to_csv([NASTY]).decode("utf-8-sig"))))
    assert tuple(rows[0]) == EVENT_KEYS
    assert not [key for key, value in rows[0].items() if value[:1] in tuple("=+-@\t\r") and value]
    assert to_csv([NASTY]).startswith(b"\xef\xbb\xbf")


def test_a_negative_coordinate_stays_a_number_in_the_csv() -> None:
    south = replace(PLACED, latitude=-1.5)
    (row,) = csv.DictReader(io.StringIO(to_csv([south]).decode("utf-8-sig")))
    assert row["latitude"] == "-1.5"


def test_geojson_has_longitude_first_and_null_where_there_is_no_place() -> None:
    collection = json.loads(to_geojson([PLACED, UNPLACED]))
    assert collection["type"] == "FeatureCollection"
    assert collection["features"][0]["geometry"] == {"type": "Point", "coordinates": [40.95, 34.45]}
    assert collection["features"][1]["geometry"] is None
    assert collection["credit"] == CREDIT


def test_kml_holds_days_place_and_text_as_text() -> None:
    rough = replace(PLACED, sentence="<b>${alert(1)}</b> & \x07 ]]>")
    root = ET.fromstring(to_kml([rough, UNPLACED]))
    namespace = {"k": "http://www.opengis.net/kml/2.2"}
    marks = root.findall(".//k:Placemark", namespace)
    assert [mark.findtext("k:Point/k:coordinates", None, namespace) for mark in marks] == ["40.95,34.45", None]
    assert marks[0].findtext("k:TimeSpan/k:begin", None, namespace) == "2019-03-01"
    description = marks[0].findtext("k:description", "", namespace)
    assert description.startswith("<b>${alert(1)}</b> & \ufffd ]]>")


def test_parquet_names_its_origin() -> None:
    schema = pq.read_schema(io.BytesIO(to_parquet([PLACED])))
    assert schema.metadata[b"credit"].decode() == CREDIT
    assert tuple(schema.names) == EVENT_KEYS


def test_exactly_the_filtered_events_are_exported(tmp_path: Path) -> None:
    store = Store(tmp_path)
    later = replace(PLACED, event_id="e4", date_start=date(2020, 1, 1), date_end=date(2020, 1, 1), time_precision="day")
    planned = replace(PLACED, event_id="e5", status="planned")
    store.write_events({"article:a1": [PLACED, UNPLACED, later, planned]})
    chosen = EventFilter.from_query([("to", "2019-12-31")])
    assert events_of(Queries(store).table(chosen)) == [PLACED, UNPLACED]
